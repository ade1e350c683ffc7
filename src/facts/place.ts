/** Pointers into a body, each made once: requests are alike, and their places recur. */

interface Place {
  readonly at: string;
  /** The places one step further: by position, or by name. */
  readonly items: Place[];
  members: Map<string, Place> | undefined;
}

const newPlace = (at: string): Place => ({ at, items: [], members: undefined });

/** So many are kept, and then all forgotten. */
const LIMIT = 8192;

let body = newPlace('');
let made = 0;

const further = (from: Place, step: string | number): Place => {
  const place = newPlace(`${from.at}/${step}`);
  if (typeof step === 'number') from.items[step] = place;
  else {
    from.members ??= new Map();
    from.members.set(step, place);
  }
  made++;
  return place;
};

/** The pointer to where the first so many steps lead. Steps are indices, and names that the policy has: plain ones. */
export const placeOf = (path: readonly (string | number)[], steps: number): string => {
  if (made > LIMIT) {
    body = newPlace('');
    made = 0;
  }
  let place = body;
  for (let i = 0; i < steps; i++) {
    const step = path[i] as string | number;
    place = (typeof step === 'number' ? place.items[step] : place.members?.get(step)) ?? further(place, step);
  }
  return place.at;
};
