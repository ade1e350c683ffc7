/** The policy that ships: `rules/*.yaml`, compiled to data when the package was built. */
import { DIGEST, policyData } from './policy.generated.js';

// The rows come before the code that reads them, for the reason given in core.ts.

import { compilePolicy, type Policy } from './compile.js';

/** The default policy of `check`. Every report shows its `digest` and the day of its newest row (`newest`). */
export const shippedPolicy: Policy = compilePolicy(policyData, DIGEST);
