/** `report --verify`: verifies the signature of a signed report, and the digests of the files that it names. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PAYLOAD_TYPE, RESULT } from '../../format/compliance/intoto.js';
import { plain } from '../../format/plain.js';
import { many } from '../../numbers.js';
import { EXIT, type Io, say } from '../io.js';
import { readText } from '../read.js';
import { envelopeOf, keyIdOf, publicKeyFrom } from './dsse.js';
import { sha256 } from './results.js';

interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

const subjectsOf = (body: Buffer): { subjects: Subject[]; result: string } | undefined => {
  try {
    const { subject, predicate } = JSON.parse(body.toString('utf8')) as {
      subject: Subject[];
      predicate: { result: string };
    };
    const known = subject.every(({ name, digest }) => typeof name === 'string' && typeof digest.sha256 === 'string');
    return known ? { subjects: subject, result: String(predicate.result) } : undefined;
  } catch {
    return undefined;
  }
};

/** The digest of a file: as it was named, else below the folder of the signed report by as much of its path as exists. */
const digestNear = async (envelope: string, name: string): Promise<string | undefined> => {
  const parts = name.split('/');
  const beside = parts.map((_, i) => join(dirname(envelope), ...parts.slice(i)));
  for (const file of [name, ...beside]) {
    try {
      return sha256(await readFile(file));
    } catch {
      // Try the next place. If there is none, the file is reported as absent.
    }
  }
  return undefined;
};

const WORST = { unchanged: EXIT.ok, changed: EXIT.findings, absent: EXIT.unchecked } as const;

const row = (label: string, text: string): string => `${label.padEnd(11)} ${text}`;

/** The states of the files that a signed report names: their counts, and a line for each. */
const filesOf = async (envelope: string, subjects: readonly Subject[]) => {
  const counts = { unchanged: 0, changed: 0, absent: 0 };
  const lines: string[] = [];
  for (const { name, digest } of subjects) {
    const found = await digestNear(envelope, name);
    const state = found === undefined ? 'absent' : found === digest.sha256 ? 'unchanged' : 'changed';
    counts[state]++;
    lines.push(row(state, plain(name)));
  }
  const states = (['changed', 'absent', 'unchanged'] as const).filter((state) => counts[state] > 0);
  return {
    lines,
    said: states.map((state) => `${many(counts[state], 'file')} ${state}`).join(', '),
    code: Math.max(EXIT.ok, ...states.map((state) => WORST[state])),
    whole: counts.absent === 0,
    changed: counts.changed > 0,
  };
};

/** Verifies a signed report and returns the exit code: 0 if it is valid, 1 if not, 3 if not all could be checked. @throws UsageError */
export const verifyReport = async (io: Io, file: string, keyFile: string | undefined): Promise<number> => {
  const envelope = envelopeOf(readText(file, 'the signed report'));
  if (!envelope) {
    await say(io, `${plain(file)}: this is no DSSE envelope; --sign writes one`);
    return EXIT.unchecked;
  }
  const print = (...lines: readonly string[]) => io.stdout(`${lines.join('\n')}\n`);
  const key = keyFile === undefined ? undefined : publicKeyFrom(keyFile);
  const keyRow = key ? [row('key', `${keyIdOf(key)} (the SHA-256 of the public key given)`)] : [];
  if (key && !envelope.holds(key)) {
    const why = 'not valid: the content was changed, or another key signed it';
    await print('NOT VALID: the signature', row('signature', why), ...keyRow);
    return EXIT.findings;
  }
  const signature = key ? 'valid' : 'not checked: name the public key of whoever signed with --key';
  const statement = envelope.type === PAYLOAD_TYPE ? subjectsOf(envelope.body) : undefined;
  if (!statement) {
    await print(row('signature', signature), ...keyRow, row('statement', 'not of the kind that report writes'));
    return EXIT.unchecked;
  }
  const files = await filesOf(file, statement.subjects);
  const validity = files.changed ? 'NOT VALID' : !key ? 'NOT CHECKED' : files.whole ? 'VALID' : 'VALID IN PART';
  const [verdict] = Object.entries(RESULT).find(([, word]) => word === statement.result) ?? [];
  const words = verdict === undefined ? plain(statement.result) : `${verdict} (${statement.result})`;
  const result = row('statement', `a report whose verdict is ${words}`);
  await print(`${validity}: ${files.said}`, row('signature', signature), ...keyRow, result, ...files.lines);
  return Math.max(files.code, key ? EXIT.ok : EXIT.unchecked);
};
