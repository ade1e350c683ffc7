/** The policy that ships: `rules/*.yaml`, compiled to data when the package was built. */
import { compilePolicy, type Policy } from './compile.js';
import { DIGEST, policyData } from './policy.generated.js';

export const shippedPolicy: Policy = compilePolicy(policyData, DIGEST);
