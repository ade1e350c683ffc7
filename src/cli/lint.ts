/** `lint`: request templates in a repository, found and judged. */
import { dirname, join, resolve } from 'node:path';
import { reportOf } from '../check.js';
import type { Config, FileWaiver } from '../config/config.js';
import { fileMatcher } from '../config/match.js';
import { parseConfig } from '../config/parse.js';
import { policyOf } from '../config/read.js';
import { plain } from '../format/pretty.js';
import { type Cache, hashOf, openCache } from '../lint/cache.js';
import { changedSince, commitOf, textAt, topOf } from '../lint/changed.js';
import { findTemplates } from '../lint/find.js';
import type { Bench, FileResult } from '../lint/judge.js';
import { pathFrom, type Run, runFile, runSource } from '../lint/run.js';
import { sourceOf } from '../lint/source.js';
import { waiverNotes, waivingOf } from '../lint/waivers.js';
import { walk } from '../lint/walk.js';
import type { Counts, Subject } from '../model.js';
import { problemLine } from '../policy/document.js';
import { prose } from '../policy/prose.generated.js';
import { shippedPolicy } from '../policy/shipped.js';
import { TOOL } from '../tool.js';
import { type Args, CONTEXT_FLAGS, type FlagSpec, OUTPUT_FLAGS, readArgs } from './args.js';
import { exitOf, failOn } from './check.js';
import { CONFIG_FLAGS, configOf } from './config.js';
import { contextOf } from './context.js';
import { REPORT_FORMATS, reportText } from './formats.js';
import { EXIT, type Io, UsageError } from './io.js';
import { sinksOf, write } from './output.js';

export const LINT_FLAGS = {
  ...CONTEXT_FLAGS,
  ...OUTPUT_FLAGS,
  ...CONFIG_FLAGS,
  'changed-since': { type: 'string' },
  'stdin-filename': { type: 'string' },
  waivers: { type: 'boolean' },
  'waivers-from': { type: 'string' },
  'allow-none': { type: 'boolean' },
  cache: { type: 'boolean' },
  'cache-dir': { type: 'string' },
} as const satisfies Record<string, FlagSpec>;
