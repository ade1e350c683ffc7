/** Evaluates calls of clients and adapters whose value does not follow from the program. */
import type { Maker } from '../client-rows.js';
import { callOf, madeBySubclassesOf, makerNamed, matches, rows, toolTypeOf } from '../clients.js';
import { isImportedLocally } from '../program/assigned.js';
import type { Frame } from '../program/frame.js';
import { merge } from '../program/operations.js';
import { type Call, type Expr, lastNameOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, openObject, single, unknown, type Value } from '../program/value.js';
import { madeBy } from './created-parts.js';
import { messageOf } from './langchain/messages.js';
import { passedMethod } from './methods.js';
import { optionsOf } from './options.js';
import { chainOf, fromModule, partOf, snakeMembers } from './parts.js';

/** Functions that upload, whose answer has an id for each provider. */
const UPLOADS: ReadonlySet<string> = new Set(rows.aiSdk.uploads.flatMap(({ names }) => names));

/** Functions that return an answer of Claude, or messages of a page; those with a capital are classes. */
const ANSWERS: ReadonlySet<string> = new Set(
  [...rows.litellm.functions, ...rows.aiSdk.converts].filter((name) => !/^[A-Z]/.test(name)),
);

/** Whether a maker may be imported from any module, or the one that is called is imported from one of its own. */
const isOfModules = ({ modules }: Maker, call: Call, resolver: Resolver): boolean =>
  modules === undefined || fromModule(call, resolver, (_, module) => matches(modules, module)) === true;

/** The values of calls that create a part of a request, or return a response of Claude. */
export const specialCall = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { callee, at } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const maker = makerNamed(callee.name);
  const own = callee.is === 'name' && resolver.bindingsOf(callee).some(({ how }) => how === 'value');
  if (maker && !own && isOfModules(maker, call, resolver)) return madeBy(maker, call, resolver, frame);
  if (ANSWERS.has(callee.name) && !own && !isImportedLocally(callee, resolver))
    return { ...unknown('call', at), replayed: true };
  if (UPLOADS.has(callee.name) && !own) {
    const reference = single(rows.aiSdk.own.provider, unknown('call', at, 'string'));
    return merge(openObject('call', at), single(rows.aiSdk.reference, reference));
  }
  if (rows.langchain.messages.includes(callee.name) && !own) return messageOf(call, resolver, frame);
  const type = callee.is === 'member' ? toolTypeOf(callee.name) : undefined;
  if (type !== undefined) {
    const options = snakeMembers(optionsOf(call, resolver, frame));
    return merge(options, single('type', known(type, at)));
  }
  const method = passedMethod(call, resolver);
  if (method && !method.isStored && isMessages(method.callee, resolver))
    return { ...unknown('call', at), replayed: true };
  if (callee.is === 'name') {
    const made = resolver.valueOf(callee);
    for (const base of made.is === 'class' ? (made.scope.bases ?? []) : []) {
      const part = madeBySubclassesOf(lastNameOf(base));
      if (part) return partOf(part, at);
    }
    return undefined;
  }
  return isMessages(callee, resolver) ? { ...unknown('call', at), replayed: true } : undefined;
};

const isMessages = (callee: Expr, resolver: Resolver): boolean =>
  callOf(chainOf(callee, resolver).steps)?.sends.path === rows.paths.messages;
