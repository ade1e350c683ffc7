import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '../src/policy/shipped.js';

/** The layers of src/, lowest first. A file may import from its own layer and from those before it in this list. */
const ROOMS: readonly (readonly string[])[] = [
  ['model.ts'],
  ['tool.ts', 'node-builtin.ts', 'keyed-digest.ts'],
  [
    'json.ts',
    'utf8.ts',
    'regexp.ts',
    'pointer.ts',
    'order.ts',
    'lists.ts',
    'memoize.ts',
    'day.ts',
    'duration.ts',
    'numbers.ts',
    'names-claude.ts',
    'decoded-text.ts',
    'file-errors.ts',
    'skipped-folders.ts',
    'standard-input.ts',
  ],
  ['did-you-mean.ts'],
  ['phi/'],
  ['policy/'],
  ['request/'],
  ['facts/'],
  ['evaluate/', 'evaluate.ts'],
  ['waive.ts'],
  ['context-problems.ts'],
  ['check.ts', 'check-text.ts'],
  ['full-check.ts', 'check-with.ts', 'read-text.ts'],
  ['fix/'],
  ['answers/'],
  ['limit-findings.ts'],
  ['receipt.ts'],
  ['public-types.ts', 'core.ts', 'index.ts'],
  ['config/'],
  ['traffic/aggregate.ts'],
  ['report/'],
  ['format/'],
  ['make-folder.ts'],
  ['guard/'],
  [
    'templates/adapter-rows.ts',
    'templates/client-rows.ts',
    'templates/clients.ts',
    'templates/clients.generated.ts',
    'templates/placeholder.ts',
    'templates/program/',
  ],
  ['templates/javascript/', 'templates/python/'],
  ['templates/'],
  ['traffic/'],
  ['saved/'],
  ['lint/'],
  ['server/'],
  ['cli/'],
  ['page/'],
  ['bin.ts'],
  ['start/'],
];
/** Rooms and files that need Node; everything else also runs in browsers and on edge runtimes. */
const OUTER = [
  'page/',
  'make-folder.ts',
  'guard/file.ts',
  'guard/append-only-file.ts',
  'config/find.ts',
  'config/read.ts',
  'config/digest.ts',
  'templates/',
  'traffic/',
  'saved/',
  'lint/',
  'server/',
  'cli/',
  'bin.ts',
  'start/',
];
/** The only portable file that uses the clock, for the dates of receipts. */
const CLOCK = 'guard/clock.ts';
/** The only portable file that uses Node's built-in modules. */
const NODE = 'node-builtin.ts';
/** The files that read rules from YAML. The compiled policy does not need them. */
const LOADER = [
  'policy/document.ts',
  'policy/read-form.ts',
  'policy/parse.ts',
  'policy/schema.ts',
  'policy/prose-schema.ts',
  'policy/schema-fields.ts',
  'policy/integrity.ts',
];

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly later: boolean;
}
interface File {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** The strings, template parts and regular expressions of the file. */
  readonly literals: readonly string[];
  /** The uses of Node's globals, clocks, random numbers and code made from strings. */
  readonly ambient: readonly string[];
}

const AMBIENT = [
  'process',
  'console',
  'Buffer',
  'require',
  '__dirname',
  'globalThis',
  'eval',
  'setTimeout',
  'fetch',
  'performance',
];

const importOf = (node: ts.Node): Import | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
    const typeOnly = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : node.isTypeOnly;
    return { from: node.moduleSpecifier.text, typeOnly, later: false };
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [only] = node.arguments;
  return { from: only && ts.isStringLiteral(only) ? only.text : '?', typeOnly: false, later: true };
};

const ambientOf = (node: ts.Node): string | undefined => {
  const { parent } = node;
  if (ts.isIdentifier(node)) {
    const member = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const key = (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
    return !member && !key && AMBIENT.includes(node.text) ? node.text : undefined;
  }
  if (ts.isNewExpression(node)) {
    const made = node.expression.getText();
    return made === 'Function' || (made === 'Date' && !node.arguments?.length) ? `new ${made}()` : undefined;
  }
  if (!ts.isPropertyAccessExpression(node) || !['now', 'random'].includes(node.name.text)) return undefined;
  const asked = node.getText();
  return ['Date.now', 'Math.random'].includes(asked) ? asked : undefined;
};

/** Everything that the tests need of a file, collected in one pass over its syntax tree, because src/ is large. */
const readFile = (name: string): File => {
  const text = readFileSync(join('src', name), 'utf8');
  const imports: Import[] = [];
  const literals: string[] = [];
  const ambient: string[] = [];
  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported) imports.push(imported);
    const named = ambientOf(node);
    if (named) ambient.push(named);
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node)
    )
      literals.push(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true), visit);
  return { name, text, imports, literals, ambient };
};

