// LangChain: the guard as middleware of the client inside. Its error says that it is not to be retried.
import { ChatAnthropic, type ChatAnthropicInput } from '@langchain/anthropic';
import { preflight, verifyGuarded } from 'claude-preflight/guard';

const guard = preflight({ arrangement: 'zdr' });

export const model = ({ clientOptions, ...options }: ChatAnthropicInput = {}) => {
  const chat = new ChatAnthropic({
    model: 'claude-sonnet-4-6',
    ...options,
    clientOptions: { ...clientOptions, middleware: [guard] } as NonNullable<ChatAnthropicInput['clientOptions']>,
  });
  verifyGuarded(chat);
  return chat;
};
