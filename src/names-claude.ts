/** Whether a name or a text contains the name of Claude or its vendor, in any case. */
export const namesClaude = (text: string): boolean => /anthropic|claude/i.test(text);
