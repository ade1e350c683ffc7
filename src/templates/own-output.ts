/** Recognises the output of this program in files: its reports name Claude's paths but contain no request. */
import { onceFor } from '../memoize.js';
import type { Policy } from '../policy/compile.js';
import { escaped } from '../regexp.js';

/** A line of a file shown with its values masked. */
const EXCERPT = '^ {4}\\d+ \\| [^\\n]*·[^\\n]*$';

/** Matches remedies that name a path of Claude, and lines with the method and path of a request and its platform. */
const ownOutput = onceFor((policy: Policy): RegExp => {
  const remedies = policy.data.features.flatMap(({ remedy }) =>
    remedy && /\/v\d\//.test(remedy) ? [escaped(remedy)] : [],
  );
  const platform = `(?:${policy.data.platforms.map(({ id }) => escaped(id)).join('|')})`;
  const path = '[A-Z]{3,6}[ ,]/v\\d/[\\w/{}:-]*';
  const own = [...remedies, EXCERPT, `${path},(?: ?[^,\\n]{0,80},)? ?${platform},`, `,${platform},${path},`];
  return new RegExp(own.join('|'), 'gm');
});

/** Replaces our own output in a text by spaces, so that offsets stay the same and the rest is still searched. */
export const withoutOwnOutput = (text: string, policy: Policy): string =>
  text.replace(ownOutput(policy), (found) => ' '.repeat(found.length));
