/** The wording of why a value is unknown. */
import type { Why } from './program.js';

const REASONS: Readonly<Record<Why, string>> = {
  parameter: 'comes in as a parameter',
  import: 'is imported from another file',
  call: 'is what a call returns',
  environment: 'comes from the environment',
  placeholder: 'is a placeholder',
  loop: 'changes from turn to turn of a loop',
  expression: 'is computed',
  spread: 'is spread in from elsewhere',
  undefined: 'is defined nowhere in the file',
  handed: 'is handed to a function that may change it',
  elsewhere: 'may be filled by another file',
  framework: 'is put together by a framework',
  rewritten: 'may be rewritten by the program',
  ambiguous: 'can be read in more than one way',
  'too-many': 'can be too many things',
};

/** Says why a value is unknown; `what` is a name from the policy, never from the file. */
export const reason = (what: string, why: Why): string => `${what} ${REASONS[why]}`;
