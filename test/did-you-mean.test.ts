import { expect, it } from 'vitest';
import { closestWord } from '../src/did-you-mean.js';

it.each([
  ['zrd', ['standard', 'zdr', 'hipaa'], 'zdr'],
  ['ZDR', ['standard', 'zdr', 'hipaa'], 'zdr'],
  ['arangement', ['platform', 'arrangement'], 'arrangement'],
  ['foundryhosting', ['foundryHosting', 'phi'], 'foundryHosting'],
  ['zdr', ['pdf', 'phi', 'bash_tool'], undefined],
  ['x', ['a', 'b'], undefined],
  ['something else', ['mode', 'key'], undefined],
  ['bedrock', ['claude-api', 'amazon-bedrock', 'google-cloud'], 'amazon-bedrock'],
  ['google', ['google-cloud', 'google-cloud-anthropic'], undefined],
  ['m'.repeat(1_000_000), ['mode'], undefined],
])('didYouMean suggests the closest word for %s, if there is one', (word, words, near) => {
  expect(closestWord(word, words)).toBe(near);
});
