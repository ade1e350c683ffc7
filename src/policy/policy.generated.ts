// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { PolicyData } from './data.js';

export const DIGEST = 'sha256:51c0c52bb5c334589a617d2efa2dbed3c4e42be11f9401d8b755d70533f08bf3';

export const policyData: PolicyData = {
 "endpoints": [
  {
   "body": "messages",
   "feature": "messages",
   "paths": [
    "/v1/messages"
   ]
  },
  {
   "body": "token-counting",
   "feature": "token_counting",
   "paths": [
    "/v1/messages/count_tokens"
   ]
  },
  {
   "body": "batch",
   "feature": "batch",
   "paths": [
    "/v1/messages/batches"
   ]
  },
  {
   "feature": "batch",
   "paths": [
    "/v1/messages/batches/{message_batch_id}",
    "/v1/messages/batches/{message_batch_id}/results",
    "/v1/messages/batches/{message_batch_id}/cancel"
   ]
  },
  {
   "feature": "text_completions",
   "paths": [
    "/v1/complete"
   ]
  },
  {
   "feature": "openai_compatibility",
   "hostNeeded": true,
   "paths": [
    "/v1/chat/completions"
   ]
  },
  {
   "model": true,
   "body": "messages",
   "feature": "messages",
   "variant": "runtime",
   "paths": [
    "/model/{model}/invoke",
    "/model/{model}/invoke-with-response-stream"
   ],
   "platform": "amazon-bedrock"
  },
  {
   "body": "token-counting",
   "feature": "token_counting",
   "paths": [
    "/publishers/anthropic/models/count-tokens:rawPredict"
   ],
   "platform": "google-cloud"
  },
  {
   "model": true,
   "body": "messages",
   "feature": "messages",
   "paths": [
    "/publishers/anthropic/models/{model}:rawPredict",
    "/publishers/anthropic/models/{model}:streamRawPredict"
   ],
   "platform": "google-cloud"
  },
  {
   "feature": "files_api",
   "paths": [
    "/v1/files",
    "/v1/files/{file_id}",
    "/v1/files/{file_id}/content"
   ]
  },
  {
   "feature": "agent_skills",
   "paths": [
    "/v1/skills",
    "/v1/skills/{skill_id}/versions",
    "/v1/skills/{skill_id}/versions/{version}/content",
    "/v1/skills/{skill_id}",
    "/v1/skills/{skill_id}/versions/{version}"
   ]
  },
  {
   "bodiless": true,
   "feature": "models_api",
   "paths": [
    "/v1/models",
    "/v1/models/{model_id}"
   ]
  },
  {
   "feature": "auth_token_exchange",
   "hostNeeded": true,
   "paths": [
    "/v1/oauth/token"
   ]
  },
  {
   "body": "workspace",
   "feature": "admin_api",
   "paths": [
    "/v1/organizations/workspaces",
    "/v1/organizations/workspaces/{workspace_id}"
   ]
  },
  {
   "feature": "admin_api",
   "paths": [
    "/v1/organizations/workspaces/{workspace_id}/archive"
   ]
  },
  {
   "feature": "managed_agents",
   "paths": [
    "/v1/sessions/**",
    "/v1/memory_stores/**",
    "/v1/agents/**",
    "/v1/environments/**",
    "/v1/vaults/**",
    "/v1/deployments/**",
    "/v1/deployment_runs/**",
    "/v1/dreams/**"
   ]
  },
  {
   "feature": "mcp_tunnels",
   "paths": [
    "/v1/tunnels/**",
    "/v1/organizations/tunnels/**"
   ]
  },
  {
   "feature": "user_profiles",
   "paths": [
    "/v1/user_profiles/**"
   ]
  },
  {
   "feature": "compliance_api",
   "paths": [
    "/v1/compliance/**"
   ]
  },
  {
   "feature": "admin_api",
   "paths": [
    "/v1/organizations/external_keys/**",
    "/v1/organizations/workspaces/{workspace_id}/**",
    "/v1/organizations/**"
   ]
  }
 ],
 "features": [
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "messages",
   "title": "Messages API",
   "stable": "2026-02-04",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "token_counting",
   "stable": "2024-12-17",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "betas": [
    {
     "values": [
      "token-counting-2024-11-01"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "web_search",
   "stable": "2026-02-17",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "web_search_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "web_search"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "type": [
       "web_search_tool_result"
      ]
     },
     "on": "block"
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "web_fetch",
   "stable": "2026-02-17",
   "remedy": "Fetch the page in a client tool and send its text.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "web_fetch_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "third-party",
     "upTo": "not-stated",
     "what": "Fetched URLs and request metadata"
    },
    {
     "since": "2026-08-21",
     "source": "web-fetch",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Fetched pages, in a cache"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "web_fetch"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "type": [
       "web_fetch_tool_result"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "web-fetch-2025-09-10"
     ]
    }
   ]
  },
  {
   "id": "advisor_tool",
   "remedy": "Call the second model in your own code.",
   "hipaa": [
    {
     "since": "2026-04-10",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-04-10",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "advisor_2"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "advisor"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "type": [
       "advisor_tool_result"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "advisor-tool-2026-03-01"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "memory_tool",
   "stable": "2026-02-17",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "memory_2"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Notes"
    }
   ],
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
    }
   ]
  },
  {
   "id": "compaction",
   "apiName": "context_management",
   "title": "Context management (compaction)",
   "remedy": "Summarise the older turns in your own code.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "compact_"
       }
      ]
     },
     "on": "context_edit"
    },
    {
     "on": "request",
     "has": "compaction"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "compaction"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "compact-2026-01-12",
      "compact-2026-09-04"
     ]
    }
   ]
  },
  {
   "id": "context_editing",
   "apiName": "context_management",
   "remedy": "Drop old tool results and thinking in your own code.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "clear_"
       }
      ]
     },
     "on": "context_edit"
    }
   ],
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
    }
   ]
  },
  {
   "id": "fast_mode",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "speed": [
       "fast"
      ]
     },
     "on": "request",
     "at": "speed"
    }
   ],
   "betas": [
    {
     "values": [
      "fast-mode-2026-02-01"
     ]
    }
   ]
  },
  {
   "id": "context_1m",
   "title": "1M token context window",
   "stable": "2026-03-13",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "betas": [
    {
     "values": [
      "context-1m-*"
     ],
     "use": {}
    }
   ]
  },
  {
   "id": "adaptive_thinking",
   "stable": "2026-02-05",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       "adaptive"
      ]
     },
     "on": "thinking"
    }
   ]
  },
  {
   "id": "citations",
   "stable": "2025-01-23",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "citations": {
       "enabled": [
        true
       ]
      }
     },
     "on": "block"
    },
    {
     "when": {
      "citations": {
       "enabled": [
        true
       ]
      }
     },
     "on": "tool"
    }
   ]
  },
  {
   "id": "data_residency",
   "stable": "2026-02-05",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "on": "request",
     "has": "inference_geo"
    }
   ]
  },
  {
   "id": "effort",
   "stable": "2026-02-05",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "on": "output_config",
     "has": "effort"
    },
    {
     "when": {
      "output_config": {
       "effort": [
        {
         "exists": true
        }
       ]
      }
     },
     "on": "message",
     "at": "output_config"
    }
   ],
   "betas": [
    {
     "values": [
      "effort-2025-11-24"
     ]
    }
   ]
  },
  {
   "id": "extended_thinking",
   "stable": "2025-02-24",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       "enabled"
      ]
     },
     "on": "thinking"
    }
   ],
   "betas": [
    {
     "values": [
      "interleaved-thinking-*"
     ],
     "harmless": true
    }
   ]
  },
  {
   "id": "pdf",
   "title": "PDF support",
   "stable": "2024-12-17",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
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
     },
     "on": "block"
    },
    {
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
     },
     "on": "block"
    },
    {
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
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "pdfs-2024-09-25"
     ]
    }
   ]
  },
  {
   "id": "search_results",
   "stable": "2025-08-08",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       "search_result"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "search-results-2025-06-09"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "bash_tool",
   "stable": "2025-02-24",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "bash_2"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Files"
    }
   ],
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "text_editor",
   "title": "Text editor tool",
   "stable": "2025-02-24",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "text_editor_2"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Files"
    }
   ],
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "computer_use",
   "remedy": "Use client tools of your own.",
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
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "computer_2"
       },
       {
        "prefix": "computer_toolset_2"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Screenshots and files"
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
   ]
  },
  {
   "id": "fine_grained_tool_streaming",
   "stable": "2026-02-05",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "eager_input_streaming": [
       true
      ]
     },
     "on": "tool"
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
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "prompt_caching",
   "stable": "2024-12-17",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "on": "request",
     "has": "cache_control",
     "evidence": "automatic"
    },
    {
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     },
     "on": "tool"
    },
    {
     "when": {
      "caching": [
       {
        "exists": true
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "PT1H",
     "what": "KV representations and hashes, in memory"
    }
   ],
   "betas": [
    {
     "values": [
      "extended-cache-ttl-2025-04-11",
      "prompt-caching-2024-07-31"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "structured_outputs",
   "stable": "2026-01-29",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "qualified"
    }
   ],
   "detect": [
    {
     "when": {
      "strict": [
       true
      ]
     },
     "on": "tool"
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
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "PT24H",
     "what": "The compiled schema, from its last use"
    }
   ],
   "betas": [
    {
     "values": [
      "structured-outputs-2025-11-13",
      "structured-outputs-2025-12-15"
     ]
    }
   ]
  },
  {
   "id": "tool_search",
   "stable": "2026-02-17",
   "remedy": "Send only the tools needed, or search them in a client tool.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
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
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "tool_search_tool_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "until": "2026-04-17",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Tool names, descriptions and argument metadata"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       {
        "prefix": "tool_search_tool"
       }
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "type": [
       "tool_search_tool_result"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "batch",
   "title": "Batch processing",
   "stable": "2024-12-17",
   "remedy": "Send each item to /v1/messages.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P29D",
     "what": "Requests and results"
    }
   ],
   "betas": [
    {
     "values": [
      "message-batches-2024-09-24"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "code_execution",
   "apiName": "code_execution",
   "stable": "2026-02-17",
   "remedy": "Run the code in a client tool.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "code_execution_"
       }
      ]
     },
     "on": "tool"
    },
    {
     "when": {
      "container": [
       {
        "prefix": ""
       }
      ]
     },
     "on": "request",
     "at": "container"
    },
    {
     "when": {
      "id": [
       {
        "exists": true
       }
      ]
     },
     "on": "container"
    },
    {
     "when": {
      "skills": [
       {
        "exists": true
       }
      ]
     },
     "on": "container"
    },
    {
     "when": {
      "type": [
       "container_upload"
      ]
     },
     "on": "block"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
    },
    {
     "since": "2026-08-22",
     "source": "code-execution",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Files handed to the Files API"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "server_tool_use"
      ],
      "name": [
       "code_execution",
       "bash_code_execution",
       "text_editor_code_execution"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "type": [
       "code_execution_tool_result",
       "bash_code_execution_tool_result",
       "text_editor_code_execution_tool_result"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "code-execution-2025-05-22",
      "code-execution-2025-08-25"
     ]
    }
   ]
  },
  {
   "id": "programmatic_tool_calling",
   "stable": "2026-02-17",
   "remedy": "Set `allowed_callers: [\"direct\"]`.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "detect": [
    {
     "when": {
      "allowed_callers": [
       {
        "prefix": "code_execution_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
    }
   ],
   "signals": [
    {
     "when": {
      "caller": {
       "type": [
        {
         "prefix": "code_execution_"
        }
       ]
      }
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "files_api",
   "title": "Files API",
   "stable": "2026-08-19",
   "remedy": "Send the content inline, not a file id.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       "file"
      ]
     },
     "on": "source"
    },
    {
     "when": {
      "file_id": [
       {
        "exists": true
       }
      ]
     },
     "on": "source"
    },
    {
     "when": {
      "type": [
       "container_upload"
      ]
     },
     "on": "block"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "until": "2026-08-20",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Uploaded files"
    },
    {
     "since": "2026-08-20",
     "source": "files/2026-08-22",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Uploaded files, even if they expire"
    }
   ],
   "betas": [
    {
     "values": [
      "files-api-2025-04-14"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "agent_skills",
   "title": "Agent Skills",
   "stable": "2026-08-19",
   "remedy": "Send the skill's text in `system` and run its scripts in a client tool.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "detect": [
    {
     "on": "skill"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Skill definitions and execution data"
    }
   ],
   "betas": [
    {
     "values": [
      "skills-2025-10-02"
     ]
    }
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "not-covered"
    }
   ],
   "id": "mcp_connector",
   "title": "MCP connector",
   "remedy": "Call the MCP server in a client tool.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "detect": [
    {
     "on": "mcp_server"
    },
    {
     "when": {
      "type": [
       "mcp_toolset",
       {
        "prefix": "mcp_toolset_"
       }
      ]
     },
     "on": "tool"
    },
    {
     "when": {
      "type": [
       "mcp_tool_reference",
       "mcp_toolset_reference"
      ]
     },
     "on": "tool_change"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Tool definitions and results"
    },
    {
     "since": "2026-03-27",
     "source": "retention-scope/2026-04-10",
     "where": "third-party",
     "upTo": "not-stated",
     "what": "Data sent to the MCP servers"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "mcp_tool_use",
       "mcp_tool_result",
       "mcp_tool_listing"
      ]
     },
     "on": "block"
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
   ]
  },
  {
   "id": "dynamic_filtering",
   "stable": "2026-02-17",
   "remedy": "Set `allowed_callers: [\"direct\"]`, or use `web_search_20250305` or `web_fetch_20250910`.",
   "hipaa": [
    {
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "zdr": [
    {
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "row": "footnote",
   "detect": [
    {
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
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
    }
   ],
   "betas": [
    {
     "values": [
      "code-execution-web-tools-2026-02-09"
     ]
    }
   ]
  },
  {
   "id": "cache_diagnostics",
   "stable": "2026-09-23",
   "remedy": "Leave it out; `usage` has the cache counts.",
   "hipaa": [
    {
     "since": "2026-05-19",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-05-19",
     "status": "qualified"
    }
   ],
   "detect": [
    {
     "on": "request",
     "has": "diagnostics"
    }
   ],
   "retention": [
    {
     "since": "2026-05-19",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Hashes and token estimates"
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
   ]
  },
  {
   "id": "managed_agents",
   "title": "Claude Managed Agents",
   "remedy": "Run the agent loop in your own code on /v1/messages.",
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "retention": [
    {
     "since": "2026-05-21",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Sessions, transcripts and what they store"
    }
   ],
   "betas": [
    {
     "values": [
      "managed-agents-2026-04-01",
      "agent-memory-2026-07-22",
      "dreaming-2026-04-21"
     ]
    }
   ]
  },
  {
   "id": "mcp_tunnels",
   "title": "MCP tunnels",
   "remedy": "Call the MCP server in a client tool.",
   "hipaa": [
    {
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "zdr": [
    {
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "retention": [
    {
     "since": "2026-05-21",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Data sent through the tunnel"
    }
   ],
   "betas": [
    {
     "values": [
      "mcp-tunnels-2026-06-22"
     ]
    }
   ]
  },
  {
   "id": "mid_conversation_system",
   "title": "Mid-conversation system messages",
   "stable": "2026-05-28",
   "hipaa": [
    {
     "since": "2026-07-14",
     "status": "eligible"
    }
   ],
   "zdr": [
    {
     "since": "2026-07-14",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "role": [
       "system"
      ]
     },
     "on": "message"
    }
   ],
   "betas": [
    {
     "values": [
      "mid-conversation-system-2026-04-07"
     ]
    }
   ]
  },
  {
   "id": "browser_use",
   "stable": "2026-08-19",
   "remedy": "Fetch the page in a client tool and send its text.",
   "hipaa": [
    {
     "since": "2026-08-21",
     "status": "ineligible",
     "api": "accepts"
    }
   ],
   "zdr": [
    {
     "since": "2026-08-21",
     "status": "eligible"
    }
   ],
   "detect": [
    {
     "when": {
      "type": [
       {
        "prefix": "browser_toolset_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "retention": [
    {
     "since": "2026-08-21",
     "where": "client",
     "upTo": "not-stated",
     "what": "The browser session"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "browser_state"
      ]
     },
     "on": "block"
    }
   ]
  },
  {
   "id": "message_threads",
   "sources": [
    "sdk/2026-11-24"
   ],
   "row": "none",
   "detect": [
    {
     "on": "request",
     "has": "thread"
    }
   ],
   "retention": [
    {
     "since": "2026-08-12",
     "source": "sdk/2026-11-24",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "The conversation of the thread"
    }
   ],
   "betas": [
    {
     "values": [
      "message-threads-2026-08-12"
     ]
    }
   ]
  },
  {
   "id": "server_side_fallback",
   "remedy": "Retry in your own code, with another model.",
   "zdr": [
    {
     "since": "2026-08-22",
     "source": "overview",
     "status": "ineligible"
    }
   ],
   "row": "none",
   "detect": [
    {
     "on": "request",
     "has": "fallbacks"
    }
   ],
   "signals": [
    {
     "when": {
      "type": [
       "fallback"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "server-side-fallback-2026-06-01",
      "server-side-fallback-2026-07-01"
     ]
    }
   ]
  },
  {
   "id": "fallback_credit",
   "remedy": "Retry without `fallback_credit_token`.",
   "zdr": [
    {
     "since": "2026-08-22",
     "source": "overview",
     "status": "ineligible"
    }
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "task_budgets",
   "sources": [
    "release-notes/2026-08-22"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "inline_tools",
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none",
   "detect": [
    {
     "when": {
      "type": [
       "tool_definition"
      ]
     },
     "on": "tool_change"
    }
   ],
   "betas": [
    {
     "values": [
      "inline-tools-2026-09-15"
     ]
    }
   ]
  },
  {
   "id": "mid_conversation_tool_changes",
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none",
   "detect": [
    {
     "when": {
      "type": [
       "tool_addition",
       "tool_removal"
      ]
     },
     "on": "block"
    }
   ],
   "betas": [
    {
     "values": [
      "mid-conversation-tool-changes-2026-07-01"
     ]
    }
   ]
  },
  {
   "id": "mid_conversation_output_config",
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "mid_conversation_system_clear_at",
   "sources": [
    "mid-conversation/2026-09-26"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "user_profiles",
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "billing_policy",
   "sources": [
    "sdk/2026-11-24"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "safeguards",
   "sources": [
    "ai-sdk/2026-11-13"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "thinking_block_binding",
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none",
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
   ]
  },
  {
   "id": "thinking_display_updates",
   "sources": [
    "release-notes/2026-09-26"
   ],
   "row": "none",
   "detect": [
    {
     "when": {
      "display": [
       "updates"
      ]
     },
     "on": "thinking",
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
   ]
  },
  {
   "id": "thinking_token_count",
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none",
   "betas": [
    {
     "values": [
      "thinking-token-count-*"
     ],
     "harmless": true
    }
   ]
  },
  {
   "id": "between_tools_thinking",
   "stable": "2026-09-26",
   "sources": [
    "sdk/2026-11-24"
   ],
   "row": "none",
   "detect": [
    {
     "when": {
      "type": [
       "between_tools"
      ]
     },
     "on": "thinking"
    }
   ]
  },
  {
   "id": "dev_full_thinking",
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none",
   "betas": [
    {
     "values": [
      "dev-full-thinking-2025-05-14"
     ],
     "use": {}
    }
   ]
  },
  {
   "id": "long_output",
   "sources": [
    "release-notes/2026-08-22"
   ],
   "row": "none",
   "betas": [
    {
     "values": [
      "output-128k-*",
      "output-300k-*"
     ]
    }
   ]
  },
  {
   "id": "text_completions",
   "stable": "2026-02-04",
   "sources": [
    "sdk/2026-08-19"
   ],
   "row": "none",
   "detect": [
    {
     "on": "request",
     "has": "prompt"
    },
    {
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
     "on": "request",
     "at": "prompt"
    }
   ]
  },
  {
   "id": "openai_compatibility",
   "title": "OpenAI-compatible endpoint",
   "stable": "2025-02-27",
   "sources": [
    "release-notes/2026-08-22"
   ],
   "row": "none"
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "models_api",
   "title": "Models API",
   "stable": "2024-12-17",
   "prompts": false,
   "sources": [
    "baa-article/2026-06-10"
   ],
   "row": "none"
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "admin_api",
   "title": "Admin API",
   "stable": "2024-11-21",
   "prompts": false,
   "sources": [
    "baa-article/2026-06-10"
   ],
   "row": "none",
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
   ]
  },
  {
   "baa": [
    {
     "since": "2026-06-10",
     "source": "baa-article/2026-06-10",
     "status": "covered"
    }
   ],
   "id": "compliance_api",
   "title": "Compliance API",
   "stable": "2026-06-10",
   "sources": [
    "baa-article/2026-06-10",
    "retention/2026-09-26"
   ],
   "row": "none",
   "retention": [
    {
     "since": "2026-09-26",
     "where": "anthropic",
     "upTo": "P6Y",
     "what": "The activity feed; session transcripts by default"
    }
   ]
  },
  {
   "id": "auth_token_exchange",
   "stable": "2026-02-04",
   "prompts": false,
   "sources": [
    "api-overview/2026-08-22"
   ],
   "row": "none"
  }
 ],
 "shape": {
  "message": {
   "values": {
    "role": [
     "user",
     "assistant",
     "system"
    ]
   },
   "members": {
    "type": "any",
    "id": "any",
    "role": "string",
    "content": "string | block[]",
    "output_config": "message_output_config",
    "clear_at": "string"
   },
   "closed": true
  },
  "source": {
   "members": {
    "url": "any",
    "content": "any",
    "media_type": "any",
    "data": "any",
    "file_id": "string"
   },
   "closed": true,
   "typed": true,
   "types": {
    "url": {},
    "base64": {},
    "text": {},
    "content": {
     "content": "string | block[]"
    }
   }
  },
  "request": {
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
   "members": {
    "model": "model-id",
    "betas": "betas | string[]",
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
    "anthropic_beta": "betas | string[]",
    "anthropic_version": "string",
    "user_profile_id": "string",
    "fallback_credit_token": "string | object",
    "billing_policy": "object",
    "prompt": "string",
    "max_tokens_to_sample": "number"
   },
   "closed": true
  },
  "tool_choice": {
   "members": {
    "name": "any",
    "disable_parallel_tool_use": "any"
   },
   "closed": true,
   "typed": true,
   "types": {
    "auto": {},
    "any": {},
    "tool": {},
    "none": {}
   }
  },
  "compaction": {
   "members": {
    "instructions": "any"
   },
   "closed": true,
   "typed": true,
   "types": {
    "summarize": {}
   }
  },
  "fallback": {
   "like": "request",
   "members": {},
   "closed": true
  },
  "batch": {
   "members": {
    "betas": "betas | string[]",
    "requests": "batch_item[]",
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
  "block": {
   "members": {
    "source": "source",
    "id": "any",
    "title": "any",
    "caller": "any",
    "context": "any",
    "data": "any",
    "encrypted_content": "any",
    "from": "any",
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
    "to": "any",
    "tool_name": "any",
    "tool_use_id": "any",
    "toolset_name": "any",
    "transformations": "any",
    "trigger": "any",
    "cache_control": "cache_control",
    "citations": "citations | list",
    "content": "any"
   },
   "closed": "node",
   "typed": true,
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
   }
  },
  "fetched": {
   "members": {
    "source": "any | source",
    "content": "any | fetched"
   }
  },
  "tool_change": {
   "members": {
    "definition": "tool"
   },
   "typed": true,
   "types": {
    "tool_reference": {}
   }
  },
  "tool": {
   "values": {
    "allowed_callers": [
     "direct",
     {
      "prefix": "code_execution_"
     }
    ]
   },
   "members": {
    "model": "model-id",
    "strict": "boolean",
    "name": "any",
    "description": "any",
    "input_schema": "schema-if-strict",
    "input_examples": "any",
    "cache_control": "cache_control",
    "allowed_callers": "string[]",
    "defer_loading": "any",
    "eager_input_streaming": "boolean",
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
   "closed": true,
   "types": {
    "custom": {},
    "mcp_toolset": {
     "default_config": "any",
     "tools": "any"
    }
   }
  },
  "thinking": {
   "values": {
    "display": [
     "summarized",
     "omitted",
     "updates"
    ]
   },
   "members": {
    "budget_tokens": "any",
    "display": "string",
    "block_binding": "object"
   },
   "closed": true,
   "typed": true,
   "types": {
    "disabled": {}
   }
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
   "closed": true,
   "typed": true,
   "types": {
    "json_schema": {}
   }
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
   "values": {
    "ttl": [
     "5m",
     "1h"
    ]
   },
   "members": {
    "ttl": "string"
   },
   "closed": true,
   "typed": true,
   "types": {
    "ephemeral": {}
   }
  }
 },
 "foreignHosts": [
  "api.openai.com",
  "api.mistral.ai",
  "api.x.ai"
 ],
 "platforms": [
  {
   "unsupported": [],
   "operator": "anthropic",
   "hosts": [
    {
     "host": "api.anthropic.com"
    }
   ],
   "id": "claude-api",
   "title": "Claude API",
   "hipaa": {
    "standing": "own"
   },
   "zdr": {
    "standing": "own"
   },
   "region": {
    "pinning": true
   }
  },
  {
   "unsupported": [
    {
     "endpoints": [
      "/v1/organizations/**",
      "/v1/organizations/workspaces/{workspace_id}/**",
      "openai_compatibility",
      "auth_token_exchange"
     ],
     "since": "2026-05-12",
     "source": "aws-platform",
     "api": "rejects"
    },
    {
     "endpoints": [
      "/v1/organizations/external_keys/**"
     ],
     "since": "2026-05-12",
     "until": "2026-09-26",
     "source": "aws-platform",
     "api": "rejects"
    },
    {
     "endpoints": [
      "mcp_tunnels"
     ],
     "since": "2026-05-20",
     "source": "aws-platform",
     "api": "rejects"
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
   "operator": "anthropic",
   "hosts": [
    {
     "host": "aws-external-anthropic.*.api.aws"
    }
   ],
   "id": "claude-platform-on-aws",
   "title": "Claude Platform on AWS",
   "hipaa": {
    "standing": "not-covered",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ],
    "says": "The vendor says so."
   },
   "zdr": {
    "standing": "own"
   },
   "region": {
    "pinning": true
   }
  },
  {
   "unsupported": [
    {
     "endpoints": [
      "admin_api",
      "models_api",
      "batch"
     ],
     "since": "2026-02-07",
     "source": "foundry",
     "api": "rejects"
    },
    {
     "endpoints": [
      "compliance_api"
     ],
     "since": "2026-05-09",
     "source": "foundry",
     "api": "rejects"
    },
    {
     "endpoints": [
      "managed_agents"
     ],
     "since": "2026-06-30",
     "source": "foundry",
     "api": "rejects"
    },
    {
     "endpoints": [
      "/v1/skills/{skill_id}/versions/{version}/content"
     ],
     "since": "2026-09-26",
     "source": "foundry",
     "api": "rejects"
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
     "source": "foundry",
     "status": 400,
     "api": "rejects"
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
     "source": "foundry",
     "status": 400,
     "api": "rejects"
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
     "source": "foundry",
     "status": 400,
     "api": "rejects"
    },
    {
     "features": [
      "web_search"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "source": "foundry-models",
     "except": [
      "web_search_20250305"
     ],
     "status": 400,
     "api": "rejects"
    },
    {
     "features": [
      "web_fetch"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "source": "foundry-models",
     "except": [
      "web_fetch_20250910"
     ],
     "status": 400,
     "api": "rejects"
    },
    {
     "features": [
      "web_fetch"
     ],
     "variants": [
      "azure"
     ],
     "since": "2026-09-01",
     "source": "foundry-models",
     "disputed": true
    }
   ],
   "variants": [
    "anthropic",
    "azure"
   ],
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
   "id": "microsoft-foundry",
   "title": "Claude in Microsoft Foundry",
   "hipaa": {
    "standing": "not-covered",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ],
    "says": "The vendor says so."
   },
   "zdr": {
    "standing": "not-established",
    "sources": [
     "foundry/2026-02-07",
     "foundry-answer/2026-04-29",
     "foundry/2026-06-30",
     "covered-models-retention/2026-07-15"
    ],
    "says": "Microsoft says not to assume it; the vendor dropped the clause on 2026-06-30."
   },
   "region": {
    "pinning": false,
    "sources": [
     "foundry-hosting/2026-07-24",
     "residency/2026-05-12"
    ],
    "says": "The deployment decides; hosted on Anthropic, data may leave the region."
   }
  },
  {
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
     "source": "bedrock",
     "api": "rejects"
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
   "variants": [
    "mantle",
    "runtime"
   ],
   "operator": "aws",
   "hosts": [
    {
     "host": "bedrock-mantle.*.api.aws",
     "variant": "mantle",
     "path": "/anthropic/"
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
   "id": "amazon-bedrock",
   "title": "Claude in Amazon Bedrock",
   "prefix": "bedrock-",
   "hipaa": {
    "standing": "cloud",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ],
    "says": "A BAA with AWS decides."
   },
   "zdr": {
    "standing": "cloud",
    "sources": [
     "retention-processor/2026-09-26",
     "bedrock/2026-09-26"
    ],
    "says": "AWS operates it; its retention mode and terms decide."
   },
   "region": {
    "pinning": false,
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ],
    "says": "The endpoint or inference profile decides."
   }
  },
  {
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
     "source": "google",
     "api": "rejects"
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
   "id": "google-cloud",
   "title": "Claude on Google Cloud (Google managed)",
   "prefix": "vertex-",
   "hipaa": {
    "standing": "cloud",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ],
    "says": "A BAA with Google decides."
   },
   "zdr": {
    "standing": "cloud",
    "sources": [
     "retention-processor/2026-09-26",
     "google/2026-09-26"
    ],
    "says": "Google operates it; its terms decide."
   },
   "region": {
    "pinning": false,
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ],
    "says": "The location in the URL decides."
   }
  },
  {
   "unsupported": [],
   "operator": "anthropic",
   "hosts": [
    {
     "host": "claude.googleapis.com"
    }
   ],
   "id": "google-cloud-anthropic",
   "title": "Claude on Google Cloud (Anthropic managed)",
   "hipaa": {
    "standing": "not-covered",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-11-20"
    ],
    "says": "No source says otherwise."
   },
   "zdr": {
    "standing": "not-established",
    "sources": [
     "retention-processor/2026-11-20",
     "google-anthropic/2026-11-20"
    ],
    "says": "No source says otherwise."
   },
   "region": {
    "pinning": false,
    "sources": [
     "google-anthropic/2026-11-20"
    ],
    "says": "No source says otherwise."
   }
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
     "source": "covered-models/2026-07-15",
     "upTo": "P30D",
     "what": "Inputs and outputs"
    }
   },
   {
    "prefix": "claude-mythos-",
    "retention": {
     "since": "2026-06-09",
     "source": "covered-models/2026-07-15",
     "upTo": "P30D",
     "what": "Inputs and outputs"
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
     "message": "{title} is not eligible for zero data retention.",
     "verdict": "fail",
     "api": "accepts"
    },
    "removal": {
     "message": "This call removes what {title} keeps, which is not eligible for zero data retention.",
     "remedy": "Store no more of it.",
     "verdict": "informational"
    }
   }
  },
  {
   "id": "zdr/qualified",
   "cases": {
    "qualified": {
     "message": "{title} is eligible for zero data retention with a qualification.",
     "remedy": "Keep personal data out of it.",
     "verdict": "informational",
     "api": "accepts"
    }
   }
  },
  {
   "id": "zdr/model-requires-retention",
   "cases": {
    "required": {
     "message": "{family}* requires 30 days of retention; zero data retention does not cover it.",
     "remedy": "Use another model, or state the authorisation as modelRetentionAuthorised.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ],
     "verdict": "fail",
     "api": "cell"
    },
    "unknown": {
     "message": "The policy does not know this model ({length} characters); it may require retention.",
     "remedy": "State the model behind it in models, or use a published id.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ],
     "verdict": "review"
    }
   }
  },
  {
   "id": "zdr/not-established-on-platform",
   "cases": {
    "not-stated": {
     "message": "Zero data retention is not established on {platform}. {says}",
     "remedy": "State the contract as zdrContract; without one data is retained.",
     "verdict": "review",
     "strict": "fail",
     "api": "accepts"
    },
    "stated": {
     "message": "Zero data retention on {platform} rests on the stated contract. {says}",
     "remedy": "Keep the contract at hand.",
     "verdict": "informational",
     "api": "accepts"
    }
   }
  },
  {
   "id": "zdr/browser-request",
   "cases": {
    "header": {
     "message": "The header for browser access is set; nothing shows that this is a server.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-cors/2026-09-26"
     ],
     "verdict": "review",
     "api": "accepts"
    },
    "browser": {
     "message": "The request comes from a browser; zero data retention does not cover it.",
     "remedy": "Send it through a server.",
     "sources": [
      "retention-cors/2026-09-26"
     ],
     "verdict": "fail"
    },
    "header-from-server": {
     "message": "The header for browser access is set, but this is a server.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-cors/2026-09-26"
     ],
     "verdict": "informational",
     "api": "accepts"
    }
   }
  },
  {
   "id": "hipaa/feature-not-eligible",
   "cases": {
    "disputed": {
     "message": "{title} is eligible by the table, but not covered by the BAA article.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ],
     "verdict": "review",
     "strict": "fail"
    },
    "ineligible": {
     "message": "{title} is not eligible under HIPAA readiness.",
     "verdict": "fail",
     "api": "cell"
    },
    "removal": {
     "message": "This call removes what {title} keeps, which is not eligible under HIPAA readiness.",
     "remedy": "Store no more of it.",
     "verdict": "informational"
    }
   }
  },
  {
   "id": "hipaa/platform-not-covered",
   "cases": {
    "cloud": {
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "State the BAA with the cloud as cloudBaa, if it covers this platform and model.",
     "verdict": "review",
     "strict": "fail",
     "api": "accepts"
    },
    "not-covered": {
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "Send it to the first-party API, under HIPAA readiness.",
     "verdict": "fail",
     "api": "accepts"
    },
    "stated": {
     "message": "On {platform} the stated BAA with the cloud decides.",
     "remedy": "Confirm it in your signed BAA.",
     "verdict": "informational",
     "api": "accepts"
    }
   }
  },
  {
   "id": "hipaa/beta-not-listed",
   "cases": {
    "used": {
     "message": "{title} is a beta feature that the table does not list; HIPAA readiness does not cover it.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ],
     "verdict": "fail"
    },
    "value": {
     "message": "A beta value ({title}) is sent that the table does not list; HIPAA readiness does not cover it.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ],
     "verdict": "fail"
    },
    "unknown": {
     "message": "A beta value is sent that the policy does not know; HIPAA readiness does not cover it.",
     "remedy": "Leave it out, or update claude-preflight.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ],
     "verdict": "fail"
    },
    "ineligible": {
     "message": "A beta value is sent for {title}, which is not eligible under HIPAA readiness.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ],
     "verdict": "review"
    }
   }
  },
  {
   "id": "hipaa/no-baa",
   "cases": {
    "standard": {
     "message": "Content is stated to hold protected health information, and standard terms do not cover it.",
     "remedy": "Send it to the first-party API, under HIPAA readiness.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ],
     "verdict": "fail",
     "api": "accepts"
    },
    "zdr": {
     "message": "Content is stated to hold protected health information, and no BAA that covers {platform} is stated.",
     "remedy": "Only for the first-party API can a BAA be stated, in a context file as baa: { acceptedOn: a day }; elsewhere, or without one, send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ],
     "verdict": "fail",
     "api": "accepts"
    },
    "zdr-cloud": {
     "message": "Content is stated to hold protected health information, and no BAA that covers {platform} is stated.",
     "remedy": "State it in a context file as cloudBaa; without one send no protected health information.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ],
     "verdict": "review",
     "api": "accepts"
    },
    "not-stated": {
     "message": "No BAA with the vendor is stated.",
     "remedy": "On the first-party API, state it in a context file as baa: { acceptedOn: a day }.",
     "sources": [
      "baa-article/2026-06-10"
     ],
     "verdict": "informational",
     "api": "accepts"
    },
    "zdr-with-baa": {
     "message": "Protected health information under zero data retention rests on the stated BAA.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ],
     "verdict": "informational",
     "api": "accepts"
    },
    "date": {
     "message": "The stated BAA was accepted before the published list of 2026-04-02, or after the day judged.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ],
     "verdict": "review",
     "strict": "fail",
     "api": "accepts"
    }
   }
  },
  {
   "id": "hipaa/not-in-baa-list",
   "cases": {
    "not-listed": {
     "message": "{title} is eligible by the table, but not listed by the BAA article.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ],
     "verdict": "review",
     "api": "accepts"
    }
   }
  },
  {
   "id": "platform/endpoint-not-supported",
   "cases": {
    "unsupported": {
     "message": "{platform} does not support this endpoint ({title}).",
     "remedy": "Send it to the first-party API, if your terms allow.",
     "verdict": "fail",
     "api": "cell"
    }
   }
  },
  {
   "id": "platform/feature-not-supported",
   "cases": {
    "unsupported": {
     "message": "{platform} does not support {title} as it is used here.",
     "remedy": "Leave it out, use another version, or send it to the first-party API, if your terms allow.",
     "verdict": "fail",
     "api": "cell"
    },
    "disputed": {
     "message": "Sources disagree on whether {platform} supports {title} on this hosting.",
     "remedy": "Leave it out.",
     "sources": [
      "foundry/2026-08-21"
     ],
     "verdict": "review",
     "strict": "fail"
    },
    "unknown": {
     "message": "Not every hosting of {platform} supports {title} as it is used here.",
     "remedy": "State foundryHosting or the URL, or leave it out.",
     "verdict": "review"
    }
   }
  },
  {
   "id": "residency/not-pinned",
   "cases": {
    "other": {
     "message": "inference_geo is not the region stated.",
     "remedy": "Set inference_geo to the region stated.",
     "sources": [
      "residency/2026-09-27"
     ],
     "verdict": "fail",
     "api": "accepts"
    },
    "absent": {
     "message": "inference_geo is not set; a default of the workspace may pin the region.",
     "remedy": "Set inference_geo to the region stated.",
     "sources": [
      "residency/2026-09-27"
     ],
     "verdict": "review"
    },
    "not-applicable": {
     "message": "On {platform} inference_geo does not pin the region. {says}",
     "remedy": "Choose the region as the cloud requires.",
     "verdict": "review"
    }
   }
  },
  {
   "id": "policy/eligibility-not-established",
   "cases": {
    "content": {
     "message": "Whether {title} is eligible is not established.",
     "remedy": "Ask the vendor, or leave it out.",
     "verdict": "review"
    },
    "no-content": {
     "message": "Whether {title} is eligible is not established; it does not matter here.",
     "remedy": "Keep personal data out of it.",
     "verdict": "informational"
    }
   }
  },
  {
   "id": "policy/unknown-feature",
   "cases": {
    "member": {
     "message": "The policy does not know this; your terms may not cover it.",
     "remedy": "Ask the vendor, update claude-preflight, or add a rule of your own.",
     "verdict": "review"
    },
    "beta": {
     "message": "A beta value is sent that the policy does not know.",
     "remedy": "Leave it out, or update claude-preflight.",
     "verdict": "review"
    },
    "endpoint": {
     "message": "The policy does not know this call; your terms may not cover it.",
     "remedy": "Ask the vendor, update claude-preflight, or add a rule of your own.",
     "verdict": "review"
    }
   }
  },
  {
   "id": "policy/stale",
   "cases": {
    "stale": {
     "message": "The newest row of the policy is {days} days old.",
     "remedy": "Update claude-preflight.",
     "verdict": "informational"
    }
   }
  },
  {
   "id": "phi/schema-property-name",
   "cases": {
    "found": {
     "message": "A property name of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "fail",
     "api": "accepts"
    }
   }
  },
  {
   "id": "phi/schema-enum",
   "cases": {
    "found": {
     "message": "A value of an enum of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "fail",
     "api": "accepts"
    }
   }
  },
  {
   "id": "phi/schema-const",
   "cases": {
    "found": {
     "message": "A const of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "fail",
     "api": "accepts"
    }
   }
  },
  {
   "id": "phi/schema-pattern",
   "cases": {
    "found": {
     "message": "A pattern of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "fail",
     "api": "accepts"
    }
   }
  },
  {
   "id": "phi/schema-annotation",
   "cases": {
    "found": {
     "message": "An annotation of a cached schema may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Keep patient data in the messages, out of the schema.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "review",
     "api": "accepts"
    }
   }
  },
  {
   "id": "phi/schema-not-examined",
   "cases": {
    "no-detector": {
     "message": "This is cached as a schema, but was not examined.",
     "remedy": "Check it for protected health information.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "review"
    },
    "no-schema": {
     "message": "This is cached as a schema, but was not examined completely, as it may be invalid.",
     "remedy": "Correct it.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "review"
    },
    "too-large": {
     "message": "This is cached as a schema, but was not examined completely, as it is too large.",
     "remedy": "Send a smaller one.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "review"
    },
    "failed": {
     "message": "The detector failed here.",
     "remedy": "Correct the detector.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "review"
    }
   }
  },
  {
   "id": "phi/identifier-field",
   "cases": {
    "user-id": {
     "message": "The user id may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Send a random or keyed value.",
     "sources": [
      "messages-reference/2026-08-22"
     ],
     "verdict": "fail",
     "api": "accepts"
    },
    "workspace-name": {
     "message": "The name of a workspace may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Rename the workspace.",
     "sources": [
      "retention-phi/2026-09-26"
     ],
     "verdict": "fail",
     "api": "accepts"
    },
    "custom-id": {
     "message": "The id of a batch item, which no source mentions, may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Send a random or keyed value.",
     "verdict": "informational",
     "api": "accepts"
    }
   }
  },
  {
   "id": "request/unknown-host",
   "cases": {
    "unknown": {
     "message": "The host is not known; the path decides, else the first-party API is assumed.",
     "remedy": "State the platform in the context.",
     "verdict": "review"
    }
   }
  },
  {
   "id": "request/not-recognised",
   "cases": {
    "unknown": {
     "message": "The form is not Claude's own (a chat completion, say, or Bedrock's Converse); it cannot be judged.",
     "remedy": "Judge it by hand.",
     "verdict": "review"
    }
   }
  },
  {
   "id": "request/unreadable",
   "cases": {
    "place": {
     "message": "This could not be read: {why}.",
     "remedy": "Correct it, or judge it by hand.",
     "verdict": "review"
    },
    "unresolved": {
     "message": "Known only at run time: {why}.",
     "remedy": "Write it out, or check what is sent.",
     "verdict": "review"
    },
    "context": {
     "message": "The context could not be read: {why}.",
     "remedy": "Correct the context.",
     "verdict": "review"
    }
   }
  }
 ],
 "tables": {
  "unpinnedRegion": "global",
  "hipaa": "2026-04-02",
  "staleAfterDays": 60,
  "zdr": "2026-03-27",
  "baaAfter": "2026-04-01",
  "page": "retention",
  "newest": "2026-09-26"
 },
 "sources": {
  "retention": {
   "before": {
    "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
    "day": "2026-05-06"
   },
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "section": "Feature eligibility",
   "page": "API and data retention"
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
   "url": "https://platform.claude.com/docs/en/build-with-claude/overview",
   "section": "Availability",
   "page": "Features overview"
  },
  "release-notes": {
   "url": "https://platform.claude.com/docs/en/release-notes/overview",
   "section": "By date",
   "page": "Release notes"
  },
  "api-overview": {
   "url": "https://platform.claude.com/docs/en/api/overview",
   "section": "Endpoints",
   "page": "API overview"
  },
  "messages-reference": {
   "url": "https://platform.claude.com/docs/en/api/messages/create",
   "section": "metadata.user_id",
   "page": "Create a Message"
  },
  "web-search": {
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool",
   "section": "Availability",
   "page": "Web search tool"
  },
  "web-fetch": {
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool",
   "section": "Cache",
   "page": "Web fetch tool"
  },
  "code-execution": {
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool",
   "section": "Retention",
   "page": "Code execution tool"
  },
  "files": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/files",
   "section": "Retention",
   "page": "Files API"
  },
  "mid-conversation": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages",
   "section": "Tool changes",
   "page": "Mid-conversation system messages and tool changes"
  },
  "fast-mode": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/fast-mode",
   "section": "Availability",
   "page": "Fast mode"
  },
  "residency": {
   "before": {
    "url": "https://platform.claude.com/docs/en/build-with-claude/data-residency",
    "day": "2026-05-12"
   },
   "url": "https://platform.claude.com/docs/en/manage-claude/data-residency",
   "section": "Availability",
   "page": "Data residency"
  },
  "foundry": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "section": "Hosting, not supported",
   "page": "Claude in Microsoft Foundry"
  },
  "foundry-answer": {
   "url": "https://learn.microsoft.com/en-us/answers/questions/5875922/clarification-need-what-customer-data-is-retained",
   "section": "Answer",
   "page": "Microsoft Q&A: data retained by Anthropic for Claude on Foundry"
  },
  "foundry-hosting": {
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison",
   "section": "Hosting",
   "page": "Claude models hosting comparison"
  },
  "foundry-models": {
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude",
   "section": "Hosting",
   "page": "Claude models in Microsoft Foundry"
  },
  "aws-platform": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "section": "Not supported",
   "page": "Claude Platform on AWS"
  },
  "bedrock": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "section": "Not supported",
   "page": "Claude in Amazon Bedrock"
  },
  "bedrock-legacy": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy",
   "section": "Not supported",
   "page": "Claude on Amazon Bedrock (Opus 4.6 and earlier)"
  },
  "google": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "section": "Not supported",
   "page": "Claude on Google Cloud"
  },
  "google-anthropic": {
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed",
   "section": "Opening lines",
   "page": "Claude Models on Google Cloud"
  },
  "baa-article": {
   "url": "https://support.claude.com/en/articles/8114513",
   "section": "API features",
   "page": "Business Associate Agreements"
  },
  "covered-models": {
   "url": "https://support.claude.com/en/articles/15425695",
   "section": "Models",
   "page": "Covered Models"
  },
  "covered-models-retention": {
   "url": "https://support.claude.com/en/articles/15425996",
   "section": "Platforms",
   "page": "Data retention for Covered Models"
  },
  "covered-models-baa": {
   "url": "https://support.claude.com/en/articles/15455031",
   "section": "Configurations",
   "page": "Covered Models under a BAA"
  },
  "privacy-retention": {
   "url": "https://privacy.claude.com/en/articles/7996866",
   "section": "Retention",
   "page": "How long an organization's data is stored"
  },
  "sdk": {
   "url": "https://github.com/anthropics/anthropic-sdk-typescript",
   "section": "Types",
   "page": "@anthropic-ai/sdk 1.14.0"
  },
  "ai-sdk": {
   "url": "https://www.npmjs.com/package/@ai-sdk/anthropic",
   "section": "Beta values",
   "page": "@ai-sdk/anthropic 4.0.105"
  }
 },
 "headers": [
  {
   "feature": "user_profiles",
   "header": "anthropic-user-profile-id"
  },
  {
   "feature": "managed_agents",
   "header": "anthropic-worker-id"
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
 "markers": [
  {
   "id": "url_source",
   "title": "URL sources for images and documents",
   "detect": [
    {
     "when": {
      "type": [
       "url"
      ]
     },
     "on": "source"
    }
   ]
  }
 ],
 "retention": {
  "cloud": {
   "standard": [
    {
     "source": "retention-processor/2026-09-26",
     "upTo": "not-stated",
     "what": "Inputs and outputs"
    }
   ],
   "arrangement": [
    {
     "source": "retention-processor/2026-09-26",
     "upTo": "not-stored",
     "what": "Inputs and outputs, once the response is returned"
    }
   ],
   "regardless": [
    {
     "source": "retention-processor/2026-09-26",
     "upTo": "not-stated",
     "what": "Inputs and outputs that are flagged, or that law requires to be kept"
    }
   ]
  },
  "own": {
   "standard": [
    {
     "source": "privacy-retention/2026-11-20",
     "upTo": "P30D",
     "what": "Inputs and outputs"
    }
   ],
   "arrangement": [
    {
     "source": "retention-approach/2026-04-10",
     "upTo": "not-stored",
     "what": "Inputs and outputs, once the response is returned"
    }
   ],
   "regardless": [
    {
     "source": "retention-flagged/2026-09-26",
     "upTo": "P2Y",
     "what": "Inputs and outputs that are flagged, or that law requires to be kept"
    },
    {
     "source": "privacy-retention/2026-11-20",
     "upTo": "P7Y",
     "what": "Classification scores of flagged content (stated only by the privacy centre)"
    }
   ]
  }
 },
 "responses": [
  {
   "rule": "hipaa/feature-not-eligible",
   "message": "The requested features are not available for HIPAA-regulated organizations without Zero Data Retention: {feature}.",
   "type": "invalid_request_error",
   "status": 400
  },
  {
   "rule": "zdr/model-requires-retention",
   "message": "In order to access this model, your organization or workspace must have data retention enabled.",
   "type": "invalid_request_error",
   "status": 400
  }
 ]
};
