import { assertType, it } from 'vitest';
import type { z } from 'zod';
import type { aggregateSchema } from '../../src/saved/aggregate-schema.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import type { Plain, Same } from '../same-type.js';

it('the schema of the aggregate has exactly the members of the type', () => {
  assertType<Same<Plain<Aggregate>, Plain<z.infer<typeof aggregateSchema>>>>(true);
});
