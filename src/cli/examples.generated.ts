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
