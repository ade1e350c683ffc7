// Lets Node run this repository's TypeScript: `node --import ./scripts/ts.mjs scripts/update.ts`.
// Each file is stripped of its types by esbuild as it is loaded; nothing is bundled or written.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./ts-hooks.mjs', import.meta.url);
