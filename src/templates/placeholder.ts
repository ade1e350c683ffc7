/** Placeholders in texts: what another program fills in later. */

// {{x}} {%x%} <%x%> ${x} $X <x> %(x)s [[x]] {x}: what stands between is a name, so that prose and code are none.
// `#/$defs/x` is a reference within a schema.
const NAME = String.raw`[A-Za-z_][\w.\- ]{0,63}`;
const PLACEHOLDER = new RegExp(
  String.raw`\{\{[^{}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|\$\{\{?[^{}]*\}?\}|\$(?!defs\b)[A-Za-z_]\w*|<${NAME}>|%\(${NAME}\)s|\[\[${NAME}\]\]|^\{${NAME}\}$`,
);

/** Stands in a string for a placeholder that stood outside of one, where any JSON may come. */
export const HELD = '\ue000';

/** Whether a short text holds a placeholder. Long ones are prompts, where it does not matter. */
export const holdsPlaceholder = (text: string): boolean =>
  text.length <= 512 && (PLACEHOLDER.test(text) || text.includes(HELD));
