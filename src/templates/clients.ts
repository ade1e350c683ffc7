/** Looks up the rows of rules/clients.yaml by the names that programs use. */
import type { AgentClass } from './adapter-rows.js';
import type { Maker } from './client-rows.js';
import { clients as rows } from './clients.generated.js';

export const matches = (list: readonly string[], module: string): boolean =>
  list.some((one) => (one.endsWith('*') ? module.startsWith(one.slice(0, -1)) : module === one));

/** Whether a module is a client of Claude or an adapter of one. */
export const isClaudePackage = (module: string): boolean => matches(rows.packages, module);
/** Whether a module belongs to LiteLLM, or to a package with the same options. */
export const isLitellm = (module: string): boolean => matches(rows.litellm.packages, module);
/** Whether a module is a client of another vendor. */
export const isForeign = (module: string): boolean => matches(rows.foreign, module);

const HIDDEN = new RegExp(`(?:^|\\.)(?:${rows.hidden.names.map((name) => name.replace('*', '.*')).join('|')})$`, 'i');
/** Whether a name is a usual one for a client that another file creates. */
export const isNamedLikeClient = (name: string): boolean => HIDDEN.test(name);

const classIn =
  <Row extends AgentClass>(classes: readonly Row[]) =>
  (name: string, module: string): Row | undefined =>
    classes.find(({ names, modules }) => names.includes(name) && matches(modules, module));

/** The row of a class of chat models, by its name and module. */
export const modelClassOf = classIn(rows.langchain.elsewhere);
/** The row of a class of agents, by its name and module. */
export const agentClassOf = classIn(rows.langchain.agentClasses);

const addresses = new Map(rows.clients.flatMap(({ names, url }) => names.map((name) => [name, url] as const)));

/** Whether a class is a client of Claude, by its name. */
export const isClient = (name: string): boolean => addresses.has(name);
/** The client class that is the default export of a module; undefined if it is the plain client, or none. */
export const defaultOf = (module: string): string | undefined =>
  rows.clients.find((row) => row.module === module)?.names[0];
/** The URL to which clients of a class send requests; undefined if it depends on the terms. */
export const addressOf = (name: string): string | undefined => addresses.get(name);

const CONSTRUCTED = new RegExp(`\\b(?:${[...addresses.keys()].join('|')})(?=\\()`, 'g');
/** The URLs of the clients that a program creates by name, each once; undefined where it depends on the terms. */
export const addressesIn = (text: string): (string | undefined)[] => [
  ...new Set(Array.from(text.matchAll(CONSTRUCTED), ([name]) => addressOf(name))),
];

const snakes = new Map<string, string>();
/** How many converted names are cached. */
const MOST_CACHED = 10_000;

/** Converts a camel-case name to snake case, as in Python and on the wire. */
export const snake = (name: string): string => {
  const known = snakes.get(name);
  if (known !== undefined) return known;
  const converted = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  if (snakes.size < MOST_CACHED) snakes.set(name, converted);
  return converted;
};

/** The HTTP request that a call makes; `adds` are beta values that it adds. */
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

/** Converts a snake-case name to camel case. */
export const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** The last names of the calls in the rows, in the spelling of both languages. */
const lastSteps = new Set(
  rows.calls.map(({ call }) => call.split('.').at(-1) ?? '').flatMap((name) => [name, camel(name)]),
);
const FIRST_WORD = /^[a-z]+/;
const verbOf = (step: string): string | undefined => verbs.get(FIRST_WORD.exec(step)?.[0] ?? '');

const exactCall = (steps: readonly string[]): Sends | undefined => {
  const row = exact.get(steps.join('.')) ?? exact.get(steps.map(snake).join('.'));
  return row ? { method: row.method ?? 'POST', path: row.path, adds: row.adds } : undefined;
};

/**
 * The request that a call of a client makes, by the names of its callee (`client.messages.create`), and the index in
 * `chain` at which the names of the call begin, after those of the client; undefined if it is no such call.
 */
export const callOf = (chain: readonly string[]): { sends: Sends; from: number } | undefined => {
  // The last name rules out most calls of a program.
  const ending = chain.at(-1) ?? '';
  const method = verbOf(ending);
  if (!method && !lastSteps.has(ending)) return undefined;
  const named = chain.flatMap((step, i) => (rows.steps.includes(snake(step)) ? [] : [{ step, i }]));
  for (let length = 2; length <= 3; length++) {
    const own = named.slice(-length);
    const sends = own.length === length ? exactCall(own.map(({ step }) => step)) : undefined;
    const longer = named.length > length ? exactCall(named.slice(-length - 1).map(({ step }) => step)) : undefined;
    if (sends && !longer) return { sends, from: own[0]?.i ?? 0 };
  }
  if (!method) return undefined;
  const found = named.findIndex(
    ({ step }, i) => i < named.length - 1 && families.some((row) => row.step === snake(step)),
  );
  const row = families.find(({ step }) => step === snake(named[found]?.step ?? ''));
  if (!row) return undefined;
  const below = named.slice(found + 1, -1).map(({ step }) => snake(step));
  const path = row.path.replace('{}', below.join('/{id}/')).replace(/\/$/, '');
  return { sends: { method, path }, from: named[found]?.i ?? 0 };
};

const elsewhere = new Set([...rows.langchain.elsewhere, ...rows.langchain.agentClasses].flatMap(({ names }) => names));
const adapters = new Set([
  ...rows.aiSdk.functions,
  ...rows.aiSdk.batches,
  ...rows.aiSdk.uploads.flatMap(({ names }) => names),
  ...rows.aiSdk.providers.flatMap(({ names, byUrl }) => (byUrl ? [] : names)),
  ...rows.langchain.classes,
  ...rows.langchain.makers,
  ...rows.langchain.agents,
  ...rows.litellm.functions,
  ...rows.litellm.native.names,
]);

/** Whether a function or class belongs to an adapter that may send requests to Claude, by its name. */
export const isAdapter = (name: string): boolean => adapters.has(name);
/** Whether a function or class has a name of one that is known by its name and its module together. */
export const mayBeOfModule = (name: string): boolean => elsewhere.has(name);

const makers = new Map(
  (rows.makers as readonly Maker[]).flatMap((row) => row.names.map((name) => [name, row] as const)),
);
const bases = new Map(rows.bases.flatMap((row) => row.names.map((name) => [name, row.gives] as const)));

/** The row of a function or class that creates a part of a request, by its name. */
export const makerNamed = (name: string): Maker | undefined => makers.get(name);
/** The part of a request that instances of subclasses of this class become. */
export const madeBySubclassesOf = (name: string): Maker['gives'] | undefined => bases.get(name);

/** Whether a type of a tool ends in a date, as those of Claude do. */
export const isDated = (type: string): boolean => /_\d{8}$/.test(type);

/** The type of the tool that a function of an adapter creates (`webSearch_` and a date), or undefined. */
export const toolTypeOf = (name: string): string | undefined => {
  const type = snake(name);
  return isDated(type) ? (rows.toolTypes[type] ?? type) : undefined;
};

export { rows };
