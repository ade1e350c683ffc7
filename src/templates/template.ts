/** A request as found in a file of a repository, before the program that sends it has run. */
import type { Location } from '../model.js';
import type { UnknownPlace } from './program/required.js';

/** A value that is not known from the file. */
export interface Unresolved {
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
  /** What is unknown and why. Never contains a name or value from the file unless it is in the policy. */
  readonly why: string;
  /** Which values would lead to a worse verdict, as a sentence without its full stop. */
  readonly effect: string;
  readonly location: Location;
  /** Whether the text itself is at fault (a member named twice), so that the value is not known at run time either. */
  readonly fault?: boolean;
  /** Whether the value matters only if it identifies a person. */
  readonly identifies?: boolean;
  /** The values that the API accepts there, if they are few. */
  readonly choices?: readonly unknown[];
}

/** One request found in a file. Alternatives, as of a conditional, are separate templates at the same location. */
export interface Template {
  readonly name?: string;
  /** An envelope or a batch line. An unknown value is left out, or replaced by a harmless one of its JSON type. */
  readonly request: unknown;
  /** The start of the call, object or command. */
  readonly location: Location;
  /** The location of a JSON Pointer into the body, or of the nearest enclosing value. */
  readonly locate: (at: string) => Location | undefined;
  /** The location of a beta value of the headers. */
  readonly locateBeta: (value: string) => Location | undefined;
  readonly unresolved: readonly Unresolved[];
  /** Pointers to unknown model ids (`""`: in the URL path), and why. `request` has a placeholder in their place. */
  readonly models: readonly UnknownPlace[];
  /** Pointers to schemas that are not known completely, and why. `request` has what is known of them. */
  readonly schemas: readonly UnknownPlace[];
  /** Whether the client is allowed to run in a browser. */
  readonly browser?: boolean;
}

/** A file, or a part of it, that could not be read. */
export interface TemplateProblem {
  readonly why: string;
  readonly location: Location;
}

/** A file to search; `path` determines its language. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** The text of a file that this one refers to (`-d @body.json`), by the path as written; undefined if missing. */
  readonly readFile?: (path: string) => string | undefined;
}

/** What was found in a file. */
export interface FoundTemplates {
  readonly templates: readonly Template[];
  /** The number of requests to other vendors. */
  readonly other: number;
  readonly problems: readonly TemplateProblem[];
  /** The URLs of the clients that the file creates; undefined where it depends on the terms. */
  readonly addresses?: readonly (string | undefined)[];
}
