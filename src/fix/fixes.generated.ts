// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { FixRow } from '../policy/fix-row.js';

export const fixes: readonly FixRow[] = [
 {
  "id": "direct-web-tool",
  "rules": [
   "zdr/feature-not-eligible",
   "hipaa/feature-not-eligible"
  ],
  "features": [
   "dynamic_filtering"
  ],
  "when": {
   "allowed_callers": [
    {
     "exists": false
    }
   ]
  },
  "set": {
   "allowed_callers": [
    "direct"
   ]
  },
  "says": "The web tool is called directly, without code that filters what it finds.",
  "source": "retention/2026-03-27"
 },
 {
  "id": "basic-web-search",
  "rules": [
   "platform/feature-not-supported"
  ],
  "features": [
   "web_search",
   "dynamic_filtering"
  ],
  "when": {
   "type": [
    {
     "prefix": "web_search_",
     "anything-but": [
      "web_search_20250305"
     ]
    }
   ],
   "response_inclusion": [
    {
     "exists": false
    }
   ]
  },
  "set": {
   "type": "web_search_20250305"
  },
  "says": "The platform has the basic version of web search only.",
  "source": "foundry-models/2026-09-01"
 },
 {
  "id": "basic-web-fetch",
  "rules": [
   "platform/feature-not-supported"
  ],
  "features": [
   "web_fetch",
   "dynamic_filtering"
  ],
  "when": {
   "type": [
    {
     "prefix": "web_fetch_",
     "anything-but": [
      "web_fetch_20250910"
     ]
    }
   ],
   "response_inclusion": [
    {
     "exists": false
    }
   ],
   "use_cache": [
    {
     "exists": false
    }
   ]
  },
  "set": {
   "type": "web_fetch_20250910"
  },
  "says": "The platform has the basic version of web fetch only.",
  "source": "foundry-models/2026-09-01"
 },
 {
  "id": "no-cache-diagnostics",
  "rules": [
   "hipaa/feature-not-eligible"
  ],
  "features": [
   "cache_diagnostics"
  ],
  "remove": "diagnostics",
  "says": "The request is answered without a report on the cache.",
  "source": "retention/2026-05-19"
 },
 {
  "id": "no-automatic-caching",
  "rules": [
   "platform/feature-not-supported"
  ],
  "features": [
   "prompt_caching"
  ],
  "remove": "cache_control",
  "says": "The request is answered without automatic caching, which the platform lacks.",
  "source": "bedrock-legacy/2026-08-07"
 },
 {
  "id": "standard-speed",
  "rules": [
   "platform/feature-not-supported"
  ],
  "features": [
   "fast_mode"
  ],
  "remove": "speed",
  "says": "The same model answers at the standard speed.",
  "source": "fast-mode/2026-08-22"
 },
 {
  "id": "no-fallback-credit",
  "rules": [
   "zdr/feature-not-eligible"
  ],
  "features": [
   "fallback_credit"
  ],
  "remove": "fallback_credit_token",
  "says": "The retry is sent without the token that ties it to a refusal.",
  "source": "overview/2026-08-22"
 },
 {
  "id": "idle-beta-value",
  "rules": [
   "hipaa/beta-not-listed"
  ],
  "drop": "idle-beta-values",
  "says": "A beta value is dropped that stands for features which the request does not use.",
  "source": "sdk/2026-08-19"
 }
];
