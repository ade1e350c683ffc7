/** Cheap looks at a text that say whether it is worth taking apart: they may say yes for nothing, never no wrongly. */
import { onceFor } from '../memo.js';
import type { Policy } from '../policy/compile.js';
import { escaped } from '../regexp.js';
import { camel, rows } from './clients.js';
import { RUNNERS } from './shell/programs.js';

/** How a client is led to what it has, in any language: `a.b`, `a?.b`, `a().b`, `a->b`. */
const STEP = String.raw`(?:\(\))?\s*\??(?:\.|->)\s*`;

/** A call that is given something, as those of Claude's client end. */
const GIVEN = String.raw`messages${STEP}(?:create|stream|parse)\s*\(\s*[^)\s]`;
const MESSAGES = new RegExp(`\\b${GIVEN}`);

/** Such a call of what has a client's name. */
const HIDDEN = new RegExp(
  `\\b(?:${rows.hidden.names.map((name) => name.replace('*', String.raw`\w*`)).join('|')})${STEP}${GIVEN}`,
  'i',
);
/** Names another vendor, whose calls end so too. */
const ELSE = new RegExp(rows.hidden.not.join('|'), 'i');

/** Batches, and what a client has in its beta; other vendors' have other things there. */
const RESOURCES = new RegExp(
  `\\b(?:messages${STEP}batches|beta${STEP}(?:${[
    ...new Set(rows.calls.flatMap(({ call, path }) => (path === rows.compatible ? [] : (call.split('.')[0] ?? '')))),
  ]
    .map((name) => name.replace('_', '_?'))
    .join('|')}))${STEP}\\w`,
  'i',
);

/** The vendor's own command line is asked for something of the client's, in a command or a list of its words. */
const ASKS = new RegExp(
  `\\b${rows.ant.name}["']?[,\\s][^\\n]{0,200}?\\b(?:beta:[a-z]|(?:messages(?::batches)?|completions|models)["']?,?\\s+["']?[a-z])`,
);

/** Other vendors' calls that end so have no limit of tokens, or the file names the vendor. */
const callsMessages = (text: string): boolean =>
  (/max_?tokens/i.test(text) && MESSAGES.test(text)) || (HIDDEN.test(text) && !ELSE.test(text));

/**
 * Whether a file has what every file with a request to Claude has: Claude's name, its path, a dated tool of its own, or
 * such a call.
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
  ASKS.test(text);

// Each pattern passes a word only once: it starts where the word starts, and ends behind the last match in it.
// Otherwise a long word would take quadratic time.
const PROGRAM = [
  // A client or an adapter is imported.
  /\b(?:import|from|require)\b[^\n]*anthropic/i,
  // A client is made, or a call has a name like one of a client's.
  /\b\w*Anthropic(?:(?!Anthropic)\w)*\s*\(/,
  /\b(?:messages|completions)\s*\??\.\s*(?:create|stream|parse|count|tool|batches|with_)/,
  /\b\w*(?:anthropic|claude)(?:(?!anthropic|claude)\w)*\s*\.\s*(?:beta\s*\.\s*)?\w+\s*\.\s*\w+/i,
  // A request is written out.
  /\/v1\/messages|anthropic-(?:version|beta)|anthropic_version/i,
  // Betas are given to what another file makes.
  /\bbetas["']?\s*[=:]/,
];

/** Functions of adapters and of clouds that name a model of Claude's by a text. */
const NAMED = new RegExp(
  `\\b(?:${[
    ...rows.aiSdk.functions,
    ...rows.aiSdk.batches,
    ...rows.aiSdk.uploads.flatMap(({ names }) => names),
    ...rows.langchain.makers,
    ...rows.langchain.agents,
    ...rows.litellm.functions,
    ...rows.cloud.sends.flatMap(({ calls }) => calls),
  ].join('|')})\\s*(?:\\(|as\\b)`,
);

/** A package is imported whose functions may have other names in the program. */
const GATEWAY = new RegExp(
  `\\b(?:import|from)\\s+(?:${rows.litellm.packages.filter((name) => !name.endsWith('*')).join('|')})\\b`,
);

/** Classes that are known by where they come from as well. */
const CLASSES = [...rows.langchain.elsewhere, ...rows.langchain.agentClasses].map(({ names, modules }) => ({
  pattern: new RegExp(`\\b(?:${names.join('|')})\\s*\\(`),
  modules: modules.map((module) => module.replace(/[.*]+$/, '')),
}));

/**
 * Whether a program names such a class, and `whole`, the text that it is a part of, the module that the class comes
 * from.
 */
const namesClass = (text: string, whole: string): boolean =>
  CLASSES.some(({ pattern, modules }) => modules.some((module) => whole.includes(module)) && pattern.test(text));

/** A member that bodies of requests have, and few others. */
const WRITES = /\bmax_tokens\b/;

