/** A program as far as values are concerned: what each language's parser is turned into. Offsets are into one text. */

export type Scalar = string | number | boolean | null;

/** Why a value is not known. */
export type Why =
  | 'parameter'
  | 'import'
  | 'call'
  | 'environment'
  | 'placeholder'
  | 'loop'
  | 'expression'
  | 'spread'
  | 'undefined'
  | 'handed'
  | 'elsewhere'
  | 'framework'
  | 'rewritten'
  | 'too-many';

/** A JSON type, where that much is known of a value. */
export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'list';

interface At {
  readonly at: number;
}

/** An argument of a call: by position, by name, or a spread of several. */
export interface Argument {
  readonly value: Expr;
  readonly name?: string;
  readonly spread?: 'list' | 'object';
}

/** A member of an object, or a spread of another object. */
export interface Entry extends At {
  readonly key?: string | Expr;
  readonly value: Expr;
}

/** An element of a list that is written out, or several that are spread into it. */
interface Item {
  readonly value: Expr;
  readonly spread: boolean;
  /** Whether it stands for any number of elements, each made in its turn. */
  readonly many?: boolean;
}

/** An expression, by its form; `at` is the offset where it begins. */
export type Expr =
  | ({ readonly is: 'literal'; readonly value: Scalar } & At)
  /** A string put together of parts. */
  | ({ readonly is: 'join'; readonly parts: readonly (string | Expr)[] } & At)
  | ({ readonly is: 'name'; readonly name: string; readonly where: Where } & At)
  | ({ readonly is: 'member'; readonly of: Expr; readonly name: string } & At)
  | ({ readonly is: 'index'; readonly of: Expr; readonly index: Expr } & At)
  | ({
      readonly is: 'call';
      readonly callee: Expr;
      readonly args: readonly Argument[];
      readonly made: boolean;
      readonly where: Where;
    } & At)
  | ({ readonly is: 'list'; readonly items: readonly Item[] } & At)
  | ({
      readonly is: 'object';
      readonly entries: readonly Entry[];
      /** What its own methods change of it. */
      readonly changes?: readonly Change[];
    } & At)
  | ({ readonly is: 'choice'; readonly options: readonly Expr[] } & At)
  /** `+`, and for objects `|`. */
  | ({ readonly is: 'sum'; readonly parts: readonly Expr[] } & At)
  | ({ readonly is: 'function'; readonly made: FunctionMade } & At)
  | ({ readonly is: 'class'; readonly scope: Scope; readonly bases: readonly Expr[] } & At)
  | ({ readonly is: 'unknown'; readonly why: Why; readonly type?: JsonType | undefined } & At);

/** A function: its parameters, in order, and what it can return. */
export interface FunctionMade {
  readonly parameters: readonly Binding[];
  readonly returns: Expr[];
  /** What it gives one after another, where it is a generator. */
  readonly yields: Item[];
}

/** Where an expression stands: its scope, and the branches and loops of its function around it. */
export interface Where {
  readonly scope: Scope;
  readonly branches: readonly number[];
  readonly loops: readonly number[];
}

/** One assignment to a name. */
export interface Binding extends At {
  readonly name: string;
  readonly how: 'value' | 'import' | 'parameter';
  readonly value?: Expr;
  /** The module that an import comes from, and the name it has there (`*` for the module itself). */
  readonly module?: string;
  readonly original?: string;
  /** The text of a type annotation. */
  readonly type?: string | undefined;
  /** Of a member: whether what it is follows from the others of its instance when it is read. */
  readonly isProperty?: boolean;
  /** Of a parameter: whether it takes any number of arguments. */
  readonly variadic?: boolean;
  /** Where the assignment ends: what stands in it sees what the name was before. */
  readonly until?: number | undefined;
  readonly where: Where;
}

/**
 * Something that changes a value; `reorder` where its elements are in other places after it, or some are gone, `unknown`
 * where it may be changed in any way.
 */
