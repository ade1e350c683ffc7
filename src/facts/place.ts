/** Pointers into a body, each made once: requests are alike, and their places recur. */

interface Place {
  readonly at: string;
  /** The step that leads here. */
  readonly step: string | number;
  /** The places one step further: in a list by position; few members of a node are ever asked for. */
  readonly below: Place[];
}

/** The steps to where a walk stands, and the places on the way that were asked for. */
export interface Path {
  /** The pointer to where the steps begin: the body, or an item of a list that has too many. */
  from: string;
  readonly list: string;
  readonly steps: (string | number)[];
  readonly places: Place[];
  /** So many of the places are those of the steps. */
  known: number;
}

const newPlace = (at: string, step: string | number): Place => ({ at, step, below: [] });

/** So many are kept, and then all forgotten. */
const LIMIT = 8192;

let start = newPlace('', '');
let made = 0;

/** A path into a body, or into one item after another of the list to which a pointer leads. */
export const newPath = (list = ''): Path => {
  if (made > LIMIT) {
    start = newPlace('', '');
    made = 0;
  }
  // As many steps as most walks take: a list that grows is copied.
  return { from: '', list, steps: ['', '', '', '', '', '', '', ''], places: [start], known: 0 };
};

/** Begins the path at an item of its list. */
export const beginAt = (path: Path, index: number): void => {
  path.from = `${path.list}/${index}`;
  path.known = 0;
};

/** Says which step comes after the first so many: an index, or a name that the policy has, which is a plain one. */
export const stepTo = (path: Path, steps: number, step: string | number): void => {
  path.steps[steps] = step;
  if (path.known > steps) path.known = steps;
};

const further = ({ at, below }: Place, step: string | number): Place => {
  const isNumber = typeof step === 'number';
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
  return path.from + (path.places[steps] as Place).at;
};
