import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refuse } from '../../src/server/refusal.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a refused request is read for as long as its body arrives, so that a client that reads last gets the refusal', () => {
  const request = Object.assign(new EventEmitter(), { resume: () => {}, destroy: () => {}, readableEnded: false });
  const response = {
    req: request,
    headersSent: false,
    destroyed: false,
    writeHead: vi.fn(),
    write: vi.fn(),
    end: vi.fn(),
  };
  refuse(response as never, { status: 413, why: 'too large', close: true });
  expect(response.writeHead.mock.calls[0]?.[0]).toBe(413);
  for (let part = 0; part < 10; part++) {
    vi.advanceTimersByTime(1_500);
    request.emit('data');
    expect(response.end).not.toHaveBeenCalled();
  }
  vi.advanceTimersByTime(2_000);
  request.emit('data');
  vi.runAllTimers();
  expect(response.end).toHaveBeenCalledTimes(1);
});
