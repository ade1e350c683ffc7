/** What explains the policy to people, as plain data; no judgement needs it, so the core does not carry it. */
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

/** Terms under which a rule can speak at all; all that is said must hold. */
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

/** Something in saved results that limits what a report can tell. */
export type Limit =
  | 'other-rules'
  | 'not-seen-lately'
  | 'undated'
  | 'dated-ahead'
  | 'unreadable'
  | 'skipped'
  | 'counted-twice';

/** A provision of law that a rule, or a part of a report, bears on; no judgement rests on it. */
export interface LawRow {
  readonly id: string;
  readonly cite: string;
  readonly law: 'HIPAA' | 'GDPR';
  /** `none` is what one might claim, and why it does not hold. */
  readonly strength: 'direct' | 'partial' | 'context' | 'none';
  readonly rules?: readonly string[];
  readonly about?: 'ledger' | 'processor' | 'region' | 'report';
  readonly why: string;
  readonly source: string;
  /** `older-text` is an edition since amended, `not-read` what is known in general only. */
  readonly read: 'text' | 'older-text' | 'not-read';
}

/** What a report cannot tell, and who can. */
export interface UnknownRow {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  readonly owner: string;
  readonly look: string;
  /** What a target must meet; without it the row stands in every report. */
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

/** All of it. */
export interface Prose {
  /** Feature id to what it does. */
  readonly about: Readonly<Record<string, string>>;
  /** Feature id to the eligible way to the same end. */
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
        /** Rules that cannot pass where this one speaks; a trailing `*` is any ending. */
        readonly blinds?: readonly string[];
      }
    >
  >;
  /** Platform to what is said of its arrangements and regions. */
  readonly platforms: Readonly<Record<string, Readonly<Record<'zdr' | 'hipaa' | 'region', Statement>>>>;
  /** Platform to who processes the data, from a day on. */
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
