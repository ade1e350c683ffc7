/** Limits of the work for a file. The tests count operations, so that they do not depend on the machine. */
import { expect, it } from 'vitest';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { draftsOf } from '../../src/templates/calls/calls.js';
import { readJson } from '../../src/templates/documents/json.js';
import { parts } from '../../src/templates/program/alternatives.js';
import { applyChange, opened } from '../../src/templates/program/changes.js';
import { changesReaching } from '../../src/templates/program/changes-reaching.js';
import { memoized } from '../../src/templates/program/memoized.js';
import type { Binding, Change, Expr } from '../../src/templates/program/program.js';
import { newProgram } from '../../src/templates/program/program.js';
import { known, nothing, unknown, type Value } from '../../src/templates/program/value.js';
import { readPython } from '../../src/templates/python/python.js';
import { foundIn, linesOf } from './found.js';

const lines = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('\n');

/** Counts how often it is asked whether a branch ends its function. */
class Counting extends Set<number> {
  count = 0;
  override has(id: number): boolean {
    this.count++;
    return super.has(id);
  }
}

it('findTemplates stops early at values that all depend on each other', () => {
  const all: Expr[] = Array.from({ length: 30 }, (_, at) => ({ is: 'literal', value: at, at }));
  let looked = 0;
  const remembered = memoized(() => {
    looked++;
    for (const one of all) remembered.valueOf(one);
    return nothing(0);
  });
  for (const one of all) remembered.valueOf(one);
  expect(looked).toBeGreaterThan(all.length);
  expect(looked).toBeLessThan(1_100);
});

it('findTemplates collects the changes of a name once, however many calls evaluate it', () => {
  const asked = (calls: number): number => {
    const text = `from anthropic import Anthropic
def ask(text):
    made = {"role": "user", "content": text}
${lines(20, (n) => `    if text == ${n}:\n        made["k${n}"] = text`)}
    return made
Anthropic().messages.create(model="claude-opus-4-6", max_tokens=1, messages=[
${lines(calls, (n) => `ask(${n}),`)}
])
`;
    const endingBranches = new Counting();
    const program = { ...newProgram(), language: 'python' as const, endingBranches };
    readPython(program, text, 0);
    endingBranches.count = 0;
    expect(draftsOf(program, shippedPolicy).drafts).toHaveLength(1);
    return endingBranches.count;
  };
  const few = asked(10);
  expect(few).toBeGreaterThan(0);
  expect(asked(40)).toBe(few);
});

it('findTemplates computes which bindings a change reaches once, and includes changes added later', () => {
  const where = { scope: newProgram().root, branches: [], loops: [] };
  const binding: Binding = { name: 'a', how: 'value', where, at: 0 };
  const change = (at: number): Change => ({
    name: 'a',
    path: [],
    how: 'unknown',
    value: { is: 'literal', value: null, at },
    where,
    at,
  });
  const list = [change(1), change(2)];
  let looked = 0;
  const changesOf = changesReaching(new Map([['a', list]]), () => {
    looked++;
    return [binding];
  });
  for (let n = 0; n < 50; n++) expect(changesOf('a', binding)).toEqual(list);
  expect(looked).toBe(2);
  list.push(change(3));
  expect(changesOf('a', binding)).toEqual(list);
  expect([changesOf('b', binding), looked]).toEqual([[], 3]);
});

it('findTemplates scans a page with unclosed scripts, or a long word with repeated names, in linear time', () => {
  // A pattern that scans from each of them to the end of the text would take minutes.
  const page = `<!-- /v1/messages claude -->${'<script '.repeat(100_000)}${'<script>x'.repeat(100_000)}`;
  expect(foundIn('a.html', page).templates).toEqual([]);
  const word = `// claude\nconst a = '${'deadbeef'.repeat(100_000)}';\n${'claude'.repeat(50_000)}`;
  expect(foundIn('a.ts', word).templates).toEqual([]);
  expect(foundIn('a.rs', `claude ${'model'.repeat(50_000)}`).problems).toEqual([]);
}, 20_000);

it('findTemplates searches a JSON document for ambiguities once, however many requests it has', () => {
  let looked = 0;
  const read = readJson('{"a":1,"a":2}', (index) => {
    looked++;
    return index;
  });
  expect([read.doubts.length, read.doubts.length, looked]).toEqual([1, 1, 1]);
});

