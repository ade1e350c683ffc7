/** Decodes the entities in lines of XML or HTML. */

const ENTITY = /&(?:quot|apos|lt|gt|amp|#\d{1,7}|#x[\da-f]{1,6});/gi;
const SIGNS: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
const LAST = 0x10ffff;

const unescaped = (entity: string): string => {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return SIGNS[name] ?? entity;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= LAST ? String.fromCodePoint(code) : entity;
};

/** Whether a text begins like XML or HTML. */
export const isMarkup = (text: string): boolean => /^\s*</.test(text);

/** A line of XML or HTML with its entities decoded; undefined for lines without an encoded quote. */
export const unescapedLine = (line: string): string | undefined =>
  isMarkup(line) && /&(?:quot|#34|#x22);/i.test(line) ? line.replace(ENTITY, unescaped) : undefined;
