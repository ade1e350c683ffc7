/** What this program calls itself; the version is held to package.json by a test. */
export const TOOL = { name: 'claude-preflight', version: '0.1.0' } as const;
