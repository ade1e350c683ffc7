/** From detectors and schemas to findings. All persons, numbers and addresses are invented. */
import { describe, expect, it } from 'vitest';
import { check as checkCore } from '../../src/core.js';
import { check, checkText, schemaDetector } from '../../src/index.js';
import type { Context, Finding } from '../../src/model.js';
import { asking, failing, only, tooLarge } from '../fixture-cases.js';

const HIPAA: Context = { arrangement: 'hipaa' };
const phi = (report: ReturnType<typeof check>): readonly Finding[] =>
  only(report).findings.filter(({ rule }) => rule.startsWith('phi/'));
const lines = (report: ReturnType<typeof check>): string[] =>
  phi(report).map(({ rule, at, verdict, confidence }) => [rule, at, verdict, confidence ?? ''].join(' '));
const SCHEMA = '/output_config/format/schema';
/** A detector that finds strings of the form `k:.8`: a kind and its confidence. */
const told = schemaDetector((text) => {
  const [identifier = '', confidence] = text.split(':');
  return confidence === undefined ? undefined : { identifier, confidence: Number(confidence) };
});

describe('the core', () => {
  it('has no built-in detector', () => {
    expect(lines(checkCore(asking({ const: '123-45-6788' }), HIPAA))).toEqual([
      `phi/schema-not-examined ${SCHEMA} review 0`,
    ]);
  });

  it('uses the detector of the context, with the same result as the full check', () => {
    const schema = { properties: { 'k:.9': { enum: ['k:.6', 'x'] }, b: { title: 'k:.7' } }, required: ['b'] };
    const here = checkCore(asking(schema), { ...HIPAA, detect: told });
    expect(lines(here)).toEqual([
      `phi/schema-property-name ${SCHEMA}/properties/#0 fail 0.9`,
      `phi/schema-annotation ${SCHEMA}/properties/b/title review 0.7`,
      `phi/schema-enum ${SCHEMA}/properties/#0/enum/0 review 0.6`,
    ]);
    expect(check(asking(schema), { ...HIPAA, detect: told })).toEqual(here);
  });

  it('leaves a schema unexamined if it is invalid', () => {
    const detect = schemaDetector(() => undefined);
    for (const schema of [{ type: 'objekt' }, { properties: [] }, { required: [7] }])
      expect(lines(checkCore(asking(schema), { ...HIPAA, detect }))).toEqual([
        `phi/schema-not-examined ${SCHEMA} review 0`,
      ]);
    expect(lines(checkCore(asking({ $anchor: 'a' }), { ...HIPAA, detect }))).toEqual([]);
  });

  it('takes what a detector for schemas found, with pointers from the schema', () => {
    const found = [{ at: '/const', place: 'const', identifier: 'k', confidence: 0.8, length: 1 }] as const;
    const detect = () => ({ found, unexamined: 'too-large' }) as const;
    expect(lines(checkCore(asking({ const: 'v' }), { ...HIPAA, detect }))).toEqual([
      `phi/schema-const ${SCHEMA}/const fail 0.8`,
      `phi/schema-not-examined ${SCHEMA} review 0`,
    ]);
  });

  it.each([[undefined], [[]], [Promise.resolve()], ['k']])('leaves the schema unexamined if it returns %j', (said) => {
    const report = checkCore(asking({ const: 'v' }), { ...HIPAA, detect: (() => said) as never });
    expect(lines(report)).toEqual([`phi/schema-not-examined ${SCHEMA} review 0`]);
  });
});

describe('the name of a property', () => {
  it('labels defaults and examples, as it labels values', () => {
    const schema = {
      properties: {
        mrn: { type: 'integer', default: 4829136 },
        home_phone: { examples: ['3124675921'] },
        amount: { type: 'integer', default: 4829136 },
        patient_name: { title: 'Lowenna Pendrift', default: 'Full' },
      },
    };
    expect(lines(check(asking(schema), HIPAA))).toEqual([
      `phi/schema-annotation ${SCHEMA}/properties/home_phone/examples/0 review 0.75`,
      `phi/schema-annotation ${SCHEMA}/properties/mrn/default review 0.75`,
    ]);
  });
});

