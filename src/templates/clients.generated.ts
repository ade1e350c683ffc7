// Generated from rules/clients.yaml by `npm run update`. Do not edit.
import type { ClientRows } from './client-rows.js';

export const clients: ClientRows = {
 "source": "sdk/2026-11-24",
 "packages": [
  "anthropic",
  "anthropic.*",
  "@anthropic-ai/*",
  "@ai-sdk/anthropic",
  "langchain_anthropic",
  "@langchain/anthropic"
 ],
 "foreign": [
  "openai",
  "openai.*",
  "groq",
  "google",
  "slack_sdk",
  "mistralai",
  "@mistralai/*",
  "together",
  "together-ai",
  "twilio",
  "twilio.*",
  "@google/*",
  "google.*",
  "cohere",
  "cohere-ai",
  "replicate",
  "@slack/*",
  "discord.*",
  "telegram.*",
  "azure.ai.*",
  "@azure/ai-*",
  "mailgun.*",
  "postmark",
  "resend",
  "@sendgrid/*",
  "portkey",
  "portkey-ai",
  "litellm"
 ],
 "clients": [
  {
   "names": [
    "Anthropic",
    "AsyncAnthropic",
    "BaseAnthropic",
    "Client",
    "AsyncClient"
   ]
  },
  {
   "names": [
    "AnthropicFoundry",
    "AsyncAnthropicFoundry"
   ],
   "module": "@anthropic-ai/foundry-sdk",
   "url": "https://{resource}.services.ai.azure.com/anthropic"
  },
  {
   "names": [
    "AnthropicBedrock",
    "AsyncAnthropicBedrock"
   ],
   "module": "@anthropic-ai/bedrock-sdk",
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "names": [
    "AnthropicBedrockMantle",
    "AsyncAnthropicBedrockMantle"
   ],
   "url": "https://bedrock-mantle.{region}.api.aws/anthropic"
  },
  {
   "names": [
    "AnthropicVertex",
    "AsyncAnthropicVertex"
   ],
   "module": "@anthropic-ai/vertex-sdk",
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "names": [
    "AnthropicAws",
    "AsyncAnthropicAws",
    "AnthropicAWS",
    "AsyncAnthropicAWS"
   ],
   "module": "@anthropic-ai/aws-sdk",
   "url": "https://aws-external-anthropic.{region}.api.aws"
  }
 ],
 "options": {
  "url": [
   "baseURL",
   "base_url",
   "anthropicApiUrl",
   "anthropic_api_url",
   "api_base",
   "apiBase"
  ],
  "headers": [
   "defaultHeaders",
   "default_headers",
   "headers",
   "extra_headers",
   "additional_headers"
  ],
  "body": [
   "extra_body"
  ],
  "browser": [
   "dangerouslyAllowBrowser"
  ],
  "fills": {
   "resource": [
    "resource"
   ],
   "region": [
    "awsRegion",
    "aws_region"
   ]
  },
  "transport": [
   "fetch",
   "fetchOptions",
   "http_client",
   "httpClient",
   "http_async_client",
   "middleware"
  ],
  "rewrites": [
   "body",
   "transformParams",
   "providerOptions"
  ],
  "asks": [
   "headers",
   "body",
   "method",
   "tools",
   "model",
   "modelSettings"
  ]
 },
 "hooks": [
  "prepareOptions",
  "prepareRequest",
  "buildRequest",
  "buildHeaders",
  "defaultHeaders",
  "defaultQuery",
  "authHeaders",
  "request",
  "post",
  "methodRequest",
  "makeRequest",
  "fetchWithTimeout",
  "_prepare_options",
  "_prepare_request",
  "_build_request",
  "_build_headers",
  "_request",
  "_custom_headers",
  "default_headers",
  "custom_auth",
  "auth_headers",
  "messages",
  "beta"
 ],
 "local": [
  "compactionControl",
  "compaction_control",
  "timeout",
  "maxRetries",
  "max_retries",
  "extra_query",
  "signal",
  "max_iterations",
  "runner",
  "stream_options",
  "idempotencyKey",
  "response_model",
  "validation_context"
 ],
 "runs": {
  "python": [
   "exec"
  ],
  "javascript": [
   "eval"
  ]
 },
 "namespaces": [
  "globals",
  "locals",
  "vars"
 ],
 "records": [
  "BaseModel",
  "NamedTuple",
  "TypedDict",
  "Generic",
  "Protocol",
  "ABC",
  "Enum",
  "object",
  "Struct"
 ],
 "settings": [
  "Settings"
 ],
 "metaclasses": [
  "ABCMeta",
  "EnumMeta",
  "EnumType",
  "type"
 ],
 "fields": {
  "names": [
   "field",
   "Field",
   "attrib",
   "ib"
  ],
  "default": [
   "default"
  ],
  "factory": [
   "default_factory",
   "factory"
  ],
  "rewrites": [
   "validator",
   "root_validator",
   "field_validator",
   "model_validator",
   "field_serializer",
   "model_serializer",
   "default"
  ]
 },
 "commands": [
  "system",
  "popen",
  "run",
  "call",
  "check_call",
  "check_output",
  "Popen",
  "getoutput",
  "getstatusoutput",
  "create_subprocess_shell",
  "create_subprocess_exec",
  "exec",
  "execSync",
  "spawn",
  "spawnSync",
  "execFile",
  "execFileSync",
  "execa",
  "execaSync",
  "execaCommand",
  "$"
 ],
 "absent": [
  "NOT_GIVEN",
  "NotGiven",
  "not_given",
  "omit",
  "Omit"
 ],
 "variables": [
  "ANTHROPIC_CUSTOM_HEADERS"
 ],
 "steps": [
  "beta",
  "with_raw_response",
  "with_streaming_response"
 ],
 "notAfter": [
  "threads",
  "runs",
  "chat",
  "completions",
  "conversations",
  "sms",
  "chats"
 ],
 "hidden": {
  "names": [
   "*client",
   "*llm",
   "ai",
   "beta"
  ],
  "not": [
   "twilio",
   "sms"
  ]
 },
 "compatible": "/v1/chat/completions",
 "paths": {
  "messages": "/v1/messages",
  "batches": "/v1/messages/batches"
 },
 "calls": [
  {
   "call": "messages.create",
   "method": "POST",
   "path": "/v1/messages"
  },
  {
   "call": "messages.stream",
   "method": "POST",
   "path": "/v1/messages"
  },
  {
   "call": "messages.parse",
   "method": "POST",
   "path": "/v1/messages"
  },
  {
   "call": "messages.count_tokens",
   "method": "POST",
   "path": "/v1/messages/count_tokens"
  },
  {
   "call": "messages.toolRunner",
   "method": "POST",
   "path": "/v1/messages",
   "adds": [
    "thread"
   ]
  },
  {
   "call": "messages.tool_runner",
   "method": "POST",
   "path": "/v1/messages"
  },
  {
   "call": "messages.thread",
   "method": "POST",
   "path": "/v1/messages",
   "adds": [
    "thread"
   ]
  },
  {
   "call": "messages.*",
   "method": "POST",
   "path": "/v1/messages"
  },
  {
   "call": "messages.batches.*",
   "method": "POST",
   "path": "/v1/messages/batches"
  },
  {
   "call": "messages.batches.create",
   "method": "POST",
   "path": "/v1/messages/batches"
  },
  {
   "call": "messages.batches.list",
   "method": "GET",
   "path": "/v1/messages/batches"
  },
  {
   "call": "messages.batches.retrieve",
   "method": "GET",
   "path": "/v1/messages/batches/{id}"
  },
  {
   "call": "messages.batches.results",
   "method": "GET",
   "path": "/v1/messages/batches/{id}/results"
  },
  {
   "call": "messages.batches.cancel",
   "method": "POST",
   "path": "/v1/messages/batches/{id}/cancel"
  },
  {
   "call": "messages.batches.delete",
   "method": "DELETE",
   "path": "/v1/messages/batches/{id}"
  },
  {
   "call": "completions.create",
   "method": "POST",
   "path": "/v1/complete"
  },
  {
   "call": "chat.completions.create",
   "method": "POST",
   "path": "/v1/chat/completions"
  },
  {
   "call": "chat.completions.parse",
   "method": "POST",
   "path": "/v1/chat/completions"
  },
  {
   "call": "chat.completions.stream",
   "method": "POST",
   "path": "/v1/chat/completions"
  },
  {
   "call": "files.upload",
   "method": "POST",
   "path": "/v1/files"
  },
  {
   "call": "files.list",
   "method": "GET",
   "path": "/v1/files"
  },
  {
   "call": "files.retrieve_metadata",
   "method": "GET",
   "path": "/v1/files/{id}"
  },
  {
   "call": "files.download",
   "method": "GET",
   "path": "/v1/files/{id}/content"
  },
  {
   "call": "files.delete",
   "method": "DELETE",
   "path": "/v1/files/{id}"
  },
  {
   "call": "skills.create",
   "method": "POST",
   "path": "/v1/skills"
  },
  {
   "call": "skills.list",
   "method": "GET",
   "path": "/v1/skills"
  },
  {
   "call": "skills.retrieve",
   "method": "GET",
   "path": "/v1/skills/{id}"
  },
  {
   "call": "skills.delete",
   "method": "DELETE",
   "path": "/v1/skills/{id}"
  },
  {
   "call": "skills.versions.create",
   "method": "POST",
   "path": "/v1/skills/{id}/versions"
  },
  {
   "call": "skills.versions.list",
   "method": "GET",
   "path": "/v1/skills/{id}/versions"
  },
  {
   "call": "skills.versions.retrieve",
   "method": "GET",
   "path": "/v1/skills/{id}/versions/{version}"
  },
  {
   "call": "skills.versions.delete",
   "method": "DELETE",
   "path": "/v1/skills/{id}/versions/{version}"
  },
  {
   "call": "skills.versions.download",
   "method": "GET",
   "path": "/v1/skills/{id}/versions/{version}/content"
  },
  {
   "call": "models.list",
   "method": "GET",
   "path": "/v1/models"
  },
  {
   "call": "models.retrieve",
   "method": "GET",
   "path": "/v1/models/{id}"
  },
  {
   "call": "organization.workspaces.create",
   "method": "POST",
   "path": "/v1/organizations/workspaces"
  },
  {
   "call": "organization.workspaces.update",
   "method": "POST",
   "path": "/v1/organizations/workspaces/{id}"
  },
  {
   "call": "organization.**",
   "path": "/v1/organizations/{}"
  },
  {
   "call": "compliance.**",
   "path": "/v1/compliance/{}"
  },
  {
   "call": "agents.**",
   "path": "/v1/agents/{}"
  },
  {
   "call": "environments.**",
   "path": "/v1/environments/{}"
  },
  {
   "call": "sessions.**",
   "path": "/v1/sessions/{}"
  },
  {
   "call": "deployments.**",
   "path": "/v1/deployments/{}"
  },
  {
   "call": "deployment_runs.**",
   "path": "/v1/deployment_runs/{}"
  },
  {
   "call": "vaults.**",
   "path": "/v1/vaults/{}"
  },
  {
   "call": "memory_stores.**",
   "path": "/v1/memory_stores/{}"
  },
  {
   "call": "dreams.**",
   "path": "/v1/dreams/{}"
  },
  {
   "call": "tunnels.**",
   "path": "/v1/tunnels/{}"
  },
  {
   "call": "user_profiles.**",
   "path": "/v1/user_profiles/{}"
  }
 ],
 "verbs": {
  "GET": [
   "list",
   "retrieve",
   "stats",
   "stream",
   "download",
   "results",
   "poll",
   "poller",
   "worker"
  ],
  "DELETE": [
   "delete",
   "remove"
  ],
  "POST": [
   "create",
   "update",
   "archive",
   "add",
   "send",
   "cancel",
   "validate",
   "ack",
   "heartbeat",
   "stop",
   "pause",
   "run",
   "unpause",
   "redact",
   "approve",
   "deny",
   "respond",
   "activate",
   "set",
   "sign",
   "rotate",
   "reveal",
   "regenerate",
   "test",
   "tool",
   "mcp"
  ]
 },
 "makers": [
  {
   "names": [
    "tool",
    "dynamicTool"
   ],
   "gives": {
    "type": "custom"
   },
   "takes": [
    "strict",
    "providerOptions"
   ]
  },
  {
   "names": [
    "DynamicStructuredTool",
    "DynamicTool",
    "StructuredTool"
   ],
   "gives": {
    "type": "custom"
   }
  },
  {
   "names": [
    "betaZodTool",
    "betaTool",
    "betaStandardSchemaTool"
   ],
   "gives": {
    "type": "custom"
   },
   "takes": [
    "strict",
    "cache_control",
    "allowed_callers",
    "defer_loading",
    "eager_input_streaming",
    "input_examples"
   ],
   "more": 0
  },
  {
   "names": [
    "beta_tool",
    "beta_async_tool",
    "mcp_tool",
    "async_mcp_tool"
   ],
   "gives": {
    "type": "custom"
   },
   "takes": [
    "strict",
    "cache_control",
    "allowed_callers",
    "defer_loading",
    "eager_input_streaming",
    "input_examples"
   ]
  },
  {
   "names": [
    "mcpTool"
   ],
   "gives": {
    "type": "custom"
   },
   "takes": [
    "strict",
    "cache_control",
    "allowed_callers",
    "defer_loading",
    "eager_input_streaming",
    "input_examples"
   ],
   "more": 2
  },
  {
   "names": [
    "mcpTools"
   ],
   "gives": {
    "type": "custom"
   },
   "takes": [
    "strict",
    "cache_control",
    "allowed_callers",
    "defer_loading",
    "eager_input_streaming",
    "input_examples"
   ],
   "more": 2,
   "many": true
  },
  {
   "names": [
    "zodOutputFormat",
    "betaZodOutputFormat",
    "jsonSchemaOutputFormat",
    "betaJSONSchemaOutputFormat",
    "betaStandardSchemaOutputFormat"
   ],
   "gives": {
    "type": "json_schema",
    "schema": "schema"
   }
  },
  {
   "names": [
    "betaMemoryTool",
    "BetaLocalFilesystemMemoryTool",
    "BetaAsyncLocalFilesystemMemoryTool"
   ],
   "gives": {
    "type": "memory_20250818",
    "name": "memory"
   },
   "takes": [
    "strict",
    "cache_control",
    "allowed_callers",
    "defer_loading",
    "eager_input_streaming",
    "input_examples"
   ]
  },
  {
   "names": [
    "CodeExecutionTool"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "code_execution_20250825",
    "name": "code_execution"
   }
  },
  {
   "names": [
    "WebSearchTool",
    "WebSearch"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "web_search_20250305",
    "name": "web_search"
   }
  },
  {
   "names": [
    "WebFetchTool",
    "UrlContextTool",
    "WebFetch"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "web_fetch_20250910",
    "name": "web_fetch"
   }
  },
  {
   "names": [
    "MemoryTool"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "memory_20250818",
    "name": "memory"
   }
  },
  {
   "names": [
    "AdvisorTool"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "advisor_20260301",
    "name": "advisor"
   }
  },
  {
   "names": [
    "MCPServerTool"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {
    "type": "mcp_toolset"
   }
  },
  {
   "names": [
    "NativeTool"
   ],
   "modules": [
    "pydantic_ai*"
   ],
   "gives": {},
   "holds": true
  },
  {
   "names": [
    "ClaudeBashToolMiddleware"
   ],
   "gives": {
    "type": "bash_20250124",
    "name": "bash"
   }
  },
  {
   "names": [
    "StateClaudeTextEditorMiddleware",
    "FilesystemClaudeTextEditorMiddleware"
   ],
   "gives": {
    "type": "text_editor_20250728",
    "name": "str_replace_based_edit_tool"
   }
  },
  {
   "names": [
    "StateClaudeMemoryMiddleware",
    "FilesystemClaudeMemoryMiddleware"
   ],
   "gives": {
    "type": "memory_20250818",
    "name": "memory"
   }
  }
 ],
 "parsed": {
  "member": "output_format",
  "gives": {
   "type": "json_schema",
   "schema": "schema"
  }
 },
 "bases": [
  {
   "names": [
    "BetaAbstractMemoryTool",
    "BetaAsyncAbstractMemoryTool"
   ],
   "gives": {
    "type": "memory_20250818",
    "name": "memory"
   }
  }
 ],
 "toolTypes": {
  "tool_search_bm25_20251119": "tool_search_tool_bm25_20251119",
  "tool_search_regex_20251119": "tool_search_tool_regex_20251119"
 },
 "files": {
  "id": [
   "file_id",
   "fileId"
  ],
  "media": [
   "mediaType",
   "mimeType",
   "mime_type"
  ],
  "content": [
   "data",
   "image"
  ],
  "references": [
   "anthropic"
  ],
  "held": {
   "member": [
    "file"
   ],
   "data": [
    "file_data"
   ]
  },
  "kind": {
   "member": "source_type",
   "id": "id"
  }
 },
 "aiSdk": {
  "functions": [
   "generateText",
   "streamText",
   "generateObject",
   "streamObject",
   "ToolLoopAgent",
   "Experimental_Agent",
   "Agent"
  ],
  "structured": [
   "generateObject",
   "streamObject"
  ],
  "output": [
   "output",
   "experimental_output"
  ],
  "batches": [
   "startTextBatch",
   "experimental_startTextBatch"
  ],
  "uploads": [
   {
    "names": [
     "uploadFile",
     "experimental_uploadFile"
    ],
    "path": "/v1/files"
   },
   {
    "names": [
     "uploadSkill",
     "experimental_uploadSkill"
    ],
    "path": "/v1/skills"
   }
  ],
  "reference": "providerReference",
  "prompt": [
   "prompt"
  ],
  "byTool": [
   "claude-3",
   "claude-2",
   "claude-instant",
   "claude-opus-4-2025",
   "claude-sonnet-4-2025"
  ],
  "steps": [
   "prepareStep",
   "experimental_prepareStep",
   "prepareCall"
  ],
  "defaults": [
   "defaultOptions",
   "defaultGenerateOptions",
   "defaultStreamOptions",
   "defaultGenerateOptionsLegacy",
   "defaultStreamOptionsLegacy",
   "defaultVNextStreamOptions"
  ],
  "asks": [
   "generate",
   "stream",
   "generateVNext",
   "streamVNext",
   "generateLegacy",
   "streamLegacy",
   "network"
  ],
  "converts": [
   "convertToModelMessages",
   "convertToCoreMessages"
  ],
  "custom": {
   "names": [
    "customProvider",
    "experimental_customProvider"
   ],
   "member": "languageModels",
   "uploads": [
    "files",
    "skills"
   ]
  },
  "providers": [
   {
    "package": "@ai-sdk/anthropic",
    "names": [
     "anthropic",
     "createAnthropic"
    ]
   },
   {
    "package": "@ai-sdk/google-vertex/anthropic",
    "names": [
     "vertexAnthropic",
     "createVertexAnthropic",
     "googleVertexAnthropic",
     "createGoogleVertexAnthropic"
    ],
    "url": "https://{region}-aiplatform.googleapis.com"
   },
   {
    "package": "@ai-sdk/google-vertex/anthropic/edge",
    "names": [
     "vertexAnthropic",
     "createVertexAnthropic",
     "googleVertexAnthropic",
     "createGoogleVertexAnthropic"
    ],
    "url": "https://{region}-aiplatform.googleapis.com"
   },
   {
    "package": "@ai-sdk/anthropic-aws",
    "names": [
     "anthropicAws",
     "createAnthropicAws"
    ],
    "url": "https://aws-external-anthropic.{region}.api.aws"
   },
   {
    "package": "@ai-sdk/amazon-bedrock/anthropic",
    "names": [
     "bedrockAnthropic",
     "createBedrockAnthropic"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com"
   },
   {
    "package": "@ai-sdk/openai",
    "names": [
     "openai",
     "createOpenAI"
    ],
    "path": "/chat/completions",
    "byUrl": true
   },
   {
    "package": "@ai-sdk/openai-compatible",
    "names": [
     "createOpenAICompatible"
    ],
    "path": "/chat/completions",
    "byUrl": true
   },
   {
    "package": "@ai-sdk/amazon-bedrock",
    "names": [
     "bedrock",
     "createAmazonBedrock"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "path": "/model/{id}/converse"
   }
  ],
  "gateway": [
   "gateway",
   "createGateway"
  ],
  "own": {
   "option": "providerOptions",
   "provider": "anthropic"
  },
  "options": [
   {
    "names": [
     "thinking",
     "mcp_servers",
     "container",
     "context_management",
     "speed",
     "cache_control",
     "inference_geo",
     "metadata",
     "fallbacks"
    ]
   },
   {
    "names": [
     "effort"
    ],
    "to": "output_config.effort"
   },
   {
    "names": [
     "task_budget"
    ],
    "to": "output_config.task_budget"
   },
   {
    "names": [
     "anthropic_beta"
    ],
    "to": "betas"
   }
  ],
  "toolOptions": [
   {
    "names": [
     "cache_control",
     "allowed_callers",
     "defer_loading",
     "eager_input_streaming"
    ]
   }
  ],
  "partOptions": [
   {
    "names": [
     "cache_control",
     "citations"
    ]
   }
  ]
 },
 "langchain": {
  "classes": [
   "ChatAnthropic",
   "ChatAnthropicMessages"
  ],
  "elsewhere": [
   {
    "names": [
     "Anthropic",
     "anthropic"
    ],
    "modules": [
     "llama_index.*",
     "llamaindex",
     "@llamaindex/*"
    ]
   },
   {
    "names": [
     "AnthropicModel"
    ],
    "modules": [
     "pydantic_ai.*",
     "strands.*",
     "@strands-agents/*"
    ]
   },
   {
    "names": [
     "model_request",
     "model_request_sync",
     "model_request_stream",
     "model_request_stream_sync"
    ],
    "modules": [
     "pydantic_ai*"
    ],
    "others": true,
    "named": "agents"
   },
   {
    "names": [
     "query",
     "ClaudeSDKClient",
     "unstable_v2_createSession",
     "unstable_v2_resumeSession",
     "unstable_v2_prompt"
    ],
    "modules": [
     "@anthropic-ai/claude-agent-sdk",
     "@anthropic-ai/claude-code",
     "claude_agent_sdk*",
     "claude_code_sdk*"
    ]
   },
   {
    "names": [
     "claudeCode",
     "createClaudeCode"
    ],
    "modules": [
     "ai-sdk-provider-claude-code"
    ]
   },
   {
    "names": [
     "model"
    ],
    "modules": [
     "@genkit-ai/anthropic",
     "genkitx-anthropic"
    ]
   },
   {
    "names": [
     "model"
    ],
    "modules": [
     "@genkit-ai/vertexai*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com",
    "others": true
   },
   {
    "names": [
     "from_provider"
    ],
    "modules": [
     "instructor*"
    ],
    "others": true,
    "named": "agents"
   },
   {
    "names": [
     "AnthropicChatCompletion"
    ],
    "modules": [
     "semantic_kernel.*"
    ]
   },
   {
    "names": [
     "LitellmModel"
    ],
    "modules": [
     "agents.*"
    ],
    "others": true,
    "named": "litellm"
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "agno.models.aws*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "model": "id"
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "agno.models.vertexai*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com",
    "model": "id"
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "agno.models.azure*"
    ],
    "url": "https://{resource}.services.ai.azure.com/anthropic",
    "model": "id"
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "agno.*"
    ],
    "model": "id"
   },
   {
    "names": [
     "AwsBedrock"
    ],
    "modules": [
     "agno.*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "path": "/model/{id}/converse",
    "model": "id",
    "others": true
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "google.adk.*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com"
   },
   {
    "names": [
     "AnthropicLlm"
    ],
    "modules": [
     "google.adk.*"
    ]
   },
   {
    "names": [
     "LiteLLMModel",
     "LiteLLMRouterModel"
    ],
    "modules": [
     "smolagents*",
     "strands.*"
    ],
    "others": true,
    "named": "litellm"
   },
   {
    "names": [
     "LM"
    ],
    "modules": [
     "dspy"
    ],
    "others": true,
    "named": "litellm"
   },
   {
    "names": [
     "LiteLlm"
    ],
    "modules": [
     "google.adk.*"
    ],
    "others": true,
    "named": "litellm"
   },
   {
    "names": [
     "AnthropicChatCompletionClient"
    ],
    "modules": [
     "autogen_ext.*"
    ]
   },
   {
    "names": [
     "ClaudeAgentAdapter"
    ],
    "modules": [
     "@ag-ui/*"
    ]
   },
   {
    "names": [
     "ManagedAgentsAgent"
    ],
    "modules": [
     "@ag-ui/*"
    ],
    "path": "/v1/sessions"
   },
   {
    "names": [
     "AnthropicAdapter"
    ],
    "modules": [
     "@copilotkit/*"
    ]
   },
   {
    "names": [
     "BuiltInAgent"
    ],
    "modules": [
     "@copilotkit/*"
    ],
    "others": true
   },
   {
    "names": [
     "ClaudeModel"
    ],
    "modules": [
     "knowledge_storm*"
    ]
   },
   {
    "names": [
     "Stagehand"
    ],
    "modules": [
     "@browserbasehq/stagehand",
     "stagehand"
    ],
    "others": true
   },
   {
    "names": [
     "ChatVercel",
     "ChatOpenRouter",
     "ChatLiteLLM",
     "ChatAWSBedrock"
    ],
    "modules": [
     "browser_use*",
     "@langchain/openrouter",
     "langchain_litellm*",
     "langchain_community*"
    ],
    "others": true
   },
   {
    "names": [
     "get_model",
     "get_async_model"
    ],
    "modules": [
     "llm"
    ],
    "others": true
   },
   {
    "names": [
     "AnthropicChatModel"
    ],
    "modules": [
     "magentic*"
    ]
   },
   {
    "names": [
     "call"
    ],
    "modules": [
     "mirascope*"
    ],
    "others": true
   },
   {
    "names": [
     "Anthropic"
    ],
    "modules": [
     "guidance*"
    ]
   },
   {
    "names": [
     "from_anthropic"
    ],
    "modules": [
     "outlines*"
    ]
   },
   {
    "names": [
     "create"
    ],
    "modules": [
     "camel*"
    ],
    "model": "model_type",
    "others": true
   },
   {
    "names": [
     "LLMConfig"
    ],
    "modules": [
     "autogen*",
     "ag2*"
    ],
    "others": true
   },
   {
    "names": [
     "AnthropicModel"
    ],
    "modules": [
     "deepeval*"
    ]
   },
   {
    "names": [
     "LLM"
    ],
    "modules": [
     "bespokelabs*",
     "txtai*"
    ],
    "others": true,
    "named": "litellm"
   },
   {
    "names": [
     "simple",
     "complex"
    ],
    "modules": [
     "ell"
    ],
    "others": true
   },
   {
    "names": [
     "ai",
     "AxAI",
     "AxAIAnthropic"
    ],
    "modules": [
     "@ax-llm/*"
    ],
    "model": "name",
    "others": true
   },
   {
    "names": [
     "complete",
     "Complete",
     "try_complete",
     "ai_complete"
    ],
    "modules": [
     "snowflake.*"
    ],
    "url": "https://{host}",
    "others": true
   },
   {
    "names": [
     "selectChatModels"
    ],
    "modules": [
     "vscode"
    ],
    "url": "https://{host}",
    "model": "family",
    "others": true
   },
   {
    "names": [
     "model"
    ],
    "modules": [
     "@aws-amplify/*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "others": true
   },
   {
    "names": [
     "Agent",
     "InlineAgent"
    ],
    "modules": [
     "@cdklabs/*",
     "@aws-cdk/*",
     "cdklabs*",
     "aws_cdk*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "model": "foundationModel",
    "others": true
   },
   {
    "names": [
     "anthropic"
    ],
    "modules": [
     "@inngest/agent-kit",
     "@inngest/ai*",
     "inngest"
    ]
   },
   {
    "names": [
     "anthropic"
    ],
    "modules": [
     "weaviate*"
    ]
   },
   {
    "names": [
     "Claude"
    ],
    "modules": [
     "dspy*"
    ]
   },
   {
    "names": [
     "ChatCompletionsClient",
     "LiteLLMClient"
    ],
    "modules": [
     "stirrup*"
    ],
    "others": true
   },
   {
    "names": [
     "ChatDatabricks"
    ],
    "modules": [
     "databricks_langchain*",
     "langchain_databricks*",
     "langchain_community*"
    ],
    "model": "endpoint",
    "others": true
   },
   {
    "names": [
     "AnthropicChatGenerator",
     "AnthropicGenerator"
    ],
    "modules": [
     "haystack_integrations.*"
    ]
   },
   {
    "names": [
     "LiteLLMChatGenerator",
     "OpenRouterChatGenerator"
    ],
    "modules": [
     "haystack_integrations.*"
    ],
    "others": true
   },
   {
    "names": [
     "AnthropicVertexChatGenerator"
    ],
    "modules": [
     "haystack_integrations.*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com"
   },
   {
    "names": [
     "AnthropicFoundryChatGenerator"
    ],
    "modules": [
     "haystack_integrations.*"
    ],
    "url": "https://{resource}.services.ai.azure.com/anthropic"
   },
   {
    "names": [
     "ChatAnthropicBedrock"
    ],
    "modules": [
     "langchain_aws*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com"
   },
   {
    "names": [
     "ChatAnthropicVertex"
    ],
    "modules": [
     "langchain_google_vertexai*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com",
    "read": true
   },
   {
    "names": [
     "ChatBedrock",
     "BedrockChat"
    ],
    "modules": [
     "langchain_aws*",
     "langchain_community*",
     "@langchain/*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "others": true,
    "read": true
   },
   {
    "names": [
     "ChatBedrockConverse",
     "BedrockConverse",
     "BedrockConverseModel",
     "BedrockChatCompletion",
     "AmazonBedrockChatGenerator",
     "AmazonBedrockGenerator",
     "AmazonBedrockModel"
    ],
    "modules": [
     "langchain_aws*",
     "@langchain/aws",
     "llama_index.*",
     "pydantic_ai.*",
     "semantic_kernel.*",
     "haystack_integrations.*",
     "smolagents*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "path": "/model/{id}/converse",
    "others": true
   },
   {
    "names": [
     "BedrockModel"
    ],
    "modules": [
     "strands*",
     "@strands-agents/*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "unnamed": true,
    "path": "/model/{id}/converse",
    "others": true
   }
  ],
  "agentClasses": [
   {
    "names": [
     "Agent"
    ],
    "modules": [
     "pydantic_ai*",
     "agno.*",
     "crewai*"
    ]
   },
   {
    "names": [
     "Agent"
    ],
    "modules": [
     "strands*",
     "@strands-agents/*"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com",
    "unnamed": true
   },
   {
    "names": [
     "Agent",
     "LlmAgent"
    ],
    "modules": [
     "google.adk*"
    ],
    "url": "https://{region}-aiplatform.googleapis.com"
   },
   {
    "names": [
     "Memory",
     "Crew"
    ],
    "modules": [
     "crewai*"
    ]
   }
  ],
  "makers": [
   "init_chat_model",
   "initChatModel"
  ],
  "tools": [
   "tools",
   "builtin_tools",
   "native_tools",
   "capabilities"
  ],
  "provider": [
   "model_provider",
   "modelProvider"
  ],
  "routed": {
   "options": [
    "model",
    "model_name",
    "modelName",
    "model_id",
    "modelId",
    "chat_model",
    "chatModel",
    "default_model",
    "defaultModel",
    "llm"
   ],
   "senders": [
    "responses",
    "LLM",
    "Llm",
    "Chat",
    "Agent",
    "agent",
    "orchestrator",
    "Driver",
    "Generator",
    "LanguageModel"
   ],
   "not": [
    "Options",
    "Message",
    "Response",
    "Result",
    "Event",
    "Usage",
    "Chunk",
    "Error",
    "Info",
    "Price",
    "Pricing",
    "Cost",
    "Spec",
    "Record",
    "ChatCompletion",
    "^supports_\\w+",
    "_params",
    "_info",
    "_cost",
    "token_counter"
   ],
   "modules": [
    "vitest",
    "jest*",
    "@jest/*",
    "@testing-library/*",
    "chai",
    "node:*",
    "pytest*",
    "unittest*",
    "mock",
    "zod",
    "valibot",
    "pydantic",
    "pydantic.*",
    "dataclasses",
    "attr",
    "argparse",
    "click",
    "typer",
    "commander",
    "yargs",
    "react",
    "@/*",
    "~/*",
    "langfuse*",
    "opentelemetry*",
    "@opentelemetry/*",
    "posthog*",
    "tiktoken*",
    "tokencost*",
    "sqlalchemy*",
    "django*",
    "drizzle-orm*",
    "structlog*",
    "loguru*",
    "logging"
   ],
   "classes": [
    "LLM",
    "Llm",
    "Chat",
    "Agent",
    "Driver",
    "Generator",
    "LanguageModel",
    "ChatModel",
    "Client",
    "Model",
    "Router",
    "Classifier",
    "Swarm"
   ],
   "handed": {
    "functions": [
     "attach_llm"
    ],
    "options": [
     "llm_factory",
     "llmFactory"
    ]
   }
  },
  "agents": [
   "create_agent",
   "createAgent",
   "create_react_agent",
   "createReactAgent",
   "create_deep_agent",
   "createDeepAgent"
  ],
  "model": [
   "model",
   "llm",
   "manager_llm"
  ],
  "format": [
   "response_format",
   "responseFormat",
   "output_type"
  ],
  "chains": [
   "pipe",
   "RunnableSequence",
   "RunnableParallel",
   "RunnableMap",
   "RunnableBranch",
   "RunnableWithFallbacks",
   "with_fallbacks",
   "withFallbacks"
  ],
  "bind": [
   "bindTools",
   "bind_tools"
  ],
  "messages": [
   "HumanMessage",
   "SystemMessage",
   "AIMessage",
   "ToolMessage"
  ],
  "calls": [
   "bind",
   "invoke",
   "ainvoke",
   "stream",
   "astream",
   "batch",
   "abatch",
   "generate",
   "agenerate",
   "predict",
   "withConfig"
  ],
  "binders": [
   "bind",
   "withConfig"
  ],
  "runs": [
   "config",
   "callback",
   "manager",
   "signal"
  ],
  "middleware": [
   "middleware"
  ],
  "around": {
   "base": "AgentMiddleware",
   "changing": [
    "wrap_model_call",
    "awrap_model_call",
    "modify_model_request",
    "tools"
   ]
  },
  "client": [
   "clientOptions",
   "client_options"
  ],
  "structured": [
   "withStructuredOutput",
   "with_structured_output"
  ],
  "method": [
   "method"
  ],
  "formats": [
   "json_schema",
   "jsonSchema"
  ],
  "options": [
   {
    "names": [
     "model",
     "model_name",
     "model_id",
     "ai_model_id"
    ],
    "to": "model"
   },
   {
    "names": [
     "tools",
     "thinking",
     "mcp_servers",
     "container",
     "context_management",
     "output_config",
     "output_format",
     "inference_geo",
     "betas",
     "speed",
     "metadata",
     "cache_control",
     "fallbacks",
     "compaction",
     "anthropic_beta",
     "user_profile_id"
    ]
   },
   {
    "names": [
     "model_kwargs",
     "invocation_kwargs",
     "additional_kwargs",
     "additional_model_request_fields",
     "extra_body"
    ],
    "more": true
   }
  ]
 },
 "litellm": {
  "packages": [
   "litellm",
   "litellm.*",
   "crewai",
   "crewai.*"
  ],
  "router": {
   "names": [
    "Router"
   ],
   "models": [
    "model_list"
   ],
   "name": [
    "model_name"
   ],
   "params": "litellm_params"
  },
  "functions": [
   "completion",
   "acompletion",
   "batch_completion",
   "completion_with_retries",
   "acompletion_with_retries",
   "text_completion",
   "atext_completion",
   "LLM"
  ],
  "provider": [
   "custom_llm_provider",
   "provider"
  ],
  "fallbacks": [
   "fallbacks"
  ],
  "added": [
   "default_litellm_params"
  ],
  "options": [
   {
    "names": [
     "response_format"
    ],
    "to": "output_config",
    "unread": true
   },
   {
    "names": [
     "reasoning_effort"
    ],
    "to": "thinking",
    "unread": true
   },
   {
    "names": [
     "web_search_options"
    ],
    "to": "tools",
    "gives": {
     "type": "web_search_20250305",
     "name": "web_search"
    },
    "list": true
   },
   {
    "names": [
     "cache_control_injection_points"
    ],
    "to": "cache_control",
    "gives": {
     "type": "ephemeral"
    }
   },
   {
    "names": [
     "fallbacks",
     "prompt",
     "parallel_tool_calls",
     "tool_choice",
     "functions",
     "function_call",
     "n",
     "stream_options",
     "stop",
     "max_completion_tokens",
     "presence_penalty",
     "frequency_penalty",
     "logit_bias",
     "user",
     "seed",
     "logprobs",
     "top_logprobs",
     "timeout",
     "request_timeout",
     "num_retries",
     "max_retries",
     "retry_strategy",
     "api_key",
     "api_base",
     "base_url",
     "api_version",
     "api_type",
     "organization",
     "drop_params",
     "additional_drop_params",
     "mock_response",
     "mock_testing_fallbacks",
     "modify_params",
     "caching",
     "cache",
     "ttl",
     "no_log",
     "logger_fn",
     "verbose",
     "callbacks",
     "litellm_metadata",
     "client",
     "deployment_id",
     "model_list",
     "context_window_fallback_dict",
     "input_cost_per_token",
     "output_cost_per_token",
     "ssl_verify",
     "is_litellm",
     "interceptor",
     "aws_access_key_id",
     "aws_secret_access_key",
     "aws_session_token",
     "aws_region_name",
     "aws_profile_name",
     "aws_role_name",
     "aws_session_name",
     "aws_web_identity_token",
     "aws_sts_endpoint",
     "aws_external_id",
     "azure_ad_token",
     "region_name",
     "vertex_project",
     "vertex_location",
     "vertex_credentials",
     "vertex_ai_project",
     "vertex_ai_location",
     "extra_headers",
     "headers",
     "extra_body",
     "custom_llm_provider",
     "provider"
    ],
    "local": true
   }
  ],
  "everywhere": [
   "headers"
  ],
  "native": {
   "step": "anthropic",
   "functions": [
    "create",
    "acreate"
   ],
   "names": [
    "anthropic_messages",
    "aanthropic_messages"
   ],
   "positional": [
    "max_tokens",
    "messages",
    "model"
   ]
  }
 },
 "configs": [
  {
   "tool": "promptfoo",
   "prefix": "anthropic:claude-agent-sdk",
   "keeps": "claude-agent-sdk",
   "agent": true
  },
  {
   "tool": "promptfoo",
   "prefix": "anthropic:claude-code",
   "keeps": "claude-code",
   "agent": true
  },
  {
   "tool": "promptfoo",
   "prefix": "anthropic:messages:"
  },
  {
   "tool": "promptfoo",
   "prefix": "anthropic:"
  },
  {
   "tool": "promptfoo",
   "prefix": "vertex:claude",
   "keeps": "claude",
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "tool": "promptfoo",
   "prefix": "bedrock:converse:",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "promptfoo",
   "prefix": "bedrock:",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "promptfoo",
   "prefix": "openrouter:anthropic/",
   "url": "https://openrouter.ai"
  },
  {
   "tool": "litellm",
   "prefix": "anthropic/"
  },
  {
   "tool": "litellm",
   "prefix": "bedrock/",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "vertex_ai/claude",
   "keeps": "claude",
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "tool": "litellm",
   "prefix": "azure_ai/claude",
   "keeps": "claude",
   "url": "https://{resource}.services.ai.azure.com/anthropic"
  },
  {
   "tool": "litellm",
   "prefix": "openrouter/anthropic/",
   "url": "https://openrouter.ai"
  },
  {
   "tool": "litellm",
   "prefix": "vercel_ai_gateway/anthropic/",
   "url": "https://ai-gateway.vercel.sh"
  },
  {
   "tool": "litellm",
   "prefix": "claude",
   "keeps": "claude"
  },
  {
   "tool": "litellm",
   "prefix": "anthropic.",
   "keeps": "anthropic.",
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "us.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "eu.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "apac.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "jp.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "au.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "global.",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "arn:aws:bedrock:",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "litellm",
   "prefix": "",
   "others": true,
   "url": "https://{host}"
  },
  {
   "tool": "agents",
   "prefix": "anthropic:"
  },
  {
   "tool": "agents",
   "prefix": "anthropic/"
  },
  {
   "tool": "agents",
   "prefix": "bedrock",
   "others": true,
   "url": "https://bedrock-runtime.{region}.amazonaws.com"
  },
  {
   "tool": "agents",
   "prefix": "google-vertex",
   "others": true,
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "tool": "agents",
   "prefix": "google_anthropic_vertex",
   "others": true,
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "tool": "agents",
   "prefix": "vertex",
   "others": true,
   "url": "https://{region}-aiplatform.googleapis.com"
  },
  {
   "tool": "agents",
   "prefix": "azure",
   "others": true,
   "url": "https://{resource}.services.ai.azure.com/anthropic"
  },
  {
   "tool": "agents",
   "prefix": "openrouter",
   "others": true,
   "url": "https://openrouter.ai"
  },
  {
   "tool": "agents",
   "prefix": "claude",
   "keeps": "claude"
  },
  {
   "tool": "agents",
   "prefix": "",
   "others": true,
   "url": "https://{host}"
  },
  {
   "tool": "gateway",
   "prefix": "anthropic/",
   "url": "https://ai-gateway.vercel.sh"
  },
  {
   "tool": "registry",
   "prefix": "anthropic:"
  }
 ],
 "references": [
  "file://",
  "os.environ/"
 ],
 "promptfoo": {
  "betas": [
   "beta"
  ],
  "options": [
   {
    "names": [
     "effort"
    ],
    "to": "output_config.effort"
   }
  ]
 },
 "agents": {
  "beside": [
   "role",
   "goal"
  ],
  "model": "llm"
 },
 "apps": {
  "objects": [
   {
    "member": "type",
    "starts": "@n8n/n8n-nodes-langchain.lmChatAnthropic",
    "model": [
     "parameters/model"
    ]
   },
   {
    "member": "type",
    "starts": "@n8n/n8n-nodes-langchain.anthropic",
    "model": [
     "parameters/modelId"
    ]
   },
   {
    "member": "type",
    "starts": "@n8n/n8n-nodes-langchain.lmChat",
    "model": [
     "parameters/model",
     "parameters/modelName"
    ],
    "others": true
   },
   {
    "member": "credentials",
    "has": "anthropicApi",
    "model": [
     "parameters/model",
     "parameters/modelId"
    ]
   },
   {
    "member": "completion_params",
    "beside": [
     "provider"
    ],
    "model": [
     "name"
    ],
    "others": true
   },
   {
    "member": "name",
    "starts": "chatAnthropic",
    "beside": [
     "inputs"
    ],
    "model": [
     "inputs/modelName"
    ]
   },
   {
    "member": "name",
    "starts": "awsChatBedrock",
    "beside": [
     "inputs"
    ],
    "model": [
     "inputs/customModel",
     "inputs/model"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "agentModel",
    "is": "chatAnthropic",
    "beside": [
     "agentModelConfig"
    ],
    "model": [
     "agentModelConfig/modelName"
    ]
   },
   {
    "member": "llmModel",
    "is": "chatAnthropic",
    "beside": [
     "llmModelConfig"
    ],
    "model": [
     "llmModelConfig/modelName"
    ]
   },
   {
    "member": "type",
    "is": "AnthropicModel",
    "beside": [
     "node"
    ],
    "model": [
     "node/template/model_name",
     "node/template/model"
    ]
   },
   {
    "member": "agent_llm",
    "is": "Anthropic",
    "model": [
     "model_name"
    ]
   },
   {
    "member": "provider",
    "is": "Anthropic",
    "beside": [
     "model_name"
    ],
    "model": [
     "model_name"
    ]
   },
   {
    "member": "provider",
    "is": "Anthropic",
    "beside": [
     "model",
     "apiKeySecret"
    ],
    "model": [
     "model"
    ]
   },
   {
    "member": "provider",
    "is": "anthropic",
    "beside": [
     "model"
    ],
    "within": "models",
    "model": [
     "model"
    ],
    "others": true
   },
   {
    "member": "provider",
    "is": "anthropic",
    "beside": [
     "model"
    ],
    "some": [
     "prompt",
     "system",
     "system_prompt",
     "systemPrompt",
     "instructions",
     "messages",
     "temperature"
    ],
    "model": [
     "model"
    ],
    "others": true
   },
   {
    "member": "module",
    "starts": "anthropic-claude:",
    "beside": [
     "mapper"
    ],
    "model": [
     "mapper/model"
    ]
   },
   {
    "member": "type",
    "starts": "io.kestra.plugin.anthropic.",
    "model": [
     "model"
    ]
   },
   {
    "member": "type",
    "starts": "io.kestra.plugin.ai.provider.Anthropic",
    "model": [
     "modelName"
    ]
   },
   {
    "member": "FoundationModel",
    "model": [
     "FoundationModel"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "foundationModel",
    "model": [
     "foundationModel"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "foundation_model",
    "model": [
     "foundation_model"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "TemplateType",
    "beside": [
     "ModelId"
    ],
    "model": [
     "ModelId"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "templateType",
    "beside": [
     "modelId"
    ],
    "model": [
     "modelId"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "template_type",
    "beside": [
     "model_id"
    ],
    "model": [
     "model_id"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "member": "uses",
    "starts": "anthropics/claude-code",
    "model": [
     "with/model"
    ]
   },
   {
    "member": "uses",
    "beside": [
     "with"
    ],
    "model": [
     "with/model"
    ],
    "others": true
   },
   {
    "member": "LLM_MODEL",
    "model": [
     "LLM_MODEL"
    ],
    "others": true
   },
   {
    "member": "AIDER_MODEL",
    "model": [
     "AIDER_MODEL"
    ],
    "others": true
   },
   {
    "member": "api_type",
    "is": "anthropic",
    "beside": [
     "model"
    ],
    "programs": true,
    "model": [
     "model"
    ]
   },
   {
    "member": "api_type",
    "is": "bedrock",
    "beside": [
     "model"
    ],
    "programs": true,
    "model": [
     "model"
    ],
    "others": true,
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "member": "default_model",
    "beside": [
     "mcp"
    ],
    "model": [
     "default_model"
    ],
    "others": true
   },
   {
    "member": "$schema",
    "starts": "https://opencode.ai/config",
    "model": [
     "model"
    ],
    "others": true
   },
   {
    "member": "provider",
    "is": "anthropic",
    "beside": [
     "override_params"
    ],
    "model": [
     "override_params/model"
    ]
   },
   {
    "member": "id",
    "is": "ChatAnthropic",
    "beside": [
     "lc",
     "kwargs"
    ],
    "model": [
     "kwargs/model",
     "kwargs/model_name"
    ]
   },
   {
    "member": "extra_params",
    "beside": [
     "name"
    ],
    "model": [
     "name"
    ],
    "others": true
   },
   {
    "member": "type",
    "starts": "haystack_integrations.components.generators.anthropic.",
    "model": [
     "init_parameters/model"
    ]
   }
  ],
  "settings": [
   "spring.ai.anthropic",
   "quarkus.langchain4j.anthropic",
   "langchain4j.anthropic",
   "endpoints.anthropic"
  ],
  "models": [
   "foundation_model",
   "model_id",
   "model_arn",
   "model",
   "default",
   "client",
   "format"
  ],
  "commands": [
   {
    "names": [
     "claude",
     "claude-code"
    ],
    "flags": [
     "-p",
     "--print"
    ],
    "model": [
     "--model"
    ]
   },
   {
    "names": [
     "aider",
     "llm",
     "gptme",
     "goose",
     "opencode",
     "mods",
     "aichat",
     "fabric"
    ],
    "flags": [
     "--model",
     "-m"
    ],
    "model": [
     "--model",
     "-m"
    ],
    "named": true
   }
  ]
 },
 "ant": {
  "name": "ant",
  "lists": {
   "message": "messages",
   "tool": "tools",
   "mcp-server": "mcp_servers",
   "fallback": "fallbacks",
   "request": "requests",
   "skill": "skills",
   "stop-sequence": "stop_sequences",
   "file": "files",
   "event": "events",
   "initial-event": "initial_events",
   "resource": "resources",
   "vault-id": "vault_ids",
   "input": "inputs"
  },
  "local": [
   "debug",
   "format",
   "format-error",
   "transform",
   "transform-error",
   "raw-output",
   "max-items",
   "api-key",
   "auth-token",
   "webhook-key",
   "profile",
   "output",
   "gzip",
   "user-profile-id"
  ],
  "other": "/v1/{}"
 },
 "providers": [
  "providers",
  "targets",
  "provider"
 ],
 "unread": [
  "using(Provider::Anthropic",
  "using(Provider::ANTHROPIC",
  "Lab::Anthropic",
  "ChatAnthropic.new",
  "AnthropicChatModel",
  "AnthropicChatOptions",
  "AnthropicStreamingChatModel",
  "AddAnthropicChatCompletion",
  "AnthropicServiceFactory",
  "Anthropix.",
  "anthropic::Client",
  "anthropicService(",
  "Anthropic.configure",
  "chat_anthropic",
  "chat_claude",
  "AnthropicSchema(",
  "misanthropy::",
  "clust::"
 ],
 "kept": {
  "url": [
   "url",
   "uri",
   "ApiEndpoint",
   "endpoint"
  ],
  "method": [
   "method",
   "Method",
   "requestMethod"
  ],
  "headers": [
   "headers",
   "header",
   "Headers",
   "headerParameters",
   "headerParametersJson",
   "jsonHeaders",
   "reqheaders"
  ],
  "body": [
   "body",
   "parsed_body",
   "requestBody",
   "postData",
   "data",
   "json",
   "RequestBody",
   "jsonBody",
   "bodyParameters",
   "bodyParametersJson",
   "rawModeData"
  ],
  "lined": "http-request"
 },
 "programs": {
  "ZipFile": "python",
  "jsCode": "javascript",
  "functionCode": "javascript",
  "pythonCode": "python",
  "exec": "javascript",
  "javascriptFunction": "javascript",
  "customFunctionJavascriptFunction": "javascript",
  "func": "javascript",
  "powershell": "powershell",
  "pwsh": "powershell"
 },
 "samples": {
  "language": [
   "lang",
   "language",
   "code_language"
  ],
  "text": [
   "source",
   "code",
   "content"
  ]
 },
 "run": [
  "run",
  "script",
  "scripts",
  "before_script",
  "after_script",
  "command",
  "commands",
  "cmd",
  "cmds",
  "args",
  "entrypoint",
  "shell",
  "bash",
  "inlineScript",
  "test",
  "initializeCommand",
  "onCreateCommand",
  "updateContentCommand",
  "postCreateCommand",
  "postStartCommand",
  "postAttachCommand"
 ],
 "started": {
  "program": [
   "entrypoint",
   "entryPoint",
   "command"
  ],
  "later": [
   "command",
   "args"
  ],
  "container": [
   "image",
   "build"
  ],
  "image": [
   "image",
   "name"
  ]
 },
 "scripted": [
  {
   "uses": "actions/github-script@",
   "member": "script",
   "language": "javascript"
  }
 ],
 "cloud": {
  "services": [
   "bedrock-runtime",
   "bedrock",
   "bedrock-agent",
   "bedrock-agent-runtime"
  ],
  "unread": [
   "ConverseRequest",
   "ConverseStreamRequest",
   "ConverseInput",
   "ConverseStreamInput",
   "InvokeModelRequest",
   "InvokeModelInput",
   "InvokeModelWithResponseStreamRequest",
   "InvokeModelWithResponseStreamInput"
  ],
  "otherModels": [
   "amazon",
   "meta",
   "mistral",
   "cohere",
   "ai21",
   "stability",
   "deepseek",
   "openai",
   "qwen",
   "writer",
   "luma",
   "twelvelabs",
   "nvidia",
   "minimax",
   "moonshot",
   "google"
  ],
  "model": [
   "modelId",
   "ModelId"
  ],
  "body": [
   "body",
   "Body"
  ],
  "version": "anthropic_version",
  "bodies": [
   {
    "prefix": "bedrock-",
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{model}/invoke"
   },
   {
    "prefix": "vertex-",
    "url": "https://{region}-aiplatform.googleapis.com/v1/projects/{project}/locations/{region}/publishers/anthropic/models/{model}:rawPredict"
   }
  ],
  "sends": [
   {
    "calls": [
     "invoke_model",
     "invoke_model_with_response_stream",
     "InvokeModelCommand",
     "InvokeModelWithResponseStreamCommand"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   },
   {
    "calls": [
     "converse",
     "converse_stream",
     "ConverseCommand",
     "ConverseStreamCommand"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "CfnAgent",
     "AgentAgent",
     "create_agent",
     "CreateAgentCommand"
    ],
    "model": [
     "foundationModel",
     "foundation_model"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "retrieve_and_generate",
     "retrieve_and_generate_stream",
     "RetrieveAndGenerateCommand",
     "RetrieveAndGenerateStreamCommand"
    ],
    "model": [
     "modelArn"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "invoke_inline_agent",
     "InvokeInlineAgentCommand"
    ],
    "model": [
     "foundationModel"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "create_model_invocation_job",
     "CreateModelInvocationJobCommand",
     "create_prompt",
     "CreatePromptCommand"
    ],
    "model": [
     "modelId"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "CfnPrompt",
     "CfnFlow",
     "PromptVariantProperty",
     "PromptFlowNodeInlineConfigurationProperty",
     "create_flow",
     "CreateFlowCommand"
    ],
    "model": [
     "modelId",
     "model_id"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/converse"
   },
   {
    "calls": [
     "BedrockInvokeModel"
    ],
    "model": [
     "model"
    ],
    "url": "https://bedrock-runtime.{region}.amazonaws.com/model/{id}/invoke"
   }
  ]
 },
 "sql": {
  "functions": [
   "ai_query",
   "complete",
   "ai_complete",
   "try_complete",
   "anthropic_generate"
  ],
  "options": [
   "endpoint"
  ],
  "url": "https://{host}"
 },
 "http": {
  "lists": [
   "batch",
   "workspace"
  ],
  "methods": [
   "get",
   "post",
   "put",
   "patch",
   "delete",
   "request",
   "fetch",
   "stream",
   "axios",
   "got",
   "ky",
   "Request",
   "$fetch",
   "ofetch",
   "ajax",
   "urlopen"
  ],
  "modules": [
   "node-fetch",
   "cross-fetch",
   "isomorphic-fetch",
   "isomorphic-unfetch",
   "undici",
   "axios",
   "got",
   "ky",
   "ofetch",
   "superagent",
   "needle",
   "httpx",
   "requests"
  ],
  "mocks": [
   "msw",
   "nock",
   "fetch-mock",
   "fetchMock",
   "respx",
   "respx_mock",
   "requests_mock",
   "responses",
   "httpretty",
   "httpx_mock",
   "aioresponses",
   "axios-mock-adapter",
   "moxios",
   "pook",
   "pytest_httpx"
  ],
  "base": [
   "baseURL",
   "base_url",
   "baseUrl",
   "prefixUrl"
  ],
  "host": [
   "hostname",
   "host"
  ],
  "path": [
   "url",
   "uri",
   "path",
   "pathname"
  ],
  "body": [
   "body",
   "json",
   "data",
   "content",
   "payload"
  ],
  "later": [
   "write",
   "end"
  ],
  "pages": [
   "sendBeacon"
  ],
  "nested": {
   "options": [
    "options"
   ],
   "adds": [
    "extra_json"
   ]
  },
  "headersFor": [
   "common",
   "get",
   "post",
   "put",
   "patch",
   "delete"
  ],
  "rewrites": [
   "transformRequest"
  ],
  "inSteps": {
   "made": "XMLHttpRequest",
   "address": "open",
   "header": "setRequestHeader",
   "send": "send"
  }
 }
};
