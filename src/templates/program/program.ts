/** The intermediate representation of programs, common to all languages. Offsets are relative to one text. */
import { addTo } from '../../lists.js';

export type Scalar = string | number | boolean | null;

/** Why a value is unknown. */
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
  | 'ambiguous'
  | 'too-many';

/** The JSON type of a value. */
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

/** An element of a list literal, or a spread. */
export interface Item {
  readonly value: Expr;
  readonly spread: boolean;
  /** Whether it represents any number of elements, as in a comprehension. */
  readonly many?: boolean;
}

/** An expression; `at` is the offset at which it begins. */
export type Expr =
  | ({ readonly is: 'literal'; readonly value: Scalar } & At)
  /** A string joined from parts. */
  | ({ readonly is: 'join'; readonly parts: readonly (string | Expr)[] } & At)
  | ({ readonly is: 'name'; readonly name: string; readonly where: ProgramPoint } & At)
  | ({ readonly is: 'member'; readonly of: Expr; readonly name: string } & At)
  | ({ readonly is: 'index'; readonly of: Expr; readonly index: Expr } & At)
  | ({
      readonly is: 'call';
      readonly callee: Expr;
      readonly args: readonly Argument[];
      readonly isNew: boolean;
      readonly where: ProgramPoint;
    } & At)
  | ({ readonly is: 'list'; readonly items: readonly Item[] } & At)
  | ({
      readonly is: 'object';
      readonly entries: readonly Entry[];
      /** Changes of the object by its methods. */
      readonly changes?: readonly Change[];
    } & At)
  | ({ readonly is: 'choice'; readonly options: readonly Expr[] } & At)
  /** `+`, and for objects `|`. */
  | ({ readonly is: 'sum'; readonly parts: readonly Expr[] } & At)
  | ({ readonly is: 'function'; readonly definition: FunctionDefinition } & At)
  | ({ readonly is: 'class'; readonly scope: Scope; readonly bases: readonly Expr[] } & At)
  | ({ readonly is: 'unknown'; readonly why: Why; readonly type?: JsonType | undefined } & At);

/** A function: its parameters, in order, and the expressions that it can return. */
export interface FunctionDefinition {
  readonly parameters: readonly Binding[];
  readonly returns: Expr[];
  /** The values that a generator yields. */
  readonly yields: Item[];
}

/** A point of the program: its scope, and the enclosing branches and loops of its function. */
export interface ProgramPoint {
  readonly scope: Scope;
  readonly branches: readonly number[];
  readonly loops: readonly number[];
}

/** One assignment to a name. */
export interface Binding extends At {
  readonly name: string;
  readonly how: 'value' | 'import' | 'parameter';
  readonly value?: Expr;
  /** The module of an import, and its name there (`*` for the module itself). */
  readonly module?: string;
  readonly original?: string;
  /** The text of a type annotation. */
  readonly type?: string | undefined;
  /** Whether a member is a property with a getter, computed from other members when it is read. */
  readonly isProperty?: boolean;
  /** Whether a parameter takes any number of arguments. */
  readonly variadic?: boolean;
  /** The end of the assignment, within which the name still has its old value. */
  readonly until?: number | undefined;
  readonly where: ProgramPoint;
}

/** A change of a value: `reorder` moves or removes elements, `unknown` may change it in any way. */
export interface Write extends At {
  readonly how: 'set' | 'append' | 'prepend' | 'extend' | 'merge' | 'reorder' | 'unknown';
  readonly value: Expr;
  /** Whether it is made repeatedly, each time with another value. */
  readonly many?: boolean;
  /** Whether it was certainly made before the value is used, if that was null. */
  readonly done?: boolean;
  readonly where: ProgramPoint;
}

/** The members and indices from a name to a value. */
export type Path = readonly (string | Expr)[];

/** A change of the value of a name, or of a part of it. */
export interface Change extends Write {
  readonly name: string;
  readonly path: Path;
}

