/** Derives from a pattern which characters a string must contain for it to match, so that most need not be tried. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

const isSign = (code: number): boolean => code > 32 && code < 127 && !/[A-Za-z\d]/.test(String.fromCharCode(code));

/** The characters of a class; empty if it also stands for letters, digits or anything else. */
const signsOfClass = (node: AST.CharacterClass): string => {
  const codes = node.elements.map((element) => (element.type === 'Character' ? element.value : 0));
  return !node.negate && codes.every(isSign) ? String.fromCharCode(...codes) : '';
};

/** A rough measure of how many strings contain one of these characters. */
const often = (signs: string): number => [...signs].reduce((sum, sign) => sum + ('._-'.includes(sign) ? 3 : 1), 0);
const rarer = (a: string, b: string): string => (a === '' || (b !== '' && often(b) < often(a)) ? b : a);

const eitherOf = (alternatives: readonly AST.Alternative[]): string => {
  const each = alternatives.map(({ elements }) => elements.map(signsOfNode).reduce(rarer, ''));
  return each.includes('') ? '' : [...new Set(each.join(''))].join('');
};

const signsOfNode = (node: AST.Element): string => {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return eitherOf(node.alternatives);
    case 'Quantifier':
      return node.min > 0 ? signsOfNode(node.element) : '';
    case 'Character':
      return isSign(node.value) ? String.fromCharCode(node.value) : '';
    case 'CharacterClass':
      return signsOfClass(node);
    default:
      // Lookarounds match nothing themselves; a repeated group may be empty.
      return '';
  }
};

/** The characters, neither letters nor digits, of which every match contains one; empty if there are none. */
export const signsOf = (source: string, unicode: boolean): string =>
  eitherOf(new RegExpParser().parsePattern(source, 0, source.length, { unicode }).alternatives);
