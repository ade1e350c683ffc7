/** The reports of lint about the repositories of a test. */
import { type Repository, reportOf } from './repository.js';

/** A configuration under which ZDR applies to all requests. */
export const ZDR = 'context: { arrangement: zdr }\n';

/** The JSON report of lint on a repository. */
export const json = async (repo: Repository, ...argv: string[]) =>
  reportOf(await repo.run(['lint', '--no-cache', '--format', 'json', ...argv]));

/** The names of the subjects of a report. */
export const names = (report: { readonly subjects: readonly { readonly name?: string }[] }): string[] =>
  report.subjects.map(({ name = '' }) => name);
