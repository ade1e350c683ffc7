/** Events as OpenTelemetry data: attributes of the active span, and counters. */
import { TOOL } from '../tool.js';
import type { EventSink } from './events.js';

type Attributes = Record<string, string | number | boolean | string[]>;

interface Counter {
  add(value: number, attributes?: Attributes): void;
}

/** The part of `@opentelemetry/api` that is used. The caller passes it, so it is not imported here. */
export interface TelemetryApi {
  /** Provides the active span, which gets the attributes. */
  readonly trace: { getActiveSpan(): { setAttributes(attributes: Attributes): unknown } | undefined };
  /** Provides the counters. */
  readonly metrics: {
    getMeter(
      name: string,
      version?: string,
    ): { createCounter(name: string, options?: { description?: string }): Counter };
  };
}

const PREFIX = 'claude_preflight';

const countersOf = (metrics: TelemetryApi['metrics']): Record<'requests' | 'findings' | 'answers', Counter> => {
  const meter = metrics.getMeter(TOOL.name, TOOL.version);
  return {
    requests: meter.createCounter(`${PREFIX}.requests`, { description: 'Requests decided on' }),
    findings: meter.createCounter(`${PREFIX}.findings`, { description: 'Findings by rule' }),
    answers: meter.createCounter(`${PREFIX}.answers`, { description: 'Signs that content may have been flagged' }),
  };
};

/**
 * A sink for OpenTelemetry: `telemetryEvents(await import('@opentelemetry/api'))`. The active span gets the attributes
 * `claude_preflight.verdict`, `.decision`, `.arrangement`, `.receipt`, `.policy`, `.rules` and `.fault`, and `.answer` for
 * a sign in the answer; the counters `claude_preflight.requests`, `.findings` and `.answers` count.
 */
export const telemetryEvents = ({ trace, metrics }: TelemetryApi): EventSink => {
  let counters: ReturnType<typeof countersOf> | undefined;
  return (event) => {
    // Not earlier: a counter made before the SDK of OpenTelemetry starts never counts.
    counters ??= countersOf(metrics);
    const { requests, findings, answers } = counters;
    if (event.type === 'answer') {
      const { sign, receipt } = event.answer;
      answers.add(1, { sign });
      trace.getActiveSpan()?.setAttributes({ [`${PREFIX}.answer`]: sign, [`${PREFIX}.receipt`]: receipt });
      return;
    }
    const { id, verdict, decision, mode, context, findings: found, policy, fault = false } = event.receipt;
    const { platform, arrangement } = context;
    requests.add(1, { verdict, decision, mode, platform, arrangement, fault });
    for (const { rule, verdict: gravity } of found) findings.add(1, { rule, verdict: gravity });
    trace.getActiveSpan()?.setAttributes({
      [`${PREFIX}.verdict`]: verdict,
      [`${PREFIX}.decision`]: decision,
      [`${PREFIX}.arrangement`]: arrangement,
      [`${PREFIX}.receipt`]: id,
      [`${PREFIX}.policy`]: policy.digest,
      [`${PREFIX}.rules`]: [...new Set(found.map(({ rule }) => rule))],
      [`${PREFIX}.fault`]: fault,
    });
  };
};
