import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as command } from '../../scripts/transcripts.ts';
import { signedEnvelope } from '../../src/cli/report/dsse.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { savedResults } from './saved-results.js';

const { folder, file, good, bad } = savedResults();

describe('a signed statement', () => {
  const pems = (['ed25519', 'ec', 'rsa'] as const).map((kind) => {
    const pair =
      kind === 'ed25519'
        ? generateKeyPairSync('ed25519')
        : kind === 'ec'
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      kind,
      secret: file(`${kind}.pem`, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      open: file(`${kind}.pub`, pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    };
  });
  const html = join(folder, 'report.html');
  const signedReport = join(folder, 'report.intoto.json');
  const make = (secret: string) =>
    command(['report', bad, '--format', `html=${html}`, '--format', `intoto=${signedReport}`, '--sign', secret]);

  it('is not verified with a private key, which only the signer should have', async () => {
    const [pem] = pems;
    if (!pem) throw new Error('there is a key');
    await make(pem.secret);
    const { code, stdout, stderr } = await command(['report', '--verify', signedReport, '--key', pem.secret]);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringContaining('a private key; verify with its public key'),
    ]);
  });

  it.each(pems)('with a $kind key holds, together with its files', async ({ secret, open }) => {
    expect((await make(secret)).code).toBe(1);
    const { code, stdout } = await command(['report', '--verify', signedReport, '--key', open]);
    expect(stdout).toMatch(/^VALID: 2 files unchanged\nsignature {3}valid\nkey {9}[0-9a-f]{64} \(/);
    expect(stdout).toContain('statement   a report whose verdict is fail (FAILED)\n');
    expect(stdout.match(/^unchanged/gm)).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('does not hold if the statement was changed, or with another key', async () => {
    await make(pems[0]?.secret ?? '');
    const envelope = JSON.parse(readFileSync(signedReport, 'utf8'));
    const told = Buffer.from(envelope.payload, 'base64').toString().replace('FAILED', 'PASSED');
    const forged = file('forged.json', JSON.stringify({ ...envelope, payload: Buffer.from(told).toString('base64') }));
    const { code, stdout } = await command(['report', '--verify', forged, '--key', pems[0]?.open ?? '']);
    expect(code).toBe(1);
    expect(stdout).toContain('not valid');
    expect(stdout).not.toContain('PASSED');
    expect((await command(['report', '--verify', signedReport, '--key', pems[1]?.open ?? ''])).code).toBe(1);
  });

  it('names the files that were changed or are missing', async () => {
    await make(pems[0]?.secret ?? '');
    writeFileSync(html, `${readFileSync(html, 'utf8')} `);
    const changed = await command(['report', '--verify', signedReport, '--key', pems[0]?.open ?? '']);
    expect(changed.stdout).toMatch(/^NOT VALID: 1 file changed, 1 file unchanged\n/);
    expect(changed.stdout).toContain('changed     ');
    expect(changed.code).toBe(1);
    rmSync(html);
    const absent = await command(['report', '--verify', signedReport, '--key', pems[0]?.open ?? '']);
    expect(absent.stdout).toMatch(/^VALID IN PART: 1 file absent, 1 file unchanged\n/);
    expect(absent.stdout).toContain('absent      ');
    expect(absent.code).toBe(3);
  });

  it('holds after its folder was moved, from any working directory, and finds files by their paths', async () => {
    const moved = join(folder, 'moved');
    for (const name of ['a', 'b']) mkdirSync(join(moved, 'archive', name), { recursive: true });
    const names = ['a', 'b'].map((name) => join('week', name, 'audit.json'));
    writeFileSync(join(moved, 'archive/a/audit.json'), readFileSync(good));
    writeFileSync(join(moved, 'archive/b/audit.json'), readFileSync(bad));
    const subject = [good, bad].map((path, i) => ({
      name: names[i],
      digest: { sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
    }));
    const secret = createPrivateKey(readFileSync(pems[0]?.secret ?? ''));
    const text = JSON.stringify({ subject, predicate: { result: 'FAILED' } });
    const here = join(moved, 'archive/report.intoto.json');
    writeFileSync(here, signedEnvelope('application/vnd.in-toto+json', text, secret));
    const verify = () => command(['report', '--verify', here, '--key', pems[0]?.open ?? '']);
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining(`unchanged   ${names[1]}`) });
    renameSync(join(moved, 'archive/a/audit.json'), join(moved, 'archive/audit.json'));
    writeFileSync(join(moved, 'archive/b/audit.json'), readFileSync(good));
    const { code, stdout } = await verify();
    expect([code, stdout]).toEqual([1, expect.stringContaining(`changed     ${names[1]}`)]);
  });

  it('does not hold if its payload has characters that are not base64', async () => {
    await make(pems[0]?.secret ?? '');
    const envelope = JSON.parse(readFileSync(signedReport, 'utf8'));
    const altered = file('beside.json', JSON.stringify({ ...envelope, payload: `${envelope.payload}!` }));
    expect((await command(['report', '--verify', altered, '--key', pems[0]?.open ?? ''])).code).toBe(3);
  });

  it('is not verified without a key, and an invalid statement is reported', async () => {
    await make(pems[0]?.secret ?? '');
    const { code, stdout } = await command(['report', '--verify', signedReport]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^NOT CHECKED: 2 files unchanged\nsignature {3}not checked/);
    expect((await command(['report', '--verify', good, '--key', pems[0]?.open ?? ''])).code).toBe(3);
    expect((await command(['report', '--verify', join(folder, 'none')])).code).toBe(2);
  });

  it('has the rules of its report', async () => {
    await make(pems[0]?.secret ?? '');
    const { payload } = JSON.parse(readFileSync(signedReport, 'utf8'));
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(statement.predicate.configuration[0].digest.sha256).toBe(shippedPolicy.digest.slice('sha256:'.length));
  });
});
