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

/** Why a file could not be read; anything but an error of the file system is thrown on. */
export const whyUnreadable = (error: unknown): string => {
  if (!isFileError(error)) throw error;
  return WHY[error.code] ?? `it cannot be read (${error.code})`;
};
