/** Events as OpenTelemetry data. */
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { guardFetch, type Receipt, telemetryEvents } from '../../src/guard/index.js';
import { CODE, MESSAGES, PLAIN, post, ZDR } from './guarded.js';

describe('OpenTelemetry', () => {
  it('gets attributes on the active span, and counters, also if its SDK starts after the sink was made', async () => {
    const sink = telemetryEvents({ trace, metrics });
    const spans = new InMemorySpanExporter();
    const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
    const counted = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter: counted, exportIntervalMillis: 3_600_000 });
    const metering = new MeterProvider({ readers: [reader] });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(tracing);
    metrics.setGlobalMeterProvider(metering);
    try {
      const receipts: Receipt[] = [];
      const fetch = guardFetch(async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }), ZDR, {
        events: [
          sink,
          (event) => {
            if (event.type === 'decision') receipts.push(event.receipt);
          },
        ],
        now: () => Date.UTC(2026, 9, 1),
      });
      await trace.getTracer('test').startActiveSpan('call', async (span) => {
        await fetch(MESSAGES, post(CODE));
        span.end();
      });
      await trace.getTracer('test').startActiveSpan('call', async (span) => {
        await (await fetch(MESSAGES, post(PLAIN))).json();
        await fetch.settled();
        span.end();
      });
      const [refused, sent] = spans.getFinishedSpans();
      expect(refused?.attributes).toMatchObject({
        'claude_preflight.verdict': 'fail',
        'claude_preflight.decision': 'refused',
        'claude_preflight.receipt': receipts[0]?.id,
        'claude_preflight.rules': ['zdr/feature-not-eligible'],
      });
      expect(sent?.attributes).toMatchObject({
        'claude_preflight.decision': 'sent',
        'claude_preflight.answer': 'refusal',
      });
      await reader.forceFlush();
      const points = counted
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics: all }) => all)
        .map(({ descriptor, dataPoints }) => [
          descriptor.name,
          dataPoints.map(({ attributes, value }) => ({ ...attributes, value })),
        ]);
      expect(Object.fromEntries(points)).toMatchObject({
        'claude_preflight.requests': [
          { decision: 'refused', verdict: 'fail', arrangement: 'zdr', value: 1 },
          { decision: 'sent', verdict: 'pass', arrangement: 'zdr', value: 1 },
        ],
        'claude_preflight.findings': [{ rule: 'zdr/feature-not-eligible', verdict: 'fail', value: 1 }],
        'claude_preflight.answers': [{ sign: 'refusal', value: 1 }],
      });
    } finally {
      await tracing.shutdown();
      await metering.shutdown();
      trace.disable();
      metrics.disable();
      context.disable();
    }
  });
});
