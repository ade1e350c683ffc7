import ts from 'typescript';
import { packageRoot, type ShippedFile, shippedFiles, unique } from './shipped.js';

/** The published types of a package, ready to be asked. */
export interface Types {
  readonly checker: ts.TypeChecker;
  readonly root: string;
  /** The exports of a declaration file, by its path inside the package. */
  readonly exportsOf: (file: string) => ReadonlyMap<string, ts.Symbol>;
}

/** Reads a package's published resource types. Only declaration files are loaded; nothing is checked or emitted. */
export function loadTypes(packageName: string): Types {
  const files = shippedFiles(packageName, /^resources\/.*\.d\.mts$/);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  // The types of Node and of other packages are nothing that a request can contain.
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => ({
      resolvedModule: text.startsWith('.') ? ts.resolveModuleName(text, from, options, host).resolvedModule : undefined,
    }));
  const program = ts.createProgram(
    files.map((file) => file.path),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  const exportsOf = (file: string): ReadonlyMap<string, ts.Symbol> => {
    const path = files.find((shipped: ShippedFile) => shipped.name === file)?.path;
    const source = path === undefined ? undefined : program.getSourceFile(path);
    const module = source && checker.getSymbolAtLocation(source);
    return new Map(module ? checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]) : []);
  };
  return { checker, root: packageRoot(packageName), exportsOf };
}

/** A value type taken apart: the objects it can be, and the literals. Lists and maps count as what they hold. */
export interface Parts {
  readonly objects: ts.Type[];
  readonly literals: string[];
}

/** Takes unions, lists and maps apart until only objects, literals and primitives are left. */
export function partsOf(checker: ts.TypeChecker, type: ts.Type): Parts {
  if (type.isUnion()) {
    const parts = type.types.map((member) => partsOf(checker, member));
    return {
      objects: [...new Set(parts.flatMap((part) => part.objects))],
      literals: unique(parts.flatMap((part) => part.literals)),
    };
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { objects: [], literals: [String(type.value)] };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { objects: [], literals: [checker.typeToString(type)] };
  if (checker.isArrayLikeType(type)) {
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element ? partsOf(checker, element) : { objects: [], literals: [] };
  }
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || isBranded(type) || type.getCallSignatures().length > 0) return { objects: [], literals: [] };
  if (checker.getPropertiesOfType(type).length > 0) return { objects: [type], literals: [] };
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return values ? partsOf(checker, values) : { objects: [], literals: [] };
}

/** `string & {}`: a string that keeps its suggestions. */
function isBranded(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((member) => (member.flags & ts.TypeFlags.StringLike) !== 0);
}

/** The parameter types that a method of an exported class takes as its request, over all its overloads. */
export function parametersOf(types: Types, file: string, className: string, methodName: string): ts.Type[] {
  const { checker } = types;
  const owner = types.exportsOf(file).get(className);
  const method = owner && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(owner), methodName);
  if (!method) return [];
  return checker
    .getTypeOfSymbol(method)
    .getCallSignatures()
    .flatMap((signature) => signature.getParameters())
    .filter((parameter) => parameter.name !== 'options')
    .flatMap((parameter) => partsOf(checker, checker.getTypeOfSymbol(parameter)).objects);
}
