/**
 * The form of rules/clients.yaml: what programs call the clients of Claude's, and what they say to them. Only
 * `npm run update` holds the file to it; the program has no more of it than its types.
 */
import { z } from 'zod';

const words = z.array(z.string()).readonly();

/** Functions or classes and the part of a request that they make. */
const maker = z.strictObject({
  names: words,
  gives: z.record(z.string(), z.string()),
  /** Members of its options that are members of the part. */
  takes: words.optional(),
  /** Which of its arguments has them, where they have no names. */
  more: z.int().optional(),
  /** Whether it makes a list of such parts. */
  many: z.boolean().optional(),
});

/** Programs of the command line that send to Claude where one of these flags is given. */
const command = z.strictObject({
  names: words,
  flags: words,
  /** Those that name the model. */
  model: words,
  /** Whether it is Claude's only where what stands behind the flag is a model of Claude's. */
  named: z.boolean().optional(),
});

/** Classes that are known by their names and the modules they come from: of agents. */
const agentClass = z.strictObject({ names: words, modules: words });

/** Those of chat models. */
const modelClass = agentClass.extend({
  url: z.string().optional(),
  /** Where it does not speak Claude's own form: the path that it asks instead. */
  path: z.string().optional(),
  /** What it calls the model, where no other class does. */
  model: z.string().optional(),
  /** Whether it has models of other vendors too. */
  others: z.boolean().optional(),
  /** Whether what its calls add is read. */
  read: z.boolean().optional(),
});

/** An object by which a program says that it sends to Claude: what one of its members is, or begins with. */
const app = z.strictObject({
  member: z.string(),
  is: z.string().optional(),
  starts: z.string().optional(),
  beside: words.optional(),
  /** Members of which at least one stands beside it. */
  some: words.optional(),
  /** The list that such objects stand in. */
  within: z.string().optional(),
  /** Where the model may be named, from the object. */
  model: words,
  /** Whether other vendors' models are named alike. */
  others: z.boolean().optional(),
  url: z.string().optional(),
});

/** The form of the whole file. */
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
  /** What clients of other files are called, and words of a file that has another vendor's. */
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
  aiSdk: z.strictObject({
    functions: words,
    structured: words,
    output: words,
    batches: words,
    uploads: z.array(z.strictObject({ names: words, path: z.string().startsWith('/') })),
    byTool: words,
    steps: words,
    defaults: words,
    asks: words,
    converts: words,
    custom: z.strictObject({ names: words, member: z.string(), uploads: words }),
    providers: z.array(
      z.strictObject({
        package: z.string(),
        names: words,
        url: z.string().optional(),
        /** Where it does not speak Claude's own form: the path that it asks instead. */
        path: z.string().optional(),
        /** Whether its requests are Claude's only where it is told an address of Claude's. */
        told: z.boolean().optional(),
      }),
    ),
    registry: z.string(),
    gateway: z.strictObject({ names: words, prefix: z.string(), url: z.string() }),
    member: z.string(),
    toolOptions: z.record(z.string(), z.string()),
    options: z.record(z.string(), z.string()),
  }),
  langchain: z.strictObject({
    classes: words,
    elsewhere: z.array(modelClass),
    agentClasses: z.array(agentClass),
    makers: words,
    prefixes: words,
    provider: words,
    providers: words,
    agents: words,
    model: words,
    format: words,
    chains: words,
    bind: words,
    messages: words,
    calls: words,
    structured: words,
    formats: words,
    names: z.record(z.string(), z.string()),
    body: words,
    nested: words,
  }),
  litellm: z.strictObject({
    packages: words,
    /** The class that is handed models by names of the program's own. */
    router: z.string(),
    functions: words,
    format: words,
    effort: words,
    provider: words,
    search: z.strictObject({ option: z.string(), gives: z.record(z.string(), z.string()) }),
    caching: words,
    plain: words,
    everywhere: words,
    /** Those of its functions that take a request in Claude's own form. */
    native: z.strictObject({ step: z.string(), functions: words, names: words, positional: words }),
  }),
  configs: z.array(
    z.strictObject({
      tool: z.enum(['promptfoo', 'litellm']),
      prefix: z.string(),
      /** What of the prefix belongs to the model id. */
      keeps: z.string().optional(),
      /** Whether other vendors' models are named like this too. */
      others: z.boolean().optional(),
      url: z.string().optional(),
    }),
  ),
  agents: z.strictObject({ beside: words, model: z.string() }),
  apps: z.strictObject({
    objects: z.array(app),
    settings: words,
    models: words,
    commands: z.array(command),
  }),
  /** The vendor's own command line: flags that make a list, and those that tell only the program something. */
  ant: z.strictObject({ name: z.string(), lists: z.record(z.string(), z.string()), local: words, other: z.string() }),
  providers: words,
  /** What programs in languages that are not read call Claude's clients. */
  unread: words,
  kept: z.strictObject({ url: words, method: words, headers: words, body: words, lined: z.string() }),
  programs: z.record(z.string(), z.enum(['javascript', 'python'])),
  samples: z.strictObject({ language: words, text: words }),
  run: words,
  scripted: z.array(
    z.strictObject({ uses: z.string(), member: z.string(), language: z.enum(['javascript', 'python']) }),
  ),
  cloud: z.strictObject({
    service: z.string(),
    model: words,
    body: words,
    version: z.string(),
    bodies: z.array(z.strictObject({ prefix: z.string(), url: z.string() })),
    sends: z.array(
      z.strictObject({
        calls: words,
        /** What their options call the model, where others do not. */
        model: words.optional(),
        url: z.string(),
      }),
    ),
  }),
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
    inSteps: z.strictObject({ made: z.string(), address: z.string(), header: z.string(), send: z.string() }),
  }),
});

/** The file as it is read. */
export type ClientRows = z.output<typeof clientsSchema>;
/** A function or class that makes a part of a request. */
export type Maker = z.output<typeof maker>;
/** A class of agents. */
export type AgentClass = z.output<typeof agentClass>;
/** A class of chat models. */
export type ModelClass = z.output<typeof modelClass>;
/** An object by which a program says that it sends to Claude. */
export type AppRow = z.output<typeof app>;
