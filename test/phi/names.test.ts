import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFilter } from '../../scripts/name-filter.ts';
import { digestOfInputs, digestOfOwn, namesModule, readLists } from '../../scripts/names.ts';
import { readPhi } from '../../scripts/phi.ts';
import { readWords } from '../../scripts/words.ts';
import { lookUp, nameLikeness, SEGMENT } from '../../src/phi/lookup.ts';
import { inputs, model, names, own, parts } from '../../src/phi/names.generated.ts';
import { closeLook, personName } from '../../src/phi/names.ts';
import { hasNoName, plainWords } from '../../src/phi/quick-filter.ts';
import { tokensOf } from '../../src/phi/tokens.ts';
import { temporaryFolder } from '../temporary-folder.js';

const asset = readFileSync('src/phi/names.generated.ts', 'utf8');
const lists = readLists();

describe('the name asset', () => {
  // It takes ten seconds, and longer on a busy machine.
  it.runIf(lists)('is the output of scripts/names.ts for the lists', { timeout: 240_000 }, () => {
    expect(namesModule(lists ?? expect.unreachable(), digestOfInputs()) === asset).toBe(true);
  });

  it('records its inputs, which are the only check if ../shared/phi/names is absent', () => {
    expect(inputs).toMatch(/^sha256:[0-9a-f]{64}$/);
    if (lists) expect(inputs).toBe(digestOfInputs());
    else console.info('../shared/phi/names is absent: only the form of the recorded digest was checked');
  });

  it('records the names and words of rules/ that it was made from', () => expect(own).toBe(digestOfOwn()));

  it('is at most 125 kB, gzipped', () => {
    expect(gzipSync(asset, { level: 9 }).length).toBeLessThanOrEqual(125_000);
  });

  it('carries the notice of its word list', () => {
    expect(asset).toContain('Copyright 2000-2018 by Kevin Atkinson');
  });

  it('knows names as given names and surnames', () => {
    expect([lookUp(names, 'maria') >> 2, lookUp(names, 'smith') & 3]).toEqual([3, 3]);
    expect(lookUp(names, 'endpoint')).toBe(-1);
  });

  it('has no word for institutions that is a common surname, as in Karin R. Church', () => {
    const ends = [...parts.institutions.split(','), ...parts.companies.split(',')];
    const common = new Set([...(lists?.surnames.slice(0, 5000) ?? []), ...readPhi().names.surnames.flat()]);
    expect(ends.filter((word) => common.has(word))).toEqual([]);
  });

  it('recognises the spelling of names', () => {
    for (const name of ['nowakowska', 'balasubramaniam', 'petrosyan'])
      expect(nameLikeness(model, name)).toBeGreaterThan(0.5);
    for (const word of ['configuration', 'timestamp', 'endpoint']) expect(nameLikeness(model, word)).toBeLessThan(-0.5);
  });
});

describe('readWords', () => {
  const folder = temporaryFolder();
  const readFrom = (text: string): string[] => {
    folder.write('some.txt', text);
    return readWords(`${folder.path}/`);
  };

  it('reads each word once, without diacritics', () =>
    expect(readFrom('# Some words.\nménisque bulbus\nbulbus\n')).toEqual(['menisque', 'bulbus']));

  it.each(['Bulbus', 'vena-cava', 'os'])('reports the position of %j, which is not a lower-case word', (word) =>
    expect(() => readFrom(`# Some words.\nbulbus\n${word}\n`)).toThrow('rules/words/some.txt:3'),
  );

  it('reads the words that the asset was made from', () => expect(readWords().length).toBeGreaterThan(10_000));
});

describe('buildFilter', () => {
  it('returns the value of every word, and one for few other words', () => {
    const words = new Map(Array.from({ length: 3000 }, (_, i) => [`w${(i * 7919).toString(36)}`, i % 16]));
    for (const width of [12, 11]) {
      const filter = buildFilter(words, width, width - 4);
      expect(filter.cells.length).toBe(Math.ceil(((filter.starts + 4 * SEGMENT) * width) / 6));
      for (const [word, value] of words) expect(lookUp(filter, word)).toBe(value);
      const wrong = Array.from({ length: 10_000 }, (_, i) => lookUp(filter, `other${i}`)).filter((value) => value >= 0);
      expect(wrong.length).toBeLessThan(width === 12 ? 100 : 200);
    }
  });

  it('has hardly more entries than words', () => {
    const words = new Map(Array.from({ length: 20_000 }, (_, i) => [`w${(i * 7919).toString(36)}`, 0]));
    expect(buildFilter(words, 7, 7).starts).toBeLessThan(21_000);
  });
});

