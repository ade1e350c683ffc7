/** Checks of words: mail addresses without a person, false streets, and hosts and paths that contain a name. */
import type { Check } from './check.js';
import { parts } from './names.generated.js';
import { personName } from './names.js';
import { wordOf } from './vocabulary.js';

const ROLES = new Set(parts.roles.split(' '));
const HOSTS = new Set(parts.exampleHosts.split(' '));

/** A mail address of a person. The pattern begins at the @, so the local part is read here. */
export const emailCheck: Check = ({ match, text, at, confidence }) => {
  const local = /[A-Za-z0-9._%+'-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0].toLowerCase() ?? '';
  const host = match.slice(1).toLowerCase();
  if (host.startsWith('odata.') || local === '') return 0;
  const office = [...HOSTS].some((known) => host === known || host.endsWith(`.${known}`));
  return office || ROLES.has(local) || ROLES.has(local.replace(/[\d+].*$/, ''))
    ? Math.min(confidence, 0.3)
    : confidence;
};

/** Words for streets that often mean something else; the first ones even more so in capitals. */
const DOUBTFUL =
  /^(?:(row|close|square|loop|walk|hill|route|pike|ridge|view|hollow|manor|park|run)|way|place|plaza|circle|court|crossing|trail|landing)$/i;
const MEASURE = /^\d+.(?:m|met(?:er|re)s?|f(?:oo|ee)?t|(?:min(?:ute)?|hour|day|week|month|degree|point)s?)\b/i;

/** A number, words and a word for a street. Quantities (`2 Way`, `25-Foot Walk`) are not addresses; lower case is weaker. */
export const addressCheck: Check = ({ match, confidence, weaker }) => {
  const [number = '', ...rest] = match.split(/[\s-]/);
  if (rest.length < 2) return 0;
  const doubtful = DOUBTFUL.exec(rest.at(-1)?.replace('.', '') ?? '');
  if (doubtful && (number.length < 2 || MEASURE.test(match) || (doubtful[1] && !/[a-z]/.test(match))))
    return Math.min(confidence, 0.4);
  return / (?!(?:of|the|de|la) )[a-z]/.test(match) ? weaker : confidence;
};

/** A host that is a given name and a surname without a separator. */
export const hostCheck: Check = ({ match, confidence }) => {
  const label = /(?:www\.|\/\/)(?:www\.)?([a-z-]{6,30})\.[a-z]+\/?\W?$/i.exec(match)?.[1]?.toLowerCase() ?? '';
  if (label.includes('-')) return personName(label) >= 0.5 ? confidence : 0;
  if (wordOf(label).ordinary) return 0;
  for (let cut = 3; cut <= label.length - 3; cut += 1) {
    const given = wordOf(label.slice(0, cut));
    const surname = wordOf(label.slice(cut));
    const sum = given.given + surname.surname;
    if (given.listed && surname.listed && sum >= 6.5) return confidence;
    if (given.listed && !given.ordinary && given.given >= 4.5 && !surname.ordinary && surname.surname >= 1.5)
      return confidence;
    if (given.likeness >= 1 && !given.ordinary && surname.listed && surname.surname >= 4 && !surname.ordinary)
      return confidence;
  }
  return 0;
};

/** A path whose last step is a name, or that is marked as a home folder. */
export const pathCheck: Check = ({ match, confidence }) => {
  const last = match.replace(/\/$/, '').split(/[/~@]/).at(-1) ?? '';
  return match.includes('/~') || personName(last.replace(/[+]/g, '.')) >= 0.5 ? confidence : 0;
};
