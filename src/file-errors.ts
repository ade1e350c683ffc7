/** Descriptions of file system errors, for messages. */

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is not a folder, or a part of its path is not one',
  EISDIR: 'it is a folder',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ELOOP: 'it is a symbolic link to itself',
  EMFILE: 'too many files are open',
};

/** Whether an error has a code, as those of the file system do. */
export const isFileError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Characters of globs. A glob in quotes is not expanded by the shell. */
const GLOB = /[*?[{]/;

/** Why a file could not be read. Other errors than those of the file system are thrown again. */
export const whyUnreadable = (error: unknown): string => {
  if (!isFileError(error)) throw error;
  // Listing a folder loses the bytes of a name that is not UTF-8.
  if (error.code === 'ENOENT' && 'path' in error && String(error.path).includes('\ufffd'))
    return `${WHY.ENOENT}; a name that is not UTF-8 cannot be read: rename it`;
  return WHY[error.code] ?? `it cannot be read (${error.code})`;
};

/** Why an operand could not be read as a file, with a hint for folders and globs. */
export const whyNoFile = (error: unknown, operand: string): string => {
  const why = whyUnreadable(error);
  if (why === WHY.EISDIR) return `${why}; name the files in it`;
  return why === WHY.ENOENT && GLOB.test(operand) ? `${why}; globs are for the shell, without quotes` : why;
};

/** Descriptions for writing, if they differ from those for reading. */
const WHY_UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'there is no permission to write it',
  EPERM: 'there is no permission to write it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file could not be written. */
export const whyUnwritable = ({ code }: { readonly code: string }): string => WHY_UNWRITABLE[code] ?? WHY[code] ?? code;
