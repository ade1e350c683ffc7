/** Cheap tests whether a text is worth parsing. They may be true for nothing, but must be true for every request. */
import { onceFor } from '../memoize.js';
import type { Policy } from '../policy/compile.js';
import { hostParts } from '../policy/host-parts.js';
import { whenOf } from '../policy/pattern.js';
import { escaped } from '../regexp.js';
import { camel, rows } from './clients.js';
import { RUNNERS, UNKNOWN_ARGUMENTS } from './shell/programs.js';
import { SQL_MODEL } from './sql-model.js';

/** Member access in any language: `a.b`, `a?.b`, `a().b`, `a->b`. */
const STEP = String.raw`(?:\(\))?\s*\??(?:\.|->)\s*`;

/** The end of a call of Claude's client, with an argument. */
const CALL_WITH_ARGUMENTS = String.raw`messages${STEP}(?:create|stream|parse)\s*\(\s*[^)\s]`;
export const MESSAGES = new RegExp(`\\b${CALL_WITH_ARGUMENTS}`);

/** Such a call of something with a usual name for a client. */
const CLIENT_CALL = new RegExp(
  `\\b(?:${rows.hidden.names.map((name) => name.replace('*', String.raw`\w*`)).join('|')})${STEP}${CALL_WITH_ARGUMENTS}`,
  'i',
);
/** Another vendor whose calls end alike. */
const OTHER_VENDOR = new RegExp(rows.hidden.not.join('|'), 'i');

/** Batches, counts of tokens, runs of tools and the client's beta namespace, which differ from those of other vendors. */
export const RESOURCES = new RegExp(
  `\\bmessages${STEP}(?:count_?tokens|tool_?runner)\\s*\\(|\\b(?:messages${STEP}batches|beta${STEP}(?:${[
    ...new Set(rows.calls.flatMap(({ call, path }) => (path === rows.compatible ? [] : (call.split('.')[0] ?? '')))),
  ]
    .map((name) => name.replace('_', '_?'))
    .join('|')}))${STEP}\\w`,
  'i',
);

/** The vendor's command-line program used for a request, in a command or a list of its words. */
const CLI_CALL = new RegExp(
  `\\b${rows.ant.name}["']?[,\\s][^\\n]{0,200}?\\b(?:beta:[a-z]|(?:messages(?::batches)?|completions|models)["']?,?\\s+["']?[a-z])`,
);

/** Whether a text calls Messages. Other vendors' calls that end alike lack max_tokens, or the file names the vendor. */
export const callsMessages = (text: string): boolean =>
  (/max_?tokens/i.test(text) && MESSAGES.test(text)) || (CLIENT_CALL.test(text) && !OTHER_VENDOR.test(text));

/** The name of a module or package with any ending, without the sign for that. */
const withoutStar = (module: string): string => module.replace(/[.*]+$/, '');

/** Calls of a cloud that has models of Claude's beside others. */
const CLOUD = new RegExp(
  `\\b(?:${[
    ...rows.cloud.services.map(escaped),
    ...rows.cloud.sends.flatMap(({ calls }) => calls.filter((call) => call.endsWith('Command'))),
    ...rows.cloud.unread,
  ].join('|')})\\b`,
);

/** The import of a module with models of Claude's beside others, of which a program may name none. */
const MODELS_IMPORT = new RegExp(
  `\\b(?:import|from|require)[\\s(]*["']?(?:${[
    ...rows.litellm.packages,
    ...rows.langchain.elsewhere.flatMap(({ modules, others }) => (others ? modules : [])),
  ]
    .map((name) => escaped(withoutStar(name)) + (name.endsWith('*') ? '' : String.raw`(?![\w-])`))
    .join('|')})`,
);

/**
 * Whether a text contains what every text with a request to Claude does: the name of Claude or its vendor, its path, a
 * dated type of tool, such a call, or one of a cloud that may be for it.
 */
export const mentions = (text: string, policy: Policy): boolean =>
  text.includes('nthropic') ||
  text.includes('laude') ||
  text.includes('NTHROPIC') ||
  text.includes('LAUDE') ||
  text.includes(rows.paths.messages) ||
  datedTools(policy).test(text) ||
  callsMessages(text) ||
  RESOURCES.test(text) ||
  CLI_CALL.test(text) ||
  CLOUD.test(text) ||
  MODELS_IMPORT.test(text);

/** The import of a client or an adapter. */
const IMPORT = /\b(?:import|from|require)\b[^\n]*anthropic/i;
/** The address of one of the vendor's endpoints. */
const ENDPOINT = /\banthropic[\w.:/-]*\/v1\/[a-z]/;
/** The path or a header of a request over HTTP. */
export const HTTP = /\/v1\/messages|anthropic-(?:version|beta)|anthropic_version/i;

