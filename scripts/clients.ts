/** Makes src/templates/clients.generated.ts from rules/clients.yaml. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ClientRows } from '../src/templates/client-rows.ts';
import { rowsModule, rowsOf } from './rows.ts';

const words = z.array(z.string());
const maker = z.strictObject({
  names: words,
  gives: z.record(z.string(), z.string()),
  takes: words.optional(),
  more: z.int().optional(),
  many: z.boolean().optional(),
});

/** The form of rules/clients.yaml. */
const clientsSchema = z.strictObject({
  source: z.string(),
  packages: words,
  foreign: words,
  clients: z.array(z.strictObject({ names: words, module: z.string().optional(), url: z.string().optional() })),
  options: z.strictObject({ url: words, headers: words, body: words, browser: words, transport: words }),
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
    byTool: words,
    steps: words,
    converts: words,
    custom: z.strictObject({ names: words, member: z.string() }),
    providers: z.array(
      z.strictObject({
        package: z.string(),
        names: words,
        url: z.string().optional(),
        path: z.string().optional(),
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
    elsewhere: z.array(
      z.strictObject({
        names: words,
        modules: words,
        url: z.string().optional(),
        path: z.string().optional(),
        model: z.string().optional(),
        others: z.boolean().optional(),
        read: z.boolean().optional(),
      }),
    ),
    agentClasses: z.array(z.strictObject({ names: words, modules: words })),
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
    router: z.string(),
    functions: words,
    format: words,
    effort: words,
    provider: words,
    search: z.strictObject({ option: z.string(), gives: z.record(z.string(), z.string()) }),
    caching: words,
    plain: words,
    everywhere: words,
    native: z.strictObject({ step: z.string(), functions: words, names: words, positional: words }),
  }),
  configs: z.array(
    z.strictObject({
      tool: z.enum(['promptfoo', 'litellm']),
      prefix: z.string(),
      keeps: z.string().optional(),
      others: z.boolean().optional(),
      url: z.string().optional(),
    }),
  ),
  agents: z.strictObject({ beside: words, model: z.string() }),
  apps: z.strictObject({
    objects: z.array(
      z.strictObject({
        member: z.string(),
        is: z.string().optional(),
        starts: z.string().optional(),
        beside: words.optional(),
        within: z.string().optional(),
        model: words,
        others: z.boolean().optional(),
        url: z.string().optional(),
      }),
    ),
    settings: words,
    models: words,
  }),
  providers: words,
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
    sends: z.array(z.strictObject({ calls: words, model: words.optional(), url: z.string() })),
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

/** The rows. @throws Error with every problem of the file. */
export const readClients = (text = readFileSync('rules/clients.yaml', 'utf8')): ClientRows =>
  rowsOf(text, clientsSchema);

/** The text of src/templates/clients.generated.ts. */
export const clientsModule = (rows: ClientRows): string =>
  rowsModule('clients.yaml', 'clients', 'ClientRows', 'client-rows', rows);