describe('the result of a detector', () => {
  const judged = (confidence: unknown, context: Context = HIPAA) =>
    phi(
      check(asking({ const: 'v' }), {
        ...context,
        detect: schemaDetector(() => ({ identifier: 'k', confidence }) as never),
      }),
    );

  it.each([
    [1, 'fail', 'review'],
    [0.7, 'fail', 'review'],
    [0.69, 'review', 'informational'],
    [0.5, 'review', 'informational'],
    [0.49, undefined, undefined],
    [0, undefined, undefined],
  ])('with confidence %d is %s, without PHI %s', (confidence, withPhi, without) => {
    expect(judged(confidence)[0]?.verdict).toBe(withPhi);
    expect(judged(confidence, {})[0]?.verdict).toBe(without);
  });

  it('is shown below .5 if the context sets phiMin', () => {
    expect(judged(0.3, { ...HIPAA, phiMin: 0.3 }).map(({ verdict }) => verdict)).toEqual(['informational']);
    expect(judged(0.29, { ...HIPAA, phiMin: 0.3 })).toEqual([]);
    expect(judged(0.4, { ...HIPAA, phiMin: 0.45 })).toEqual([]);
  });

  it.each([
    [{}],
    [{ identifier: 'k' }],
    [{ identifier: 'k', confidence: Number.NaN }],
    [Promise.resolve()],
    [true],
    ['k'],
  ])('leaves the schema unexamined if it is %j', (said) => {
    const report = check(asking({ const: 'v' }), { ...HIPAA, detect: schemaDetector((() => said) as never) });
    expect(lines(report)).toEqual([`phi/schema-not-examined ${SCHEMA} review 0`]);
  });

  it('never shows the string itself', () => {
    const detect = schemaDetector((text) => ({ identifier: text, confidence: 0.9 }));
    const report = JSON.stringify(
      check(asking({ const: 'Maria Gonzalez, 1949', title: 'z'.repeat(40) }), { ...HIPAA, detect }),
    );
    expect(report).not.toMatch(/Gonzalez|zzz/);
  });
});

describe('a schema', () => {
  it('is reported as unexamined if it is too large or its detector failed', () => {
    for (const { request, context } of [tooLarge, failing])
      expect(phi(check(request, context)).map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual([
        'phi/schema-not-examined review',
      ]);
  });

  it('never shows a name with a confidence of .3 or more, in any pointer', () => {
    const schema = { properties: { 'k:.3': { properties: { a: { const: 'k:.9' }, 'k:.29': { const: 'k:.8' } } } } };
    expect(lines(check(asking(schema), { ...HIPAA, detect: told }))).toEqual([
      `phi/schema-const ${SCHEMA}/properties/#0/properties/a/const fail 0.9`,
      `phi/schema-const ${SCHEMA}/properties/#0/properties/k:.29/const fail 0.8`,
    ]);
  });

  it('reports a finding once, even if a reference leads there again', () => {
    const schema = {
      $ref: '#/x',
      x: { properties: { 'k:.9': { const: 'k:.8' } } },
      anyOf: [{ $ref: '#/x/properties/k:.9' }],
    };
    expect(lines(check(asking(schema), { ...HIPAA, detect: told }))).toEqual([
      `phi/schema-const ${SCHEMA}/x/properties/#0/const fail 0.8`,
      `phi/schema-property-name ${SCHEMA}/x/properties/#0 fail 0.9`,
    ]);
  });

  it('has the same result as text and as a value', () => {
    const request = asking({ properties: { mrn_00482913: { const: '123-45-6788' } } });
    expect(checkText(JSON.stringify(request), HIPAA)).toEqual(check(request, HIPAA));
  });

  it('shows the kind, the confidence and the length, but not the value', () => {
    const [finding] = phi(check(asking({ const: '123-45-6788' }), HIPAA));
    expect(finding).toMatchObject({ identifier: 'ssn', confidence: 0.95, api: 'accepts', level: 'error' });
    expect(finding?.message).toMatch(/ssn.*0\.95.*11/);
    expect(JSON.stringify(finding)).not.toMatch(/6788/);
  });
});
