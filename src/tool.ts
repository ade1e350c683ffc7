/** The name and version of this program. A test compares the version with package.json. */
export const TOOL = { name: 'claude-preflight', version: '0.1.0' } as const;
