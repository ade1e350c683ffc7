// Generated from fixtures/ by `npm run update`. Do not edit.
export interface Example {
  readonly name: string;
  readonly request: string;
  readonly terms?: string;
}

export const EXAMPLES: Readonly<Record<string, { readonly speaks?: Example; readonly silent?: Example }>> = {
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
 "phi/schema-not-examined": {
  "speaks": {
   "name": "A schema with PHI about was not examined.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}}}}",
   "terms": "terms    arrangement: hipaa"
  },
  "silent": {
   "name": "A tool that is not strict has its schema compiled by nobody.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"}}]}",
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
   "name": "A later version of a known tool is its family.",
   "request": "request  {\"model\":\"claude-opus-4-6\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Good morning.\"}],\"tools\":[{\"type\":\"bash_20300101\",\"name\":\"bash\"}]}",
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
