/** Folders that nobody means who names the folder that they are in. */
export const NEVER: readonly string[] = ['.git', 'node_modules'];
