/** Recognises the Claude model that a statement of SQL names. */
import { rows } from './clients.js';

const ID = String.raw`([\w./:@-]*claude[\w.:@-]*)`;

/** A function that asks a model, with the name of a Claude model, or an option that has one. */
export const SQL_MODEL = new RegExp(
  `\\b(?:(?:${rows.sql.functions.join('|')})\\s*\\(\\s*(?:\\w+\\s*=>\\s*)?\\\\?["']|(?:${rows.sql.options.join('|')})\\s*=>?\\s*\\\\?')${ID}`,
  'i',
);
