/** Recognises a cassette in YAML by its beginning: some recorders write it into files without an extension. */

/** The list of exchanges, behind comments and the mark of a document. */
const BEGINS =
  /^(?:---[^\n]*\n|#[^\n]*\n|[ \t\r]*\n)*(?:(?:http_)?interactions:[ \t]*\r?\n[ \t]*- |requests:[ \t]*\r?\n[ \t]*- (?:body|headers|method|uri):)/;
/** In characters. */
const BEGINNING = 512;

/** Whether a text begins as a cassette in YAML. */
export const beginsCassette = (text: string): boolean => BEGINS.test(text.slice(0, BEGINNING));

/** The same of bytes. */
export const bytesBeginCassette = (bytes: Buffer): boolean => BEGINS.test(bytes.toString('latin1', 0, BEGINNING));
