/** Converts the terms between the form, the context of a check, and the fragment of the address. */
import type { Arrangement, Context, Day, FoundryHosting, Platform } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';

/** The values of the form by field name. */
export type Words = Readonly<Record<string, string>>;

/** Fields that are shown only for some terms. */
export interface ShownFields {
  readonly hosting: boolean;
  readonly baa: boolean;
  readonly contract: boolean;
  readonly cloud: boolean;
}

/** Which of these fields are shown for an arrangement and a platform. */
export const shownFields = ({ arrangement }: Words, platform: string): ShownFields => {
  const row = shippedPolicy.platform(platform);
  return {
    hosting: platform === 'microsoft-foundry',
    baa: arrangement === 'hipaa' || (arrangement === 'zdr' && row?.hipaa.standing === 'own'),
    contract: arrangement === 'zdr' && row?.zdr.standing !== 'own',
    cloud: arrangement !== 'standard' && row?.hipaa.standing === 'cloud',
  };
};

/** The reference of agreements that were only stated on the page. */
const reference = 'stated on the page';

/** The context for a request; `goesTo` is its platform if that differs from the selected one. Without the day of today no policy is stale. */
export const contextOf = (words: Words, goesTo?: string, today?: Day): Context => {
  const platform = words.platform as Platform;
  const to = (goesTo ?? platform) as Platform;
  const shown = shownFields(words, to);
  const { phi, baa, date } = words;
  return {
    platform,
    arrangement: words.arrangement as Arrangement,
    ...(shown.hosting ? { foundryHosting: words.hosting as FoundryHosting } : {}),
    ...(phi ? { phi: phi === 'yes' } : {}),
    ...(shown.baa && baa ? { baa: { acceptedOn: baa } } : {}),
    ...(shown.contract && words.contract === 'on' ? { zdrContract: { platform: to, reference } } : {}),
    ...(shown.cloud && words.cloud === 'on' ? { cloudBaa: { platform: to, reference } } : {}),
    strict: words.strict === 'on',
    // The field begins with the newest day, which is no statement: as a day that was given, later BAAs would be in doubt.
    ...(date && date !== shippedPolicy.newest ? { asOf: date } : {}),
    ...(today === undefined ? {} : { today }),
  };
};

/** The form's changed values as a fragment that opens the page with the same terms. It has nothing of a request. */
export const hashOf = (words: Words, first: Words): string => {
  const changed = Object.entries(words).filter(([name, word]) => word !== (first[name] ?? ''));
  return changed.length === 0
    ? ''
    : `#${changed.map(([name, word]) => `${name}=${encodeURIComponent(word)}`).join('&')}`;
};
