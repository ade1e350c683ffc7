/** Why a file could not be read, in words for the person who named it. */

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is no folder, or there is none on the way to it',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'whoever runs this may not read it',
  EPERM: 'whoever runs this may not read it',
  EMFILE: 'too many files are open',
};

/** Whether an error is one of the file system's. */
export const isFileError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What looks like a glob was in quotes, so that no shell made files of it. */
const GLOB = /[*?[{]/;

/**
 * Why a file could not be read; anything but an error of the file system is thrown on. With its name, where no globs
 * are read, one that is not there is told from a glob.
 */
export const whyUnreadable = (error: unknown, name = ''): string => {
  if (!isFileError(error)) throw error;
  const hint = error.code === 'ENOENT' && GLOB.test(name) ? '; globs are for the shell, without quotes' : '';
  return `${WHY[error.code] ?? `it cannot be read (${error.code})`}${hint}`;
};

/** What keeps a file from being written, where the words for reading do not fit. */
const WHY_UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'whoever runs this may not write it',
  EPERM: 'whoever runs this may not write it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** Why a file could not be written. */
export const whyUnwritable = ({ code }: { readonly code: string }): string => WHY_UNWRITABLE[code] ?? WHY[code] ?? code;
