/** What this program itself writes, kept beside the code: its reports name Claude's paths, and make no request. */
import { onceFor } from '../memo.js';
import type { Policy } from '../policy/compile.js';
import { escaped } from '../regexp.js';

/** A line that is shown with its values masked. */
const EXCERPT = '^ {4}\\d+ \\| [^\\n]*·[^\\n]*$';

/** A way out that names a path of Claude's, and the line of a request: its method and path beside its platform. */
const ownOf = onceFor((policy: Policy): RegExp => {
  const remedies = policy.data.features.flatMap(({ remedy }) =>
    remedy && /\/v\d\//.test(remedy) ? [escaped(remedy)] : [],
  );
  const platform = `(?:${policy.data.platforms.map(({ id }) => escaped(id)).join('|')})`;
  const path = '[A-Z]{3,6}[ ,]/v\\d/[\\w/{}:-]*';
  const own = [...remedies, EXCERPT, `${path},(?: ?[^,\\n]{0,80},)? ?${platform},`, `,${platform},${path},`];
  return new RegExp(own.join('|'), 'gm');
});

/** A text with what this program writes blanked out, as long as before: whatever else stands there is still found. */
export const withoutOwn = (text: string, policy: Policy): string =>
  text.replace(ownOf(policy), (found) => ' '.repeat(found.length));
