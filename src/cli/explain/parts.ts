/** The parts that explanations of features and rules have in common. */
import { shippedPolicy } from '../../policy/shipped.js';
import type { Example } from './examples.generated.js';

/** The lines of some sources under a heading, each source once; none for an empty list. */
export const sourceLines = (ids: readonly string[], { source } = shippedPolicy): string[] => {
  const lines = [...new Set(ids)].map((id) => {
    const { page, section, url, captured } = source(id);
    return `  ${captured}  ${page}, ${section}  ${url}`.trimEnd();
  });
  return lines.length > 0 ? ['', 'sources', ...lines] : [];
};

/** The lines of an example under a heading; none if there is no example. */
export const exampleLines = (title: string, one: Example | undefined): string[] =>
  one ? ['', `${title}: ${one.name}`, ...(one.terms ? [`  ${one.terms}`] : []), `  ${one.request}`] : [];
