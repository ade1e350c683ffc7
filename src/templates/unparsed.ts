/** Finds uses of Claude in programs in languages that are not parsed. */
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { hostParts } from '../policy/host-parts.js';
import { escaped } from '../regexp.js';
import { rows } from './clients.js';
import { type Block, placeIn } from './documents/blocks.js';
import type { FileScan } from './file-scan.js';
import { AGENTS, callsMessages, datedTools, firstOf, HTTP, MESSAGES, mentions, RESOURCES } from './gate.js';
import { blank, COMMENTS } from './lines.js';
import { SQL_MODEL } from './sql-model.js';

/** Imports there: a sentence has `from Anthropic` too, but not at the start of a line. */
const IMPORT_ELSEWHERE = /(?:^[ \t]*from|\b(?:import|require)\b)[^\n]*anthropic/im;
/** Calls of Messages in typed languages. */
const MESSAGES_ELSEWHERE =
  /\bMessages\.(?:New|Create|Stream|CountTokens)\w*\(|\bmessages\(\)\s*\.\s*(?:create|count)\w*\(/;

/** Imports and constructors in languages that are not parsed. */
const NAMED_ELSEWHERE =
  /(?:^|[;{])[ \t]*(?:(?:pub|global)\s+)?(?:using|use|alias)\s+(?:[\w:.]*\b)?(?:[Aa]nthropic(?:_\w+)?|\w+Anthropic)\b|\buse\s+[\w\\]+\\Anthropic(?:\\(?:\w*Factory|Client|Anthropic))?(?:\s+as\s+\w+)?\s*;|\bAnthropic(?:::|\\)[Cc]lient\b|\bnew\s+[\w.\\]*Anthropic\w*\s*\(/m;
/** An imported path, alone on its line or after a name. */
const PATH_ELSEWHERE = /^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"[\w./-]*\banthropic\b[\w./-]*"[ \t]*;?[ \t]*$/m;
/** Calls in those languages, other than assertions, that name a Claude model, a model id of a cloud, or the vendor before a model. */
const MODEL_ELSEWHERE =
  /\b(?!\w*claude)\w*model(?:(?!model)\w)*["']?\s*(?::\s*[&\w]+\s*)?(?:=>?|:=?|\()\s*["'](?:[\w-]+[./:])*claude-|\b(?:[a-z]{2}\.)?anthropic\.claude-[\w.-]+:\d|\((?<!\b(?:expect|assert\w*|\w*equals?|contains?)\s*\()\s*["']anthropic(?:["']\s*,|[:/]claude)|\bprovider\s*(?:=>?|:)\s*["':]anthropic\b|(?:->|\.|\bnew\s+)(?:invoke|Agent)\s*\(\s*(?:\$\w+\s*,\s*)?["'](?:[\w-]+[./:])*claude-[a-z-]*\d|backend(?:::|\.)anthropic\b/i;
/** An agent that such a program runs. */
const AGENT_ELSEWHERE = new RegExp(`(?<![\\w.-])(?:${AGENTS.join('|')})`);
/** An agent whose arguments are not written beside its name: \`exec.Command("claude", args…)\`. */
const STARTED_ELSEWHERE = new RegExp(
  `(?:[Cc]ommand\\w*|[Ee]xec\\w*|[Ss]pawn\\w*|Process\\w*|[Pp]open\\w*|\\bsystem|\\brun)(?:::new)?\\s*\\(\\s*(?:\\w+\\s*,\\s*)?[[{(]*\\s*["'](?:${rows.apps.commands.flatMap(({ named, names }) => (named ? [] : names)).join('|')})["'](?![^;]{0,80}["'](?:--version|--help|[a-z][\\w-]*)["'])`,
);
/** A call of a cloud's client; and the id of a model of another vendor there. */
const CLOUD_ELSEWHERE = new RegExp(`\\b(?:${rows.cloud.unread.join('|')})\\b`);
const OTHER_MODEL = new RegExp(`["'.](?:${rows.cloud.otherModels.join('|')})\\.[a-z]`);
const CLIENT_ELSEWHERE = new RegExp(rows.unread.map((name) => `\\b${escaped(name)}`).join('|'));

/** The first offset at which a program in a language that is not parsed uses a client, path or host of Claude. */
const calledAt = (whole: string, policy: Policy): number | undefined => {
  const text = whole.replace(COMMENTS, blank);
  const isNamed = namesClaude(text);
  if (!mentions(text, policy) || (!isNamed && OTHER_MODEL.test(text))) return undefined;
  // The path alone is no evidence: the program may be a server with that path.
  const hasEvidence = isNamed || /max_?tokens/i.test(text);
  const places = [
    ...[
      IMPORT_ELSEWHERE,
      hasEvidence ? HTTP : undefined,
      NAMED_ELSEWHERE,
      PATH_ELSEWHERE,
      MODEL_ELSEWHERE,
      SQL_MODEL,
      CLIENT_ELSEWHERE,
      CLOUD_ELSEWHERE,
      AGENT_ELSEWHERE,
      STARTED_ELSEWHERE,
      datedTools(policy),
      callsMessages(text) ? MESSAGES : undefined,
      hasEvidence ? MESSAGES_ELSEWHERE : undefined,
      RESOURCES,
    ].map((pattern) => (pattern ? text.search(pattern) : -1)),
    ...hostParts(policy).map((host) => text.indexOf(host)),
  ];
  return firstOf(text, places);
};

/** Reports the first use of Claude in blocks of a language that is not parsed. */
export const noteUnread = (scan: FileScan, blocks: readonly Block[]): void => {
  for (const block of blocks) {
    const offset = calledAt(block.text, scan.policy);
    if (offset === undefined) continue;
    const why =
      "this uses, or may use, a client or an address of Claude's in a language that lint does not read, so the request is not known; the gateway checks what is sent";
    scan.problems.push({ why, location: placeIn(block, scan.locate)(offset) });
    return;
  }
};
