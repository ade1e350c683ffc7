import { BLOCK_CASES } from './block-cases.js';
import type { MessageCase } from './message-case.js';
import { PARAM_CASES } from './param-cases.js';
import { TOOL_CASES } from './tool-cases.js';

/** Every Messages request that the clients of the Anthropic family are driven with. */
export const MESSAGE_CASES: readonly MessageCase[] = [...PARAM_CASES, ...TOOL_CASES, ...BLOCK_CASES];
