/** The metrics of one gateway in Prometheus's text format. No name or label holds content of a request. */

interface Family {
  readonly help: string;
  readonly kind: 'counter' | 'gauge';
  /** Values by their printed labels. */
  readonly values: Map<string, number>;
}

/** The upper bounds of the histogram's buckets, in seconds. */
const BOUNDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];

const HELP = {
  requests_total: ['counter', 'Requests judged, by decision, verdict, and target if known.'],
  findings_total: ['counter', 'Findings, by rule, and by the target where one is known.'],
  refused_total: ['counter', 'Requests refused before or apart from the check, by status.'],
  answers_total: ['counter', 'Answers of an upstream, by the class of their status.'],
  cut_total: ['counter', 'Answers that did not come through whole, by which side broke off.'],
  upstream_failures_total: ['counter', 'Requests without an answer from an upstream, by the status given instead.'],
  reloads_total: ['counter', 'Reloads of policy, configuration and certificate, by outcome.'],
  receipts_total: ['counter', 'Receipts written.'],
  faults_total: ['counter', 'Faults of the gateway itself.'],
  in_flight: ['gauge', 'Requests in flight.'],
  held_bytes: ['gauge', 'Bytes of bodies held at this moment.'],
} as const satisfies Record<string, readonly [Family['kind'], string]>;

/** The name of a metric, without the prefix `claude_preflight_`. */
type Metric = keyof typeof HELP;

type Labels = Readonly<Record<string, string>>;
const each = (name: string, values: readonly string[]): Labels[] => values.map((value) => ({ [name]: value }));

/** Counters that start at zero. If a counter appeared only with its first event, Prometheus would see no increase. */
const KNOWN: Partial<Record<Metric, readonly Labels[]>> = {
  requests_total: ['sent', 'refused'].flatMap((decision) =>
    ['pass', 'review', 'fail'].map((verdict) => ({ decision, verdict })),
  ),
  answers_total: each('status', ['2xx', '3xx', '4xx', '5xx']),
  cut_total: each('by', ['client', 'upstream']),
  upstream_failures_total: each('status', ['502', '504']),
  reloads_total: each('outcome', ['done', 'kept']),
  receipts_total: [{}],
  faults_total: [{}],
};

const escaped = (text: string): string => text.replace(/[\\"\n]/g, (one) => (one === '\n' ? '\\n' : `\\${one}`));
const labelsOf = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

/** The metrics of one gateway. */
export interface Metrics {
  readonly add: (metric: Metric, labels?: Labels, by?: number) => void;
  readonly set: (metric: Metric, value: number) => void;
  /** Records the duration of a check, in seconds. */
  readonly took: (seconds: number) => void;
  /** The text of `/metrics`. `memory` is in bytes, `cpu` in seconds. */
  readonly text: (info: Labels, process: { memory: number; cpu: number }) => string;
}

/** The lines of one family of samples. */
const familyLines = (name: string, kind: string, help: string, samples: readonly string[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...samples,
];

/** The samples of a histogram. `buckets[i]` counts the durations up to `BOUNDS[i]` that no lower bucket counts. */
const histogramSamples = (name: string, buckets: readonly number[], count: number, sum: number): string[] => {
  let total = 0;
  const cumulative = BOUNDS.map((bound, i) => {
    total += buckets[i] ?? 0;
    return `${name}_bucket{le="${bound}"} ${total}`;
  });
  return [...cumulative, `${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sum}`, `${name}_count ${count}`];
};

/** New metrics, all at zero. */
export const newMetrics = (): Metrics => {
  const families = new Map<string, Family>(
    Object.entries(HELP).map(([name, [kind, help]]) => {
      const known = KNOWN[name as Metric] ?? [];
      return [name, { kind, help, values: new Map(known.map((labels) => [labelsOf(labels), 0])) }];
    }),
  );
  const buckets = BOUNDS.map(() => 0);
  let count = 0;
  let sum = 0;
  const valuesOf = (metric: Metric): Map<string, number> => (families.get(metric) as Family).values;
  return {
    add: (metric, labels = {}, by = 1) => {
      const key = labelsOf(labels);
      valuesOf(metric).set(key, (valuesOf(metric).get(key) ?? 0) + by);
    },
    set: (metric, value) => valuesOf(metric).set('', value),
    took: (seconds) => {
      const i = BOUNDS.findIndex((bound) => seconds <= bound);
      if (i >= 0) buckets[i] = (buckets[i] ?? 0) + 1;
      count++;
      sum += seconds;
    },
    text: (info, { memory, cpu }) => {
      const counted = [...families].flatMap(([short, { kind, help, values }]) => {
        const name = `claude_preflight_${short}`;
        const samples = [...values].map(([labels, value]) => `${name}${labels} ${value}`);
        return familyLines(name, kind, help, samples);
      });
      const check = 'claude_preflight_check_seconds';
      const policy = 'claude_preflight_policy_info';
      const resident = 'process_resident_memory_bytes';
      const processor = 'process_cpu_seconds_total';
      const lines = [
        ...counted,
        ...familyLines(
          check,
          'histogram',
          'Duration of the check of a request, in seconds.',
          histogramSamples(check, buckets, count, sum),
        ),
        ...familyLines(policy, 'gauge', 'The policy in force.', [`${policy}${labelsOf(info)} 1`]),
        ...familyLines(resident, 'gauge', 'Resident memory.', [`${resident} ${memory}`]),
        ...familyLines(processor, 'counter', 'Processor time.', [`${processor} ${cpu}`]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
};
