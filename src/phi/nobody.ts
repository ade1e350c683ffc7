/** What a string may be that holds names and names no person: a code, a host, an institution. */
import { parts } from './names.generated.js';
import { has } from './span.js';
import type { Token } from './tokens.js';
import { PEOPLE, PERSON, type Word } from './vocabulary.js';

const PREFIXES = parts.prefixes.split(' ');

/** A language and a country: `luo-KE`. */
const LANGUAGE = /^[a-z]{2,3}-[a-z]{2}$/i;

/** What a terminology calls its terms, in parentheses at their end: `Bo Xu pig breed (organism)`. */
const TAGS = new Set(parts.tags.split(','));
const isTagged = (text: string): boolean =>
  text.endsWith(')') && TAGS.has(text.slice(text.lastIndexOf('(') + 1, -1).toLowerCase());

/** Whether the form of a string alone says that it names no person. */
export const namesNobody = (text: string): boolean =>
  LANGUAGE.test(text) || PREFIXES.some((prefix) => text.startsWith(prefix)) || isTagged(text);

/** A host under another: `fr.acme.com`. */
const HOST = /^[a-z\d-]+\.[a-z\d-]+\.(?:com|org|net|io)$/;

/** What is written in the letters of base 64, with digits here and there: no words. */
const HASH = /^(?=\d{0,30}(?:\D{1,30}\d{1,30}){4})(?:[a-z\d]{2,6}[-:])?[A-Za-z\d+/]{27,}={0,2}$/;

const INSTITUTIONS = new Set(parts.institutions.split(' '));
const UNIVERSITY = new RegExp(`^(?:${parts.universities})|(?:${parts.universities})$`);

const isTitle = ({ form }: Token): boolean => form === 'title' || form === 'upper';

/** `Carl R. Darnall Medical Center`, `Otis R. Bowen Center for Human Services` */
const endsAsInstitution = (tokens: readonly Token[]): boolean => {
  const end = tokens.findIndex(({ word }, i) => i > 2 && (word === 'of' || word === 'for'));
  const title = end < 0 ? tokens : tokens.slice(0, end);
  return (
    INSTITUTIONS.has(title.at(-1)?.word ?? '') &&
    title.every((token, i) => (i === 0 ? token.form === 'title' : isTitle(token) && token.before === 'space'))
  );
};

/** `Universidad Alberto Hurtado`, `Technische Hochschule Wildau`; but `University student Karin Holmberg`. */
const beginsAsUniversity = (tokens: readonly Token[], words: readonly Word[]): boolean =>
  tokens[1]?.before === 'space' &&
  tokens.slice(0, 2).some(({ word }) => UNIVERSITY.test(word)) &&
  tokens.every((token, i) => token.word.length < 4 || (isTitle(token) && !has(words[i], PERSON)));

/** Whether a string in which a name was found is a host, a hash or the title of an institution. */
export const namesElse = (text: string, tokens: readonly Token[], words: readonly Word[]): boolean =>
  HOST.test(text) ||
  HASH.test(text) ||
  ((endsAsInstitution(tokens) || beginsAsUniversity(tokens, words)) && words.every((word) => !has(word, PEOPLE)));
