import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../src/server/turn.js';

describe('the turn in which requests are judged', () => {
  it('is one for all that arrive together, and another for those that come later', async () => {
    const first = nextTurn();
    expect(nextTurn()).toBe(first);
    await first;
    const second = nextTurn();
    expect(second).not.toBe(first);
    await second;
  });

  it('comes after what is already due', async () => {
    const order: string[] = [];
    const turn = nextTurn().then(() => order.push('turn'));
    process.nextTick(() => order.push('tick'));
    await Promise.resolve().then(() => order.push('promise'));
    await turn;
    expect(order).toHaveLength(3);
    expect(order.at(-1)).toBe('turn');
  });
});
