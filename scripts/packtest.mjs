// Packs the package as it would be published, checks the tarball with publint and arethetypeswrong, installs it into an
// empty folder and uses it there. Needs `npm run build` first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const temp = mkdtempSync(join(tmpdir(), 'claude-preflight-pack-'));
const npmEnv = { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false' };

/** Runs a program and fails unless it exits with `status`. */
function run(cwd, program, args, { status = 0, input = '' } = {}) {
  const done = spawnSync(program, args, { cwd, input, encoding: 'utf8', env: npmEnv });
  if (done.error) throw done.error;
  const said = `${program} ${args.join(' ')}\n${done.stdout}${done.stderr}`;
  assert.equal(done.status, status, `exit ${done.status}, not ${status}: ${said}`);
  return done.stdout;
}

const request = {
  method: 'POST',
  url: 'https://api.anthropic.com/v1/messages',
  body: {
    model: 'claude-opus-4-6',
    max_tokens: 16,
    messages: [{ role: 'user', content: 'Hello' }],
    tools: [{ type: 'code_execution_20250825', name: 'code_execution' }],
  },
};

/** An invented person in a strict schema, which needs the meta-schema to be recognised as one. */
const withSchema = {
  ...request.body,
  tools: [
    {
      name: 'lookup',
      strict: true,
      input_schema: {
        type: 'object',
        properties: { doctor: { pattern: '^(john\\.smith|none)$' }, patient: { enum: ['John Smith', 'none'] } },
        dependencies: { doctor: ['patient'] },
      },
    },
  ],
};

const library = `
  assert.equal(typeof m.check, 'function');
  assert.equal(typeof m.checkText, 'function');
  const value = ${JSON.stringify(request)};
  assert.match(JSON.stringify(m.check(value, { arrangement: 'zdr' })), /zdr\\/feature-not-eligible/);
  assert.match(JSON.stringify(m.checkText(JSON.stringify(value), { arrangement: 'zdr' })), /zdr\\/feature-not-eligible/);
`;

// Top-level await works only in ES modules, so this is a promise in both module formats.
const guard = `
  const sent = [];
  const fetch = m.guardFetch(async (url, init) => { sent.push(init.body); return new Response('{}'); }, { arrangement: 'zdr' });
  const ask = (value) => fetch(value.url, { method: 'POST', body: JSON.stringify(value.body) });
  const value = ${JSON.stringify(request)};
  (async () => {
    const refused = await ask(value);
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /zdr\\/feature-not-eligible/);
    assert.equal((await ask({ ...value, body: { ...value.body, tools: [] } })).status, 200);
    assert.equal(sent.length, 1);
    assert.equal(typeof m.preflight({ arrangement: 'zdr' }), 'function');
  })();
`;

/** The names of the values that the types of an entry declare. */
function declaredIn(folder, entry) {
  const file = join(folder, 'declared.mts');
  writeFileSync(file, `import * as m from '${entry}';\nexport { m };\n`);
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, strict: true };
  const program = ts.createProgram([file], { ...options, types: [], noEmit: true });
  const checker = program.getTypeChecker();
  const statement = program.getSourceFile(file).statements[0];
  const names = checker.getExportsOfModule(checker.getSymbolAtLocation(statement.moduleSpecifier)).filter((symbol) => {
    const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const typeOnly = symbol.declarations?.some((one) => ts.isTypeOnlyExportDeclaration(one));
    return !typeOnly && (flags & ts.SymbolFlags.Value) !== 0;
  });
  return names.map(({ name }) => name).sort();
}

