/** Pointers into a body, each made once: requests are alike, and their places recur. */

interface Place {
  readonly at: string;
  next: Map<string | number, Place> | undefined;
}

const newPlace = (at: string): Place => ({ at, next: undefined });

/** So many are kept, and then all forgotten. */
const LIMIT = 8192;

let body = newPlace('');
let made = 0;

/** The pointer to where the first so many steps lead. Steps are indices, and names that the policy has: plain ones. */
export const placeOf = (path: readonly (string | number)[], steps: number): string => {
  if (made > LIMIT) {
    body = newPlace('');
    made = 0;
  }
  let place = body;
  for (let i = 0; i < steps; i++) {
    const step = path[i] as string | number;
    place.next ??= new Map();
    let next = place.next.get(step);
    if (!next) {
      next = newPlace(`${place.at}/${step}`);
      place.next.set(step, next);
      made++;
    }
    place = next;
  }
  return place.at;
};
