import { partsOf, type Types } from './program.js';
import { shippedFiles, unique } from './shipped.js';

/** What every beta value looks like in code: words, and a day at the end. */
const BETA = /(['"`,])([a-z][a-z0-9]*(?:-[a-z0-9]+)*-20\d\d-[01]\d-[0-3]\d)(?=['"`,])/g;

/** The values of the SDK's own union. */
export function declaredBetas(types: Types): string[] {
  const union = types.exportsOf('resources/beta/beta.d.mts').get('AnthropicBeta');
  return union ? partsOf(types.checker, types.checker.getDeclaredTypeOfSymbol(union)).literals : [];
}

/** The values written out in the JavaScript a package ships: some are sent by helpers and are in no union. */
export function hardCodedBetas(packageName: string): string[] {
  return unique(
    shippedFiles(packageName, /\.(mjs|js)$/).flatMap((file) =>
      [...file.text.matchAll(BETA)].map(([, , value = '']) => value),
    ),
  );
}
