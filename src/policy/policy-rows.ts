/** The rows of a policy as they are read, and the places of their problems. */
import type { AnswerRow } from './answer-row.js';
import type { PolicyData } from './data.js';
import type { FixRow } from './fix-row.js';
import type { Prose } from './prose.js';
import type { FileName } from './schema.js';

/** The rows of a policy, separated into those for judging, explaining, fixing, and reading answers. */
export interface PolicyRows {
  readonly data: PolicyData;
  readonly prose: Prose;
  readonly fixes: readonly FixRow[];
  readonly answers: readonly AnswerRow[];
}

/** A place in the policy: a file and the path within it. */
export interface Place {
  readonly file: FileName;
  readonly path: readonly PropertyKey[];
}

/** A problem with its place. */
export interface Fault extends Place {
  readonly message: string;
}
