/** Joins hyphenated names to one word. */
import type { Token } from './tokens.js';
import { AGAINST, THING, type Word } from './vocabulary.js';

/** A syllable of a romanised Korean or Chinese name. Two of them are a given name: `Min-ji`, `Jae-sung`. */
const SYLLABLE =
  /^(?:ch|sh|zh|kk|[bcdghjklmnpqrstwxyz])?[wy]?(?:ae|ai|ao|ee|ei|eo|eu|ia|ie|iu|oe|oo|ou|ua|ue|ui|uo|[aeiou])(?:ng|[hklmnpr])?$/;

/** The evidence of two such syllables, which is greater than that of any single word. */
const BY_SYLLABLES = 7.5;

/** The tokens of a text, and the properties of each word. */
interface Phrase {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
}

/** The phrase with hyphenated names joined, if a space or comma is before or after them. */
export const compound = ({ tokens, words: known }: Phrase): Phrase => {
  const joined: Token[] = [];
  const words: Word[] = [];
  for (const [index, token] of tokens.entries()) {
    const word = known[index] as Word;
    const last = joined.at(-1);
    const lastWord = words.at(-1);
    const syllables = token.before === 'hyphen' && SYLLABLE.test(token.word) && SYLLABLE.test(last?.word ?? '');
    const opens =
      last &&
      (last.before === 'space' ||
        last.before === 'comma' ||
        tokens[index + 1]?.before === 'space' ||
        tokens[index + 1]?.before === 'comma');
    if (
      token.before === 'hyphen' &&
      last &&
      lastWord &&
      opens &&
      last.form !== 'lower' &&
      // The second part may be in lower case: `Ji-hoon`.
      (token.form === last.form || (token.form === 'lower' && (syllables || (lastWord.given > 2 && word.given > 2)))) &&
      token.form !== 'digits'
    ) {
      joined[joined.length - 1] = { ...last, possessive: token.possessive };
      words[words.length - 1] = {
        roles: word.roles & (THING | AGAINST),
        given: Math.max(syllables ? BY_SYLLABLES : -6, (lastWord.given + word.given) / 2),
        surname: Math.max(-6, Math.max(lastWord.surname, word.surname) - 0.5),
        listed: syllables || lastWord.listed || word.listed,
        ordinary: !syllables && lastWord.ordinary && word.ordinary,
        likeness: Math.max(lastWord.likeness, word.likeness),
        opens: syllables || lastWord.opens || word.opens,
      };
    } else {
      joined.push(token);
      words.push(word);
    }
  }
  return { tokens: joined, words };
};
