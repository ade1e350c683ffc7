/** A place as text. */
import type { Location } from '../model.js';
import type { Place } from '../report/run.js';

/** A location, or a finding in a list with one. */
type LocationKnown = Pick<Location, 'line' | 'column' | 'cell'> & { readonly file?: string | undefined };

/** `file:line:column`, and of a notebook the cell, from 1 on; the line is of the file. */
export const locationText = ({ file = '', line, column, cell }: LocationKnown): string =>
  `${file}:${line}:${column}${cell === undefined ? '' : ` (cell ${cell})`}`;

/** `file:line:column  name  pointer`, as much of it as is known. */
export const placeText = ({ name, file, line, column, at }: Place): string => {
  const lines = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`);
  const where = file === undefined ? '' : `${file}${lines.join('')}`;
  const pointer = at === '' ? 'the request' : at;
  return [where, name, pointer].filter((part) => part !== undefined && part !== '').join('  ');
};
