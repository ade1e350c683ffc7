/** Converts files in messages, as adapters take them, to blocks of a request. */

import { rows } from '../clients.js';
import { known, textOf, unknown, type Value } from '../program/value.js';
import { firstOf } from './options.js';

const { files } = rows;

const object = (at: number, members: Readonly<Record<string, Value>>): Value => ({
  is: 'object',
  members: new Map(Object.entries(members)),
  at,
});

/** The id that the content of a part has for Claude, if it was uploaded before. */
const referenceIn = (part: Value): Value | undefined => {
  const content = firstOf(part, files.content);
  return content && firstOf(content, files.references);
};

/** Whether a part of a message is a file, or an image that was uploaded before. */
const isFile = (part: Value): boolean => textOf(firstOf(part, ['type'])) === 'file' || referenceIn(part) !== undefined;

/** The block of such a part: a document, or an image, given by its id, by value or by its address. */
const fileBlock = (part: Value): Value => {
  const { at } = part;
  const isId = textOf(firstOf(part, [files.kind.member])) === files.kind.id;
  const id = firstOf(part, isId ? [...files.id, 'id'] : files.id) ?? referenceIn(part);
  const media = firstOf(part, files.media);
  const url = firstOf(part, ['url']);
  const file = firstOf(part, files.held.member);
  const isByValue = media !== undefined || (file && firstOf(file, files.held.data)) !== undefined;
  const isImage = (textOf(media) ?? textOf(firstOf(part, ['type'])))?.startsWith('image');
  const source = id
    ? object(at, { type: known('file', at), file_id: id })
    : isByValue
      ? object(at, { type: known('base64', at), ...(media ? { media_type: media } : {}) })
      : url
        ? object(at, { type: known('url', at), url })
        : unknown('call', at);
  return object(at, { type: known(isImage ? 'image' : 'document', at), source });
};

/** A part of a message as it is sent, if it is a file or a block of the API that refers to one; else undefined. */
export const sentBlock = (part: Value): Value | undefined => {
  if (part.is !== 'object') return undefined;
  if (isFile(part)) return fileBlock(part);
  return part.members.has('source') || textOf(firstOf(part, ['type'])) === 'container_upload' ? part : undefined;
};
