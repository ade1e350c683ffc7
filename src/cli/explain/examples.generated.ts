// Generated from fixtures/ by `npm run update`. Do not edit.
export interface Example {
  readonly name: string;
  readonly request: string;
  readonly terms?: string;
}

export const EXAMPLES: Readonly<Record<string, { readonly speaks?: Example; readonly silent?: Example }>> = {
 "adaptive_thinking": {
  "speaks": {
   "name": "Thinking that adapts.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"adaptive\"}}"
  },
  "silent": {
   "name": "Thinking that is disabled.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"disabled\"}}"
  }
 },
 "admin_api": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"method\":\"GET\",\"url\":\"https://api.anthropic.com/v1/organizations/users\"}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "advisor_tool": {
  "speaks": {
   "name": "An advisor.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"advisor_20260301\",\"name\":\"advisor\",\"model\":\"claude-opus-4-6\"}]}"
  },
  "silent": {
   "name": "A client tool that is called advisor.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"advisor\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "agent_skills": {
  "speaks": {
   "name": "A skill in the container.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"container\":{\"skills\":[{\"type\":\"anthropic\",\"skill_id\":\"xlsx\",\"version\":\"latest\"}]}}"
  },
  "silent": {
   "name": "A container without skills.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"container\":{\"id\":\"container_invented\",\"skills\":[]}}"
  }
 },
 "auth_token_exchange": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/oauth/token\",\"body\":{\"grant_type\":\"invented\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "bash_tool": {
  "speaks": {
   "name": "A bash tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]}"
  },
  "silent": {
   "name": "A client tool that is called bash.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"bash\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "batch": {
  "speaks": {
   "name": "A batch.",
   "request": "request  {\"url\":\"/v1/messages/batches\",\"body\":{\"requests\":[{\"custom_id\":\"item-0\",\"params\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}]}}"
  },
  "silent": {
   "name": "A Messages request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "between_tools_thinking": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"between_tools\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "billing_policy": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"billing_policy\":{\"type\":\"billing_policy\",\"bill_to\":\"invented\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "browser_use": {
  "speaks": {
   "name": "A browser toolset.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"browser_toolset_20260801\"}]}"
  },
  "silent": {
   "name": "A client tool that is called browser.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"browser\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "cache_diagnostics": {
  "speaks": {
   "name": "A request for diagnostics.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"diagnostics\":{\"previous_message_id\":\"msg_invented\"}}"
  },
  "silent": {
   "name": "Null for diagnostics.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"diagnostics\":null}"
  }
 },
 "citations": {
  "speaks": {
   "name": "A document that the reply may cite.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"Invented.\"},\"citations\":{\"enabled\":true}}]}]}"
  },
  "silent": {
   "name": "A document that it may not.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"Invented.\"},\"citations\":{\"enabled\":false}}]}]}"
  }
 },
 "code_execution": {
  "speaks": {
   "name": "A code execution tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"code_execution_20250825\",\"name\":\"code_execution\"}]}"
  },
  "silent": {
   "name": "A client tool that is called code_execution.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"code_execution\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "compaction": {
  "speaks": {
   "name": "A compacting edit.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"context_management\":{\"edits\":[{\"type\":\"compact_20260112\"}]}}"
  },
  "silent": {
   "name": "An edit that clears tool results.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"context_management\":{\"edits\":[{\"type\":\"clear_tool_uses_20250919\"}]}}"
  }
 },
 "compliance_api": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"method\":\"GET\",\"url\":\"https://api.anthropic.com/v1/compliance/activities\"}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "computer_use": {
  "speaks": {
   "name": "A computer tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"computer_20250124\",\"name\":\"computer\",\"display_width_px\":800,\"display_height_px\":600}]}"
  },
  "silent": {
   "name": "A client tool that is called computer.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"computer\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "context_1m": {
  "speaks": {
   "name": "Its value can only be asked for in a header.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"anthropic-beta\":\"context-1m-2025-08-07\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "context_editing": {
  "speaks": {
   "name": "An edit that clears tool results.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"context_management\":{\"edits\":[{\"type\":\"clear_tool_uses_20250919\"}]}}"
  },
  "silent": {
   "name": "A compacting edit.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"context_management\":{\"edits\":[{\"type\":\"compact_20260112\"}]}}"
  }
 },
 "data_residency": {
  "speaks": {
   "name": "A request for a region.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"inference_geo\":\"us\"}"
  },
  "silent": {
   "name": "A request without one.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "dev_full_thinking": {
  "speaks": {
   "name": "The value is the only way to ask for it, so it is the use.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"anthropic-beta\":\"dev-full-thinking-2025-05-14\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "dynamic_filtering": {
  "speaks": {
   "name": "A later web search filters in code.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"web_search_20260209\",\"name\":\"web_search\"}]}"
  },
  "silent": {
   "name": "Called by the model only it does not.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"web_search_20260209\",\"name\":\"web_search\",\"allowed_callers\":[\"direct\"]}]}"
  }
 },
 "effort": {
  "speaks": {
   "name": "A request with an effort.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"effort\":\"low\"}}"
  },
  "silent": {
   "name": "A request without one.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "extended_thinking": {
  "speaks": {
   "name": "Thinking within a budget.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}}"
  },
  "silent": {
   "name": "Thinking that is disabled.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"disabled\"}}"
  }
 },
 "fallback_credit": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"fallback_credit_token\":\"invented\"}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "fast_mode": {
  "speaks": {
   "name": "A fast request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"speed\":\"fast\"}"
  },
  "silent": {
   "name": "A request at standard speed.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"speed\":\"standard\"}"
  }
 },
 "files_api": {
  "speaks": {
   "name": "An image from a file.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"file_invented\"}}]}]}"
  },
  "silent": {
   "name": "An image sent inline.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"aW52\"}}]}]}"
  }
 },
 "fine_grained_tool_streaming": {
  "speaks": {
   "name": "A tool whose input is streamed as it is written.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"eager_input_streaming\":true}]}"
  },
  "silent": {
   "name": "A tool whose input is not.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"eager_input_streaming\":false}]}"
  }
 },
 "inline_tools": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_addition\",\"tool\":{\"type\":\"tool_definition\",\"definition\":{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"}}}}]}]}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "long_output": {
  "silent": {
   "name": "The value alone is a signal.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"anthropic-beta\":\"output-128k-2025-02-19\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  }
 },
 "managed_agents": {
  "speaks": {
   "name": "A session.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/sessions\",\"body\":{}}"
  },
  "silent": {
   "name": "A Messages request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "mcp_connector": {
  "speaks": {
   "name": "A server.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"mcp_servers\":[{\"type\":\"url\",\"url\":\"https://mcp.example/sse\",\"name\":\"invented\"}]}"
  },
  "silent": {
   "name": "No server.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"mcp_servers\":[]}"
  }
 },
 "mcp_tunnels": {
  "speaks": {
   "name": "A tunnel.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/tunnels\",\"body\":{}}"
  },
  "silent": {
   "name": "An MCP server is another feature.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"mcp_servers\":[{\"type\":\"url\",\"url\":\"https://mcp.example/sse\",\"name\":\"invented\"}]}"
  }
 },
 "memory_tool": {
  "speaks": {
   "name": "A memory tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"memory_20250818\",\"name\":\"memory\"}]}"
  },
  "silent": {
   "name": "A client tool that is called memory.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"memory\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "message_threads": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thread\":{\"type\":\"create\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "messages": {
  "speaks": {
   "name": "A bare body is a Messages request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  },
  "silent": {
   "name": "A count is none.",
   "request": "request  {\"url\":\"/v1/messages/count_tokens\",\"body\":{\"model\":\"claude-opus-4-6\",\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  }
 },
 "mid_conversation_output_config": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"},{\"role\":\"system\",\"content\":\"Be brief.\",\"output_config\":{\"effort\":\"low\"}}]}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "mid_conversation_system": {
  "speaks": {
   "name": "A system message between the turns.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"},{\"role\":\"system\",\"content\":\"Be brief.\"}]}"
  },
  "silent": {
   "name": "The system prompt of the request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"system\":\"Be brief.\"}"
  }
 },
 "mid_conversation_system_clear_at": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"},{\"role\":\"system\",\"content\":\"Be brief.\",\"clear_at\":{\"type\":\"input_tokens\",\"value\":1000}}]}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "mid_conversation_tool_changes": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_addition\",\"tool\":{\"type\":\"tool_definition\",\"definition\":{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"}}}}]}]}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "models_api": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"method\":\"GET\",\"url\":\"https://api.anthropic.com/v1/models\"}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "openai_compatibility": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/chat/completions\",\"body\":{\"model\":\"claude-opus-4-6\",\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "pdf": {
  "speaks": {
   "name": "A PDF sent inline.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"JVBERi0=\"}}]}]}"
  },
  "silent": {
   "name": "A document that is text.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"Invented.\"}}]}]}"
  }
 },
 "programmatic_tool_calling": {
  "speaks": {
   "name": "A tool that code may call.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"allowed_callers\":[\"code_execution_20250825\"]}]}"
  },
  "silent": {
   "name": "A tool that only the model may call.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"allowed_callers\":[\"direct\"]}]}"
  }
 },
 "prompt_caching": {
  "speaks": {
   "name": "A block that is cached.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Invented.\",\"cache_control\":{\"type\":\"ephemeral\"}}]}]}"
  },
  "silent": {
   "name": "A request that caches nothing.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "safeguards": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"safeguards\":{\"dangerous_tool_use\":{\"enabled\":true}}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "search_results": {
  "speaks": {
   "name": "A passage of a search of one's own.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"search_result\",\"source\":\"kb\",\"title\":\"Invented\",\"content\":[{\"type\":\"text\",\"text\":\"Invented.\"}]}]}]}"
  },
  "silent": {
   "name": "A text block.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"search_result\"}]}]}"
  }
 },
 "server_side_fallback": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"fallbacks\":[{\"model\":\"claude-opus-4-6\"}]}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "structured_outputs": {
  "speaks": {
   "name": "A format for the reply.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}}}}"
  },
  "silent": {
   "name": "A tool that is not strict.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"strict\":false}]}"
  }
 },
 "task_budgets": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"task_budget\":{\"type\":\"tokens\",\"total\":20000}}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "text_completions": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/complete\",\"body\":{\"model\":\"claude-opus-4-6\",\"prompt\":\"Invented.\",\"max_tokens_to_sample\":9}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "text_editor": {
  "speaks": {
   "name": "A text editor tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"text_editor_20250728\",\"name\":\"str_replace_based_edit_tool\"}]}"
  },
  "silent": {
   "name": "A client tool that is called text_editor.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"text_editor\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "thinking_block_binding": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"adaptive\",\"block_binding\":\"strict\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "thinking_display_updates": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"adaptive\",\"display\":\"updates\"}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "thinking_token_count": {
  "silent": {
   "name": "The value alone is a signal.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"anthropic-beta\":\"thinking-token-count-2026-05-13\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  }
 },
 "token_counting": {
  "speaks": {
   "name": "Counting the tokens of a body.",
   "request": "request  {\"url\":\"/v1/messages/count_tokens\",\"body\":{\"model\":\"claude-opus-4-6\",\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A Messages request counts nothing.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "tool_search": {
  "speaks": {
   "name": "A tool that searches tools.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"tool_search_tool_regex_20251119\",\"name\":\"tool_search_tool_regex\"}]}"
  },
  "silent": {
   "name": "A tool that is loaded later, without a search.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"defer_loading\":true}]}"
  }
 },
 "unknown": {
  "speaks": {
   "name": "A tool of a type that nobody knows.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"invented_20300101\",\"name\":\"invented\"}]}"
  },
  "silent": {
   "name": "A later version of a known tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"bash_20300101\",\"name\":\"bash\"}]}"
  }
 },
 "user_profiles": {
  "speaks": {
   "name": "A request that asks for it.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"anthropic-user-profile-id\":\"invented\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A plain request.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "web_fetch": {
  "speaks": {
   "name": "A web fetch tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"web_fetch_20250910\",\"name\":\"web_fetch\"}]}"
  },
  "silent": {
   "name": "A client tool that is called web_fetch.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"web_fetch\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "web_search": {
  "speaks": {
   "name": "A web search tool.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]}"
  },
  "silent": {
   "name": "A client tool that is called web_search.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"web_search\",\"input_schema\":{\"type\":\"object\"}}]}"
  }
 },
 "hipaa/beta-not-listed": {
  "speaks": {
   "name": "A beta feature that no row lists is not covered.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"task_budget\":{\"type\":\"tokens\",\"total\":20000}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "A request without beta features is silent.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "hipaa/feature-not-eligible": {
  "speaks": {
   "name": "Code execution is refused under HIPAA readiness.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"code_execution_20250825\",\"name\":\"code_execution\"}]}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "A plain request is silent.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "hipaa/no-baa": {
  "speaks": {
   "name": "PHI under standard terms fails.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    phi: true"
  },
  "silent": {
   "name": "Without PHI standard terms are silent.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "hipaa/not-in-baa-list": {
  "speaks": {
   "name": "The table takes PDFs, the BAA article does not list them.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"JVBERi0=\"}}]}]}",
   "terms": "terms    arrangement: hipaa, strict: true"
  },
  "silent": {
   "name": "Without strict only the table speaks.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"JVBERi0=\"}}]}]}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "hipaa/platform-not-covered": {
  "speaks": {
   "name": "HIPAA readiness does not cover Foundry.",
   "request": "request  {\"url\":\"https://invented.services.ai.azure.com/anthropic/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "It covers the first-party API.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/identifier-field": {
  "speaks": {
   "name": "A mail address as user id.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"metadata\":{\"user_id\":\"maria.gonzalez@hospital.org\"}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "Opaque user ids.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"metadata\":{\"user_id\":\"b4b1f2c0-7f0f-4a0e-9a61-6f2a4b8f1c11\"}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-annotation": {
  "speaks": {
   "name": "A number in a description is review.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"description\":\"As for MRN 00482913\"}},\"additionalProperties\":false,\"title\":\"Chart\"}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "Plain prose.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"description\":\"The name of the patient, as on the chart\",\"examples\":[\"Follow-up in two weeks\"]}},\"additionalProperties\":false,\"title\":\"Chart\",\"$comment\":\"Made by hand\"}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-const": {
  "speaks": {
   "name": "A number and a person.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"const\":\"MRN-00482913\"},\"b\":{\"const\":\"GONZALEZ^MARIA^A\"}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "Versions, identifiers of schemas and ordinary words.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"const\":\"2024-06-01\"},\"b\":{\"const\":\"https://example.com/schema/v1\"},\"c\":{\"const\":\"b4b1f2c0-7f0f-4a0e-9a61-6f2a4b8f1c11\"},\"d\":{\"const\":true},\"e\":{\"const\":null},\"f\":{\"const\":42}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-enum": {
  "speaks": {
   "name": "A person and a number among values.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\",\"enum\":[\"none\",\"Maria Gonzalez\",\"123-45-6788\"]}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "Codes, states, drugs and diseases named for their discoverers.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\",\"enum\":[\"active\",\"E11.9\",\"I10\",\"2024-06-01\",\"Parkinson disease\",\"Wilson disease\",\"lisinopril\",\"New York\",\"90+\",\"America/Buenos_Aires\"]}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-not-examined": {
  "speaks": {
   "name": "What is no JSON Schema.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"objekt\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "A schema that was examined.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-pattern": {
  "speaks": {
   "name": "People and numbers in alternatives.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^(maria\\\\.gonzalez|MRN-00482913)$\"}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "Shapes of numbers are none.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"^\\\\d{3}-\\\\d{2}-\\\\d{4}$\"},\"b\":{\"pattern\":\"^MRN-[0-9]{8}$\"},\"c\":{\"pattern\":\"^[A-Z][a-z]+ [A-Z][a-z]+$\"},\"d\":{\"pattern\":\"^(19|20)\\\\d\\\\d-\\\\d\\\\d-\\\\d\\\\d$\"}},\"additionalProperties\":false}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "phi/schema-property-name": {
  "speaks": {
   "name": "A number of a record as the name of a property.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"},\"mrn_00482913\":{\"type\":\"string\"}}}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "The word for such a number is a category, and no identifier.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"mrn\":{\"type\":\"string\"},\"patient_name\":{\"type\":\"string\"},\"date_of_birth\":{\"type\":\"string\"},\"ssn\":{\"type\":\"string\"},\"phone_number\":{\"type\":\"string\"},\"ip_address\":{\"type\":\"string\"}}}}}}",
   "terms": "terms    arrangement: hipaa"
  }
 },
 "platform/endpoint-not-supported": {
  "speaks": {
   "name": "Foundry serves no batches.",
   "request": "request  {\"url\":\"https://invented.services.ai.azure.com/anthropic/v1/messages/batches\",\"body\":{\"requests\":[{\"custom_id\":\"item-0\",\"params\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}]}}"
  },
  "silent": {
   "name": "The first-party API serves them.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/messages/batches\",\"body\":{\"requests\":[{\"custom_id\":\"item-0\",\"params\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}]}}"
  }
 },
 "platform/feature-not-supported": {
  "speaks": {
   "name": "Foundry has no advisor.",
   "request": "request  {\"url\":\"https://invented.services.ai.azure.com/anthropic/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"advisor_20260301\",\"name\":\"advisor\",\"model\":\"claude-opus-4-6\"}]}}",
   "terms": "terms    asOf: 2026-09-26, foundryHosting: anthropic"
  },
  "silent": {
   "name": "The first-party API has it.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"advisor_20260301\",\"name\":\"advisor\",\"model\":\"claude-opus-4-6\"}]}}"
  }
 },
 "policy/eligibility-not-established": {
  "speaks": {
   "name": "Nobody says whether task budgets are eligible for ZDR.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"task_budget\":{\"type\":\"tokens\",\"total\":20000}}}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A feature of the table is established.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"thinking\":{\"type\":\"adaptive\"}}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "policy/stale": {
  "speaks": {
   "name": "The newest row is 61 days old.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    today: 2026-11-26"
  },
  "silent": {
   "name": "The newest row is 60 days old.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    today: 2026-11-25"
  }
 },
 "policy/unknown-feature": {
  "speaks": {
   "name": "A tool of an unknown type is not judged eligible.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"invented_20300101\",\"name\":\"invented\"}]}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "What a browser toolset is told of its tabs is known.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_invented\",\"content\":[{\"type\":\"browser_state\",\"tabs\":[{\"tab_id\":\"1\",\"url\":\"https://pages.example\",\"title\":\"Invented\",\"active\":true}],\"state_changes\":[{\"type\":\"tab_opened\",\"tab_id\":\"1\"}]}]}]}],\"tools\":[{\"type\":\"browser_toolset_20260801\"}]}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "request/not-recognised": {
  "speaks": {
   "name": "A chat completion elsewhere is not Claude's.",
   "request": "request  {\"url\":\"https://api.openai.com/v1/chat/completions\",\"body\":{\"model\":\"invented\",\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}"
  },
  "silent": {
   "name": "A Messages request is Claude's.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "request/unknown-host": {
  "speaks": {
   "name": "A gateway with a path of Claude goes who knows where.",
   "request": "request  {\"url\":\"https://gateway.example/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A host of Claude is known.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "request/unreadable": {
  "speaks": {
   "name": "Null is no request.",
   "request": "request  null"
  },
  "silent": {
   "name": "A Messages body is one.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}"
  }
 },
 "residency/not-pinned": {
  "speaks": {
   "name": "A request for another region fails.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"inference_geo\":\"eu\"}",
   "terms": "terms    residency: us"
  },
  "silent": {
   "name": "A request for the region is silent.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"inference_geo\":\"us\"}",
   "terms": "terms    residency: us"
  }
 },
 "zdr/browser-request": {
  "speaks": {
   "name": "A request with an Origin comes from a browser.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"Origin\":\"https://app.example\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A request from a server is silent.",
   "request": "request  {\"url\":\"/v1/messages\",\"headers\":{\"x-stainless-runtime\":\"node\"},\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "zdr/feature-not-eligible": {
  "speaks": {
   "name": "Code execution fails under ZDR.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"code_execution_20250825\",\"name\":\"code_execution\"}]}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A plain request is silent under ZDR.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "zdr/model-requires-retention": {
  "speaks": {
   "name": "A model that requires retention is refused under ZDR.",
   "request": "request  {\"model\":\"claude-fable-5\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A model of a family without that requirement is silent.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "zdr/not-established-on-platform": {
  "speaks": {
   "name": "ZDR on Foundry is not established.",
   "request": "request  {\"url\":\"https://invented.services.ai.azure.com/anthropic/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "On the first-party API ZDR stands.",
   "request": "request  {\"url\":\"https://api.anthropic.com/v1/messages\",\"body\":{\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}]}}",
   "terms": "terms    arrangement: zdr"
  }
 },
 "zdr/qualified": {
  "speaks": {
   "name": "Structured outputs are qualified under ZDR.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}}}}",
   "terms": "terms    arrangement: zdr"
  },
  "silent": {
   "name": "A tool that is not strict compiles no schema.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"},\"strict\":false}]}",
   "terms": "terms    arrangement: zdr"
  }
 }
};
