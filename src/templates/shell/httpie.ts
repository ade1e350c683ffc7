/** Reads commands of HTTPie and compatible programs: `http POST url name:value member=text member:=json`. */
import { jsonValue } from '../documents/json.js';
import { known, type ObjectValue, unknown, type Value } from '../program/value.js';
import type { Word } from './command.js';

/** The request of a command. */
interface Items {
  readonly url: Word | undefined;
  readonly method: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: Value }[];
  readonly body: Value | undefined;
  /** The offset of a variable that may contain any of these. */
  readonly hidden: number | undefined;
}

const ITEM = /^([\w.-]+)(:=@|:=|=@|==|=|:)([\s\S]*)$/;

/** Reads the words after the name of the program. */
export const itemsOf = (words: readonly Word[]): Items => {
  const headers: { name: string; value: Value }[] = [];
  const members = new Map<string, Value>();
  let method: string | undefined;
  let url: Word | undefined;
  let open: ObjectValue['open'];
  let hidden: number | undefined;
  for (const word of words) {
    const { text, at } = word;
    if (url === undefined) {
      if (/^[A-Z]{3,7}$/.test(text)) method = text;
      else if (!text.startsWith('-') && /[/.]/.test(text)) url = word;
      continue;
    }
    const [, name = '', sign, rest = ''] = ITEM.exec(text) ?? [];
    switch (sign) {
      case ':':
        headers.push({ name, value: known(rest, at) });
        break;
      case '=':
        members.set(name, known(rest, at));
        break;
      case ':=':
        members.set(name, jsonValue(rest, () => at) ?? unknown('expression', at));
        break;
      case '=@':
      case ':=@':
        members.set(name, unknown('import', at));
        break;
      case '==':
        break;
      default:
        // `tools[0][type]=…` and the like.
        if (/^[\w.-]+\[.*=/.test(text)) open = { why: 'expression', at };
        else if (text.startsWith('$')) hidden ??= at;
    }
  }
  const at = url?.at ?? 0;
  if (hidden !== undefined && members.size > 0) open ??= { why: 'placeholder', at: hidden };
  const body: Value | undefined = members.size > 0 || open ? { is: 'object', members, open, at } : undefined;
  return { url, method, headers, body, hidden };
};
