/** Pointers into a body, each made once: requests are alike, and their places recur. */
import { remembered } from '../memo.js';

interface Place {
  /** The pointer from where the path begins. */
  readonly at: string;
  /** The whole pointers to it, in each item of the list where paths begin. */
  readonly inItems: string[];
  /** The step that leads here. */
  readonly step: string | number;
  /** The places one step further: in a list by position; few members of a node are ever asked for. */
  readonly below: Place[];
}

/** The steps to where a walk stands, and the places on the way that were asked for. */
export interface Path {
  /** The pointer to the long list in an item of which the steps begin; without one they begin at the body. */
  readonly list: string | undefined;
  /** Which item that is. */
  item: number;
  readonly steps: (string | number)[];
  readonly places: Place[];
  /** How many of `places`, from the first on, belong to the steps as they are now. */
  known: number;
}

const newPlace = (at: string, step: string | number): Place => ({ at, inItems: [], step, below: [] });

/** The most places that are kept; then all are forgotten. */
const LIMIT = 8192;
/** Of this many items of a list the pointers are kept: those of more would be forgotten before they are met again. */
const MOST_ITEMS = 1024;

/** Where paths begin, by their list. */
const starts = new Map<string | undefined, Place>();
let made = 0;

const keep = <Kept>(list: Kept[], index: number, one: Kept): Kept => {
  made++;
  list[index] = one;
  return one;
};

/** A path into a body, or into one item after another of the list to which a pointer leads. */
export const newPath = (list?: string): Path => {
  if (made > LIMIT) {
    starts.clear();
    made = 0;
  }
  const start = remembered(starts, list, () => newPlace('', ''));
  // As many steps as most walks take: a list that grows is copied.
  return { list, item: 0, steps: ['', '', '', '', '', '', '', ''], places: [start], known: 0 };
};

/** Begins the path at an item of its list. */
export const beginAt = (path: Path, item: number): void => {
  path.item = item;
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
  return keep(below, isNumber ? step : below.length, newPlace(`${at}/${step}`, step));
};

/** The pointer to where the first so many steps lead, or to a member of what is there. */
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
