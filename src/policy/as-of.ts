/** The policy as it stood on a day: the last entry of a history at or before it. */
import type { ApiAnswer, CellStatus, Day } from '../model.js';
import type { FeatureRow, PolicyData } from './data.js';

/** The entry of a history in force on a day; histories are in order. */
export const entryAt = <Entry extends { readonly since: Day }>(
  history: readonly Entry[] | undefined,
  day: Day,
): Entry | undefined => {
  let found: Entry | undefined;
  for (const entry of history ?? []) if (entry.since <= day) found = entry;
  return found;
};

/** Whether an entry is in force on a day, which is before its end, if it has one. */
export const inForce = (entry: { readonly since: Day; readonly until?: Day | undefined }, day: Day): boolean =>
  entry.since <= day && (entry.until === undefined || day < entry.until);

/** The id of the source of an entry: by default the table, and for a page without a day its first day. */
export const sourceOf = (
  { tables }: PolicyData,
  { since, source = tables.page }: { readonly since: Day; readonly source?: string },
): string => (source.includes('/') ? source : `${source}/${since}`);

/** What a cell says on a day. */
export interface CellNow {
  readonly status: CellStatus;
  readonly api: ApiAnswer;
  /** Absent where there is no entry. */
  readonly since?: Day;
  readonly source?: string;
}

/** One cell of the table as of a day. A row that is in the table is absent before its first entry. */
export const cellAt = (data: PolicyData, row: FeatureRow, column: 'zdr' | 'hipaa', day: Day): CellNow => {
  const cell = entryAt(row[column], day);
  if (cell) return { api: column === 'zdr' ? 'accepts' : 'unknown', ...cell, source: sourceOf(data, cell) };
  const absent = row.row !== 'none' || day < data.tables[column];
  return { status: absent ? 'absent' : 'not-established', api: 'unknown' };
};

/** Whether a feature's marker needed a beta value on a day; not known counts as needed. */
export const isBeta = ({ stable }: FeatureRow, day: Day): boolean => !stable || day < stable;

/** What the BAA article says about a feature; its first list also applies to earlier days. */
export const baaAt = (row: FeatureRow, day: Day): 'covered' | 'not-covered' | 'not-listed' =>
  (entryAt(row.baa, day) ?? row.baa?.[0])?.status ?? 'not-listed';
