/** Pointers into a body, each made once, as places recur from request to request. */
import { remembered } from '../memoize.js';

interface Place {
  /** The pointer, relative to the start of the path. */
  readonly at: string;
  /** The complete pointers, one for each item of the list in which the path starts. */
  readonly inItems: string[];
  /** The step that leads here. */
  readonly step: string | number;
  /** The places one step further, in a list by position. Few members of a node are ever asked for. */
  readonly below: Place[];
}

/** The steps to the current node of a walk, and the places on the way that were asked for. */
export interface Path {
  /** The pointer to the long list in whose item the steps start; undefined if they start at the body. */
  readonly list: string | undefined;
  /** Which item that is. */
  item: number;
  readonly steps: (string | number)[];
  readonly places: Place[];
  /** How many of `places`, from the first on, are valid for the current steps. */
  known: number;
}

const newPlace = (at: string, step: string | number): Place => ({ at, inItems: [], step, below: [] });

/** The most places that are cached; then the cache is cleared. */
const LIMIT = 8192;
/** The pointers of so many items of a list are cached; more would be evicted before they are used again. */
const MOST_ITEMS = 1024;

/** The places where paths start, by the pointer of their list. */
const starts = new Map<string | undefined, Place>();
let made = 0;

const keep = <Kept>(list: Kept[], index: number, one: Kept): Kept => {
  made++;
  list[index] = one;
  return one;
};

/** A path that starts at the body, or in turn at each item of the list to which a pointer leads. */
export const newPath = (list?: string): Path => {
  if (made > LIMIT) {
    starts.clear();
    made = 0;
  }
  const start = remembered(starts, list, () => newPlace('', ''));
  // Preallocated for the depth of most walks: a list that grows is copied.
  return { list, item: 0, steps: ['', '', '', '', '', '', '', ''], places: [start], known: 0 };
};

/** Starts the path at an item of its list. */
export const beginAt = (path: Path, item: number): void => {
  path.item = item;
  path.known = 0;
};

/** Sets the step after the first `steps`: an index, or a name from the policy, which needs no escaping. */
export const stepTo = (path: Path, steps: number, step: string | number): void => {
  path.steps[steps] = step;
  if (path.known > steps) path.known = steps;
};

const further = ({ at, below }: Place, step: string | number): Place => {
  const isNumber = typeof step === 'number';
  const before = isNumber ? below[step] : below.find((one) => one.step === step);
  if (before) return before;
  return keep(below, isNumber ? step : below.length, newPlace(`${at}/${step}`, step));
};

/** The pointer to which the first `steps` lead, or to a member there. */
export const placeOf = (path: Path, steps: number, member?: string): string => {
  if (member !== undefined) return `${placeOf(path, steps)}/${member}`;
  for (; path.known < steps; path.known++)
    path.places[path.known + 1] = further(path.places[path.known] as Place, path.steps[path.known] as string | number);
  const { at, inItems } = path.places[steps] as Place;
  const { list, item } = path;
  if (list === undefined) return at;
  const before = inItems[item];
  if (before !== undefined) return before;
  const whole = `${list}/${item}${at}`;
  return item < MOST_ITEMS ? keep(inItems, item, whole) : whole;
};
