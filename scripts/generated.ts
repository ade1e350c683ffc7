/** The generated files with their content. `npm run update` writes them, and a test compares them. */
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
import { packed } from './packing.ts';
import { phiModule, readPhi } from './phi.ts';
import { readRecorders, recordersModule } from './recorders.ts';
import { rowsModule } from './rows.ts';
import { withOutputs } from './transcripts.ts';

export interface Generated {
  readonly file: string;
  readonly text: string;
}

/** The texts of `rules/*.yaml`, by name without the extension. */
export const ruleTexts = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync('rules')
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.slice(0, -'.yaml'.length), readFileSync(`rules/${name}`, 'utf8')]),
  );

const policyModules = (): Generated[] => {
  const { data, prose, fixes, answers, problems } = parsePolicy(ruleTexts());
  if (!data || !prose || !fixes || !answers)
    throw new Error(`rules/ does not load:\n${problems.map(problemLine).join('\n')}`);
  const digest = `export const DIGEST = '${digestOf({ data, prose, fixes, answers })}';\n\n`;
  const policy = rowsModule('*.yaml', 'policyData', 'PolicyData', './data.js', packed(data));
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

/** The JSON Schema for editors: one definition for each file of rules/, selected by the modeline at its beginning. */
const editorSchema = (): string => {
  const $defs = Object.fromEntries(Object.entries(FILES).map(([name, schema]) => [name, z.toJSONSchema(schema)]));
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'claude-preflight rules', $defs }, null, 1)}\n`;
};

/** The JSON Schema of `claude-preflight.config.yaml` for editors. */
const configForm = (): string => {
  const title = 'claude-preflight configuration';
  return `${JSON.stringify({ title, ...z.toJSONSchema(configSchema, { io: 'input' }) }, null, 1)}\n`;
};

const published = (schema: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(schema), null, 1)}\n`;

/** Every generated file with its text. @throws Error that lists every problem if rules/ does not load. */
export const generated = async (): Promise<Generated[]> => [
  ...policyModules(),
  { file: 'src/templates/clients.generated.ts', text: clientsModule(readClients()) },
  { file: 'src/traffic/record/recorders.generated.ts', text: recordersModule(readRecorders()) },
  { file: 'rules/schema.json', text: editorSchema() },
  { file: 'src/config/config.schema.json', text: configForm() },
  { file: 'src/format/report.schema.json', text: published(reportSchema) },
  // names.generated.ts is made by scripts/names.ts, because its lists are not in this repository.
  { file: 'src/phi/detectors.generated.ts', text: phiModule(readPhi()) },
  { file: 'src/phi/meta-schema.generated.ts', text: metaSchemaModule() },
  { file: 'src/receipt.schema.json', text: published(receiptSchema) },
  { file: 'src/traffic/aggregate.schema.json', text: published(aggregateSchema) },
  { file: 'src/report/compliance.schema.json', text: published(complianceSchema) },
  { file: 'src/cli/explain/examples.generated.ts', text: examples() },
  { file: 'README.md', text: await withOutputs(readFileSync('README.md', 'utf8')) },
];
