// Express: a route that asks Claude, and an error handler that tells the caller what the policy has against it.
import type Anthropic from '@anthropic-ai/sdk';
import { violationOf } from 'claude-preflight/guard';
import express, { type ErrorRequestHandler } from 'express';

const refused: ErrorRequestHandler = (error, _request, response, next) => {
  const violation = violationOf(error);
  if (!violation) return next(error);
  // Rules, places and remedies only: findings hold nothing of the request.
  response.status(violation.fault ? 503 : 422).json({
    receipt: violation.receipt,
    findings: violation.findings.map(({ rule, at, message, remedy }) => ({ rule, at, message, remedy })),
  });
};

/** `client` is a guarded one, as in sdks.ts. */
export const app = (client: Anthropic) =>
  express()
    .use(express.json())
    .post('/ask', async (request, response) => {
      response.json(await client.messages.create(request.body));
    })
    .use(refused);
