import { coreBundle, gzipped } from './scripts/size.ts';
const t = await coreBundle(); console.log(t.length, gzipped(t));
