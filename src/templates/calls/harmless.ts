/** Calls that leave what they are handed as it is: those of the languages, of logs and tests, and of Claude's clients. */
import { callOf, isAdapter, isClient, makerNamed, rows } from '../clients.js';
import { isImportedLocally } from '../program/own-functions.js';
import type { Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { words } from '../program/words.js';
import { isOfHttp } from './http-client.js';
import { handed, isChosenMethod, keptBy } from './methods.js';
import { chainOf } from './parts.js';

/** What the methods of these do with a value is to look at it. */
const OBJECTS = words(
  `console logger log logging print rich util JSON json Object Array Math Promise expect assert vi jest t pytest chai
   Number String Boolean Reflect Date process sys os path fs display yaml pickle base64 asyncio time unittest np pd
   torch pprint inspect mock sinon React tracer span metrics Sentry click typer`,
);

/** Functions of the languages, of tests and of much-used libraries that look at what they are handed, or copy it. */
const FUNCTIONS = words(
  `print pprint len str repr int float bool type id hash isinstance issubclass callable hasattr getattr dict list tuple
   set frozenset sorted reversed enumerate zip map filter iter any all sum min max range open input vars dir format
   String Number Boolean Array Symbol BigInt parseInt parseFloat structuredClone deepcopy copy isArray require fetch
   stringify dumps dump loads assert assertEqual assertTrue assertIn race describe it test expect display useState
   useRef useMemo useEffect setattr cast wait_for create_task gather quote b64encode sleep asdict astuple`,
);

/**
 * Methods that look at what they are handed, send it, or store it in what they are called on. A function of such a name
 * that another file defines may do anything.
 */
const METHODS = words(
  `keys values entries fromEntries includes indexOf has get at concat join slice find findIndex some every forEach
   flatMap reduce push append add extend insert unshift prepend remove index count update items parse toString log info
   debug warn warning error exception critical trace table dir resolve reject then assert_called_with toEqual toBe
   toMatch toHaveBeenCalledWith write writeFile writeFileSync write_text writelines send json render setdefault encode
   decode put post patch request now choice shuffle sample add_argument model_dump model_dump_json dict _asdict to_dict
   copy model_copy`,
);

/** Names that say that a function looks at things or shows them. */
const READS = /^_*(?:is|has|get|log|print|show|count|assert|expect)(?:$|[A-Z_])/;

const BINDINGS: ReadonlySet<string> = new Set([
  ...rows.langchain.bind,
  ...rows.langchain.structured,
  ...rows.langchain.calls,
]);

const baseOf = (expr: Expr): string | undefined => {
  let here = expr;
  while (here.is === 'member' || here.is === 'call' || here.is === 'index')
    here = here.is === 'call' ? here.callee : here.of;
  return here.is === 'name' ? here.name : undefined;
};

/** Whether a call is of a method of Claude's client, by its name or as one that is chosen or was kept. */
const isOfClient = (call: Call, resolver: Resolver): boolean =>
  callOf(chainOf(call.callee, resolver).steps) !== undefined ||
  isChosenMethod(call.callee, resolver) ||
  (handed(call, resolver) ?? keptBy(call, resolver)) !== undefined;

/** Whether a call surely leaves what it is handed unchanged, or only changes what it is known to change. */
export const isHarmless = (call: Call, resolver: Resolver): boolean => {
  const { callee, isNew } = call;
  const name = callee.is === 'name' || callee.is === 'member' ? callee.name : undefined;
  // An object made of values leaves them as they are. In languages where that takes a `new`, a call without one is a
  // call of any function.
  const isCapital = name !== undefined && /^_*[A-Z]/.test(name);
  const isMade = isNew || (isCapital && (resolver.program.constructsByCall || callee.is === 'member'));
  // The constructor of another file cannot be seen.
  if (isMade) return isClient(name ?? '') || !isImportedLocally(callee, resolver);
  if (name === undefined) return isOfClient(call, resolver);
  if (callee.is === 'member' && METHODS.has(name)) return true;
  if (FUNCTIONS.has(name) || READS.test(name) || makerNamed(name) !== undefined || isClient(name)) return true;
  // A function of another file of the program may have the same name as one of an adapter.
  if ((isAdapter(name) && !isImportedLocally(callee, resolver)) || BINDINGS.has(name) || isOfHttp(callee, resolver))
    return true;
  if (callee.is === 'member' && OBJECTS.has(baseOf(callee) ?? '')) return true;
  return isOfClient(call, resolver);
};
