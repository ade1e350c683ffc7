/** Receipts as JSON Lines: what is read of them, and the lines that are none. */
import { z } from 'zod';
import { verdictOf } from '../check.js';
import { parsed } from '../json.js';
import type { Receipt } from '../receipt.js';
import { receiptSchema } from './receipt-schema.js';

/** Whether a value is a receipt of this version; one that calls its failure a pass would be counted as one. */
const isReceipt = (value: unknown): value is Receipt => {
  const { data } = receiptSchema.safeParse(value);
  return data !== undefined && verdictOf(data.findings) === data.verdict;
};

/** What a guard writes beside receipts: a sign in an answer. It is no decision, and nothing is wrong with it. */
const signSchema = z.looseObject({ receipt: z.string(), sign: z.string(), time: z.string() });

/** The receipts of a text, how many signs stand beside them, and the numbers of the lines that are neither, nor blank. */
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
