/** Writes places as text. */
import type { Location } from '../model.js';
import type { Place } from '../report/run.js';

/** A location, or a finding in a list with one. */
type LocationKnown = Pick<Location, 'line' | 'column'> & {
  readonly file?: string | undefined;
  readonly cell?: number | undefined;
};

/** `file:line:column`, and for a notebook the number of the cell, from 1; the line is that in the file. */
export const locationText = ({ file = '', line, column, cell }: LocationKnown): string =>
  `${file}:${line}:${column}${cell === undefined ? '' : ` (cell ${cell})`}`;

/** A pointer into a request, in words for the request itself. */
export const pointerText = (at: string): string => at || 'the request';

/** `file:line`, with the number of the record if several begin on the line. */
export const recordText = ({
  file,
  line,
  record,
}: Required<Pick<Place, 'file' | 'line'>> & Pick<Place, 'record'>): string =>
  `${file}:${line}${record === undefined ? '' : ` record ${record}`}`;

/** `file:line:column  name  pointer`, as far as these are known. */
export const placeText = ({ name, file, line, column, record, at }: Place): string => {
  const lines = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`);
  const where = file === undefined ? '' : `${file}${lines.join('')}${record === undefined ? '' : ` record ${record}`}`;
  return [where, name, at === undefined ? at : pointerText(at)]
    .filter((part) => part !== undefined && part !== '')
    .join('  ');
};