try {
  assert(existsSync(join(root, 'dist/bin.cjs')), 'no dist/bin.cjs: run `npm run build` first');
  const [packed] = JSON.parse(run(root, 'npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', temp]));
  const tarball = join(temp, packed.filename);
  const files = packed.files.map((file) => file.path);
  for (const wanted of [
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'SECURITY.md',
    'dist/report.schema.json',
    'dist/page/index.html',
    'dist/compliance.schema.json',
    'dist/config.schema.json',
    'dist/receipt.schema.json',
    'examples/gateway/nginx.conf',
  ])
    assert(files.includes(wanted), `${wanted} is not in the tarball`);
  const stray = files.filter((file) => !/^(dist|rules|examples)\/|^[A-Z]+(\.md)?$|^package\.json$/.test(file));
  assert.deepEqual(stray, [], 'files in the tarball that nobody asked for');

  run(root, 'npx', ['--no-install', 'publint', 'run', tarball, '--strict']);
  run(root, 'npx', ['--no-install', 'attw', tarball]);

  const home = join(temp, 'home');
  const installed = join(home, 'node_modules/claude-preflight');
  run(temp, process.execPath, [
    '-e',
    `fs.mkdirSync('home'); fs.writeFileSync('home/package.json', '{"private":true}')`,
  ]);
  run(home, 'npm', ['install', '--prefer-offline', '--omit=dev', tarball]);

  const bin = join(home, 'node_modules/.bin/claude-preflight');
  writeFileSync(join(home, 'request.json'), JSON.stringify(request));
  const version = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version;
  for (const [name, options] of [
    ['request.json', {}],
    ['-', { input: JSON.stringify(request) }],
  ]) {
    const out = run(home, bin, ['check', name, '--arrangement', 'zdr', '--format', 'json'], { ...options, status: 1 });
    const report = JSON.parse(out);
    assert.equal(report.version, 1);
    assert.deepEqual(report.tool, { name: 'claude-preflight', version });
    assert.equal(report.verdict, 'fail');
    assert(report.subjects[0].findings.some((finding) => finding.rule === 'zdr/feature-not-eligible'));
  }
  run(home, bin, ['check', 'request.json', '--format', 'json'], { status: 0 });

  // Uses each part of the command that is loaded on demand.
  writeFileSync(join(home, 'schema.json'), JSON.stringify(withSchema));
  const out = run(home, bin, ['check', 'schema.json', '--arrangement', 'hipaa', '--format', 'json'], { status: 1 });
  const rules = JSON.parse(out).subjects[0].findings.map(({ rule }) => rule);
  assert(rules.includes('phi/schema-pattern') && rules.includes('phi/schema-enum'), `of a schema it says ${rules}`);
  assert(!rules.includes('phi/schema-not-examined'), 'a schema was not examined');

  // The code cache in the package is accepted by this version of Node.
  const hook = join(home, 'hook.cjs');
  writeFileSync(
    hook,
    `const vm = require('node:vm');
     const refused = [];
     vm.Script = class extends vm.Script {
       constructor(text, options) {
         super(text, options);
         if (this.cachedDataRejected !== false) refused.push(options.filename);
       }
     };
     process.on('exit', () => console.error('without code: ' + refused));`,
  );
  const words = [hook, join(installed, 'dist/bin.cjs'), 'check', 'schema.json', '--output', 'out.txt'];
  const { stderr } = spawnSync(process.execPath, ['-r', ...words], { cwd: home, encoding: 'utf8' });
  assert.match(stderr, /^without code: (\S*pattern\.cjs,\S*meta-schema\.cjs)?$/m);

  const use = (file, text) => {
    writeFileSync(join(home, file), text);
    run(home, process.execPath, [file]);
  };
  const both = (name, entry, body) => {
    use(`${name}.mjs`, `import assert from 'node:assert/strict';\nimport * as m from '${entry}';\n${body}`);
    use(`${name}.cjs`, `const assert = require('node:assert/strict');\nconst m = require('${entry}');\n${body}`);
  };
  both('library', 'claude-preflight', library);
  both('guard', 'claude-preflight/guard', guard);
  both('guard-file', 'claude-preflight/guard/file', "assert.equal(typeof m.fileEvents('receipts.jsonl'), 'function');");
  use(
    'data.cjs',
    `const schema = require('claude-preflight/report.schema.json');
     if (!schema.$schema || !require('claude-preflight/config.schema.json').$schema) throw new Error('no $schema');
     require.resolve('claude-preflight/rules/features.yaml');
     require('claude-preflight/package.json');`,
  );

  // The exports are exactly those that the types declare.
  for (const entry of ['', '/core', '/guard', '/guard/file'].map((path) => `claude-preflight${path}`)) {
    const names = JSON.stringify(declaredIn(home, entry));
    assert.notEqual(names, '[]');
    use(
      'declared.mjs',
      `import * as m from '${entry}';\nconst names = JSON.stringify(Object.keys(m).sort());
      if (names !== ${JSON.stringify(names)}) throw new Error(names);`,
    );
  }

  // The core has no run-time dependencies.
  for (const name of ['zod', 'yaml']) rmSync(join(home, 'node_modules', name), { recursive: true });
  both('core', 'claude-preflight/core', library);

  const kilobytes = Math.round(packed.size / 1000);
  console.log(
    `packtest: ${packed.filename}, ${files.length} files, ${kilobytes} kB: installed, run, imported, required`,
  );
} finally {
  rmSync(temp, { recursive: true, force: true });
}
