/** Which texts are taken for people, and which for places, things and terms. */
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/phi/detect.ts';

describe('people', () => {
  it('takes two unlisted words for a person under a property about persons, but not other values', () => {
    const under = (text: string, property: string): number =>
      detect(text, 'enum', undefined, property)?.confidence ?? 0;
    expect(under('Pendrift, Lowenna', 'patient_name')).toBeGreaterThanOrEqual(0.5);
    expect(under('Pendrift, Lowenna', 'category')).toBeLessThan(0.5);
    const others = ['Platform Team', 'Night Shift', 'Legal Guardian', 'Blue Cross', 'Charge Nurse', 'Product Owner'];
    expect(
      others.filter((text) => ['patient', 'owner', 'nurse'].some((property) => under(text, property) >= 0.5)),
    ).toEqual([]);
  });

  it('takes hardly anything for a person under a property of a vocabulary, unless it is about people', () => {
    const under = (property: string): number => detect('Kemi Sami', 'enum', undefined, property)?.confidence ?? 0;
    const things = ['language', 'patientLanguage', 'facility', 'hospital_name', 'diagnosisCode', 'drug', 'langue'];
    expect(things.filter((property) => under(property) >= 0.5)).toEqual([]);
    const people = ['sponsor', 'reporter', 'hospital_patient', 'patientName', 'diagnosed_patient', 'value'];
    expect(people.filter((property) => under(property) < 0.5)).toEqual([]);
    expect(detect('Karin Holmberg', 'enum', undefined, 'language')).toMatchObject({ identifier: 'name' });
  });

  it('recognises a list of single names', () => {
    const roster = ['Karin', 'Rajesh', 'Siobhan', 'Matthias', 'Guadalupe'];
    expect(detect('Karin', 'enum', roster)).toEqual({ identifier: 'name', confidence: 0.6 });
    expect(detect('Karin', 'enum', ['red', 'green', 'Karin'])).toBeUndefined();
    expect(detect('Karin', 'enum')).toBeUndefined();
    expect(detect('Amber', 'enum', ['Amber', 'Ruby', 'Teal', 'Crimson', 'Olive'])).toBeUndefined();
  });

  it('takes words that are only spelled like names for a list of people under a property about people', () => {
    const towns = ['Nanyang', 'Xiangfan', 'Yichang', 'Hengyang', 'Changde'];
    expect(towns.map((town) => detect(town, 'enum', towns))).toEqual(towns.map(() => undefined));
    expect(detect('Xiangfan', 'enum', towns, 'patient')?.identifier).toBe('name');
  });

  it('recognises a list of single names in the alternatives of a pattern', () => {
    expect(detect('^(Karin|Rajesh|Siobhan)$', 'pattern')).toEqual({ identifier: 'name', confidence: 0.6 });
    expect(detect('^(Ruby|Perl|Python)$', 'pattern')).toBeUndefined();
    expect(detect('^(Karin|Rajesh|Siobhan)$', 'pattern', undefined, 'breed')).toBeUndefined();
  });

  it('takes names that are also places for a list of people only under a property about people', () => {
    const sizes = ['Charlotte', 'Madison', 'Austin', 'Jackson'];
    expect(sizes.map((size) => detect(size, 'enum', sizes))).toEqual(sizes.map(() => undefined));
    expect(detect('Austin', 'enum', sizes, 'patient')?.identifier).toBe('name');
    const roster = ['Karin', 'Rajesh', 'Siobhan', 'Matthias'];
    expect([detect('Karin', 'enum', roster, 'variant'), detect('Karin', 'enum', roster, 'doctor')?.confidence]).toEqual(
      [undefined, 0.6],
    );
  });

  it('takes a very long list of single names for a catalogue, unless the property is about people', () => {
    const names = ['Karin', 'Rajesh', 'Siobhan', 'Matthias', 'Guadalupe', 'Ingrid', 'Pedro', 'Svetlana', 'Emma', 'Ali'];
    const voices = Array.from({ length: 50 }, (_, i) => names[i % names.length] ?? '');
    expect(detect('Karin', 'enum', voices)).toBeUndefined();
    expect(detect('Karin', 'enum', voices, 'patient')?.confidence).toBe(0.6);
  });

  it('takes a name for a thing if several values end in its last word, but not in a list of people', () => {
    const surfaces = [
      'amber glaze',
      'blue glaze',
      'bright satin',
      'clear gloss',
      'cool matte',
      'dark stain',
      'dull wax',
    ];
    const others = ['flat black', 'grey primer', 'hard coat', 'high build', 'light oil', 'low sheen', 'pale cream'];
    const list = [...surfaces, ...others, 'Maya Ferris', 'Ruby Ferris', 'Kermit Ferris', 'Geneva Ferris'];
    const found = (of: readonly string[]): number => detect('Maya Ferris', 'enum', of)?.confidence ?? 0;
    expect(found(list)).toBeLessThan(0.5);
    expect(found(list.filter((value) => value !== 'Ruby Ferris'))).toBeGreaterThanOrEqual(0.5);
    expect(found(['Maya Ferris', 'Ruby Ferris', 'Karin Ferris', 'Lars Ferris'])).toBeGreaterThan(0.9);
  });

  it('takes names in a catalogue, of which many values are single words that are no names, for things', () => {
    const towns = [
      ['Martina Franca', 'Torre Cajetani', 'Gioiosa Marea', 'Oliva Gessi', 'Reggio Emilia', 'Vallo della Lucania'],
      ['Ponte nelle Alpi', 'Porto San Giorgio', 'Borgo Valsugana', 'Monte San Pietro', 'San Remo', 'Santa Fiora'],
      ['Airasca', 'Breguzzo', 'Cuneo', 'Drezzo', 'Fiesole', 'Gressan', 'Ivrea', 'Lurago', 'Matera', 'Potenza'],
    ].flat();
    const found = (of: readonly string[]): readonly string[] =>
      towns.filter((town) => (detect(town, 'enum', of)?.confidence ?? 0) >= 0.5);
    expect(found([]).length).toBeGreaterThan(2);
    expect(found(towns)).toEqual([]);
    // Persons whose names are single words beside names of two words are people.
    const people = ['Karin Holmberg', 'Rajesh Kumar', 'Maria Gonzalez', 'Lars Lindqvist', 'Guadalupe', 'Siobhan'];
    expect(detect('Karin Holmberg', 'enum', people)?.confidence).toBeGreaterThan(0.9);
  });

  it('takes no unlisted words for a person under a property of a vocabulary or of places', () => {
    const under = (property?: string): number =>
      detect('Ronaldi Vintoresa', 'enum', undefined, property)?.confidence ?? 0;
    expect(under()).toBeGreaterThanOrEqual(0.5);
    expect(
      ['occupation', 'PatientOccupationCodes', 'municipality', 'comune', 'DomicileCode'].filter(
        (name) => under(name) >= 0.5,
      ),
    ).toEqual([]);
  });

  it('takes occupations in Māori for things', () => {
    const occupations = ['Kaimahi Hikohiko', 'Kaiwhakahaere Tari', 'Tangata Hokohoko', 'Kaikohi Hua Raakau'];
    expect(occupations.filter((one) => (detect(one, 'const')?.confidence ?? 0) >= 0.5)).toEqual([]);
  });

  it('is less confident of a name among things', () => {
    const firms = [
      'Ethan Allen',
      'Acme Rockets',
      'General Motors',
      'Dollar Store',
      'Whole Foods',
      'Blue Bottle',
      'Red Wing',
      'Air Canada',
      'Bank One',
    ];
    const sureness = (property?: string): number => detect('Ethan Allen', 'enum', firms, property)?.confidence ?? 0;
    expect(sureness('company')).toBeLessThan(0.5);
    expect(sureness()).toBe(0.65);
    expect(sureness('patient')).toBeGreaterThan(0.9);
    const diseases = firms.map((firm, i) => (i === 0 ? firm : `${firm} syndrome`));
    expect(detect('Ethan Allen', 'enum', diseases)?.confidence ?? 0).toBeLessThan(0.5);
    const people = ['Ethan Allen', 'Karin Holmberg', 'Rajesh Kumar', 'Maria Gonzalez', 'Acme Rockets'];
    expect(detect('Ethan Allen', 'enum', people)?.confidence).toBeGreaterThan(0.9);
    expect(detect('Ethan Allen', 'enum', people, 'company')?.confidence).toBeGreaterThan(0.9);
    expect(
      detect('Karin Holmberg', 'enum', ['unknown', 'none', 'Karin Holmberg', 'other'])?.confidence,
    ).toBeGreaterThan(0.9);
  });

  it.each([
    ['a label', ['patient_karin_holmberg', 'patient_rajesh_kumar', 'patient_stacey_moore', 'patient_ian_mcglynn']],
    ['a title', ['Dr. Karin Holmberg', 'Dr. Rajesh Kumar', 'Dr. Stacey Moore', 'Dr. Ian McGlynn']],
    ['a surname', ['holmberg.karin', 'holmberg.rajesh', 'holmberg.stacey', 'holmberg.ian']],
  ])('finds people in a list whose values all begin with %s', (_, people) => {
    for (const person of people) expect(detect(person, 'enum', people)?.identifier).toBe('name');
  });

  it.each([
    ['astrid.becker', ['astrid.becker', 'astrid.index', 'astrid.http', 'astrid.keyword', 'astrid.config']],
    ['Astrid Becker', ['Astrid Becker', 'Astrid Plus', 'Astrid Mini', 'Astrid K5', 'Astrid Sportage 2.0', 'Transit']],
  ])('takes %j for part of a namespace if other values have the same prefix', (text, siblings) => {
    expect(detect(text, 'enum')?.identifier).toBe('name');
    expect(detect(text, 'enum', siblings)).toBeUndefined();
  });

  it('takes a town with its state for a name under a property about people', () => {
    expect(detect('Murray, KY', 'enum')?.confidence ?? 0).toBeLessThan(0.5);
    expect(detect('Murray, KY', 'enum', undefined, 'patient')?.identifier).toBe('name');
  });

  it.each([
    ['Sunita Tarrow', ['Karin Holmberg', 'Rajesh Kumar', 'Maria Gonzalez', 'Sunita Tarrow']],
    ['vesna_rook', ['karin_holmberg', 'rajesh_kumar', 'maria_gonzalez', 'vesna_rook']],
  ])('is more confident of %j among people', (text, people) => {
    const alone = detect(text, 'enum')?.confidence ?? expect.unreachable();
    expect(detect(text, 'enum', people)?.confidence ?? 0).toBeGreaterThan(alone + 0.05);
  });

  it('takes a title with the beginning or end of an institution’s for one, unless it mentions a patient', () => {
    for (const text of [
      'Carl R. Darnall Army Medical Center',
      'John F. Kennedy International Airport',
      'Robert Wood Johnson University Hospital',
      'Universidad Alberto Hurtado',
      'Technische Fachhochschule Wildau',
      'Public School 40 - Samuel Huntington Elementary School',
      'Billy Martin Child Development Day Care Center',
      'Victor J. Saracini VA Outpatient Clinic (Montgomery County)',
      'Jerry Whitford Nursing Home',
      'Benjamin Barbera State Park',
      'Gladys Stewart Expressway',
      'JESSE OWENS URGENT CARE',
      'KARIN LEE HOLMBERG URGENT MEDICAL CARE OF EASTCHESTER PLLC',
      'JAMES MADISON UNIV',
      'Edward S. Holmberg, DPM, PA',
      'SAM HOLMBERG, MD, PS, INC',
    ])
      expect(detect(text, 'enum')?.confidence ?? 0).toBeLessThan(0.5);
    expect(detect('Patient Karin Holmberg Memorial Hospital', 'enum')?.identifier).toBe('name');
    for (const text of [
      'Karin Holmberg, University Hospital',
      'Holmberg, Karin - Mercy General Hospital',
      'Karin Holmberg Home',
      'Karin Holmberg, PA',
      'Karin R. Church',
      'Karin Holmberg, MD, Mercy Hospital',
      'University student Karin Holmberg',
      'Clinical notes Karin Holmberg',
      'Hospital course Karin Holmberg',
    ])
      expect(detect(text, 'enum')?.identifier).toBe('name');
  });
});
