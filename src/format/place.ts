/** A place as text. */
import type { Place } from '../report/run.js';

/** `file:line:column  name  pointer`, as much of it as is known. */
export const placeText = ({ name, file, line, column, at }: Place): string => {
  const lines = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`);
  const where = file === undefined ? '' : `${file}${lines.join('')}`;
  const pointer = at === '' ? 'the request' : at;
  return [where, name, pointer].filter((part) => part !== undefined && part !== '').join('  ');
};
