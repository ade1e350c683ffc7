import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/phi/detect.ts';

describe('detect', () => {
  it.each([
    ['512-44-7719', 'enum', 'ssn'],
    ['ssn_512_44_7719', 'property-name', 'ssn'],
    ['MRN-00482913', 'const', 'medical-record'],
    ['patientMrn482913', 'property-name', 'medical-record'],
    ['patient_dob_19490306', 'property-name', 'date'],
    ['Holmberg, Karin', 'enum', 'name'],
    ['^(karin\\.holmberg|none)$', 'pattern', 'name'],
    ['^MRN-0048[2]913$', 'pattern', 'medical-record'],
    ['4539578763621486', 'const', 'account'],
    ['karin.holmberg@stmarys.org', 'field', 'email'],
    ['Patient/214523', 'enum', 'unique-code'],
    ['J. R. Holmberg', 'enum', 'name'],
    ['Holmberg, K. R.', 'enum', 'name'],
    ['^(?i:karin holmberg)$', 'pattern', 'name'],
    ['karin@höfer.de', 'const', 'email'],
    ['http://ehr/patient?id=4471829', 'const', 'url'],
    ['UHID 4471829', 'enum', 'medical-record'],
    ['BCBS XEH447182901', 'enum', 'health-plan'],
    ['٥١٢-٤٤-٧٧١٩', 'enum', 'ssn'],
    ['512\u202a-44-77\u206619', 'enum', 'ssn'],
    ['512-44-7719'.replace('4', '4\ufe0f'), 'property-name', 'ssn'],
    ['K\u0430rin H\u043elmb\u0435rg', 'const', 'name'],
    ['Karin%20Holmberg', 'enum', 'name'],
    ['karin.holmberg%40stmarys.org', 'const', 'email'],
    ['^(?:Karin.Holmberg)$', 'pattern', 'name'],
    ['５１２-４４-７７１９', 'enum', 'ssn'],
    ['^97205[-\\s]?1834$', 'pattern', 'geography'],
    ['mRN72128332', 'property-name', 'medical-record'],
    ['203.45.113.77/32', 'enum', 'ip-address'],
    ['login_from_203_45_113_77', 'property-name', 'ip-address'],
    ['NHS number 447 182 9036', 'const', 'medical-record'],
    ['subject_1239_170', 'property-name', 'unique-code'],
    ['MassHealth ID 11600692H', 'enum', 'health-plan'],
    ['CLIA 10D5995233', 'enum', 'license'],
    ['MEID A00028050738F2', 'const', 'device'],
    ['01470930313292731727123110A5845', 'const', 'device'],
    ['HC 8 Box 937', 'enum', 'geography'],
    ['07916 640371', 'enum', 'phone'],
    ['genome id VS6332795', 'enum', 'biometric'],
    ['ELLISON_YESENIA', 'enum', 'name'],
  ] as const)('%j at %s is %s', (text, place, identifier) => {
    expect(detect(text, place)).toMatchObject({ identifier, confidence: expect.closeTo(0.75, 0) });
  });

  it.each([
    ['patient_name', 'property-name'],
    ['mrn', 'property-name'],
    ['social_security_number', 'property-name'],
    ['^\\d{3}-\\d{2}-\\d{4}$', 'pattern'],
    ['^MRN-\\d{8}$', 'pattern'],
    ['^[A-Z][a-z]+, [A-Z][a-z]+$', 'pattern'],
    ['^AGE_(9[0-9]|1[01][0-9])$', 'pattern'],
    ['2024-06-01', 'enum'],
    ['Links@odata.count', 'property-name'],
    ['AppGwSslPolicy20170401S', 'enum'],
    ['90 years and older', 'enum'],
    ['192.168.0.1', 'const'],
    ['192.168.0.0/32', 'const'],
    ['serial: endpoint1', 'enum'],
    ['device id: controller1', 'enum'],
    // The address blocks for documentation.
    ['client ip 192.0.2.77', 'const'],
    ['client ip 198.51.100.23', 'const'],
    ['client ip 203.0.113.149', 'const'],
    ['203.45.113.0/24', 'const'],
    ['case_2024_10', 'property-name'],
    ['subject_area', 'property-name'],
    ['radiology@stmarys.org', 'enum'],
    ['bill_4471829', 'property-name'],
    ['GRANT_ACCESS', 'enum'],
    ['MARK_PAID', 'enum'],
    ['FRANKLIN_COUNTY', 'enum'],
    ['E11.65', 'enum'],
    ['1957.03.14.2', 'enum'],
    ['2024.03.14', 'enum'],
    // Names of genes and pathways of Homo sapiens.
    ['Reactome:R-HSA-162866', 'enum'],
    ['hsa:10458', 'enum'],
    ['2.16.840.1.113883.6.254', 'const'],
  ] as const)('%j at %s is not an identifier', (text, place) => {
    expect(detect(text, place)?.confidence ?? 0).toBeLessThan(0.5);
  });

  it.each([
    ['a label in brackets behind its value', '4829136 (MRN)', 'medical-record'],
    ['a word before both', 'verify 4829136 (MRN)', 'medical-record'],
    ['a label of two words that number', 'Member ID Number: W4829136', 'health-plan'],
    ['kebab-case between the words of a label', 'medical-record-h482913', 'medical-record'],
    ['capitals at the end of a word', 'patientIDNumber4829136', 'unique-code'],
    ['a number parted by an underscore', 'case_number_3742_60964', 'unique-code'],
    ['letters parted from their number', 'primary_biometric_id_BIO_482913', 'biometric'],
    ['a hash that holds the digits of a day', 'biometric hash f20160125f21b8acace37', 'biometric'],
    ['a plate whose digits are a year', 'plate EUF-1951', 'vehicle'],
    ['a word after an account number', 'iban_gb82_west_1234_5698_7654_32_summary', 'account'],
    ['an address that is spelled, of any end', 'maria_g81_at_proton_dot_me', 'email'],
    ['the home of a user', 'https://clinic.example.org/~kholmberg/', 'url'],
    ['a label and a value as JSON writes them', '"NPI number": "1234567893"', 'license'],
    ['a label in square brackets', '[License plate] 4TTZ667', 'vehicle'],
    ['an arrow from a label to its value', 'Member no -> W475590911', 'health-plan'],
    ['a comma between a label and its value', 'Account, 8791935552', 'account'],
    ['a number in three parts', 'patient_mrn_89_38_1286', 'medical-record'],
    ['letters in small case parted from their number', 'voiceprint_vp_7727911', 'biometric'],
    ['a card number behind a word', 'my-4539-5787-6362-1486-summary', 'account'],
    ['a contact and a telephone number', 'Emergency contact-1-503-555-0111', 'phone'],
    ['the number of a transmitter', 'CGM transmitter: 8693UA', 'device'],
    ['a label behind its value and a dash', '4829136 - MRN', 'medical-record'],
    ['a label behind its value in snake_case', '4829136_mrn', 'medical-record'],
    ['a label behind its value in kebab-case', '4829136-mrn', 'medical-record'],
    ['a label of two words behind its value', 'W4829136 - member id', 'health-plan'],
    ['a label behind a plate', '4TTZ667 - license plate', 'vehicle'],
    ['a label behind an equals sign', '1234567893 = NPI', 'license'],
    ['a label behind a plate of two parts', 'GKT 3798 = plate', 'vehicle'],
    ['an access code before a telephone number', '001-214-555-0142', 'phone'],
    ['a way of three figures in snake_case', '412_oak_way', 'geography'],
    ['an IPv6 address behind a label', 'ip:2001:1a64:d2ca:aa53::cd80', 'ip-address'],
    ['a day in French', 'né le 14 août 1957', 'date'],
    ['a day in German', '14. März 1957', 'date'],
    ['a day in Spanish', '14 de marzo de 1957', 'date'],
    ['a day in Italian', '1° luglio 1957', 'date'],
    ['a birthday in German, of two figures', 'geb. 14.03.57', 'date'],
    ['a birthday in Spanish, of two figures', 'nacida el 14/03/57', 'date'],
    ['a day with points, the year first', '1957.03.14', 'date'],
    ['a British driving licence', 'driving licence HOLMB803147K99AB', 'license'],
    ['a shortened boulevard', '66 bd Voltaire, 75011 Paris', 'geography'],
    ['a point behind a shortened hospital', 'Hosp. # 4471829', 'medical-record'],
    ['the number of a unit record', 'UR number 4471829', 'medical-record'],
    ['a birth to the minute', 'birth_datetime: 1957-08-14T02:53:00Z', 'date'],
    ['whom to call back', 'callback_4155550134', 'phone'],
    ['where a message goes', 'SMS to 4155550134', 'phone'],
    ['a numbered bill', 'Bill # 16430758', 'account'],
    ['a record by its number in messages of HL7', 'PID: 8271935', 'medical-record'],
    ['the end of a card', 'Visa ending in 4417', 'account'],
    ['the end of an account', 'acct_ending_8827', 'account'],
    ['the end of a social security number', 'SSN ends in 7719', 'ssn'],
    ['a number behind the name of an insurer', 'Insurance: Cigna U48291345', 'health-plan'],
    ['veins as biometrics', 'palm_vein_77a1b2c3d4', 'biometric'],
    ['hands as biometrics', 'hand geometry 77a1b2c3d4', 'biometric'],
    ['mail of any country', 'maria.g81@clinica.uy', 'email'],
    ['the day of a visit', 'visit_2019_03_14', 'date'],
    ['a day behind what was measured', 'bp_03_14_2019', 'date'],
    ['a number parted by two signs', '312 467-5921', 'phone'],
    ['a name beside what was said', 'interview_karin_holmberg', 'name'],
    ['several spaces between words', 'payer  id  583615', 'health-plan'],
    ['digits with spaces between them', 'RN license # 4 4 8 6 5 3 0', 'license'],
    ['a birthday behind a sex', 'F/02/03/1981', 'date'],
    ['a path that begins with its records', '/users/842322/profile', 'url'],
    ['a day of single figures with spaces', 'DOB 3 4 1957', 'date'],
    ['a vehicle of another continent, by its label', 'VIN: WVWZZZ1JZ3W386752', 'vehicle'],
    ['a record number without a separator', 'mr4829134', 'medical-record'],
    ['an accession by year', 'path 2019-4821', 'unique-code'],
    ['a DEA number of a practitioner with the newer letters', 'CF4996015', 'license'],
    ['a DEA number without a separator', 'DEAAL3828045', 'license'],
    ['a card number with its label as one word', 'cardNumber5411531925089357', 'account'],
    ['a DEA number with a wrong checksum, by its label', 'DEA AB1234564', 'license'],
    ['a card behind a word without a separator', 'creditCard4539578763621486', 'account'],
    ['a code of a postal area', 'zip code: 55815', 'geography'],
    ['digits written as entities of HTML', 'tel. 415&#45;555&#x2d;0134', 'phone'],
  ] as const)('knows %s: %j', (_, text, identifier) => {
    expect(detect(text, 'property-name')).toMatchObject({ identifier, confidence: expect.closeTo(0.75, 0) });
  });

  it.each([
    ['a year of a code set is not a serial number', 'ICD10CM2016'],
    ['a class of enzymes is not an address', 'EC 1.14.99.1'],
    ['an octet never begins with 0', '65.36.098.12'],
    ['a standard and its year are not a postal code', 'GB 18030-2000'],
    ['an age in kebab-case may have no upper limit', 'age-90-plus'],
    ['an age may have no upper limit, in words', 'age_90_and_over'],
    ['a policy has a month', 'Policy 2023-01'],
    ['a card ends in a year', 'card ending in 2027'],
    ['no line is in area 555', 'Phone number in E.164 format, e.g. +15555550100'],
    ['a company contains its address', '23801 NEWHALL AVENUE LLC'],
    ['the ending of a file is not that of a mail host', 'index@file.go'],
    ['the number of a process is short', 'pid=48213 exited'],
    ['a hospital may be named for people', 'mary_washington_hospital'],
    ['the versions of a security policy number nobody', 'SecurityPolicy_TLS13_1_2_2021_06'],
    ['a terminology is not a prescription', 'RxNorm 45203'],
    ['a rate is not the number of a patient', 'cases_per_100000'],
    ['a number of SNOMED CT is not a card', '378911000001109'],
    ['a number of SNOMED CT is not a device', '864311000000105'],
    ['a code of a terminology is not a record', 'mrn_cpt_99213'],
    ['a standard is not a plate', 'plate (RFC 3339)'],
    ['a range is not a passport', 'passport 100-500'],
    ['a country is no small place', 'Resident of Canada, province unknown'],
    ['1234 is an example', 'mrn 1234'],
    ['a UUID of zeros is no patient', 'patient: 00000000-0000-0000-0000-000000000000'],
    ['a quarter is not a member', 'member 2025-Q3'],
    ['a least number is not a record', 'MRN >= 1000'],
    ['a small round number is not a record', 'MRN: 1000'],
    ['the first day of a calendar is not an account', 'account 1970-01-01'],
    ['the size of a screen is not a serial number', 'serial 1024x768'],
    ['the number of a part is no serial number', 'SN65LBC176D'],
    ['the number of a part is none of an encounter', 'ENC28J60x-SP'],
    ['what stands behind the number of a part is no label', 'MCP2558FD-xSN'],
    ['a part of a UUID is not an accession number', 'urn:uuid:bae89416-3dd4-4e68-acc7-d59492d8e763'],
    ['a weight is not the number of a newborn', 'Other low birth weight newborn, 1500-1749 grams'],
    ['a count is not the number of a patient', '10000 patients'],
    ['a version in four parts is not an address', '26.2.19.43'],
    ['a hash is not an account', 'W/"ac56cd76ff032d2d6c19"'],
    ['letters of base 64 are no name', 'sha512-wKyRQRpjJ0sIp62ErSZdGsjMJWsap5oRNihHhu6GLukas4Berg=='],
    ['the end of a UUID is no account', '56be29ee-3890-4d29-aa33-8d6c98ae6d87'],
    ['a position in a genome is not a card', 'chr16:45047786-51130654'],
    ['a limit of computers is not a record', 'MRN 2147483647'],
    ['the date of an empty field is not that of a visit', 'visit 01/01/1900'],
    ['the last date of a calendar is not that of a visit', 'visit 31/12/2099'],
    ['a code of five digits is that of a catalogue', 'member_code_99213'],
    ['a standard is not a member', 'member_iso3166'],
    ['a count behind a word is not a record', 'medicalRecordNumberLimit79548'],
    ['a count before a label is not a record', 'total 42958 medical record number'],
    ['insured lives are no patient', 'patient id 40947 lives'],
    ['a line is not a plate', 'plate: line 137'],
    ['a limit is not a plate', 'licensePlateMax234'],
    ['a length is not a serial number', 'serialNumberLength25'],
    ['a comparison is not a postal code', 'zip >= 100000'],
  ])('%s: %j', (_, text) => {
    expect(detect(text, 'enum')?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('examines all of a long string', () => {
    for (const decoy of ['000-44-7719 ', 'ok ', '2024-06-01, '])
      expect(detect(`${decoy.repeat(5000)}512-44-7719`, 'const')?.identifier).toBe('ssn');
    expect(detect(`${'ok '.repeat(5000)}Karin Holmberg`, 'const')?.identifier).toBe('name');
  });

  it.each(['Karin Holmberg ', 'Karin Holmberg Clinic; '])('takes linear time for repetitions of %j', (names) => {
    expect(detect(names.repeat(40_000), 'const')?.identifier).toBe(names.endsWith('; ') ? undefined : 'name');
  });

  it('searches for the label of a vehicle only shortly before it, so that time is linear', () => {
    expect(detect('vin WVWZZZ1JZ3W386752', 'const')?.identifier).toBe('vehicle');
    expect(detect(`vin ${'and so on '.repeat(9)}WVWZZZ1JZ3W386752`, 'const')).toBeUndefined();
  });

  it('judges a bare value by the name of its property', () => {
    expect(detect('4829136', 'enum')).toBeUndefined();
    expect(detect('4829136', 'enum', undefined, 'patient_mrn')?.identifier).toBe('medical-record');
    expect(detect('4829136', 'enum', undefined, '^patient_mrn$')?.identifier).toBe('medical-record');
    expect(detect('4829136', 'enum', undefined, 'port')).toBeUndefined();
    expect(detect('W1T 7PN', 'const', undefined, 'postcode')?.identifier).toBe('geography');
    expect(detect('1412 NW Larkspur', 'const', undefined, 'home_address')?.identifier).toBe('geography');
    expect(detect('64 KB aligned', 'const', undefined, 'address')).toBeUndefined();
    expect(detect('Karin H.', 'const')).toBeUndefined();
    expect(detect('Karin H.', 'const', undefined, 'patient')?.identifier).toBe('name');
    expect(detect('CA 7ABC123', 'const', undefined, 'plate')?.identifier).toBe('vehicle');
    expect(detect('52.144.8.228', 'const', undefined, 'host')?.identifier).toBe('ip-address');
    expect(detect('52.144.8.228', 'const', undefined, 'version')).toBeUndefined();
    expect(detect('^4829136$', 'pattern', undefined, 'mrn')?.identifier).toBe('medical-record');
  });

  it('gives the same result for the same string in any order of calls', () => {
    const asked = ['Karin Holmberg', 'snake_case', '512-44-7719', 'snake_case', 'Karin Holmberg'];
    expect(asked.map((text) => detect(text, 'enum'))).toEqual(asked.map((text) => detect(text, 'enum')));
  });

  it('gives the same result for a string regardless of earlier places', () => {
    // Borderline names.
    const unsure = ['Sunita Tarrow', 'Pellam Yost', 'amara_tolle', 'Quill Harrow', 'Dorwin Vale', 'vesna_rook'];
    for (const text of unsure) {
      detect(text, 'annotation');
      const first = detect(text, 'enum');
      detect(text, 'annotation');
      expect(detect(text, 'enum')).toEqual(first);
      expect(detect(text, 'const')).toEqual(first);
    }
  });

  it('never throws, and returns only valid results', () => {
    const places = ['property-name', 'enum', 'const', 'pattern', 'annotation', 'field'] as const;
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'()[]{}|\\^$*+?.-_aZ09 @/:,') }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...places), fc.array(fc.string()), (string, place, siblings) => {
        const found = detect(string, place, siblings, string);
        expect(found === undefined || (found.confidence >= 0.3 && found.confidence <= 1)).toBe(true);
      }),
      { numRuns: Number(process.env.FUZZ_CASES ?? 1000), seed: 20261120 },
    );
  });
});
