// The Vercel AI SDK: a guarded fetch is its place for a guard. It passes on what a fetch throws, so the guard throws.
import { createAnthropic } from '@ai-sdk/anthropic';
import { guardFetch, verifyGuarded } from 'claude-preflight/guard';

export const provider = (options: NonNullable<Parameters<typeof createAnthropic>[0]> = {}) => {
  const fetch = guardFetch(options.fetch ?? globalThis.fetch, { arrangement: 'zdr' }, { onBlock: 'throw' });
  const anthropic = createAnthropic({ ...options, fetch });
  verifyGuarded(anthropic);
  return anthropic;
};
