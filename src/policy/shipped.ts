/** The policy that ships: `rules/*.yaml`, compiled to data when the package was built. */
import { DIGEST, policyData } from './policy.generated.js';

// The rows before what reads them: see core.ts.

import { compilePolicy, type Policy } from './compile.js';

export const shippedPolicy: Policy = compilePolicy(policyData, DIGEST);
