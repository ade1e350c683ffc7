// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { Prose } from './prose.js';

export const prose: Prose = {
 "about": {
  "messages": "Sends a conversation and returns the model's reply.",
  "token_counting": "Counts the tokens of a request without answering it.",
  "web_search": "Lets the model search the web; Anthropic runs the search.",
  "web_fetch": "Lets the model read a page or PDF at a URL; Anthropic fetches it.",
  "advisor_tool": "Lets a second, stronger model advise inside the same request.",
  "memory_tool": "Lets the model keep notes that your own code stores.",
  "compaction": "Has the server summarise a long conversation; the summary comes back in the response.",
  "context_editing": "Has the server clear old tool results or thinking from the conversation.",
  "fast_mode": "The same model at a higher output speed.",
  "context_1m": "A context window of a million tokens; older models asked for it by a beta value.",
  "adaptive_thinking": "The model decides how much to think.",
  "citations": "The reply points at the passages of the documents it rests on.",
  "data_residency": "Says where inference may run.",
  "effort": "How many tokens the model may spend on a reply.",
  "extended_thinking": "The model thinks before it answers, within a budget of tokens.",
  "pdf": "Reads a PDF document.",
  "search_results": "Passages of your own search, handed over so that the reply can cite them.",
  "bash_tool": "Lets the model ask for shell commands that your own code runs.",
  "text_editor": "Lets the model ask for edits of files that your own code makes.",
  "computer_use": "Lets the model drive a desktop that your own code hosts.",
  "fine_grained_tool_streaming": "Streams tool input as it is written, before it is known to be valid JSON.",
  "prompt_caching": "Keeps the processed form of a prompt's beginning for the next request.",
  "structured_outputs": "Holds the reply, or a strict tool's input, to a JSON Schema.",
  "tool_search": "Has the server pick tools from a large catalogue.",
  "batch": "Runs many requests later and keeps them and their results for pick-up.",
  "code_execution": "Runs code in a container at Anthropic.",
  "programmatic_tool_calling": "Lets code in Anthropic's container call the request's tools.",
  "files_api": "Keeps uploaded files that requests refer to by id.",
  "agent_skills": "Loads instructions and scripts that Anthropic stores and runs in a container.",
  "mcp_connector": "Has Anthropic call remote MCP servers for the model.",
  "dynamic_filtering": "The later web tools let code at Anthropic filter what they find; the container comes by itself.",
  "cache_diagnostics": "Tells where a prompt stopped matching the cache of an earlier request.",
  "managed_agents": "Agents whose sessions, memory and environments Anthropic holds.",
  "mcp_tunnels": "Reaches MCP servers in a private network through a tunnel (research preview).",
  "mid_conversation_system": "System messages between the turns of a conversation.",
  "browser_use": "Lets the model drive a browser that your own code hosts.",
  "message_threads": "The server holds the conversation between requests.",
  "server_side_fallback": "The server tries another model when the first one refuses.",
  "fallback_credit": "Ties a retry on another model to the refusal it follows.",
  "task_budgets": "A token budget for a whole agentic task.",
  "inline_tools": "Defines a tool inside the conversation; the tool it brings has its own eligibility.",
  "mid_conversation_tool_changes": "Adds or withdraws a tool between turns.",
  "mid_conversation_output_config": "Output settings, such as effort, on one message.",
  "mid_conversation_system_clear_at": "Says when a mid-conversation system message is to be dropped.",
  "user_profiles": "Attributes requests to a party that Anthropic keeps a profile of.",
  "billing_policy": "Says whose organization pays for a request.",
  "safeguards": "Asks for classifiers that watch the request at the server.",
  "thinking_block_binding": "Says what happens when replayed thinking does not fit the conversation.",
  "thinking_display_updates": "Shows thinking as it goes on.",
  "thinking_token_count": "Reports how many tokens were spent on thinking.",
  "between_tools_thinking": "The model thinks between tool calls only.",
  "dev_full_thinking": "Thinking without summary, for developers who were approved.",
  "long_output": "Raises the limit of `max_tokens`.",
  "text_completions": "The API before Messages.",
  "openai_compatibility": "Takes chat completions and answers with Claude.",
  "models_api": "Lists models.",
  "admin_api": "Manages the organization, its members, keys, workspaces and reports.",
  "compliance_api": "Gives an organization its own activity and transcripts.",
  "auth_token_exchange": "Exchanges a credential for an access token."
 },
 "remedies": {
  "web_search": "Use `web_search_20250305`, or search in a client tool.",
  "web_fetch": "Fetch the page in a client tool and send its text.",
  "advisor_tool": "Call the second model in your own code.",
  "compaction": "Summarise the older turns in your own code.",
  "context_editing": "Drop old tool results and thinking in your own code.",
  "fast_mode": "Leave `speed` out.",
  "data_residency": "Leave `inference_geo` out; the endpoint or deployment decides.",
  "computer_use": "Use client tools of your own.",
  "prompt_caching": "Mark single blocks with `cache_control` instead of the request.",
  "structured_outputs": "Keep personal data out of the schema, or ask for JSON in the prompt.",
  "tool_search": "Send only the tools needed, or search them in a client tool.",
  "batch": "Send each item to /v1/messages.",
  "code_execution": "Run the code in a client tool.",
  "programmatic_tool_calling": "Set `allowed_callers: [\"direct\"]`.",
  "files_api": "Send the content inline, not a file id.",
  "agent_skills": "Send the skill's text in `system` and run its scripts in a client tool.",
  "mcp_connector": "Call the MCP server in a client tool.",
  "dynamic_filtering": "Set `allowed_callers: [\"direct\"]`, or use `web_search_20250305` or `web_fetch_20250910`.",
  "cache_diagnostics": "Leave it out; `usage` has the cache counts.",
  "managed_agents": "Run the agent loop in your own code on /v1/messages.",
  "mcp_tunnels": "Call the MCP server in a client tool.",
  "mid_conversation_system": "Put the instruction into `system` or a user turn.",
  "browser_use": "Fetch the page in a client tool and send its text.",
  "message_threads": "Send the whole conversation in `messages`; the SDK's tool runner takes `thread: false`.",
  "server_side_fallback": "Retry in your own code, with another model.",
  "fallback_credit": "Retry without `fallback_credit_token`.",
  "task_budgets": "Count the tokens in your own code.",
  "inline_tools": "Define the tool in `tools`.",
  "mid_conversation_tool_changes": "Send each request with just the `tools` it may use.",
  "mid_conversation_output_config": "Set `output_config` on the request.",
  "mid_conversation_system_clear_at": "Leave the message out yourself.",
  "user_profiles": "Leave the profile out.",
  "billing_policy": "Leave `billing_policy` out.",
  "safeguards": "Leave `safeguards` out.",
  "thinking_block_binding": "Leave `block_binding` out.",
  "thinking_display_updates": "Set `display` to `summarized` or `omitted`.",
  "between_tools_thinking": "Use adaptive thinking, which is listed.",
  "dev_full_thinking": "Leave the beta value out.",
  "long_output": "Leave the beta value out.",
  "text_completions": "Send the prompt as a message to /v1/messages.",
  "openai_compatibility": "Send the conversation to /v1/messages.",
  "admin_api": "Keep personal data out of names and settings."
 },
 "rules": {
  "zdr/feature-not-eligible": {
   "title": "Feature not eligible for zero data retention",
   "why": "Under ZDR the API refuses nothing. A request that uses such a feature is served, and what the feature keeps is outside the arrangement.",
   "applies": [
    {
     "arrangements": [
      "zdr"
     ],
     "zdr": [
      "own",
      "not-established"
     ]
    }
   ]
  },
  "zdr/qualified": {
   "title": "Eligible for zero data retention with a qualification",
   "why": "No prompt or output is stored; something technical stays for a bounded time.",
   "applies": [
    {
     "arrangements": [
      "zdr"
     ],
     "zdr": [
      "own",
      "not-established"
     ]
    }
   ]
  },
  "zdr/model-requires-retention": {
   "title": "Model that requires retention",
   "why": "Some model families are served only with 30 days of retention, on every platform, so zero data retention does not reach them.",
   "since": "2026-06-09",
   "applies": [
    {
     "arrangements": [
      "zdr"
     ]
    }
   ]
  },
  "zdr/not-established-on-platform": {
   "title": "Zero data retention not established on this platform",
   "why": "The vendor's arrangement is stated for its own API; on other platforms it has to be contracted with whoever operates them.",
   "applies": [
    {
     "arrangements": [
      "zdr"
     ],
     "zdr": [
      "not-established",
      "cloud"
     ]
    }
   ]
  },
  "zdr/browser-request": {
   "title": "Request from a browser",
   "why": "Organisations under ZDR get no cross-origin access; a browser request exposes the key and contradicts the arrangement.",
   "applies": [
    {
     "arrangements": [
      "zdr"
     ]
    }
   ]
  },
  "hipaa/feature-not-eligible": {
   "title": "Feature not eligible under HIPAA readiness",
   "why": "The feature is not covered. Most such requests are refused with a 400, after the data has travelled; some are served.",
   "applies": [
    {
     "arrangements": [
      "hipaa"
     ],
     "hipaa": [
      "own"
     ]
    }
   ]
  },
  "hipaa/platform-not-covered": {
   "title": "Platform not covered by HIPAA readiness",
   "why": "HIPAA readiness covers the first-party API only; each cloud that operates Claude has terms of its own.",
   "applies": [
    {
     "arrangements": [
      "hipaa"
     ],
     "hipaa": [
      "not-covered",
      "cloud"
     ]
    }
   ]
  },
  "hipaa/beta-not-listed": {
   "title": "Beta feature not listed",
   "why": "Under HIPAA readiness a beta feature is not covered unless it is listed.",
   "applies": [
    {
     "arrangements": [
      "hipaa"
     ],
     "hipaa": [
      "own"
     ]
    }
   ]
  },
  "hipaa/no-baa": {
   "title": "Protected health information without a BAA",
   "why": "Protected health information may only go where a business associate agreement covers it.",
   "applies": [
    {
     "phi": true
    },
    {
     "arrangements": [
      "hipaa"
     ]
    }
   ]
  },
  "hipaa/not-in-baa-list": {
   "title": "Not in the BAA article's list",
   "why": "The table says eligible, the BAA article does not list the feature, and the signed BAA decides.",
   "applies": [
    {
     "arrangements": [
      "hipaa"
     ],
     "hipaa": [
      "own"
     ],
     "strict": true
    }
   ]
  },
  "platform/endpoint-not-supported": {
   "title": "Endpoint not supported on the platform",
   "why": "The platform does not serve this endpoint, whatever the arrangement."
  },
  "platform/feature-not-supported": {
   "title": "Feature not supported on the platform",
   "why": "The platform cannot run this feature or tool version, whatever the arrangement."
  },
  "residency/not-pinned": {
   "title": "Region not pinned",
   "why": "The organisation has chosen a region for inference, and the request does not ask for it.",
   "applies": [
    {
     "residency": true
    }
   ]
  },
  "policy/eligibility-not-established": {
   "title": "Eligibility not established",
   "why": "The feature is known to exist, but no row says whether it is eligible. Not knowing is never a pass."
  },
  "policy/unknown-feature": {
   "title": "Unknown feature",
   "why": "The request holds something that no row of the policy knows, so nothing can be said of it."
  },
  "policy/stale": {
   "title": "Policy may be out of date",
   "why": "The vendor's page changes often; a policy that is not renewed stops being evidence."
  },
  "phi/schema-property-name": {
   "title": "Identifier in property names of a schema",
   "why": "Schemas of structured outputs and strict tools are compiled and cached apart from message content, without its safeguards."
  },
  "phi/schema-enum": {
   "title": "Identifier in enum values of a schema",
   "why": "Schemas of structured outputs and strict tools are compiled and cached apart from message content, without its safeguards."
  },
  "phi/schema-const": {
   "title": "Identifier in const values of a schema",
   "why": "Schemas of structured outputs and strict tools are compiled and cached apart from message content, without its safeguards."
  },
  "phi/schema-pattern": {
   "title": "Identifier in patterns of a schema",
   "why": "Schemas of structured outputs and strict tools are compiled and cached apart from message content, without its safeguards."
  },
  "phi/schema-annotation": {
   "title": "Identifier in an annotation of a schema",
   "why": "Titles, descriptions, defaults, examples and names of definitions are sent with a schema; the vendor does not say that they are cached."
  },
  "phi/schema-not-examined": {
   "title": "Schema not examined",
   "why": "A compiled schema is cached apart from message content; what was not examined cannot be vouched for.",
   "blinds": [
    "phi/schema-*"
   ]
  },
  "phi/identifier-field": {
   "title": "Identifier in a field that is to hold none",
   "why": "Some fields stand outside message content, where no health information is expected."
  },
  "request/unknown-host": {
   "title": "Unknown host",
   "why": "The path is Claude's, but the policy does not know the host, so where the data goes is not known."
  },
  "request/not-recognised": {
   "title": "Not recognised",
   "why": "Neither the host nor the path takes requests in Claude's own form: a chat completion, say, or Bedrock's Converse."
  },
  "request/unreadable": {
   "title": "Not readable",
   "why": "What cannot be read cannot be judged; the rest of the request still is.",
   "blinds": [
    "*"
   ]
  }
 },
 "platforms": {
  "claude-api": {
   "zdr": {
    "says": "ZDR is available on request.",
    "sources": [
     "retention-scope/2026-04-10",
     "retention-scope/2026-09-26"
    ]
   },
   "hipaa": {
    "says": "HIPAA readiness is available with a BAA.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-09-26"
    ]
   },
   "region": {
    "says": "inference_geo pins inference.",
    "sources": [
     "residency/2026-09-27"
    ]
   }
  },
  "claude-platform-on-aws": {
   "zdr": {
    "says": "ZDR is available on request.",
    "sources": [
     "retention-scope/2026-09-26",
     "aws-platform/2026-09-26"
    ]
   },
   "hipaa": {
    "says": "The vendor says so.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "says": "inference_geo pins inference; the AWS region in the URL does not.",
    "sources": [
     "residency/2026-09-27",
     "aws-platform/2026-09-26"
    ]
   }
  },
  "microsoft-foundry": {
   "zdr": {
    "says": "Microsoft says not to assume it; the vendor dropped the clause on 2026-06-30.",
    "sources": [
     "foundry/2026-02-07",
     "foundry-answer/2026-04-29",
     "foundry/2026-06-30",
     "covered-models-retention/2026-07-15"
    ]
   },
   "hipaa": {
    "says": "The vendor says so.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "says": "The deployment decides; hosted on Anthropic, data may leave the region.",
    "sources": [
     "foundry-hosting/2026-07-24",
     "residency/2026-05-12"
    ]
   }
  },
  "amazon-bedrock": {
   "zdr": {
    "says": "AWS operates it; its retention mode and terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "bedrock/2026-09-26"
    ]
   },
   "hipaa": {
    "says": "A BAA with AWS decides.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ]
   },
   "region": {
    "says": "The endpoint or inference profile decides.",
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ]
   }
  },
  "google-cloud": {
   "zdr": {
    "says": "Google operates it; its terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "google/2026-09-26"
    ]
   },
   "hipaa": {
    "says": "A BAA with Google decides.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-09-26"
    ]
   },
   "region": {
    "says": "The location in the URL decides.",
    "sources": [
     "residency/2026-02-06",
     "residency/2026-09-27"
    ]
   }
  },
  "google-cloud-anthropic": {
   "zdr": {
    "says": "No source says otherwise.",
    "sources": [
     "retention-processor/2026-11-20",
     "google-anthropic/2026-11-20"
    ]
   },
   "hipaa": {
    "says": "No source says otherwise.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-processor/2026-11-20"
    ]
   },
   "region": {
    "says": "No source says otherwise.",
    "sources": [
     "google-anthropic/2026-11-20"
    ]
   }
  }
 },
 "processors": {
  "claude-api": [
   {
    "since": "2026-07-10",
    "who": "Anthropic",
    "source": "retention-processor/2026-07-10"
   }
  ],
  "claude-platform-on-aws": [
   {
    "since": "2026-05-12",
    "who": "Anthropic; AWS processes billing and identity",
    "source": "aws-platform/2026-05-12"
   }
  ],
  "microsoft-foundry": [
   {
    "since": "2025-12-16",
    "who": "Anthropic",
    "source": "foundry-privacy/2025-12-16"
   },
   {
    "since": "2026-06-30",
    "who": "Anthropic; Microsoft is its subprocessor where the deployment is hosted on Azure",
    "source": "foundry/2026-06-30"
   },
   {
    "since": "2026-07-16",
    "who": "Anthropic; Microsoft is its subprocessor where the deployment is hosted on Azure",
    "source": "retention-processor/2026-07-16"
   }
  ],
  "amazon-bedrock": [
   {
    "since": "2026-07-10",
    "who": "AWS",
    "source": "retention-processor/2026-07-10"
   }
  ],
  "google-cloud": [
   {
    "since": "2026-07-10",
    "who": "Google",
    "source": "retention-processor/2026-07-10"
   }
  ],
  "google-cloud-anthropic": [
   {
    "since": "2026-09-26",
    "who": "Anthropic; Google processes access and billing",
    "source": "google-anthropic/2026-11-20"
   }
  ]
 },
 "scope": [
  {
   "id": "zdr-apis",
   "about": "zdr",
   "says": "ZDR covers the Messages and token counting endpoints for eligible features, and Claude Code on commercial keys.",
   "sources": [
    "retention-scope/2026-04-10",
    "retention-scope/2026-09-26"
   ]
  },
  {
   "id": "zdr-not-covered",
   "about": "zdr",
   "says": "It does not cover the Console, Managed Agents, consumer plans, the Team and Enterprise apps other than Claude Code, Claude for Excel, models that require retention, third parties, or flagged content.",
   "sources": [
    "retention-scope/2026-09-26"
   ]
  },
  {
   "id": "zdr-per-organization",
   "about": "zdr",
   "says": "It is switched on for one organization at a time, and a workspace may turn 30-day retention on for itself; check both. A customer-managed key fixes that setting for its workspace.",
   "sources": [
    "retention-scope/2026-09-26",
    "retention-models/2026-09-26",
    "customer-keys/2026-08-22"
   ]
  },
  {
   "id": "zdr-not-enforced",
   "about": "zdr",
   "says": "Nothing refuses a feature that is not eligible; such a request is served and its data is kept.",
   "sources": [
    "retention/2026-09-26"
   ]
  },
  {
   "id": "zdr-classifier-results",
   "about": "zdr",
   "says": "Results of the safety classifiers are kept under ZDR too.",
   "sources": [
    "privacy-zdr/2026-11-20"
   ]
  },
  {
   "id": "zdr-browser",
   "about": "zdr",
   "says": "Calls from a browser (CORS) are not served for an organization under ZDR; go through a backend.",
   "sources": [
    "retention-cors/2026-04-10",
    "retention-cors/2026-09-26"
   ]
  },
  {
   "id": "hipaa-host",
   "about": "hipaa",
   "says": "HIPAA readiness holds at api.anthropic.com and at no other host.",
   "sources": [
    "retention-hipaa/2026-04-10",
    "retention-hipaa/2026-09-26"
   ]
  },
  {
   "id": "hipaa-not-covered",
   "about": "hipaa",
   "says": "It does not cover the Console, consumer plans, cloud platforms, Claude Code, third parties, flagged content, or beta features that the table does not list.",
   "sources": [
    "retention-hipaa/2026-04-10",
    "retention-hipaa/2026-09-26"
   ]
  },
  {
   "id": "hipaa-organization",
   "about": "hipaa",
   "says": "It holds for the one organization that accepted the BAA, and self-service cannot switch it off again; keep other work in another organization.",
   "sources": [
    "retention-hipaa/2026-07-14",
    "baa-article/2026-08-19"
   ]
  },
  {
   "id": "hipaa-signed-baa",
   "about": "hipaa",
   "says": "The signed BAA decides which features are covered. The published list of API features stands for BAAs accepted after 2026-04-01.",
   "sources": [
    "baa-article/2026-08-19",
    "retention-errors/2026-09-26"
   ]
  },
  {
   "id": "hipaa-schemas",
   "about": "hipaa",
   "says": "Compiled schemas are cached apart from messages, so property names, enum, const and pattern must hold no PHI; workspace names, user records, billing data and support tickets neither.",
   "sources": [
    "retention-phi/2026-04-10",
    "retention-phi/2026-09-26"
   ]
  },
  {
   "id": "user-id",
   "about": "both",
   "says": "metadata.user_id is for an opaque value; names, e-mail addresses and telephone numbers do not belong there.",
   "sources": [
    "messages-reference/2026-08-22"
   ]
  },
  {
   "id": "hipaa-retaining-models",
   "about": "hipaa",
   "says": "Models that require retention may be used with PHI on a HIPAA-ready organization.",
   "sources": [
    "covered-models-baa/2026-07-15"
   ]
  },
  {
   "id": "one-arrangement",
   "about": "both",
   "says": "ZDR and HIPAA readiness exclude one another on one organization of the first-party API. An organization with neither may not be sent PHI.",
   "sources": [
    "covered-models-baa/2026-07-15"
   ]
  },
  {
   "id": "retaining-models-authorised",
   "about": "zdr",
   "says": "ZDR on a model that requires retention needs Anthropic's express authorisation, which some customers have for a time.",
   "sources": [
    "retention-models/2026-09-26",
    "safeguards/2026-09-01"
   ]
  },
  {
   "id": "claude-code",
   "about": "both",
   "says": "Claude Code is covered by a BAA only with ZDR, so never on a HIPAA-ready organization; its ZDR holds on Anthropic's own platform only.",
   "sources": [
    "baa-article/2026-08-19",
    "claude-code-zdr/2026-08-13"
   ]
  },
  {
   "id": "flagged",
   "about": "both",
   "says": "No arrangement lifts the retention of flagged content, up to 2 years, or what law requires.",
   "sources": [
    "retention-flagged/2026-04-10",
    "retention-flagged/2026-09-26"
   ]
  },
  {
   "id": "compliance-data",
   "about": "both",
   "says": "What the Compliance API serves, up to 6 years of activity and transcripts, is outside both arrangements.",
   "sources": [
    "retention/2026-09-26"
   ]
  },
  {
   "id": "no-training",
   "about": "training",
   "says": "Inputs and outputs of commercial customers do not train models by default.",
   "sources": [
    "privacy-training/2026-11-20",
    "retention-approach/2026-04-10",
    "retention-approach/2026-09-26"
   ]
  },
  {
   "id": "training-exceptions",
   "about": "training",
   "says": "The exceptions are feedback and bug reports, and express opt-in such as the Development Partner Program. Feedback is kept for up to 5 years (older texts: 10).",
   "sources": [
    "privacy-training/2026-11-20",
    "privacy-retention/2026-11-20",
    "processor/2026-08-22"
   ]
  }
 ],
 "law": [
  {
   "id": "hipaa-business-associate",
   "cite": "45 CFR 164.502(e)(1)–(2), 164.308(b)(1), (3)",
   "law": "HIPAA",
   "strength": "direct",
   "rules": [
    "hipaa/platform-not-covered",
    "hipaa/no-baa"
   ],
   "why": "PHI may be disclosed to a business associate only with satisfactory assurances in a written agreement. This applies only if the organisation is a covered entity or a business associate; on Amazon Bedrock and Google Cloud the assurance would be the cloud's, which no request shows.",
   "source": "law-502e/2026-11-25",
   "read": "text"
  },
  {
   "id": "hipaa-agreement-on-file",
   "cite": "45 CFR 164.504(e)(1)–(2), 164.314(a)",
   "law": "HIPAA",
   "strength": "partial",
   "rules": [
    "hipaa/no-baa"
   ],
   "why": "A stated agreement shows that one is on file, not that its terms are those that the rule requires.",
   "source": "law-504e/2026-11-25",
   "read": "text"
  },
  {
   "id": "hipaa-permitted-uses",
   "cite": "45 CFR 164.504(e)(2)(i)",
   "law": "HIPAA",
   "strength": "partial",
   "rules": [
    "hipaa/feature-not-eligible",
    "hipaa/beta-not-listed"
   ],
   "why": "The agreement sets the permitted uses, and the vendor's list says what its agreement covers. A request that the server rejects was transmitted nevertheless.",
   "source": "law-504e/2026-11-25",
   "read": "text"
  },
  {
   "id": "hipaa-schema-terms",
   "cite": "45 CFR 164.504(e)(2), by the terms of the BAA",
   "law": "HIPAA",
   "strength": "partial",
   "rules": [
    "phi/schema-property-name",
    "phi/schema-enum",
    "phi/schema-const",
    "phi/schema-pattern",
    "phi/identifier-field"
   ],
   "why": "Only where the organisation's own agreement binds it to the vendor's guidance on where PHI may be placed.",
   "source": "law-504e/2026-11-25",
   "read": "text"
  },
  {
   "id": "hipaa-minimum-necessary",
   "cite": "45 CFR 164.502(b)",
   "law": "HIPAA",
   "strength": "context",
   "rules": [
    "phi/schema-property-name",
    "phi/schema-enum",
    "phi/schema-const",
    "phi/schema-pattern",
    "phi/schema-annotation"
   ],
   "why": "The rule is based on the vendor's guidance. Disclosures for treatment are outside the minimum necessary standard, so that a finding in a schema is not by itself a finding under it.",
   "source": "law-502b/2026-11-20",
   "read": "text"
  },
  {
   "id": "hipaa-return-or-destroy",
   "cite": "45 CFR 164.504(e)(2)(ii)(J)",
   "law": "HIPAA",
   "strength": "context",
   "about": "ledger",
   "why": "Data retained after the arrangement ends is a question for counsel, not a violation: the provision concerns the end of the contract and has a clause for what is not feasible.",
   "source": "law-504e/2026-11-25",
   "read": "text"
  },
  {
   "id": "hipaa-transmission",
   "cite": "45 CFR 164.312(e)(1), (2)(ii)",
   "law": "HIPAA",
   "strength": "context",
   "about": "report",
   "why": "That an address begins with https is a fact about an address; the standard concerns transmission security as a whole.",
   "source": "law-312/2026-11-20",
   "read": "older-text"
  },
  {
   "id": "hipaa-documentation",
   "cite": "45 CFR 164.316(b)(2)(i)",
   "law": "HIPAA",
   "strength": "context",
   "about": "report",
   "why": "Six years apply to the documentation that 164.316(b)(1) requires; whether a report like this one is part of it is for counsel to decide.",
   "source": "law-316/2026-11-20",
   "read": "text"
  },
  {
   "id": "gdpr-records",
   "cite": "GDPR art. 30(1)(f), 28(3)(g)",
   "law": "GDPR",
   "strength": "partial",
   "about": "ledger",
   "why": "The ledger states what is retained and for how long; records of processing give erasure limits where possible.",
   "source": "law-gdpr/2026-11-20",
   "read": "not-read"
  },
  {
   "id": "gdpr-storage-limitation",
   "cite": "GDPR art. 5(1)(e)",
   "law": "GDPR",
   "strength": "context",
   "about": "ledger",
   "why": "Whether a stored file or batch is needed depends on the purpose, which no request shows.",
   "source": "law-gdpr/2026-11-20",
   "read": "not-read"
  },
  {
   "id": "gdpr-processor",
   "cite": "GDPR art. 28(1), (3)",
   "law": "GDPR",
   "strength": "partial",
   "rules": [
    "zdr/not-established-on-platform"
   ],
   "about": "processor",
   "why": "The report names whom public documents call the processor; it does not see the contract.",
   "source": "law-gdpr/2026-11-20",
   "read": "not-read"
  },
  {
   "id": "gdpr-transfer",
   "cite": "GDPR art. 44, 46, 28(3)(a)",
   "law": "GDPR",
   "strength": "context",
   "rules": [
    "residency/not-pinned"
   ],
   "about": "region",
   "why": "Adequacy decisions and safeguards make a transfer lawful; a region alone does not, and nothing in the GDPR keeps data in one place as a general rule.",
   "source": "law-gdpr/2026-11-20",
   "read": "not-read"
  },
  {
   "id": "not-de-identification",
   "cite": "45 CFR 164.514(b)(2)",
   "law": "HIPAA",
   "strength": "none",
   "about": "report",
   "why": "A report without identifiers is not Safe Harbor, which requires that eighteen kinds of identifiers be removed and that the organisation know of no way to identify anyone. A search of schemas shows neither.",
   "source": "law-514/2026-11-20",
   "read": "older-text"
  },
  {
   "id": "not-audit-controls",
   "cite": "45 CFR 164.312(b)",
   "law": "HIPAA",
   "strength": "none",
   "about": "report",
   "why": "The standard requires recording and examining activity in systems that contain PHI; judging requests beforehand is neither.",
   "source": "law-312/2026-11-20",
   "read": "older-text"
  },
  {
   "id": "not-integrity",
   "cite": "45 CFR 164.312(c)",
   "law": "HIPAA",
   "strength": "none",
   "about": "report",
   "why": "The digests and the signature protect this report; the standard concerns the integrity of PHI.",
   "source": "law-312/2026-11-20",
   "read": "older-text"
  },
  {
   "id": "not-risk-analysis",
   "cite": "45 CFR 164.308(a)(1)(ii)(A)",
   "law": "HIPAA",
   "strength": "none",
   "about": "report",
   "why": "A list of findings is at most an input to a risk analysis, not a substitute for one.",
   "source": "law-308/2026-11-20",
   "read": "not-read"
  }
 ],
 "unknowns": [
  {
   "id": "agreement",
   "asks": "What does the signed agreement say?",
   "why": "The rules are a reading of public statements. Where they differ, the agreement decides, and the program has not seen it.",
   "owner": "Legal counsel",
   "look": "The signed agreement and its order form"
  },
  {
   "id": "zdr-switched-on",
   "asks": "Is zero data retention switched on, for this organisation and every workspace?",
   "why": "No request shows it; the arrangement, and any authorisation of a model that requires retention, was declared by whoever ran the check, and a workspace may turn retention on.",
   "owner": "Administrator of the Claude organisation",
   "look": "The organisation's and each workspace's privacy settings",
   "when": {
    "arrangements": [
     "zdr"
    ]
   }
  },
  {
   "id": "zdr-on-platform",
   "asks": "Does zero data retention apply on this platform at all?",
   "why": "The vendor's arrangement is stated for its own API; no public source establishes it here.",
   "owner": "Holder of the platform's contract",
   "look": "The contract with whoever operates the platform",
   "when": {
    "rules": [
     "zdr/not-established-on-platform"
    ]
   }
  },
  {
   "id": "baa-accepted",
   "asks": "Which BAA was accepted, by which organisation, and what does its list cover?",
   "why": "Covered features depend on the version that was signed, and on the organisation whose key sends the request.",
   "owner": "Compliance officer",
   "look": "The accepted BAA and its implementation guide",
   "when": {
    "arrangements": [
     "hipaa"
    ]
   }
  },
  {
   "id": "cloud-terms",
   "asks": "What does the cloud keep, and for how long?",
   "why": "Claude is operated there by the cloud under its own terms, which these rules do not contain.",
   "owner": "Holder of the cloud's contract",
   "look": "The cloud's service terms, and its BAA where there is PHI",
   "when": {
    "standings": [
     "cloud"
    ]
   }
  },
  {
   "id": "foundry-hosting",
   "asks": "How is the Foundry deployment hosted?",
   "why": "What is supported depends on the hosting option, and no request shows it.",
   "owner": "Platform engineering",
   "look": "The deployment's page in the Azure portal",
   "when": {
    "foundryHostings": [
     "unknown"
    ]
   }
  },
  {
   "id": "model-behind-deployment",
   "asks": "Which model is behind the name that was sent?",
   "why": "The name belongs to no family that the rules know, and some families require retention.",
   "owner": "Platform engineering",
   "look": "The deployment or profile behind the name; state it under models",
   "when": {
    "rules": [
     "zdr/model-requires-retention"
    ]
   }
  },
  {
   "id": "unknown-features",
   "asks": "Are the features that no rule classifies covered?",
   "why": "The request uses something whose eligibility is not established, or that is newer than the rules.",
   "owner": "Maintainer of the rules",
   "look": "The vendor's current eligibility table; otherwise ask the vendor",
   "when": {
    "rules": [
     "policy/unknown-feature",
     "policy/eligibility-not-established",
     "hipaa/beta-not-listed"
    ]
   }
  },
  {
   "id": "unread",
   "asks": "What do the requests that could not be read contain?",
   "why": "What could not be read was not judged, and does not count as passed.",
   "owner": "Owner of the recordings or templates",
   "look": "The places under “not checked”",
   "when": {
    "rules": [
     "request/unreadable"
    ]
   }
  },
  {
   "id": "unreadable-records",
   "asks": "What were the records that could not be read?",
   "why": "They are counted and listed, but do not show their target; they may be requests to any.",
   "owner": "Owner of the recordings",
   "look": "The places under “not checked”",
   "when": {
    "results": [
     "unreadable"
    ]
   }
  },
  {
   "id": "skipped-files",
   "asks": "Do the files that were skipped contain requests?",
   "why": "They do not look like recorded traffic, cannot be read to an end, or are of a kind that lint does not search; nothing in them was judged.",
   "owner": "Owner of the recordings or templates",
   "look": "The places under “not checked”; name a file itself, and the audit reads it whatever it looks like",
   "when": {
    "results": [
     "skipped"
    ]
   }
  },
  {
   "id": "undated",
   "asks": "When were the requests without a time sent?",
   "why": "They were judged by the newest rules; on their own day other rules may have applied.",
   "owner": "Owner of the recordings",
   "look": "What the recorder writes; a time for each record",
   "when": {
    "results": [
     "undated"
    ]
   }
  },
  {
   "id": "dated-ahead",
   "asks": "When were the requests sent that are dated after this report?",
   "why": "The recorder's clock was wrong, and so are all days derived from its records.",
   "owner": "Owner of the recordings",
   "look": "The clock of the recorder, and the days of each target",
   "when": {
    "results": [
     "dated-ahead"
    ]
   }
  },
  {
   "id": "not-seen-lately",
   "asks": "Are targets that only an earlier run saw still unchanged?",
   "why": "The newest run contains no request to them, so their last known state is shown.",
   "owner": "Platform engineering",
   "look": "Run the check again over those targets",
   "when": {
    "results": [
     "not-seen-lately"
    ]
   }
  },
  {
   "id": "counted-twice",
   "asks": "Are requests counted more than once?",
   "why": "Two results that both count contain the same receipt, read a file of the same name, which may be the same one at another time, or are receipts and a log of one target in the same days.",
   "owner": "Whoever runs the report",
   "look": "Give one result for each log and each repository, of its present content, each receipt in one file only, and of requests that have receipts no log; audit --merge refuses duplicates",
   "when": {
    "results": [
     "counted-twice"
    ]
   }
  },
  {
   "id": "other-rules",
   "asks": "Would the results be the same under the rules that this report explains them with?",
   "why": "Some results were made with rules of another digest. Their findings are shown as they were made.",
   "owner": "Whoever runs the report",
   "look": "Run the check again with this version",
   "when": {
    "results": [
     "other-rules"
    ]
   }
  },
  {
   "id": "unknown-destinations",
   "asks": "Where do requests to unknown hosts end up?",
   "why": "A gateway or proxy in between may send them on to another platform, or keep them itself.",
   "owner": "Owner of the gateway",
   "look": "The gateway's routes and its own logs",
   "when": {
    "rules": [
     "request/unknown-host",
     "request/not-recognised"
    ]
   }
  },
  {
   "id": "schemas",
   "asks": "Do the schemas that were not examined identify a person?",
   "why": "They were not known, too large or invalid, or no detector was loaded.",
   "owner": "Owner of the schemas",
   "look": "The places of the finding",
   "when": {
    "rules": [
     "phi/schema-not-examined"
    ]
   }
  },
  {
   "id": "region",
   "asks": "Where was the request processed?",
   "why": "The region was not pinned in the request; the workspace's default may do so, or the platform does not offer it.",
   "owner": "Administrator of the Claude organisation",
   "look": "The workspace's default region",
   "when": {
    "rules": [
     "residency/not-pinned"
    ]
   }
  },
  {
   "id": "third-parties",
   "asks": "What do third parties retain of what was passed to them?",
   "why": "Search engines, fetched sites and MCP servers have terms of their own, which no arrangement with the vendor covers.",
   "owner": "Vendor management",
   "look": "The terms of each third party",
   "when": {
    "holders": [
     "third-party"
    ]
   }
  },
  {
   "id": "legal-role",
   "asks": "Is the organisation a covered entity or a business associate, and is the content PHI?",
   "why": "Every legal reference in this report depends on both, and both were only declared.",
   "owner": "Privacy officer",
   "look": "The organisation's own records",
   "when": {
    "phi": true
   }
  },
  {
   "id": "flagged",
   "asks": "Was anything flagged, and is it now retained under the exception to every arrangement?",
   "why": "The sender of a request is not told what was flagged.",
   "owner": "Account contact at the operator of the platform",
   "look": "Ask in writing, and keep the answer on file"
  },
  {
   "id": "population",
   "asks": "Does this report cover everything that was sent, and where it was sent?",
   "why": "The program examines only what it is given. Traffic that was not recorded, and call sites that were not in the files, are not counted. A request that names no host counts as sent to the platform that was stated, else to claude-api.",
   "owner": "Platform engineering",
   "look": "The logs of each service, compared with the vendor's usage report"
  },
  {
   "id": "content",
   "asks": "Does the content contain personal data or PHI?",
   "why": "Prompts, files, tool results and answers are not examined; only names and values in schemas, and identifier fields, are.",
   "owner": "Privacy officer",
   "look": "The application's own records of what it sends"
  },
  {
   "id": "stored-before",
   "asks": "What is still stored from earlier requests?",
   "why": "Files, batches, skills and sessions that earlier requests stored remain until they are deleted; they do not appear in these requests.",
   "owner": "Platform engineering",
   "look": "The lists of stored files, batches and skills in each workspace"
  },
  {
   "id": "today",
   "asks": "Do the vendor's pages still say this today?",
   "why": "The rules are as old as their newest row; the vendor changes its pages without notice.",
   "owner": "Maintainer of the rules",
   "look": "The pages under “Where the facts come from”"
  }
 ],
 "sources": {
  "retention-errors": {
   "like": "retention",
   "section": "HIPAA errors"
  },
  "zdr-page": {
   "page": "Zero data retention",
   "url": "https://platform.claude.com/docs/en/build-with-claude/zero-data-retention",
   "section": "Feature eligibility"
  },
  "tool-reference": {
   "page": "Tool reference",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-reference",
   "section": "Tool types"
  },
  "compaction": {
   "page": "Compaction on demand",
   "url": "https://platform.claude.com/docs/en/build-with-claude/compaction-on-demand",
   "section": "Parameter"
  },
  "customer-keys": {
   "page": "Customer-managed encryption keys",
   "url": "https://platform.claude.com/docs/en/manage-claude/cmek",
   "section": "Workspace retention setting"
  },
  "foundry-privacy": {
   "page": "Data, privacy, and security for Claude models in Microsoft Foundry",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/claude-models/data-privacy",
   "before": {
    "day": "2026-06-23",
    "url": "https://learn.microsoft.com/en-us/azure/ai-foundry/responsible-ai/claude-models/data-privacy"
   },
   "section": "Processing"
  },
  "processor": {
   "page": "Data processor or controller",
   "url": "https://support.claude.com/en/articles/9267385",
   "section": "Commercial customers"
  },
  "privacy-training": {
   "page": "Is commercial data used for training",
   "url": "https://privacy.claude.com/en/articles/7996868",
   "section": "Default and exceptions"
  },
  "privacy-zdr": {
   "page": "What a zero data retention agreement covers",
   "url": "https://privacy.claude.com/en/articles/8956058",
   "section": "Safety classifier results"
  },
  "safeguards": {
   "page": "Enterprise Frontier Safeguards",
   "url": "https://www.anthropic.com/news/enterprise-frontier-safeguards",
   "section": "Temporary ZDR for eligible customers"
  },
  "claude-code-zdr": {
   "page": "Zero data retention (Claude Code)",
   "url": "https://code.claude.com/docs/en/zero-data-retention",
   "section": "Scope"
  },
  "law-502e": {
   "page": "45 CFR 164.502(e), in a law firm's copy of the text as amended in January 2013",
   "url": "https://www.brickergraydon.com/insights/resources/key/hipaa-privacy-regulations-general-rules-for-uses-and-disclosures-of-protected-health-information-disclosures-to-business-associates-164-502-e",
   "section": "Disclosures to business associates"
  },
  "law-504e": {
   "page": "45 CFR 164.504(e), in a law firm's copy of the text as amended in January 2013",
   "url": "http://www.bricker.com/insights/resources/key/HIPAA-Privacy-Regulations-Uses-and-Disclosures-Organizational-Requirements-Business-Associate-Contracts-164-504-e",
   "section": "Business associate contracts"
  },
  "law-502b": {
   "page": "45 CFR 164.502(b), in a law firm's copy of the text as amended in January 2013",
   "url": "https://www.ecfr.gov/current/title-45/section-164.502",
   "section": "Minimum necessary"
  },
  "law-308": {
   "page": "45 CFR 164.308",
   "url": "https://www.ecfr.gov/current/title-45/section-164.308",
   "section": "Risk analysis"
  },
  "law-312": {
   "page": "45 CFR 164.312, edition of 2019",
   "url": "https://www.ecfr.gov/current/title-45/section-164.312",
   "section": "Technical safeguards"
  },
  "law-316": {
   "page": "45 CFR 164.316",
   "url": "https://www.ecfr.gov/current/title-45/section-164.316",
   "section": "Documentation"
  },
  "law-514": {
   "page": "45 CFR 164.514, an edition before 2013",
   "url": "https://www.ecfr.gov/current/title-45/section-164.514",
   "section": "De-identification"
  },
  "law-gdpr": {
   "page": "Regulation (EU) 2016/679",
   "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
   "section": "Articles 5, 28, 30, 44 and 46"
  }
 },
 "captured": {
  "retention": [
   "2026-03-27",
   "2026-04-02",
   "2026-04-10",
   "2026-04-17",
   "2026-05-19",
   "2026-05-21",
   "2026-06-19",
   "2026-06-23",
   "2026-07-14",
   "2026-08-14",
   "2026-08-21",
   "2026-09-26"
  ],
  "retention-scope": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-hipaa": [
   "2026-04-10",
   "2026-05-12",
   "2026-07-14",
   "2026-09-26"
  ],
  "retention-phi": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-errors": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-cors": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-flagged": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-models": [
   "2026-06-10",
   "2026-09-26"
  ],
  "retention-approach": [
   "2026-04-10",
   "2026-09-26"
  ],
  "retention-processor": [
   "2026-07-10",
   "2026-07-16",
   "2026-09-26",
   "2026-11-20"
  ],
  "zdr-page": [
   "2026-02-04"
  ],
  "overview": [
   "2026-08-22"
  ],
  "release-notes": [
   "2026-08-22",
   "2026-09-26"
  ],
  "api-overview": [
   "2026-08-22"
  ],
  "messages-reference": [
   "2026-08-22"
  ],
  "tool-reference": [
   "2026-08-22"
  ],
  "web-search": [
   "2026-02-18"
  ],
  "web-fetch": [
   "2026-08-21"
  ],
  "code-execution": [
   "2026-08-22"
  ],
  "files": [
   "2026-08-22"
  ],
  "compaction": [
   "2026-09-22"
  ],
  "mid-conversation": [
   "2026-09-26"
  ],
  "fast-mode": [
   "2026-08-22"
  ],
  "residency": [
   "2026-02-06",
   "2026-05-12",
   "2026-09-27"
  ],
  "customer-keys": [
   "2026-08-22"
  ],
  "foundry": [
   "2026-02-07",
   "2026-05-09",
   "2026-06-10",
   "2026-06-30",
   "2026-08-21",
   "2026-09-26"
  ],
  "foundry-privacy": [
   "2025-12-16",
   "2026-06-23"
  ],
  "foundry-answer": [
   "2026-04-29"
  ],
  "foundry-hosting": [
   "2026-07-24"
  ],
  "foundry-models": [
   "2026-09-01"
  ],
  "aws-platform": [
   "2026-05-12",
   "2026-05-20",
   "2026-08-21",
   "2026-09-26"
  ],
  "bedrock": [
   "2026-05-21",
   "2026-06-10",
   "2026-08-11",
   "2026-08-21",
   "2026-09-26"
  ],
  "bedrock-legacy": [
   "2026-08-07"
  ],
  "google": [
   "2026-05-21",
   "2026-06-10",
   "2026-09-26"
  ],
  "google-anthropic": [
   "2026-11-20"
  ],
  "baa-article": [
   "2026-06-10",
   "2026-08-19"
  ],
  "covered-models": [
   "2026-07-15"
  ],
  "covered-models-retention": [
   "2026-07-15"
  ],
  "covered-models-baa": [
   "2026-07-15"
  ],
  "processor": [
   "2026-08-22"
  ],
  "privacy-retention": [
   "2026-11-20"
  ],
  "privacy-training": [
   "2026-11-20"
  ],
  "privacy-zdr": [
   "2026-11-20"
  ],
  "safeguards": [
   "2026-09-01"
  ],
  "claude-code-zdr": [
   "2026-08-13"
  ],
  "sdk": [
   "2026-08-19",
   "2026-11-24"
  ],
  "ai-sdk": [
   "2026-11-13"
  ],
  "law-502e": [
   "2026-11-25"
  ],
  "law-504e": [
   "2026-11-25"
  ],
  "law-502b": [
   "2026-11-20"
  ],
  "law-308": [
   "2026-11-20"
  ],
  "law-312": [
   "2026-11-20"
  ],
  "law-316": [
   "2026-11-20"
  ],
  "law-514": [
   "2026-11-20"
  ],
  "law-gdpr": [
   "2026-11-20"
  ]
 }
};
