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
features configs endpoints file_id when families id models citations container files on unknown model feature
pause_after_compaction anything-but evidence skill stated prefix hosts variants with safeguards tool_reference
privacy-retention retention-approach metadata billing_policy json_schema removal only search_result other title strict
tool_removal clear_at_least staleAfterDays user_location workspace-name zdr-cloud defer_loading tool_choice qualified
allowed_callers fallback header response_inclusion apiName betas transformations mcp_server_name shape media_type body
user_profile_id retention-hipaa request foundry server_tool_use tabs verdict redacted_thinking retention-scope headers
effort release-notes prompts cloud message_output_config state_changes format mcp_toolset from values value source
bodiless cases baa instructions before anthropic_beta fallback_credit_token service_tier params tool_use_id host
header-from-server typed encrypted_content requests sdk exclude_tools signature thread tools pinning foundry-models
aws-platform platforms since types server_name eager_input_streaming harmless platform other-than tool_changes date
ineligible retention fallbacks output_config messages auto toolset_name at caller found not-stated retention-flagged
tool_addition use system day document use_cache to max_tokens_to_sample covered-models too-large allowed_domains input
data edits unsupported none prompt no-schema display_number standing tool_use ai-sdk temperature detect
previous_message_id definition stable enabled mcp_servers variant absent prefixes not-applicable foreignHosts
retention-models until members covered-models-retention max_characters zdr-with-baa signals user_id output_format
max_uses stale role where operator zdr covered-models-baa disputed section like no-content page hostNeeded
max_content_tokens skills except harmlessBetas ephemeral disabled hipaa region retention-cors status own upTo speed
api foundry-answer clear_tool_inputs beta rule exists markers diagnostics enable_zoom what content member base64
fast-mode input_schema task_budget workspace_id rules batch responses required path tables unpinnedRegion
default_config url_sources closed endpoint paths standard retention-processor image says row regardless arrangement
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
