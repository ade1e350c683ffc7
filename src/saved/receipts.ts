/** Reads receipts from JSON Lines. */
import { z } from 'zod';
import { verdictOf } from '../check.js';
import { parsed } from '../json.js';
import type { Receipt } from '../receipt.js';
import { receiptSchema } from './receipt-schema.js';

/** Whether a value is a receipt of this version whose verdict follows from its findings. */
const isReceipt = (value: unknown): value is Receipt => {
  const { data } = receiptSchema.safeParse(value);
  return data !== undefined && verdictOf(data.findings) === data.verdict;
};

/** A line that a guard writes among receipts for a sign in an answer. */
const signSchema = z.looseObject({ receipt: z.string(), sign: z.string(), time: z.string() });

/** The receipts in a text, the number of signs, and the numbers of lines that are neither of these nor blank. */
export const receiptsIn = (text: string): { receipts: Receipt[]; signs: number; wrong: number[] } => {
  const receipts: Receipt[] = [];
  let signs = 0;
  const wrong: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const value = parsed(line);
    if (isReceipt(value)) receipts.push(value);
    else if (signSchema.safeParse(value).success) signs++;
    else wrong.push(i + 1);
  });
  return { receipts, signs, wrong };
};
