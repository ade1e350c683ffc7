/** Folders that are never searched below a named folder. */
export const SKIPPED_FOLDERS: readonly string[] = ['.git', 'node_modules'];
