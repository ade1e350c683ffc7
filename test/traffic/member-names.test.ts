import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { interestOf } from '../../src/traffic/skim/interest.js';
import { memberNames } from '../../src/traffic/skim/member-names.js';

/** Every name gets the same hash, so that each finds the slot of the one before. */
const readAll = (...names: string[]): string[] => {
  const nameOf = memberNames(interestOf(shippedPolicy.data));
  return names.map((name) => nameOf(Buffer.from(name), 0, Buffer.byteLength(name), 7).text);
};

describe('the cache of member names', () => {
  it('returns the name of the bytes even if another name has the same hash', () => {
    const names = ['model', 'tools', 'model', 'model', '', 'models', 'a'.repeat(80), 'b'.repeat(80)];
    expect(readAll(...names)).toEqual(names);
  });

  it('does not confuse characters beyond ASCII with bytes of the same value', () => {
    expect(readAll('\u00c3\u00a9', '\u00e9', '\u00c3\u00a9')).toEqual(['\u00c3\u00a9', '\u00e9', '\u00c3\u00a9']);
  });

  it('returns what the policy reads of such a member', () => {
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