it('findTemplates does not scan all bindings of a program for each of its calls', () => {
  const asked = (calls: number): number => {
    const text = `import requests\n${lines(calls, (n) => `r${n} = requests.post("https://api.anthropic.com/v1/messages", json={"model": "claude-opus-4-6", "max_tokens": 1, "messages": []}, headers={"x-api-key": "k"})`)}`;
    const program = newProgram();
    program.language = 'python';
    readPython(program, text, 0);
    let count = 0;
    const given = new Proxy(program.valueBindings, {
      get: (list, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) count++;
        return Reflect.get(list, key);
      },
    });
    expect(draftsOf({ ...program, valueBindings: given }, shippedPolicy).drafts).toHaveLength(calls);
    return count;
  };
  expect(asked(80)).toBeLessThan(3 * asked(40));
});

it('findTemplates limits the parts of a value that a change visits, since alternatives multiply', () => {
  let value: Value = { is: 'known', value: 'a', at: 0 };
  for (let depth = 0; depth < 8; depth++) {
    const below = value;
    // A value shared in many positions, which has more parts as a tree than fit into memory.
    const options = lines(12, String)
      .split('\n')
      .map((name): Value => ({ is: 'object', members: new Map([[name, below]]), at: 0 }));
    value = { is: 'either', options, at: 0 };
  }
  expect(opened(value, 'handed', 0)).toMatchObject({ is: 'unknown', why: 'too-many' });
  const long: Value = { is: 'list', items: Array(3_000).fill(value), at: 0 };
  expect(opened(long, 'handed', 0)).toEqual({ ...long, open: { why: 'handed', at: 0 } });
  const known: Value = { is: 'list', items: [{ is: 'known', value: 1, at: 0 }], at: 0 };
  expect(opened(known, 'handed', 0)).toMatchObject({ is: 'list', open: { why: 'handed' } });
});

it('findTemplates records the changes of a recursive function to its parameter once, and not for every path of calls', () => {
  const text = `from anthropic import Anthropic
tools = []
def collect(node, found):
    if node.root:
        for child in node.children:
            collect(child, found)
    elif node.tool:
        found.append(node.tool)
    else:
        found.append(node.first)
        for child in node.children:
            collect(child, found)
        found.append(node.last)
collect(read(), tools)
Anthropic().messages.create(model="claude-opus-4-6", max_tokens=1, messages=[], tools=tools)
`;
  const program = { ...newProgram(), language: 'python' as const };
  readPython(program, text, 0);
  expect(draftsOf(program, shippedPolicy).drafts).toHaveLength(1);
  expect([...program.changes.values()].flat().length).toBeLessThan(100);
});

it('findTemplates evaluates the new value of a change once, and limits how many parts it adds', () => {
  const at = 0;
  const step: Expr = { is: 'unknown', why: 'loop', at };
  const given: Expr = { is: 'literal', value: 'b', at };
  const where = { scope: newProgram().root, branches: [], loops: [] };
  const change: Change = { name: 'a', path: [step], how: 'set', value: given, where, at };
  const list: Value = { is: 'list', items: Array.from({ length: 40 }, (_, n) => known(n, at)), at };
  const asked: Expr[] = [];
  const big: Value = { is: 'list', items: Array.from({ length: 500 }, (_, n) => known(n, at)), at };
  const after = applyChange(list, change, false, (expr) => {
    asked.push(expr);
    return expr === given ? big : unknown('loop', at);
  });
  expect(asked).toEqual([step, given]);
  expect(parts(after)).toBeLessThan(4_000);
  expect(after).toMatchObject({ is: 'list', open: { why: 'too-many' } });
});

it('findTemplates finds a tool beside a value that depends on itself, which must not use up the limits for the whole file', () => {
  const text = `from anthropic import Anthropic
def look(here, key):
    for step in key:
        here = here.setdefault(step, make(step))
        here[step] = make(step)
        here.append(make(here[-1]))
        here = here[-1]
    return here
def make(kind):
    return [look(kind, kind)] if kind else {}
Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[], system=look([], "a"), tools=[{"type": "code_execution_20250825", "name": "x"}])
`;
  expect(linesOf(foundIn('a.py', text))[0]).toContain('code_execution /tools/0 11:');
});

it('findTemplates reads the code of a long document in parts, and says so', () => {
  const block = (text: string): string => `\`\`\`python\n${text}\n\`\`\`\n`;
  const ask =
    'import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])';
  const filler = block(lines(5_000, (n) => `value_${n} = ${n}`));
  const long = `${block(ask)}${filler.repeat(4)}${block(ask)}`;
  const { templates, problems } = foundIn('long.md', long);
  expect(templates).toHaveLength(2);
  expect(problems.map(({ why }) => why)).toEqual([expect.stringContaining('too long to be read as one program')]);
  expect(foundIn('short.md', `${block(ask)}${block(ask)}`).problems).toEqual([]);
});
