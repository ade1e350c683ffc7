/** `claude-preflight`: the check of requests to Claude against the terms the organisation is under. */
export { checkWith, type DetectLater } from './check-with.js';
export { check, checkText, schemaDetector } from './full-check.js';
export { compilePolicy, type Policy } from './policy/compile.js';
export type { CustomRule, PolicyData } from './policy/data.js';
export { shippedPolicy } from './policy/shipped.js';
export type * from './public-types.js';
