import { describe, expect, it } from 'vitest';
import { detect } from '../../src/phi/detect.ts';

/** How sure the detectors are of a string, and of what. */
const seen = (text: string): string | undefined => {
  const best = detect(text, 'enum');
  return best && best.confidence >= 0.5 ? best.identifier : undefined;
};

// Every person and number is invented.
describe('the forms in which one identifier is written', () => {
  it.each([
    ['27-IX-1934', 'date'],
    ['3.XII.1951', 'date'],
    ['14 maart 1957', 'date'],
    ['14 januari 1957', 'date'],
    ['date_of_birth_eq_1957_03_14', 'date'],
    ['POB 1182', 'geography'],
    ['N64W23460 Birchwood Rd', 'geography'],
    ['(415)5550134', 'phone'],
    ['415·555·0134', 'phone'],
    ['0044 20 7946 0958', 'phone'],
    ['social: 512447719', 'ssn'],
    ['512 - 44 - 7719', 'ssn'],
    ['M.R.N. 4829136', 'medical-record'],
    ['MRN (Lakeside) 482913', 'medical-record'],
    ['CIN 91234567A', 'health-plan'],
    ['DoD ID 1284567390', 'health-plan'],
    ['https://ehr.lakeside.net/fhir/Patient?identifier=4829136', 'url'],
    ['iris_scan_482913', 'biometric'],
    ['palm vein template 482913', 'biometric'],
    ['Holmberg; Karin', 'name'],
    ['HOLMBERG, BABY GIRL', 'name'],
    ['Baby Boy Holmberg', 'name'],
    ['firstName=Karin&lastName=Holmberg', 'name'],
    ['Last Name: Holmberg, First Name: Karin', 'name'],
    ['postal code EH8 9YL', 'geography'],
    ['zip5_97205', 'geography'],
    ['Tulsa, Oklahoma 74103', 'geography'],
    ['PSC 5918 Box 4256', 'geography'],
    ['POINT(-106.60574 43.34776)', 'geography'],
    ['415 - 555 - 0134', 'phone'],
    ['415.555.0134', 'phone'],
    ['Tél. 01 99 00 05 55', 'phone'],
    ['SIN 521319426', 'ssn'],
    ['482913^^^STJOSEPH^MR', 'medical-record'],
    ['1008714701V416111', 'health-plan'],
    ['DLN: D879-4120-2302', 'license'],
    ['biopsy_2012_04_13', 'date'],
    ['date of service 2019-09-20', 'date'],
    ['HOLMBERG|KARIN|19691021|F', 'name'],
    ['kholmberg|19691021|F', 'date'],
    ['14 Jänner 1957', 'date'],
    ['14 de setembro de 1957', 'date'],
    ['14 juillet 1957', 'date'],
    ['one hundred and two years old', 'date'],
    ['Subj# 4602', 'unique-code'],
    ['patient_uuid_ea9189953b1e3a0892ff65e84b1e8f26', 'unique-code'],
    ['Participant # 3784', 'unique-code'],
    ['Auth # 578734845', 'unique-code'],
    ['Randomization no. 76850', 'unique-code'],
    ['Wristband 876933845', 'unique-code'],
    ['TCN 27309286406235', 'unique-code'],
    ['MR 445-677', 'medical-record'],
    ['MRNs 300982, 312426', 'medical-record'],
    ['Epic ID E999934', 'medical-record'],
    ['OLN D3209962', 'license'],
    ['Tel. 030/23125516', 'phone'],
    ['1973-Oct-13', 'date'],
    ['NM1*IL*1*HOLMBERG*KARIN*S', 'name'],
    ['{"given":["Karin"],"family":"Holmberg"}', 'name'],
    ['participant 6807', 'unique-code'],
    ['subj_7350', 'unique-code'],
    ['https://ehr.lakeside.net/users/efd68b9d-d81a-45c6-908c-a573685dbde1', 'url'],
  ])('%j is %s', (text, identifier) => {
    expect(seen(text)).toBe(identifier);
  });

  it.each([
    '3-IV-19',
    '27-IIX-1934',
    'POB',
    'social: 5',
    'MRN (Lakeside)',
    'CIN 48',
    'iris_setosa_150',
    'https://api.lakeside.net/orders?identifier=4829136',
    'IMMUNOASSAY;ELISA',
    'Baby Girl Dress',
    '1973-Oct-43',
    'MR 3-3',
    'epic 12',
    '{"given":[],"family":""}',
    'RS-485 serial',
    'asset_4976a8f3',
    'MRN 00000000',
    '482913^^^LN',
    'sin 2',
    '5 decibels 2000',
    '12 junior 2000',
    'Order, Item 7410',
    'firstName=&lastName=',
    'participants 6807',
    'subj_2019',
    '0002 1433 8001 55',
  ])('%j is none', (text) => {
    expect(seen(text)).toBeUndefined();
  });
});
