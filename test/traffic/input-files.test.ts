import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { temporaryFolder } from '../temporary-folder.js';
import { body, line, URL, withTool } from './invented.js';
import { audited, run } from './run.js';

const logs = temporaryFolder();

describe('audit finds the files to read, and reports those that it cannot read:', () => {
  it('missing files', async () => {
    const { code, stdout } = await run(['audit', join(logs.path, 'missing.jsonl'), '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).unreadable).toMatchObject([{ why: 'there is no such file or folder', records: 1 }]);
  });

  it('folders without read permission', async () => {
    const tree = join(logs.path, 'guarded');
    mkdirSync(join(tree, 'closed', 'deep'), { recursive: true });
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    chmodSync(join(tree, 'closed'), 0);
    // Root can read them all the same.
    const closed = process.getuid?.() === 0 ? 0 : 3;
    const codes: number[] = [];
    for (const operand of [tree, join(tree, '**/*.jsonl'), join(tree, '*.jsonl')])
      codes.push((await run(['audit', operand])).code);
    chmodSync(join(tree, 'closed'), 0o700);
    expect(codes).toEqual([closed, closed, 0]);
  });

  it('pipes in a folder, which are not opened because reading might never end', async () => {
    const tree = join(logs.path, 'pipes');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    execFileSync('mkfifo', [join(tree, 'b.jsonl')]);
    const { code, stderr } = await run(['audit', tree]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('b.jsonl')]);
  });

  it('folders with links to themselves, and files of other kinds', async () => {
    const inner = join(logs.path, 'tree', 'inner');
    mkdirSync(inner, { recursive: true });
    symlinkSync(join(logs.path, 'tree'), join(inner, 'loop'));
    writeFileSync(join(inner, 'a.jsonl'), line(body));
    writeFileSync(join(logs.path, 'tree', 'notes.txt'), 'Good morning.');
    symlinkSync(join(inner, 'a.jsonl'), join(logs.path, 'tree', 'again.jsonl'));
    const { stdout, stderr } = await run(['audit', join(logs.path, 'tree'), '--format', 'json']);
    expect(JSON.parse(stdout).totals.requests).toBe(1);
    expect(stderr).toContain('notes.txt');
  });

  it('folders that are never searched, unless they are named', async () => {
    const tree = join(logs.path, 'project');
    for (const within of ['node_modules', '.git'])
      for (const folder of [join(tree, within), join(tree, 'packages', within)]) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'a.jsonl'), line(body));
      }
    writeFileSync(join(tree, 'packages', 'a.jsonl'), line(body));
    for (const operand of [tree, join(tree, '**/*.jsonl')]) {
      const { stdout, stderr } = await run(['audit', operand, '--format', 'json']);
      expect(JSON.parse(stdout).totals.requests).toBe(1);
      for (const within of ['/node_modules', '/.git', 'packages/node_modules', 'packages/.git'])
        expect(stderr).toContain(within);
    }
    expect((await audited(join(tree, 'node_modules'))).totals.requests).toBe(1);
  });

  it('tables and archives in a folder, which keep the audit from passing', async () => {
    const tree = join(logs.path, 'kept');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    writeFileSync(join(tree, 'others.csv'), 'id,name\n1,invented\n');
    expect((await run(['audit', tree])).code).toBe(0);
    writeFileSync(join(tree, 'b.parquet'), Buffer.from('PAR1\xff\xfePAR1', 'latin1'));
    writeFileSync(join(tree, 'c.csv'), `id,body\n1,"${JSON.stringify(body).replaceAll('"', '""')}\n`);
    const { code, stdout } = await run(['audit', tree, '--format', 'json']);
    const { totals, unreadable } = JSON.parse(stdout) as Aggregate;
    expect([code, totals]).toMatchObject([3, { requests: 1, unreadable: 2, other: 1 }]);
    expect(unreadable.flatMap(({ examples }) => examples.map(({ file }) => file))).toEqual(
      expect.arrayContaining([join(tree, 'b.parquet'), join(tree, 'c.csv')]),
    );
  });

  it.each([
    'app.log.1',
    'app.log-20261001',
    'app.jsonl.2026-10-01',
    'app.json.old',
    'access_log',
    'catalina.out',
    'export.txt',
    'part-00000',
    '2026-10-01',
  ])('rotated log files and log files with other extensions, as %s', async (name) => {
    const tree = join(logs.path, `turned ${name}`);
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    writeFileSync(join(tree, name), line(withTool));
    expect((await audited(tree, '--arrangement', 'zdr')).totals).toMatchObject({ requests: 2, fail: 1 });
  });

  it('compressed files without an extension, and sessions of proxies', async () => {
    const tree = join(logs.path, 'streamed');
    mkdirSync(tree);
    writeFileSync(join(tree, 'stream-1-2026-10-01-08-00-00-invented'), gzipSync(line(withTool)));
    writeFileSync(join(tree, 'session.saz'), Buffer.from('PK\x03\x04\xff\xfe', 'latin1'));
    const { totals } = await audited(tree, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 1, fail: 1, unreadable: 1 });
  });

  it('files in a folder that are not logs, although they mention Claude, which are skipped', async () => {
    const tree = join(logs.path, 'beside');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    for (const name of ['README.md', 'run.py', 'LICENSE', '.env', 'Dockerfile'])
      writeFileSync(join(tree, name), `claude-opus-4-6 ${URL}\n`);
    writeFileSync(join(tree, 'requirements.txt'), 'anthropic==1.0\n');
    symlinkSync(join(tree, 'nowhere'), join(tree, 'current'));
    const { code, stdout, stderr } = await run(['audit', tree, '--arrangement', 'zdr', '--format', 'json']);
    const { totals, skipped } = JSON.parse(stdout);
    expect([code, totals]).toMatchObject([0, { requests: 1, pass: 1, unreadable: 0, other: 0 }]);
    expect(stderr).toMatch(/skipped, .*README\.md.* more/);
    expect(skipped).toEqual([
      {
        why: 'a file that by its name and content is not recorded traffic',
        files: 7,
        examples: ['.env', 'Dockerfile', 'LICENSE', 'README.md', 'current'].map((name) => ({ file: join(tree, name) })),
      },
    ]);
  });

  it('pipes, sockets, devices and kernel file systems, which are skipped, and links that lead back', async () => {
    const tree = join(logs.path, 'special');
    mkdirSync(join(tree, 'deep'), { recursive: true });
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    execFileSync('mkfifo', [join(tree, 'pipe.jsonl')]);
    const server = createServer().listen(join(tree, 'socket.jsonl'));
    await once(server, 'listening');
    symlinkSync('/dev/zero', join(tree, 'device.jsonl'));
    symlinkSync('/proc', join(tree, 'deep', 'proc'));
    symlinkSync('/proc/version', join(tree, 'core.jsonl'));
    symlinkSync(tree, join(tree, 'deep', 'again'));
    const { inputs, skipped } = await audited(tree);
    server.close();
    expect(inputs).toHaveLength(1);
    expect(skipped).toEqual([
      {
        why: 'a file system of the kernel, as /proc and /sys',
        files: 2,
        examples: [{ file: join(tree, 'core.jsonl') }, { file: join(tree, 'deep', 'proc') }],
      },
      {
        why: 'a pipe, socket or device',
        files: 3,
        examples: ['device.jsonl', 'pipe.jsonl', 'socket.jsonl'].map((name) => ({ file: join(tree, name) })),
      },
    ]);
  });

  it('globs, and globs that match nothing', async () => {
    writeFileSync(join(logs.path, 'glob-a.jsonl'), line(body));
    writeFileSync(join(logs.path, 'glob-b.jsonl'), line(body));
    expect((await audited(join(logs.path, 'glob-*.jsonl'))).inputs).toHaveLength(2);
    for (const others of [[], [join(logs.path, 'glob-*.jsonl')]]) {
      const { code, stderr } = await run(['audit', ...others, join(logs.path, 'none-*.jsonl')]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('there is no recorded traffic here')]);
    }
  });
});
