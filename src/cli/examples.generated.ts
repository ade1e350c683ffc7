// Generated from fixtures/ by `npm run update`. Do not edit.
export interface Example {
  readonly name: string;
  readonly request: string;
  readonly terms?: string;
}

export const EXAMPLES: Readonly<Record<string, { readonly speaks?: Example; readonly silent?: Example }>> = {};
