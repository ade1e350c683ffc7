/** Why a file could not be read, in words for the person who named it. */

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is no folder, or there is none on the way to it',
  EISDIR: 'it is a folder',
  EACCES: 'whoever runs this may not read it',
  EPERM: 'whoever runs this may not read it',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open',
};

/** Whether an error is one of the file system's. */
export const isFileError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What looks like a glob was in quotes, so that no shell made files of it. */
const GLOB = /[*?[{]/;

/** Why a file could not be read; anything but an error of the file system is thrown on. */
export const whyUnreadable = (error: unknown): string => {
  if (!isFileError(error)) throw error;
  // The bytes of such a name are lost when a folder is listed.
  if (error.code === 'ENOENT' && 'path' in error && String(error.path).includes('\ufffd'))
    return `${WHY.ENOENT}; a name that is not UTF-8 cannot be read: rename it`;
  return WHY[error.code] ?? `it cannot be read (${error.code})`;
};

/** Why an operand could not be read, of a command that reads neither folders nor globs, and what to name instead. */
export const whyNoFile = (error: unknown, operand: string): string => {
  const why = whyUnreadable(error);
  if (why === WHY.EISDIR) return `${why}; name the files in it`;
  return why === WHY.ENOENT && GLOB.test(operand) ? `${why}; globs are for the shell, without quotes` : why;
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
