/** Recognises calls that do not change their arguments: built-in ones, those of logs and tests, and of clients. */
import { agentClassOf, callOf, isAdapter, isClient, makerNamed, modelClassOf, rows } from '../clients.js';
import { isImportedLocally } from '../program/assigned.js';
import { type Call, type Expr, lastNameOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { words } from '../program/words.js';
import { isOfHttp } from './http-client.js';
import { isChosenMethod, passedMethod, storedMethod } from './methods.js';
import { chainOf, fromModule } from './parts.js';

/** Objects whose methods do not change their arguments. */
const OBJECTS = words(
  `console logger log logging print rich util JSON json Object Array Math Promise expect assert vi jest t pytest chai
   Number String Boolean Reflect Date process sys os path fs display yaml pickle base64 asyncio time unittest np pd
   torch pprint inspect mock sinon React tracer span metrics Sentry click typer`,
);

/** Functions of the languages, of tests and of common libraries that only read or copy their arguments. */
const FUNCTIONS = words(
  `print pprint len str repr int float bool type id hash isinstance issubclass callable hasattr getattr dict list tuple
   set frozenset sorted reversed enumerate zip map filter iter any all sum min max range open input vars dir format
   String Number Boolean Array Symbol BigInt parseInt parseFloat structuredClone deepcopy copy isArray require fetch
   stringify dumps dump loads assert assertEqual assertTrue assertIn race describe it test expect display useState
   useRef useMemo useEffect setattr cast wait_for create_task gather quote b64encode sleep asdict astuple`,
);

/**
 * Methods that only read their arguments, send them, or store them in the receiver. A function with such a name from
 * another file may do anything.
 */
const METHODS = words(
  `keys values entries fromEntries includes indexOf has get at concat join slice find findIndex some every forEach
   flatMap reduce push append add extend insert unshift prepend remove index count update items parse toString log info
   debug warn warning error exception critical trace table dir resolve reject then assert_called_with toEqual toBe
   toMatch toHaveBeenCalledWith write writeFile writeFileSync write_text writelines send json render setdefault encode
   decode put post patch request now choice shuffle sample add_argument model_dump model_dump_json dict _asdict to_dict
   copy model_copy`,
);

/** Names of functions that only read or show values. */
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

/** Whether a call uses a method of Claude's client: by name, or one that is passed, stored or chosen. */
const isOfClient = (call: Call, resolver: Resolver): boolean =>
  callOf(chainOf(call.callee, resolver).steps) !== undefined ||
  isChosenMethod(call.callee, resolver) ||
  (passedMethod(call, resolver) ?? storedMethod(call, resolver)) !== undefined;

/** Whether a call is of an adapter's function or class that is known by its module, too. */
const isOfAdapter = (call: Call, resolver: Resolver): boolean =>
  fromModule(call, resolver, (name, module) => modelClassOf(name, module) ?? agentClassOf(name, module)) !== undefined;

/** Whether a call certainly does not change its arguments, except in ways that are known. */
export const isHarmless = (call: Call, resolver: Resolver): boolean => {
  const { callee, isNew } = call;
  const name = lastNameOf(callee);
  // A constructor does not change its arguments. In JavaScript a call without `new` may be of any function.
  const isMade = isNew || (/^_*[A-Z]/.test(name) && (resolver.program.constructsByCall || callee.is === 'member'));
  // The constructor of another file may do anything.
  if (isMade) return isClient(name) || !isImportedLocally(callee, resolver);
  if (name === '') return isOfClient(call, resolver);
  if (callee.is === 'member' && METHODS.has(name)) return true;
  if (FUNCTIONS.has(name) || READS.test(name) || makerNamed(name) !== undefined || isClient(name)) return true;
  if (isOfAdapter(call, resolver)) return true;
  // A function of another file may have the same name as one of an adapter.
  if ((isAdapter(name) && !isImportedLocally(callee, resolver)) || BINDINGS.has(name) || isOfHttp(callee, resolver))
    return true;
  if (callee.is === 'member' && OBJECTS.has(baseOf(callee) ?? '')) return true;
  return isOfClient(call, resolver);
};
