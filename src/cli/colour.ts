/** Whether output for people is coloured. */

/**
 * `NO_COLOR` takes precedence (https://no-color.org); then `FORCE_COLOR` decides, in which `0` and `false` mean no colour;
 * without either, output to a terminal is coloured unless it is a dumb one.
 */
export const wantsColour = (env: Readonly<Record<string, string | undefined>>, isTerminal: () => boolean): boolean => {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return env.TERM !== 'dumb' && isTerminal();
};
