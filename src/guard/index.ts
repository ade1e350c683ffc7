/** `claude-preflight/guard`: the check where requests leave, in an SDK or around any `fetch`. Imports no SDK. */
export type { Context, Finding, Report, Subject } from '../model.js';
export { compilePolicy, type Policy } from '../policy/compile.js';
export type { CustomRule, PolicyData } from '../policy/data.js';
export { shippedPolicy } from '../policy/shipped.js';
export type { Receipt } from '../receipt.js';
export type { Lost } from './delivery.js';
export type { AnswerSign, EventSink, GuardEvent } from './events.js';
export { type GuardFetchOptions, guardFetch } from './fetch.js';
export type { GuardOptions } from './guard.js';
export type { Guarding } from './mark.js';
export { type PreflightMiddleware, preflight } from './middleware.js';
export { type TelemetryApi, telemetryEvents } from './telemetry.js';
export { NotGuardedError, verifyGuarded } from './verify.js';
export { PolicyViolationError, type Violation, violationOf } from './violation.js';
