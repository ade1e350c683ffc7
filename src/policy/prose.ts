/** The types of the texts that explain the policy. They are not needed for judging, so the core does not include them. */
import type { Arrangement, Day, FoundryHosting, HipaaStanding, Holder, ZdrStanding } from '../model.js';
import type { SourceGroup } from './data.js';
import type { Statement } from './platform-rows.js';

/** General statements that no request triggers: what the arrangements do not cover, training, scope. */
export interface ScopeRow {
  readonly id: string;
  readonly about: 'zdr' | 'hipaa' | 'both' | 'training';
  readonly says: string;
  readonly sources: readonly string[];
}

/** Terms under which a rule can apply. All of them must hold. */
export interface Applies {
  readonly arrangements?: readonly Arrangement[];
  /** Standings of the arrangement on the platform. */
  readonly zdr?: readonly ZdrStanding[];
  readonly hipaa?: readonly HipaaStanding[];
  readonly phi?: true;
  readonly strict?: true;
  /** Where a region was stated. */
  readonly residency?: true;
}

/** Something in saved results that limits what a report can state. */
export type Limit =
  | 'other-rules'
  | 'not-seen-lately'
  | 'undated'
  | 'dated-ahead'
  | 'unreadable'
  | 'skipped'
  | 'counted-twice';

/** A provision of law that a rule, or a part of a report, is relevant to. No verdict depends on it. */
export interface LawRow {
  readonly id: string;
  readonly cite: string;
  readonly law: 'HIPAA' | 'GDPR';
  /** `none` marks a provision that one might wrongly cite, with the reason. */
  readonly strength: 'direct' | 'partial' | 'context' | 'none';
  readonly rules?: readonly string[];
  readonly about?: 'ledger' | 'processor' | 'region' | 'report';
  readonly why: string;
  readonly source: string;
  /** `older-text` is an edition since amended, `not-read` what is known in general only. */
  readonly read: 'text' | 'older-text' | 'not-read';
}

/** What a report cannot state, and who can. */
export interface UnknownRow {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  readonly owner: string;
  readonly look: string;
  /** What a target must meet; without it the row is in every report. */
  readonly when?: {
    readonly rules?: readonly string[];
    readonly arrangements?: readonly Arrangement[];
    readonly standings?: readonly ZdrStanding[];
    readonly foundryHostings?: readonly FoundryHosting[];
    readonly holders?: readonly Holder[];
    readonly phi?: true;
    readonly results?: readonly Limit[];
  };
}

/** All texts. */
export interface Prose {
  /** Descriptions of features, by id. */
  readonly about: Readonly<Record<string, string>>;
  /** Eligible alternatives to features, by id. */
  readonly remedies: Readonly<Record<string, string>>;
  readonly rules: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly why: string;
        readonly since?: Day;
        /** Absent: under any terms. */
        readonly applies?: readonly Applies[];
        /** Rules that cannot pass if this one applies; a trailing `*` is any ending. */
        readonly blinds?: readonly string[];
      }
    >
  >;
  /** Statements about the arrangements and regions of platforms. */
  readonly platforms: Readonly<Record<string, Readonly<Record<'zdr' | 'hipaa' | 'region', Statement>>>>;
  /** Who processes the data on each platform, from a day on. */
  readonly processors: Readonly<
    Record<string, readonly { readonly since: Day; readonly who: string; readonly source: string }[]>
  >;
  readonly scope: readonly ScopeRow[];
  readonly law: readonly LawRow[];
  readonly unknowns: readonly UnknownRow[];
  /** Groups of sources that only these texts cite. */
  readonly sources: Readonly<Record<string, SourceGroup>>;
  /** The days on which each group was read. */
  readonly captured: Readonly<Record<string, readonly Day[]>>;
}