export interface Write extends At {
  readonly how: 'set' | 'append' | 'prepend' | 'extend' | 'merge' | 'reorder' | 'unknown';
  readonly value: Expr;
  /** Whether it happens in several turns, each with a value of its own. */
  readonly many?: boolean;
  /** Whether it has happened by the time that what it changes is used, so that what was not there is there. */
  readonly done?: boolean;
  readonly where: Where;
}

/** Members on the way from a name to a value. */
export type Path = readonly (string | Expr)[];

/** A change of the value that a name holds. */
export interface Change extends Write {
  readonly name: string;
  readonly path: Path;
}

/** Names that stand together; a class's members are the names `this.x`. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  /** Of a class: what it extends. */
  bases?: readonly Expr[];
  /** Of a class: what decorates it. */
  decorators?: readonly Expr[];
  /** Of a class: what makes it, where it names that. */
  maker?: Expr | undefined;
  /** Of a class: members that a method is handed what is given to them. */
  setters?: Set<string>;
  /** Of a class: whether members are set by names that are not known, so that each may have another value. */
  open?: boolean;
}

/** A program as a reader of its language writes it down. */
export interface Program {
  readonly root: Scope;
  readonly calls: Extract<Expr, { is: 'call' }>[];
  readonly changes: Map<string, Change[]>;
  /** How many changes there are. */
  noted: number;
  /** Changes of what an expression comes to that begins with no name. */
  readonly loose: (Write & { readonly target: Expr })[];
  /** The bindings that give a name a value, or a parameter one where it is left out. */
  readonly given: Binding[];
  readonly imports: Binding[];
  /** Each place where a name stands. */
  readonly names: Map<string, Extract<Expr, { is: 'name' }>[]>;
  /** The classes, by their scopes. */
  readonly classes: Scope[];
  /** Names that other files, or what decorates them, may reach. */
  readonly exported: Set<string>;
  /** Whether other files may reach whatever stands at the top. */
  importable: boolean;
  /** Whether instances are made by a plain call, of a class whose name begins with a capital. */
  callsMake: boolean;
  language: 'javascript' | 'python';
  /** Whether a module is a file of the same repository. */
  isNear: (module: string) => boolean;
  /** The branches that end their function: what is changed in one does not reach what stands behind it. */
  readonly ended: Set<number>;
  /** The next number for a branch or a loop. */
  next: number;
}

/** A call of a function, a method or a class. */
export type Call = Extract<Expr, { is: 'call' }>;

/** A scope inside another one. */
export const scopeIn = (parent: Scope | undefined, kind: Scope['kind']): Scope => ({
  kind,
  parent,
  bindings: new Map(),
});

/** A program with nothing in it yet. */
export const newProgram = (): Program => ({
  root: scopeIn(undefined, 'module'),
  calls: [],
  changes: new Map(),
  noted: 0,
  loose: [],
  given: [],
  imports: [],
  names: new Map(),
  classes: [],
  exported: new Set(),
  importable: false,
  callsMake: false,
  language: 'javascript',
  isNear: () => false,
  ended: new Set(),
  next: 0,
});

/** Adds a binding to a scope. */
export const bind = (scope: Scope, binding: Binding): void => {
  const known = scope.bindings.get(binding.name);
  if (known) known.push(binding);
  else scope.bindings.set(binding.name, [binding]);
};

/** Adds a change to a program. */
export const addChange = (program: Program, change: Change): void => {
  const known = program.changes.get(change.name);
  if (known) known.push(change);
  else program.changes.set(change.name, [change]);
  program.noted++;
};

/** The name that an expression ends with, or an empty one: `create` of `client.messages.create`. */
export const lastNameOf = (expr: Expr): string => (expr.is === 'name' || expr.is === 'member' ? expr.name : '');

/** The scope of the function (or module) that a scope belongs to. */
export const functionOf = (scope: Scope): Scope => {
  let here = scope;
  while (here.kind === 'block' && here.parent) here = here.parent;
  return here;
};

/** The scope of the class around a scope. */
export const classOf = (scope: Scope): Scope | undefined => {
  let here: Scope | undefined = scope;
  while (here && here.kind !== 'class') here = here.parent;
  return here;
};
