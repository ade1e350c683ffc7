/** What a string must hold at least for a pattern to match in it, read off the pattern: so that most need not be tried. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

export interface Demands {
  /** The fewest characters of a match. */
  readonly least: number;
  /** Signs, neither letters nor digits, of which a match holds one; empty where none is known. */
  readonly signs: string;
}

const isSign = (code: number): boolean => code > 32 && code < 127 && !/[A-Za-z\d]/.test(String.fromCharCode(code));

/** The signs that a class stands for; empty where it also stands for anything else. */
const signsOfClass = (node: AST.CharacterClass): string => {
  const codes = node.elements.map((element) => (element.type === 'Character' ? element.value : 0));
  return !node.negate && codes.every(isSign) ? String.fromCharCode(...codes) : '';
};

/** How many strings hold one of these signs, roughly. */
const often = (signs: string): number => [...signs].reduce((sum, sign) => sum + ('._-'.includes(sign) ? 3 : 1), 0);
const rarer = (a: string, b: string): string => (a === '' || (b !== '' && often(b) < often(a)) ? b : a);

const inTurn = (nodes: readonly AST.Element[]): Demands =>
  nodes
    .map(demandsOfNode)
    .reduce((all, { least, signs }) => ({ least: all.least + least, signs: rarer(all.signs, signs) }), {
      least: 0,
      signs: '',
    });

const eitherOf = (alternatives: readonly AST.Alternative[]): Demands => {
  const each = alternatives.map(({ elements }) => inTurn(elements));
  return {
    least: Math.min(...each.map(({ least }) => least)),
    signs: each.every(({ signs }) => signs !== '')
      ? [...new Set(each.flatMap(({ signs }) => [...signs]))].join('')
      : '',
  };
};

const demandsOfNode = (node: AST.Element): Demands => {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return eitherOf(node.alternatives);
    case 'Quantifier': {
      const once = demandsOfNode(node.element);
      return { least: node.min * once.least, signs: node.min > 0 ? once.signs : '' };
    }
    case 'Character':
      return { least: 1, signs: isSign(node.value) ? String.fromCharCode(node.value) : '' };
    case 'CharacterClass':
      return { least: 1, signs: signsOfClass(node) };
    case 'CharacterSet':
      return { least: 1, signs: '' };
    default:
      // What looks around matches nothing itself; a group that is repeated may be empty.
      return { least: 0, signs: '' };
  }
};

/** What a pattern demands. */
export const demandsOf = (source: string, unicode: boolean): Demands =>
  eitherOf(new RegExpParser().parsePattern(source, 0, source.length, { unicode }).alternatives);
