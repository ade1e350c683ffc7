import ts from 'typescript';
import { partsOf, type Types } from './program.js';
import { unique } from './shipped.js';

/** One member of a request type. */
interface Member {
  readonly optional: boolean;
  /** Literal values it can have, as text. */
  readonly literals: readonly string[];
  /** Names of the request types it can hold, alone or in a list. */
  readonly types: readonly string[];
  /** Sent as a header, by the documentation of the type. */
  readonly header: boolean;
}

/** One object type that a request can contain. */
export interface Shape {
  readonly name: string;
  /** Literals of its `type` member: what tells it from its neighbours. */
  readonly discriminators: readonly string[];
  readonly members: Readonly<Record<string, Member>>;
  /** `Shape.member` of the places that hold it; none for a body. */
  readonly via: readonly string[];
}

/** All object types reachable from the request bodies, by name. */
export type Schema = Readonly<Record<string, Shape>>;

interface Draft {
  name: string;
  type: ts.Type;
  members: Record<string, Member>;
  via: Set<string>;
}

function declaredName(types: Types, type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const source = symbol?.declarations?.[0]?.getSourceFile();
  if (!symbol || !source || symbol.name.startsWith('__')) return undefined;
  const file = source.fileName.slice(types.root.length + 1).replace(/\.d\.m?ts$/, '');
  const inner = types.checker.getFullyQualifiedName(symbol).replace(/^".*"\./, '');
  return `${file.replace(/^resources\//, '')}#${inner}`;
}

function isHeader(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).startsWith('Header param:');
}

/** Walks from the bodies down and writes out every object type met, once; `roots` names the bodies themselves. */
export function readSchema(types: Types, bodies: readonly ts.Type[]): { schema: Schema; roots: string[] } {
  const { checker } = types;
  const drafts = new Map<ts.Type, Draft>();
  const names = new Set<string>();

  const nameOf = (type: ts.Type, via: string): string => {
    // An object type written in place has no name of its own: it is called after the member that holds it.
    const wanted = declaredName(types, type) ?? `${via}{}`;
    let name = wanted;
    for (let n = 2; names.has(name); n += 1) name = `${wanted}~${n}`;
    names.add(name);
    return name;
  };

  const draftOf = (type: ts.Type, via: string): Draft => {
    const known = drafts.get(type);
    if (known) {
      if (via) known.via.add(via);
      return known;
    }
    const draft: Draft = { name: nameOf(type, via), type, members: {}, via: new Set(via ? [via] : []) };
    drafts.set(type, draft);
    for (const symbol of checker.getPropertiesOfType(type)) {
      const parts = partsOf(checker, checker.getTypeOfSymbol(symbol));
      draft.members[symbol.name] = {
        optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
        literals: parts.literals,
        types: unique(parts.objects.map((object) => draftOf(object, `${draft.name}.${symbol.name}`).name)),
        header: isHeader(symbol, checker),
      };
    }
    return draft;
  };

  const roots = unique(bodies.map((body) => draftOf(body, '').name));
  const shapes = [...drafts.values()].map(
    ({ name, members, via }): Shape => ({
      name,
      members,
      via: [...via].sort(),
      discriminators: literalsOf([{ members }], 'type'),
    }),
  );
  shapes.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { schema: Object.fromEntries(shapes.map((shape) => [shape.name, shape])), roots };
}

/** Follows member names from several shapes at once, such as `messages.content`, to all the shapes at the end. */
export function shapesAt(schema: Schema, from: readonly string[], path: string): Shape[] {
  const end = path
    .split('.')
    .reduce((names, member) => unique(names.flatMap((name) => schema[name]?.members[member]?.types ?? [])), [...from]);
  return end.flatMap((name) => schema[name] ?? []);
}

/** The literals a member can have, over several shapes. */
export function literalsOf(shapes: readonly Pick<Shape, 'members'>[], member: string): string[] {
  return unique(shapes.flatMap((shape) => shape.members[member]?.literals ?? []));
}

/** All member names of several shapes. */
export function memberNames(shapes: readonly Shape[]): string[] {
  return unique(shapes.flatMap((shape) => Object.keys(shape.members)));
}
