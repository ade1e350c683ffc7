import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../src/server/turn.js';

describe('nextTurn', () => {
  it('returns one promise for requests that arrive together, and another for later ones', async () => {
    const first = nextTurn();
    expect(nextTurn()).toBe(first);
    await first;
    const second = nextTurn();
    expect(second).not.toBe(first);
    await second;
  });

  it('resolves after everything that is already due', async () => {
    const order: string[] = [];
    const turn = nextTurn().then(() => order.push('turn'));
    process.nextTick(() => order.push('tick'));
    await Promise.resolve().then(() => order.push('promise'));
    await turn;
    expect(order).toHaveLength(3);
    expect(order.at(-1)).toBe('turn');
  });
});
