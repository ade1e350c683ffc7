/** The Claude models that other tools name, and where their requests go. */
import { namesClaude } from '../names-claude.js';
import { rows } from './clients.js';
import { known, optionsIn, type Value } from './program/value.js';

export type Tool = 'promptfoo' | 'litellm';

/** The Claude model that a name means in the configuration of a tool, and the URL of its requests; else undefined. */
export const modelOf = (tool: Tool, text: string): { id: string; url: string } | undefined => {
  for (const { tool: of, prefix, keeps = '', others, url = '' } of rows.configs) {
    if (of !== tool || !text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    const id = others ? rest.slice(rest.lastIndexOf('/') + 1) : keeps + rest;
    if (!others || namesClaude(id)) return { id, url };
  }
  return undefined;
};

/** The Claude models that a value may mean as a model name of LiteLLM, and the URLs of their requests. */
export const litellmModels = (given: Value): { id: Value; url: string }[] => {
  const options = optionsIn(given);
  const named = options.flatMap((option): { id: Value; url: string }[] => {
    const text = option.is === 'unknown' ? option.text : option.is === 'known' ? String(option.value) : undefined;
    const found = text === undefined ? undefined : modelOf('litellm', text);
    if (!found) return [];
    const { id: name, url } = found;
    return [{ id: option.is === 'unknown' ? { ...option, text: name } : known(name, option.at), url }];
  });
  // A name that is known only at run time.
  const open = options.find((option) => option.is === 'unknown' && option.text === undefined);
  return named.length === 0 && open ? [{ id: open, url: '' }] : named;
};
