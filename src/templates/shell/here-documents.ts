/** Reads here-documents: texts on the lines after a command, each up to a line with its end mark. */
import type { Word } from './command.js';
import { addCharacter, type Characters, type Cursor, readVariable } from './cursor.js';

/** Reads the mark with which a here-document begins; its text, which begins on the next line, is given to `set`. */
export const readHereMark = (cursor: Cursor, set: (word: Word) => void): void => {
  const match = /^<<(-?)\s*(['"\\]?)(\w+)\2?/.exec(cursor.text.slice(cursor.at, cursor.at + 100));
  if (!match) {
    cursor.at += 2;
    return;
  }
  cursor.waiting.push({ end: match[3] ?? '', strip: match[1] === '-', literal: match[2] !== '', set });
  cursor.at += match[0].length;
};

/** Reads the texts of the here-documents that begin on this line. */
export const readHereDocuments = (cursor: Cursor): void => {
  for (const { end, strip, literal, set } of cursor.waiting.splice(0)) {
    const word: Characters = { text: '', offsets: [] };
    const at = cursor.at;
    while (cursor.at < cursor.text.length) {
      const to = cursor.text.indexOf('\n', cursor.at);
      const stop = to < 0 ? cursor.text.length : to + 1;
      const line = cursor.text.slice(cursor.at, stop);
      if ((strip ? line.replace(/^\t+/, '') : line).trimEnd() === end) {
        cursor.at = stop;
        break;
      }
      while (cursor.at < stop) {
        if (!literal && readVariable(cursor, word, true)) continue;
        addCharacter(word, cursor.text[cursor.at] ?? '', cursor.at);
        cursor.at++;
      }
    }
    set({ ...word, at });
  }
};
