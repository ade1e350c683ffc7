/** A request as it stands in a file of a repository, before the program that sends it has run. */
import type { Location } from '../model.js';

/** A value that cannot be known from the file. */
export interface Unresolved {
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
  /** What is not known, in words of our own: never a name or value of the file that the policy does not have. */
  readonly why: string;
  /** What would make the answer graver, as one sentence without its full stop. */
  readonly effect: string;
  readonly location: Location;
  /** The text itself is at fault (a member named twice): running the program makes it no clearer. */
  readonly fault?: boolean;
  /** Only an identifier of a person could matter there. */
  readonly identifies?: boolean;
  /** The few values that the API has there, where it has few. */
  readonly choices?: readonly unknown[];
}

/** One request found in a file. Alternatives (a conditional) are templates of their own at the same location. */
export interface Template {
  readonly name?: string;
  /** An envelope or a batch line; what is not known is left out or a harmless value of its JSON type. */
  readonly request: unknown;
  /** Where the request begins: the call, the object, the command. */
  readonly location: Location;
  /** Where a place of the body (a JSON Pointer) stands in the file: that place, or the nearest that encloses it. */
  readonly locate: (at: string) => Location | undefined;
  /** Where a beta value of the headers stands in the file. */
  readonly locateBeta: (value: string) => Location | undefined;
  readonly unresolved: readonly Unresolved[];
  /** Places of model ids that are not known (`""`: in the path), and why: what stands there in `request` is of no family. */
  readonly models: readonly { readonly at: string; readonly why: string }[];
  /** Whether the client is told that it may run in a browser. */
  readonly browser?: boolean;
}

/** A file, or a part of it, that could not be read. */
export interface TemplateProblem {
  readonly why: string;
  readonly location: Location;
}

/** A file as it was read: `path` decides how it is taken apart. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** The text of a file that this one names (`-d @body.json`), by the path as written; undefined where there is none. */
  readonly readFile?: (path: string) => string | undefined;
}

/** What a file holds. */
export interface FoundTemplates {
  readonly templates: readonly Template[];
  /** Requests to another vendor that were seen. */
  readonly other: number;
  readonly problems: readonly TemplateProblem[];
  /** Where the clients send that are made in it; undefined among them where the terms decide. */
  readonly addresses?: readonly (string | undefined)[];
}
