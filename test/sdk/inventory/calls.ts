import ts from 'typescript';
import { type ShippedFile, shippedFiles } from './shipped.js';

/** One call of the shipped code to its HTTP client: what goes out, and the method of the SDK that sends it. */
interface Call {
  readonly verb: string;
  readonly path: string;
  readonly file: string;
  readonly className: string;
  readonly methodName: string;
}

/** What the shipped code calls; `unread` are calls whose path could not be read from the source. */
export interface Calls {
  readonly calls: Call[];
  readonly unread: string[];
}

const VERBS = new Map([
  ['get', 'GET'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['getAPIList', 'GET'],
]);

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

function lastName(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return 'value';
}

/** The text of a path with its inserted values as `{name}`; undefined when it is computed. */
function pathText(expression: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  const template = ts.isTaggedTemplateExpression(expression) ? expression.template : expression;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  if (!ts.isTemplateExpression(template)) return undefined;
  const spans = template.templateSpans.map((span) => `{${snake(lastName(span.expression))}}${span.literal.text}`);
  return template.head.text + spans.join('');
}

/** The first value that a member of this name has below a node: `method: 'post'`, `route: '/v1/…'`. */
function memberText(node: ts.Node | undefined, name: string): string | undefined {
  if (!node) return undefined;
  if (ts.isPropertyAssignment(node) && node.name.getText() === name && ts.isStringLiteralLike(node.initializer)) {
    return node.initializer.text;
  }
  return ts.forEachChild(node, (child) => memberText(child, name));
}

function ancestorName(node: ts.Node, is: (node: ts.Node) => node is ts.NamedDeclaration): string {
  const found = ts.findAncestor(node, is);
  return found?.name?.getText() ?? '';
}

function readCall(node: ts.CallExpression, file: ShippedFile): Call | string | undefined {
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const verb = VERBS.get(node.expression.name.text);
  const [target, options] = node.arguments;
  if (!verb || !target || !/client$/i.test(lastName(node.expression.expression))) return undefined;
  const asked = node.expression.name.text === 'getAPIList' ? memberText(options, 'method') : undefined;
  // A path that is computed (the results of a batch) still has its route named for tracing.
  const path = pathText(target) ?? memberText(options, 'route');
  if (!path?.startsWith('/')) return `${file.name}: ${target.getText()}`;
  return {
    verb: asked?.toUpperCase() ?? verb,
    path,
    file: file.name,
    className: ancestorName(node, ts.isClassLike),
    methodName: ancestorName(node, ts.isMethodDeclaration),
  };
}

/** Paths kept in a constant and sent by a `fetch` of their own (the token exchange), not through the client. */
function constantCalls(files: readonly ShippedFile[]): Call[] {
  return files.flatMap((file) =>
    [...file.text.matchAll(/const (\w+) = '(\/v\d[^']*)'/g)].flatMap(([, name = '', path = '']) =>
      files
        .filter((user) => new RegExp(`\\b${name}\\b`).test(user.text))
        .flatMap((user) => [...user.text.matchAll(/\bmethod: '([A-Z]+)'/g)].map(([, verb = '']) => ({ user, verb })))
        .map(({ user, verb }) => ({ verb, path, file: user.name, className: '', methodName: '' })),
    ),
  );
}

/** Every endpoint call in the JavaScript that a package ships. */
export function readCalls(packageName: string): Calls {
  const files = shippedFiles(packageName, /\.mjs$/);
  const calls = constantCalls(files);
  const unread: string[] = [];
  for (const file of files) {
    if (!/client\s*\.(get|post|put|patch|delete|getAPIList)\(/i.test(file.text)) continue;
    const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    const visit = (node: ts.Node): void => {
      const call = ts.isCallExpression(node) ? readCall(node, file) : undefined;
      if (typeof call === 'string') unread.push(call);
      else if (call) calls.push(call);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { calls, unread };
}
