/** `claude-preflight/core`: the check without detectors for identifiers in schemas. No run-time dependency. */
export { shippedPolicy } from './policy/shipped.js';

// The policy comes first: a bundle keeps this order, and compresses best with all rows next to one another.

export { check } from './check.js';
export { checkText } from './check-text.js';
export { compilePolicy, type Policy } from './policy/compile.js';
export type { CustomRule, PolicyData } from './policy/data.js';
export type * from './public-types.js';
