import { readFileSync } from 'node:fs';
import { readRequest } from './src/request/read.ts';
import { shippedPolicy as p } from './src/policy/shipped.ts';
import { collectFacts } from './src/facts/collect.ts';
import { check } from './src/check.ts';
import { walkNode } from './src/facts/walk.ts';
import { benchOf, evaluate } from './src/evaluate/evaluate.ts';
import { termsOf } from './src/evaluate/terms.ts';
for (const name of ['typical','batch-create']) {
const text = readFileSync(`/tmp/perfbodies/${name}.json`,'utf8');
const v = JSON.parse(text); const N = name==='typical'?20000:40;
const time = (name: string, f: () => unknown) => { for (let i=0;i<N;i++) f(); const ts=[]; for (let k=0;k<9;k++){ const t=performance.now(); for (let i=0;i<N;i++) f(); ts.push((performance.now()-t)/N*1000);} ts.sort((a,b)=>a-b); console.log(name.padEnd(12), ts[0]!.toFixed(3), ts[4]!.toFixed(3)); };
const r = readRequest(v, p); const f = collectFacts(r, p);
const b = benchOf(p, termsOf({arrangement:'zdr'}, p.newest), p.platform('claude-api')!, undefined);
const kind = p.kinds.get(name==='typical'?'request':'batch')!;
time('parse', () => JSON.parse(text));
time('walk', () => walkNode({facts: {uses:[],signals:[],markers:[],custom:[],betas:[],models:[],regions:[],schemas:[],fields:[],unreadable:[]} as any, path: [], betas: [], kinds: p.kinds, fields:false}, kind, v));
time('collect', () => collectFacts(r, p));
time('evaluate', () => evaluate(b, f));
time('check', () => check(v, {arrangement:'zdr'}));
}