const files: readonly File[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map(readFile);

const inRoom = (name: string, room: string): boolean => (room.endsWith('/') ? name.startsWith(room) : name === room);
const roomOf = (name: string): number => ROOMS.findIndex((rooms) => rooms.some((room) => inRoom(name, room)));
const isOuter = (name: string): boolean => OUTER.some((room) => inRoom(name, room));
const targetOf = (file: string, from: string): string => normalize(join(dirname(file), from)).replace(/\.js$/, '.ts');
const written = files.filter(({ name }) => !name.endsWith('.generated.ts'));

describe('the layers of src/', () => {
  it('contain every file', () => {
    expect(files.map(({ name }) => name).filter((name) => roomOf(name) < 0)).toEqual([]);
  });

  it('import only from lower layers', () => {
    const wrong = files.flatMap(({ name, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => targetOf(name, from))
        .filter((target) => roomOf(target) > roomOf(name) || roomOf(target) < 0)
        .map((target) => `${name} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('export all types only from files without values, which the package’s types would declare too', () => {
    const given = files
      .filter(({ name }) => /^(?:core|index|guard\/index|guard\/file)\.ts$/.test(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/export type \* from '(.+)'/g)].map(([, from]) => targetOf(name, from as string)),
      );
    expect(given.length).toBeGreaterThan(1);
    const valued = given.filter((name) =>
      /^export (?:const|function|class|\{)/m.test(files.find((one) => one.name === name)?.text ?? 'export {'),
    );
    expect(valued).toEqual([]);
  });

  it('import one another in no circle, except in the evaluator of programs, which is recursive', () => {
    const left = new Map(
      files.map(({ name, imports }) => [
        name,
        imports.filter(({ from }) => from.startsWith('.')).map(({ from }) => targetOf(name, from)),
      ]),
    );
    // A file that imports none of those left is in no circle, and one that none of them imports is in none either.
    const dropped = (): boolean => {
      const imported = new Set([...left.values()].flat());
      const free = [...left].filter(([name, from]) => !imported.has(name) || !from.some((one) => left.has(one)));
      for (const [name] of free) left.delete(name);
      return free.length > 0;
    };
    while (dropped());
    const [first] = left.keys();
    expect(first).toMatch(/^templates\/program\//);
    expect([...left.keys()].filter((name) => !name.startsWith('templates/program/'))).toEqual([]);
  });

  it('import files that exist, by their name with .js', () => {
    const known = new Set(files.map(({ name }) => name));
    const wrong = files.flatMap(({ name, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.'))
        .filter(({ from }) => !from.endsWith('.js') || !known.has(targetOf(name, from)))
        .map(({ from }) => `${name}: ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep concerns separate: phi/ does not use requests, and facts/ does not use the terms', () => {
    const from = (room: string) =>
      files
        .filter(({ name }) => name.startsWith(room))
        .flatMap(({ name, imports }) =>
          imports.filter((one) => one.from.startsWith('.')).map((one) => targetOf(name, one.from)),
        );
    expect(from('phi/').filter((target) => !target.startsWith('phi/') && target !== 'model.ts')).toEqual([]);
    expect(from('facts/').filter((target) => target.startsWith('evaluate'))).toEqual([]);
    expect(from('evaluate/').filter((target) => target.startsWith('request/'))).toEqual([]);
  });

  it('import nothing into model.ts', () => {
    expect(files.find(({ name }) => name === 'model.ts')?.imports).toEqual([]);
  });
});

describe('the modules that are always loaded', () => {
  const loaded = (name: string, names = new Set<string>()): ReadonlySet<string> => {
    if (names.has(name)) return names;
    names.add(name);
    for (const { from, typeOnly, later } of files.find((file) => file.name === name)?.imports ?? [])
      if (!typeOnly && !later) loaded(from.startsWith('.') ? targetOf(name, from) : from, names);
    return names;
  };

  it.each(['cli/check/check.ts', 'cli/audit/audit.ts', 'traffic/worker.ts'])(
    'with %s do not include the readers of settings',
    (name) => {
      expect(['yaml', 'zod', ...LOADER].filter((one) => loaded(name).has(one))).toEqual([]);
      expect(loaded(name)).toContain('policy/compile.ts');
    },
  );
});

describe('portable code', () => {
  const anywhere = written.filter(({ name }) => !isOuter(name));

  it('imports nothing from Node', () => {
    const wrong = anywhere.flatMap(({ name, imports }) =>
      imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${name}: ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('imports no package, except in the loaders of rules and configurations, and in the detectors', () => {
    const wrong = anywhere
      .filter(({ name }) => !LOADER.includes(name) && !name.startsWith('phi/') && !name.startsWith('config/'))
      .flatMap(({ name, imports }) =>
        imports.filter(({ from }) => !from.startsWith('.')).map(({ from }) => `${name}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('does not import the loader of rules, except in that of configurations', () => {
    const wrong = anywhere
      .filter(({ name }) => !LOADER.includes(name) && !name.startsWith('config/'))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from, typeOnly }) => !typeOnly && LOADER.includes(targetOf(name, from)))
          .map(({ from }) => `${name}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('uses no global of Node, no clock, no random numbers and no code from strings', () => {
    const known = (name: string, one: string) =>
      (name === NODE && AMBIENT.includes(one)) || (name === CLOCK && /^(?:setTimeout|Date\.now)$/.test(one));
    const wrong = anywhere.flatMap(({ name, ambient }) =>
      ambient.filter((one) => !known(name, one)).map((one) => `${name}: ${one}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('handwritten code', () => {
  const literals = written.flatMap((file) => file.literals.map((literal) => ({ name: file.name, literal })));
  const showing = (test: (literal: string) => boolean): string[] =>
    literals.filter(({ literal }) => test(literal)).map(({ name, literal }) => `${name}: ${literal}`);

  it('names only rules that the policy has', () => {
    const rules = new Set(shippedPolicy.data.rules.map(({ id }) => id));
    const areas = new Set([...rules].map((id) => id.slice(0, id.indexOf('/') + 1)));
    const named = literals.filter(({ literal }) => /^[a-z]+\/[a-z-]+[a-z]$/.test(literal));
    const ofRules = named.filter(({ literal }) => areas.has(literal.slice(0, literal.indexOf('/') + 1)));
    expect(ofRules.length).toBeGreaterThan(20);
    expect(ofRules.filter(({ literal }) => !rules.has(literal))).toEqual([]);
  });

  it('names no model', () => {
    const prefixes = shippedPolicy.data.models.families.map(({ prefix }) => prefix);
    expect(showing((literal) => prefixes.some((prefix) => literal.includes(prefix)))).toEqual([]);
  });

  it('names no beta value', () => {
    const { features, harmlessBetas } = shippedPolicy.data;
    const groups = [...features.flatMap(({ betas }) => betas ?? []), ...harmlessBetas];
    const values = groups.flatMap(({ values: all }) => all.map((value) => value.replace(/\*$/, '')));
    expect(values.length).toBeGreaterThan(60);
    expect(showing((literal) => values.some((value) => literal.includes(value)))).toEqual([]);
  });

  it('names no dated tool type, and no day', () => {
    expect(showing((literal) => /_20\d{6}\b/.test(literal))).toEqual([]);
    expect(showing((literal) => /\b20\d\d-[01]\d-[0-3]\d\b/.test(literal))).toEqual([]);
  });

  it('names no endpoint of the vendor except that of a bare body', () => {
    expect(showing((literal) => /\/v1\/(?!messages)/.test(literal))).toEqual([]);
  });

  it('names no host', () => {
    const hosts = shippedPolicy.data.platforms.flatMap(({ hosts: all }) =>
      all.map(({ host }) => host.replaceAll('*', '')),
    );
    expect(showing((literal) => hosts.some((host) => literal.includes(host)))).toEqual([]);
  });

  it('has no file over 320 lines', () => {
    const long = written.filter(({ text }) => text.split('\n').length > 320).map(({ name }) => name);
    expect(long).toEqual([]);
  });
});
