// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { PolicyData } from './data.js';

export const DIGEST = 'sha256:dcc50043c179287669cc8aa66419c5ff6c713f390fb029a7f9906d6049e29f3c';

export const policyData: PolicyData = {
 "shape": {
  "request": {
   "members": {
    "model": "model-id",
    "messages": "message[]",
    "system": "string | block[]",
    "tools": "tool[]",
    "tool_choice": "tool_choice",
    "max_tokens": "any",
    "metadata": "metadata",
    "stream": "any",
    "stop_sequences": "any",
    "temperature": "any",
    "top_k": "any",
    "top_p": "any",
    "service_tier": "string",
    "workspace_id": "any",
    "thinking": "thinking",
    "container": "string | container",
    "context_management": "context_management",
    "mcp_servers": "mcp_server[]",
    "output_config": "output_config",
    "output_format": "output_format",
    "fallbacks": "string | fallback[]",
    "cache_control": "cache_control",
    "compaction": "compaction",
    "diagnostics": "diagnostics",
    "thread": "object",
    "speed": "string",
    "inference_geo": "string",
    "betas": "betas | string[]",
    "anthropic_beta": "betas | string[]",
    "anthropic_version": "string",
    "user_profile_id": "string",
    "fallback_credit_token": "string | object",
    "billing_policy": "object",
    "prompt": "string",
    "max_tokens_to_sample": "number"
   },
   "values": {
    "speed": [
     "standard",
     "fast"
    ],
    "service_tier": [
     "auto",
     "standard_only"
    ]
   },
   "closed": true
  },
  "tool_choice": {
   "members": {
    "name": "any",
    "disable_parallel_tool_use": "any"
   },
   "types": {
    "auto": {},
    "any": {},
    "tool": {},
    "none": {}
   },
   "closed": true,
   "typed": true
  },
  "compaction": {
   "members": {
    "instructions": "any"
   },
   "types": {
    "summarize": {}
   },
   "closed": true,
   "typed": true
  },
  "fallback": {
   "members": {},
   "like": "request",
   "closed": true
  },
  "batch": {
   "members": {
    "requests": "batch_item[]",
    "betas": "betas | string[]",
    "anthropic_beta": "betas | string[]",
    "user_profile_id": "string"
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
    "output_config": "message_output_config",
    "id": "any",
    "type": "any",
    "clear_at": "string"
   },
   "values": {
    "role": [
     "user",
     "assistant",
     "system"
    ]
   },
   "closed": true
  },
  "block": {
   "members": {
    "caller": "any",
    "context": "any",
    "data": "any",
    "encrypted_content": "any",
    "from": "any",
    "id": "any",
    "input": "any",
    "is_error": "any",
    "mcp_server_name": "any",
    "name": "any",
    "server_name": "any",
    "signature": "any",
    "state_changes": "any",
    "tabs": "any",
    "text": "any",
    "thinking": "any",
    "title": "any",
    "to": "any",
    "tool_name": "any",
    "tool_use_id": "any",
    "toolset_name": "any",
    "transformations": "any",
    "trigger": "any",
    "cache_control": "cache_control",
    "citations": "citations | list",
    "source": "source",
    "content": "any"
   },
   "types": {
    "text": {},
    "image": {},
    "document": {},
    "search_result": {
     "source": "string",
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
    "container_upload": {
     "file_id": "any"
    },
    "mcp_tool_listing": {
     "tools": "any"
    },
    "web_fetch_tool_result": {
     "content": "any | fetched"
    },
    "thinking": {},
    "redacted_thinking": {}
   },
   "closed": "node",
   "typed": true
  },
  "fetched": {
   "members": {
    "content": "any | fetched",
    "source": "any | source"
   }
  },
  "source": {
   "members": {
    "content": "any",
    "media_type": "any",
    "data": "any",
    "url": "any",
    "file_id": "string"
   },
   "types": {
    "base64": {},
    "text": {},
    "url": {},
    "content": {
     "content": "string | block[]"
    }
   },
   "closed": true,
   "typed": true
  },
  "tool_change": {
   "members": {
    "definition": "tool"
   },
   "types": {
    "tool_reference": {}
   },
   "typed": true
  },
  "tool": {
   "members": {
    "name": "any",
    "description": "any",
    "input_schema": "schema-if-strict",
    "input_examples": "any",
    "strict": "boolean",
    "cache_control": "cache_control",
    "allowed_callers": "string[]",
    "defer_loading": "any",
    "eager_input_streaming": "boolean",
    "model": "model-id",
    "max_uses": "any",
    "max_tokens": "any",
    "caching": "cache_control",
    "allowed_domains": "any",
    "blocked_domains": "any",
    "user_location": "any",
    "citations": "citations",
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
    "mcp_server_name": "any"
   },
   "types": {
    "custom": {},
    "mcp_toolset": {
     "default_config": "any",
     "tools": "any"
    }
   },
   "values": {
    "allowed_callers": [
     "direct",
     {
      "prefix": "code_execution_"
     }
    ]
   },
   "closed": true
  },
  "thinking": {
   "members": {
    "budget_tokens": "any",
    "display": "string",
    "block_binding": "object"
   },
   "types": {
    "disabled": {}
   },
   "values": {
    "display": [
     "summarized",
     "omitted",
     "updates"
    ]
   },
   "closed": true,
   "typed": true
  },
  "output_config": {
   "members": {
    "format": "output_format",
    "effort": "string",
    "task_budget": "object"
   },
   "closed": true
  },
  "output_format": {
   "members": {
    "schema": "schema"
   },
   "types": {
    "json_schema": {}
   },
   "closed": true,
   "typed": true
  },
  "message_output_config": {
   "members": {
    "effort": "string"
   },
   "closed": true
  },
  "context_management": {
   "members": {
    "edits": "context_edit[]"
   },
   "closed": true
  },
  "context_edit": {
   "members": {
    "trigger": "any",
    "keep": "any",
    "clear_at_least": "any",
    "clear_tool_inputs": "any",
    "exclude_tools": "any",
    "instructions": "any",
    "pause_after_compaction": "any"
   },
   "closed": true,
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
   "members": {}
  },
  "mcp_server": {
   "members": {}
  },
  "citations": {
   "members": {
    "enabled": "boolean"
   },
   "closed": true
  },
  "diagnostics": {
   "members": {
    "previous_message_id": "any"
   },
   "closed": true
  },
  "metadata": {
   "members": {
    "user_id": "user-id"
   },
   "closed": "node"
  },
  "workspace": {
   "members": {
    "name": "workspace-name"
   }
  },
  "cache_control": {
   "members": {
    "ttl": "string"
   },
   "types": {
    "ephemeral": {}
   },
   "values": {
    "ttl": [
     "5m",
     "1h"
    ]
   },
   "closed": true,
   "typed": true
  }
 },
 "endpoints": [
  {
   "paths": [
    "/v1/messages"
   ],
   "feature": "messages",
   "body": "messages"
  },
  {
   "paths": [
    "/v1/messages/count_tokens"
   ],
   "feature": "token_counting",
   "body": "token-counting"
  },
  {
   "paths": [
    "/v1/messages/batches"
   ],
   "feature": "batch",
   "body": "batch"
  },
  {
   "paths": [
    "/v1/messages/batches/{message_batch_id}",
    "/v1/messages/batches/{message_batch_id}/results",
    "/v1/messages/batches/{message_batch_id}/cancel"
   ],
   "feature": "batch"
  },
  {
   "paths": [
    "/v1/complete"
   ],
   "feature": "text_completions"
  },
  {
   "paths": [
    "/v1/chat/completions"
   ],
   "feature": "openai_compatibility",
   "hostNeeded": true
  },
  {
   "paths": [
    "/model/{model}/invoke",
    "/model/{model}/invoke-with-response-stream"
   ],
   "feature": "messages",
   "body": "messages",
   "platform": "amazon-bedrock",
   "variant": "runtime",
   "model": true
  },
  {
   "paths": [
    "/publishers/anthropic/models/count-tokens:rawPredict"
   ],
   "feature": "token_counting",
   "body": "token-counting",
   "platform": "google-cloud"
  },
  {
   "paths": [
    "/publishers/anthropic/models/{model}:rawPredict",
    "/publishers/anthropic/models/{model}:streamRawPredict"
   ],
   "feature": "messages",
   "body": "messages",
   "platform": "google-cloud",
   "model": true
  },
  {
   "paths": [
    "/v1/files",
    "/v1/files/{file_id}",
    "/v1/files/{file_id}/content"
   ],
   "feature": "files_api"
  },
  {
   "paths": [
    "/v1/skills",
    "/v1/skills/{skill_id}/versions",
    "/v1/skills/{skill_id}/versions/{version}/content",
    "/v1/skills/{skill_id}",
    "/v1/skills/{skill_id}/versions/{version}"
   ],
   "feature": "agent_skills"
  },
  {
   "paths": [
    "/v1/models",
    "/v1/models/{model_id}"
   ],
   "feature": "models_api",
   "bodiless": true
  },
  {
   "paths": [
    "/v1/oauth/token"
   ],
   "feature": "auth_token_exchange",
   "hostNeeded": true
  },
  {
   "paths": [
    "/v1/organizations/workspaces",
    "/v1/organizations/workspaces/{workspace_id}"
   ],
   "feature": "admin_api",
   "body": "workspace"
  },
  {
   "paths": [
    "/v1/organizations/workspaces/{workspace_id}/archive"
   ],
   "feature": "admin_api"
  },
  {
   "paths": [
    "/v1/sessions/**",
    "/v1/memory_stores/**",
    "/v1/agents/**",
    "/v1/environments/**",
    "/v1/vaults/**",
    "/v1/deployments/**",
    "/v1/deployment_runs/**",
    "/v1/dreams/**"
   ],
   "feature": "managed_agents"
  },
  {
   "paths": [
    "/v1/tunnels/**",
    "/v1/organizations/tunnels/**"
   ],
   "feature": "mcp_tunnels"
  },
  {
   "paths": [
    "/v1/user_profiles/**"
   ],
   "feature": "user_profiles"
  },
  {
   "paths": [
    "/v1/compliance/**"
   ],
   "feature": "compliance_api"
  },
  {
   "paths": [
    "/v1/organizations/external_keys/**",
    "/v1/organizations/workspaces/{workspace_id}/**",
    "/v1/organizations/**"
   ],
   "feature": "admin_api"
  }
 ],
 "foreignHosts": [
  "api.openai.com",
  "api.mistral.ai",
  "api.x.ai"
 ],
 "headers": [
  {
   "header": "anthropic-user-profile-id",
   "feature": "user_profiles"
  },
  {
   "header": "anthropic-worker-id",
   "feature": "managed_agents"
  },
  {
   "header": "anthropic-version"
  },
  {
   "header": "anthropic-beta"
  },
  {
   "header": "anthropic-workspace-id"
  },
  {
   "header": "anthropic-dangerous-direct-browser-access"
  }
 ],
 "features": [
  {
   "id": "messages",
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-04",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "Messages API"
  },
  {
   "id": "token_counting",
   "betas": [
    {
     "values": [
      "token-counting-2024-11-01"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2024-12-17",
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
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "web_fetch",
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
   "betas": [
    {
     "values": [
      "web-fetch-2025-09-10"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Fetched URLs and request metadata",
     "where": "third-party",
     "upTo": "not-stated",
     "since": "2026-03-27"
    },
    {
     "what": "Fetched pages, in a cache",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-08-21",
     "source": "web-fetch"
    }
   ],
   "stable": "2026-02-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Fetch the page in a client tool and send its text."
  },
  {
   "id": "advisor_tool",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "advisor_2"
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
   "betas": [
    {
     "values": [
      "advisor-tool-2026-03-01"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-04-10",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-10",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Call the second model in your own code."
  },
  {
   "id": "memory_tool",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "memory_2"
       }
      ]
     }
    }
   ],
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "Notes",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27"
    }
   ],
   "stable": "2026-02-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "compaction",
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
     "has": "compaction"
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
   "betas": [
    {
     "values": [
      "compact-2026-01-12",
      "compact-2026-09-04"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "apiName": "context_management",
   "title": "Context management (compaction)",
   "remedy": "Summarise the older turns in your own code."
  },
  {
   "id": "context_editing",
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
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "apiName": "context_management",
   "remedy": "Drop old tool results and thinking in your own code."
  },
  {
   "id": "fast_mode",
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
   "betas": [
    {
     "values": [
      "fast-mode-2026-02-01"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "context_1m",
   "betas": [
    {
     "values": [
      "context-1m-*"
     ],
     "use": {}
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-03-13",
   "title": "1M token context window"
  },
  {
   "id": "adaptive_thinking",
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
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-05"
  },
  {
   "id": "citations",
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
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2025-01-23"
  },
  {
   "id": "data_residency",
   "detect": [
    {
     "on": "request",
     "has": "inference_geo"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-05"
  },
  {
   "id": "effort",
   "detect": [
    {
     "on": "output_config",
     "has": "effort"
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
   "betas": [
    {
     "values": [
      "effort-2025-11-24"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-05"
  },
  {
   "id": "extended_thinking",
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
   "betas": [
    {
     "values": [
      "interleaved-thinking-*"
     ],
     "harmless": true
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2025-02-24"
  },
  {
   "id": "pdf",
   "detect": [
    {
     "on": "block",
     "when": {
      "type": [
       "document"
      ],
      "source": {
       "type": [
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
       "type": [
        "base64"
       ],
       "media_type": [
        {
         "exists": false
        },
        "application/pdf"
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
   "betas": [
    {
     "values": [
      "pdfs-2024-09-25"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2024-12-17",
   "title": "PDF support"
  },
  {
   "id": "search_results",
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
   "betas": [
    {
     "values": [
      "search-results-2025-06-09"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2025-08-08"
  },
  {
   "id": "bash_tool",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "bash_2"
       }
      ]
     }
    }
   ],
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "Files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27"
    }
   ],
   "stable": "2025-02-24",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "text_editor",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "text_editor_2"
       }
      ]
     }
    }
   ],
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "Files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27"
    }
   ],
   "stable": "2025-02-24",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "Text editor tool"
  },
  {
   "id": "computer_use",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "computer_2"
       },
       {
        "prefix": "computer_toolset_2"
       }
      ]
     }
    }
   ],
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24",
      "computer-use-2025-11-24"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    },
    {
     "since": "2026-06-19",
     "status": "eligible"
    },
    {
     "since": "2026-06-23",
     "status": "ineligible",
     "api": "rejects"
    },
    {
     "since": "2026-08-14",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "Screenshots and files",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-03-27"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Use client tools of your own."
  },
  {
   "id": "fine_grained_tool_streaming",
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
   "betas": [
    {
     "values": [
      "fine-grained-tool-streaming-*"
     ],
     "use": {
      "with": "tools"
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "stable": "2026-02-05"
  },
  {
   "id": "prompt_caching",
   "detect": [
    {
     "on": "request",
     "has": "cache_control",
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
   "betas": [
    {
     "values": [
      "extended-cache-ttl-2025-04-11",
      "prompt-caching-2024-07-31"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "KV representations and hashes, in memory",
     "where": "anthropic",
     "upTo": "PT1H",
     "since": "2026-03-27"
    }
   ],
   "stable": "2024-12-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "structured_outputs",
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
     "has": "format"
    },
    {
     "on": "request",
     "has": "output_format"
    }
   ],
   "betas": [
    {
     "values": [
      "structured-outputs-2025-11-13",
      "structured-outputs-2025-12-15"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "qualified"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "retention": [
    {
     "what": "The compiled schema, from its last use",
     "where": "anthropic",
     "upTo": "PT24H",
     "since": "2026-03-27"
    }
   ],
   "stable": "2026-01-29",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ]
  },
  {
   "id": "tool_search",
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
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "qualified"
    },
    {
     "since": "2026-04-17",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Tool names, descriptions and argument metadata",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "until": "2026-04-17"
    }
   ],
   "stable": "2026-02-17",
   "remedy": "Send only the tools needed, or search them in a client tool."
  },
  {
   "id": "batch",
   "betas": [
    {
     "values": [
      "message-batches-2024-09-24"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Requests and results",
     "where": "anthropic",
     "upTo": "P29D",
     "since": "2026-03-27"
    }
   ],
   "stable": "2024-12-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "Batch processing",
   "remedy": "Send each item to /v1/messages."
  },
  {
   "id": "code_execution",
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
   "betas": [
    {
     "values": [
      "code-execution-2025-05-22",
      "code-execution-2025-08-25"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Files and outputs of the container",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27"
    },
    {
     "what": "Files handed to the Files API",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-08-22",
     "source": "code-execution"
    }
   ],
   "apiName": "code_execution",
   "stable": "2026-02-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "remedy": "Run the code in a client tool."
  },
  {
   "id": "programmatic_tool_calling",
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
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Files and outputs of the container",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27"
    }
   ],
   "stable": "2026-02-17",
   "remedy": "Set `allowed_callers: [\"direct\"]`."
  },
  {
   "id": "files_api",
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
   "betas": [
    {
     "values": [
      "files-api-2025-04-14"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Uploaded files",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-03-27",
     "until": "2026-08-20"
    },
    {
     "what": "Uploaded files, even if they expire",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-08-20",
     "source": "files/2026-08-22"
    }
   ],
   "stable": "2026-08-19",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "Files API",
   "remedy": "Send the content inline, not a file id."
  },
  {
   "id": "agent_skills",
   "detect": [
    {
     "on": "skill"
    }
   ],
   "betas": [
    {
     "values": [
      "skills-2025-10-02"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Skill definitions and execution data",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27"
    }
   ],
   "stable": "2026-08-19",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "Agent Skills",
   "remedy": "Send the skill's text in `system` and run its scripts in a client tool."
  },
  {
   "id": "mcp_connector",
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
   "betas": [
    {
     "values": [
      "mcp-client-2025-04-04",
      "mcp-client-2025-11-20",
      "mcp-client-2026-09-15"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "retention": [
    {
     "what": "Tool definitions and results",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27"
    },
    {
     "what": "Data sent to the MCP servers",
     "where": "third-party",
     "upTo": "not-stated",
     "since": "2026-03-27",
     "source": "retention-scope/2026-04-10"
    }
   ],
   "baa": [
    {
     "since": "2026-06-10",
     "status": "not-covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "title": "MCP connector",
   "remedy": "Call the MCP server in a client tool."
  },
  {
   "id": "dynamic_filtering",
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
        "other-than": [
         "direct"
        ]
       }
      ]
     }
    }
   ],
   "betas": [
    {
     "values": [
      "code-execution-web-tools-2026-02-09"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "retention": [
    {
     "what": "Files and outputs of the container",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27"
    }
   ],
   "stable": "2026-02-17",
   "row": "footnote",
   "remedy": "Set `allowed_callers: [\"direct\"]`, or use `web_search_20250305` or `web_fetch_20250910`."
  },
  {
   "id": "cache_diagnostics",
   "detect": [
    {
     "on": "request",
     "has": "diagnostics"
    }
   ],
   "betas": [
    {
     "values": [
      "cache-diagnosis-*"
     ],
     "use": {
      "until": "2026-09-09"
     }
    }
   ],
   "zdr": [
    {
     "since": "2026-05-19",
     "status": "qualified"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-19",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Hashes and token estimates",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-05-19"
    }
   ],
   "stable": "2026-09-23",
   "remedy": "Leave it out; `usage` has the cache counts."
  },
  {
   "id": "managed_agents",
   "betas": [
    {
     "values": [
      "managed-agents-2026-04-01",
      "agent-memory-2026-07-22",
      "dreaming-2026-04-21"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Sessions, transcripts and what they store",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-05-21"
    }
   ],
   "title": "Claude Managed Agents",
   "remedy": "Run the agent loop in your own code on /v1/messages."
  },
  {
   "id": "mcp_tunnels",
   "betas": [
    {
     "values": [
      "mcp-tunnels-2026-06-22"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "retention": [
    {
     "what": "Data sent through the tunnel",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-05-21"
    }
   ],
   "title": "MCP tunnels",
   "remedy": "Call the MCP server in a client tool."
  },
  {
   "id": "mid_conversation_system",
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
   "betas": [
    {
     "values": [
      "mid-conversation-system-2026-04-07"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-07-14",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-07-14",
     "status": "eligible"
    }
   ],
   "stable": "2026-05-28",
   "title": "Mid-conversation system messages"
  },
  {
   "id": "browser_use",
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
   "zdr": [
    {
     "since": "2026-08-21",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "since": "2026-08-21",
     "status": "ineligible",
     "api": "accepts"
    }
   ],
   "retention": [
    {
     "what": "The browser session",
     "where": "client",
     "upTo": "not-stated",
     "since": "2026-08-21"
    }
   ],
   "stable": "2026-08-19",
   "remedy": "Fetch the page in a client tool and send its text."
  },
  {
   "id": "message_threads",
   "detect": [
    {
     "on": "request",
     "has": "thread"
    }
   ],
   "betas": [
    {
     "values": [
      "message-threads-2026-08-12"
     ]
    }
   ],
   "retention": [
    {
     "what": "The conversation of the thread",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-08-12",
     "source": "sdk/2026-11-24"
    }
   ],
   "sources": [
    "sdk/2026-11-24"
   ],
   "row": "none"
  },
  {
   "id": "server_side_fallback",
   "detect": [
    {
     "on": "request",
     "has": "fallbacks"
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
   "betas": [
    {
     "values": [
      "server-side-fallback-2026-06-01",
      "server-side-fallback-2026-07-01"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-08-22",
     "status": "ineligible",
     "source": "overview"
    }
   ],
   "row": "none",
   "remedy": "Retry in your own code, with another model."
  },
  {
   "id": "fallback_credit",
   "detect": [
    {
     "on": "request",
     "has": "fallback_credit_token"
    }
   ],
   "betas": [
    {
     "values": [
      "fallback-credit-2026-06-01",
      "fallback-credit-2026-07-01"
     ]
    }
   ],
   "zdr": [
    {
     "since": "2026-08-22",
     "status": "ineligible",
     "source": "overview"
    }
   ],
   "row": "none",
   "remedy": "Retry without `fallback_credit_token`."
  },
  {
   "id": "task_budgets",
   "detect": [
    {
     "on": "output_config",
     "has": "task_budget"
    }
   ],
   "betas": [
    {
     "values": [
      "task-budgets-2026-03-13"
     ]
    }
   ],
   "sources": [
    "release-notes/2026-08-22"
   ],
   "row": "none"
  },
  {
   "id": "inline_tools",
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
   "betas": [
    {
     "values": [
      "inline-tools-2026-09-15"
     ]
    }
   ],
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "mid_conversation_tool_changes",
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
   "betas": [
    {
     "values": [
      "mid-conversation-tool-changes-2026-07-01"
     ]
    }
   ],
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "mid_conversation_output_config",
   "detect": [
    {
     "on": "message",
     "has": "output_config"
    }
   ],
   "betas": [
    {
     "values": [
      "mid-conversation-output-config-2026-07-01"
     ]
    }
   ],
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "mid_conversation_system_clear_at",
   "detect": [
    {
     "on": "message",
     "has": "clear_at"
    }
   ],
   "betas": [
    {
     "values": [
      "mid-conversation-system-clear-at-2026-08-21"
     ]
    }
   ],
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "user_profiles",
   "detect": [
    {
     "on": "request",
     "has": "user_profile_id"
    },
    {
     "on": "batch",
     "has": "user_profile_id"
    }
   ],
   "betas": [
    {
     "values": [
      "user-profiles-2026-03-24",
      "user-profiles-2026-08-18",
      "user-profiles-2026-09-04"
     ]
    }
   ],
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none"
  },
  {
   "id": "billing_policy",
   "detect": [
    {
     "on": "request",
     "has": "billing_policy"
    }
   ],
   "betas": [
    {
     "values": [
      "user-profiles-billing-2026-10-01"
     ]
    }
   ],
   "sources": [
    "sdk/2026-11-24"
   ],
   "row": "none"
  },
  {
   "id": "safeguards",
   "detect": [
    {
     "on": "request",
     "has": "safeguards"
    }
   ],
   "betas": [
    {
     "values": [
      "dangerous-tool-use-2026-09-03"
     ]
    }
   ],
   "sources": [
    "ai-sdk/2026-11-13"
   ],
   "row": "none"
  },
  {
   "id": "thinking_block_binding",
   "detect": [
    {
     "on": "thinking",
     "has": "block_binding"
    }
   ],
   "betas": [
    {
     "values": [
      "thinking-binding-controls-2026-08-01"
     ]
    }
   ],
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "thinking_display_updates",
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
   "betas": [
    {
     "values": [
      "thinking-display-updates-*"
     ],
     "harmless": true
    }
   ],
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none"
  },
  {
   "id": "thinking_token_count",
   "betas": [
    {
     "values": [
      "thinking-token-count-*"
     ],
     "harmless": true
    }
   ],
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none"
  },
  {
   "id": "between_tools_thinking",
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
   "sources": [
    "sdk/2026-11-24"
   ],
   "stable": "2026-09-26",
   "row": "none"
  },
  {
   "id": "dev_full_thinking",
   "betas": [
    {
     "values": [
      "dev-full-thinking-2025-05-14"
     ],
     "use": {}
    }
   ],
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none"
  },
  {
   "id": "long_output",
   "betas": [
    {
     "values": [
      "output-128k-*",
      "output-300k-*"
     ]
    }
   ],
   "sources": [
    "release-notes/2026-08-22"
   ],
   "row": "none"
  },
  {
   "id": "text_completions",
   "detect": [
    {
     "on": "request",
     "has": "prompt"
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
   "sources": [
    "sdk/2026-08-19"
   ],
   "stable": "2026-02-04",
   "row": "none"
  },
  {
   "id": "openai_compatibility",
   "sources": [
    "release-notes/2026-08-22"
   ],
   "stable": "2025-02-27",
   "row": "none",
   "title": "OpenAI-compatible endpoint"
  },
  {
   "id": "models_api",
   "prompts": false,
   "sources": [
    "baa-article/2026-06-10"
   ],
   "stable": "2024-12-17",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "row": "none",
   "title": "Models API"
  },
  {
   "id": "admin_api",
   "betas": [
    {
     "values": [
      "admin-user-sign-out-2026-10-08",
      "analytics-usage-cost-2026-08-24",
      "ce-claude-code-managed-settings-2026-10-06",
      "ce-plugins-2026-09-01",
      "efs-2026-10-01",
      "experimental-claude-tag-2026-10-21",
      "google-managed-data-controls-2026-09-01",
      "spend-limit-reads-2026-09-26",
      "telemetry-destinations-2026-08-11",
      "webhooks-2026-10-07",
      "ce-user-management-2026-07-13"
     ]
    }
   ],
   "prompts": false,
   "sources": [
    "baa-article/2026-06-10"
   ],
   "stable": "2024-11-21",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "row": "none",
   "title": "Admin API"
  },
  {
   "id": "compliance_api",
   "retention": [
    {
     "what": "The activity feed; session transcripts by default",
     "where": "anthropic",
     "upTo": "P6Y",
     "since": "2026-09-26"
    }
   ],
   "sources": [
    "baa-article/2026-06-10",
    "retention/2026-09-26"
   ],
   "stable": "2026-06-10",
   "baa": [
    {
     "since": "2026-06-10",
     "status": "covered",
     "source": "baa-article/2026-06-10"
    }
   ],
   "row": "none",
   "title": "Compliance API"
  },
  {
   "id": "auth_token_exchange",
   "prompts": false,
   "sources": [
    "api-overview/2026-08-22"
   ],
   "stable": "2026-02-04",
   "row": "none"
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
 "harmlessBetas": [
  {
   "values": [
    "model-context-window-exceeded-2025-08-26",
    "oauth-2025-04-20",
    "oidc-federation-2026-04-01",
    "token-efficient-tools-2025-02-19",
    "tools-2024-04-04"
   ],
   "harmless": true
  }
 ],
 "platforms": [
  {
   "id": "claude-api",
   "title": "Claude API",
   "operator": "anthropic",
   "hosts": [
    {
     "host": "api.anthropic.com"
    }
   ],
   "unsupported": [],
   "zdr": {
    "standing": "own"
   },
   "hipaa": {
    "standing": "own"
   },
   "region": {
    "pinning": true
   }
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
   "unsupported": [
    {
     "endpoints": [
      "/v1/organizations/**",
      "/v1/organizations/workspaces/{workspace_id}/**",
      "openai_compatibility",
      "auth_token_exchange"
     ],
     "since": "2026-05-12",
     "api": "rejects",
     "source": "aws-platform"
    },
    {
     "endpoints": [
      "/v1/organizations/external_keys/**"
     ],
     "since": "2026-05-12",
     "until": "2026-09-26",
     "api": "rejects",
     "source": "aws-platform"
    },
    {
     "endpoints": [
      "mcp_tunnels"
     ],
     "since": "2026-05-20",
     "api": "rejects",
     "source": "aws-platform"
    },
    {
     "features": [
      "fast_mode"
     ],
     "since": "2026-05-12",
     "source": "aws-platform"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "since": "2026-08-22",
     "source": "overview"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "since": "2026-08-21",
     "source": "aws-platform"
    },
    {
     "features": [
      "browser_use"
     ],
     "since": "2026-08-21",
     "source": "aws-platform"
    }
   ],
   "zdr": {
    "standing": "own"
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "The vendor says so.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "pinning": true
   }
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
     "host": "*.openai.azure.com",
     "path": "/anthropic/"
    },
    {
     "host": "*.cognitiveservices.azure.com",
     "path": "/anthropic/"
    },
    {
     "host": "*.api.cognitive.microsoft.com",
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
   "unsupported": [
    {
     "endpoints": [
      "admin_api",
      "models_api",
      "batch"
     ],
     "since": "2026-02-07",
     "api": "rejects",
     "source": "foundry"
    },
    {
     "endpoints": [
      "compliance_api"
     ],
     "since": "2026-05-09",
     "api": "rejects",
     "source": "foundry"
    },
    {
     "endpoints": [
      "managed_agents"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "source": "foundry"
    },
    {
     "endpoints": [
      "/v1/skills/{skill_id}/versions/{version}/content"
     ],
     "since": "2026-09-26",
     "api": "rejects",
     "source": "foundry"
    },
    {
     "features": [
      "data_residency"
     ],
     "since": "2026-05-12",
     "source": "residency"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "since": "2026-06-10",
     "source": "foundry"
    },
    {
     "features": [
      "advisor_tool"
     ],
     "since": "2026-06-30",
     "source": "foundry"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "since": "2026-08-21",
     "source": "foundry"
    },
    {
     "features": [
      "browser_use"
     ],
     "since": "2026-08-21",
     "source": "foundry"
    },
    {
     "features": [
      "fast_mode"
     ],
     "since": "2026-08-22",
     "source": "fast-mode"
    },
    {
     "features": [
      "code_execution",
      "programmatic_tool_calling",
      "agent_skills",
      "files_api"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry"
    },
    {
     "endpoints": [
      "agent_skills",
      "files_api"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "api": "rejects",
     "status": 400,
     "source": "foundry"
    },
    {
     "features": [
      "structured_outputs",
      "tool_search",
      "mcp_connector",
      "web_search",
      "web_fetch"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-06-30",
     "until": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry"
    },
    {
     "features": [
      "web_search"
     ],
     "except": [
      "web_search_20250305"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry-models"
    },
    {
     "features": [
      "web_fetch"
     ],
     "except": [
      "web_fetch_20250910"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "api": "rejects",
     "status": 400,
     "source": "foundry-models"
    },
    {
     "features": [
      "web_fetch"
     ],
     "variants": [
      "azure"
     ],
     "disputed": true,
     "since": "2026-09-01",
     "source": "foundry-models"
    }
   ],
   "zdr": {
    "standing": "not-established",
    "says": "Microsoft says not to assume it; the vendor dropped the clause on 2026-06-30.",
    "sources": [
     "foundry/2026-02-07",
     "foundry-answer/2026-04-29",
     "foundry/2026-06-30",
     "covered-models-retention/2026-07-15"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "The vendor says so.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "pinning": false,
    "says": "The deployment decides; hosted on Anthropic, data may leave the region.",
    "sources": [
     "foundry-hosting/2026-07-24",
     "residency/2026-05-12"
    ]
   }
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
   "prefix": "bedrock-",
   "unsupported": [
    {
     "endpoints": [
      "batch",
      "models_api",
      "admin_api",
      "compliance_api",
      "managed_agents",
      "files_api",
      "agent_skills"
     ],
     "since": "2026-05-21",
     "api": "rejects",
     "source": "bedrock"
    },
    {
     "features": [
      "data_residency"
     ],
     "since": "2026-02-06",
     "source": "residency"
    },
    {
     "features": [
      "url_source",
      "files_api",
      "code_execution",
      "web_search",
      "web_fetch",
      "advisor_tool",
      "agent_skills",
      "mcp_connector",
      "programmatic_tool_calling"
     ],
     "since": "2026-05-21",
     "source": "bedrock"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "since": "2026-06-10",
     "source": "bedrock"
    },
    {
     "features": [
      "structured_outputs"
     ],
     "variants": [
      "mantle"
     ],
     "since": "2026-08-11",
     "source": "bedrock"
    },
    {
     "features": [
      "prompt_caching"
     ],
     "only": [
      "automatic"
     ],
     "variants": [
      "runtime"
     ],
     "since": "2026-08-07",
     "source": "bedrock-legacy"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "since": "2026-08-21",
     "source": "bedrock"
    },
    {
     "features": [
      "browser_use"
     ],
     "since": "2026-08-21",
     "source": "bedrock"
    },
    {
     "features": [
      "fast_mode"
     ],
     "since": "2026-08-22",
     "source": "fast-mode"
    }
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
   }
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
   "prefix": "vertex-",
   "unsupported": [
    {
     "endpoints": [
      "batch",
      "models_api",
      "admin_api",
      "compliance_api",
      "managed_agents",
      "files_api",
      "agent_skills"
     ],
     "since": "2026-05-21",
     "api": "rejects",
     "source": "google"
    },
    {
     "features": [
      "data_residency"
     ],
     "since": "2026-02-06",
     "source": "residency"
    },
    {
     "features": [
      "dynamic_filtering"
     ],
     "since": "2026-02-18",
     "source": "web-search"
    },
    {
     "features": [
      "url_source",
      "files_api",
      "code_execution",
      "web_fetch",
      "advisor_tool",
      "agent_skills",
      "mcp_connector",
      "programmatic_tool_calling"
     ],
     "since": "2026-05-21",
     "source": "google"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "since": "2026-06-10",
     "source": "google"
    },
    {
     "features": [
      "fast_mode"
     ],
     "since": "2026-08-22",
     "source": "fast-mode"
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
   }
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
   "unsupported": [],
   "zdr": {
    "standing": "not-established",
    "says": "No source says otherwise.",
    "sources": [
     "retention-processor/2026-11-20",
     "google-anthropic/2026-11-20"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "No source says otherwise.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-11-20"
    ]
   },
   "region": {
    "pinning": false,
    "says": "No source says otherwise.",
    "sources": [
     "google-anthropic/2026-11-20"
    ]
   }
  }
 ],
 "tables": {
  "page": "retention",
  "zdr": "2026-03-27",
  "hipaa": "2026-04-02",
  "baaAfter": "2026-04-01",
  "unpinnedRegion": "global",
  "staleAfterDays": 60,
  "newest": "2026-09-26"
 },
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
    "retention": {
     "since": "2026-06-09",
     "what": "Inputs and outputs",
     "upTo": "P30D",
     "source": "covered-models/2026-07-15"
    }
   },
   {
    "prefix": "claude-mythos-",
    "retention": {
     "since": "2026-06-09",
     "what": "Inputs and outputs",
     "upTo": "P30D",
     "source": "covered-models/2026-07-15"
    }
   },
   {
    "prefix": "claude-opus-"
   },
   {
    "prefix": "claude-sonnet-"
   },
   {
    "prefix": "claude-haiku-"
   },
   {
    "prefix": "claude-3-"
   },
   {
    "prefix": "claude-3."
   },
   {
    "prefix": "claude-2"
   },
   {
    "prefix": "claude-v2"
   },
   {
    "prefix": "claude-1."
   },
   {
    "prefix": "claude-v1"
   },
   {
    "prefix": "claude-instant"
   }
  ]
 },
 "rules": [
  {
   "id": "zdr/feature-not-eligible",
   "cases": {
    "ineligible": {
     "verdict": "fail",
     "api": "accepts",
     "message": "{title} is not eligible for zero data retention."
    },
    "removal": {
     "verdict": "informational",
     "message": "This call removes what {title} keeps, which is not eligible for zero data retention.",
     "remedy": "Store no more of it."
    }
   }
  },
  {
   "id": "zdr/qualified",
   "cases": {
    "qualified": {
     "verdict": "informational",
     "api": "accepts",
     "message": "{title} is eligible for zero data retention with a qualification.",
     "remedy": "Keep personal data out of it."
    }
   }
  },
  {
   "id": "zdr/model-requires-retention",
   "cases": {
    "required": {
     "verdict": "fail",
     "api": "cell",
     "message": "{family}* requires 30 days of retention; zero data retention does not cover it.",
     "remedy": "Use another model, or state the authorisation as modelRetentionAuthorised.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ]
    },
    "unknown": {
     "verdict": "review",
     "message": "The policy does not know this model ({length} characters); it may require retention.",
     "remedy": "State the model behind it in models, or use a published id.",
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
    "not-stated": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "Zero data retention is not established on {platform}. {says}",
     "remedy": "State the contract as zdrContract; without one data is retained."
    },
    "stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Zero data retention on {platform} rests on the stated contract. {says}",
     "remedy": "Keep it at hand."
    }
   }
  },
  {
   "id": "zdr/browser-request",
   "cases": {
    "browser": {
     "verdict": "fail",
     "message": "The request comes from a browser; zero data retention does not cover it.",
     "remedy": "Send it through a server.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    },
    "header": {
     "verdict": "review",
     "api": "accepts",
     "message": "The header for browser access is set; nothing shows that this is a server.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    },
    "header-from-server": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The header for browser access is set, but this is a server.",
     "remedy": "Leave it out.",
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
     "message": "This call removes what {title} keeps, which is not eligible under HIPAA readiness.",
     "remedy": "Store no more of it."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "message": "{title} is eligible by the table, but not covered by the BAA article.",
     "remedy": "Confirm it in your signed BAA.",
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
     "remedy": "Send it to the first-party API, under HIPAA readiness."
    },
    "cloud": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "State the BAA with the cloud as cloudBaa, if it covers this platform and model."
    },
    "stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "On {platform} the stated BAA with the cloud decides.",
     "remedy": "Confirm it in your signed BAA."
    }
   }
  },
  {
   "id": "hipaa/beta-not-listed",
   "cases": {
    "used": {
     "verdict": "fail",
     "message": "{title} is a beta feature that the table does not list; HIPAA readiness does not cover it.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "value": {
     "verdict": "fail",
     "message": "A beta value ({title}) is sent that the table does not list; HIPAA readiness does not cover it.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "unknown": {
     "verdict": "fail",
     "message": "A beta value is sent that the policy does not know; HIPAA readiness does not cover it.",
     "remedy": "Leave it out, or update claude-preflight.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "ineligible": {
     "verdict": "review",
     "message": "A beta value is sent for {title}, which is not eligible under HIPAA readiness.",
     "remedy": "Leave it out.",
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
     "message": "Content is stated to hold protected health information, and standard terms do not cover it.",
     "remedy": "Send it to the first-party API, under HIPAA readiness.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content is stated to hold protected health information, and no BAA that covers {platform} is stated.",
     "remedy": "On the first-party API, state it in a context file as baa: { acceptedOn: a day }; without one send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr-cloud": {
     "verdict": "review",
     "api": "accepts",
     "message": "Content is stated to hold protected health information, and no BAA that covers {platform} is stated.",
     "remedy": "State it in a context file as cloudBaa; without one send no protected health information.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "not-stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "No BAA with the vendor is stated.",
     "remedy": "On the first-party API, state it in a context file as baa: { acceptedOn: a day }.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    },
    "zdr-with-baa": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Protected health information under zero data retention rests on the stated BAA.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "date": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "The stated BAA was accepted before the published list of 2026-04-02, or after the day judged.",
     "remedy": "Confirm it in your signed BAA.",
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
     "message": "{platform} does not support this endpoint ({title}).",
     "remedy": "Send it to the first-party API, if your terms allow."
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
     "remedy": "Leave it out, or use another version."
    },
    "unknown": {
     "verdict": "review",
     "message": "Not every hosting of {platform} supports {title} as it is used here.",
     "remedy": "State foundryHosting or the URL, or leave it out."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "message": "Sources disagree on whether {platform} supports {title} on this hosting.",
     "remedy": "Leave it out.",
     "sources": [
      "foundry/2026-08-21"
     ]
    }
   }
  },
  {
   "id": "residency/not-pinned",
   "cases": {
    "other": {
     "verdict": "fail",
     "api": "accepts",
     "message": "inference_geo is not the region stated.",
     "remedy": "Set inference_geo to the region stated.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "absent": {
     "verdict": "review",
     "message": "inference_geo is not set; the workspace's default may be.",
     "remedy": "Set inference_geo to the region stated.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "not-applicable": {
     "verdict": "review",
     "message": "On {platform} inference_geo does not pin the region. {says}",
     "remedy": "Set it as the cloud requires."
    }
   }
  },
  {
   "id": "policy/eligibility-not-established",
   "cases": {
    "content": {
     "verdict": "review",
     "message": "Whether {title} is eligible is not established.",
     "remedy": "Ask the vendor, or leave it out."
    },
    "no-content": {
     "verdict": "informational",
     "message": "Whether {title} is eligible is not established; it does not matter here.",
     "remedy": "Keep personal data out of it."
    }
   }
  },
  {
   "id": "policy/unknown-feature",
   "cases": {
    "member": {
     "verdict": "review",
     "message": "The policy does not know this; your terms may not cover it.",
     "remedy": "Ask the vendor, update claude-preflight, or add a rule of your own."
    },
    "beta": {
     "verdict": "review",
     "message": "A beta value is sent that the policy does not know.",
     "remedy": "Leave it out, or update claude-preflight."
    },
    "endpoint": {
     "verdict": "review",
     "message": "The policy does not know this call; your terms may not cover it.",
     "remedy": "Ask the vendor, update claude-preflight, or add a rule of your own."
    }
   }
  },
  {
   "id": "policy/stale",
   "cases": {
    "stale": {
     "verdict": "informational",
     "message": "The newest row of the policy is {days} days old.",
     "remedy": "Update claude-preflight."
    }
   }
  },
  {
   "id": "phi/schema-property-name",
   "cases": {
    "found": {
     "verdict": "fail",
     "api": "accepts",
     "message": "A property name of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/schema-enum",
   "cases": {
    "found": {
     "verdict": "fail",
     "api": "accepts",
     "message": "A value of an enum of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/schema-const",
   "cases": {
    "found": {
     "verdict": "fail",
     "api": "accepts",
     "message": "A const of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/schema-pattern",
   "cases": {
    "found": {
     "verdict": "fail",
     "api": "accepts",
     "message": "A pattern of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/schema-annotation",
   "cases": {
    "found": {
     "verdict": "review",
     "api": "accepts",
     "message": "An annotation of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/schema-not-examined",
   "cases": {
    "no-detector": {
     "verdict": "review",
     "message": "This is cached as a schema, but was not examined.",
     "remedy": "Check it for protected health information.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "no-schema": {
     "verdict": "review",
     "message": "This is cached as a schema, but was not examined completely, as it may be invalid.",
     "remedy": "Correct it.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "too-large": {
     "verdict": "review",
     "message": "This is cached as a schema, but was not examined completely, as it is too large.",
     "remedy": "Send a smaller one.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "failed": {
     "verdict": "review",
     "message": "The detector failed here.",
     "remedy": "Correct the detector.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "phi/identifier-field",
   "cases": {
    "user-id": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The user id may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Send a random or keyed value.",
     "sources": [
      "messages-reference/2026-08-22"
     ]
    },
    "workspace-name": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The name of a workspace may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Rename the workspace.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "custom-id": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The id of a batch item, which no source mentions, may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Send a random or keyed value."
    }
   }
  },
  {
   "id": "request/unknown-host",
   "cases": {
    "unknown": {
     "verdict": "review",
     "message": "The host is not known; the path decides, else the first-party API is assumed.",
     "remedy": "State the platform in the context."
    }
   }
  },
  {
   "id": "request/not-recognised",
   "cases": {
    "unknown": {
     "verdict": "review",
     "message": "The form is not Claude's; it cannot be judged.",
     "remedy": "Judge it by hand."
    }
   }
  },
  {
   "id": "request/unreadable",
   "cases": {
    "place": {
     "verdict": "review",
     "message": "This could not be read: {why}.",
     "remedy": "Correct it, or judge it by hand."
    },
    "unresolved": {
     "verdict": "review",
     "message": "Known only at run time: {why}.",
     "remedy": "Write it out, or check what is sent."
    },
    "context": {
     "verdict": "review",
     "message": "The context could not be read: {why}.",
     "remedy": "Correct the context."
    }
   }
  }
 ],
 "responses": [
  {
   "rule": "hipaa/feature-not-eligible",
   "status": 400,
   "type": "invalid_request_error",
   "message": "The requested features are not available for HIPAA-regulated organizations without Zero Data Retention: {feature}."
  },
  {
   "rule": "zdr/model-requires-retention",
   "status": 400,
   "type": "invalid_request_error",
   "message": "In order to access this model, your organization or workspace must have data retention enabled."
  }
 ],
 "retention": {
  "own": {
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
     "what": "Inputs and outputs that are flagged, or that law requires to be kept",
     "upTo": "P2Y",
     "source": "retention-flagged/2026-09-26"
    },
    {
     "what": "Classification scores of flagged content (stated only by the privacy centre)",
     "upTo": "P7Y",
     "source": "privacy-retention/2026-11-20"
    }
   ]
  },
  "cloud": {
   "standard": [
    {
     "what": "Inputs and outputs",
     "upTo": "not-stated",
     "source": "retention-processor/2026-09-26"
    }
   ],
   "arrangement": [
    {
     "what": "Inputs and outputs, once the response is returned",
     "upTo": "not-stored",
     "source": "retention-processor/2026-09-26"
    }
   ],
   "regardless": [
    {
     "what": "Inputs and outputs that are flagged, or that law requires to be kept",
     "upTo": "not-stated",
     "source": "retention-processor/2026-09-26"
    }
   ]
  }
 },
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
   "section": "ZDR scope"
  },
  "retention-hipaa": {
   "like": "retention",
   "section": "HIPAA scope"
  },
  "retention-phi": {
   "like": "retention",
   "section": "PHI handling"
  },
  "retention-cors": {
   "like": "retention",
   "section": "CORS"
  },
  "retention-flagged": {
   "like": "retention",
   "section": "Flagged content"
  },
  "retention-models": {
   "like": "retention",
   "section": "Models"
  },
  "retention-approach": {
   "like": "retention",
   "section": "Approach"
  },
  "retention-processor": {
   "like": "retention",
   "section": "Platforms"
  },
  "overview": {
   "page": "Features overview",
   "url": "https://platform.claude.com/docs/en/build-with-claude/overview",
   "section": "Availability"
  },
  "release-notes": {
   "page": "Release notes",
   "url": "https://platform.claude.com/docs/en/release-notes/overview",
   "section": "By date"
  },
  "api-overview": {
   "page": "API overview",
   "url": "https://platform.claude.com/docs/en/api/overview",
   "section": "Endpoints"
  },
  "messages-reference": {
   "page": "Create a Message",
   "url": "https://platform.claude.com/docs/en/api/messages/create",
   "section": "metadata.user_id"
  },
  "web-search": {
   "page": "Web search tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool",
   "section": "Availability"
  },
  "web-fetch": {
   "page": "Web fetch tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool",
   "section": "Cache"
  },
  "code-execution": {
   "page": "Code execution tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool",
   "section": "Retention"
  },
  "files": {
   "page": "Files API",
   "url": "https://platform.claude.com/docs/en/build-with-claude/files",
   "section": "Retention"
  },
  "mid-conversation": {
   "page": "Mid-conversation system messages and tool changes",
   "url": "https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages",
   "section": "Tool changes"
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
   "section": "Availability"
  },
  "foundry": {
   "page": "Claude in Microsoft Foundry",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "section": "Hosting, not supported"
  },
  "foundry-answer": {
   "page": "Microsoft Q&A: data retained by Anthropic for Claude on Foundry",
   "url": "https://learn.microsoft.com/en-us/answers/questions/5875922/clarification-need-what-customer-data-is-retained",
   "section": "Answer"
  },
  "foundry-hosting": {
   "page": "Claude models hosting comparison",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison",
   "section": "Hosting"
  },
  "foundry-models": {
   "page": "Claude models in Microsoft Foundry",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude",
   "section": "Hosting"
  },
  "aws-platform": {
   "page": "Claude Platform on AWS",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "section": "Not supported"
  },
  "bedrock": {
   "page": "Claude in Amazon Bedrock",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "section": "Not supported"
  },
  "bedrock-legacy": {
   "page": "Claude on Amazon Bedrock (Opus 4.6 and earlier)",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy",
   "section": "Not supported"
  },
  "google": {
   "page": "Claude on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "section": "Not supported"
  },
  "google-anthropic": {
   "page": "Claude Models on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed",
   "section": "Opening lines"
  },
  "baa-article": {
   "page": "Business Associate Agreements",
   "url": "https://support.claude.com/en/articles/8114513",
   "section": "API features"
  },
  "covered-models": {
   "page": "Covered Models",
   "url": "https://support.claude.com/en/articles/15425695",
   "section": "Models"
  },
  "covered-models-retention": {
   "page": "Data retention for Covered Models",
   "url": "https://support.claude.com/en/articles/15425996",
   "section": "Platforms"
  },
  "covered-models-baa": {
   "page": "Covered Models under a BAA",
   "url": "https://support.claude.com/en/articles/15455031",
   "section": "Configurations"
  },
  "privacy-retention": {
   "page": "How long an organization's data is stored",
   "url": "https://privacy.claude.com/en/articles/7996866",
   "section": "Retention"
  },
  "sdk": {
   "page": "@anthropic-ai/sdk 1.14.0",
   "url": "https://github.com/anthropics/anthropic-sdk-typescript",
   "section": "Types"
  },
  "ai-sdk": {
   "page": "@ai-sdk/anthropic 4.0.105",
   "url": "https://www.npmjs.com/package/@ai-sdk/anthropic",
   "section": "Beta values"
  }
 }
};
