/** Receipts as JSON Lines: what is read of them, and the lines that are none. */

import { isCount, isText, listOf, oneOf, optional, withMembers } from '../config/forms.js';
import { ARRANGEMENTS, PLATFORMS, VERDICTS } from '../model.js';
import type { Receipt } from '../receipt.js';

/** What a report counts by; a receipt that says something else there could make a pass of it. */
const isReceipt = withMembers({
  version: (value) => value === 1,
  id: isText,
  time: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  policy: withMembers({ asOf: isText, digest: isText }),
  method: isText,
  endpoint: isText,
  target: optional(isText),
  context: withMembers({ platform: oneOf(...PLATFORMS), arrangement: oneOf(...ARRANGEMENTS) }),
  verdict: oneOf('fail', 'review', 'pass'),
  decision: oneOf('sent', 'fixed', 'refused'),
  findings: listOf(withMembers({ rule: isText, feature: optional(isText), at: isText, verdict: oneOf(...VERDICTS) })),
  features: optional(listOf(isText)),
  bases: optional(listOf(oneOf('standard', 'arrangement', 'model'))),
  waived: isCount,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a guard writes beside receipts: a sign in an answer. It is no decision, and nothing is wrong with it. */
const isSign = withMembers({ receipt: isText, sign: isText, time: isText });

/** The receipts of a text, how many signs stand beside them, and the numbers of the lines that are neither, nor blank. */
export const receiptsIn = (text: string): { receipts: Receipt[]; signs: number; wrong: number[] } => {
  const receipts: Receipt[] = [];
  let signs = 0;
  const wrong: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const value = parsed(line);
    if (isReceipt(value)) receipts.push(value as Receipt);
    else if (isSign(value)) signs++;
    else wrong.push(i + 1);
  });
  return { receipts, signs, wrong };
};
