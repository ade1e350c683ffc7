import { describe, expect, it } from 'vitest';
import { stepsIn } from '../src/pointer.js';

describe('the steps of a pointer in a value', () => {
  it('have the names of members that are shown by their position', () => {
    const value = { tools: [{ 'invented name': { '#9': true } }] };
    expect(stepsIn(value, '/tools/0/#0/#9')).toEqual(['tools', '0', 'invented name', '#9']);
    expect(stepsIn(value, '/tools/0/#4')).toEqual(['tools', '0', '#4']);
  });

  it('are found with one listing of a value’s members, however many are needed', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `invented_${index}`);
    let looks = 0;
    const value = new Proxy(Object.fromEntries(names.map((name) => [name, 1])), {
      ownKeys: (target) => {
        looks += 1;
        return Reflect.ownKeys(target);
      },
    });
    expect(names.map((_, index) => stepsIn(value, `/#${index}`)[0])).toEqual(names);
    expect(looks).toBe(1);
  });
});
