/** Recognises placeholders in texts, which another program replaces. */

// {{x}} {%x%} <%x%> ${x} $X <x> %(x)s [[x]] {x}: x must be a name, so that prose and code are not matched.
// `#/$defs/x` is a reference within a schema.
const NAME = String.raw`[A-Za-z_][\w.\- ]{0,63}`;
const PLACEHOLDER = new RegExp(
  String.raw`\{\{[^{}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|\$\{\{?[^{}]*\}?\}|\$(?!defs\b)[A-Za-z_]\w*|<${NAME}>|%\(${NAME}\)s|\[\[${NAME}\]\]|^\{${NAME}\}$`,
);

/** Marks a string that replaces a placeholder for any JSON value. */
export const PLACEHOLDER_MARK = '\ue000';

/** Whether a text of at most 512 characters holds a placeholder. Longer ones are prompts, where it does not matter. */
export const holdsPlaceholder = (text: string): boolean =>
  text.length <= 512 && (PLACEHOLDER.test(text) || text.includes(PLACEHOLDER_MARK));
