/** Counts the steps of a backtracking engine, so that the cost of a pattern can be tested without a clock. */
import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

type After = (at: number) => boolean;
/** Tries to match from a position on, and then the continuation. */
type Match = (at: number, after: After) => boolean;

interface Run {
  text: string;
  steps: number;
  readonly captured: Map<AST.CapturingGroup, string>;
}

/** The most characters that a part of a pattern can match. */
const longest = (node: AST.Node): number => {
  switch (node.type) {
    case 'Alternative':
      return node.elements.reduce((sum, element) => sum + longest(element), 0);
    case 'Group':
    case 'CapturingGroup':
      return Math.max(...node.alternatives.map(longest));
    case 'Quantifier':
      return node.max * longest(node.element);
    case 'Assertion':
      return 0;
    default:
      return 1;
  }
};

const ofCharacter = (node: AST.Node, flags: string, run: Run): Match => {
  const one = new RegExp(`^(?:${node.raw})$`, flags.replace(/[gy]/g, ''));
  const known = new Map<string, boolean>();
  return (at, after) => {
    run.steps += 1;
    const character = run.text[at];
    if (character === undefined) return false;
    const fits = known.get(character) ?? one.test(character);
    known.set(character, fits);
    return fits && after(at + 1);
  };
};

const compile = (node: AST.Node, flags: string, run: Run): Match => {
  const anyOf = (alternatives: readonly AST.Alternative[]): Match => {
    const all = alternatives.map((alternative) => compile(alternative, flags, run));
    return (at, after) => all.some((match) => match(at, after));
  };
  switch (node.type) {
    case 'Alternative':
      return node.elements
        .map((element) => compile(element, flags, run))
        .reduceRight<Match>(
          (rest, first) => (at, after) => first(at, (end) => rest(end, after)),
          (at, after) => after(at),
        );
    case 'Group':
      return anyOf(node.alternatives);
    case 'CapturingGroup': {
      const inner = anyOf(node.alternatives);
      return (at, after) =>
        inner(at, (end) => {
          run.captured.set(node, run.text.slice(at, end));
          return after(end);
        });
    }
    case 'Backreference': {
      const group = node.resolved as AST.CapturingGroup;
      return (at, after) => {
        run.steps += 1;
        const said = run.captured.get(group) ?? '';
        return run.text.startsWith(said, at) && after(at + said.length);
      };
    }
    case 'Quantifier': {
      const once = compile(node.element, flags, run);
      const repeat =
        (count: number): Match =>
        (at, after) => {
          const more = (): boolean =>
            count < node.max && once(at, (end) => (end > at || count < node.min) && repeat(count + 1)(end, after));
          if (count < node.min) return more();
          return node.greedy ? more() || after(at) : after(at) || more();
        };
      return repeat(0);
    }
    case 'Assertion': {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
        const inner = anyOf(node.alternatives);
        const back = Math.max(...node.alternatives.map(longest));
        const holds = (at: number): boolean => {
          if (node.kind === 'lookahead') return inner(at, () => true);
          for (let from = at; from >= Math.max(0, at - back); from -= 1)
            if (inner(from, (end) => end === at)) return true;
          return false;
        };
        return (at, after) => holds(at) !== node.negate && after(at);
      }
      const edge = new RegExp(node.raw, `${flags.replace(/[gy]/g, '')}y`);
      return (at, after) => {
        run.steps += 1;
        edge.lastIndex = at;
        return edge.test(run.text) && after(at);
      };
    }
    default:
      return ofCharacter(node, flags, run);
  }
};

/** Returns a function that finds all matches of a pattern in a text, with the number of steps and their positions. */
export const counterOf = (pattern: RegExp): ((text: string) => { steps: number; found: number[] }) => {
  const run: Run = { text: '', steps: 0, captured: new Map() };
  const { alternatives } = parseRegExpLiteral(pattern).pattern;
  const all = alternatives.map((alternative) => compile(alternative, pattern.flags, run));
  return (text) => {
    Object.assign(run, { text, steps: 0 });
    const found: number[] = [];
    for (let at = 0; at <= text.length; ) {
      let end = -1;
      const reach = (to: number): boolean => {
        end = to;
        return true;
      };
      if (all.some((match) => match(at, reach))) found.push(at);
      at = end > at ? end : at + 1;
    }
    return { steps: run.steps, found };
  };
};
