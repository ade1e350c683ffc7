// 250 rules of an organisation's own, as they are met with: names of its tools, servers, models and markings. They are
// about what a request uses; a rule about the prose in it would have to look into every text, which has its price.
// None of them speaks on the bodies, so what they cost is their matching alone.

const upTo = (n, make) => Array.from({ length: n }, (_, i) => make(i + 1));

const DETECTORS = [
  // Tools by type, by name, by what they may be called from, by a member.
  ...upTo(35, (i) => ({ on: 'tool', when: { type: [`inhouse_${i}_20260101`] } })),
  ...upTo(15, (i) => ({ on: 'tool', when: { type: [{ prefix: `vendor${i}_` }] } })),
  ...upTo(30, (i) => ({ on: 'tool', when: { name: [`export_registry_${i}`] } })),
  ...upTo(10, (i) => ({ on: 'tool', when: { name: [{ prefix: `legacy${i}_` }] } })),
  ...upTo(5, (i) => ({ on: 'tool', when: { name: [{ suffix: `_unreviewed_${i}` }] } })),
  ...upTo(5, (i) => ({ on: 'tool', when: { allowed_callers: [`orchestrator_${i}`] } })),
  ...upTo(5, (i) => ({ on: 'tool', when: { [`x_inhouse_${i}`]: [{ exists: true }] } })),
  ...upTo(5, (i) => ({
    on: 'tool',
    when: { type: [{ prefix: 'web_fetch_' }], allowed_domains: [`partner${i}.example.org`] },
  })),
  // Models: ids, families, and a family together with another member.
  ...upTo(15, (i) => ({ on: 'request', when: { model: [`claude-trial-${i}`] } })),
  ...upTo(10, (i) => ({ on: 'request', when: { model: [{ prefix: `claude-preview-${i}-` }] } })),
  ...upTo(5, (i) => ({ on: 'request', when: { model: [{ prefix: `tuned-${i}-` }], metadata: [{ exists: false }] } })),
  // Members of the request, there or not, and how large.
  ...upTo(10, (i) => ({ on: 'request', when: { [`x_route_${i}`]: [{ exists: true }] } })),
  ...upTo(5, (i) => ({ on: 'request', when: { max_tokens: [{ numeric: ['>', 100_000 * i] }] } })),
  ...upTo(5, (i) => ({ on: 'request', when: { stop_sequences: [`END-OF-RECORD-${i}`] } })),
  ...upTo(3, (i) => ({ on: 'request', when: { temperature: [{ numeric: ['>', 1 + i] }] } })),
  ...upTo(2, (i) => ({
    on: 'request',
    when: { service_tier: [`tier-${i}`], metadata: { user_id: [{ prefix: 'svc-' }] } },
  })),
  ...upTo(5, (i) => ({ on: 'metadata', when: { user_id: [{ prefix: `contractor-${i}-` }] } })),
  // Blocks: types, marked titles, and patterns within patterns.
  ...upTo(15, (i) => ({ on: 'block', when: { type: [`inhouse_block_${i}`] } })),
  ...upTo(10, (i) => ({ on: 'block', when: { type: [{ prefix: `inhouse${i}_tool_` }] } })),
  ...upTo(10, (i) => ({ on: 'block', when: { type: ['document'], title: [{ prefix: `Confidential ${i}` }] } })),
  ...upTo(10, (i) => ({
    on: 'block',
    when: { type: ['image'], source: { type: ['url'], url: [{ prefix: `https://cdn${i}.example.org/` }] } },
  })),
  ...upTo(5, (i) => ({ on: 'block', when: { type: ['tool_use'], input: { database: [`registry_${i}`] } } })),
  ...upTo(5, (i) => ({ on: 'block', when: { cache_control: { ttl: [`${i + 1}h`] } } })),
  ...upTo(3, (i) => ({
    on: 'block',
    when: { type: ['search_result'], source: [{ prefix: `https://archive${i}.example.org/` }] },
  })),
  ...upTo(2, (i) => ({ on: 'message', when: { role: [`auditor-${i}`] } })),
  // Sources, servers, skills, edits.
  ...upTo(5, (i) => ({ on: 'source', when: { file_id: [{ prefix: `file_staging${i}_` }] } })),
  ...upTo(5, (i) => ({ on: 'source', when: { url: [{ prefix: `http://10.0.${i}.` }] } })),
  ...upTo(5, (i) => ({ on: 'mcp_server', when: { url: [{ prefix: `https://mcp${i}.example.net` }] } })),
  ...upTo(5, (i) => ({ on: 'skill', when: { type: ['custom'], skill_id: [`skill_draft_${i}`] } })),
];

const VERDICTS = ['fail', 'review', 'informational'];

/** The rules; `source` is the id of a source that the policy has. */
export const customRules = (source) =>
  DETECTORS.map((detector, i) => ({
    id: `custom/rule-${i + 1}`,
    detect: [detector],
    verdict: VERDICTS[i % 3],
    message: `Our rule ${i + 1} does not allow this.`,
    remedy: 'Ask the platform team.',
    source,
  }));
