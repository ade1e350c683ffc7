/** Pointers into a body, each made once: requests are alike, and their places recur. */

interface Place {
  readonly at: string;
  /** The step that leads here. */
  readonly step: string | number;
  /** The places one step further: in a list by position; few members of a node are ever asked for. */
  readonly below: Place[] | undefined;
}

/** The steps to where a walk stands, and the places on the way that were asked for. */
export interface Path {
  readonly steps: (string | number)[];
  readonly places: Place[];
  /** So many of the places are those of the steps. */
  known: number;
}

const newPlace = (at: string, step: string | number): Place => ({ at, step, below: [] });

/** From this position on the items of a list are not kept: there are too many to be met again before others. */
const KEPT_ITEMS = 256;
/** So many are kept, and then all forgotten. */
const LIMIT = 8192;

let body = newPlace('', '');
let made = 0;

/** A path into a body. */
export const newPath = (): Path => {
  if (made > LIMIT) {
    body = newPlace('', '');
    made = 0;
  }
  // As many steps as most walks take: a list that grows is copied.
  return { steps: ['', '', '', '', '', '', '', ''], places: [body], known: 0 };
};

/** Says which step comes after the first so many: an index, or a name that the policy has, which is a plain one. */
export const stepTo = (path: Path, steps: number, step: string | number): void => {
  path.steps[steps] = step;
  if (path.known > steps) path.known = steps;
};

const further = ({ at, below }: Place, step: string | number): Place => {
  const isNumber = typeof step === 'number';
  if (!below || (isNumber && step >= KEPT_ITEMS)) return { at: `${at}/${step}`, step, below: undefined };
  const before = isNumber ? below[step] : below.find((one) => one.step === step);
  if (before) return before;
  const place = newPlace(`${at}/${step}`, step);
  below[isNumber ? step : below.length] = place;
  made++;
  return place;
};

/** The pointer to where the first so many steps lead. */
export const placeOf = (path: Path, steps: number): string => {
  for (; path.known < steps; path.known++)
    path.places[path.known + 1] = further(path.places[path.known] as Place, path.steps[path.known] as string | number);
  return (path.places[steps] as Place).at;
};
