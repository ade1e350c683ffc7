/** Repositories of a test, which are removed after it, and the reports of lint about them. */
import { afterEach } from 'vitest';
import { type Repository, reportOf, repository } from './repository.js';

/** A configuration under which ZDR applies to all requests. */
export const ZDR = 'context: { arrangement: zdr }\n';

const made: Repository[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

/** Creates a repository with these files. */
export const here = (files: Readonly<Record<string, string | Uint8Array>>): Repository => {
  const one = repository(files);
  made.push(one);
  return one;
};

/** The JSON report of lint on a repository. */
export const json = async (repo: Repository, ...argv: string[]) =>
  reportOf(await repo.run(['lint', '--no-cache', '--format', 'json', ...argv]));

/** The names of the subjects of a report. */
export const names = (report: { readonly subjects: readonly { readonly name?: string }[] }): string[] =>
  report.subjects.map(({ name = '' }) => name);
