import { temporaryFolder } from '../temporary-folder.js';
import { body, CODE_EXECUTION, saved } from './results.js';

/** The terms of the results. */
export const zdr = { arrangement: 'zdr' } as const;

/** A new folder with a result without a finding and one with a failure, removed after the tests of the calling file. */
export const savedResults = () => {
  const { path: folder, write: file } = temporaryFolder();
  const good = file('good.json', JSON.stringify(saved([body()], zdr)));
  const bad = file('bad.json', JSON.stringify(saved([body(CODE_EXECUTION)], zdr)));
  return { folder, file, good, bad };
};
