// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { PolicyData } from './data.js';

export const DIGEST = 'sha256:855f14bdac40fd6b5995af782a7e48db160cc821082333c302dfb67e3f28bab3';

export const policyData: PolicyData = {
 "sources": {
  "retention": {
   "page": "API and data retention",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "before": {
    "day": "2026-05-06",
    "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention"
   },
   "section": "Feature eligibility"
  },
  "retention-scope": {
   "like": "retention",
   "section": "What ZDR covers and does not"
  },
  "retention-hipaa": {
   "like": "retention",
   "section": "HIPAA readiness scope"
  },
  "retention-phi": {
   "like": "retention",
   "section": "PHI handling guidelines"
  },
  "retention-errors": {
   "like": "retention",
   "section": "HIPAA error handling"
  },
  "retention-cors": {
   "like": "retention",
   "section": "CORS under ZDR"
  },
  "retention-flagged": {
   "like": "retention",
   "section": "What is retained whatever the arrangement"
  },
  "retention-models": {
   "like": "retention",
   "section": "Models that require retention"
  },
  "retention-approach": {
   "like": "retention",
   "section": "Approach to retention"
  },
  "retention-processor": {
   "like": "retention",
   "section": "Platforms covered and who processes"
  },
  "zdr-page": {
   "page": "Zero data retention",
   "url": "https://platform.claude.com/docs/en/build-with-claude/zero-data-retention",
   "section": "What is eligible"
  },
  "overview": {
   "page": "Features overview",
   "url": "https://platform.claude.com/docs/en/build-with-claude/overview",
   "section": "Availability and ZDR"
  },
  "release-notes": {
   "page": "Release notes",
   "url": "https://platform.claude.com/docs/en/release-notes/overview",
   "section": "Entries by date"
  },
  "api-overview": {
   "page": "API overview",
   "url": "https://platform.claude.com/docs/en/api/overview",
   "section": "Endpoints and headers"
  },
  "tool-reference": {
   "page": "Tool reference",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-reference",
   "section": "Tool types and beta headers"
  },
  "web-search": {
   "page": "Web search tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool",
   "section": "Availability"
  },
  "web-fetch": {
   "page": "Web fetch tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool",
   "section": "Cache and data exposure"
  },
  "code-execution": {
   "page": "Code execution tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool",
   "section": "Data retention"
  },
  "files": {
   "page": "Files API",
   "url": "https://platform.claude.com/docs/en/build-with-claude/files",
   "section": "Lifetime and expiry"
  },
  "compaction": {
   "page": "Compaction on demand",
   "url": "https://platform.claude.com/docs/en/build-with-claude/compaction-on-demand",
   "section": "The compaction parameter"
  },
  "mid-conversation": {
   "page": "Mid-conversation system messages and tool changes",
   "url": "https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages",
   "section": "Tool changes and headers"
  },
  "fast-mode": {
   "page": "Fast mode",
   "url": "https://platform.claude.com/docs/en/build-with-claude/fast-mode",
   "section": "Availability"
  },
  "residency": {
   "page": "Data residency",
   "url": "https://platform.claude.com/docs/en/manage-claude/data-residency",
   "before": {
    "day": "2026-05-12",
    "url": "https://platform.claude.com/docs/en/build-with-claude/data-residency"
   },
   "section": "inference_geo and platforms"
  },
  "foundry": {
   "page": "Claude in Microsoft Foundry",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "section": "Hosting options and what is not supported"
  },
  "foundry-privacy": {
   "page": "Data, privacy, and security for Claude models in Microsoft Foundry",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/claude-models/data-privacy",
   "before": {
    "day": "2026-06-23",
    "url": "https://learn.microsoft.com/en-us/azure/ai-foundry/responsible-ai/claude-models/data-privacy"
   },
   "section": "Who processes, and where"
  },
  "foundry-answer": {
   "page": "Microsoft Q&A: data retained by Anthropic for Claude on Foundry",
   "url": "https://learn.microsoft.com/en-us/answers/questions/5875922/clarification-need-what-customer-data-is-retained",
   "section": "Moderator answer"
  },
  "foundry-hosting": {
   "page": "Claude models hosting comparison",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison",
   "section": "Supported APIs; terms"
  },
  "foundry-models": {
   "page": "Claude models in Microsoft Foundry",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude",
   "section": "Tool versions by hosting option"
  },
  "aws-platform": {
   "page": "Claude Platform on AWS",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "section": "What is not supported, residency"
  },
  "bedrock": {
   "page": "Claude in Amazon Bedrock",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "section": "What is not supported, data handling"
  },
  "bedrock-legacy": {
   "page": "Claude on Amazon Bedrock (Opus 4.6 and earlier)",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy",
   "section": "Features not supported"
  },
  "google": {
   "page": "Claude on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "section": "What is not supported, data handling"
  },
  "google-anthropic": {
   "page": "Claude Models on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed",
   "section": "Anthropic managed (opening lines only)"
  },
  "baa-article": {
   "page": "Business Associate Agreements for commercial customers",
   "url": "https://support.claude.com/en/articles/8114513-business-associate-agreements-baa-for-commercial-customers",
   "section": "Covered API features"
  },
  "covered-models": {
   "page": "Covered Models",
   "url": "https://support.claude.com/en/articles/15425695",
   "section": "List and 30-day minimum"
  },
  "covered-models-retention": {
   "page": "Data retention for Covered Models",
   "url": "https://support.claude.com/en/articles/15425996",
   "section": "By platform"
  },
  "covered-models-baa": {
   "page": "Covered Models under a BAA",
   "url": "https://support.claude.com/en/articles/15455031",
   "section": "Which configurations are eligible"
  },
  "privacy-retention": {
   "page": "How long an organization's data is stored",
   "url": "https://privacy.claude.com/en/articles/7996866-how-long-do-you-store-my-organization-s-data",
   "section": "Standard, flagged, feedback"
  },
  "sdk": {
   "page": "@anthropic-ai/sdk 1.11.0",
   "url": "https://github.com/anthropics/anthropic-sdk-typescript",
   "section": "Request types, endpoints, beta values"
  },
  "ai-sdk": {
   "page": "@ai-sdk/anthropic 4.0.105",
   "url": "https://www.npmjs.com/package/@ai-sdk/anthropic",
   "section": "Beta values sent"
  }
 },
 "shape": {
  "request": {
   "members": {
    "model": "model-id",
    "messages": "message[]",
    "system": "string | block[]",
    "tools": "tool[]",
    "tool_choice": "object",
    "max_tokens": "any",
    "metadata": "metadata",
    "stream": "any",
    "stop_sequences": "any",
    "temperature": "any",
    "top_k": "any",
    "top_p": "any",
    "service_tier": "any",
    "workspace_id": "any",
    "thinking": "thinking",
    "container": "string | container",
    "context_management": "context_management",
    "mcp_servers": "mcp_server[]",
    "output_config": "output_config",
    "output_format": "output_format",
    "fallbacks": "string | fallback[]",
    "cache_control": "object",
    "compaction": "object",
    "diagnostics": "object",
    "thread": "object",
    "speed": "string",
    "inference_geo": "string",
    "betas": "string[]",
    "anthropic_beta": "string | string[]",
    "anthropic_version": "string"
   },
   "closed": true
  },
  "fallback": {
   "members": {},
   "like": "request",
   "closed": true
  },
  "batch": {
   "members": {
    "requests": "batch_item[]",
    "betas": "string[]",
    "anthropic_beta": "string | string[]"
   },
   "closed": true
  },
  "batch_item": {
   "members": {
    "custom_id": "custom-id",
    "params": "request"
   },
   "closed": true
  },
  "message": {
   "members": {
    "role": "string",
    "content": "string | block[]",
    "id": "any",
    "type": "any"
   },
   "closed": true
  },
  "block": {
   "members": {
    "type": "string",
    "cache_control": "object",
    "citations": "object | list",
    "source": "any",
    "content": "any"
   },
   "types": {
    "text": {},
    "image": {
     "source": "source"
    },
    "document": {
     "source": "source"
    },
    "search_result": {
     "content": "block[]"
    },
    "tool_use": {},
    "tool_result": {
     "content": "string | block[]"
    },
    "tool_reference": {},
    "tool_addition": {
     "tool": "tool_change",
     "definition": "tool"
    },
    "tool_removal": {
     "tool": "tool_change"
    },
    "server_tool_use": {},
    "compaction": {
     "tool_changes": "block[]"
    },
    "thinking": {},
    "redacted_thinking": {}
   },
   "typed": true
  },
  "source": {
   "members": {
    "type": "string",
    "content": "any"
   },
   "types": {
    "base64": {},
    "text": {},
    "url": {},
    "content": {
     "content": "string | block[]"
    }
   },
   "typed": true
  },
  "tool_change": {
   "members": {
    "type": "string",
    "definition": "tool"
   },
   "types": {
    "tool_reference": {}
   },
   "typed": true
  },
  "tool": {
   "members": {
    "type": "string",
    "name": "any",
    "description": "any",
    "input_schema": "schema-if-strict",
    "input_examples": "any",
    "strict": "boolean",
    "cache_control": "object",
    "allowed_callers": "string[]",
    "defer_loading": "any",
    "eager_input_streaming": "any",
    "model": "model-id",
    "max_uses": "any",
    "max_tokens": "any",
    "caching": "any",
    "allowed_domains": "any",
    "blocked_domains": "any",
    "user_location": "any",
    "citations": "object",
    "max_content_tokens": "any",
    "use_cache": "any",
    "url_sources": "any",
    "response_inclusion": "any",
    "display_width_px": "any",
    "display_height_px": "any",
    "display_number": "any",
    "enable_zoom": "any",
    "max_characters": "any",
    "configs": "any",
    "default_config": "any",
    "mcp_server_name": "any",
    "tools": "any"
   },
   "types": {
    "custom": {}
   },
   "closed": true
  },
  "thinking": {
   "members": {
    "type": "string",
    "budget_tokens": "any",
    "display": "string"
   },
   "types": {
    "disabled": {}
   },
   "closed": true,
   "typed": true
  },
  "output_config": {
   "members": {
    "format": "output_format"
   },
   "closed": true
  },
  "output_format": {
   "members": {
    "type": "string",
    "schema": "schema"
   },
   "types": {
    "json_schema": {}
   },
   "typed": true
  },
  "context_management": {
   "members": {
    "edits": "context_edit[]"
   },
   "closed": true
  },
  "context_edit": {
   "members": {
    "type": "string"
   },
   "typed": true
  },
  "container": {
   "members": {
    "id": "string",
    "skills": "skill[]"
   },
   "closed": true
  },
  "skill": {
   "members": {
    "type": "any",
    "skill_id": "any",
    "version": "any"
   }
  },
  "mcp_server": {
   "members": {
    "type": "any",
    "url": "any",
    "name": "any",
    "authorization_token": "any",
    "tool_configuration": "any"
   }
  },
  "metadata": {
   "members": {
    "user_id": "user-id"
   }
  },
  "workspace": {
   "members": {
    "name": "workspace-name"
   }
  }
 },
 "features": [
  {
   "id": "messages",
   "title": "Messages API",
   "row": "table",
   "beta": [
    {
     "since": "2026-02-04",
     "needed": false,
     "source": "zdr-page/2026-02-04"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "token_counting",
   "title": "Token counting",
   "row": "table",
   "beta": [
    {
     "since": "2024-12-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "web_search",
   "title": "Web search",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "web_search_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "web_search"
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "web_search_tool_result"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Use `web_search_20250305`, or search in a client tool."
  },
  {
   "id": "web_fetch",
   "title": "Web fetch",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "web_fetch_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "web_fetch"
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "web_fetch_tool_result"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Fetched URLs and request metadata",
     "where": "third-party",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    },
    {
     "what": "Fetched pages, in the tool's cache",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-08-21",
     "source": "web-fetch/2026-08-21"
    }
   ],
   "remedy": "Fetch the page in a client tool and send its text."
  },
  {
   "id": "advisor_tool",
   "title": "Advisor tool",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "advisor_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "advisor"
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "advisor_tool_result"
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-04-10",
     "status": "eligible",
     "source": "retention/2026-04-10"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-10",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-10"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Ask the second model in a Messages call of its own."
  },
  {
   "id": "memory_tool",
   "title": "Memory tool",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "memory_"
       }
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Notes",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ]
  },
  {
   "id": "compaction",
   "title": "Context management (compaction)",
   "row": "table",
   "detect": [
    {
     "on": "context_edit",
     "when": {
      "type": [
       {
        "prefix": "compact_"
       }
      ]
     }
    },
    {
     "on": "request",
     "when": {
      "compaction": [
       {
        "exists": true
       }
      ]
     },
     "at": "compaction"
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "compaction"
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "apiName": "context_management",
   "remedy": "Summarise the older turns with a Messages call of your own."
  },
  {
   "id": "context_editing",
   "title": "Context editing",
   "row": "table",
   "detect": [
    {
     "on": "context_edit",
     "when": {
      "type": [
       {
        "prefix": "clear_"
       }
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "apiName": "context_management",
   "remedy": "Drop old tool results and thinking from `messages` yourself."
  },
  {
   "id": "fast_mode",
   "title": "Fast mode",
   "row": "table",
   "detect": [
    {
     "on": "request",
     "when": {
      "speed": [
       "fast"
      ]
     },
     "at": "speed"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Leave `speed` out."
  },
  {
   "id": "context_1m",
   "title": "1M token context window",
   "row": "table",
   "beta": [
    {
     "since": "2026-03-13",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "adaptive_thinking",
   "title": "Adaptive thinking",
   "row": "table",
   "detect": [
    {
     "on": "thinking",
     "when": {
      "type": [
       "adaptive"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-05",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "citations",
   "title": "Citations",
   "row": "table",
   "detect": [
    {
     "on": "block",
     "when": {
      "citations": {
       "enabled": [
        true
       ]
      }
     }
    },
    {
     "on": "tool",
     "when": {
      "citations": {
       "enabled": [
        true
       ]
      }
     }
    }
   ],
   "beta": [
    {
     "since": "2025-01-23",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "data_residency",
   "title": "Data residency",
   "row": "table",
   "detect": [
    {
     "on": "request",
     "when": {
      "inference_geo": [
       {
        "exists": true
       }
      ]
     },
     "at": "inference_geo"
    }
   ],
   "beta": [
    {
     "since": "2026-02-05",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Leave `inference_geo` out; the endpoint or deployment decides."
  },
  {
   "id": "effort",
   "title": "Effort",
   "row": "table",
   "detect": [
    {
     "on": "output_config",
     "when": {
      "effort": [
       {
        "exists": true
       }
      ]
     },
     "at": "effort"
    },
    {
     "on": "message",
     "when": {
      "output_config": {
       "effort": [
        {
         "exists": true
        }
       ]
      }
     },
     "at": "output_config"
    }
   ],
   "beta": [
    {
     "since": "2026-02-05",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "extended_thinking",
   "title": "Extended thinking",
   "row": "table",
   "detect": [
    {
     "on": "thinking",
     "when": {
      "type": [
       "enabled"
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "thinking",
       "redacted_thinking"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2025-02-24",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "pdf",
   "title": "PDF support",
   "row": "table",
   "detect": [
    {
     "on": "block",
     "when": {
      "type": [
       "document"
      ],
      "source": {
       "type": [
        "base64",
        "url",
        "file"
       ]
      }
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "document"
      ],
      "source": {
       "file_id": [
        {
         "exists": true
        }
       ]
      }
     }
    }
   ],
   "beta": [
    {
     "since": "2024-12-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "search_results",
   "title": "Search results",
   "row": "table",
   "detect": [
    {
     "on": "block",
     "when": {
      "type": [
       "search_result"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2025-08-08",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "bash_tool",
   "title": "Bash tool",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "bash_"
       }
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2025-02-24",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ]
  },
  {
   "id": "text_editor",
   "title": "Text editor tool",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "text_editor_"
       }
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2025-02-24",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ]
  },
  {
   "id": "computer_use",
   "title": "Computer use",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "computer_"
       }
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    },
    {
     "since": "2026-06-19",
     "status": "eligible",
     "source": "retention/2026-06-19"
    },
    {
     "since": "2026-06-23",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-06-23"
    },
    {
     "since": "2026-08-14",
     "status": "eligible",
     "source": "retention/2026-08-14"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Screenshots and files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Keep PHI off the screen the model drives, or replace the desktop by tools of your own that read and write only the fields you need."
  },
  {
   "id": "fine_grained_tool_streaming",
   "title": "Fine-grained tool streaming",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "eager_input_streaming": [
       true
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-05",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "prompt_caching",
   "title": "Prompt caching",
   "row": "table",
   "detect": [
    {
     "on": "request",
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     },
     "at": "cache_control",
     "evidence": "automatic"
    },
    {
     "on": "block",
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     }
    },
    {
     "on": "tool",
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     }
    },
    {
     "on": "tool",
     "when": {
      "caching": [
       {
        "exists": true
       }
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2024-12-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "KV representation and hashes, in memory, for the cache's lifetime",
     "where": "anthropic",
     "upTo": "PT1H",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Mark single blocks with `cache_control` instead of the request."
  },
  {
   "id": "structured_outputs",
   "title": "Structured outputs",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "strict": [
       true
      ]
     }
    },
    {
     "on": "output_config",
     "when": {
      "format": [
       {
        "exists": true
       }
      ]
     },
     "at": "format"
    },
    {
     "on": "request",
     "when": {
      "output_format": [
       {
        "exists": true
       }
      ]
     },
     "at": "output_format"
    }
   ],
   "beta": [
    {
     "since": "2026-01-29",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "qualified",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The JSON schema, compiled, counted from its last use",
     "where": "anthropic",
     "upTo": "PT24H",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Keep personal data out of the schema, or ask for JSON in the prompt."
  },
  {
   "id": "tool_search",
   "title": "Tool search",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "tool_search_tool_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       {
        "prefix": "tool_search_tool"
       }
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "tool_search_tool_result"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "qualified",
     "source": "retention/2026-03-27"
    },
    {
     "since": "2026-04-17",
     "status": "eligible",
     "source": "retention/2026-04-17"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The tool catalogue: names, descriptions, argument metadata",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "until": "2026-04-17",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Send only the tools needed, or search them in a client tool."
  },
  {
   "id": "batch",
   "title": "Batch processing",
   "row": "table",
   "beta": [
    {
     "since": "2024-12-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Requests and results of the batch",
     "where": "anthropic",
     "upTo": "P29D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Send the items one by one to /v1/messages."
  },
  {
   "id": "code_execution",
   "title": "Code execution",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "code_execution_"
       }
      ]
     }
    },
    {
     "on": "request",
     "when": {
      "container": [
       {
        "prefix": ""
       }
      ]
     },
     "at": "container"
    },
    {
     "on": "container",
     "when": {
      "id": [
       {
        "exists": true
       }
      ]
     }
    },
    {
     "on": "container",
     "when": {
      "skills": [
       {
        "exists": true
       }
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "container_upload"
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "code_execution",
       "bash_code_execution",
       "text_editor_code_execution"
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "code_execution_tool_result",
       "bash_code_execution_tool_result",
       "text_editor_code_execution_tool_result"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The container: uploads, artefacts, outputs",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    },
    {
     "what": "Files that the code hands to the Files API",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-08-22",
     "source": "code-execution/2026-08-22"
    }
   ],
   "apiName": "code_execution",
   "remedy": "Run the code in a sandbox of your own, as a client tool."
  },
  {
   "id": "programmatic_tool_calling",
   "title": "Programmatic tool calling",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "allowed_callers": [
       {
        "prefix": "code_execution_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "caller": {
       "type": [
        {
         "prefix": "code_execution_"
        }
       ]
      }
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The container: uploads, artefacts, outputs",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Set `allowed_callers: [\"direct\"]`, or leave it out on a tool that is not a web tool, and run the calls yourself."
  },
  {
   "id": "files_api",
   "title": "Files API",
   "row": "table",
   "detect": [
    {
     "on": "source",
     "when": {
      "type": [
       "file"
      ]
     }
    },
    {
     "on": "source",
     "when": {
      "file_id": [
       {
        "exists": true
       }
      ]
     }
    },
    {
     "on": "block",
     "when": {
      "type": [
       "container_upload"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-08-19",
     "needed": false,
     "source": "release-notes/2026-09-26"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Uploaded files",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-03-27",
     "until": "2026-08-20",
     "source": "retention/2026-03-27"
    },
    {
     "what": "Uploaded files (an expiry does not guarantee deletion)",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-08-20",
     "source": "files/2026-08-22"
    }
   ],
   "remedy": "Send the content inline (base64 or text) instead of a file id."
  },
  {
   "id": "agent_skills",
   "title": "Agent Skills",
   "row": "table",
   "detect": [
    {
     "on": "skill"
    }
   ],
   "beta": [
    {
     "since": "2026-08-19",
     "needed": false,
     "source": "release-notes/2026-09-26"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Skill definitions and execution data",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Put the skill's text into the system prompt and run its scripts in client tools."
  },
  {
   "id": "mcp_connector",
   "title": "MCP connector",
   "row": "table",
   "detect": [
    {
     "on": "mcp_server"
    },
    {
     "on": "tool",
     "when": {
      "type": [
       "mcp_toolset",
       {
        "prefix": "mcp_toolset_"
       }
      ]
     }
    },
    {
     "on": "tool_change",
     "when": {
      "type": [
       "mcp_tool_reference",
       "mcp_toolset_reference"
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "mcp_tool_use",
       "mcp_tool_result",
       "mcp_tool_listing"
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown",
     "source": "retention/2026-04-02"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Tool definitions and results",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    },
    {
     "what": "What the MCP servers receive",
     "where": "third-party",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention-scope/2026-04-10"
    }
   ],
   "remedy": "Call the MCP server from your own code, with its tools as client tools."
  },
  {
   "id": "dynamic_filtering",
   "title": "Dynamic filtering of web search and web fetch",
   "row": "footnote",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "web_search_",
        "anything-but": [
         "web_search_20250305"
        ]
       },
       {
        "prefix": "web_fetch_",
        "anything-but": [
         "web_fetch_20250910"
        ]
       }
      ],
      "allowed_callers": [
       {
        "exists": false
       },
       {
        "anything-but": [
         "direct"
        ]
       }
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-02-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible",
     "source": "retention/2026-03-27"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown",
     "source": "retention/2026-04-02"
    }
   ],
   "retention": [
    {
     "what": "The container: uploads, artefacts, outputs",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Set `allowed_callers: [\"direct\"]` on the tool, or use the basic version, `web_search_20250305` or `web_fetch_20250910`."
  },
  {
   "id": "cache_diagnostics",
   "title": "Cache diagnostics",
   "row": "table",
   "detect": [
    {
     "on": "request",
     "when": {
      "diagnostics": [
       {
        "exists": true
       }
      ]
     },
     "at": "diagnostics"
    }
   ],
   "beta": [
    {
     "since": "2026-09-23",
     "needed": false,
     "source": "release-notes/2026-09-26"
    }
   ],
   "zdr": [
    {
     "since": "2026-05-19",
     "status": "qualified",
     "source": "retention/2026-05-19"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-19",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-05-19"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "A fingerprint: hashes and token estimates",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-05-19",
     "source": "retention/2026-05-19"
    }
   ],
   "remedy": "Leave `diagnostics` out; `usage` has the cache counts."
  },
  {
   "id": "managed_agents",
   "title": "Claude Managed Agents",
   "row": "table",
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "source": "retention/2026-05-21"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-05-21"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "Sessions, transcripts and what they store",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-05-21",
     "source": "retention/2026-05-21"
    }
   ],
   "remedy": "Run the agent loop in your own code on /v1/messages."
  },
  {
   "id": "mcp_tunnels",
   "title": "MCP tunnels",
   "row": "table",
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "source": "retention/2026-05-21"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects",
     "source": "retention/2026-05-21"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "What passes the tunnel",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-05-21",
     "source": "retention/2026-05-21"
    }
   ],
   "remedy": "Call the MCP server from your own code, with its tools as client tools."
  },
  {
   "id": "mid_conversation_system",
   "title": "Mid-conversation system messages",
   "row": "table",
   "detect": [
    {
     "on": "message",
     "when": {
      "role": [
       "system"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-05-28",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-07-14",
     "status": "eligible",
     "source": "retention/2026-07-14"
    }
   ],
   "hipaa": [
    {
     "since": "2026-07-14",
     "status": "eligible",
     "source": "retention/2026-07-14"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Put the instruction into `system` or a user turn."
  },
  {
   "id": "browser_use",
   "title": "Browser use",
   "row": "table",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "browser_toolset_"
       }
      ]
     }
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "browser_state"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-08-19",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "zdr": [
    {
     "since": "2026-08-21",
     "status": "eligible",
     "source": "retention/2026-08-21"
    }
   ],
   "hipaa": [
    {
     "since": "2026-08-21",
     "status": "ineligible",
     "api": "accepts",
     "source": "retention/2026-08-21"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-listed",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The browser session",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-08-21",
     "source": "retention/2026-08-21"
    }
   ],
   "remedy": "Read the pages in your own code and send the text needed."
  },
  {
   "id": "message_threads",
   "title": "Message threads",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "thread": [
       {
        "exists": true
       }
      ]
     },
     "at": "thread"
    }
   ],
   "retention": [
    {
     "what": "The conversation that the thread holds",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-08-12",
     "source": "sdk/2026-11-19"
    }
   ],
   "remedy": "Send the whole conversation in `messages`; the SDK's tool runner takes `thread: false`.",
   "sources": [
    "sdk/2026-11-19"
   ]
  },
  {
   "id": "server_side_fallback",
   "title": "Server-side fallback",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "fallbacks": [
       {
        "exists": true
       }
      ]
     },
     "at": "fallbacks"
    }
   ],
   "signals": [
    {
     "on": "block",
     "when": {
      "type": [
       "fallback"
      ]
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-08-22",
     "status": "ineligible",
     "source": "overview/2026-08-22"
    }
   ],
   "remedy": "Send the request again yourself, with a model you have chosen."
  },
  {
   "id": "fallback_credit",
   "title": "Fallback credit",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "fallback_credit_token": [
       {
        "exists": true
       }
      ]
     },
     "at": "fallback_credit_token"
    }
   ],
   "zdr": [
    {
     "since": "2026-08-22",
     "status": "ineligible",
     "source": "overview/2026-08-22"
    }
   ],
   "remedy": "Retry without `fallback_credit_token`."
  },
  {
   "id": "task_budgets",
   "title": "Task budgets",
   "row": "none",
   "detect": [
    {
     "on": "output_config",
     "when": {
      "task_budget": [
       {
        "exists": true
       }
      ]
     },
     "at": "task_budget"
    }
   ],
   "remedy": "Count the tokens in your own code.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "inline_tools",
   "title": "Inline tools",
   "row": "none",
   "detect": [
    {
     "on": "tool_change",
     "when": {
      "type": [
       "tool_definition"
      ]
     }
    }
   ],
   "remedy": "Define the tool in `tools`.",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_tool_changes",
   "title": "Mid-conversation tool changes",
   "row": "none",
   "detect": [
    {
     "on": "block",
     "when": {
      "type": [
       "tool_addition",
       "tool_removal"
      ]
     }
    }
   ],
   "remedy": "Send each request with just the `tools` it may use.",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_output_config",
   "title": "Mid-conversation output configuration",
   "row": "none",
   "detect": [
    {
     "on": "message",
     "when": {
      "output_config": [
       {
        "exists": true
       }
      ]
     },
     "at": "output_config"
    }
   ],
   "remedy": "Set `output_config` on the request.",
   "sources": [
    "release-notes/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_system_clear_at",
   "title": "System messages that clear",
   "row": "none",
   "detect": [
    {
     "on": "message",
     "when": {
      "clear_at": [
       {
        "exists": true
       }
      ]
     },
     "at": "clear_at"
    }
   ],
   "remedy": "Leave the message out yourself.",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "user_profiles",
   "title": "User profiles",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "user_profile_id": [
       {
        "exists": true
       }
      ]
     },
     "at": "user_profile_id"
    },
    {
     "on": "batch",
     "when": {
      "user_profile_id": [
       {
        "exists": true
       }
      ]
     },
     "at": "user_profile_id"
    }
   ],
   "remedy": "Leave the profile out.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "billing_policy",
   "title": "Linked billing",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "billing_policy": [
       {
        "exists": true
       }
      ]
     },
     "at": "billing_policy"
    }
   ],
   "remedy": "Leave `billing_policy` out.",
   "sources": [
    "sdk/2026-11-19"
   ]
  },
  {
   "id": "safeguards",
   "title": "Safeguards",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "safeguards": [
       {
        "exists": true
       }
      ]
     },
     "at": "safeguards"
    }
   ],
   "remedy": "Leave `safeguards` out.",
   "sources": [
    "ai-sdk/2026-11-13"
   ]
  },
  {
   "id": "thinking_block_binding",
   "title": "Thinking block binding",
   "row": "none",
   "detect": [
    {
     "on": "thinking",
     "when": {
      "block_binding": [
       {
        "exists": true
       }
      ]
     },
     "at": "block_binding"
    }
   ],
   "remedy": "Leave `block_binding` out.",
   "sources": [
    "release-notes/2026-09-26"
   ]
  },
  {
   "id": "thinking_display_updates",
   "title": "Thinking display updates",
   "row": "none",
   "detect": [
    {
     "on": "thinking",
     "when": {
      "display": [
       "updates"
      ]
     },
     "at": "display"
    }
   ],
   "remedy": "Set `display` to `summarized` or `omitted`.",
   "sources": [
    "release-notes/2026-09-26"
   ]
  },
  {
   "id": "thinking_token_count",
   "title": "Thinking token count",
   "row": "none",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "between_tools_thinking",
   "title": "Thinking between tools",
   "row": "none",
   "detect": [
    {
     "on": "thinking",
     "when": {
      "type": [
       "between_tools"
      ]
     }
    }
   ],
   "beta": [
    {
     "since": "2026-09-26",
     "needed": false,
     "source": "sdk/2026-11-19"
    }
   ],
   "remedy": "Use adaptive thinking, which has a row.",
   "sources": [
    "sdk/2026-11-19"
   ]
  },
  {
   "id": "dev_full_thinking",
   "title": "Full thinking",
   "row": "none",
   "remedy": "Leave the beta value out.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "long_output",
   "title": "Long output",
   "row": "none",
   "remedy": "Leave the beta value out.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "dreams",
   "title": "Dreams",
   "row": "none",
   "remedy": "Keep memory in your own store.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "text_completions",
   "title": "Text Completions",
   "row": "none",
   "detect": [
    {
     "on": "request",
     "when": {
      "prompt": [
       {
        "exists": true
       }
      ]
     },
     "at": "prompt"
    },
    {
     "on": "request",
     "when": {
      "prompt": [
       {
        "exists": true
       }
      ],
      "max_tokens_to_sample": [
       {
        "exists": true
       }
      ]
     },
     "at": "prompt"
    }
   ],
   "beta": [
    {
     "since": "2026-02-04",
     "needed": false,
     "source": "sdk/2026-08-19"
    }
   ],
   "remedy": "Send the prompt as a message to /v1/messages.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "openai_compatibility",
   "title": "OpenAI-compatible endpoint",
   "row": "none",
   "beta": [
    {
     "since": "2025-02-27",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "remedy": "Send the conversation to /v1/messages.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "models_api",
   "title": "Models API",
   "row": "none",
   "beta": [
    {
     "since": "2024-12-17",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "prompts": false,
   "sources": [
    "baa-article/2026-06-10"
   ]
  },
  {
   "id": "admin_api",
   "title": "Admin API",
   "row": "none",
   "beta": [
    {
     "since": "2024-11-21",
     "needed": false,
     "source": "release-notes/2026-08-22"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "prompts": false,
   "remedy": "Keep personal data out of names and settings.",
   "sources": [
    "baa-article/2026-06-10"
   ]
  },
  {
   "id": "compliance_api",
   "title": "Compliance API",
   "row": "none",
   "beta": [
    {
     "since": "2026-06-10",
     "needed": false,
     "source": "baa-article/2026-06-10"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "retention": [
    {
     "what": "The activity feed; session transcripts by default",
     "where": "anthropic",
     "upTo": "P6Y",
     "since": "2026-09-26",
     "source": "retention/2026-09-26"
    }
   ],
   "sources": [
    "baa-article/2026-06-10",
    "retention/2026-09-26"
   ]
  },
  {
   "id": "auth_token_exchange",
   "title": "Token exchange",
   "row": "none",
   "beta": [
    {
     "since": "2026-02-04",
     "needed": false,
     "source": "api-overview/2026-08-22"
    }
   ],
   "prompts": false,
   "sources": [
    "api-overview/2026-08-22"
   ]
  }
 ],
 "markers": [
  {
   "id": "url_source",
   "title": "URL sources for images and documents",
   "detect": [
    {
     "on": "source",
     "when": {
      "type": [
       "url"
      ]
     }
    }
   ]
  }
 ],
 "betas": [
  {
   "value": "advanced-tool-use-2025-11-20",
   "features": [
    "tool_search",
    "programmatic_tool_calling"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "advisor-tool-2026-03-01",
   "features": [
    "advisor_tool"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "cache-diagnosis-*",
   "features": [
    "cache_diagnostics"
   ],
   "use": {
    "until": "2026-09-09"
   },
   "source": "release-notes/2026-09-26"
  },
  {
   "value": "code-execution-2025-05-22",
   "features": [
    "code_execution"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "code-execution-2025-08-25",
   "features": [
    "code_execution"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "code-execution-web-tools-2026-02-09",
   "features": [
    "dynamic_filtering"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "compact-2026-01-12",
   "features": [
    "compaction"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "compact-2026-09-04",
   "features": [
    "compaction"
   ],
   "source": "compaction/2026-09-22"
  },
  {
   "value": "computer-use-2024-10-22",
   "features": [
    "computer_use",
    "bash_tool",
    "text_editor"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "computer-use-2025-01-24",
   "features": [
    "computer_use",
    "bash_tool",
    "text_editor"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "computer-use-2025-11-24",
   "features": [
    "computer_use"
   ],
   "source": "tool-reference/2026-08-22"
  },
  {
   "value": "context-1m-*",
   "features": [
    "context_1m"
   ],
   "use": {},
   "source": "release-notes/2026-08-22"
  },
  {
   "value": "context-management-2025-06-27",
   "features": [
    "context_editing",
    "memory_tool"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "effort-2025-11-24",
   "features": [
    "effort"
   ],
   "source": "release-notes/2026-08-22"
  },
  {
   "value": "extended-cache-ttl-2025-04-11",
   "features": [
    "prompt_caching"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "fast-mode-2026-02-01",
   "features": [
    "fast_mode"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "files-api-2025-04-14",
   "features": [
    "files_api"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "fine-grained-tool-streaming-*",
   "features": [
    "fine_grained_tool_streaming"
   ],
   "use": {
    "with": "tools"
   },
   "source": "tool-reference/2026-08-22"
  },
  {
   "value": "interleaved-thinking-*",
   "features": [
    "extended_thinking"
   ],
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "managed-agents-2026-04-01",
   "features": [
    "managed_agents"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "agent-memory-2026-07-22",
   "features": [
    "managed_agents"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "mcp-client-2025-04-04",
   "features": [
    "mcp_connector"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "mcp-client-2025-11-20",
   "features": [
    "mcp_connector"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "mcp-client-2026-09-15",
   "features": [
    "mcp_connector"
   ],
   "source": "mid-conversation/2026-09-26"
  },
  {
   "value": "mcp-tunnels-2026-06-22",
   "features": [
    "mcp_tunnels"
   ],
   "source": "release-notes/2026-08-22"
  },
  {
   "value": "message-batches-2024-09-24",
   "features": [
    "batch"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "mid-conversation-system-2026-04-07",
   "features": [
    "mid_conversation_system"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "pdfs-2024-09-25",
   "features": [
    "pdf"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "prompt-caching-2024-07-31",
   "features": [
    "prompt_caching"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "search-results-2025-06-09",
   "features": [
    "search_results"
   ],
   "source": "release-notes/2026-08-22"
  },
  {
   "value": "skills-2025-10-02",
   "features": [
    "agent_skills"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "structured-outputs-2025-11-13",
   "features": [
    "structured_outputs"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "structured-outputs-2025-12-15",
   "features": [
    "structured_outputs"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "token-counting-2024-11-01",
   "features": [
    "token_counting"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "web-fetch-2025-09-10",
   "features": [
    "web_fetch"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "dangerous-tool-use-2026-09-03",
   "features": [
    "safeguards"
   ],
   "source": "ai-sdk/2026-11-13"
  },
  {
   "value": "dev-full-thinking-2025-05-14",
   "features": [
    "dev_full_thinking"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "dreaming-2026-04-21",
   "features": [
    "dreams"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "fallback-credit-2026-06-01",
   "features": [
    "fallback_credit"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "fallback-credit-2026-07-01",
   "features": [
    "fallback_credit"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "inline-tools-2026-09-15",
   "features": [
    "inline_tools"
   ],
   "source": "mid-conversation/2026-09-26"
  },
  {
   "value": "message-threads-2026-08-12",
   "features": [
    "message_threads"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "mid-conversation-output-config-2026-07-01",
   "features": [
    "mid_conversation_output_config"
   ],
   "source": "release-notes/2026-09-26"
  },
  {
   "value": "mid-conversation-system-clear-at-2026-08-21",
   "features": [
    "mid_conversation_system_clear_at"
   ],
   "source": "mid-conversation/2026-09-26"
  },
  {
   "value": "mid-conversation-tool-changes-2026-07-01",
   "features": [
    "mid_conversation_tool_changes"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "output-128k-*",
   "features": [
    "long_output"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "output-300k-*",
   "features": [
    "long_output"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "server-side-fallback-2026-06-01",
   "features": [
    "server_side_fallback"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "server-side-fallback-2026-07-01",
   "features": [
    "server_side_fallback"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "task-budgets-2026-03-13",
   "features": [
    "task_budgets"
   ],
   "source": "release-notes/2026-08-22"
  },
  {
   "value": "thinking-binding-controls-2026-08-01",
   "features": [
    "thinking_block_binding"
   ],
   "source": "release-notes/2026-09-26"
  },
  {
   "value": "thinking-display-updates-*",
   "features": [
    "thinking_display_updates"
   ],
   "harmless": true,
   "source": "release-notes/2026-09-26"
  },
  {
   "value": "thinking-token-count-*",
   "features": [
    "thinking_token_count"
   ],
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "user-profiles-2026-03-24",
   "features": [
    "user_profiles"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "user-profiles-2026-08-18",
   "features": [
    "user_profiles"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "user-profiles-2026-09-04",
   "features": [
    "user_profiles"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "user-profiles-billing-2026-10-01",
   "features": [
    "billing_policy"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "admin-user-sign-out-2026-10-08",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "analytics-usage-cost-2026-08-24",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "ce-claude-code-managed-settings-2026-10-06",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "ce-plugins-2026-09-01",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "ce-user-management-2026-07-13",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-08-19"
  },
  {
   "value": "experimental-claude-tag-2026-10-21",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "spend-limit-reads-2026-09-26",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "telemetry-destinations-2026-08-11",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "webhooks-2026-10-07",
   "features": [
    "admin_api"
   ],
   "source": "sdk/2026-11-19"
  },
  {
   "value": "model-context-window-exceeded-2025-08-26",
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "oauth-2025-04-20",
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "oidc-federation-2026-04-01",
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "token-efficient-tools-2025-02-19",
   "harmless": true,
   "source": "sdk/2026-08-19"
  },
  {
   "value": "tools-2024-04-04",
   "harmless": true,
   "source": "release-notes/2026-08-22"
  }
 ],
 "headers": [
  {
   "header": "anthropic-user-profile-id",
   "feature": "user_profiles",
   "source": "sdk/2026-08-19"
  },
  {
   "header": "anthropic-worker-id",
   "feature": "managed_agents",
   "source": "sdk/2026-11-19"
  }
 ],
 "endpoints": [
  {
   "path": "/v1/messages",
   "feature": "messages",
   "body": "messages"
  },
  {
   "path": "/v1/messages/count_tokens",
   "feature": "token_counting",
   "body": "token-counting"
  },
  {
   "path": "/v1/messages/batches",
   "feature": "batch",
   "body": "batch"
  },
  {
   "path": "/v1/messages/batches/{message_batch_id}",
   "feature": "batch",
   "removes": true
  },
  {
   "path": "/v1/messages/batches/{message_batch_id}/results",
   "feature": "batch"
  },
  {
   "path": "/v1/messages/batches/{message_batch_id}/cancel",
   "feature": "batch"
  },
  {
   "path": "/v1/complete",
   "feature": "text_completions"
  },
  {
   "path": "/v1/chat/completions",
   "feature": "openai_compatibility",
   "hostNeeded": true
  },
  {
   "path": "/model/{model}/invoke",
   "feature": "messages",
   "body": "messages",
   "platform": "amazon-bedrock",
   "model": true
  },
  {
   "path": "/model/{model}/invoke-with-response-stream",
   "feature": "messages",
   "body": "messages",
   "platform": "amazon-bedrock",
   "model": true
  },
  {
   "path": "/publishers/anthropic/models/{model}:rawPredict",
   "feature": "messages",
   "body": "messages",
   "platform": "google-cloud",
   "model": true
  },
  {
   "path": "/publishers/anthropic/models/{model}:streamRawPredict",
   "feature": "messages",
   "body": "messages",
   "platform": "google-cloud",
   "model": true
  },
  {
   "path": "/publishers/anthropic/models/count-tokens:rawPredict",
   "feature": "token_counting",
   "body": "token-counting",
   "platform": "google-cloud"
  },
  {
   "path": "/v1/files",
   "feature": "files_api"
  },
  {
   "path": "/v1/files/{file_id}",
   "feature": "files_api",
   "removes": true
  },
  {
   "path": "/v1/files/{file_id}/content",
   "feature": "files_api"
  },
  {
   "path": "/v1/skills",
   "feature": "agent_skills"
  },
  {
   "path": "/v1/skills/{skill_id}",
   "feature": "agent_skills",
   "removes": true
  },
  {
   "path": "/v1/skills/{skill_id}/versions",
   "feature": "agent_skills"
  },
  {
   "path": "/v1/skills/{skill_id}/versions/{version}",
   "feature": "agent_skills",
   "removes": true
  },
  {
   "path": "/v1/skills/{skill_id}/versions/{version}/content",
   "feature": "agent_skills"
  },
  {
   "path": "/v1/sessions/**",
   "feature": "managed_agents",
   "removes": true
  },
  {
   "path": "/v1/memory_stores/**",
   "feature": "managed_agents",
   "removes": true
  },
  {
   "path": "/v1/agents/**",
   "feature": "managed_agents"
  },
  {
   "path": "/v1/environments/**",
   "feature": "managed_agents"
  },
  {
   "path": "/v1/vaults/**",
   "feature": "managed_agents"
  },
  {
   "path": "/v1/deployments/**",
   "feature": "managed_agents"
  },
  {
   "path": "/v1/deployment_runs/**",
   "feature": "managed_agents"
  },
  {
   "path": "/v1/dreams/**",
   "feature": "dreams"
  },
  {
   "path": "/v1/tunnels/**",
   "feature": "mcp_tunnels"
  },
  {
   "path": "/v1/user_profiles/**",
   "feature": "user_profiles"
  },
  {
   "path": "/v1/models",
   "feature": "models_api"
  },
  {
   "path": "/v1/models/{model_id}",
   "feature": "models_api"
  },
  {
   "path": "/v1/compliance/**",
   "feature": "compliance_api"
  },
  {
   "path": "/v1/oauth/token",
   "feature": "auth_token_exchange",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/**",
   "feature": "admin_api"
  },
  {
   "path": "/v1/organizations/tunnels/**",
   "feature": "mcp_tunnels"
  },
  {
   "path": "/v1/organizations/external_keys/**",
   "feature": "admin_api"
  },
  {
   "path": "/v1/organizations/workspaces",
   "feature": "admin_api",
   "body": "workspace"
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}",
   "feature": "admin_api",
   "body": "workspace"
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}/archive",
   "feature": "admin_api"
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}/**",
   "feature": "admin_api"
  }
 ],
 "foreignHosts": [
  "api.openai.com",
  "*.openai.azure.com",
  "generativelanguage.googleapis.com",
  "api.mistral.ai",
  "api.cohere.com",
  "api.cohere.ai",
  "api.groq.com",
  "api.together.xyz",
  "api.deepseek.com",
  "api.x.ai",
  "api.perplexity.ai",
  "api.fireworks.ai",
  "api.moonshot.ai"
 ],
 "platforms": [
  {
   "id": "claude-api",
   "title": "Claude API",
   "operator": "anthropic",
   "hosts": [
    {
     "host": "api.anthropic.com"
    },
    {
     "host": "api.claude.com"
    }
   ],
   "zdr": {
    "standing": "own",
    "says": "ZDR is available on request.",
    "sources": [
     "retention-scope/2026-04-10",
     "retention-scope/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "own",
    "says": "HIPAA readiness is available with a BAA.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-09-26"
    ]
   },
   "region": {
    "pinning": true,
    "says": "inference_geo pins inference.",
    "sources": [
     "residency/2026-09-27"
    ]
   },
   "unsupported": []
  },
  {
   "id": "claude-platform-on-aws",
   "title": "Claude Platform on AWS",
   "operator": "anthropic",
   "hosts": [
    {
     "host": "aws-external-anthropic.*.api.aws"
    }
   ],
   "zdr": {
    "standing": "own",
    "says": "ZDR is available on request.",
    "sources": [
     "retention-scope/2026-09-26",
     "aws-platform/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "The vendor says that it is not available there.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "pinning": true,
    "says": "inference_geo pins inference; the AWS region in the URL does not.",
    "sources": [
     "residency/2026-09-27",
     "aws-platform/2026-09-26"
    ]
   },
   "unsupported": [
    {
     "endpoint": "/v1/organizations/**",
     "since": "2026-05-12",
     "api": "rejects",
     "source": "aws-platform/2026-05-12"
    },
    {
     "endpoint": "/v1/organizations/workspaces/{workspace_id}/**",
     "since": "2026-05-12",
     "api": "rejects",
     "source": "aws-platform/2026-05-12"
    },
    {
     "endpoint": "/v1/organizations/external_keys/**",
     "since": "2026-05-12",
     "until": "2026-09-26",
     "api": "rejects",
     "source": "aws-platform/2026-05-12"
    },
    {
     "endpoint": "mcp_tunnels",
     "since": "2026-05-20",
     "api": "rejects",
     "source": "aws-platform/2026-05-20"
    },
    {
     "endpoint": "openai_compatibility",
     "since": "2026-05-12",
     "api": "rejects",
     "source": "aws-platform/2026-05-12"
    },
    {
     "endpoint": "auth_token_exchange",
     "since": "2026-05-12",
     "api": "rejects",
     "source": "aws-platform/2026-05-12"
    },
    {
     "feature": "fast_mode",
     "since": "2026-05-12",
     "api": "unknown",
     "source": "aws-platform/2026-05-12"
    },
    {
     "feature": "computer_use",
     "only": [
      "computer_toolset_20260801"
     ],
     "since": "2026-08-21",
     "api": "unknown",
     "source": "aws-platform/2026-08-21"
    },
    {
     "feature": "browser_use",
     "since": "2026-08-21",
     "api": "unknown",
     "source": "aws-platform/2026-08-21"
    }
   ]
  },
  {
   "id": "microsoft-foundry",
   "title": "Claude in Microsoft Foundry",
   "operator": "anthropic",
   "hosts": [
    {
     "host": "*.services.ai.azure.com",
     "path": "/anthropic/"
    },
    {
     "host": "*.azure.anthropic.com"
    }
   ],
   "variants": [
    "anthropic",
    "azure"
   ],
   "zdr": {
    "standing": "not-established",
    "says": "A page of February 2026 spoke of it, Microsoft's answer says not to assume it, and the vendor dropped the clause on 2026-06-30.",
    "sources": [
     "foundry/2026-02-07",
     "foundry-answer/2026-04-29",
     "foundry/2026-06-30",
     "covered-models-retention/2026-07-15"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "The vendor says that it is not available there.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "pinning": false,
    "says": "The deployment decides; hosted on Anthropic, data may leave the region.",
    "sources": [
     "foundry-privacy/2025-12-16",
     "foundry-privacy/2026-06-23",
     "foundry-hosting/2026-07-24",
     "residency/2026-05-12"
    ]
   },
   "unsupported": [
    {
     "endpoint": "admin_api",
     "since": "2026-02-07",
     "api": "rejects",
     "source": "foundry/2026-02-07"
    },
    {
     "endpoint": "models_api",
     "since": "2026-02-07",
     "api": "rejects",
     "source": "foundry/2026-02-07"
    },
    {
     "endpoint": "batch",
     "since": "2026-02-07",
     "api": "rejects",
     "source": "foundry/2026-02-07"
    },
    {
     "endpoint": "compliance_api",
     "since": "2026-05-09",
     "api": "rejects",
     "source": "foundry/2026-05-09"
    },
    {
     "endpoint": "managed_agents",
     "since": "2026-06-30",
     "api": "rejects",
     "source": "foundry/2026-06-30"
    },
    {
     "endpoint": "/v1/skills/{skill_id}/versions/{version}/content",
     "since": "2026-09-26",
     "api": "rejects",
     "source": "foundry/2026-09-26"
    },
    {
     "feature": "data_residency",
     "since": "2026-05-12",
     "api": "unknown",
     "source": "residency/2026-05-12"
    },
    {
     "feature": "server_side_fallback",
     "since": "2026-06-10",
     "api": "unknown",
     "source": "foundry/2026-06-10"
    },
    {
     "feature": "advisor_tool",
     "since": "2026-06-30",
     "api": "unknown",
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "computer_use",
     "only": [
      "computer_toolset_20260801"
     ],
     "since": "2026-08-21",
     "api": "unknown",
     "source": "foundry/2026-08-21"
    },
    {
     "feature": "browser_use",
     "since": "2026-08-21",
     "api": "unknown",
     "source": "foundry/2026-08-21"
    },
    {
     "feature": "fast_mode",
     "since": "2026-08-22",
     "api": "unknown",
     "source": "fast-mode/2026-08-22"
    },
    {
     "feature": "code_execution",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "programmatic_tool_calling",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "agent_skills",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "endpoint": "agent_skills",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "files_api",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "endpoint": "files_api",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "structured_outputs",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "tool_search",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "mcp_connector",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "web_search",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "web_search",
     "except": [
      "web_search_20250305"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry-models/2026-09-01"
    },
    {
     "feature": "web_fetch",
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry/2026-06-30"
    },
    {
     "feature": "web_fetch",
     "except": [
      "web_fetch_20250910"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry-models/2026-09-01"
    },
    {
     "feature": "web_fetch",
     "variants": [
      "azure"
     ],
     "disputed": true,
     "since": "2026-09-01",
     "api": "unknown",
     "source": "foundry-models/2026-09-01"
    }
   ]
  },
  {
   "id": "amazon-bedrock",
   "title": "Claude in Amazon Bedrock",
   "operator": "aws",
   "hosts": [
    {
     "host": "bedrock-mantle.*.api.aws",
     "path": "/anthropic/",
     "variant": "mantle"
    },
    {
     "host": "bedrock-runtime.*.amazonaws.com",
     "variant": "runtime"
    },
    {
     "host": "bedrock-runtime-fips.*.amazonaws.com",
     "variant": "runtime"
    }
   ],
   "variants": [
    "mantle",
    "runtime"
   ],
   "zdr": {
    "standing": "cloud",
    "says": "AWS operates it; its retention mode and terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "bedrock/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "cloud",
    "says": "A BAA with AWS decides.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ]
   },
   "region": {
    "pinning": false,
    "says": "The endpoint or inference profile decides.",
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ]
   },
   "unsupported": [
    {
     "endpoint": "batch",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "models_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "admin_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "compliance_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "managed_agents",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "files_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "endpoint": "agent_skills",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "data_residency",
     "since": "2026-02-06",
     "api": "unknown",
     "source": "residency/2026-02-06"
    },
    {
     "feature": "url_source",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "files_api",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "code_execution",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "web_search",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "web_fetch",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "advisor_tool",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "agent_skills",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "mcp_connector",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "programmatic_tool_calling",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "bedrock/2026-05-21"
    },
    {
     "feature": "server_side_fallback",
     "since": "2026-06-10",
     "api": "unknown",
     "source": "bedrock/2026-06-10"
    },
    {
     "feature": "structured_outputs",
     "variants": [
      "mantle"
     ],
     "since": "2026-08-11",
     "api": "unknown",
     "source": "bedrock/2026-08-11"
    },
    {
     "feature": "prompt_caching",
     "only": [
      "automatic"
     ],
     "variants": [
      "runtime"
     ],
     "since": "2026-08-07",
     "api": "unknown",
     "source": "bedrock-legacy/2026-08-07"
    },
    {
     "feature": "computer_use",
     "only": [
      "computer_toolset_20260801"
     ],
     "since": "2026-08-21",
     "api": "unknown",
     "source": "bedrock/2026-08-21"
    },
    {
     "feature": "browser_use",
     "since": "2026-08-21",
     "api": "unknown",
     "source": "bedrock/2026-08-21"
    },
    {
     "feature": "fast_mode",
     "since": "2026-08-22",
     "api": "unknown",
     "source": "fast-mode/2026-08-22"
    }
   ]
  },
  {
   "id": "google-cloud",
   "title": "Claude on Google Cloud (Google managed)",
   "operator": "google",
   "hosts": [
    {
     "host": "aiplatform.googleapis.com"
    },
    {
     "host": "*-aiplatform.googleapis.com"
    },
    {
     "host": "aiplatform.*.rep.googleapis.com"
    }
   ],
   "zdr": {
    "standing": "cloud",
    "says": "Google operates it; its terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "google/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "cloud",
    "says": "A BAA with Google decides.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ]
   },
   "region": {
    "pinning": false,
    "says": "The location in the URL decides.",
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ]
   },
   "unsupported": [
    {
     "endpoint": "batch",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "models_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "admin_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "compliance_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "managed_agents",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "files_api",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "endpoint": "agent_skills",
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google/2026-05-21"
    },
    {
     "feature": "data_residency",
     "since": "2026-02-06",
     "api": "unknown",
     "source": "residency/2026-02-06"
    },
    {
     "feature": "dynamic_filtering",
     "since": "2026-02-18",
     "api": "unknown",
     "source": "web-search/2026-02-18"
    },
    {
     "feature": "url_source",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "files_api",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "code_execution",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "web_fetch",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "advisor_tool",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "agent_skills",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "mcp_connector",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "programmatic_tool_calling",
     "since": "2026-05-21",
     "api": "unknown",
     "source": "google/2026-05-21"
    },
    {
     "feature": "server_side_fallback",
     "since": "2026-06-10",
     "api": "unknown",
     "source": "google/2026-06-10"
    },
    {
     "feature": "fast_mode",
     "since": "2026-08-22",
     "api": "unknown",
     "source": "fast-mode/2026-08-22"
    }
   ]
  },
  {
   "id": "google-cloud-anthropic",
   "title": "Claude on Google Cloud (Anthropic managed)",
   "operator": "anthropic",
   "hosts": [
    {
     "host": "claude.googleapis.com"
    }
   ],
   "zdr": {
    "standing": "not-established",
    "says": "The vendor's page covers the platform, but whether ZDR does could not be read; each project is a new organization.",
    "sources": [
     "retention-processor/2026-11-20",
     "google-anthropic/2026-11-20"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "Nothing that could be read extends it there.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-11-20"
    ]
   },
   "region": {
    "pinning": false,
    "says": "Whether inference_geo applies here is not stated.",
    "sources": [
     "google-anthropic/2026-11-20"
    ]
   },
   "unsupported": []
  }
 ],
 "models": {
  "prefixes": [
   "anthropic/",
   "anthropic.",
   "global.anthropic.",
   "us.anthropic.",
   "us-gov.anthropic.",
   "eu.anthropic.",
   "apac.anthropic.",
   "jp.anthropic.",
   "au.anthropic."
  ],
  "families": [
   {
    "prefix": "claude-fable-",
    "title": "Claude Fable",
    "retention": {
     "since": "2026-06-09",
     "what": "Prompts and outputs of the model, longer where flagged or where law requires",
     "upTo": "P30D",
     "source": "covered-models/2026-07-15"
    }
   },
   {
    "prefix": "claude-mythos-",
    "title": "Claude Mythos",
    "retention": {
     "since": "2026-06-09",
     "what": "Prompts and outputs of the model, longer where flagged or where law requires",
     "upTo": "P30D",
     "source": "covered-models/2026-07-15"
    }
   },
   {
    "prefix": "claude-opus-",
    "title": "Claude Opus"
   },
   {
    "prefix": "claude-sonnet-",
    "title": "Claude Sonnet"
   },
   {
    "prefix": "claude-haiku-",
    "title": "Claude Haiku"
   },
   {
    "prefix": "claude-3-",
    "title": "Claude 3"
   },
   {
    "prefix": "claude-3.",
    "title": "Claude 3"
   },
   {
    "prefix": "claude-2",
    "title": "Claude 2"
   },
   {
    "prefix": "claude-v2",
    "title": "Claude 2"
   },
   {
    "prefix": "claude-1",
    "title": "Claude 1"
   },
   {
    "prefix": "claude-v1",
    "title": "Claude 1"
   },
   {
    "prefix": "claude-instant",
    "title": "Claude Instant"
   }
  ]
 },
 "retention": {
  "standard": [
   {
    "what": "Inputs and outputs",
    "upTo": "P30D",
    "source": "privacy-retention/2026-11-20"
   }
  ],
  "arrangement": [
   {
    "what": "Inputs and outputs, once the response is returned",
    "upTo": "not-stored",
    "source": "retention-approach/2026-04-10"
   }
  ],
  "regardless": [
   {
    "what": "Inputs and outputs flagged by the trust and safety systems, or that law requires to be kept",
    "where": "anthropic",
    "upTo": "P2Y",
    "source": "retention-flagged/2026-09-26"
   },
   {
    "what": "Classification scores of flagged content (stated by the privacy centre alone)",
    "where": "anthropic",
    "upTo": "P7Y",
    "source": "privacy-retention/2026-11-20"
   }
  ],
  "cloud": {
   "standard": "Inputs and outputs, under the terms of the cloud that operates the platform",
   "regardless": "What that cloud keeps by law or against abuse"
  }
 },
 "rules": [
  {
   "id": "zdr/feature-not-eligible",
   "cases": {
    "ineligible": {
     "verdict": "fail",
     "api": "accepts",
     "message": "{title} is not eligible for zero data retention; the API serves it all the same."
    },
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what {title} keeps; the feature is not eligible for zero data retention.",
     "remedy": "Nothing to do; store no more of it."
    }
   }
  },
  {
   "id": "zdr/qualified",
   "cases": {
    "qualified": {
     "verdict": "informational",
     "api": "accepts",
     "message": "{title} is eligible for zero data retention with a qualification: see what is kept.",
     "remedy": "Keep personal data out of what is kept."
    }
   }
  },
  {
   "id": "zdr/model-requires-retention",
   "cases": {
    "required": {
     "verdict": "fail",
     "api": "cell",
     "message": "Models {family}* require 30 days of retention and are not available under zero data retention.",
     "remedy": "Use another model, or a workspace with retention turned on; if the vendor has authorised this model for you, say so in modelRetentionAuthorised.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ]
    },
    "unknown-family": {
     "verdict": "review",
     "api": "unknown",
     "message": "The model id here ({length} characters) is of no known family, so it may require retention.",
     "remedy": "Name the model behind it in the context's `models`, or use a published id.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "zdr/not-established-on-platform",
   "cases": {
    "unproven": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "Zero data retention is not established on {platform}. {says}",
     "remedy": "Get it in writing and state it as zdrContract; until then take it that data is retained."
    },
    "contracted": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Zero data retention on {platform} rests on the stated contract. {says}",
     "remedy": "Keep the contract at hand; this program has not seen it."
    }
   }
  },
  {
   "id": "zdr/browser-request",
   "cases": {
    "browser": {
     "verdict": "fail",
     "api": "unknown",
     "message": "The request comes from a browser, which zero data retention does not allow for.",
     "remedy": "Send it through a server of your own; keep the key out of browser code.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    },
    "header": {
     "verdict": "review",
     "api": "accepts",
     "message": "The header for direct access from a browser is set, and nothing shows that this is a server.",
     "remedy": "Drop the header, or send the request from a server.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    },
    "header-from-server": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The header for direct access from a browser is set, as some clients always do; the runtime is a server.",
     "remedy": "Drop the header if you can.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "hipaa/feature-not-eligible",
   "cases": {
    "ineligible": {
     "verdict": "fail",
     "api": "cell",
     "message": "{title} is not eligible under HIPAA readiness."
    },
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what {title} keeps; the feature is not eligible under HIPAA readiness.",
     "remedy": "Nothing to do; store no more of it."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "api": "unknown",
     "message": "{title} is eligible by the table, but not covered by the BAA article.",
     "remedy": "Use it with protected health information only if your signed BAA lists it.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "hipaa/platform-not-covered",
   "cases": {
    "not-covered": {
     "verdict": "fail",
     "api": "accepts",
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "Send protected health information only to the first-party API of a HIPAA-ready organisation."
    },
    "cloud": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "HIPAA readiness does not apply on {platform}. {says}",
     "remedy": "If a BAA with the cloud covers this service and model, state it as cloudBaa."
    },
    "cloud-baa": {
     "verdict": "informational",
     "api": "accepts",
     "message": "On {platform} the stated BAA with the cloud decides. {says}",
     "remedy": "Keep that BAA at hand; this program has not seen it."
    }
   }
  },
  {
   "id": "hipaa/beta-not-listed",
   "cases": {
    "used": {
     "verdict": "fail",
     "api": "unknown",
     "message": "{title} is a beta feature that no row of the table lists, so HIPAA readiness does not cover it.",
     "remedy": "Do without it.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "value": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value is sent ({title}) that stands for nothing the table lists.",
     "remedy": "Do not send it.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "unknown-value": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know; beta features are not covered unless listed.",
     "remedy": "Do not send it, or update the policy.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "value-of-ineligible": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value of {title}, which is not eligible under HIPAA readiness, is sent though it is not used.",
     "remedy": "Do not send it.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "hipaa/no-baa",
   "cases": {
    "standard": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content holds protected health information, which no organisation on standard terms may be sent.",
     "remedy": "Use a HIPAA-ready organisation, or send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content holds protected health information, and no BAA that covers this platform is stated.",
     "remedy": "State the baa if there is one for the first-party API; else send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr-cloud": {
     "verdict": "review",
     "api": "accepts",
     "message": "Content holds protected health information, and no BAA with the operator of {platform} is stated.",
     "remedy": "State it as cloudBaa if there is one.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "not-stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The BAA that HIPAA readiness rests on is not stated.",
     "remedy": "State the day it was accepted as baa.acceptedOn.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    },
    "zdr-with-baa": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Protected health information under zero data retention rests on the stated BAA.",
     "remedy": "Check that it covers an organisation under zero data retention.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "date": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "The stated BAA was accepted too early for the published list of features, or after the day judged.",
     "remedy": "Compare the signed BAA with the features used, or accept the current one.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "hipaa/not-in-baa-list",
   "cases": {
    "not-listed": {
     "verdict": "review",
     "api": "accepts",
     "message": "{title} is eligible by the table, but not listed by the BAA article.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "platform/endpoint-not-supported",
   "cases": {
    "unsupported": {
     "verdict": "fail",
     "api": "cell",
     "message": "{platform} does not serve this endpoint ({title}).",
     "remedy": "Call it on the first-party API, if your terms allow that."
    },
    "depends": {
     "verdict": "review",
     "api": "unknown",
     "message": "Not every variant of {platform} serves this endpoint ({title}), and this one is not known.",
     "remedy": "State the hosting in the context."
    }
   }
  },
  {
   "id": "platform/feature-not-supported",
   "cases": {
    "unsupported": {
     "verdict": "fail",
     "api": "cell",
     "message": "{platform} does not support {title} as it is used here.",
     "remedy": "Leave it out, or use a version that the platform has."
    },
    "depends": {
     "verdict": "review",
     "api": "unknown",
     "message": "Not every variant of {platform} supports {title} as it is used here, and this one is not known.",
     "remedy": "State the hosting or the host, or leave it out."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "api": "unknown",
     "message": "Sources contradict one another on whether {platform} supports {title} on this hosting.",
     "remedy": "Try it without sensitive content, or leave it out."
    }
   }
  },
  {
   "id": "residency/not-pinned",
   "cases": {
    "other": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The request asks for another region than the context's.",
     "remedy": "Set inference_geo to the context's region.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "absent": {
     "verdict": "review",
     "api": "unknown",
     "message": "The request does not say where inference runs; the workspace's default may.",
     "remedy": "Set inference_geo, or check the workspace's default.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "not-applicable": {
     "verdict": "review",
     "api": "unknown",
     "message": "On {platform} inference_geo does not pin the region. {says}",
     "remedy": "Choose the region by the platform's own means."
    }
   }
  },
  {
   "id": "policy/eligibility-not-established",
   "cases": {
    "content": {
     "verdict": "review",
     "api": "unknown",
     "message": "Whether {title} is eligible is not established.",
     "remedy": "Ask the vendor in writing, or do without it."
    },
    "no-content": {
     "verdict": "informational",
     "api": "unknown",
     "message": "Whether {title} is eligible is not established; nothing here depends on it.",
     "remedy": "Keep personal data out of the call."
    }
   }
  },
  {
   "id": "policy/unknown-feature",
   "cases": {
    "member": {
     "verdict": "review",
     "api": "unknown",
     "message": "Something here is not known to the policy.",
     "remedy": "Check the name; if it is new, update the policy."
    },
    "beta": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know.",
     "remedy": "Do not send it, or update the policy."
    },
    "endpoint": {
     "verdict": "review",
     "api": "unknown",
     "message": "The host is Claude's, the endpoint is not known to the policy.",
     "remedy": "Check the path; if it is new, update the policy."
    }
   }
  },
  {
   "id": "policy/stale",
   "cases": {
    "stale": {
     "verdict": "informational",
     "api": "unknown",
     "message": "The newest row of the policy is {days} days old.",
     "remedy": "Update claude-preflight."
    }
   }
  },
  {
   "id": "phi/schema-not-examined",
   "cases": {
    "no-detector": {
     "verdict": "review",
     "api": "unknown",
     "message": "The schema here is cached apart from message content, and no detector was loaded to examine it.",
     "remedy": "Use the entry that has the detectors, or look for protected health information by eye.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "request/unknown-host",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "The host is not known; the request is judged as one to the first-party API.",
     "remedy": "Name the platform behind the host."
    }
   }
  },
  {
   "id": "request/not-recognised",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "Neither host nor path is Claude's; nothing can be said of this request.",
     "remedy": "Check the URL."
    }
   }
  },
  {
   "id": "request/unreadable",
   "cases": {
    "place": {
     "verdict": "review",
     "api": "unknown",
     "message": "This could not be read: {why}.",
     "remedy": "Send what the API documents."
    },
    "context": {
     "verdict": "review",
     "api": "unknown",
     "message": "The context could not be read: {why}.",
     "remedy": "Correct the context."
    }
   }
  }
 ],
 "responses": [
  {
   "id": "hipaa-feature",
   "status": 400,
   "type": "invalid_request_error",
   "message": "The requested features are not available for HIPAA-regulated organizations without Zero Data Retention: {feature}.",
   "source": "retention-errors/2026-04-10"
  },
  {
   "id": "model-retention",
   "status": 400,
   "type": "invalid_request_error",
   "message": "In order to access this model, your organization or workspace must have data retention enabled.",
   "source": "retention-models/2026-06-10"
  }
 ],
 "tables": {
  "zdr": "2026-03-27",
  "hipaa": "2026-04-02",
  "baaAfter": "2026-04-01",
  "staleAfterDays": 60
 }
};
