// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { AnswerRow } from '../policy/answer-row.js';

export const answers: readonly AnswerRow[] = [
 {
  "id": "refusal",
  "member": "stop_reason",
  "value": "refusal",
  "says": "The answer was stopped by the vendor's classifiers.",
  "source": "sdk/2026-11-24"
 },
 {
  "id": "fallback",
  "member": "type",
  "value": "fallback",
  "says": "Another model answered because the first one refused.",
  "source": "sdk/2026-11-24"
 }
];
