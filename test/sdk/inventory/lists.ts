import { literalsOf, memberNames, type Schema, type Shape, shapesAt } from './schema.js';
import { unique } from './shipped.js';

/** What a Messages, token-counting or batch request can contain, as lists: sorted, each value once. */
export interface Lists {
  /** Top-level members of Messages, token-counting and batch bodies and of batch items. */
  readonly params: readonly string[];
  /** Those of `params` that are sent as a header. */
  readonly headerParams: readonly string[];
  readonly roles: readonly string[];
  readonly toolTypes: readonly string[];
  readonly blockTypes: readonly string[];
  readonly sourceTypes: readonly string[];
  readonly contextEdits: readonly string[];
  readonly thinkingTypes: readonly string[];
  readonly callerTypes: readonly string[];
  readonly allowedCallers: readonly string[];
  readonly toolChoiceTypes: readonly string[];
  readonly toolChangeTypes: readonly string[];
  readonly citationTypes: readonly string[];
  readonly cacheControlTypes: readonly string[];
  readonly skillTypes: readonly string[];
  readonly formatTypes: readonly string[];
  readonly threadTypes: readonly string[];
  readonly compactionTypes: readonly string[];
  /** `type` values of all other objects inside a request: parts of blocks, tools and parameters. */
  readonly nestedTypes: readonly string[];
  readonly toolMembers: readonly string[];
  readonly blockMembers: readonly string[];
  readonly sourceMembers: readonly string[];
  readonly messageMembers: readonly string[];
  readonly outputConfigMembers: readonly string[];
  readonly containerMembers: readonly string[];
  readonly skillMembers: readonly string[];
  readonly contextManagementMembers: readonly string[];
  readonly contextEditMembers: readonly string[];
  readonly mcpServerMembers: readonly string[];
  readonly fallbackMembers: readonly string[];
  readonly thinkingMembers: readonly string[];
  readonly batchItemMembers: readonly string[];
  /** Members of every object-valued top-level parameter, by its name: a new parameter shows up here by itself. */
  readonly paramMembers: Readonly<Record<string, readonly string[]>>;
}

/** Where an object with a `type` stands in a body, and the name of the list that holds those types. */
const PLACES = {
  toolTypes: ['tools', 'messages.content.tool.definition'],
  blockTypes: ['messages.content', 'system'],
  contextEdits: ['context_management.edits'],
  thinkingTypes: ['thinking', 'fallbacks.thinking'],
  toolChoiceTypes: ['tool_choice'],
  toolChangeTypes: ['messages.content.tool'],
  skillTypes: ['container.skills'],
  formatTypes: ['output_config.format', 'output_format'],
  threadTypes: ['thread'],
  compactionTypes: ['compaction'],
} as const;

/** Objects told by the member that holds them, at whatever depth: sources and callers sit inside nested blocks too. */
const HOLDERS = {
  sourceTypes: 'source',
  callerTypes: 'caller',
  citationTypes: 'citations',
  cacheControlTypes: 'cache_control',
} as const;

/** Sorts what the walk found into the lists. */
export function readLists(schema: Schema, roots: readonly string[]): Lists {
  const shapes = Object.values(schema);
  const batches = roots.filter((name) => Object.hasOwn(schema[name]?.members ?? {}, 'requests'));
  const items = shapesAt(schema, batches, 'requests.params');
  const bodies = unique([...roots.filter((name) => !batches.includes(name)), ...items.map((item) => item.name)]);
  const at = (...paths: readonly string[]) => paths.flatMap((path) => shapesAt(schema, bodies, path));
  const heldBy = (member: string) => shapes.filter((shape) => shape.via.some((via) => via.endsWith(`.${member}`)));
  const typesOf = (found: readonly Shape[]) => unique(found.flatMap((shape) => shape.discriminators));

  const placed = mapValues(PLACES, (paths) => at(...paths));
  const held = mapValues(HOLDERS, heldBy);
  const sorted = new Set([...Object.values(placed), ...Object.values(held)].flat());
  const top = unique([...bodies, ...batches]).flatMap((name) => schema[name] ?? []);
  const params = memberNames(top);
  return {
    params,
    headerParams: params.filter((name) => top.some((shape) => shape.members[name]?.header)),
    roles: literalsOf(at('messages'), 'role'),
    allowedCallers: literalsOf(placed.toolTypes, 'allowed_callers'),
    ...mapValues(placed, typesOf),
    ...mapValues(held, typesOf),
    nestedTypes: typesOf(shapes.filter((shape) => !sorted.has(shape))),
    toolMembers: memberNames(placed.toolTypes),
    blockMembers: memberNames(placed.blockTypes),
    sourceMembers: memberNames(held.sourceTypes),
    messageMembers: memberNames(at('messages')),
    outputConfigMembers: memberNames(at('output_config')),
    containerMembers: memberNames(at('container')),
    skillMembers: memberNames(placed.skillTypes),
    contextManagementMembers: memberNames(at('context_management')),
    contextEditMembers: memberNames(placed.contextEdits),
    mcpServerMembers: memberNames(at('mcp_servers')),
    fallbackMembers: memberNames(at('fallbacks')),
    thinkingMembers: memberNames(placed.thinkingTypes),
    batchItemMembers: memberNames(shapesAt(schema, batches, 'requests')),
    paramMembers: Object.fromEntries(
      params.map((param) => [param, memberNames(at(param))] as const).filter(([, members]) => members.length > 0),
    ),
  };
}

function mapValues<K extends string, V, W>(record: Readonly<Record<K, V>>, change: (value: V) => W): Record<K, W> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, change(value)])) as Record<K, W>;
}