/** How tools that send prompts name where they send them. */
const PROVIDER = rows.configs
  .flatMap(({ tool, prefix }) => (tool === 'promptfoo' ? [`\\b${prefix}[\\w-]`] : []))
  .join('|');

/** What tells objects of programs that call Claude themselves: how a member begins, what it is, or that it is there. */
const APPS = rows.apps.objects
  .map(({ member, starts, is }) => {
    if (starts !== undefined) return `(?<!\\w)${escaped(starts)}`;
    const named = `\\b${member}\\b["']?[ \\t]*[:=]`;
    // The text may be an item of a list, on a line of its own.
    return is === undefined ? named : `${named}[\\s\\S]{0,120}?\\b${escaped(is)}\\b`;
  })
  .join('|');

/** How a program of the command line is run that sends to Claude: at the begin of a command, with flags. */
const RUN = new RegExp(`(?:^|[\\s"'\`/(;&|])(?:${RUNNERS})["']?[,\\s](?:[^\\n]*[\\s"'[])?-`, 'm');

const DATA = [
  RUN,
  ASKS,
  // A model stands in the path.
  /\/model\/[^\s"'/]*claude/i,
  /\b(?:\w{0,30}_)?(?:model|id|modelId|llm)\\?["']?\s*:\s*\\?["']?[^\n"']{0,80}(?:claude|anthropic)/i,
  /anthropic[-_](?:version|beta)|\/v1\/messages|custom_id/i,
  new RegExp(PROVIDER),
  new RegExp(APPS),
  // A setting of another program that names a model or a vendor, or a cloud's command.
  /\b(?:provider|type|name|model_?name)["']?[ \t]*:[ \t]*["']?[^\n"']{0,80}anthropic/i,
  /^[ \t]*anthropic["']?\s*:/m,
  new RegExp(`(?<![-\\w])${escaped(rows.cloud.service)}\\b`),
  // A model that is filled in later.
  /\bmodel["']?\s*:\s*["']?(?:\{\{|\$|<)/,
];

/** The dated types of tools whose families the policy knows, and what adapters call those that make them. */
export const datedTools = onceFor((policy: Policy): RegExp => {
  const families = policy.data.features.flatMap(({ detect }) =>
    (detect ?? [])
      .filter(({ on }) => on === 'tool')
      .flatMap(({ when }) => {
        const types = when?.type;
        return Array.isArray(types) ? types : [];
      })
      .flatMap((one) => (typeof one === 'object' && one?.prefix?.endsWith('_') ? [one.prefix] : [])),
  );
  return new RegExp(`\\b(?:${[...new Set([...families, ...families.map(camel)])].join('|')})20\\d{6}\\b`);
});

/** The longest fixed part of each host of Claude's. */
const hostsOf = onceFor((policy: Policy): readonly string[] => {
  const parts = policy.data.platforms.flatMap(({ hosts }) =>
    hosts.map(({ host }) =>
      host.split('*').reduce((longest, part) => (part.length > longest.length ? part : longest), ''),
    ),
  );
  return [...new Set(parts)];
});

const names = (text: string, policy: Policy): boolean => hostsOf(policy).some((host) => text.includes(host));

/** Whether a program, or a part of one, may send a request to Claude. */
export const mayCall = (text: string, policy: Policy, whole = text): boolean =>
  mentions(text, policy) &&
  (PROGRAM.some((pattern) => pattern.test(text)) ||
    RESOURCES.test(text) ||
    NAMED.test(text) ||
    GATEWAY.test(text) ||
    RUN.test(text) ||
    ASKS.test(text) ||
    WRITES.test(text) ||
    datedTools(policy).test(text) ||
    names(text, policy) ||
    namesClass(text, whole));

/** How typed languages call Messages of a client that another file makes. */
const MESSAGES_ELSEWHERE =
  /\bMessages\.(?:New|Create|Stream|CountTokens)\w*\(|\bmessages\(\)\s*\.\s*(?:create|count)\w*\(/;

/** How languages that are not read here name what is imported, where that is not as it is in those that are. */
const NAMED_ELSEWHERE =
  /\b(?:using|use|alias)\s+(?:[\w:.]*\b)?(?:[Aa]nthropic(?:_\w+)?|\w+Anthropic)\b|\buse\s+[\w\\]+\\Anthropic(?:\\(?:\w*Factory|Client|Anthropic))?(?:\s+as\s+\w+)?\s*;|\bAnthropic(?:::|\\)[Cc]lient\b|\bnew\s+[\w.\\]*Anthropic\w*\s*\(/;
/** A path that is imported, alone on its line or behind a name. */
const PATH_ELSEWHERE = /^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"[\w./-]*\banthropic\b[\w./-]*"[ \t]*;?[ \t]*$/m;
/** How a call names a model of Claude's there, or one of a cloud's, or the vendor before a model. */
const MODEL_ELSEWHERE =
  /\b(?!\w*claude)\w*model(?:(?!model)\w)*["']?\s*(?::\s*[&\w]+\s*)?(?:=>?|:=?|\()\s*["'](?:[\w-]+[./:])*claude-|\b(?:[a-z]{2}\.)?anthropic\.claude-[\w.-]+:\d|\(\s*["']anthropic(?:["']\s*,|[:/]claude)|\bprovider\s*(?:=>?|:)\s*["':]anthropic\b|\b(?:ai_query|(?:ai_|try_)?complete)\s*\(\s*'[\w.-]*claude|\bendpoint\s*=>?\s*'[\w./:-]*claude|(?:->|\.|\bnew\s+)(?:invoke|Agent)\s*\(\s*(?:\$\w+\s*,\s*)?["'](?:[\w-]+[./:])*claude-[a-z-]*\d|backend(?:::|\.)anthropic\b/i;
const CLIENT_ELSEWHERE = new RegExp(rows.unread.map((name) => `\\b${escaped(name)}`).join('|'));

/** Lines that only say something of a program, in the languages that are not read here. */
const COMMENTS = /^[ \t]*(?:\/\/|\/\*|\* |--[ \t]|;;|#(?!include|import|define|if|elif|else|endif|pragma|\[)).*$/gm;

/** The first of the places that are, behind what a pattern needs before it. */
const firstOf = (text: string, places: readonly number[]): number | undefined => {
  const found = places.filter((place) => place >= 0);
  if (found.length === 0) return undefined;
  const first = Math.min(...found);
  return first + text.slice(first).search(/[^\s{,]/);
};

/** Values of the beta header, by their dates. */
export const DATED_BETAS = /[\w-]+-20\d\d-\d\d-\d\d\b/g;

/** Where a program that is not read here imports a client of Claude's, or writes out a path or host of it. */
export const calledAt = (whole: string, policy: Policy): number | undefined => {
  const text = whole.replace(COMMENTS, (line) => ' '.repeat(line.length));
  if (!mentions(text, policy)) return undefined;
  const [imported, , , , written] = PROGRAM;
  // The path alone is no evidence: the program may be a server that answers it.
  const isTold = /nthropic|laude|max_?tokens/i.test(text);
  const places = [
    ...[
      imported,
      isTold ? written : undefined,
      NAMED_ELSEWHERE,
      PATH_ELSEWHERE,
      MODEL_ELSEWHERE,
      CLIENT_ELSEWHERE,
      datedTools(policy),
      callsMessages(text) ? MESSAGES : undefined,
      isTold ? MESSAGES_ELSEWHERE : undefined,
      RESOURCES,
    ].map((pattern) => (pattern ? text.search(pattern) : -1)),
    ...hostsOf(policy).map((host) => text.indexOf(host)),
  ];
  return firstOf(text, places);
};

/** Whether a text of data may hold a request to Claude. */
export const mayHold = (text: string, policy: Policy): boolean =>
  mentions(text, policy) &&
  (DATA.some((pattern) => pattern.test(text)) || names(text, policy) || datedTools(policy).test(text));

/** What settings of programs that call Claude themselves are called, and how those in HCL name a model. */
const TOLD = new RegExp(
  [
    `^[ \\t]*(?:${rows.apps.settings.map((name) => name.replaceAll('.', '\\.')).join('|')})\\.`,
    `(?:^|[{,])[ \\t]*(?:\\w+_)?(?:${rows.apps.models.join('|')})(?:[ \\t]*[=:][ \\t]*|[ \\t]+)["'](?:[\\w-]+[./:])*(?:claude-|[Aa]nthropic)`,
  ].join('|'),
  'm',
);

/** A body of Messages as JSON writes it, also where its quotes are escaped or doubled. */
const WRITTEN = /["\\]messages[\\"]*\s*:\s*\[/;
/** Whether a text holds a body of Messages for a model of Claude's as JSON. */
export const holdsBody = (text: string): boolean => WRITTEN.test(text) && MODEL.test(text);
const MODEL = /["\\]model[\\"]*\s*:\s*[\\"]*[^"\\\n]*claude/;

/** What stands before a text names a model of Claude's, as files of prompts do. */
const PROMPT = /^---[ \t]*\n(?:(?!---)[^\n]*\n)*?[ \t]*model[ \t]*:[^\n]*(?:claude|anthropic)/;

/** Where a text that is not taken apart holds what is sent to Claude: a path or a header, a tool, a body as JSON. */
export const writtenAt = (text: string, policy: Policy): number | undefined => {
  if (!mentions(text, policy)) return undefined;
  const [, , , , written] = PROGRAM;
  const places = [written, datedTools(policy), WRITTEN, PROMPT, TOLD].map((pattern) => text.search(pattern as RegExp));
  return firstOf(text, places);
};
