/** Finds the shell texts that a command runs: `bash -c '…'`, `ssh host '…'`, `eval "…"`, and one in a variable. */
import { type Command, type Word, wordFrom } from './command.js';

const SHELL = /^(?:\S*\/)?(?:ba|z|da|k|fi|a)?sh$/;
const COMMAND_OPTION = /^-[a-z]*c$/;
/** Programs of which any argument may be a shell text. */
const RUNS_TEXT = /^(?:eval|ssh|watch|trap|parallel|hyperfine|su)$/;
/** A variable with a command that sends, which the script runs later. */
const ASSIGNED = /^[A-Za-z_]\w*=(?=(?:curl|wget|https?|xhs?|aws)\s)/;

/** A whole command as the value of a setting, with the marks of a list around it. */
const SETTING = /^[[{(]*(?:curl|wget|https?|xhs?|aws|python3?|node|bash|sh)\s/;

/** The words of a command that are shell texts. */
export const textsRunBy = ({ words }: Command): Word[] => {
  const [first, second] = words;
  // In a file of settings, texts stand behind the name of the setting, or alone on the lines of a list.
  const settings = words.filter(({ text }, i) => (i === 0 || second?.text === '=') && SETTING.test(text));
  if (settings.length > 0)
    return settings.map((word) => {
      const text = word.text.replace(/[\],]+$/, '');
      return wordFrom({ ...word, text }, text.search(/[^[{(]/));
    });
  const name = first && ASSIGNED.exec(first.text)?.[0];
  if (name !== undefined) return [wordFrom(first as Word, name.length)];
  const shell = words.findIndex(({ text }) => SHELL.test(text));
  const option = shell < 0 ? -1 : words.findIndex(({ text }, i) => i > shell && COMMAND_OPTION.test(text));
  const runner = words.findIndex(({ text }) => RUNS_TEXT.test(text));
  return words.filter(
    ({ text }, i) => /\s/.test(text) && ((option >= 0 && i === option + 1) || (runner >= 0 && i > runner)),
  );
};
