// Generated from rules/recorders.yaml by `npm run update`. Do not edit.
import type { RecorderRows } from './recorder-rows.js';

export const recorders: RecorderRows = {
 "otherModels": [
  "gpt-",
  "chatgpt-",
  "o1",
  "o3",
  "o4-",
  "text-embedding-",
  "dall-e-",
  "whisper-",
  "gemini",
  "gemma",
  "llama",
  "meta-llama",
  "mistral",
  "ministral",
  "mixtral",
  "codestral",
  "pixtral",
  "devstral",
  "magistral",
  "deepseek",
  "qwen",
  "qwq",
  "grok",
  "command-",
  "rerank-",
  "phi-3",
  "phi-4",
  "kimi",
  "glm-",
  "minimax",
  "titan-",
  "nova-",
  "sonar",
  "jamba",
  "hermes-",
  "granite-",
  "nemotron"
 ],
 "services": [
  "aws-external-anthropic.amazonaws.com"
 ],
 "openModels": [
  ":application-inference-profile/",
  ":provisioned-model/",
  ":prompt-router/",
  ":default-prompt-router/"
 ],
 "errors": [
  "invalid_request_error",
  "authentication_error",
  "billing_error",
  "permission_error",
  "not_found_error",
  "request_too_large",
  "rate_limit_error",
  "timeout_error",
  "api_error",
  "overloaded_error"
 ],
 "omits": [
  {
   "recorder": "journald",
   "text": "MESSAGE",
   "beside": "__CURSOR"
  }
 ],
 "redactions": [
  "redacted",
  "masked",
  "filtered",
  "omitted",
  "hidden",
  "removed",
  "scrubbed",
  "sanitized",
  "truncated"
 ],
 "standIns": [
  "[Array]",
  "[Object]",
  "[object Object]",
  "[Circular]",
  "[Circular ~]",
  "[MaxProperties ~]",
  "<truncated due to size exceeding limit>",
  "[This value has been dropped because this span's size exceeds the 1MB size limit.]",
  "[This value has been dropped because this span's size exceeds the 5MB size limit.]"
 ],
 "shortened": [
  {
   "recorder": "litellm",
   "word": "litellm_truncated",
   "marks": [
    "(litellm_truncated skipped ",
    "... (litellm_truncated "
   ],
   "setting": "MAX_STRING_LENGTH_PROMPT_IN_DB"
  }
 ],
 "sourced": [
  "document",
  "image"
 ],
 "types": [
  {
   "recorder": "dynamodb",
   "maps": [
    "M"
   ],
   "lists": [
    "L"
   ],
   "numbers": [
    "N"
   ],
   "nulls": [
    "NULL"
   ],
   "others": [
    "S",
    "BOOL",
    "B",
    "SS",
    "NS",
    "BS"
   ]
  },
  {
   "recorder": "bigquery",
   "maps": [],
   "lists": [],
   "numbers": [],
   "nulls": [],
   "others": [
    "v",
    "VarCharValue"
   ]
  },
  {
   "recorder": "firestore",
   "maps": [
    "mapValue"
   ],
   "lists": [
    "arrayValue"
   ],
   "numbers": [
    "integerValue",
    "doubleValue"
   ],
   "nulls": [
    "nullValue"
   ],
   "others": [
    "stringValue",
    "booleanValue",
    "timestampValue",
    "bytesValue",
    "referenceValue",
    "geoPointValue"
   ]
  }
 ],
 "partials": {
  "more": [
   "partial_message",
   "container_partial_message",
   "_partial"
  ],
  "last": [
   "partial_last",
   "container_partial_last"
  ],
  "tag": [
   "logtag",
   "_p"
  ],
  "id": [
   "partial_id",
   "container_partial_id"
  ],
  "order": [
   "partial_ordinal",
   "container_partial_ordinal"
  ],
  "text": [
   "log",
   "message",
   "msg"
  ],
  "streams": [
   "stream",
   "source",
   "container_id",
   "container_name",
   "CONTAINER_ID",
   "CONTAINER_NAME",
   "file",
   "kubernetes"
  ]
 },
 "lists": [
  {
   "recorder": "har",
   "form": "har",
   "steps": [
    "log",
    "entries"
   ]
  },
  {
   "recorder": "vcrpy",
   "form": "cassette",
   "steps": [
    "interactions"
   ]
  },
  {
   "recorder": "vcr",
   "form": "cassette",
   "steps": [
    "http_interactions"
   ]
  },
  {
   "recorder": "cloudtrail",
   "form": "json",
   "steps": [
    "Records"
   ]
  },
  {
   "recorder": "azure-monitor",
   "form": "json",
   "steps": [
    "records"
   ]
  },
  {
   "recorder": "cloudwatch-logs",
   "form": "json",
   "steps": [
    "logEvents"
   ]
  }
 ],
 "times": {
  "first": [
   "timestamp",
   "@timestamp",
   "time",
   "ts",
   "date",
   "startedDateTime",
   "recorded_at",
   "created_at",
   "startTime",
   "start_time",
   "eventTime",
   "instant",
   "@t"
  ],
  "others": [
   "time_iso8601",
   "time_local",
   "_time",
   "datetime",
   "asctime",
   "timegenerated",
   "logging_time",
   "event_time",
   "eventtimestamp",
   "receivetimestamp",
   "recorded",
   "request_time",
   "requesttime",
   "request_timestamp",
   "request_start_time",
   "request_created_at",
   "started_at",
   "startedat",
   "createdat",
   "starttimeunixnano",
   "start_time_unix_nano",
   "timeunixnano",
   "time_unix_nano",
   "observedtimeunixnano",
   "created",
   "timestamp_start",
   "start_timestamp",
   "_messagetime",
   "createtime",
   "senttimestamp",
   "approximatearrivaltimestamp",
   "loggeddate",
   "__realtime_timestamp",
   "times"
  ]
 },
 "copies": [
  "llmSchema"
 ],
 "receivers": [
  "self"
 ],
 "names": {
  "host": [
   "host",
   "hostname",
   "authority",
   "server.address"
  ],
  "path": [
   "path",
   "pathname",
   "uri",
   "target"
  ],
  "url": [
   "url",
   "uri",
   "url_full",
   "uri_full"
  ],
  "base": [
   "base",
   "base_url",
   "base_uri",
   "api_base",
   "url_base",
   "endpoint_url",
   "endpoint_uri"
  ],
  "method": [
   "method",
   "verb"
  ],
  "headers": [
   "headers",
   "header",
   "raw_headers",
   "http_headers",
   "req_headers",
   "header_map",
   "header_fields"
  ],
  "truncated": [
   "truncated",
   "is_truncated",
   "was_truncated",
   "body_truncated",
   "payload_truncated",
   "input_truncated",
   "prompt_truncated",
   "messages_truncated",
   "content_truncated"
  ]
 },
 "calls": {
  "before": [
   "llm",
   "ai",
   "gen_ai"
  ],
  "made": [
   "messages",
   "request_messages",
   "response_messages",
   "input_messages",
   "output_messages",
   "inputs_preview",
   "outputs_preview",
   "usage",
   "request_usage",
   "response_usage",
   "input_usage",
   "output_usage",
   "usage_details",
   "input_usage_details",
   "output_usage_details",
   "response",
   "completion",
   "choices",
   "gen_ai.*",
   "status_code",
   "response_code",
   "duration",
   "duration_ms",
   "latency",
   "latency_ms",
   "input_tokens",
   "output_tokens",
   "prompt_tokens",
   "completion_tokens",
   "total_tokens",
   "tokens",
   "tokens_in",
   "tokens_out",
   "tokens_used",
   "tokens_total",
   "cost",
   "cost_usd",
   "spend"
  ],
  "tokens": [
   "usage",
   "usage_details",
   "input_tokens",
   "output_tokens",
   "prompt_tokens",
   "completion_tokens",
   "total_tokens",
   "tokens_in",
   "tokens_out",
   "tokens_used",
   "tokens_total"
  ],
  "prompt": [
   "prompt"
  ],
  "through": [
   "input",
   "inputs",
   "output",
   "outputs"
  ],
  "ids": [
   "trace_id",
   "span_id",
   "request_id",
   "event_id",
   "run_id",
   "generation_id",
   "observation_id",
   "session_id",
   "conversation_id",
   "resource_spans",
   "resource_metrics",
   "resource_logs"
  ],
  "when": [
   "date_time",
   "start",
   "started",
   "start_at",
   "started_time",
   "start_date_time",
   "started_date_time",
   "recorded_at",
   "end_time_unix_nano",
   "observed_time_unix_nano"
  ],
  "otherDates": [
   "date",
   "*creat*",
   "*updat*",
   "*modif*",
   "*publish*",
   "*releas*",
   "*generat*",
   "*deprecat*",
   "*retire*",
   "*expir*"
  ],
  "line": [
   "@message",
   "message",
   "msg",
   "log",
   "line",
   "event",
   "_raw",
   "text_payload"
  ],
  "provider": [
   "gen_ai.system",
   "gen_ai.provider.name"
  ],
  "model": [
   "model",
   "model_id",
   "model_arn"
  ],
  "vendors": [
   "anthropic.request.*"
  ]
 },
 "recorders": [
  {
   "recorder": "litellm",
   "model": [
    "model"
   ],
   "messages": [
    "messages"
   ],
   "rest": [
    "model_parameters",
    "proxy_server_request"
   ]
  },
  {
   "recorder": "langfuse",
   "model": [
    "model",
    "providedModelName",
    "provided_model_name"
   ],
   "messages": [
    "input.messages",
    "input"
   ],
   "rest": [
    "modelParameters",
    "model_parameters",
    "input"
   ],
   "loses": true
  },
  {
   "recorder": "langsmith",
   "model": [
    "extra.invocation_params.model",
    "extra.invocation_params.model_name",
    "extra.metadata.ls_model_name"
   ],
   "messages": [
    "inputs.messages"
   ],
   "rest": [
    "extra.invocation_params"
   ],
   "drops": [
    "_type",
    "model_name",
    "stop"
   ],
   "loses": true
  },
  {
   "recorder": "braintrust",
   "model": [
    "metadata.model"
   ],
   "messages": [
    "input.messages",
    "input"
   ],
   "rest": [
    "metadata",
    "input"
   ],
   "drops": [
    "provider"
   ]
  },
  {
   "recorder": "posthog",
   "model": [
    "$ai_model"
   ],
   "messages": [
    "$ai_input"
   ],
   "rest": [
    "$ai_model_parameters"
   ],
   "drops": [
    "streaming"
   ],
   "members": {
    "tools": [
     "$ai_tools"
    ]
   },
   "loses": true
  },
  {
   "recorder": "weave",
   "model": [
    "inputs.model"
   ],
   "messages": [
    "inputs.messages"
   ],
   "rest": [
    "inputs"
   ],
   "drops": [
    "self"
   ]
  },
  {
   "recorder": "datadog",
   "model": [
    "meta.model_name",
    "model_name"
   ],
   "messages": [
    "meta.input.messages",
    "input.messages"
   ],
   "rest": [
    "meta.metadata",
    "metadata"
   ],
   "members": {
    "tools": [
     "meta.tool_definitions",
     "tool_definitions"
    ]
   },
   "loses": true
  },
  {
   "recorder": "openinference",
   "model": [
    "llm.model_name",
    "attributes.llm.model_name"
   ],
   "messages": [
    "llm.input_messages",
    "attributes.llm.input_messages"
   ],
   "rest": [
    "llm.invocation_parameters",
    "attributes.llm.invocation_parameters"
   ],
   "members": {
    "tools": [
     "llm.tools",
     "attributes.llm.tools"
    ]
   },
   "within": [
    "message",
    "tool.json_schema"
   ],
   "loses": true
  },
  {
   "recorder": "ai-sdk",
   "model": [
    "ai.model.id"
   ],
   "messages": [
    "ai.prompt.messages",
    "ai.prompt"
   ],
   "members": {
    "tools": [
     "ai.prompt.tools"
    ],
    "max_tokens": [
     "ai.settings.maxOutputTokens"
    ]
   }
  },
  {
   "recorder": "opentelemetry",
   "model": [
    "gen_ai.request.model"
   ],
   "messages": [
    "gen_ai.input.messages",
    "gen_ai.prompt"
   ],
   "members": {
    "tools": [
     "gen_ai.tool.definitions",
     "llm.request.functions"
    ],
    "max_tokens": [
     "gen_ai.request.max_tokens"
    ]
   }
  }
 ]
};
