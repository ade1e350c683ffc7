/** A row of `rules/answers.yaml`: a sign in an answer that content may have been flagged. */
export interface AnswerRow {
  readonly id: string;
  /** The member that shows it, and the value that it then has. */
  readonly member: string;
  readonly value: string;
  readonly says: string;
  readonly source: string;
}
