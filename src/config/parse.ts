/** Parses and validates a configuration. It reports all problems at once, each with file:line:column. */
import { closestWord, didYouMean } from '../did-you-mean.js';
import type { Policy } from '../policy/compile.js';
import type { Pattern } from '../policy/data.js';
import { type PolicyProblem, readYaml } from '../policy/document.js';
import { whenOf } from '../policy/pattern.js';
import type { Prose } from '../policy/prose.js';
import { readForm } from '../policy/read-form.js';
import { type Config, NO_CONFIG } from './config.js';
import { configSchema, contextSchema } from './schema.js';

/** A configuration, or all its problems. */
export interface ParsedConfig {
  /** Undefined if there are problems. */
  readonly config: Config | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** The shipped policy and texts that a configuration refers to. */
interface References {
  readonly policy: Policy;
  readonly prose: Prose;
}

type Path = readonly PropertyKey[];
interface Fault {
  readonly path: Path;
  readonly message: string;
}

const sourceFaults = (config: Config, { prose }: References): Fault[] => {
  const known = (id: string): boolean => {
    const [name = '', day = ''] = id.split('/');
    const own = Object.hasOwn(config.sources, name) ? config.sources[name]?.captured : undefined;
    const shipped = Object.hasOwn(prose.captured, name) ? prose.captured[name] : undefined;
    return (own ?? shipped)?.includes(day) === true;
  };
  const cited: [Path, string][] = [
    ...config.rules.map(({ source }, i): [Path, string] => [['rules', i, 'source'], source]),
    ...config.overlays.flatMap((overlay, i) =>
      (['zdr', 'hipaa', 'baa', 'retention'] as const).flatMap((column) =>
        (overlay[column] ?? []).map(({ source }, j): [Path, string] => [['overlays', i, column, j, 'source'], source]),
      ),
    ),
  ];
  const own = Object.entries(config.sources).flatMap(([name, { captured }]) => captured.map((day) => `${name}/${day}`));
  return [
    ...Object.keys(config.sources)
      .filter((name) => Object.hasOwn(prose.captured, name))
      .map((name) => ({ path: ['sources', name], message: 'a source of the shipped policy has this name' })),
    ...cited
      .filter(([, id]) => !known(id))
      .map(([path, id]) => ({ path, message: `no such source, name/day: ${id}${didYouMean(id, own)}` })),
  ];
};

/** A fault for each id that is repeated. */
const duplicates = (ids: readonly string[], pathOf: (i: number) => Path): Fault[] =>
  ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ path: pathOf(i), message: `stands twice: ${id}` }] : []));

/** Faults for members of patterns that no node has and that are close to one that exists: the rule would never apply. */
const misspelled = (policy: Policy, when: Pattern, path: Path): Fault[] =>
  Object.entries(when).flatMap(([member, rule]) => {
    const meant = policy.names.has(member) || member.length < 4 ? undefined : closestWord(member, [...policy.names]);
    const here: Fault[] =
      meant === undefined
        ? []
        : [{ path: [...path, member], message: `no node has this member: ${member} (did you mean ${meant}?)` }];
    return Array.isArray(rule) ? here : [...here, ...misspelled(policy, rule as Pattern, [...path, member])];
  });

/**
 * Faults for targets that an earlier one makes unreachable: the first that matches gets the request, so a repeated host,
 * path, header or file has no effect.
 */
const targetFaults = ({ targets }: Config): Fault[] => {
  const known = new Map<string, string>();
  return targets.flatMap(({ name, hosts, paths, files, headers }, i): Fault[] => {
    const ways: [Path, string][] = [
      ...Object.entries({ hosts: hosts?.map((host) => host.toLowerCase()), paths, files }).flatMap(([member, globs]) =>
        (globs ?? []).map((glob, j): [Path, string] => [[member, j], glob]),
      ),
      ...Object.entries(headers ?? {}).flatMap(([header, values]) =>
        values.map((value, j): [Path, string] => [['headers', header, j], value]),
      ),
    ];
    return ways.flatMap(([path, value]): Fault[] => {
      const way = JSON.stringify([...path.slice(0, -1).map((member) => String(member).toLowerCase()), value]);
      const first = known.get(way) ?? name;
      known.set(way, first);
      if (first === name) return [];
      const message = `this makes a request one of ${first}, which comes first: any one of hosts, paths, headers and files is enough, so name only what tells the targets apart`;
      return [{ path: ['targets', i, ...path], message }];
    });
  });
};

