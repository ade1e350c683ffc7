/**
 * The schema of rules/clients.yaml: the names of clients of Claude and of their options in programs. Only
 * `npm run update` validates the file; at run time only the types are used.
 */
import { z } from 'zod';
import { aiSdk, langchain, litellm, option, words } from './adapter-rows.js';

/** Functions or classes, and the part of a request that they create. */
const maker = z.strictObject({
  names: words,
  /** The modules that they are imported from, if others have such names too. */
  modules: words.optional(),
  gives: z.record(z.string(), z.string()),
  /** Names of options that become members of the part. */
  takes: words.optional(),
  /** The index of the argument with these options, if they are not named arguments. */
  more: z.int().optional(),
  /** Whether the part is its first argument. */
  holds: z.boolean().optional(),
  /** Whether it returns a list of such parts. */
  many: z.boolean().optional(),
});

/** Command-line programs that send to Claude if one of these flags is given. */
const command = z.strictObject({
  names: words,
  flags: words,
  /** Flags that name the model. */
  model: words,
  /** Whether it sends to Claude only if the flag names a Claude model. */
  named: z.boolean().optional(),
});

/** An object that configures requests to Claude, recognised by a member, its value or the start of its value. */
const app = z.strictObject({
  member: z.string(),
  is: z.string().optional(),
  starts: z.string().optional(),
  /** A member that the value of `member` has. */
  has: z.string().optional(),
  beside: words.optional(),
  /** Members of which at least one is required. */
  some: words.optional(),
  /** Whether programs have such objects too. */
  programs: z.boolean().optional(),
  /** The name of the list that contains such objects. */
  within: z.string().optional(),
  /** Paths to the model from the object. */
  model: words,
  /** Whether the model may be one of another vendor. */
  others: z.boolean().optional(),
  url: z.string().optional(),
});

/** The schema of the file. */
export const clientsSchema = z.strictObject({
  source: z.string(),
  packages: words,
  foreign: words,
  clients: z.array(z.strictObject({ names: words, module: z.string().optional(), url: z.string().optional() })),
  options: z.strictObject({
    url: words,
    headers: words,
    body: words,
    browser: words,
    fills: z.record(z.string(), words),
    transport: words,
    /** Members of a transport that replace more than headers. */
    rewrites: words,
    /** Members of a request that can enable a feature. */
    asks: words,
  }),
  hooks: words,
  local: words,
  runs: z.strictObject({ python: words, javascript: words }),
  namespaces: words,
  records: words,
  settings: words,
  metaclasses: words,
  fields: z.strictObject({ names: words, default: words, factory: words, rewrites: words }),
  commands: words,
  absent: words,
  variables: words,
  steps: words,
  notAfter: words,
  /** Usual names of clients from other files, and words that show another vendor's client. */
  hidden: z.strictObject({ names: words, not: words }),
  compatible: z.string().startsWith('/'),
  paths: z.strictObject({ messages: z.string().startsWith('/'), batches: z.string().startsWith('/') }),
  calls: z.array(
    z.strictObject({
      call: z.string(),
      method: z.string().optional(),
      path: z.string().startsWith('/'),
      adds: words.optional(),
    }),
  ),
  verbs: z.record(z.string(), words),
  makers: z.array(maker),
  parsed: z.strictObject({ member: z.string(), gives: z.record(z.string(), z.string()) }),
  bases: z.array(maker),
  toolTypes: z.record(z.string(), z.string()),
  /** Files in messages of adapters. */
  files: z.strictObject({
    id: words,
    media: words,
    /** The content, which may be an object with an id for each of these providers. */
    content: words,
    references: words,
    /** The members that have the file, and its content there. */
    held: z.strictObject({ member: words, data: words }),
    /** The member that says that the member `id` is that of a file, and its value. */
    kind: z.strictObject({ member: z.string(), id: z.string() }),
  }),
  aiSdk,
  langchain,
  litellm,
  configs: z.array(
    z.strictObject({
      tool: z.enum(['promptfoo', 'litellm', 'agents', 'gateway', 'registry']),
      prefix: z.string(),
      /** The part of the prefix that belongs to the model id. */
      keeps: z.string().optional(),
      /** Whether other vendors' models have the same prefix. */
      others: z.boolean().optional(),
      url: z.string().optional(),
      /** Whether it is an agent, which adds to its requests what is not known. */
      agent: z.boolean().optional(),
    }),
  ),
  references: words,
  promptfoo: z.strictObject({ betas: words, options: z.array(option) }),
  agents: z.strictObject({ beside: words, model: z.string() }),
  apps: z.strictObject({
    objects: z.array(app),
    settings: words,
    models: words,
    commands: z.array(command),
  }),
  /** The vendor's own command-line program: flags that form a list, and flags that are not sent. */
  ant: z.strictObject({ name: z.string(), lists: z.record(z.string(), z.string()), local: words, other: z.string() }),
  providers: words,
  /** Names of Claude's clients in languages that are not parsed. */
  unread: words,
  kept: z.strictObject({ url: words, method: words, headers: words, body: words, lined: z.string() }),
  programs: z.record(z.string(), z.enum(['javascript', 'python', 'powershell'])),
  samples: z.strictObject({ language: words, text: words }),
  run: words,
  /** Members that have a program, its arguments, and those that show a container. */
  started: z.strictObject({ program: words, later: words, container: words, image: words }),
  scripted: z.array(
    z.strictObject({ uses: z.string(), member: z.string(), language: z.enum(['javascript', 'python']) }),
  ),
  cloud: z.strictObject({
    services: words,
    /** Requests of the cloud's clients in languages that are not read. */
    unread: words,
    /** What the ids of other vendors' models begin with. */
    otherModels: words,
    model: words,
    body: words,
    version: z.string(),
    bodies: z.array(z.strictObject({ prefix: z.string(), url: z.string() })),
    sends: z.array(
      z.strictObject({
        calls: words,
        /** The options that name the model, if they are unusual ones. */
        model: words.optional(),
        url: z.string(),
      }),
    ),
  }),
  /** Functions of SQL that ask the model in their first argument, and options of statements that name one. */
  sql: z.strictObject({ functions: words, options: words, url: z.string() }),
  http: z.strictObject({
    lists: words,
    methods: words,
    modules: words,
    mocks: words,
    base: words,
    host: words,
    path: words,
    body: words,
    later: words,
    pages: words,
    nested: z.strictObject({ options: z.array(z.string()), adds: z.array(z.string()) }),
    headersFor: z.array(z.string()),
    rewrites: z.array(z.string()),
    inSteps: z.strictObject({ made: z.string(), address: z.string(), header: z.string(), send: z.string() }),
  }),
});

/** The parsed file. */
export type ClientRows = z.output<typeof clientsSchema>;
/** A function or class that creates a part of a request. */
export type Maker = z.output<typeof maker>;
/** An object that configures requests to Claude. */
export type AppRow = z.output<typeof app>;
