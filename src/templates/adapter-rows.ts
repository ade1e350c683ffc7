/**
 * The part of the schema of rules/clients.yaml on adapters, which send requests in another form than Claude's clients: the
 * AI SDK, LangChain and LiteLLM.
 */
import { z } from 'zod';

/** A list of names or other words. */
export const words = z.array(z.string()).readonly();

/** Classes of agents, recognised by name and module. */
const agentClass = z.strictObject({
  names: words,
  modules: words,
  /** Where its requests go, if it is given only the name of a model. */
  url: z.string().optional(),
  /** Whether it asks a Claude model if it is given none. */
  unnamed: z.boolean().optional(),
});

/** Classes of chat models. */
const modelClass = agentClass.extend({
  /** The path that it uses, if that is not the Messages API. */
  path: z.string().optional(),
  /** The option that names the model, if it is an unusual one. */
  model: z.string().optional(),
  /** Whether it also has models of other vendors. */
  others: z.boolean().optional(),
  /** Whether its options are known completely. */
  read: z.boolean().optional(),
  /** How the model is named, if its name says where it is asked. */
  named: z.enum(['litellm', 'agents']).optional(),
});

/** Options of an adapter, by their names in snake case, and what they become in the body of a request. */
export const option = z.strictObject({
  names: words,
  /** The member that they become, or a member of one (`output_config.effort`), if it has another name. */
  to: z.string().optional(),
  /** A fixed part that they become, and whether as the item of a list. */
  gives: z.record(z.string(), z.string()).optional(),
  list: z.boolean().optional(),
  /** Whether what they become is not known. */
  unread: z.boolean().optional(),
  /** Whether their members are such options. */
  more: z.boolean().optional(),
  /** Whether they are not sent. */
  local: z.boolean().optional(),
});

/** The AI SDK. */
export const aiSdk = z.strictObject({
  functions: words,
  structured: words,
  output: words,
  batches: words,
  uploads: z.array(z.strictObject({ names: words, path: z.string().startsWith('/') })),
  /** The member of what uploading returns that has an id for each provider. */
  reference: z.string(),
  prompt: words,
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
      /** The path that it uses, if that is not the Messages API. */
      path: z.string().optional(),
      /** Whether it sends to Claude only if its base URL is Claude's. */
      byUrl: z.boolean().optional(),
    }),
  ),
  gateway: words,
  /** The option with options for each provider, and the name of Claude's. */
  own: z.strictObject({ option: z.string(), provider: z.string() }),
  options: z.array(option),
  toolOptions: z.array(option),
  partOptions: z.array(option),
});

/** LangChain, and packages whose agents and models are recognised in the same way. */
export const langchain = z.strictObject({
  classes: words,
  elsewhere: z.array(modelClass),
  agentClasses: z.array(agentClass),
  makers: words,
  /** Options of agents that hold tools. */
  tools: words,
  provider: words,
  /** Options that name a model, and what names of what they configure contain, or do not. */
  routed: z.strictObject({
    options: words,
    senders: words,
    not: words,
    modules: words,
    /** How names of classes end that send to Claude if they name it. */
    classes: words,
    /** Functions and options that are handed such a class. */
    handed: z.strictObject({ functions: words, options: words }),
  }),
  agents: words,
  model: words,
  format: words,
  chains: words,
  bind: words,
  messages: words,
  calls: words,
  /** Those of them that take options and no input. */
  binders: words,
  runs: words,
  middleware: words,
  around: z.strictObject({ base: z.string(), changing: words }),
  client: words,
  structured: words,
  method: words,
  formats: words,
  options: z.array(option),
});

/** LiteLLM. */
export const litellm = z.strictObject({
  packages: words,
  router: z.strictObject({ names: words, models: words, name: words, params: z.string() }),
  functions: words,
  provider: words,
  fallbacks: words,
  /** Options of a router that are added to those of each model. */
  added: words,
  options: z.array(option),
  everywhere: words,
  /** Functions that take a request in Claude's own form. */
  native: z.strictObject({ step: z.string(), functions: words, names: words, positional: words }),
});

/** Options of an adapter. */
export type OptionRow = z.output<typeof option>;
/** A class of agents. */
export type AgentClass = z.output<typeof agentClass>;
/** A class of chat models. */
export type ModelClass = z.output<typeof modelClass>;