/** A scope of names. Members of a class are the names `this.x` in its scope. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding[]>;
  /** The base classes of a class. */
  bases?: readonly Expr[];
  /** The decorators of a class. */
  decorators?: readonly Expr[];
  /** The metaclass of a class. */
  maker?: Expr | undefined;
  /** The members of a class that have a setter. */
  setters?: Set<string>;
  /** Whether unknown members of a class are set, so that each may have another value. */
  open?: boolean;
}

/** A program in the intermediate representation. */
export interface Program {
  readonly root: Scope;
  readonly calls: Call[];
  readonly changes: Map<string, Change[]>;
  /** The number of changes. */
  changeCount: number;
  /** Changes of the values of expressions that do not begin with a name. */
  readonly unnamedChanges: (Write & { readonly target: Expr })[];
  /** The bindings with a value, and parameters with a default. */
  readonly valueBindings: Binding[];
  readonly imports: Binding[];
  /** The occurrences of each name. */
  readonly names: Map<string, Name[]>;
  /** The scopes of the classes. */
  readonly classes: Scope[];
  /** Names that other files or decorators may use. */
  readonly exported: Set<string>;
  /** Whether other files may use all top-level names. */
  isImportable: boolean;
  /** Whether the text may have a statement of SQL that asks a Claude model. */
  asksInSql: boolean;
  /** Whether a plain call of a capitalised name creates an instance, as in Python. */
  constructsByCall: boolean;
  language: 'javascript' | 'python';
  /** Whether a module is a file of the same repository. */
  isLocalModule: (module: string) => boolean;
  /** Whether a module is such a file and makes a model of Claude's. */
  makesModel: (module: string) => boolean;
  /** The branches that end their function, so that their changes do not reach later code. */
  readonly endingBranches: Set<number>;
  /** The next number for a branch or a loop. */
  nextId: number;
}

/** A call of a function, a method or a class. */
export type Call = Extract<Expr, { is: 'call' }>;

/** A name, where it is read. */
export type Name = Extract<Expr, { is: 'name' }>;

/** Creates a scope inside another one. */
export const scopeIn = (parent: Scope | undefined, kind: Scope['kind']): Scope => ({
  kind,
  parent,
  bindings: new Map(),
});

/** Creates an empty program. */
export const newProgram = (): Program => ({
  root: scopeIn(undefined, 'module'),
  calls: [],
  changes: new Map(),
  changeCount: 0,
  unnamedChanges: [],
  valueBindings: [],
  imports: [],
  names: new Map(),
  classes: [],
  exported: new Set(),
  isImportable: false,
  asksInSql: false,
  constructsByCall: false,
  language: 'javascript',
  isLocalModule: () => false,
  makesModel: () => false,
  endingBranches: new Set(),
  nextId: 0,
});

/** Adds a binding to a scope. */
export const bind = (scope: Scope, binding: Binding): void => {
  addTo(scope.bindings, binding.name, binding);
};

/** Adds a change to a program. */
export const addChange = (program: Program, change: Change): void => {
  addTo(program.changes, change.name, change);
  program.changeCount++;
};

/** The last name of an expression (`create` of `client.messages.create`), or an empty text. */
export const lastNameOf = (expr: Expr): string => (expr.is === 'name' || expr.is === 'member' ? expr.name : '');

/** The expression with which a chain of members begins (`client` of `client.messages.create`). */
export const receiverOf = (expr: Expr): Expr => (expr.is === 'member' ? receiverOf(expr.of) : expr);

/** The scope of the function, class or module that contains a scope. */
export const functionOf = (scope: Scope): Scope => {
  let here = scope;
  while (here.kind === 'block' && here.parent) here = here.parent;
  return here;
};

/** The scope of the class that contains a scope. */
export const classOf = (scope: Scope): Scope | undefined => {
  let here: Scope | undefined = scope;
  while (here && here.kind !== 'class') here = here.parent;
  return here;
};