// All persons are invented.
const PEOPLE = [
  'Al-Hamdani, Omar',
  'AL-HAMDANI, OMAR',
  'Omar al-Hamdani',
  'Dr. Al-Hamdani',
  'Holmberg Jr., Karin',
  'Holmberg III, Karin',
  'Holmberg, Mrs. Karin',
  "Karin Holmberg's follow-up",
  'Patient K. Holmberg',
  'pt N. Moore',
  'patient: R. Gould',
  "Mrs. Holmberg's chart",
  'Holmberg, Karin and Lars',
  'Song, Robert',
  // Names that are also ordinary words, next to one that is not.
  'Rose Gonzalez',
  'gene_gonzalez',
  'Gonzalez, Rose',
  'Black, Robert',
  'PARK, ROBERT',
  'Robert Park',
  'robert_rose',
  'Sierra Holmberg',
  // Surnames that also begin names of places.
  'Queen Holmberg',
  'Estrada, Carlos',
  'ARROYO, LUZ M.',
  'vega.carlos',
  'Glen Holmberg',
  'Holmberg Karin, TX',
  'Karin Holmberg, MD',
  'KARIN HOLMBERG HOME',
  'Robert "Bob" Holmberg',
  'Elizabeth (Liz) Holmberg, MD',
  'HOLMBERG/KARIN',
  'HOLMBERG^KARIN',
  'Holmberg^Karin^M',
  // A surname that is an ordinary word, before a clear given name.
  'De Waterfall^Karin',
  // Names that are also those of places, firms or brands.
  'Hiroshi Takeda',
  'Yosef Mizrahi',
  'John Lewis',
  'Scott White',
  'Maria Navarra',
  'Ali Sabah',
  'Karin Holmberg',
  'HOLMBERG, KARIN',
  'Holmberg, Karin B.',
  'karin_holmberg',
  'karin.holmberg',
  'karinHolmbergNotes',
  'KarinHolmberg',
  'HOLMBERG^KARIN',
  'patient_karin_holmberg_mrn',
  'Mrs. Holmberg',
  // After a title, surnames that are mainly ordinary words.
  'Mrs. Young',
  'Dr Brown',
  // Given names that have become frequent, or are British.
  'Isla Holmberg',
  'Imogen Holmberg',
  'C. Winterbourne',
  // With an initial before it, a surname that is also a thing.
  'Mindy J. Lang',
  'Dr. Rajesh Venkataraman',
  'José Ángel Zúñiga',
  "Siobhan O'Brien",
  'Ian McGlynn',
  'ianMcGlynnChart',
  'María de la Cruz',
  'Karin Holmberg Jr.',
  'Karin T. Holmberg',
  'chart of Karin Holmberg',
  'HOLMBERG, Karin',
  'HOLMBERG Karin',
  'Donoso, Jesusa R.',
  // Unlisted surnames with the spelling of one.
  'Bhavan Varrikar',
  'pinkieHilbrecht',
  'patient-stacey-titmuss',
  'Laila al-Masri',
  'Karin Holmberg and Rajesh Kumar',
  'Assigned to Stacey Moore',
  'DaeHyun Choi',
  'Bassam Haddad',
  'Xiaoming Zhao',
  'Hye-seok Bang',
  'Mohini Hettiarachchi',
  'turid_halvorsen',
  'Milorad Petrović',
  'Min-ji Hwang',
  'Seo, Sun-hee',
  'Jae-sung Park',
  'Karin Holmberg takes metformin 500 mg',
  'karin_holmberg_19570314',
  'patient River Holmberg',
  'Karin Beach',
  // Listed names with the endings of substances and actions.
  'Imogene Farquhar',
  'Encarnacion Holmberg',
  "Karin Holmberg's chart",
  'Supaporn Limsakul',
  'Maria Garcia Cancer',
  'patientKarinHolmberg19490306Notes',
  'patientKarinHolmbergHba1cResult2019Notes',
  'Maria Garcia Breast Cancer',
  'Githinji Kariuki',
  'Barman^Hanuman',
  'Holmberg-^Karin',
  'karin+holmberg',
];
const NOBODY = [
  'adams-oliver syndrome 3',
  'kenny-caffey syndrome, type 1',
  'fischer-zirnsak progeroid syndrome',
  'Robert Bailey & Son Plc',
  'John Drew (London) Ltd',
  // A letter in lower case is no initial.
  "Terno d'Isola",
  "Sant'Elia a Pianisi",
  // Places.
  'Carlton North',
  'WERRI BEACH',
  // Terms of other languages.
  'Pracov. standard. úst.lůž.péče plastické chirurgie - F typu',
  'MR mozku',
  'BLOKÁTORY KALCIOVÝCH KANÁLŮ',
  'Allgemeine Mikroskopie',
  'Rechter Oberschenkel',
  'Bildgebende Diagnostik',
  // Institutions that are named for people.
  'Judith Karman Hospice',
  'Karin Ann Holmberg Hospice',
  'KARIN HOLMBERG DISPENSARY',
  'Hospital Luisa Holmberg',
  'Centro Maria Holmberg',
  // Two surnames.
  'HOLMBERG/DUFFY',
  'LEWIS/DUFFY',
  // A single word with an article.
  'Al-Najidh',
  // Other languages.
  'Beliebiges Ereignis',
  'Reduzierte Kleidung',
  'Pols - Hand, Dupuytren Beiden',
  'Middelbaar Algemeen Onderwijs',
  'Amerikaanse Maagdeneilanden',
  'Vancomycin IV, Oral',
  "Dr. Holmberg's Office",
  "Dr. Jones's Practice",
  'Lt Brown',
  'Dr. Page Count',
  'Isla Margarita',
  'Nova Scotia',
  'patient E. Mail',
  'Patient A Score',
  'Monte Carlo',
  'rose_bengal',
  'Avenida Moraes',
  'Calleja Adela Cerda Aguirre',
  'Gadsden, AL',
  'Youngstown-Warren, OH-PA',
  'Jim Kelly Airport (LXN)',
  'KARIN HOLMBERG PHYSICAL THERAPY, LLC',
  'Morbus Scheuermann',
  'Leonard-George',
  'Robiola di Ceva',
  'Alexandrian Wicca',
  'patient_name',
  'patientName',
  'full_name',
  'next_of_kin',
  'first_name',
  'mrn',
  'Kaposi sarcoma',
  'Lewy body dementia',
  'Creutzfeldt-Jakob',
  'America/Buenos_Aires',
  'San Francisco',
  'Ralph Lauren',
  'merrill_lynch',
  'Internal Medicine',
  'high_priority',
  'markComplete',
  'Black Friday',
  'Times New Roman',
  'GET',
  'content-type',
  'application/json',
  'SCREAMING_SNAKE_CASE',
  'x-amz-date',
  'Holmberg disease',
  'Smith and Jones',
  'Elliott Ludman Teebi syndrome',
  'Mumps Virus Vaccine Live, Jeryl Lynn Strain',
  'lewis-sumner fold',
  'VENA CAVA',
  'Borrelia miyamotoi',
  'Cherokee Nation',
  'Pueblo of Zia, New Mexico',
  'Native Village of Larsen Bay',
  'NYHA Class III',
  'tyler_texas',
  'fr-lu',
  'luo-KE',
  'SIMVASTATINE SANDOZ',
  'Captopril Teva',
  'FR_COLISSIMO',
  'Boynton Beach',
  'Robert Bosch GmbH',
  'Karin Holmberg Inc',
  'filariasis_due_to_brugia_malayi',
  'Artemether + Lumefantrine',
  'Doxazosin Mesil_Tab 4mg',
  'Amiloride HCl_Tab 5mg',
  'ihe-xca',
  'fr.farnell.com',
  'Sri Lankan',
  // Places of two words, and words with which their names begin and end.
  'Khon Kaen',
  'Tuyen Quang',
  'Menzel Bourguiba',
  'Queen Elizabeth',
  'Dalsingh Sarai',
  'labourKey',
  'EvryDay',
  'megan_s_law',
  'Dezaguanine Mesylate',
  'Vitamin (Retinol) Palmitate',
  'Views^W contrast',
  'Multisection Gated^W Radionuclide IV',
  'Borrelia afzelii+burgdorferi+garinii Ab.IgG',
  'Booz Allen Hamilton',
  'boozAllenHamilton',
  'Ospedale Antonio Cardarelli',
  'Krankenhaus Rummelsberg',
  'taroRisperidone',
  'POTASSIUM^POST DIALYSIS',
  'TOBRAMYCIN^PEAK',
  'Portal-^Url',
  'bartonella_henselae',
  // Terms that are spelled like names.
  'Mentha Balsamea',
  'Bulbus Oculi',
  'Evra Patch',
  'Thyrojugular Vena',
  'Easyhaler Budesonide 100micrograms/dose dry powder inhaler',
];

