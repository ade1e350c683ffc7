/** A word in quotes, as a shell reads it unchanged. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
