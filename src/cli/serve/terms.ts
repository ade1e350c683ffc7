/** The terms of `serve`, which are read at the start and again when their files change. */
import { readConfig } from '../../config/read.js';
import { dayOf } from '../../day.js';
import { checkSubject } from '../../full-check.js';
import type { Arrangement, Day } from '../../model.js';
import { endpointPath } from '../../policy/endpoint-path.js';
import type { Terms } from '../../server/judge.js';
import { type Loaded, liveTerms, termsOn } from '../../server/terms.js';
import type { Args } from '../args.js';
import { refusal, waiverLines } from '../config.js';
import { configNotes } from '../config-notes.js';
import { contextLines, flagContext, readContext } from '../context.js';
import { type Io, UsageError } from '../io.js';
import type { ServeSettings } from './settings.js';
import { mustBeReadable } from './watch.js';

/**
 * Reads configuration and context from their files, each right after `look`, which throws if it should not be read.
 * @throws UsageError naming every problem with its position.
 */
const load = async (args: Args, look: (file: string) => void = () => undefined): Promise<Loaded> => {
  const [configFile, contextFile] = [args.text('config'), args.text('context')];
  if (configFile !== undefined) look(configFile);
  const { config, problems } =
    configFile === undefined ? { config: undefined, problems: [] } : await readConfig(configFile);
  if (problems.length > 0) throw refusal(problems);
  if (contextFile !== undefined) look(contextFile);
  const context = contextFile === undefined ? {} : await readContext(contextFile);
  return { config, given: { ...context, ...flagContext(args) } };
};

/** The settings of the gateway that matter for messages about the terms. */
type Forwarding = Pick<ServeSettings, 'upstreams' | 'failOn' | 'mode'>;

/** A message for each upstream whose host the policy does not know, since every request to it would be `review`. */
const unknownHosts = ({ upstreams, failOn, mode }: Forwarding, { policy, contextOf }: Terms): string[] => {
  const path = endpointPath(policy, 'messages');
  const follows = mode === 'block' && failOn === 'review' ? 'every request to it is refused' : 'its terms are a guess';
  return upstreams.flatMap(({ prefix, origin, base }) => {
    const url = `${origin}${base}${path}`;
    const { findings, context } = checkSubject(
      { url },
      contextOf({ url, askedAt: prefix + path, headers: [] }).context,
      policy,
    );
    return findings.some(({ rule, verdict }) => rule === 'request/unknown-host' && verdict === 'review')
      ? [
          `${origin} is not a host that the policy knows; requests are judged as for ${context.platform} in review: ${follows}. State what it is with --platform, or as a target of --config`,
        ]
      : [];
  });
};

/** The stated arrangement for requests without a target; undefined if none is stated. */
const statedOf = ({ given, config }: Loaded): Arrangement | undefined =>
  given.arrangement ?? config?.context.arrangement;

/** A warning, because `standard` refuses hardly any request, so that a missing arrangement would go unnoticed. */
const UNSTATED =
  'no arrangement is stated: requests of no target are judged under standard, which promises nothing; state yours with --arrangement, --context or --config';

/** The refusal of a reload that drops the arrangement, which is probably a mistake or a half-written file. */
const UNSAID = 'the arrangement is no longer stated: state it, or standard if nothing is promised any more';

/** The lines to log about the terms on a day. @throws UsageError naming each waiver that excuses nothing */
const notesOn = async (
  loaded: Loaded,
  day: Day,
  args: Args,
  forwarding: Forwarding,
  io: Io,
): Promise<readonly string[]> => {
  const today = loaded.given.today ?? day;
  const { config } = loaded;
  const terms = termsOn(loaded, today);
  const { policy } = terms;
  // A waiver for a file of a repository does not apply to requests.
  const waivers = config?.waivers.filter((waiver) => waiver.file === undefined) ?? [];
  const lines = config && waiverLines(waivers, config, io.cwd, { policy, today, used: undefined });
  const context = { ...config?.context, ...loaded.given };
  const own = await contextLines(args.text('context'), context, today, policy);
  const errors = [...(lines?.errors ?? []), ...own.errors];
  if (errors.length > 0) throw new UsageError(errors.join('\n'));
  const unstated = statedOf(loaded) === undefined ? [UNSTATED] : [];
  const onConfig = config ? configNotes(config, loaded.given) : [];
  return [...onConfig, ...(lines?.warnings ?? []), ...own.notes, ...unknownHosts(forwarding, terms), ...unstated];
};

/** The terms of a running gateway. */
interface ServeTerms {
  /** The terms in force. */
  readonly terms: () => Terms;
  /** Reads the terms again and logs the outcome. If they are invalid, the earlier ones are `kept`. Never rejects. */
  readonly reload: () => Promise<'done' | 'kept'>;
}

/** Reads the terms and logs messages about them. @throws UsageError naming every problem */
export const serveTerms = async (
  args: Args,
  forwarding: Forwarding,
  io: Io,
  log: (line: string) => void,
): Promise<ServeTerms> => {
  let current = await load(args);
  for (const line of await notesOn(current, io.today, args, forwarding, io)) log(line);
  const { terms, exchange } = liveTerms(current, Date.now);
  const reload = async (): Promise<'done' | 'kept'> => {
    try {
      const next = await load(args, mustBeReadable);
      if (statedOf(current) !== undefined && statedOf(next) === undefined) throw new UsageError(UNSAID);
      for (const line of await notesOn(next, dayOf(Date.now()), args, forwarding, io)) log(line);
      exchange(next);
      current = next;
      log(`the terms were read again; policy ${terms().policy.digest}`);
      return 'done';
    } catch (error) {
      for (const line of error instanceof UsageError ? error.message.split('\n') : ['the terms cannot be read'])
        log(line);
      log('the earlier terms remain in force');
      return 'kept';
    }
  };
  return { terms, reload };
};
