import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { callOf } from '../../src/templates/clients.js';

/** Members of the client that are not resources, or whose calls send nothing. */
const NO_RESOURCE = ['logger', 'middleware', 'webhooks'];

const callsOf = (resource: object, steps: readonly string[]): (readonly string[])[] => [
  ...Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
    .filter((name) => name !== 'constructor' && !name.startsWith('_'))
    .map((name) => [...steps, name]),
  ...Object.entries(resource).flatMap(([name, below]) =>
    name.startsWith('_') || NO_RESOURCE.includes(name) || typeof below !== 'object' || below === null
      ? []
      : callsOf(below, [...steps, name]),
  ),
];

const client = new Anthropic({ apiKey: 'invented' });
const calls = Object.entries(client).flatMap(([name, resource]) =>
  name.startsWith('_') || NO_RESOURCE.includes(name) || !('_client' in Object(resource))
    ? []
    : callsOf(resource as object, [name]),
);

describe('the calls of the installed SDK', () => {
  it('are all recognised as requests by their names', () => {
    expect(calls.length).toBeGreaterThan(300);
    expect(calls.filter((steps) => !callOf(['client', ...steps])).map((steps) => steps.join('.'))).toEqual([]);
  });
});
