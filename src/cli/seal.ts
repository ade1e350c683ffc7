/** `report --verify`: whether a seal is of a key, and whether the files it speaks of are the ones beside it. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PAYLOAD_TYPE } from '../format/compliance/intoto.js';
import { plain } from '../format/plain.js';
import { envelopeOf, publicKeyFrom } from './dsse.js';
import { EXIT, type Io, say } from './io.js';
import { readText } from './read.js';
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

/** Looks for the file as it was named, then from the seal's folder on, by as much of its path as is there. */
const digestNear = async (seal: string, name: string): Promise<string | undefined> => {
  const parts = name.split('/');
  const beside = parts.map((_, i) => join(dirname(seal), ...parts.slice(i)));
  for (const file of [name, ...beside]) {
    try {
      return sha256(await readFile(file));
    } catch {
      // Try the next place. A file found in none is reported as absent.
    }
  }
  return undefined;
};

/** Checks a seal and says what holds; 0 all, 1 something does not, 3 it could not be told. @throws UsageError */
export const verifySeal = async (io: Io, file: string, keyFile: string | undefined): Promise<number> => {
  const envelope = envelopeOf(readText(file, 'the seal'));
  if (!envelope) {
    await say(io, `${plain(file)}: this is no DSSE envelope; --sign writes one`);
    return EXIT.unchecked;
  }
  let code: number = EXIT.ok;
  const tell = (line: string, worst: number) => {
    code = Math.max(code, worst);
    return io.stdout(`${line}\n`);
  };
  const key = keyFile === undefined ? undefined : publicKeyFrom(keyFile);
  if (!key) await tell('signature   not checked: name the public key of whoever signed with --key', EXIT.unchecked);
  else if (envelope.holds(key)) await tell('signature   holds', EXIT.ok);
  else {
    await tell('signature   does not hold: the content was changed, or another key signed it', EXIT.findings);
    return code;
  }
  const statement = envelope.type === PAYLOAD_TYPE ? subjectsOf(envelope.body) : undefined;
  if (!statement) {
    await tell('statement   not of the kind that report writes', EXIT.unchecked);
    return code;
  }
  await tell(`verdict     ${plain(statement.result)}: what the report says that was sealed`, EXIT.ok);
  for (const { name, digest } of statement.subjects) {
    const found = await digestNear(file, name);
    if (found === undefined) await tell(`absent      ${plain(name)}`, EXIT.unchecked);
    else if (found === digest.sha256) await tell(`unchanged   ${plain(name)}`, EXIT.ok);
    else await tell(`changed     ${plain(name)}`, EXIT.findings);
  }
  return code;
};
