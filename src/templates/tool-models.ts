/** The Claude models that other tools name, and where their requests go. */
import { namesClaude } from '../names-claude.js';
import { rows } from './clients.js';
import { known, optionsIn, type Value } from './program/value.js';

/** How a model is named: as in a configuration of promptfoo or LiteLLM, or with its provider, as frameworks of agents do. */
export type Tool = (typeof rows.configs)[number]['tool'];

/** The id of a model without the providers before it. */
const idIn = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/^.*:(?=[^:]*claude)/, '');

/** The Claude model that a name means to a tool, and the URL of its requests; else undefined. */
export const modelOf = (tool: Tool, text: string): { id: string; url: string } | undefined => {
  for (const { tool: of, prefix, keeps = '', others, url = '' } of rows.configs) {
    if (of !== tool || !text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    const id = others ? idIn(rest) : keeps + rest;
    if (!others || namesClaude(id)) return { id, url };
  }
  return undefined;
};

/** The Claude models that a value may mean as a model name of a tool, and the URLs of their requests. */
export const namedModels = (tool: Tool, given: Value): { id: Value; url: string }[] => {
  const options = optionsIn(given);
  const named = options.flatMap((option): { id: Value; url: string }[] => {
    const text = option.is === 'unknown' ? option.text : option.is === 'known' ? String(option.value) : undefined;
    const found = text === undefined ? undefined : modelOf(tool, text);
    if (!found) return [];
    const { id: name, url } = found;
    return [{ id: option.is === 'unknown' ? { ...option, text: name } : known(name, option.at), url }];
  });
  // A name that is known only at run time.
  const open = options.find((option) => option.is === 'unknown' && option.text === undefined);
  return named.length === 0 && open ? [{ id: open, url: '' }] : named;
};

/** Where requests to models go: undefined if the terms say it, an unknown host if there are several places. */
export const urlFor = (models: readonly { url: string }[], at: number): Value | undefined => {
  const urls = [...new Set(models.map(({ url }) => url))];
  const [only = ''] = urls;
  if (urls.length > 1) return known('https://{host}', at);
  return only === '' ? undefined : known(only, at);
};