const ruleFaults = ({ rules }: Config, { policy }: References): Fault[] => {
  const kinds = Object.keys(policy.data.shape);
  const taken = new Set(policy.data.rules.map(({ id }) => id.split('/')[0]));
  return [
    ...duplicates(
      rules.map(({ id }) => id),
      (i) => ['rules', i, 'id'],
    ),
    ...rules.flatMap(({ id, detect }, i) => [
      ...(taken.has(id.split('/')[0])
        ? [{ path: ['rules', i, 'id'], message: `the shipped rules have this prefix: choose another` }]
        : []),
      ...detect.flatMap((one, j): Fault[] => {
        const path = ['rules', i, 'detect', j];
        if (kinds.includes(one.on))
          return misspelled(policy, whenOf(one), [...path, one.has === undefined ? 'when' : 'has']);
        return [{ path: [...path, 'on'], message: `no such kind of node: ${one.on}${didYouMean(one.on, kinds)}` }];
      }),
    ]),
  ];
};

const overlayFaults = ({ overlays }: Config, { policy, prose }: References): Fault[] => {
  const ids = policy.data.features.map(({ id }) => id);
  return [
    ...duplicates(
      overlays.map(({ id }) => id),
      (i) => ['overlays', i, 'id'],
    ),
    ...overlays.flatMap((overlay, i): Fault[] => {
      const { id, zdr, hipaa, baa, remedy } = overlay;
      if (!ids.includes(id))
        return [{ path: ['overlays', i, 'id'], message: `no such feature: ${id}${didYouMean(id, ids)}` }];
      const row = policy.data.features.find((one) => one.id === id);
      const forbids = [...(zdr ?? []), ...(hipaa ?? [])].some(({ status }) => status === 'ineligible');
      const advised = remedy ?? row?.remedy ?? prose.remedies[id];
      const kept = [...(row?.retention ?? []), ...(overlay.retention ?? [])];
      return [
        ...(forbids && advised === undefined
          ? [{ path: ['overlays', i], message: 'an ineligible feature needs a remedy: what to do instead' }]
          : []),
        ...(zdr?.some(({ status }) => status === 'qualified') && kept.length === 0
          ? [
              {
                path: ['overlays', i, 'zdr'],
                message: 'a qualified feature must state under retention what is retained',
              },
            ]
          : []),
        ...Object.entries({ zdr, hipaa, baa }).flatMap(([column, cells]) =>
          (cells ?? []).flatMap(({ since }, j, all) =>
            (all[j - 1]?.since ?? '') >= since
              ? [{ path: ['overlays', i, column, j, 'since'], message: 'not later than the entry before it' }]
              : [],
          ),
        ),
      ];
    }),
  ];
};

const EMPTY = 'the file is empty; a configuration is a map, as context: { arrangement: zdr }';
const CONTEXT_FILE = 'this is a context file: give it with --context, or write its members under context';

/** Whether a value has members of a context instead of those of a configuration. */
const isContext = (value: unknown): boolean => {
  const names = Object.keys(value ?? {}).filter((name) => !Object.hasOwn(configSchema.shape, name));
  return names.length > 0 && names.every((name) => Object.hasOwn(contextSchema.shape, name));
};

/** Parses the text of a configuration; `file` is its name in problems. A configuration cannot run code. */
export const parseConfig = (file: string, text: string, references: References): ParsedConfig => {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { config: undefined, problems: yaml.problems };
  // An empty file is probably half written or truncated; it would mean that nothing is promised.
  if (yaml.value === null || yaml.value === undefined)
    return { config: undefined, problems: [yaml.problem([], EMPTY)] };
  const formed = readForm(configSchema, yaml);
  if ('problems' in formed) {
    const meant = isContext(yaml.value) ? [yaml.problem([], CONTEXT_FILE)] : formed.problems;
    return { config: undefined, problems: meant };
  }
  // A type test compares the schema with these types. They differ only in `undefined`, which YAML does not have.
  const { $schema, ...read } = formed.value as unknown as Partial<Config> & { $schema?: string };
  const waivers = (read.waivers ?? []).map((waiver, i) => {
    const { line, column } = yaml.problem(['waivers', i], '');
    return { ...waiver, line, column };
  });
  const config: Config = { ...NO_CONFIG, ...read, file, waivers };
  const faults = [
    ...duplicates(
      config.targets.map(({ name }) => name),
      (i) => ['targets', i, 'name'],
    ),
    ...targetFaults(config),
    ...sourceFaults(config, references),
    ...ruleFaults(config, references),
    ...overlayFaults(config, references),
  ];
  if (faults.length === 0) return { config, problems: [] };
  return { config: undefined, problems: faults.map(({ path, message }) => yaml.problem(path, message)) };
};
