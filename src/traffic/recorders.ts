/** How programs record traffic, as the rows of `rules/recorders.yaml` say it. */

/** A program that keeps a request in parts. Names lead into members by dots. */
export interface Recorder {
  readonly recorder: string;
  readonly model: readonly string[];
  readonly messages: readonly string[];
  /** What holds other members of the body. */
  readonly rest?: readonly string[] | undefined;
  /** Members of these that are the program's own. */
  readonly drops?: readonly string[] | undefined;
  readonly members?: Readonly<Record<string, readonly string[]>> | undefined;
  /** What leads into the items of a list. */
  readonly within?: readonly string[] | undefined;
}

/** All rows. */
export interface RecorderRows {
  /** How the ids of other vendors' models begin. */
  readonly otherModels: readonly string[];
  /** How the logs of clouds call Claude's services. */
  readonly services: readonly string[];
  readonly recorders: readonly Recorder[];
}
