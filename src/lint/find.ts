/** Requests in JSON files: one, a list of them, or JSON Lines. */
import type { Location } from '../model.js';
import { pointer, steps as stepsOf } from '../pointer.js';
import { lineCounter, type Steps, scanJson } from '../request/scan.js';
import type { FoundTemplates, Template, TemplateFile, TemplateProblem } from '../templates/template.js';

const isRequest = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['messages', 'params', 'body', 'requests'].some((name) => name in value);

export const findTemplates = ({ path, text }: TemplateFile): FoundTemplates => {
  const nothing: FoundTemplates = { templates: [], other: 0, problems: [] };
  if (!path.endsWith('.json')) return nothing;
  const places = new Map<string, Location>();
  const lineOf = lineCounter(text);
  const { problems, error } = scanJson(text, (steps: Steps, offset) => {
    if (steps.length < 8) places.set(pointer(steps), lineOf(offset));
  });
  const said: TemplateProblem[] = problems.map(({ why, offset }) => ({ why, location: lineCounter(text)(offset) }));
  if (error !== undefined) {
    const matters = /anthropic|claude|"messages"/.test(text);
    return matters
      ? { ...nothing, problems: [...said, { why: 'it is not JSON', location: lineCounter(text)(error) }] }
      : nothing;
  }
  const value: unknown = JSON.parse(text);
  const all: readonly [unknown, string][] = Array.isArray(value)
    ? value.map((one, i) => [one, `/${i}`])
    : [[value, '']];
  const templates = all
    .filter(([one]) => isRequest(one))
    .map(([request, prefix]): Template => {
      const body = (request as object) && 'body' in (request as object) ? `${prefix}/body` : prefix;
      return {
        request,
        location: places.get(prefix) ?? { line: 1, column: 1 },
        locate: (at) => {
          for (let way = stepsOf(body + at); way.length >= 0; way = way.slice(0, -1)) {
            const found = places.get(pointer(way));
            if (found || way.length === 0) return found;
          }
          return undefined;
        },
        unresolved: [],
      };
    });
  return templates.length > 0 ? { templates, other: 0, problems: said } : nothing;
};
