import { readRequest } from './src/request/read.ts';
import { readEnvelope } from './src/request/envelope.ts';
import { splitUrl } from './src/request/url.ts';
import { shippedPolicy as p } from './src/policy/shipped.ts';
import { collectFacts } from './src/facts/collect.ts';
import { check } from './src/check.ts';
const v = { model: 'claude-sonnet-4-5', max_tokens: 1024, messages: [{ role: 'user', content: 'Hello, Claude' }] };
const time = (name: string, f: () => unknown) => { for (let i=0;i<50000;i++) f(); const t=performance.now(); for (let i=0;i<200000;i++) f(); console.log(name, ((performance.now()-t)/200000*1000).toFixed(3)); };
for (let k=0;k<2;k++) {
time('envelope', () => readEnvelope(v));
time('split', () => splitUrl('/v1/messages'));
time('endpoint', () => p.endpoint('/v1/messages'));
time('read', () => readRequest(v, p));
const r = readRequest(v, p);
time('collect', () => collectFacts(r, p));
time('check', () => check(v, {arrangement:'zdr'}));
const c = {arrangement:'zdr'} as const;
time('key', () => JSON.stringify(c));
}