describe('personName', () => {
  it.each(['J. B. Holmberg', 'Dr. Falk'])('takes %j for a firm under a property about things', (text) => {
    expect(personName(text)).toBeGreaterThanOrEqual(0.5);
    expect(personName(text, -3)).toBeLessThan(0.5);
  });
  it.each(PEOPLE)('finds the name in %j', (text) => expect(personName(text)).toBeGreaterThanOrEqual(0.5));
  it.each(NOBODY)('finds no name in %j', (text) => expect(personName(text)).toBeLessThan(0.5));

  it('is as sure of a title and a listed surname alone as in a longer string', () => {
    expect(personName('Ms. Dupree')).toBe(personName('Patient record: Ms. Dupree'));
  });

  it('is less confident of a possessive that may be part of the name of a thing', () => {
    expect(personName("Karin Holmberg's report")).toBeLessThan(personName("Karin Holmberg's chart") - 0.2);
  });

  it('reads the words of a string in the same way with the quick filter and the tokeniser', () => {
    const words = ['karin', 'Karin', 'KARIN', 'k', 'K', 'Ab', 'GmbH', 'aB', 'ABc', "o'Neil", "'s", 'é', '4', '19'];
    const piece = fc.constantFrom(...words, ...words, '^', '-', ',', '.', ' ', '_', '+', '(');
    const strings = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    let read = 0;
    fc.assert(
      fc.property(strings, (text) => {
        const plain = plainWords(text);
        if (!plain) return;
        read += 1;
        const tokens = tokensOf(text).filter(({ form }) => form !== 'digits');
        expect(plain.map((word) => word.toLowerCase())).toEqual(tokens.map(({ word }) => word));
      }),
      { seed: 1, numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('finds no name in the full check if the quick filter rules it out', () => {
    const words =
      'karin holmberg jae min mc de van dr mr patient jr k r max child call key rule code azure status of venkatarama name';
    const word = fc.constantFrom(...words.split(' '));
    const forms = [(text: string) => text, (text: string) => text.charAt(0).toUpperCase() + text.slice(1)];
    const strings = fc
      .tuple(fc.array(fc.tuple(word, fc.constantFrom(...forms)), { maxLength: 5 }), fc.constantFrom(...' _-.,2', ''))
      .map(([said, between]) => said.map(([text, form]) => form(text)).join(between));
    let told = 0;
    fc.assert(
      fc.property(strings, (text) => {
        if (!hasNoName(text)) return;
        told += 1;
        expect(closeLook(text, 2)).toBe(0);
      }),
      { seed: 1, numRuns: 5000 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it('returns a likelihood for any string', () => {
    const words = ['Karin', 'karin', 'HOLMBERG', 'Holmberg', 'Mc', 'Dr', 'Jr', 'K', 'url', 'Url', 'de', '4', "'s", 'é'];
    const piece = fc.constantFrom(...words, ...words, '^', '-', ',', '.', ' ', '_', '+', '(', ')', '"');
    const strings = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    const isLikelihood = (text: string): boolean => personName(text) >= 0 && personName(text) <= 1;
    fc.assert(fc.property(strings, isLikelihood), { seed: 1, numRuns: 5000 });
  });
});
