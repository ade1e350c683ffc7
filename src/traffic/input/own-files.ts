/** Recognises what this program itself writes, by its beginning: an audit reads none of it as traffic. */
import { TOOL } from '../../tool.js';
import { headOf } from './pieces.js';

/** The first members of a state, also of one that was not written to its end, and of a result in JSON. */
const BEGINS = new RegExp(
  `^\\{"version":1,(?:"audit":"hmac-sha256:[0-9a-f]{64}"|(?:"kind":"\\w+",)?(?:"title":"[^"]*","made":"[^"]*",)?"tool":\\{"name":"${TOOL.name}")`,
);
const BEGINNING = 512;

/** Whether a file is the state of an audit, or a result in JSON. */
export const isOwnFile = (path: string): boolean => BEGINS.test(headOf(path, BEGINNING).replace(/\s/g, ''));
