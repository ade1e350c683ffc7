/** The Claude models that other tools name, and where their requests go. */
import { namesClaude } from '../names-claude.js';
import { rows } from './clients.js';
import { known, optionsIn, partialTextOf, type Value } from './program/value.js';

/** How a model is named: as in a configuration of promptfoo or LiteLLM, with its provider, as frameworks of agents do, or to a gateway or a registry of the AI SDK. */
export type Tool = (typeof rows.configs)[number]['tool'];

/** The id of a model without the providers before it. */
const idIn = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/^.*:(?=[^:]*claude)/, '');

/** The Claude model that a name means to a tool, the URL of its requests, and whether it is an agent; else undefined. */
export const modelOf = (tool: Tool, text: string): { id: string; url: string; agent: boolean } | undefined => {
  for (const { tool: of, prefix, keeps = '', others, url = '', agent = false } of rows.configs) {
    if (of !== tool || !text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    const id = others ? idIn(rest) : keeps + rest;
    if (!others || namesClaude(id)) return { id, url, agent };
  }
  return undefined;
};

/** The Claude models that the alternatives of a value name to a tool, after `provider`, and the URLs of their requests. */
export const modelsNamed = (tool: Tool, given: Value, provider = ''): { id: Value; url: string }[] =>
  optionsIn(given).flatMap((option): { id: Value; url: string }[] => {
    const text = partialTextOf(option);
    const found = text === undefined ? undefined : modelOf(tool, provider + text);
    if (!found) return [];
    const { id, url } = found;
    return [{ id: option.is === 'unknown' ? { ...option, text: id } : known(id, option.at), url }];
  });

/** The same models; if there are none, a name that is known only at run time. */
export const namedModels = (tool: Tool, given: Value): { id: Value; url: string }[] => {
  const named = modelsNamed(tool, given);
  const open = optionsIn(given).find((option) => option.is === 'unknown' && option.text === undefined);
  return named.length === 0 && open ? [{ id: open, url: '' }] : named;
};

/** Where requests to models go: undefined if the terms say it, an unknown host if there are several places. */
export const urlFor = (models: readonly { url: string }[], at: number): Value | undefined => {
  const urls = [...new Set(models.map(({ url }) => url))];
  const [only = ''] = urls;
  if (urls.length > 1) return known('https://{host}', at);
  return only === '' ? undefined : known(only, at);
};
