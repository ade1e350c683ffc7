/** What the explanations of features and rules have in common. */
import { shippedPolicy } from '../policy/shipped.js';
import type { Example } from './examples.generated.js';

/** The sources of some ids, each once, under a heading; nothing for none. */
export const sourceLines = (ids: readonly string[], { source } = shippedPolicy): string[] => {
  const lines = [...new Set(ids)].map((id) => {
    const { page, section, url, captured } = source(id);
    return `  ${captured}  ${page}, ${section}  ${url}`.trimEnd();
  });
  return lines.length > 0 ? ['', 'sources', ...lines] : [];
};

/** An example under a heading; nothing for none. */
export const exampleLines = (title: string, one: Example | undefined): string[] =>
  one ? ['', `${title}: ${one.name}`, ...(one.terms ? [`  ${one.terms}`] : []), `  ${one.request}`] : [];
