/** Compiles the policy into the index that the walk and the judgement use. */
import { remembered } from '../memoize.js';
import type { Day, Platform, Source } from '../model.js';
import { escaped } from '../regexp.js';
import type { BetaValues, EndpointRow, PolicyData, RuleCase, RuleRow } from './data.js';
import type { PlatformRow } from './platform-rows.js';
import { compileKinds, type Kind } from './tables.js';

/** A compiled policy. Its functions are for the check; a caller passes it on, and may read `data` and the days. */
export interface Policy {
  /** The rows. */
  readonly data: PolicyData;
  /** Identifies the data: `sha256:` and hexadecimal, or what was given to `compilePolicy`. */
  readonly digest: string;
  /** The newest dated row. */
  readonly newest: Day;
  /** The default of `asOf`: the day of its newest row, the organisation's own included. */
  readonly latest: Day;
  /** The kinds of node in a request, by name. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Every member name that some kind of node has. */
  readonly names: ReadonlySet<string>;
  /** The index of a feature in `data.features`, by its id. */
  readonly feature: (id: string) => number | undefined;
  /** The meaning of a beta value; undefined if no row has it. */
  readonly beta: (value: string) => Beta | undefined;
  /** The endpoint of a path, with or without a gateway's prefix; undefined if no row knows it. */
  readonly endpoint: (path: string) => Endpoint | undefined;
  /** The row of a platform. */
  readonly platform: (id: string) => PlatformRow | undefined;
  /** The owner of a host. Some hosts are known only together with a path. */
  readonly host: (host: string, path: string) => HostMatch;
  /** One case of a rule. @throws Error if there is none of that name. */
  readonly ruleCase: (rule: string, name: string) => RuleCase;
  /** The source of an id, `group/day`. @throws Error if there is no such group. */
  readonly source: (id: string) => Source;
}

/** One path of an endpoint row. */
export interface Endpoint extends Omit<EndpointRow, 'paths'> {
  readonly path: string;
}

/** The owner of a host, given the path. */
export interface HostMatch {
  /** `foreign`: another vendor's, or a shared host with a path that is not Claude's; `unknown`: in no row. */
  readonly known: 'claude' | 'foreign' | 'unknown';
  readonly platform?: Platform;
  readonly variant?: string | undefined;
  /** Whether the host serves other vendors on paths like this one too. */
  readonly shared?: boolean;
}

/** The pattern of a host or a beta value; what `*` matches has no character that ends either. */
const glob = (pattern: string): RegExp => new RegExp(`^${escaped(pattern).replaceAll('\\*', '[\\w.$%-]*')}$`);

/** The pattern of a path template. It matches at the end of a path, after any prefix of a gateway. */
const template = (path: string): RegExp => {
  const source = escaped(path)
    // A model id may be an ARN, which has slashes; every other parameter is one segment.
    .replace('\\{model\\}', '.+')
    .replace(/\\\{\w+\\\}/g, '[^/]+')
    .replace('\\/\\*\\*', '(?:/.*)?');
  // Some hosts read a path in any letter case.
  return new RegExp(`${source}$`, 'i');
};

/** The header that lists beta values, in lower case. */
export const BETA_HEADER = 'anthropic-beta';

/** The meaning of a beta value: features by index, and what it does by itself. */
export interface Beta extends BetaValues {
  readonly features: readonly number[];
}

const compileBetas = ({ features, harmlessBetas }: PolicyData): Policy['beta'] => {
  const known = new Map<string, BetaValues & { features: number[] }>();
  const add = (group: BetaValues, feature?: number) => {
    for (const value of group.values) {
      const beta = known.get(value) ?? { ...group, features: [] };
      known.set(value, beta);
      if (feature !== undefined) beta.features.push(feature);
    }
  };
  features.forEach(({ betas }, feature) => {
    for (const group of betas ?? []) add(group, feature);
  });
  for (const group of harmlessBetas) add(group);
  const open = [...known].flatMap(([value, beta]) => (value.endsWith('*') ? [[glob(value), beta] as const] : []));
  return (value) => known.get(value) ?? open.find(([pattern]) => pattern.test(value))?.[1];
};

