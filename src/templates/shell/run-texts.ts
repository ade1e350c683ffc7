/** Finds the shell texts that a command runs: `bash -c '…'`, `ssh host '…'`, `eval "…"`, and one in a variable. */
import { type Command, type Word, wordFrom } from './command.js';

const SHELL = /^(?:\S*\/)?(?:ba|z|da|k|fi|a)?sh$/;
const COMMAND_OPTION = /^-[a-z]*c$/;
/** Programs of which any argument may be a shell text. */
const RUNS_TEXT = /^(?:eval|ssh|watch|trap|parallel|hyperfine|su)$/;
/** A variable with a command that sends, which the script runs later. */
const ASSIGNED = /^[A-Za-z_]\w*=(?=(?:curl|wget|https?|xhs?|aws)\s)/;

/** The words of a command that are shell texts. */
export const textsRunBy = ({ words }: Command): Word[] => {
  const [first] = words;
  const name = first && ASSIGNED.exec(first.text)?.[0];
  if (name !== undefined) return [wordFrom(first as Word, name.length)];
  const shell = words.findIndex(({ text }) => SHELL.test(text));
  const option = shell < 0 ? -1 : words.findIndex(({ text }, i) => i > shell && COMMAND_OPTION.test(text));
  const runner = words.findIndex(({ text }) => RUNS_TEXT.test(text));
  return words.filter(
    ({ text }, i) => /\s/.test(text) && ((option >= 0 && i === option + 1) || (runner >= 0 && i > runner)),
  );
};
