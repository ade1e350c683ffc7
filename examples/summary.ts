import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

/** A summary in three sentences; everything that it uses is eligible for zero data retention. */
export const summary = async (text: string): Promise<string> => {
  const message = await client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 1024,
    system: 'Summarise in three sentences.',
    messages: [{ role: 'user', content: text }],
  });
  return message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
};
