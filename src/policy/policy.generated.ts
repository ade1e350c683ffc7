// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { PolicyData } from './data.js';

export const DIGEST = 'sha256:eca7cc04cd1ea9a6f5c670ad52e5a6d1bec7868162ef70647eab270ba78ae5e2';

export const policyData: PolicyData = {
 "features": [
  {
   "id": "messages",
   "title": "Messages API",
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "stable": {
    "since": "2026-02-04"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
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
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "stable": {
    "since": "2024-12-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "web_search",
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
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
   "stable": {
    "since": "2026-02-17"
   },
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
   ],
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "web_fetch",
   "betas": [
    {
     "values": [
      "web-fetch-2025-09-10"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "third-party",
     "upTo": "not-stated",
     "what": "Fetched URLs and request metadata"
    },
    {
     "source": "web-fetch/2026-08-21",
     "since": "2026-08-21",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Fetched pages, in a cache"
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
   "stable": {
    "since": "2026-02-17"
   },
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Fetch the page in a client tool and send its text."
  },
  {
   "id": "advisor_tool",
   "betas": [
    {
     "values": [
      "advisor-tool-2026-03-01"
     ]
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
   "zdr": [
    {
     "source": "retention/2026-04-10",
     "since": "2026-04-10",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-10",
     "since": "2026-04-10",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Call the second model from your own code."
  },
  {
   "id": "memory_tool",
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Notes"
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
   "stable": {
    "since": "2026-02-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "compaction",
   "title": "Context management (compaction)",
   "apiName": "context_management",
   "betas": [
    {
     "values": [
      "compact-2026-01-12"
     ]
    },
    {
     "values": [
      "compact-2026-09-04"
     ]
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
     "when": {
      "compaction": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "compaction"
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Summarise the older turns in your own code."
  },
  {
   "id": "context_editing",
   "apiName": "context_management",
   "betas": [
    {
     "values": [
      "context-management-2025-06-27"
     ]
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Drop old tool results and thinking in your own code."
  },
  {
   "id": "fast_mode",
   "betas": [
    {
     "values": [
      "fast-mode-2026-02-01"
     ]
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "context_1m",
   "title": "1M token context window",
   "betas": [
    {
     "values": [
      "context-1m-*"
     ],
     "use": {}
    }
   ],
   "stable": {
    "since": "2026-03-13"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "adaptive_thinking",
   "detect": [
    {
     "when": {
      "type": [
       "adaptive"
      ]
     },
     "on": "thinking"
    }
   ],
   "stable": {
    "since": "2026-02-05"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "citations",
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
   ],
   "stable": {
    "since": "2025-01-23"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "data_residency",
   "detect": [
    {
     "when": {
      "inference_geo": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "inference_geo"
    }
   ],
   "stable": {
    "since": "2026-02-05"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "effort",
   "betas": [
    {
     "values": [
      "effort-2025-11-24"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "effort": [
       {
        "exists": true
       }
      ]
     },
     "on": "output_config",
     "at": "effort"
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
   "stable": {
    "since": "2026-02-05"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "extended_thinking",
   "betas": [
    {
     "values": [
      "interleaved-thinking-*"
     ],
     "harmless": true
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
   "stable": {
    "since": "2025-02-24"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "pdf",
   "title": "PDF support",
   "betas": [
    {
     "values": [
      "pdfs-2024-09-25"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "source": {
       "type": [
        "url",
        "file"
       ]
      },
      "type": [
       "document"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "source": {
       "media_type": [
        {
         "exists": false
        },
        "application/pdf"
       ],
       "type": [
        "base64"
       ]
      },
      "type": [
       "document"
      ]
     },
     "on": "block"
    },
    {
     "when": {
      "source": {
       "file_id": [
        {
         "exists": true
        }
       ]
      },
      "type": [
       "document"
      ]
     },
     "on": "block"
    }
   ],
   "stable": {
    "since": "2024-12-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "search_results",
   "betas": [
    {
     "values": [
      "search-results-2025-06-09"
     ]
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
   "stable": {
    "since": "2025-08-08"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "bash_tool",
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Files"
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
   "stable": {
    "since": "2025-02-24"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "text_editor",
   "title": "Text editor tool",
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Files"
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
   "stable": {
    "since": "2025-02-24"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "computer_use",
   "betas": [
    {
     "values": [
      "computer-use-2024-10-22",
      "computer-use-2025-01-24"
     ]
    },
    {
     "values": [
      "computer-use-2025-11-24"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "client",
     "upTo": "not-stated",
     "what": "Screenshots and files"
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    },
    {
     "source": "retention/2026-06-19",
     "since": "2026-06-19",
     "status": "eligible"
    },
    {
     "source": "retention/2026-06-23",
     "since": "2026-06-23",
     "status": "ineligible",
     "api": "rejects"
    },
    {
     "source": "retention/2026-08-14",
     "since": "2026-08-14",
     "status": "eligible"
    }
   ],
   "remedy": "Use client tools of your own."
  },
  {
   "id": "fine_grained_tool_streaming",
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
   "stable": {
    "since": "2026-02-05"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "prompt_caching",
   "betas": [
    {
     "values": [
      "extended-cache-ttl-2025-04-11",
      "prompt-caching-2024-07-31"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "PT1H",
     "what": "KV representations and hashes, in memory"
    }
   ],
   "detect": [
    {
     "when": {
      "cache_control": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "evidence": "automatic",
     "at": "cache_control"
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
   "stable": {
    "since": "2024-12-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "structured_outputs",
   "betas": [
    {
     "values": [
      "structured-outputs-2025-11-13",
      "structured-outputs-2025-12-15"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "PT24H",
     "what": "The compiled schema, from its last use"
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
     "when": {
      "format": [
       {
        "exists": true
       }
      ]
     },
     "on": "output_config",
     "at": "format"
    },
    {
     "when": {
      "output_format": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "output_format"
    }
   ],
   "stable": {
    "since": "2026-01-29"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "qualified"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "tool_search",
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "until": "2026-04-17",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Tool names, descriptions and argument metadata"
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
   "stable": {
    "since": "2026-02-17"
   },
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "qualified"
    },
    {
     "source": "retention/2026-04-17",
     "since": "2026-04-17",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Send only the tools needed, or search them in a client tool."
  },
  {
   "id": "batch",
   "title": "Batch processing",
   "betas": [
    {
     "values": [
      "message-batches-2024-09-24"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P29D",
     "what": "Requests and results of the batch"
    }
   ],
   "stable": {
    "since": "2024-12-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Send each item to /v1/messages."
  },
  {
   "id": "code_execution",
   "apiName": "code_execution",
   "betas": [
    {
     "values": [
      "code-execution-2025-05-22"
     ]
    },
    {
     "values": [
      "code-execution-2025-08-25"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
    },
    {
     "source": "code-execution/2026-08-22",
     "since": "2026-08-22",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Files handed to the Files API"
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
   "stable": {
    "since": "2026-02-17"
   },
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Run the code in a client tool."
  },
  {
   "id": "programmatic_tool_calling",
   "betas": [
    {
     "values": [
      "advanced-tool-use-2025-11-20"
     ]
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
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
   "stable": {
    "since": "2026-02-17"
   },
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Set `allowed_callers: [\"direct\"]`."
  },
  {
   "id": "files_api",
   "title": "Files API",
   "betas": [
    {
     "values": [
      "files-api-2025-04-14"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "until": "2026-08-20",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Uploaded files"
    },
    {
     "source": "files/2026-08-22",
     "since": "2026-08-20",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Uploaded files, even if they expire"
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
   "stable": {
    "since": "2026-08-19"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Send the content inline, not a file id."
  },
  {
   "id": "agent_skills",
   "title": "Agent Skills",
   "betas": [
    {
     "values": [
      "skills-2025-10-02"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Skill definitions and execution data"
    }
   ],
   "detect": [
    {
     "on": "skill"
    }
   ],
   "stable": {
    "since": "2026-08-19"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Send the skill's text in `system` and run its scripts in client tools."
  },
  {
   "id": "mcp_connector",
   "title": "MCP connector",
   "betas": [
    {
     "values": [
      "mcp-client-2025-04-04",
      "mcp-client-2025-11-20"
     ]
    },
    {
     "values": [
      "mcp-client-2026-09-15"
     ]
    }
   ],
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "not-covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Tool definitions and results"
    },
    {
     "source": "retention-scope/2026-04-10",
     "since": "2026-03-27",
     "where": "third-party",
     "upTo": "not-stated",
     "what": "What the MCP servers receive"
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
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "remedy": "Call the MCP server in a client tool."
  },
  {
   "id": "dynamic_filtering",
   "betas": [
    {
     "values": [
      "code-execution-web-tools-2026-02-09"
     ]
    }
   ],
   "retention": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "where": "anthropic",
     "upTo": "P30D",
     "what": "Files and outputs of the container"
    }
   ],
   "detect": [
    {
     "when": {
      "allowed_callers": [
       {
        "other-than": [
         "direct"
        ]
       }
      ],
      "type": [
       {
        "anything-but": [
         "web_search_20250305"
        ],
        "prefix": "web_search_"
       },
       {
        "anything-but": [
         "web_fetch_20250910"
        ],
        "prefix": "web_fetch_"
       }
      ]
     },
     "on": "tool"
    }
   ],
   "stable": {
    "since": "2026-02-17"
   },
   "zdr": [
    {
     "source": "retention/2026-03-27",
     "since": "2026-03-27",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-04-02",
     "since": "2026-04-02",
     "status": "ineligible",
     "api": "unknown"
    }
   ],
   "row": "footnote",
   "remedy": "Set `allowed_callers: [\"direct\"]`, or use `web_search_20250305` or `web_fetch_20250910`."
  },
  {
   "id": "cache_diagnostics",
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
   "retention": [
    {
     "source": "retention/2026-05-19",
     "since": "2026-05-19",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Hashes and token estimates"
    }
   ],
   "detect": [
    {
     "when": {
      "diagnostics": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "diagnostics"
    }
   ],
   "stable": {
    "since": "2026-09-23"
   },
   "zdr": [
    {
     "source": "retention/2026-05-19",
     "since": "2026-05-19",
     "status": "qualified"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-05-19",
     "since": "2026-05-19",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Leave `diagnostics` out; `usage` has the cache counts."
  },
  {
   "id": "managed_agents",
   "title": "Claude Managed Agents",
   "betas": [
    {
     "values": [
      "managed-agents-2026-04-01",
      "agent-memory-2026-07-22",
      "dreaming-2026-04-21"
     ]
    }
   ],
   "retention": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "where": "anthropic",
     "upTo": "until-deleted",
     "what": "Sessions, transcripts and what they store"
    }
   ],
   "zdr": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Run the agent loop in your own code on /v1/messages."
  },
  {
   "id": "mcp_tunnels",
   "title": "MCP tunnels",
   "betas": [
    {
     "values": [
      "mcp-tunnels-2026-06-22"
     ]
    }
   ],
   "retention": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "Data sent through the tunnel"
    }
   ],
   "zdr": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "status": "ineligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-05-21",
     "since": "2026-05-21",
     "status": "ineligible",
     "api": "rejects"
    }
   ],
   "remedy": "Call the MCP server in a client tool."
  },
  {
   "id": "mid_conversation_system",
   "title": "Mid-conversation system messages",
   "betas": [
    {
     "values": [
      "mid-conversation-system-2026-04-07"
     ]
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
   "stable": {
    "since": "2026-05-28"
   },
   "zdr": [
    {
     "source": "retention/2026-07-14",
     "since": "2026-07-14",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-07-14",
     "since": "2026-07-14",
     "status": "eligible"
    }
   ]
  },
  {
   "id": "browser_use",
   "retention": [
    {
     "source": "retention/2026-08-21",
     "since": "2026-08-21",
     "where": "client",
     "upTo": "not-stated",
     "what": "The browser session"
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
   "stable": {
    "since": "2026-08-19"
   },
   "signals": [
    {
     "when": {
      "type": [
       "browser_state"
      ]
     },
     "on": "block"
    }
   ],
   "zdr": [
    {
     "source": "retention/2026-08-21",
     "since": "2026-08-21",
     "status": "eligible"
    }
   ],
   "hipaa": [
    {
     "source": "retention/2026-08-21",
     "since": "2026-08-21",
     "status": "ineligible",
     "api": "accepts"
    }
   ],
   "remedy": "Fetch the page in a client tool and send its text."
  },
  {
   "id": "message_threads",
   "betas": [
    {
     "values": [
      "message-threads-2026-08-12"
     ]
    }
   ],
   "retention": [
    {
     "source": "sdk/2026-11-24",
     "since": "2026-08-12",
     "where": "anthropic",
     "upTo": "not-stated",
     "what": "The conversation that the thread holds"
    }
   ],
   "detect": [
    {
     "when": {
      "thread": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "thread"
    }
   ],
   "row": "none",
   "sources": [
    "sdk/2026-11-24"
   ]
  },
  {
   "id": "server_side_fallback",
   "betas": [
    {
     "values": [
      "server-side-fallback-2026-06-01",
      "server-side-fallback-2026-07-01"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "fallbacks": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "fallbacks"
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
   "zdr": [
    {
     "source": "overview/2026-08-22",
     "since": "2026-08-22",
     "status": "ineligible"
    }
   ],
   "row": "none",
   "remedy": "Retry in your own code, with another model."
  },
  {
   "id": "fallback_credit",
   "betas": [
    {
     "values": [
      "fallback-credit-2026-06-01",
      "fallback-credit-2026-07-01"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "fallback_credit_token": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "fallback_credit_token"
    }
   ],
   "zdr": [
    {
     "source": "overview/2026-08-22",
     "since": "2026-08-22",
     "status": "ineligible"
    }
   ],
   "row": "none",
   "remedy": "Retry without `fallback_credit_token`."
  },
  {
   "id": "task_budgets",
   "betas": [
    {
     "values": [
      "task-budgets-2026-03-13"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "task_budget": [
       {
        "exists": true
       }
      ]
     },
     "on": "output_config",
     "at": "task_budget"
    }
   ],
   "row": "none",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "inline_tools",
   "betas": [
    {
     "values": [
      "inline-tools-2026-09-15"
     ]
    }
   ],
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
   "row": "none",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_tool_changes",
   "betas": [
    {
     "values": [
      "mid-conversation-tool-changes-2026-07-01"
     ]
    }
   ],
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
   "row": "none",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_output_config",
   "betas": [
    {
     "values": [
      "mid-conversation-output-config-2026-07-01"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "output_config": [
       {
        "exists": true
       }
      ]
     },
     "on": "message",
     "at": "output_config"
    }
   ],
   "row": "none",
   "sources": [
    "release-notes/2026-09-26"
   ]
  },
  {
   "id": "mid_conversation_system_clear_at",
   "betas": [
    {
     "values": [
      "mid-conversation-system-clear-at-2026-08-21"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "clear_at": [
       {
        "exists": true
       }
      ]
     },
     "on": "message",
     "at": "clear_at"
    }
   ],
   "row": "none",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "user_profiles",
   "betas": [
    {
     "values": [
      "user-profiles-2026-03-24",
      "user-profiles-2026-08-18"
     ]
    },
    {
     "values": [
      "user-profiles-2026-09-04"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "user_profile_id": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "user_profile_id"
    },
    {
     "when": {
      "user_profile_id": [
       {
        "exists": true
       }
      ]
     },
     "on": "batch",
     "at": "user_profile_id"
    }
   ],
   "row": "none",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "billing_policy",
   "betas": [
    {
     "values": [
      "user-profiles-billing-2026-10-01"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "billing_policy": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "billing_policy"
    }
   ],
   "row": "none",
   "sources": [
    "sdk/2026-11-24"
   ]
  },
  {
   "id": "safeguards",
   "betas": [
    {
     "values": [
      "dangerous-tool-use-2026-09-03"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "safeguards": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "safeguards"
    }
   ],
   "row": "none",
   "sources": [
    "ai-sdk/2026-11-13"
   ]
  },
  {
   "id": "thinking_block_binding",
   "betas": [
    {
     "values": [
      "thinking-binding-controls-2026-08-01"
     ]
    }
   ],
   "detect": [
    {
     "when": {
      "block_binding": [
       {
        "exists": true
       }
      ]
     },
     "on": "thinking",
     "at": "block_binding"
    }
   ],
   "row": "none",
   "sources": [
    "release-notes/2026-09-26"
   ]
  },
  {
   "id": "thinking_display_updates",
   "betas": [
    {
     "values": [
      "thinking-display-updates-*"
     ],
     "harmless": true
    }
   ],
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
   "row": "none",
   "sources": [
    "release-notes/2026-09-26"
   ]
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
   "row": "none",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "between_tools_thinking",
   "detect": [
    {
     "when": {
      "type": [
       "between_tools"
      ]
     },
     "on": "thinking"
    }
   ],
   "stable": {
    "since": "2026-09-26"
   },
   "row": "none",
   "sources": [
    "sdk/2026-11-24"
   ]
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
   "row": "none",
   "sources": [
    "sdk/2026-08-19"
   ]
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
   "row": "none",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "text_completions",
   "detect": [
    {
     "when": {
      "prompt": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "prompt"
    },
    {
     "when": {
      "max_tokens_to_sample": [
       {
        "exists": true
       }
      ],
      "prompt": [
       {
        "exists": true
       }
      ]
     },
     "on": "request",
     "at": "prompt"
    }
   ],
   "stable": {
    "since": "2026-02-04"
   },
   "row": "none",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "openai_compatibility",
   "title": "OpenAI-compatible endpoint",
   "stable": {
    "since": "2025-02-27"
   },
   "row": "none",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "models_api",
   "title": "Models API",
   "prompts": false,
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "stable": {
    "since": "2024-12-17"
   },
   "row": "none",
   "sources": [
    "baa-article/2026-06-10"
   ]
  },
  {
   "id": "admin_api",
   "title": "Admin API",
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
      "webhooks-2026-10-07"
     ]
    },
    {
     "values": [
      "ce-user-management-2026-07-13"
     ]
    }
   ],
   "prompts": false,
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "stable": {
    "since": "2024-11-21"
   },
   "row": "none",
   "sources": [
    "baa-article/2026-06-10"
   ]
  },
  {
   "id": "compliance_api",
   "title": "Compliance API",
   "baa": [
    {
     "source": "baa-article/2026-06-10",
     "since": "2026-06-10",
     "status": "covered"
    }
   ],
   "retention": [
    {
     "source": "retention/2026-09-26",
     "since": "2026-09-26",
     "where": "anthropic",
     "upTo": "P6Y",
     "what": "The activity feed; session transcripts by default"
    }
   ],
   "stable": {
    "since": "2026-06-10"
   },
   "row": "none",
   "sources": [
    "baa-article/2026-06-10",
    "retention/2026-09-26"
   ]
  },
  {
   "id": "auth_token_exchange",
   "prompts": false,
   "stable": {
    "since": "2026-02-04"
   },
   "row": "none",
   "sources": [
    "api-overview/2026-08-22"
   ]
  }
 ],
 "endpoints": [
  {
   "feature": "messages",
   "body": "messages",
   "paths": [
    "/v1/messages"
   ]
  },
  {
   "feature": "token_counting",
   "body": "token-counting",
   "paths": [
    "/v1/messages/count_tokens"
   ]
  },
  {
   "feature": "batch",
   "body": "batch",
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
   "feature": "messages",
   "body": "messages",
   "platform": "amazon-bedrock",
   "variant": "runtime",
   "paths": [
    "/model/{model}/invoke",
    "/model/{model}/invoke-with-response-stream"
   ]
  },
  {
   "model": true,
   "feature": "messages",
   "body": "messages",
   "platform": "google-cloud",
   "paths": [
    "/publishers/anthropic/models/{model}:rawPredict",
    "/publishers/anthropic/models/{model}:streamRawPredict"
   ]
  },
  {
   "feature": "token_counting",
   "body": "token-counting",
   "platform": "google-cloud",
   "paths": [
    "/publishers/anthropic/models/count-tokens:rawPredict"
   ]
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
   "feature": "models_api",
   "bodiless": true,
   "paths": [
    "/v1/models",
    "/v1/models/{model_id}"
   ]
  },
  {
   "feature": "compliance_api",
   "paths": [
    "/v1/compliance/**"
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
   "feature": "admin_api",
   "paths": [
    "/v1/organizations/**",
    "/v1/organizations/external_keys/**",
    "/v1/organizations/workspaces/{workspace_id}/archive",
    "/v1/organizations/workspaces/{workspace_id}/**"
   ]
  },
  {
   "feature": "admin_api",
   "body": "workspace",
   "paths": [
    "/v1/organizations/workspaces",
    "/v1/organizations/workspaces/{workspace_id}"
   ]
  }
 ],
 "models": {
  "families": [
   {
    "prefix": "claude-fable-",
    "retention": {
     "source": "covered-models/2026-07-15",
     "since": "2026-06-09",
     "upTo": "P30D",
     "what": "Inputs and outputs of the model"
    }
   },
   {
    "prefix": "claude-mythos-",
    "retention": {
     "source": "covered-models/2026-07-15",
     "since": "2026-06-09",
     "upTo": "P30D",
     "what": "Inputs and outputs of the model"
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
  ],
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
  ]
 },
 "shape": {
  "citations": {
   "members": {
    "enabled": "boolean"
   },
   "closed": true
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
  "metadata": {
   "members": {
    "user_id": "user-id"
   },
   "closed": "node"
  },
  "tool_choice": {
   "typed": true,
   "types": {
    "auto": {},
    "none": {},
    "any": {},
    "tool": {}
   },
   "members": {}
  },
  "fallback": {
   "members": {},
   "like": "request",
   "closed": true
  },
  "request": {
   "values": {
    "service_tier": [
     "auto",
     "standard_only"
    ],
    "speed": [
     "standard",
     "fast"
    ]
   },
   "members": {
    "container": "string | container",
    "model": "model-id",
    "metadata": "metadata",
    "billing_policy": "object",
    "tool_choice": "tool_choice",
    "betas": "betas | string[]",
    "user_profile_id": "string",
    "anthropic_beta": "betas | string[]",
    "fallback_credit_token": "string | object",
    "service_tier": "string",
    "thread": "object",
    "tools": "tool[]",
    "fallbacks": "string | fallback[]",
    "output_config": "output_config",
    "messages": "message[]",
    "system": "string | block[]",
    "max_tokens_to_sample": "number",
    "prompt": "string",
    "temperature": "any",
    "mcp_servers": "mcp_server[]",
    "output_format": "output_format",
    "speed": "string",
    "diagnostics": "diagnostics",
    "workspace_id": "any",
    "max_tokens": "any",
    "stream": "any",
    "stop_sequences": "any",
    "top_k": "any",
    "top_p": "any",
    "thinking": "thinking",
    "context_management": "context_management",
    "cache_control": "cache_control",
    "compaction": "object",
    "inference_geo": "string",
    "anthropic_version": "string"
   },
   "closed": true
  },
  "message_output_config": {
   "members": {
    "effort": "string"
   },
   "closed": true
  },
  "source": {
   "typed": true,
   "types": {
    "content": {
     "content": "string | block[]"
    },
    "base64": {},
    "text": {},
    "url": {}
   },
   "members": {
    "file_id": "string",
    "media_type": "any",
    "data": "any",
    "content": "any",
    "type": "string",
    "url": "any"
   },
   "closed": true
  },
  "output_config": {
   "members": {
    "effort": "string",
    "format": "output_format",
    "task_budget": "object"
   },
   "closed": true
  },
  "output_format": {
   "typed": true,
   "types": {
    "json_schema": {}
   },
   "members": {
    "type": "string",
    "schema": "schema"
   },
   "closed": true
  },
  "diagnostics": {
   "members": {
    "previous_message_id": "any"
   },
   "closed": true
  },
  "batch": {
   "members": {
    "betas": "betas | string[]",
    "user_profile_id": "string",
    "anthropic_beta": "betas | string[]",
    "requests": "batch_item[]"
   },
   "closed": true
  },
  "batch_item": {
   "members": {
    "params": "request",
    "custom_id": "custom-id"
   },
   "closed": true
  },
  "message": {
   "values": {
    "role": [
     "user",
     "assistant",
     "system"
    ]
   },
   "members": {
    "id": "any",
    "output_config": "message_output_config",
    "role": "string",
    "content": "string | block[]",
    "type": "any",
    "clear_at": "string"
   },
   "closed": true
  },
  "block": {
   "typed": true,
   "types": {
    "tool_reference": {},
    "search_result": {
     "source": "string",
     "content": "block[]"
    },
    "tool_removal": {
     "tool": "tool_change"
    },
    "server_tool_use": {},
    "redacted_thinking": {},
    "tool_addition": {
     "definition": "tool",
     "tool": "tool_change"
    },
    "document": {},
    "tool_use": {},
    "image": {},
    "text": {},
    "tool_result": {
     "content": "string | block[]"
    },
    "compaction": {
     "tool_changes": "block[]"
    },
    "container_upload": {
     "file_id": "any"
    },
    "mcp_tool_listing": {
     "tools": "any"
    },
    "thinking": {}
   },
   "members": {
    "id": "any",
    "citations": "citations | list",
    "title": "any",
    "transformations": "any",
    "mcp_server_name": "any",
    "tabs": "any",
    "state_changes": "any",
    "from": "any",
    "source": "source",
    "tool_use_id": "any",
    "encrypted_content": "any",
    "signature": "any",
    "server_name": "any",
    "toolset_name": "any",
    "caller": "any",
    "to": "any",
    "input": "any",
    "data": "any",
    "content": "any",
    "type": "string",
    "context": "any",
    "is_error": "any",
    "name": "any",
    "text": "any",
    "thinking": "any",
    "tool_name": "any",
    "trigger": "any",
    "cache_control": "cache_control"
   },
   "closed": "node"
  },
  "tool_change": {
   "typed": true,
   "types": {
    "tool_reference": {}
   },
   "members": {
    "definition": "tool",
    "type": "string"
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
   "types": {
    "mcp_toolset": {
     "tools": "any",
     "default_config": "any"
    },
    "custom": {}
   },
   "members": {
    "configs": "any",
    "citations": "citations",
    "model": "model-id",
    "strict": "boolean",
    "user_location": "any",
    "defer_loading": "any",
    "allowed_callers": "string[]",
    "response_inclusion": "any",
    "mcp_server_name": "any",
    "eager_input_streaming": "boolean",
    "use_cache": "any",
    "allowed_domains": "any",
    "display_number": "any",
    "max_characters": "any",
    "max_uses": "any",
    "max_content_tokens": "any",
    "enable_zoom": "any",
    "input_schema": "schema-if-strict",
    "url_sources": "any",
    "type": "string",
    "name": "any",
    "description": "any",
    "input_examples": "any",
    "cache_control": "cache_control",
    "max_tokens": "any",
    "caching": "cache_control",
    "blocked_domains": "any",
    "display_width_px": "any",
    "display_height_px": "any"
   },
   "closed": true
  },
  "thinking": {
   "values": {
    "display": [
     "summarized",
     "omitted",
     "updates"
    ]
   },
   "typed": true,
   "types": {
    "disabled": {}
   },
   "members": {
    "type": "string",
    "budget_tokens": "any",
    "display": "string",
    "block_binding": "object"
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
   "typed": true,
   "members": {
    "pause_after_compaction": "any",
    "clear_at_least": "any",
    "instructions": "any",
    "exclude_tools": "any",
    "clear_tool_inputs": "any",
    "type": "string",
    "trigger": "any",
    "keep": "any"
   },
   "closed": true
  },
  "mcp_server": {
   "members": {}
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
   "typed": true,
   "types": {
    "ephemeral": {}
   },
   "members": {
    "type": "string",
    "ttl": "string"
   },
   "closed": true
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
 "platforms": [
  {
   "id": "claude-api",
   "hosts": [
    {
     "host": "api.anthropic.com"
    },
    {
     "host": "api.claude.com"
    }
   ],
   "title": "Claude API",
   "unsupported": [],
   "operator": "anthropic",
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
   "hosts": [
    {
     "host": "aws-external-anthropic.*.api.aws"
    }
   ],
   "title": "Claude Platform on AWS",
   "unsupported": [
    {
     "endpoints": [
      "/v1/organizations/**",
      "/v1/organizations/workspaces/{workspace_id}/**",
      "openai_compatibility",
      "auth_token_exchange"
     ],
     "source": "aws-platform/2026-05-12",
     "since": "2026-05-12",
     "api": "rejects"
    },
    {
     "endpoints": [
      "/v1/organizations/external_keys/**"
     ],
     "source": "aws-platform/2026-05-12",
     "since": "2026-05-12",
     "until": "2026-09-26",
     "api": "rejects"
    },
    {
     "endpoints": [
      "mcp_tunnels"
     ],
     "source": "aws-platform/2026-05-20",
     "since": "2026-05-20",
     "api": "rejects"
    },
    {
     "features": [
      "fast_mode"
     ],
     "source": "aws-platform/2026-05-12",
     "since": "2026-05-12",
     "api": "unknown"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "source": "overview/2026-08-22",
     "since": "2026-08-22",
     "api": "unknown"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "source": "aws-platform/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    },
    {
     "features": [
      "browser_use"
     ],
     "source": "aws-platform/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    }
   ],
   "operator": "anthropic",
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
   "title": "Claude in Microsoft Foundry",
   "unsupported": [
    {
     "endpoints": [
      "admin_api",
      "models_api",
      "batch"
     ],
     "source": "foundry/2026-02-07",
     "since": "2026-02-07",
     "api": "rejects"
    },
    {
     "endpoints": [
      "compliance_api"
     ],
     "source": "foundry/2026-05-09",
     "since": "2026-05-09",
     "api": "rejects"
    },
    {
     "endpoints": [
      "managed_agents"
     ],
     "source": "foundry/2026-06-30",
     "since": "2026-06-30",
     "api": "rejects"
    },
    {
     "endpoints": [
      "/v1/skills/{skill_id}/versions/{version}/content"
     ],
     "source": "foundry/2026-09-26",
     "since": "2026-09-26",
     "api": "rejects"
    },
    {
     "features": [
      "data_residency"
     ],
     "source": "residency/2026-05-12",
     "since": "2026-05-12",
     "api": "unknown"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "source": "foundry/2026-06-10",
     "since": "2026-06-10",
     "api": "unknown"
    },
    {
     "features": [
      "advisor_tool"
     ],
     "source": "foundry/2026-06-30",
     "since": "2026-06-30",
     "api": "unknown"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "source": "foundry/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    },
    {
     "features": [
      "browser_use"
     ],
     "source": "foundry/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    },
    {
     "features": [
      "fast_mode"
     ],
     "source": "fast-mode/2026-08-22",
     "since": "2026-08-22",
     "api": "unknown"
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
     "source": "foundry/2026-06-30",
     "since": "2026-06-30",
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
     "source": "foundry/2026-06-30",
     "since": "2026-06-30",
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
     "source": "foundry/2026-06-30",
     "since": "2026-06-30",
     "until": "2026-09-01",
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
     "source": "foundry-models/2026-09-01",
     "since": "2026-09-01",
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
     "source": "foundry-models/2026-09-01",
     "since": "2026-09-01",
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
     "source": "foundry-models/2026-09-01",
     "since": "2026-09-01",
     "disputed": true,
     "api": "unknown"
    }
   ],
   "operator": "anthropic",
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
   "prefix": "bedrock-",
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
   "variants": [
    "mantle",
    "runtime"
   ],
   "title": "Claude in Amazon Bedrock",
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
     "source": "bedrock/2026-05-21",
     "since": "2026-05-21",
     "api": "rejects"
    },
    {
     "features": [
      "data_residency"
     ],
     "source": "residency/2026-02-06",
     "since": "2026-02-06",
     "api": "unknown"
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
     "source": "bedrock/2026-05-21",
     "since": "2026-05-21",
     "api": "unknown"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "source": "bedrock/2026-06-10",
     "since": "2026-06-10",
     "api": "unknown"
    },
    {
     "features": [
      "structured_outputs"
     ],
     "variants": [
      "mantle"
     ],
     "source": "bedrock/2026-08-11",
     "since": "2026-08-11",
     "api": "unknown"
    },
    {
     "features": [
      "prompt_caching"
     ],
     "variants": [
      "runtime"
     ],
     "only": [
      "automatic"
     ],
     "source": "bedrock-legacy/2026-08-07",
     "since": "2026-08-07",
     "api": "unknown"
    },
    {
     "features": [
      "computer_use"
     ],
     "only": [
      "computer_toolset_*"
     ],
     "source": "bedrock/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    },
    {
     "features": [
      "browser_use"
     ],
     "source": "bedrock/2026-08-21",
     "since": "2026-08-21",
     "api": "unknown"
    },
    {
     "features": [
      "fast_mode"
     ],
     "source": "fast-mode/2026-08-22",
     "since": "2026-08-22",
     "api": "unknown"
    }
   ],
   "operator": "aws",
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
   "prefix": "vertex-",
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
   "title": "Claude on Google Cloud (Google managed)",
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
     "source": "google/2026-05-21",
     "since": "2026-05-21",
     "api": "rejects"
    },
    {
     "features": [
      "data_residency"
     ],
     "source": "residency/2026-02-06",
     "since": "2026-02-06",
     "api": "unknown"
    },
    {
     "features": [
      "dynamic_filtering"
     ],
     "source": "web-search/2026-02-18",
     "since": "2026-02-18",
     "api": "unknown"
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
     "source": "google/2026-05-21",
     "since": "2026-05-21",
     "api": "unknown"
    },
    {
     "features": [
      "server_side_fallback"
     ],
     "source": "google/2026-06-10",
     "since": "2026-06-10",
     "api": "unknown"
    },
    {
     "features": [
      "fast_mode"
     ],
     "source": "fast-mode/2026-08-22",
     "since": "2026-08-22",
     "api": "unknown"
    }
   ],
   "operator": "google",
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
   "hosts": [
    {
     "host": "claude.googleapis.com"
    }
   ],
   "title": "Claude on Google Cloud (Anthropic managed)",
   "unsupported": [],
   "operator": "anthropic",
   "zdr": {
    "standing": "not-established",
    "says": "Nothing that could be read extends it there.",
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
    "says": "No source says that it does.",
    "sources": [
     "google-anthropic/2026-11-20"
    ]
   }
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
   "regardless": [
    {
     "source": "retention-processor/2026-09-26",
     "upTo": "not-stated",
     "what": "Inputs and outputs that are flagged, or that law requires to be kept"
    }
   ],
   "arrangement": [
    {
     "source": "retention-processor/2026-09-26",
     "upTo": "not-stored",
     "what": "Inputs and outputs, once the response is returned"
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
   ],
   "arrangement": [
    {
     "source": "retention-approach/2026-04-10",
     "upTo": "not-stored",
     "what": "Inputs and outputs, once the response is returned"
    }
   ]
  }
 },
 "foreignHosts": [
  "api.openai.com",
  "api.mistral.ai",
  "api.x.ai"
 ],
 "harmlessBetas": [
  {
   "values": [
    "model-context-window-exceeded-2025-08-26",
    "oauth-2025-04-20",
    "oidc-federation-2026-04-01",
    "token-efficient-tools-2025-02-19"
   ]
  },
  {
   "values": [
    "tools-2024-04-04"
   ]
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
 "rules": [
  {
   "id": "zdr/feature-not-eligible",
   "cases": {
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what {title} keeps, which is not eligible for zero data retention.",
     "remedy": "Store no more of it."
    },
    "ineligible": {
     "verdict": "fail",
     "api": "accepts",
     "message": "{title} is not eligible for zero data retention, but the API accepts it."
    }
   }
  },
  {
   "id": "zdr/qualified",
   "cases": {
    "qualified": {
     "verdict": "informational",
     "api": "accepts",
     "message": "{title} is eligible for zero data retention with a qualification: see what is retained.",
     "remedy": "Keep personal data out of it."
    }
   }
  },
  {
   "id": "zdr/model-requires-retention",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "The model id ({length} characters) is of no known family; it may require retention.",
     "remedy": "State the model behind it in models, or use a published id.",
     "sources": [
      "covered-models/2026-07-15",
      "retention-models/2026-09-26"
     ]
    },
    "required": {
     "verdict": "fail",
     "api": "cell",
     "message": "Models {family}* require 30 days of retention; zero data retention does not cover them.",
     "remedy": "Use another model, or state the vendor's authorisation as modelRetentionAuthorised.",
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
    "stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Zero data retention on {platform} rests on the stated contract. {says}",
     "remedy": "Keep it at hand."
    },
    "not-stated": {
     "strict": "fail",
     "verdict": "review",
     "api": "accepts",
     "message": "Zero data retention is not established on {platform}. {says}",
     "remedy": "State the contract as zdrContract; without one data is retained."
    }
   }
  },
  {
   "id": "zdr/browser-request",
   "cases": {
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
     "message": "The header for browser access is set, as some clients do; this is a server.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    },
    "browser": {
     "verdict": "fail",
     "api": "unknown",
     "message": "The request comes from a browser; zero data retention does not cover it.",
     "remedy": "Send it through a server.",
     "sources": [
      "retention-cors/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "hipaa/feature-not-eligible",
   "cases": {
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what {title} keeps, which is not eligible under HIPAA readiness.",
     "remedy": "Store no more of it."
    },
    "ineligible": {
     "verdict": "fail",
     "api": "cell",
     "message": "{title} is not eligible under HIPAA readiness."
    },
    "disputed": {
     "strict": "fail",
     "verdict": "review",
     "api": "unknown",
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
    "stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "On {platform} the stated BAA with the cloud decides. {says}",
     "remedy": "Keep it at hand."
    },
    "cloud": {
     "strict": "fail",
     "verdict": "review",
     "api": "accepts",
     "message": "HIPAA readiness does not apply on {platform}. {says}",
     "remedy": "State the BAA with the cloud as cloudBaa, if it covers this platform and model."
    },
    "not-covered": {
     "verdict": "fail",
     "api": "accepts",
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "Send it to the first-party API, under HIPAA readiness."
    }
   }
  },
  {
   "id": "hipaa/beta-not-listed",
   "cases": {
    "unknown": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know; HIPAA readiness does not cover it.",
     "remedy": "Leave it out, or update the policy.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "value": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value ({title}) is sent that the table does not list; HIPAA readiness does not cover it.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "ineligible": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value is sent for {title}, which is not eligible under HIPAA readiness and not used here.",
     "remedy": "Leave it out.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "used": {
     "verdict": "fail",
     "api": "unknown",
     "message": "{title} is a beta feature that the table does not list; HIPAA readiness does not cover it.",
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
    "zdr-cloud": {
     "verdict": "review",
     "api": "accepts",
     "message": "Content is stated to hold protected health information, and no BAA with the operator of {platform} is stated.",
     "remedy": "State it in a context file as cloudBaa; without one send no protected health information.",
     "sources": [
      "retention-hipaa/2026-09-26"
     ]
    },
    "date": {
     "strict": "fail",
     "verdict": "review",
     "api": "accepts",
     "message": "The stated BAA was accepted before 2026-04-02, when the published list begins, or after the day judged.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    },
    "not-stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The BAA that HIPAA readiness rests on is not stated.",
     "remedy": "State it in a context file as baa: { acceptedOn: a day }.",
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
    "zdr": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content is stated to hold protected health information, and no BAA that covers this platform is stated.",
     "remedy": "On the first-party API, state it in a context file as baa: { acceptedOn: a day }; without one send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "standard": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content is stated to hold protected health information, and standard terms do not cover it.",
     "remedy": "Send it to the first-party API, under HIPAA readiness.",
     "sources": [
      "covered-models-baa/2026-07-15"
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
     "remedy": "Call the first-party API, if your terms allow that."
    }
   }
  },
  {
   "id": "platform/feature-not-supported",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "Not every hosting of {platform} supports {title} as it is used here, and this one is not known.",
     "remedy": "State the hosting, or leave it out."
    },
    "unsupported": {
     "verdict": "fail",
     "api": "cell",
     "message": "{platform} does not support {title} as it is used here.",
     "remedy": "Leave it out, or use another version."
    },
    "disputed": {
     "strict": "fail",
     "verdict": "review",
     "api": "unknown",
     "message": "Sources contradict one another on whether {platform} supports {title} on this hosting.",
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
     "api": "unknown",
     "message": "inference_geo is not set; the workspace's default may be.",
     "remedy": "Set inference_geo to the region stated.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "not-applicable": {
     "verdict": "review",
     "api": "unknown",
     "message": "On {platform} inference_geo does not pin the region. {says}",
     "remedy": "Set it as the platform requires."
    }
   }
  },
  {
   "id": "policy/eligibility-not-established",
   "cases": {
    "no-content": {
     "verdict": "informational",
     "api": "unknown",
     "message": "Whether {title} is eligible is not established; here it does not matter.",
     "remedy": "Keep personal data out of it."
    },
    "content": {
     "verdict": "review",
     "api": "unknown",
     "message": "Whether {title} is eligible is not established.",
     "remedy": "Ask the vendor, or leave it out."
    }
   }
  },
  {
   "id": "policy/unknown-feature",
   "cases": {
    "beta": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know.",
     "remedy": "Leave it out, or update the policy."
    },
    "member": {
     "verdict": "review",
     "api": "unknown",
     "message": "The policy does not know this; your terms may not cover it.",
     "remedy": "Ask the vendor, update claude-preflight, or add a rule of your own."
    },
    "endpoint": {
     "verdict": "review",
     "api": "unknown",
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
     "api": "unknown",
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
    "too-large": {
     "verdict": "review",
     "api": "unknown",
     "message": "This is cached as a schema, but is too large or too deep to be examined completely.",
     "remedy": "Send a smaller one.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "no-schema": {
     "verdict": "review",
     "api": "unknown",
     "message": "This is cached as a schema, but is not a valid one, and cannot be examined completely.",
     "remedy": "Correct it, or check the request as it is sent.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "no-detector": {
     "verdict": "review",
     "api": "unknown",
     "message": "This is cached as a schema, but was not examined.",
     "remedy": "Check it for protected health information.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "failed": {
     "verdict": "review",
     "api": "unknown",
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
    "workspace-name": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The name of a workspace may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Rename the workspace.",
     "sources": [
      "retention-phi/2026-09-26"
     ]
    },
    "user-id": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The user id may identify a person: {identifier}, confidence {confidence}, {length} characters.",
     "remedy": "Send a random or keyed value.",
     "sources": [
      "messages-reference/2026-08-22"
     ]
    },
    "custom-id": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The id of a batch item may identify a person: {identifier}, confidence {confidence}, {length} characters. No source mentions this field.",
     "remedy": "Send a random or keyed value."
    }
   }
  },
  {
   "id": "request/unknown-host",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "The host is not known; the request is judged by its path, else as one to the first-party API.",
     "remedy": "State the platform."
    }
   }
  },
  {
   "id": "request/not-recognised",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "The form is not Claude's; it cannot be judged.",
     "remedy": "Check the URL, or judge it by hand."
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
     "remedy": "Correct it, or judge it by hand."
    },
    "unresolved": {
     "verdict": "review",
     "api": "unknown",
     "message": "Known only at run time: {why}.",
     "remedy": "Write it out, or check the request as it is sent."
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
   "status": 400,
   "rule": "hipaa/feature-not-eligible",
   "type": "invalid_request_error",
   "message": "The requested features are not available for HIPAA-regulated organizations without Zero Data Retention: {feature}."
  },
  {
   "status": 400,
   "rule": "zdr/model-requires-retention",
   "type": "invalid_request_error",
   "message": "In order to access this model, your organization or workspace must have data retention enabled."
  }
 ],
 "tables": {
  "staleAfterDays": 60,
  "zdr": "2026-03-27",
  "hipaa": "2026-04-02",
  "unpinnedRegion": "global",
  "baaAfter": "2026-04-01",
  "newest": "2026-09-26"
 },
 "sources": {
  "files": {
   "section": "Retention",
   "page": "Files API",
   "url": "https://platform.claude.com/docs/en/build-with-claude/files"
  },
  "privacy-retention": {
   "section": "Retention",
   "page": "How long an organization's data is stored",
   "url": "https://privacy.claude.com/en/articles/7996866"
  },
  "retention-approach": {
   "section": "Approach",
   "like": "retention"
  },
  "retention-hipaa": {
   "section": "HIPAA scope",
   "like": "retention"
  },
  "foundry": {
   "section": "Hosting, not supported",
   "page": "Claude in Microsoft Foundry",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry"
  },
  "retention-scope": {
   "section": "ZDR scope",
   "like": "retention"
  },
  "release-notes": {
   "section": "By date",
   "page": "Release notes",
   "url": "https://platform.claude.com/docs/en/release-notes/overview"
  },
  "sdk": {
   "section": "Types",
   "page": "@anthropic-ai/sdk 1.14.0",
   "url": "https://github.com/anthropics/anthropic-sdk-typescript"
  },
  "foundry-models": {
   "section": "Hosting",
   "page": "Claude models in Microsoft Foundry",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude"
  },
  "aws-platform": {
   "section": "Not supported",
   "page": "Claude Platform on AWS",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws"
  },
  "retention": {
   "before": {
    "day": "2026-05-06",
    "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention"
   },
   "section": "Feature eligibility",
   "page": "API and data retention",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention"
  },
  "retention-flagged": {
   "section": "Flagged content",
   "like": "retention"
  },
  "covered-models": {
   "section": "Models",
   "page": "Covered Models",
   "url": "https://support.claude.com/en/articles/15425695"
  },
  "ai-sdk": {
   "section": "Beta values",
   "page": "@ai-sdk/anthropic 4.0.105",
   "url": "https://www.npmjs.com/package/@ai-sdk/anthropic"
  },
  "retention-models": {
   "section": "Models",
   "like": "retention"
  },
  "covered-models-retention": {
   "section": "Platforms",
   "page": "Data retention for Covered Models",
   "url": "https://support.claude.com/en/articles/15425996"
  },
  "covered-models-baa": {
   "section": "Configurations",
   "page": "Covered Models under a BAA",
   "url": "https://support.claude.com/en/articles/15455031"
  },
  "retention-cors": {
   "section": "CORS",
   "like": "retention"
  },
  "foundry-answer": {
   "section": "Answer",
   "page": "Microsoft Q&A: data retained by Anthropic for Claude on Foundry",
   "url": "https://learn.microsoft.com/en-us/answers/questions/5875922/clarification-need-what-customer-data-is-retained"
  },
  "fast-mode": {
   "section": "Availability",
   "page": "Fast mode",
   "url": "https://platform.claude.com/docs/en/build-with-claude/fast-mode"
  },
  "retention-processor": {
   "section": "Platforms",
   "like": "retention"
  },
  "retention-phi": {
   "section": "PHI handling",
   "like": "retention"
  },
  "overview": {
   "section": "Availability",
   "page": "Features overview",
   "url": "https://platform.claude.com/docs/en/build-with-claude/overview"
  },
  "api-overview": {
   "section": "Endpoints",
   "page": "API overview",
   "url": "https://platform.claude.com/docs/en/api/overview"
  },
  "messages-reference": {
   "section": "metadata.user_id",
   "page": "Create a Message",
   "url": "https://platform.claude.com/docs/en/api/messages/create"
  },
  "web-search": {
   "section": "Availability",
   "page": "Web search tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool"
  },
  "web-fetch": {
   "section": "Cache",
   "page": "Web fetch tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool"
  },
  "code-execution": {
   "section": "Retention",
   "page": "Code execution tool",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool"
  },
  "mid-conversation": {
   "section": "Tool changes",
   "page": "Mid-conversation system messages and tool changes",
   "url": "https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages"
  },
  "residency": {
   "before": {
    "day": "2026-05-12",
    "url": "https://platform.claude.com/docs/en/build-with-claude/data-residency"
   },
   "section": "Availability",
   "page": "Data residency",
   "url": "https://platform.claude.com/docs/en/manage-claude/data-residency"
  },
  "foundry-hosting": {
   "section": "Hosting",
   "page": "Claude models hosting comparison",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison"
  },
  "bedrock": {
   "section": "Not supported",
   "page": "Claude in Amazon Bedrock",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock"
  },
  "bedrock-legacy": {
   "section": "Not supported",
   "page": "Claude on Amazon Bedrock (Opus 4.6 and earlier)",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy"
  },
  "google": {
   "section": "Not supported",
   "page": "Claude on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai"
  },
  "google-anthropic": {
   "section": "Opening lines",
   "page": "Claude Models on Google Cloud",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed"
  },
  "baa-article": {
   "section": "API features",
   "page": "Business Associate Agreements",
   "url": "https://support.claude.com/en/articles/8114513"
  }
 }
};
