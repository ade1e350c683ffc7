/** The vendor and its models, by the words that names and texts have for them. */

/** Whether a name or a text names Claude or its vendor: a cheap look, which says nothing of what is asked of it. */
export const namesClaude = (text: string): boolean => /anthropic|claude/i.test(text);
