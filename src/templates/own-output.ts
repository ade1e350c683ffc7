/** Recognises the output of this program in files: its reports name Claude's paths but contain no request. */
import { onceFor } from '../memoize.js';
import type { Policy } from '../policy/compile.js';
import { escaped } from '../regexp.js';
import { blank } from './lines.js';

/** A line of a file shown with its values masked. */
const EXCERPT = '^ {4}\\d+ \\| [^\\n]*·[^\\n]*$';

/** A path of Claude or a dated type of a tool: by one of them, lint takes a text of an unknown kind for a program. */
const TELLING = /\/v\d\/|_20\d{6}/;
/** A quote, as CSV, JSON and XML write it. */
const QUOTE = '(?:""?|\\\\"|&quot;)';

/** Matches remedies that such a text may have, and lines with the method and path of a request and its platform. */
const ownOutput = onceFor((policy: Policy): RegExp => {
  const remedies = policy.data.features.flatMap(({ remedy }) =>
    remedy && TELLING.test(remedy) ? [remedy.split('"').map(escaped).join(QUOTE)] : [],
  );
  const platform = `(?:${policy.data.platforms.map(({ id }) => escaped(id)).join('|')})`;
  const path = '[A-Z]{3,6}[ ,]/v\\d/[\\w/{}:-]*';
  const own = [...remedies, EXCERPT, `${path},(?: ?[^,\\n]{0,80},)? ?${platform},`, `,${platform},${path},`];
  return new RegExp(own.join('|'), 'gm');
});

/** Replaces our own output in a text by spaces, so that offsets stay the same and the rest is still searched. */
export const withoutOwnOutput = (text: string, policy: Policy): string => text.replace(ownOutput(policy), blank);
