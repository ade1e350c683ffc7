/** The terms as the form says them, and as an address keeps them. */
import type { Arrangement, Context, FoundryHosting, Platform } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';

/** What stands in the form, by the name of the field. */
export type Words = Readonly<Record<string, string>>;

/** The fields that only some terms ask for. */
export interface Asked {
  readonly hosting: boolean;
  readonly baa: boolean;
  readonly contract: boolean;
  readonly cloud: boolean;
}

/** Which of them these terms ask for, where the request goes to a platform. */
export const askedOf = ({ arrangement }: Words, platform: string): Asked => {
  const row = shippedPolicy.platform(platform);
  return {
    hosting: platform === 'microsoft-foundry',
    baa: arrangement === 'hipaa' || (arrangement === 'zdr' && row?.hipaa.standing === 'own'),
    contract: arrangement === 'zdr' && row?.zdr.standing !== 'own',
    cloud: arrangement !== 'standard' && row?.hipaa.standing === 'cloud',
  };
};

/** No document is at hand: what is stated is that somebody said so. */
const reference = 'stated on the page';

/** The context of a request that goes to a platform. */
export const contextOf = (words: Words, goesTo?: string): Context => {
  const platform = words.platform as Platform;
  const to = (goesTo ?? platform) as Platform;
  const asked = askedOf(words, to);
  const { phi, baa } = words;
  return {
    platform,
    arrangement: words.arrangement as Arrangement,
    ...(asked.hosting ? { foundryHosting: words.hosting as FoundryHosting } : {}),
    ...(phi ? { phi: phi === 'yes' } : {}),
    ...(asked.baa && baa ? { baa: { acceptedOn: baa } } : {}),
    ...(asked.contract && words.contract === 'on' ? { zdrContract: { platform: to, reference } } : {}),
    ...(asked.cloud && words.cloud === 'on' ? { cloudBaa: { platform: to, reference } } : {}),
    strict: words.strict === 'on',
    asOf: words.date || shippedPolicy.newest,
  };
};

/** What of the form is not as it was at first, for an address that opens with the same terms. Nothing of a request. */
export const hashOf = (words: Words, first: Words): string => {
  const changed = Object.entries(words).filter(([name, word]) => word !== (first[name] ?? ''));
  return changed.length === 0
    ? ''
    : `#${changed.map(([name, word]) => `${name}=${encodeURIComponent(word)}`).join('&')}`;
};