const compileHosts = (data: PolicyData): Policy['host'] => {
  const claude = data.platforms.flatMap(({ id, zdr, hosts }) =>
    hosts.map(({ host, path = '', variant }) => {
      const shared = path === '' && zdr.standing === 'cloud';
      return { path, pattern: glob(host), match: { known: 'claude', platform: id, variant, shared } as const };
    }),
  );
  const foreign = data.foreignHosts.map(glob);
  const match = (host: string, path: string): HostMatch => {
    const here = claude.filter(({ pattern }) => pattern.test(host));
    const other = here[0] || foreign.some((pattern) => pattern.test(host));
    return here.find((entry) => path.includes(entry.path))?.match ?? { known: other ? 'foreign' : 'unknown' };
  };
  const memo = new Map<string, HostMatch>();
  // The length of the host keeps two different pairs from making the same key.
  return (host, path) => remembered(memo, `${host.length} ${host}${path}`, () => match(host, path));
};

const compileEndpoints = (rows: readonly EndpointRow[]): Policy['endpoint'] => {
  const endpoints = rows.flatMap(({ paths, ...row }) => paths.map((path): Endpoint => ({ ...row, path })));
  const whole = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  /** Compiled only when a path is met that is not literally in the policy, which is rare. */
  let templates: (Endpoint & { readonly pattern: RegExp })[] | undefined;
  const templated = (path: string): Endpoint | undefined => {
    templates ??= endpoints.map((endpoint) => ({ ...endpoint, pattern: template(endpoint.path) }));
    return templates.find(({ pattern }) => pattern.test(path));
  };
  return (path) => whole.get(path) ?? templated(path);
};

/** The value, unless it is undefined. @throws Error naming what the policy lacks. */
export const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the policy has no ${what}`);
  return value;
};

/** The source of an id, `group/day`. @throws Error if there is no such group. */
export const compileSources = (sources: PolicyData['sources']): Policy['source'] => {
  const group = (name: string) => must(sources[name], `source ${name}`);
  const make = (id: string): Source => {
    const [name = '', captured = ''] = id.split('/');
    const { section, like = name } = group(name);
    const { page = '', url = '', before } = group(like);
    return Object.freeze({ page, section, url: before && captured < before.day ? before.url : url, captured });
  };
  const memo = new Map<string, Source>();
  return (id) => remembered(memo, id, make);
};

/**
 * Compiles policy data: that of `shippedPolicy`, with your own rules as `custom`. `digest` is any text that identifies
 * it in reports. The data is not validated: a rule on an unknown kind of node never applies.
 * @throws Error if a table is missing, or refers to a row that does not exist.
 */
export const compilePolicy = (data: PolicyData, digest: string): Policy => {
  const features = new Map(data.features.map((row, index) => [row.id, index]));
  const platforms = new Map<string, PlatformRow>(data.platforms.map((row) => [row.id, row]));
  const rules = new Map<string, RuleRow>(data.rules.map((row) => [row.id, row]));
  return {
    data,
    digest,
    newest: data.tables.newest,
    latest: [data.tables.newest, data.ownNewest ?? ''].sort()[1] ?? '',
    kinds: compileKinds(data),
    names: new Set(
      Object.values(data.shape).flatMap(({ members, types = {} }) =>
        [members, ...Object.values(types)].flatMap(Object.keys),
      ),
    ),
    feature: (id) => features.get(id),
    beta: compileBetas(data),
    endpoint: compileEndpoints(data.endpoints),
    platform: (id) => platforms.get(id),
    host: compileHosts(data),
    ruleCase: (rule, name) => must(rules.get(rule)?.cases[name], `case ${name} of ${rule}`),
    source: compileSources(data.sources),
  };
};
