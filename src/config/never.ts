/** Folders that are never searched below a named folder. */
export const NEVER: readonly string[] = ['.git', 'node_modules'];
