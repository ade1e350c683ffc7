import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { interestOf } from '../../src/traffic/interest.js';
import { memberNames } from '../../src/traffic/member-names.js';

/** Every name is given the same hash, so that each meets what was remembered of the one before. */
const readAll = (...names: string[]): string[] => {
  const nameOf = memberNames(interestOf(shippedPolicy.data));
  return names.map((name) => nameOf(Buffer.from(name), 0, Buffer.byteLength(name), 7).text);
};

describe('a name of a member', () => {
  it('is the one that its bytes are, also where another had the same hash', () => {
    const names = ['model', 'tools', 'model', 'model', '', 'models', 'a'.repeat(80), 'b'.repeat(80)];
    expect(readAll(...names)).toEqual(names);
  });

  it('is not taken for another whose letters have the numbers of its bytes', () => {
    expect(readAll('\u00c3\u00a9', '\u00e9', '\u00c3\u00a9')).toEqual(['\u00c3\u00a9', '\u00e9', '\u00c3\u00a9']);
  });

  it('comes with what the policy has to do with it', () => {
    const nameOf = memberNames(interestOf(shippedPolicy.data));
    const of = (name: string) => nameOf(Buffer.from(name), 0, name.length, 7);
    expect([of('messages').nodes, of('text').content, of('input_schema').ifStrict, of('headers').headers]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(of('text').nodes).toBe(false);
  });
});
