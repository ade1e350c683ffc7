/** Converts the tables of query services (column names in one list, cells in others) to rows that are objects. */
import { isObject, type Json } from '../../json.js';
import { DEPTH, hasMessages } from './body.js';

/** Names of the list of columns, and of the member with a column's name. */
const COLUMNS = /^(cols|columns|fields|meta|schema|row_?type|column_?(info|metadata))$/i;
const NAME = /^(name|column_?name)$/i;
/** The maximum number of levels between the columns or the rows and the object that contains both. */
const LEVELS = 3;

const nameOf = (column: unknown): string | undefined => {
  const given = isObject(column) ? Object.entries(column).find(([name]) => NAME.test(name))?.[1] : column;
  return typeof given === 'string' ? given : undefined;
};

/** The names of `count` columns, in an object or up to `levels` levels below it. */
const columnsIn = (holder: Json, count: number, levels = LEVELS): readonly string[] | undefined => {
  for (const [name, value] of Object.entries(holder)) {
    const names = Array.isArray(value) && value.length === count && COLUMNS.test(name) ? value.map(nameOf) : [];
    const found =
      names.length > 0 && names.every((one) => one !== undefined)
        ? names
        : isObject(value) && levels > 0
          ? columnsIn(value, count, levels - 1)
          : undefined;
    if (found) return found;
  }
  return undefined;
};

/** The cells of a row, which is a list or an object with a list. */
const cellsOf = (row: unknown): readonly unknown[] | undefined =>
  Array.isArray(row) ? row : isObject(row) ? Object.values(row).find(Array.isArray) : undefined;

/** The value of a cell that also states its type. */
const valueOfCell = (cell: unknown): unknown =>
  isObject(cell) && typeof cell.type === 'string' && Object.hasOwn(cell, 'value') ? cell.value : cell;

/** The rows of a table as objects, if one of the holders has its columns; else undefined. */
const rowsOf = (list: readonly unknown[], holders: readonly Json[]): readonly Json[] | undefined => {
  const count = cellsOf(list[0])?.length ?? 0;
  if (count < 2) return undefined;
  const rows = list.map(cellsOf);
  if (!rows.every((cells) => cells?.length === count)) return undefined;
  for (const holder of holders) {
    const names = columnsIn(holder, count);
    if (names)
      return rows.map((cells = []) => Object.fromEntries(names.map((name, i) => [name, valueOfCell(cells[i])])));
  }
  return undefined;
};

const NUMBER = /^\d+$/;

/** The rows of a table that is written by column, each an object of row numbers and cells. */
const rowsAcross = (table: Json): readonly Json[] | undefined => {
  const columns = Object.values(table);
  const [first] = columns;
  const numbers = isObject(first) ? Object.keys(first) : [];
  if (columns.length < 2 || numbers.length === 0 || !numbers.every((one) => NUMBER.test(one))) return undefined;
  const isColumn = (column: unknown): column is Json =>
    isObject(column) && Object.keys(column).length === numbers.length && numbers.every((one) => one in column);
  if (!columns.every(isColumn)) return undefined;
  const members = Object.entries(table as Readonly<Record<string, Json>>);
  return numbers.map((one) => Object.fromEntries(members.map(([name, column]) => [name, column[one]])));
};

/** The value with the rows of its tables as objects; the same value if it has no tables. Requests are left unchanged. */
export const withRows = (value: unknown, holders: readonly Json[] = [], depth = 0): unknown => {
  if (depth > DEPTH) return value;
  if (Array.isArray(value)) {
    const rows = holders.length > 0 ? rowsOf(value, holders) : undefined;
    if (rows) return rows;
    const items = value.map((one) => withRows(one, holders, depth + 1));
    return items.some((one, i) => one !== value[i]) ? items : value;
  }
  if (!isObject(value) || hasMessages(value)) return value;
  const rows = rowsAcross(value);
  if (rows) return rows;
  const near = [value, ...holders].slice(0, LEVELS + 1);
  const members = Object.entries(value).map(([name, one]) => [name, withRows(one, near, depth + 1)] as const);
  return members.some(([name, one]) => one !== value[name]) ? Object.fromEntries(members) : value;
};
