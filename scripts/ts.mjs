// Makes Node run the TypeScript of this repository: `node --import ./scripts/ts.mjs scripts/update.ts`.
// esbuild removes the types of each file when it is loaded; nothing is bundled or written.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./ts-hooks.mjs', import.meta.url);