// Each pattern matches from the start of a word to the last occurrence in it, so that a long word is scanned only once
// and not in quadratic time.
const PROGRAM = [
  IMPORT,
  HTTP,
  // The creation of a client, or a call with a name like a client's.
  /\b\w*Anthropic(?:(?!Anthropic)\w)*\s*\(/,
  /\b(?:messages|completions)\s*\??\.\s*(?:create|stream|parse|count|tool|batches|with_)/,
  /\b\w*(?:anthropic|claude)(?:(?!anthropic|claude)\w)*\s*\.\s*(?:beta\s*\.\s*)?\w+\s*\.\s*\w+/i,
  // Beta values passed to something that another file creates.
  /\bbetas["']?\s*[=:]/,
  // An option that names a model of Claude's.
  new RegExp(`\\b(?:${rows.langchain.routed.options.join('|')})["']?\\s*[=:]\\s*["'\`][^"'\`\\n]{0,60}claude`),
  // A statement that asks a model of Claude's.
  SQL_MODEL,
  // The name of a program that sends, as a program runs it.
  new RegExp(`["'](?:${RUNNERS})["']`),
];

/** A call of a function of an adapter or a cloud that takes a model id. */
const ADAPTER_CALL = new RegExp(
  `\\b(?:${[
    ...rows.aiSdk.functions,
    ...rows.aiSdk.batches,
    ...rows.aiSdk.uploads.flatMap(({ names }) => names),
    ...rows.langchain.makers,
    ...rows.langchain.agents,
    ...rows.litellm.functions,
    ...rows.cloud.sends.flatMap(({ calls }) => calls),
  ].join('|')})\\s*(?:[(,]|as\\b)`,
);

/** The import of LiteLLM, whose functions may have other names in the program. */
const LITELLM_IMPORT = new RegExp(
  `\\b(?:import|from)\\s+(?:${rows.litellm.packages.filter((name) => !name.endsWith('*')).join('|')})\\b`,
);

/** Classes that are recognised by their name together with their module. */
const CLASSES = [...rows.langchain.elsewhere, ...rows.langchain.agentClasses].map(({ names, modules }) => ({
  pattern: new RegExp(`\\b(?:${names.join('|')})\\s*(?:\\(|as\\b)`),
  modules: modules.map(withoutStar),
}));

/** Whether a text uses such a class, and the text `whole` that contains it names the module of the class. */
const namesClass = (text: string, whole: string): boolean =>
  CLASSES.some(({ pattern, modules }) => modules.some((module) => whole.includes(module)) && pattern.test(text));

/** A member that few objects other than request bodies have. */
const MAX_TOKENS = /\bmax_tokens\b/;

/** Provider ids in the configurations of promptfoo. */
const PROVIDER = rows.configs
  .flatMap(({ tool, prefix }) => (tool === 'promptfoo' ? [`\\b${prefix}[\\w-]`] : []))
  .join('|');

/** Objects that configure requests of another program, recognised by a member's name, value or prefix of its value. */
const APPS = rows.apps.objects
  .map(({ member, starts, is, has }) => {
    if (has !== undefined) return `\\b${has}\\b`;
    if (starts !== undefined) return `(?<!\\w)${escaped(starts)}`;
    const named = `\\b${member}\\b["']?[ \\t]*[:=]`;
    // The value may be an item of a list, on another line.
    return is === undefined ? named : `${named}[\\s\\S]{0,120}?\\b${escaped(is)}\\b`;
  })
  .join('|');

/** A command-line program that sends to Claude, at the start of a command and with flags. */
const COMMAND_LINE = new RegExp(
  `(?:^|[\\s"'\`/(;&|])(?:${RUNNERS})["']?[,\\s](?:[^\\n]*[\\s"'[])?(?:-|${escaped(UNKNOWN_ARGUMENTS)})`,
  'm',
);

/** A member with the command of a container, in which a program's arguments may follow later. */
const STARTED = new RegExp(
  `\\b(?:${[...rows.started.program, ...rows.started.later].join('|')})["']?\\s*:\\s*(?:[[\\s-]*["']?)(?:\\S*/)?(?:${RUNNERS})\\b`,
);

/** A command of a cloud's program, or the service of one. */
const CLOUD_COMMAND = new RegExp(`(?<![-\\w])(?:${rows.cloud.services.join('|')})\\b`);

const DATA = [
  COMMAND_LINE,
  STARTED,
  CLI_CALL,
  // A model id in the path.
  /\/model\/[^\s"'/]*claude/i,
  /\b(?:\w{0,30}_)?(?:model|id|modelId|llm)\\?["']?\s*:\s*\\?["']?[^\n"']{0,80}(?:claude|anthropic)/i,
  /anthropic[-_](?:version|beta)|\/v1\/messages|custom_id/i,
  new RegExp(PROVIDER),
  new RegExp(APPS),
  // A setting of another program that names a model or the vendor, or a command of a cloud.
  /\b(?:provider|type|name|model_?name)["']?[ \t]*:[ \t]*["']?[^\n"']{0,80}anthropic/i,
  /^[ \t]*anthropic["']?\s*:/m,
  CLOUD_COMMAND,
  // A placeholder for a model id.
  /\bmodel["']?\s*:\s*["']?(?:\{\{|\$|<)/,
];

/** Matches dated tool types of the families in the policy, and the adapter functions that create such tools. */
export const datedTools = onceFor((policy: Policy): RegExp => {
  const families = policy.data.features.flatMap(({ detect }) =>
    (detect ?? [])
      .filter(({ on }) => on === 'tool')
      .flatMap((one) => {
        const types = whenOf(one).type;
        return Array.isArray(types) ? types : [];
      })
      .flatMap((one) => (typeof one === 'object' && one?.prefix?.endsWith('_') ? [one.prefix] : [])),
  );
  return new RegExp(`\\b(?:${[...new Set([...families, ...families.map(camel)])].join('|')})20\\d{6}\\b`);
});

const namesHost = (text: string, policy: Policy): boolean => hostParts(policy).some((host) => text.includes(host));

/** Whether a program may send a request to Claude. `whole` is the program of which `text` is a part. */
export const mayCall = (text: string, policy: Policy, whole = text): boolean =>
  mentions(text, policy) &&
  (PROGRAM.some((pattern) => pattern.test(text)) ||
    RESOURCES.test(text) ||
    ADAPTER_CALL.test(text) ||
    LITELLM_IMPORT.test(text) ||
    COMMAND_LINE.test(text) ||
    CLI_CALL.test(text) ||
    MAX_TOKENS.test(text) ||
    datedTools(policy).test(text) ||
    namesHost(text, policy) ||
    namesClass(text, whole));

/** Agents that are run by a program or a setting: the name of the agent's program with a flag by which it answers. */
export const AGENTS = rows.apps.commands.flatMap(({ named, names, flags }) =>
  named ? [] : [`(?:${names.join('|')})["'\`]?[,\\s]+["'\`]?(?:${flags.join('|')})(?=["'\`\\s)\\]]|$)`],
);
/** Such an agent in a setting: the program begins the value, or a list. */
const AGENT_SETTING = new RegExp(`[=:]\\s*\\[?\\s*["']?(?:\\S*/)?(?:${AGENTS.join('|')})`);

/** The smallest offset that is not negative, moved past whitespace and brackets that a pattern matches first. */
export const firstOf = (text: string, places: readonly number[]): number | undefined => {
  const found = places.filter((place) => place >= 0);
  if (found.length === 0) return undefined;
  const first = Math.min(...found);
  return first + text.slice(first).search(/[^\s{,;]/);
};

/** Values of the beta header, recognised by their dates. */
export const DATED_BETAS = /[\w-]+-20\d\d-\d\d-\d\d\b/g;

/** Whether a data file may contain a request to Claude. */
export const mayHold = (text: string, policy: Policy): boolean =>
  mentions(text, policy) &&
  (DATA.some((pattern) => pattern.test(text)) || namesHost(text, policy) || datedTools(policy).test(text));

/** Settings of programs that call Claude, and settings in HCL that name a model. */
const APP_SETTING = new RegExp(
  [
    `^[ \\t]*(?:${rows.apps.settings.map((name) => name.replaceAll('.', '\\.')).join('|')})\\.`,
    `(?:^|[{,])[ \\t]*(?:\\w+_)?(?:${rows.apps.models.join('|')})(?:[ \\t]*[=:][ \\t]*|[ \\t]+)["'](?:[\\w-]+[./:])*(?:claude-|[Aa]nthropic)`,
    // The id of a model of a cloud under any name; its whole address only where the name is not that of a permission.
    String.raw`=[ \t]*"(?:[a-z-]+\.)?anthropic\.claude-[^"\s]*"`,
    String.raw`\b(?:\w*model\w*|copy_from)[ \t]*=[ \t]*"(?:arn:aws[\w-]*:bedrock:[^"\s]*|[^"\s]*publishers)/(?:[a-z-]+\.)?anthropic[./]`,
  ].join('|'),
  'm',
);

/** The messages of a body in JSON, also with escaped or doubled quotes. */
const JSON_MESSAGES = /["\\]messages[\\"]*\s*:\s*\[/;
/** Whether a text contains the body of a Messages request to a Claude model in JSON. */
export const holdsBody = (text: string): boolean => JSON_MESSAGES.test(text) && JSON_MODEL.test(text);
const JSON_MODEL = /["\\]model[\\"]*\s*:\s*[\\"]*[^"\\\n]*claude/;

/** A prompt file whose front matter names a Claude model. */
const PROMPT_HEADER = /^---[ \t]*\n(?:(?!---)[^\n]*\n)*?[ \t]*model[ \t]*:[^\n]*(?:claude|anthropic)/;

/** The first offset at which a text that is not parsed contains a part of a request: a path, header, tool or body. */
export const writtenAt = (text: string, policy: Policy): number | undefined => {
  if (!mentions(text, policy)) return undefined;
  const patterns = [HTTP, ENDPOINT, datedTools(policy), JSON_MESSAGES, PROMPT_HEADER, APP_SETTING, AGENT_SETTING];
  return firstOf(
    text,
    patterns.map((pattern) => text.search(pattern)),
  );
};
