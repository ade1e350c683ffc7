/** The generated files and what must stand in them. A test holds each file to this; `npm run update` writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { digestOf } from '../src/config/digest.ts';
import { configSchema } from '../src/config/schema.ts';
import { problemLine } from '../src/policy/document.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import { FILES } from '../src/policy/schema.ts';
import { aggregateSchema } from '../src/saved/aggregate-schema.ts';
import { receiptSchema } from '../src/saved/receipt-schema.ts';
import { reportSchema } from '../src/saved/report-schema.ts';
import { clientsModule, readClients } from './clients.ts';
import { complianceSchema } from './compliance-schema.ts';
import { examples } from './examples.ts';
import { metaSchemaModule } from './meta-schema.ts';
import { phiModule, readPhi } from './phi.ts';
import { readRecorders, recordersModule } from './recorders.ts';
import { rowsModule } from './rows.ts';
import { withOutputs } from './transcripts.ts';

export interface Generated {
  readonly file: string;
  readonly text: string;
}

/** The texts of `rules/*.yaml`, by name without the ending. */
export const ruleTexts = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync('rules')
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.slice(0, -'.yaml'.length), readFileSync(`rules/${name}`, 'utf8')]),
  );

/** Members that stand first, in this order, wherever they stand: so the core is smallest once it is compressed (found by trial). */
const FIRST = `
id file_id model role section stated closed apiName media_type standing response_inclusion prompt platform markers
standard values mcp_server_name removes staleAfterDays features paths messages cloud endpoints citations cases where
not-applicable header hostNeeded json_schema hosts tool_reference use only page defer_loading shape files
diagnostics removal members effort needed exists metadata eager_input_streaming stale strict request search_result
pinning variants verdict ineligible when headers source container title enable_zoom platforms unsupported base64
tools data since format service_tier signals output_format found definition operator models foreignHosts content
mcp_toolset max_tokens_to_sample allowed_callers prefix body until betas prompts feature user_profile_id
tool_changes header-from-server says upTo date anthropic_beta fallback_credit_token anything-but except host
task_budget harmlessBetas bodiless rules fallbacks types arrangement status on speed skills message_output_config
not-stated disputed harmless what baa own billing_policy api variant thread before rule detect retention regardless
beta row hipaa user_location pause_after_compaction at retention-processor responses enabled day path tables
mcp_servers typed with families value zdr like region
`
  .trim()
  .split(/\s+/);

const first = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...Object.fromEntries(FIRST.flatMap((name) => (name in value ? [[name, null]] : []))), ...value }
    : value;

const policyModules = (): Generated[] => {
  const { data, prose, fixes, answers, problems } = parsePolicy(ruleTexts());
  if (!data || !prose || !fixes || !answers)
    throw new Error(`rules/ does not load:\n${problems.map(problemLine).join('\n')}`);
  const digest = `export const DIGEST = '${digestOf({ data, prose, fixes, answers })}';\n\n`;
  const policy = rowsModule('*.yaml', 'policyData', 'PolicyData', './data.js', data, first);
  return [
    { file: 'src/policy/policy.generated.ts', text: policy.replace('export const', `${digest}$&`) },
    { file: 'src/policy/prose.generated.ts', text: rowsModule('*.yaml', 'prose', 'Prose', './prose.js', prose) },
    {
      file: 'src/fix/fixes.generated.ts',
      text: rowsModule('*.yaml', 'fixes', 'readonly FixRow[]', '../policy/fix-row.js', fixes),
    },
    {
      file: 'src/answers/answers.generated.ts',
      text: rowsModule('*.yaml', 'answers', 'readonly AnswerRow[]', '../policy/answer-row.js', answers),
    },
  ];
};

/** For editors: one definition for each file of rules/, chosen by the modeline at its head. */
const editorSchema = (): string => {
  const $defs = Object.fromEntries(Object.entries(FILES).map(([name, schema]) => [name, z.toJSONSchema(schema)]));
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'claude-preflight rules', $defs }, null, 1)}\n`;
};

/** For editors: the form of `claude-preflight.config.yaml`. */
const configForm = (): string => {
  const title = 'claude-preflight configuration';
  return `${JSON.stringify({ title, ...z.toJSONSchema(configSchema, { io: 'input' }) }, null, 1)}\n`;
};

const published = (schema: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(schema), null, 1)}\n`;

/** Every generated file with its text. @throws Error where rules/ does not load, naming each problem. */
export const generated = async (): Promise<Generated[]> => [
  ...policyModules(),
  { file: 'src/templates/clients.generated.ts', text: clientsModule(readClients()) },
  { file: 'src/traffic/recorders.generated.ts', text: recordersModule(readRecorders()) },
  { file: 'rules/schema.json', text: editorSchema() },
  { file: 'src/config/config.schema.json', text: configForm() },
  { file: 'src/format/report.schema.json', text: published(reportSchema) },
  // The names beside them are made of lists that do not stand in this repository: scripts/names.ts makes them.
  { file: 'src/phi/detectors.generated.ts', text: phiModule(readPhi()) },
  { file: 'src/phi/meta-schema.generated.ts', text: metaSchemaModule() },
  { file: 'src/receipt.schema.json', text: published(receiptSchema) },
  { file: 'src/traffic/aggregate.schema.json', text: published(aggregateSchema) },
  { file: 'src/report/compliance.schema.json', text: published(complianceSchema) },
  { file: 'src/cli/examples.generated.ts', text: examples() },
  { file: 'README.md', text: await withOutputs(readFileSync('README.md', 'utf8')) },
];
