import { describe, expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const BODY = '{"model":"claude-haiku-4-5","max_tokens":1,"messages":[{"role":"user","content":"hi"}]}';

describe('a hostile file is reported, and its other requests are found, if it', () => {
  it('is nested twenty thousand levels deep', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(linesOf(foundIn('a.json', deep))).toEqual(['! 1:1 nested too deep']);
    expect(linesOf(foundIn('a.jsonl', `${deep}\n${BODY}\n`))).toEqual(
      ['! 1:1 nested too deep', expect.stringContaining('2:1')].reverse(),
    );
    expect(linesOf(foundIn('a.yaml', `model: claude-haiku-4-5\na: ${deep}`))).toContainEqual(
      expect.stringMatching(/^! 1:\d+ /),
    );
    expect(linesOf(foundIn('claude.ts', `const claude = ${deep};`)).length).toBeLessThan(2);
    expect(linesOf(foundIn('claude.py', `claude = ${deep}`)).length).toBeLessThan(2);
  });

  it('is an alias bomb in YAML', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const found = linesOf(foundIn('bomb.yaml', `${bomb.join('\n')}\nclaude: *a8\n---\n${BODY}\n`));
    expect(found).toEqual([
      expect.stringContaining('12:1 POST /v1/messages'),
      expect.stringMatching(/^! 1:1 .*aliases/),
    ]);
  });

  it('has a line of many megabytes', () => {
    const long = `{"claude":"${'x'.repeat(20 * 1024 * 1024)}"}`;
    expect(linesOf(foundIn('a.jsonl', `${long}\n${BODY}\n`))).toEqual([
      expect.stringContaining('2:1 POST /v1/messages'),
      '! 1:1 the line is too long to be read',
    ]);
    expect(linesOf(foundIn('a.json', long))).toEqual(['! 1:1 it is too long to be read']);
  });

  it('has requests and a line that is truncated before it looks like one', () => {
    for (const torn of ['{', '{"model":"claude-haiku-4-5","max_to', '{"tools":[{"name":"bash"'])
      expect(linesOf(foundIn('a.jsonl', `${BODY}\n${torn}`)), torn).toEqual([
        expect.stringContaining('1:1 POST /v1/messages'),
        `! 2:${torn.length + 1} it is not complete JSON`,
      ]);
    expect(linesOf(foundIn('a.jsonl', `{"claude":1}\n{"name":"x"`))).toEqual([]);
    expect(linesOf(foundIn('a.jsonl', `${BODY}\n# a comment\n...\n`))).toHaveLength(1);
  });

  it('is a request that is truncated before its messages', () => {
    for (const torn of ['{"model":"claude-haiku-4-5","sys', '{"tools":[{"type":"code_execution_20250825"'])
      expect(linesOf(foundIn('a.json', torn)), torn).toEqual([`! 1:${torn.length + 1} it is not complete JSON`]);
    expect(linesOf(foundIn('a.json', '{"name":"claude"'))).toEqual([]);
  });

  it('has the text of a body in which a member is named twice', () => {
    const twice = BODY.replace(
      '{',
      '{"tools":[{"type":"code_execution_20250825","name":"code_execution"}],"tools":[],',
    );
    const url = 'https://api.anthropic.com/v1/messages';
    const request = { url, method: 'POST', header: [], body: { mode: 'raw', raw: twice } };
    const files = {
      'a.sh': `curl ${url} -d '${twice}'\n`,
      'b.sh': `wget ${url} --post-data='${twice}'\n`,
      'c.sh': `BODY='${twice}'\ncurl ${url} -d "$BODY"\n`,
      'a.http': `POST ${url}\ncontent-type: application/json\n\n${twice}\n`,
      'a.hurl': `POST ${url}\n${twice}\n`,
      'a.bru': `post {\n  url: ${url}\n  body: json\n}\n\nbody:json {\n  ${twice}\n}\n`,
      'a.json': JSON.stringify({ info: { name: 'x' }, item: [{ name: 'a', request }] }),
      'a.py': `import requests\nrequests.post('${url}', data='${twice}')\n`,
      'a.ts': `await fetch('${url}', { method: 'POST', body: '${twice}' });\n`,
    };
    for (const [name, text] of Object.entries(files))
      expect(linesOf(foundIn(name, text)), name).toEqual([
        expect.stringMatching(
          /POST \/v1\/messages claude-api .*\? {2}\d+:\d+ the request can be read in more than one way/,
        ),
      ]);
  });

  it('is a command with more data than one body', () => {
    for (const data of [`-d '${BODY}' -d`, `--json '${BODY}' --json`, `--post-data='${BODY}' --post-file`])
      expect(linesOf(foundIn('a.sh', `curl https://api.anthropic.com/v1/messages ${data} '{}'\n`)), data).toEqual([
        '1:1 POST /v1/messages claude-api | messages | ?  1:1 the request can be read in more than one way',
      ]);
  });

  it('repeats an opening token that is never closed', () => {
    for (const opens of ['{% ', '{{ if ', '<%=', '<% ', '/* ', '{# ']) {
      const text = `{"claude": "/v1/messages" ${opens.repeat(100_000)}`;
      for (const name of ['a.json', 'a.json.j2'])
        expect(linesOf(foundIn(name, text)), `${name}: ${opens}`).toEqual([
          expect.stringMatching(/^! 1:\d+ (?:it|nested) /),
        ]);
    }
    expect(linesOf(foundIn('a.bru', `claude\n${'post {\n'.repeat(100_000)}`))).toEqual([]);
    const broken = 'post {\n  url: https://api.anthropic.com/v1/messages\n';
    expect(linesOf(foundIn('a.bru', broken))).toEqual([expect.stringMatching(/^! 2:\d+ this calls Claude/)]);
  });

  it('has embedded documents of which one is broken and one deeply nested', () => {
    const deep = `${'['.repeat(20_000)}"messages"${']'.repeat(20_000)}`;
    const text = JSON.stringify({ broken: '{"messages": [', deep, good: BODY, 'more.yaml': `claude: ${deep}` });
    expect(linesOf(foundIn('a.json', text))).toContainEqual(expect.stringContaining('POST /v1/messages'));
  });

  it('is binary', () => {
    const bytes = String.fromCharCode(...Array.from({ length: 400 }, (_, i) => i % 7));
    expect(linesOf(foundIn('a.py', `claude${bytes}`))).toEqual(['! 1:1 it is not text']);
    expect(linesOf(foundIn('a.json', bytes))).toEqual(['! 1:1 it is not text']);
    expect(linesOf(foundIn('claude.png', bytes))).toEqual([]);
  });

  it('is a truncated notebook', () => {
    expect(linesOf(foundIn('a.ipynb', '{ "cells": [ { "cell_type": "code", "source": [ "import anthropic'))).toEqual([
      expect.stringMatching(/^! 1:\d+ it /),
    ]);
    expect(linesOf(foundIn('b.ipynb', '{ "claude": 1 }'))).toEqual(['! 1:1 it has no cells']);
  });

  it('has a repeated member, which may hide the first', () => {
    const twice = BODY.replace('"max_tokens":1', '"tools":[],"tools":[]');
    expect(linesOf(foundIn('a.json', twice))[0]).toContain('a member is named twice');
    expect(linesOf(foundIn('a.yaml', 'model: claude-haiku-4-5\ntools: []\ntools: []\nmessages: []\n'))[0]).toContain(
      'a member is named twice',
    );
  });

  it('is truncated in the middle of a call', () => {
    const code = "const claude = new Anthropic();\nclaude.messages.create({ model: 'claude-haiku-4-5', messages: [";
    expect(linesOf(foundIn('a.ts', code))[0]).toContain('2:1 POST /v1/messages');
    expect(
      linesOf(
        foundIn('a.py', 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-haiku-4-5", messages=['),
      )[0],
    ).toContain('2:1');
  });

  it('has a string or comment that is not closed, so that later calls are part of it', () => {
    const call = "claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 1, messages: [] });\n";
    const client = 'const claude = new Anthropic();\n';
    for (const opened of ['const a = `', 'const a = `$'.concat('{b'), '/* '])
      expect(linesOf(foundIn('a.ts', `${client}${opened}\n${call}`))).toEqual([
        expect.stringMatching(/^! 2:\d+ .*does not end/),
      ]);
    expect(linesOf(foundIn('a.ts', `${client}${call}/* this does not end`))).toEqual([
      expect.stringContaining('2:1 POST'),
    ]);
    const python = 'claude.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])\n';
    for (const opened of ['a = """', 'a = f"""'])
      expect(linesOf(foundIn('a.py', `import anthropic\n${opened}\n${python}`))).toEqual([
        expect.stringMatching(/^! 2:\d+ .*does not end/),
      ]);
  });

  it('has a quote that is not closed before a shell command', () => {
    const command = `curl https://api.anthropic.com/v1/messages -d '${BODY}'\n`;
    expect(linesOf(foundIn('a.sh', `echo it's so\n${command}`))).toEqual([
      expect.stringContaining('2:1 POST /v1/messages'),
    ]);
  });

  it('uses CR as line endings', () => {
    const call = 'claude.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])';
    expect(linesOf(foundIn('a.py', `import anthropic\r# made by hand\r${call}\r`))).toEqual([
      expect.stringContaining('3:1 POST /v1/messages'),
    ]);
    expect(
      linesOf(foundIn('a.sh', `# made by hand\rcurl https://api.anthropic.com/v1/messages -d '${BODY}'\r`)),
    ).toEqual([expect.stringContaining('2:1 POST /v1/messages')]);
  });

  it('is a notebook in an old format, with cells in worksheets', () => {
    const cell = { cell_type: 'code', language: 'python', input: ['import anthropic\n', 'c = anthropic.Anthropic()'] };
    const call = { ...cell, input: 'c.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])' };
    const old = JSON.stringify({ nbformat: 3, worksheets: [{ cells: [cell, call] }] });
    expect(linesOf(foundIn('a.ipynb', old))).toEqual([expect.stringMatching(/^1:\d+ in cell 2 POST \/v1\/messages/)]);
  });

  it('has values that refer to themselves', () => {
    const code =
      'import anthropic\nclaude = anthropic.Anthropic()\na = a\ntools = tools + tools\ndef f(): return f()\nclaude.messages.create(model=a, messages=f(), tools=tools, max_tokens=1)\n';
    expect(linesOf(foundIn('a.py', code))).toHaveLength(1);
  });

  it.each([
    ['py', 'for key in path: node = node[key]\nnode.get("type")\n'],
    ['py', 'for key in path: node = getattr(node, key)\nnode.run("type")\n'],
    ['py', 'def walk(a, b):\n    a = b[a]\n    b = a[b]\n    b.pop(a)\n'],
    ['ts', 'for (const key of path) node = node[key];\nnode.get("type");\n'],
  ])('walks down a tree by keys in a loop, in %s', (language, walk) => {
    const call =
      language === 'py'
        ? 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-haiku-4-5", messages=[], max_tokens=1)\n'
        : "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic().messages.create({ model: 'claude-haiku-4-5', messages: [], max_tokens: 1 });\n";
    expect(linesOf(foundIn(`a.${language}`, `${call}${walk}`))).toEqual([expect.stringMatching(/^2:/)]);
  });

  it('has a member named __proto__', () => {
    const text = BODY.replace('"max_tokens":1', '"__proto__":{"tools":[]}');
    expect(linesOf(foundIn('a.json', text))).toHaveLength(1);
  });

  it('has deeply nested shell substitutions', () => {
    const deep = `curl https://api.anthropic.com/v1/messages -d "${'$(jq -n '.repeat(5_000)}"\n`;
    const jq = `curl https://api.anthropic.com/v1/messages -d "$(jq -n '{model: ${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}}')"\n`;
    const good = `curl https://api.anthropic.com/v1/messages -d '${BODY}'\n`;
    // A fixed limit, which does not depend on the size of the stack.
    expect(linesOf(foundIn('a.sh', good + deep))).toEqual(['! 1:1 nested too deep']);
    expect(linesOf(foundIn('a.sh', good + deep.replace('$(jq -n '.repeat(4_850), ''))).length).toBe(2);
    expect(linesOf(foundIn('a.sh', good + jq))[0]).toContain('1:1 POST /v1/messages');
  });

  it('has values that depend on each other in nested cycles', () => {
    const turns = Array(100).fill('    tools = [*tools, *tools] if turn else tools + tools');
    const text = [
      'import anthropic',
      'tools = []',
      'for turn in turns:',
      ...turns,
      'anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=1, messages=[], tools=tools)',
      '',
    ].join('\n');
    expect(linesOf(foundIn('circles.py', text))).toEqual([expect.stringMatching(/^104:1 POST .* \| \? \/tools /)]);
  });

  it('has shell lists that are not closed, or too long to expand', () => {
    const command = `curl https://api.anthropic.com/v1/messages -d '${BODY}'\n`;
    const open = linesOf(foundIn('a.sh', `${'A=(x\n'.repeat(500)}${command}`));
    expect(open).toEqual([expect.stringMatching(/^501:1 POST/)]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a list as a shell writes it
    const uses = 'echo "${A[@]}"\n'.repeat(500);
    const long = linesOf(foundIn('a.sh', `A=(${'x '.repeat(20_000)})\n${uses}${command}`));
    expect(long).toEqual([expect.stringMatching(/^502:1 POST/)]);
  });

  it('uses a long variable without quotes more often than it is expanded', () => {
    const command = `curl https://api.anthropic.com/v1/messages -d '${BODY}'\n`;
    const lines = linesOf(foundIn('a.sh', `A="echo ${'x '.repeat(20_000)}"\n${'$A\n'.repeat(2_000)}${command}`));
    expect(lines).toEqual([expect.stringMatching(/^2002:1 POST/)]);
  });

  it('builds a URL in more ways than are distinguished', () => {
    const ways = Array.from({ length: 30 }, (_, i) => `send('v${i}', 'p${i}', 'q${i}');`).join('\n');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an address as a program puts it together
    const send = 'const send = (a, b, c) => fetch(`https://api.anthropic.com/${a}/${b}/${c}`, { method: "POST" });';
    expect(linesOf(foundIn('a.js', `${send}\n${ways}`))).toEqual([expect.stringMatching(/^1:27 POST unknown/)]);
  });

  it('has many loops that reassign a list and append to it', () => {
    const loops = Array.from({ length: 60 }, (_, i) => `for t in s${i}:\n    tools = [*tools, t]\n    tools.append(t)`);
    const call =
      'anthropic.Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[], tools=tools)';
    expect(linesOf(foundIn('loops.py', ['import anthropic', 'tools = []', ...loops, call, ''].join('\n')))).toEqual([
      expect.stringMatching(/^183:1 POST .* \| \? \/tools /),
    ]);
  });

  it('has instances that refer to each other in a cycle', () => {
    const names = Array.from({ length: 200 }, (_, i) => i);
    const text = [
      'import anthropic',
      'class Node:',
      '    def __init__(self, other=None):',
      '        self.other = other',
      '        self.tools = []',
      ...names.map((i) => `n${i} = Node(${i > 0 ? `n${i - 1}` : ''})`),
      ...names.map((i) => `n${i}.other = n${(i + 1) % names.length}`),
      'n0.tools.append({"type": "code_execution_20250825", "name": "code_execution"})',
      'anthropic.Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[], tools=n0.tools)',
      '',
    ].join('\n');
    expect(linesOf(foundIn('circle.py', text))).toEqual([
      expect.stringMatching(/^407:1 POST .* can be too many things/),
    ]);
  });

  it('has thousands of shell commands after a quote that is not closed', () => {
    const command = `curl https://api.anthropic.com/v1/messages -d '${BODY}'\n`;
    expect(linesOf(foundIn('a.sh', `echo it's so\n${command.repeat(2_000)}`))).toHaveLength(2_000);
  });

  it('has shell variables that expand exponentially', () => {
    const names = Array.from({ length: 64 }, (_, i) => `n${i + 1}=$n${i}$n${i}\n`).join('');
    const lines = linesOf(
      foundIn('a.sh', `n0=x\n${names}curl https://api.anthropic.com/v1/messages -H "$n64" -d '${BODY}'\n`),
    );
    expect(lines).toEqual([expect.stringMatching(/^66:1 POST .* \| \? {2}66:47 headers is a placeholder$/)]);
  });

  it('changes a request through more aliases than are followed', () => {
    const links = Array.from({ length: 40 }, (_, i) => `const p${i + 1} = p${i};\n`).join('');
    const code = `const claude = new Anthropic();\nconst p0 = { model: 'claude-haiku-4-5', max_tokens: 1, messages: [] };\n${links}p40.tools = [{ type: 'code_execution_20250825' }];\nclaude.messages.create(p0);\n`;
    expect(linesOf(foundIn('a.ts', code))[0]).toMatch(/ \| (?:code_execution|\?) /);
  });
});
