/** The rows of rules/clients.yaml, looked up by the names that programs use. */
import type { AgentClass, Maker } from './client-rows.js';
import { clients as rows } from './clients.generated.js';

const starts = (list: readonly string[], module: string): boolean =>
  list.some((one) => (one.endsWith('*') ? module.startsWith(one.slice(0, -1)) : module === one));

/** Whether a module is the vendor's client or an adapter of it. */
export const isOurs = (module: string): boolean => starts(rows.packages, module);
/** Whether a module is LiteLLM's, or of a package that takes the same options. */
export const isLitellm = (module: string): boolean => starts(rows.litellm.packages, module);
/** Whether a module is another vendor's client. */
export const isForeign = (module: string): boolean => starts(rows.foreign, module);

const HIDDEN = new RegExp(`(?:^|\\.)(?:${rows.hidden.names.map((name) => name.replace('*', '.*')).join('|')})$`, 'i');
/** Whether a name is what a client is called that another file makes. */
export const isHidden = (name: string): boolean => HIDDEN.test(name);

const classIn =
  <Row extends AgentClass>(classes: readonly Row[]) =>
  (name: string, module: string): Row | undefined =>
    classes.find(({ names, modules }) => names.includes(name) && starts(modules, module));

/** The class of chat models that a name is, where it comes from this module. */
export const modelClassOf = classIn(rows.langchain.elsewhere);
/** The class of agents that a name is, where it comes from this module. */
export const agentClassOf = classIn(rows.langchain.agentClasses);

const addresses = new Map(rows.clients.flatMap(({ names, url }) => names.map((name) => [name, url] as const)));

/** Whether a class is a client of Claude's, by its name. */
export const isClient = (name: string): boolean => addresses.has(name);
/** The class that a module has as its default export; undefined where it is the vendor's plain client, if any. */
export const defaultOf = (module: string): string | undefined =>
  rows.clients.find((row) => row.module === module)?.names[0];
/** Where a client of this class sends its requests; undefined where the terms decide. */
export const addressOf = (name: string): string | undefined => addresses.get(name);

const MADE = new RegExp(`\\b(?:${[...addresses.keys()].join('|')})(?=\\()`, 'g');
/** Where the clients send that a program makes by name, each address once; undefined among them where the terms decide. */
export const addressesIn = (text: string): (string | undefined)[] => [
  ...new Set(Array.from(text.matchAll(MADE), ([name]) => addressOf(name))),
];

const snakes = new Map<string, string>();
/** Names beyond this many are not kept. */
const MOST_SNAKES = 10_000;

/** A name of TypeScript as it would stand in Python, and on the wire. */
export const snake = (name: string): string => {
  const known = snakes.get(name);
  if (known !== undefined) return known;
  const made = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  if (snakes.size < MOST_SNAKES) snakes.set(name, made);
  return made;
};

/** What a call sends. */
export interface Sends {
  readonly method: string;
  readonly path: string;
  readonly adds?: readonly string[] | undefined;
}

const exact = new Map(rows.calls.filter(({ call }) => !call.endsWith('**')).map((row) => [row.call, row]));
const families = rows.calls
  .filter(({ call }) => call.endsWith('**'))
  .map((row) => ({ ...row, step: row.call.slice(0, -3) }));
const verbs = new Map(
  Object.entries(rows.verbs).flatMap(([method, names]) => names.map((name) => [name, method] as const)),
);

export const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** The last steps that calls named whole have, in both languages. */
const lasts = new Set(
  rows.calls.map(({ call }) => call.split('.').at(-1) ?? '').flatMap((name) => [name, camel(name)]),
);
const FIRST_WORD = /^[a-z]+/;
const verbOf = (step: string): string | undefined => verbs.get(FIRST_WORD.exec(step)?.[0] ?? '');

const exactly = (steps: readonly string[]): Sends | undefined => {
  const row = exact.get(steps.join('.')) ?? exact.get(steps.map(snake).join('.'));
  return row ? { method: row.method ?? 'POST', path: row.path, adds: row.adds } : undefined;
};

/** The steps of a call that are its own rather than the client's, and what it sends. */
export const callOf = (chain: readonly string[]): { sends: Sends; from: number } | undefined => {
  // Most calls of a program are no client's, which their last step alone shows.
  const ending = chain.at(-1) ?? '';
  const method = verbOf(ending);
  if (!method && !lasts.has(ending)) return undefined;
  const kept = chain.flatMap((step, i) => (rows.steps.includes(snake(step)) ? [] : [{ step, i }]));
  for (let length = 2; length <= 3; length++) {
    const own = kept.slice(-length);
    const sends = own.length === length ? exactly(own.map(({ step }) => step)) : undefined;
    const longer = kept.length > length ? exactly(kept.slice(-length - 1).map(({ step }) => step)) : undefined;
    if (sends && !longer) return { sends, from: own[0]?.i ?? 0 };
  }
  if (!method) return undefined;
  const found = kept.findIndex(
    ({ step }, i) => i < kept.length - 1 && families.some((row) => row.step === snake(step)),
  );
  const row = families.find(({ step }) => step === snake(kept[found]?.step ?? ''));
  if (!row) return undefined;
  const below = kept.slice(found + 1, -1).map(({ step }) => snake(step));
  const path = row.path.replace('{}', below.join('/{id}/')).replace(/\/$/, '');
  return { sends: { method, path }, from: kept[found]?.i ?? 0 };
};

const adapters = new Set([
  ...rows.aiSdk.functions,
  ...rows.aiSdk.batches,
  ...rows.aiSdk.uploads.flatMap(({ names }) => names),
  ...rows.aiSdk.providers.flatMap(({ names, told }) => (told ? [] : names)),
  ...rows.langchain.classes,
  ...rows.langchain.makers,
  ...rows.langchain.agents,
  ...[...rows.langchain.elsewhere, ...rows.langchain.agentClasses].flatMap((row) => row.names),
  ...rows.litellm.functions,
  ...rows.litellm.native.names,
]);

/** Whether a function or class is an adapter's that may send requests to Claude, by its name. */
export const isAdapter = (name: string): boolean => adapters.has(name);

const makers = new Map(rows.makers.flatMap((row) => row.names.map((name) => [name, row] as const)));
const bases = new Map(rows.bases.flatMap((row) => row.names.map((name) => [name, row.gives] as const)));

/** A function or class of this name that makes a part of a request. */
export const makerNamed = (name: string): Maker | undefined => makers.get(name);
/** What the instances of a class that extends this one are for a request. */
export const madeByHeirsOf = (name: string): Maker['gives'] | undefined => bases.get(name);

const DATED = /_\d{8}$/;

/** The type of a tool that an adapter has a function for (`webSearch_` and a date), or undefined. */
export const toolTypeOf = (name: string): string | undefined => {
  const type = snake(name);
  return DATED.test(type) ? (rows.toolTypes[type] ?? type) : undefined;
};

export { rows };
