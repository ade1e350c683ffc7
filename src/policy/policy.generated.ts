// Generated from rules/*.yaml by `npm run update`. Do not edit.
import type { PolicyData } from './data.js';

export const DIGEST = 'sha256:807a388adee1d8725fa19bc325ff212f20568de72d2b54b29288c1d453e02e50';

export const policyData: PolicyData = {
 "sources": {
  "retention/2026-03-27": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-03-27"
  },
  "retention/2026-04-02": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-02"
  },
  "retention/2026-04-10": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention/2026-04-17": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-17"
  },
  "retention/2026-05-19": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-05-19"
  },
  "retention/2026-05-21": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-05-21"
  },
  "retention/2026-06-19": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-06-19"
  },
  "retention/2026-06-23": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-06-23"
  },
  "retention/2026-07-14": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-07-14"
  },
  "retention/2026-08-14": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-08-14"
  },
  "retention/2026-08-21": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-08-21"
  },
  "retention/2026-09-26": {
   "page": "API and data retention",
   "section": "Feature eligibility",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-scope/2026-04-10": {
   "page": "API and data retention",
   "section": "What ZDR covers and does not",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-scope/2026-09-26": {
   "page": "API and data retention",
   "section": "What ZDR covers and does not",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-hipaa/2026-04-10": {
   "page": "API and data retention",
   "section": "HIPAA readiness scope",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-hipaa/2026-05-12": {
   "page": "API and data retention",
   "section": "HIPAA readiness scope",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-05-12"
  },
  "retention-hipaa/2026-07-14": {
   "page": "API and data retention",
   "section": "Getting started with HIPAA readiness",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-07-14"
  },
  "retention-hipaa/2026-09-26": {
   "page": "API and data retention",
   "section": "HIPAA readiness scope",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-phi/2026-04-10": {
   "page": "API and data retention",
   "section": "PHI handling guidelines",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-phi/2026-09-26": {
   "page": "API and data retention",
   "section": "PHI handling guidelines",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-errors/2026-04-10": {
   "page": "API and data retention",
   "section": "HIPAA error handling",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-errors/2026-09-26": {
   "page": "API and data retention",
   "section": "HIPAA error handling",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-cors/2026-04-10": {
   "page": "API and data retention",
   "section": "CORS under ZDR",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-cors/2026-09-26": {
   "page": "API and data retention",
   "section": "CORS under ZDR",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-flagged/2026-04-10": {
   "page": "API and data retention",
   "section": "Retention of flagged content",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-flagged/2026-09-26": {
   "page": "API and data retention",
   "section": "Retention regardless of arrangement",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-models/2026-06-10": {
   "page": "API and data retention",
   "section": "Models that require retention",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-06-10"
  },
  "retention-models/2026-09-26": {
   "page": "API and data retention",
   "section": "Models that require retention",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-approach/2026-04-10": {
   "page": "API and data retention",
   "section": "Approach to retention",
   "url": "https://platform.claude.com/docs/en/build-with-claude/api-and-data-retention",
   "captured": "2026-04-10"
  },
  "retention-approach/2026-09-26": {
   "page": "API and data retention",
   "section": "Approach to retention",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-processor/2026-07-10": {
   "page": "API and data retention",
   "section": "Platforms covered, and who processes",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-07-10"
  },
  "retention-processor/2026-07-16": {
   "page": "API and data retention",
   "section": "Platforms covered, and who processes",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-07-16"
  },
  "retention-processor/2026-09-26": {
   "page": "API and data retention",
   "section": "Platforms covered, and who processes",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-09-26"
  },
  "retention-processor/2026-11-20": {
   "page": "API and data retention",
   "section": "Opening lines only; the table could not be read",
   "url": "https://platform.claude.com/docs/en/manage-claude/api-and-data-retention",
   "captured": "2026-11-20"
  },
  "zdr-page/2026-02-04": {
   "page": "Zero data retention",
   "section": "What is eligible",
   "url": "https://platform.claude.com/docs/en/build-with-claude/zero-data-retention",
   "captured": "2026-02-04"
  },
  "overview/2026-08-22": {
   "page": "Features overview",
   "section": "Availability and ZDR",
   "url": "https://platform.claude.com/docs/en/build-with-claude/overview",
   "captured": "2026-08-22"
  },
  "release-notes/2026-08-22": {
   "page": "Release notes",
   "section": "Entries up to 2026-08-20",
   "url": "https://platform.claude.com/docs/en/release-notes/overview",
   "captured": "2026-08-22"
  },
  "release-notes/2026-09-26": {
   "page": "Release notes",
   "section": "Entries up to September 2026",
   "url": "https://platform.claude.com/docs/en/release-notes/overview",
   "captured": "2026-09-26"
  },
  "api-overview/2026-08-22": {
   "page": "API overview",
   "section": "Endpoints and headers",
   "url": "https://platform.claude.com/docs/en/api/overview",
   "captured": "2026-08-22"
  },
  "messages-reference/2026-08-22": {
   "page": "Create a Message",
   "section": "metadata.user_id",
   "url": "https://platform.claude.com/docs/en/api/messages/create",
   "captured": "2026-08-22"
  },
  "tool-reference/2026-08-22": {
   "page": "Tool reference",
   "section": "Tool types and beta headers",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-reference",
   "captured": "2026-08-22"
  },
  "web-search/2026-02-18": {
   "page": "Web search tool",
   "section": "Availability",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool",
   "captured": "2026-02-18"
  },
  "web-fetch/2026-08-21": {
   "page": "Web fetch tool",
   "section": "Cache and data exposure",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool",
   "captured": "2026-08-21"
  },
  "code-execution/2026-08-22": {
   "page": "Code execution tool",
   "section": "Data retention",
   "url": "https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool",
   "captured": "2026-08-22"
  },
  "files/2026-08-22": {
   "page": "Files API",
   "section": "Lifetime and expiry",
   "url": "https://platform.claude.com/docs/en/build-with-claude/files",
   "captured": "2026-08-22"
  },
  "compaction/2026-09-22": {
   "page": "Compaction on demand",
   "section": "The compaction parameter",
   "url": "https://platform.claude.com/docs/en/build-with-claude/compaction-on-demand",
   "captured": "2026-09-22"
  },
  "mid-conversation/2026-09-26": {
   "page": "Mid-conversation system messages and tool changes",
   "section": "Tool changes and headers",
   "url": "https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages",
   "captured": "2026-09-26"
  },
  "fast-mode/2026-08-22": {
   "page": "Fast mode",
   "section": "Availability",
   "url": "https://platform.claude.com/docs/en/build-with-claude/fast-mode",
   "captured": "2026-08-22"
  },
  "residency/2026-02-06": {
   "page": "Data residency",
   "section": "inference_geo and platforms",
   "url": "https://platform.claude.com/docs/en/build-with-claude/data-residency",
   "captured": "2026-02-06"
  },
  "residency/2026-05-12": {
   "page": "Data residency",
   "section": "inference_geo and platforms",
   "url": "https://platform.claude.com/docs/en/manage-claude/data-residency",
   "captured": "2026-05-12"
  },
  "residency/2026-09-27": {
   "page": "Data residency",
   "section": "inference_geo, models and platforms",
   "url": "https://platform.claude.com/docs/en/manage-claude/data-residency",
   "captured": "2026-09-27"
  },
  "customer-keys/2026-08-22": {
   "page": "Customer-managed encryption keys",
   "section": "Workspace retention setting",
   "url": "https://platform.claude.com/docs/en/manage-claude/cmek",
   "captured": "2026-08-22"
  },
  "foundry/2026-02-07": {
   "page": "Claude in Microsoft Foundry",
   "section": "Preview; features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-02-07"
  },
  "foundry/2026-05-09": {
   "page": "Claude in Microsoft Foundry",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-05-09"
  },
  "foundry/2026-06-10": {
   "page": "Claude in Microsoft Foundry",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-06-10"
  },
  "foundry/2026-06-30": {
   "page": "Claude in Microsoft Foundry",
   "section": "Hosting options; features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-06-30"
  },
  "foundry/2026-08-21": {
   "page": "Claude in Microsoft Foundry",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-08-21"
  },
  "foundry/2026-09-26": {
   "page": "Claude in Microsoft Foundry",
   "section": "Hosting options; features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-microsoft-foundry",
   "captured": "2026-09-26"
  },
  "foundry-privacy/2025-12-16": {
   "page": "Data, privacy, and security for Claude models in Microsoft Foundry",
   "section": "Who processes; where",
   "url": "https://learn.microsoft.com/en-us/azure/ai-foundry/responsible-ai/claude-models/data-privacy",
   "captured": "2025-12-16"
  },
  "foundry-privacy/2026-06-23": {
   "page": "Data, privacy, and security for Claude models in Microsoft Foundry",
   "section": "Data by hosting option",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/responsible-ai/claude-models/data-privacy",
   "captured": "2026-06-23"
  },
  "foundry-answer/2026-04-29": {
   "page": "Microsoft Q&A: data retained by Anthropic for Claude on Foundry",
   "section": "Moderator answer",
   "url": "https://learn.microsoft.com/en-us/answers/questions/5875922/clarification-need-what-customer-data-is-retained",
   "captured": "2026-04-29"
  },
  "foundry-hosting/2026-07-24": {
   "page": "Claude models hosting comparison",
   "section": "Supported APIs; terms",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison",
   "captured": "2026-07-24"
  },
  "foundry-models/2026-09-01": {
   "page": "Claude models in Microsoft Foundry",
   "section": "Tool versions by hosting option",
   "url": "https://learn.microsoft.com/en-us/azure/foundry/foundry-models/how-to/use-foundry-models-claude",
   "captured": "2026-09-01"
  },
  "aws-platform/2026-05-12": {
   "page": "Claude Platform on AWS",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "captured": "2026-05-12"
  },
  "aws-platform/2026-05-20": {
   "page": "Claude Platform on AWS",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "captured": "2026-05-20"
  },
  "aws-platform/2026-08-21": {
   "page": "Claude Platform on AWS",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "captured": "2026-08-21"
  },
  "aws-platform/2026-09-26": {
   "page": "Claude Platform on AWS",
   "section": "Processing, residency, features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-platform-on-aws",
   "captured": "2026-09-26"
  },
  "bedrock/2026-05-21": {
   "page": "Claude in Amazon Bedrock",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "captured": "2026-05-21"
  },
  "bedrock/2026-06-10": {
   "page": "Claude in Amazon Bedrock",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "captured": "2026-06-10"
  },
  "bedrock/2026-08-11": {
   "page": "Claude in Amazon Bedrock",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "captured": "2026-08-11"
  },
  "bedrock/2026-08-21": {
   "page": "Claude in Amazon Bedrock",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "captured": "2026-08-21"
  },
  "bedrock/2026-09-26": {
   "page": "Claude in Amazon Bedrock",
   "section": "Data handling; features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-in-amazon-bedrock",
   "captured": "2026-09-26"
  },
  "bedrock-legacy/2026-08-07": {
   "page": "Claude on Amazon Bedrock (Opus 4.6 and earlier)",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock-legacy",
   "captured": "2026-08-07"
  },
  "google/2026-05-21": {
   "page": "Claude on Google Cloud",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "captured": "2026-05-21"
  },
  "google/2026-06-10": {
   "page": "Claude on Google Cloud",
   "section": "Features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "captured": "2026-06-10"
  },
  "google/2026-09-26": {
   "page": "Claude on Google Cloud",
   "section": "Data handling; features not supported",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai",
   "captured": "2026-09-26"
  },
  "google-anthropic/2026-11-20": {
   "page": "Claude Models on Google Cloud",
   "section": "Anthropic managed (opening lines only)",
   "url": "https://platform.claude.com/docs/en/build-with-claude/claude-models-on-google-cloud/anthropic-managed",
   "captured": "2026-11-20"
  },
  "baa-article/2026-06-10": {
   "page": "Business Associate Agreements for commercial customers",
   "section": "Covered API features",
   "url": "https://support.claude.com/en/articles/8114513-business-associate-agreements-baa-for-commercial-customers",
   "captured": "2026-06-10"
  },
  "baa-article/2026-08-19": {
   "page": "Business Associate Agreements for commercial customers",
   "section": "Covered API features",
   "url": "https://support.claude.com/en/articles/8114513-business-associate-agreements-baa-for-commercial-customers",
   "captured": "2026-08-19"
  },
  "covered-models/2026-07-15": {
   "page": "Covered Models",
   "section": "List and 30-day minimum",
   "url": "https://support.claude.com/en/articles/15425695",
   "captured": "2026-07-15"
  },
  "covered-models-retention/2026-07-15": {
   "page": "Data retention for Covered Models",
   "section": "By platform",
   "url": "https://support.claude.com/en/articles/15425996",
   "captured": "2026-07-15"
  },
  "covered-models-baa/2026-07-15": {
   "page": "Covered Models under a BAA",
   "section": "Which configurations are eligible",
   "url": "https://support.claude.com/en/articles/15455031",
   "captured": "2026-07-15"
  },
  "processor/2026-08-22": {
   "page": "Data processor or controller",
   "section": "Commercial customers",
   "url": "https://support.claude.com/en/articles/9267385",
   "captured": "2026-08-22"
  },
  "privacy-retention/2026-11-20": {
   "page": "How long an organization's data is stored",
   "section": "Standard, flagged, feedback",
   "url": "https://privacy.claude.com/en/articles/7996866-how-long-do-you-store-my-organization-s-data",
   "captured": "2026-11-20"
  },
  "privacy-training/2026-11-20": {
   "page": "Is commercial data used for training",
   "section": "Default and exceptions",
   "url": "https://privacy.claude.com/en/articles/7996868",
   "captured": "2026-11-20"
  },
  "privacy-zdr/2026-11-20": {
   "page": "What a zero data retention agreement covers",
   "section": "Safety classifier results",
   "url": "https://privacy.claude.com/en/articles/8956058",
   "captured": "2026-11-20"
  },
  "safeguards/2026-09-01": {
   "page": "Enterprise Frontier Safeguards",
   "section": "Temporary ZDR for eligible customers",
   "url": "https://www.anthropic.com/news/enterprise-frontier-safeguards",
   "captured": "2026-09-01"
  },
  "claude-code-zdr/2026-08-13": {
   "page": "Zero data retention (Claude Code)",
   "section": "Scope",
   "url": "https://code.claude.com/docs/en/zero-data-retention",
   "captured": "2026-08-13"
  },
  "sdk/2026-08-19": {
   "page": "@anthropic-ai/sdk",
   "section": "Request types and beta values",
   "url": "https://github.com/anthropics/anthropic-sdk-typescript",
   "captured": "2026-08-19"
  },
  "sdk/2026-11-19": {
   "page": "@anthropic-ai/sdk 1.11.0",
   "section": "Request types, endpoints and beta values",
   "url": "https://github.com/anthropics/anthropic-sdk-typescript",
   "captured": "2026-11-19"
  },
  "ai-sdk/2026-11-13": {
   "page": "@ai-sdk/anthropic 4.0.105",
   "section": "Beta values sent",
   "url": "https://www.npmjs.com/package/@ai-sdk/anthropic",
   "captured": "2026-11-13"
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
   "about": "Sends a conversation and returns the model's reply.",
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
   "about": "Counts the tokens of a request without answering it.",
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
   "about": "Lets the model search the web; Anthropic runs the search.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "web_search_20250305",
       "web_search_20260209",
       "web_search_20260318",
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
   "remedy": "Search through a tool of your own, or keep `web_search_20250305`, which filters nothing in a container."
  },
  {
   "id": "web_fetch",
   "title": "Web fetch",
   "row": "table",
   "about": "Lets the model read a page or PDF at a URL; Anthropic fetches it.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "web_fetch_20250910",
       "web_fetch_20260209",
       "web_fetch_20260309",
       "web_fetch_20260318",
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
     "what": "Fetched URLs and request metadata, at the websites",
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
   "remedy": "Fetch the page yourself and send its text, or offer a fetch tool of your own that your code runs."
  },
  {
   "id": "advisor_tool",
   "title": "Advisor tool",
   "row": "table",
   "about": "Lets a second, stronger model advise inside the same request.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "advisor_20260301",
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
   "remedy": "Ask the second model in a Messages call of its own and put its advice into the conversation."
  },
  {
   "id": "memory_tool",
   "title": "Memory tool",
   "row": "table",
   "about": "Lets the model keep notes that your own code stores.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "memory_20250818",
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
   "about": "Has the server summarise a long conversation; the summary comes back in the response.",
   "detect": [
    {
     "on": "context_edit",
     "when": {
      "type": [
       "compact_20260112",
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
   "remedy": "Summarise the older turns with a Messages call of your own and go on from that summary."
  },
  {
   "id": "context_editing",
   "title": "Context editing",
   "row": "table",
   "about": "Has the server clear old tool results or thinking from the conversation.",
   "detect": [
    {
     "on": "context_edit",
     "when": {
      "type": [
       "clear_tool_uses_20250919",
       "clear_thinking_20251015",
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
   "remedy": "Drop old tool results and thinking from `messages` before you send them, and leave `edits` out."
  },
  {
   "id": "fast_mode",
   "title": "Fast mode",
   "row": "table",
   "about": "The same model at a higher output speed.",
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
   "remedy": "Leave `speed` out, or set it to `standard`."
  },
  {
   "id": "context_1m",
   "title": "1M token context window",
   "row": "table",
   "about": "A context window of a million tokens; older models asked for it by a beta value.",
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
   "about": "The model decides how much to think.",
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
   "about": "The reply points at the passages of the documents it rests on.",
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
   "about": "Says where inference may run.",
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
   "remedy": "Leave `inference_geo` out; here the endpoint, deployment or inference profile decides the region."
  },
  {
   "id": "effort",
   "title": "Effort",
   "row": "table",
   "about": "How many tokens the model may spend on a reply.",
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
   "about": "The model thinks before it answers, within a budget of tokens.",
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
   "about": "Reads a PDF document.",
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
   "about": "Passages of your own search, handed over so that the reply can cite them.",
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
   "about": "Lets the model ask for shell commands that your own code runs.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "bash_20250124",
       "bash_20241022",
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
     "what": "What the commands leave behind",
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
   "about": "Lets the model ask for edits of files that your own code makes.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "text_editor_20250728",
       "text_editor_20250429",
       "text_editor_20250124",
       "text_editor_20241022",
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
     "what": "Edited files",
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
   "about": "Lets the model drive a desktop that your own code hosts.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "computer_toolset_20260801",
       "computer_20251124",
       "computer_20250124",
       "computer_20241022",
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
   "about": "Streams tool input as it is written, before it is known to be valid JSON.",
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
   "about": "Keeps the processed form of a prompt's beginning for the next request.",
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
     "what": "The prompt's KV representation and hashes, in memory only, for the cache lifetime asked for",
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
   "about": "Holds the reply, or a strict tool's input, to a JSON Schema.",
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
   "remedy": "Keep personal data out of the schema; where not even the schema may stay, ask for JSON in the prompt."
  },
  {
   "id": "tool_search",
   "title": "Tool search",
   "row": "table",
   "about": "Has the server pick tools from a large catalogue.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "tool_search_tool_regex",
       "tool_search_tool_bm25",
       "tool_search_tool_regex_20251119",
       "tool_search_tool_bm25_20251119",
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
   "remedy": "Send only the tools the request needs, or search your catalogue in a client tool of your own."
  },
  {
   "id": "batch",
   "title": "Batch processing",
   "row": "table",
   "about": "Runs many requests later and keeps them and their results for pick-up.",
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
   "remedy": "Send the items one by one to /v1/messages from a queue of your own."
  },
  {
   "id": "code_execution",
   "title": "Code execution",
   "row": "table",
   "about": "Runs code in a container at Anthropic.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "code_execution_20250522",
       "code_execution_20250825",
       "code_execution_20260120",
       "code_execution_20260521",
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
   "remedy": "Run the code in a sandbox of your own, offered to the model as a client tool."
  },
  {
   "id": "programmatic_tool_calling",
   "title": "Programmatic tool calling",
   "row": "table",
   "about": "Lets code in Anthropic's container call the request's tools.",
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
     "what": "The code execution container and what passes through it",
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
   "about": "Keeps uploaded files that requests refer to by id.",
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
     "what": "Uploaded files, or until the expiry set for them, which does not guarantee deletion",
     "where": "anthropic",
     "upTo": "until-deleted",
     "since": "2026-08-20",
     "source": "files/2026-08-22"
    }
   ],
   "remedy": "Send the file's content inline, as a base64 or text source, instead of a file id."
  },
  {
   "id": "agent_skills",
   "title": "Agent Skills",
   "row": "table",
   "about": "Loads instructions and scripts that Anthropic stores and runs in a container.",
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
     "what": "Skill definitions and execution data, under the standard policy",
     "where": "anthropic",
     "upTo": "P30D",
     "since": "2026-03-27",
     "source": "retention/2026-03-27"
    }
   ],
   "remedy": "Put the skill's text into the system prompt and run its scripts in your own client tools."
  },
  {
   "id": "mcp_connector",
   "title": "MCP connector",
   "row": "table",
   "about": "Has Anthropic call remote MCP servers for the model.",
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
     "what": "Tool definitions and results exchanged with the servers, under the standard policy",
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
   "remedy": "Call the MCP server from your own code and offer its tools to the model as client tools."
  },
  {
   "id": "dynamic_filtering",
   "title": "Dynamic filtering of web search and web fetch",
   "row": "footnote",
   "about": "The later web tools let code at Anthropic filter what they find; the container comes by itself.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       {
        "prefix": "web_search_202504"
       },
       {
        "prefix": "web_search_202505"
       },
       {
        "prefix": "web_search_202506"
       },
       {
        "prefix": "web_search_202507"
       },
       {
        "prefix": "web_search_202508"
       },
       {
        "prefix": "web_search_202509"
       },
       {
        "prefix": "web_search_20251"
       },
       {
        "prefix": "web_search_2026"
       },
       {
        "prefix": "web_search_2027"
       },
       {
        "prefix": "web_search_2028"
       },
       {
        "prefix": "web_search_2029"
       },
       {
        "prefix": "web_search_203"
       },
       {
        "prefix": "web_fetch_2025092"
       },
       {
        "prefix": "web_fetch_2025093"
       },
       {
        "prefix": "web_fetch_20251"
       },
       {
        "prefix": "web_fetch_2026"
       },
       {
        "prefix": "web_fetch_2027"
       },
       {
        "prefix": "web_fetch_2028"
       },
       {
        "prefix": "web_fetch_2029"
       },
       {
        "prefix": "web_fetch_203"
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
     "what": "The container that comes by itself (treated as code execution; not stated apart)",
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
   "about": "Tells where a prompt stopped matching the cache of an earlier request.",
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
     "what": "A fingerprint of the prompt: hashes and token estimates, for a short time",
     "where": "anthropic",
     "upTo": "not-stated",
     "since": "2026-05-19",
     "source": "retention/2026-05-19"
    }
   ],
   "remedy": "Leave `diagnostics` out and read the cache counts in the response's `usage`."
  },
  {
   "id": "managed_agents",
   "title": "Claude Managed Agents",
   "row": "table",
   "about": "Agents whose sessions, memory and environments Anthropic holds.",
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
   "remedy": "Run the agent loop in your own code on /v1/messages, with client tools and your own storage."
  },
  {
   "id": "mcp_tunnels",
   "title": "MCP tunnels",
   "row": "table",
   "about": "Reaches MCP servers in a private network through a tunnel (research preview).",
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
   "remedy": "Call the MCP server from your own code inside the network and offer its tools as client tools."
  },
  {
   "id": "mid_conversation_system",
   "title": "Mid-conversation system messages",
   "row": "table",
   "about": "System messages between the turns of a conversation.",
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
   "remedy": "Put the instruction into the top-level `system`, or into the next user turn."
  },
  {
   "id": "browser_use",
   "title": "Browser use",
   "row": "table",
   "about": "Lets the model drive a browser that your own code hosts.",
   "detect": [
    {
     "on": "tool",
     "when": {
      "type": [
       "browser_toolset_20260801",
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
   "remedy": "Read the pages in your own code and send only the text the task needs, or offer narrow client tools."
  },
  {
   "id": "message_threads",
   "title": "Message threads",
   "row": "none",
   "about": "The server holds the conversation between requests.",
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
   "remedy": "Send the whole conversation in `messages` with each request; the SDK's tool runner takes `thread: false`.",
   "sources": [
    "sdk/2026-11-19"
   ]
  },
  {
   "id": "server_side_fallback",
   "title": "Server-side fallback",
   "row": "none",
   "about": "The server tries another model when the first one refuses.",
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
   "remedy": "Look at the stop reason in your own code and send the request again with a model you have chosen."
  },
  {
   "id": "fallback_credit",
   "title": "Fallback credit",
   "row": "none",
   "about": "Ties a retry on another model to the refusal it follows.",
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
   "about": "A token budget for a whole agentic task.",
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
   "remedy": "Count the tokens of the task in your own code and stop it there.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "inline_tools",
   "title": "Inline tools",
   "row": "none",
   "about": "Defines a tool inside the conversation; the tool it brings has its own eligibility.",
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
   "about": "Adds or withdraws a tool between turns.",
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
   "about": "Output settings, such as effort, on one message.",
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
   "about": "Says when a mid-conversation system message is to be dropped.",
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
   "remedy": "Leave the message out of later requests yourself.",
   "sources": [
    "mid-conversation/2026-09-26"
   ]
  },
  {
   "id": "user_profiles",
   "title": "User profiles",
   "row": "none",
   "about": "Attributes requests to a party that Anthropic keeps a profile of.",
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
   "remedy": "Leave the profile out and keep the attribution in your own records.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "billing_policy",
   "title": "Linked billing",
   "row": "none",
   "about": "Says whose organization pays for a request.",
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
   "about": "Asks for classifiers that watch the request at the server.",
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
   "remedy": "Leave `safeguards` out and screen tool calls in your own code.",
   "sources": [
    "ai-sdk/2026-11-13"
   ]
  },
  {
   "id": "thinking_block_binding",
   "title": "Thinking block binding",
   "row": "none",
   "about": "Says what happens when replayed thinking does not fit the conversation.",
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
   "about": "Shows thinking as it goes on.",
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
   "about": "Reports how many tokens were spent on thinking.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "between_tools_thinking",
   "title": "Thinking between tools",
   "row": "none",
   "about": "The model thinks between tool calls only.",
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
   "about": "Thinking without summary, for developers who were approved.",
   "remedy": "Leave the beta value out.",
   "sources": [
    "sdk/2026-08-19"
   ]
  },
  {
   "id": "long_output",
   "title": "Long output",
   "row": "none",
   "about": "Raises the limit of `max_tokens`.",
   "remedy": "Leave the beta value out and have the model go on in a further turn.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "dreams",
   "title": "Dreams",
   "row": "none",
   "about": "Works over the memory that Managed Agents hold.",
   "remedy": "Keep and tidy memory in your own store.",
   "sources": [
    "release-notes/2026-08-22"
   ]
  },
  {
   "id": "text_completions",
   "title": "Text Completions",
   "row": "none",
   "about": "The API before Messages.",
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
   "about": "Takes chat completions and answers with Claude.",
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
   "about": "Lists models.",
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
   "about": "Manages the organization, its members, keys, workspaces and reports.",
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
   "remedy": "Keep personal health data out of names, keys and settings.",
   "sources": [
    "baa-article/2026-06-10"
   ]
  },
  {
   "id": "compliance_api",
   "title": "Compliance API",
   "row": "none",
   "about": "Gives an organization its own activity and transcripts.",
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
     "what": "The activity feed; session transcripts by default, unless a user deletes them",
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
   "about": "Exchanges a credential for an access token.",
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
   "removes": true,
   "hostNeeded": true
  },
  {
   "path": "/v1/memory_stores/**",
   "feature": "managed_agents",
   "removes": true,
   "hostNeeded": true
  },
  {
   "path": "/v1/agents/**",
   "feature": "managed_agents",
   "hostNeeded": true
  },
  {
   "path": "/v1/environments/**",
   "feature": "managed_agents",
   "hostNeeded": true
  },
  {
   "path": "/v1/vaults/**",
   "feature": "managed_agents",
   "hostNeeded": true
  },
  {
   "path": "/v1/deployments/**",
   "feature": "managed_agents",
   "hostNeeded": true
  },
  {
   "path": "/v1/deployment_runs/**",
   "feature": "managed_agents",
   "hostNeeded": true
  },
  {
   "path": "/v1/dreams/**",
   "feature": "dreams",
   "hostNeeded": true
  },
  {
   "path": "/v1/tunnels/**",
   "feature": "mcp_tunnels",
   "hostNeeded": true
  },
  {
   "path": "/v1/user_profiles/**",
   "feature": "user_profiles",
   "hostNeeded": true
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
   "feature": "compliance_api",
   "hostNeeded": true
  },
  {
   "path": "/v1/oauth/token",
   "feature": "auth_token_exchange",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/**",
   "feature": "admin_api",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/tunnels/**",
   "feature": "mcp_tunnels",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/external_keys/**",
   "feature": "admin_api",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/workspaces",
   "feature": "admin_api",
   "body": "workspace",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}",
   "feature": "admin_api",
   "body": "workspace",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}/archive",
   "feature": "admin_api",
   "hostNeeded": true
  },
  {
   "path": "/v1/organizations/workspaces/{workspace_id}/**",
   "feature": "admin_api",
   "hostNeeded": true
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
   "processor": [
    {
     "since": "2026-07-10",
     "who": "Anthropic",
     "source": "retention-processor/2026-07-10"
    }
   ],
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
    "says": "ZDR is available on request, for one organization at a time.",
    "sources": [
     "retention-scope/2026-04-10",
     "retention-scope/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "own",
    "says": "HIPAA readiness is available with a BAA, for one organization at a time.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-09-26"
    ]
   },
   "region": {
    "pinning": true,
    "says": "inference_geo pins inference; a workspace may set a default or allow only some regions.",
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
   "processor": [
    {
     "since": "2026-05-12",
     "who": "Anthropic; AWS processes billing and identity",
     "source": "aws-platform/2026-05-12"
    }
   ],
   "hosts": [
    {
     "host": "aws-external-anthropic.*.api.aws"
    }
   ],
   "zdr": {
    "standing": "own",
    "says": "ZDR is available on request and follows the policy of the first-party API.",
    "sources": [
     "retention-scope/2026-09-26",
     "aws-platform/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "not-covered",
    "says": "The vendor says that HIPAA readiness is not available on it.",
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
   "processor": [
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
    "says": "HIPAA readiness is for api.anthropic.com; since 2026-05-12 the vendor names Foundry as not covered.",
    "sources": [
     "retention-hipaa/2026-04-10",
     "retention-hipaa/2026-05-12"
    ]
   },
   "region": {
    "pinning": false,
    "says": "The deployment decides; hosted on Anthropic, data may leave Azure and the chosen region.",
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
   "processor": [
    {
     "since": "2026-07-10",
     "who": "AWS",
     "source": "retention-processor/2026-07-10"
    }
   ],
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
    "says": "Anthropic's ZDR does not apply; AWS operates it, and its retention mode and terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "bedrock/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "cloud",
    "says": "Anthropic's HIPAA readiness does not apply; a BAA with AWS decides.",
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
   "processor": [
    {
     "since": "2026-07-10",
     "who": "Google",
     "source": "retention-processor/2026-07-10"
    }
   ],
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
    "says": "Anthropic's ZDR does not apply; Google operates it, and its terms decide.",
    "sources": [
     "retention-processor/2026-09-26",
     "google/2026-09-26"
    ]
   },
   "hipaa": {
    "standing": "cloud",
    "says": "Anthropic's HIPAA readiness does not apply; a BAA with Google decides.",
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
   "processor": [
    {
     "since": "2026-09-26",
     "who": "Anthropic; Google processes access and billing",
     "source": "google-anthropic/2026-11-20"
    }
   ],
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
    "says": "HIPAA readiness is for api.anthropic.com, and nothing that could be read extends it to this platform.",
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
   "title": "Feature not eligible for zero data retention",
   "why": "Under ZDR the API refuses nothing. A request that uses such a feature is served, and what the feature keeps is outside the arrangement.",
   "cases": {
    "ineligible": {
     "verdict": "fail",
     "api": "accepts",
     "message": "{title} is not eligible for zero data retention; the API serves the request all the same."
    },
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what was kept by {title}, which is not eligible for zero data retention.",
     "remedy": "Removing retained data is what you want; stop storing more of it."
    }
   }
  },
  {
   "id": "zdr/qualified",
   "title": "Eligible for zero data retention with a qualification",
   "why": "Prompts and outputs are not stored, but something technical is kept for a bounded time.",
   "cases": {
    "qualified": {
     "verdict": "informational",
     "api": "accepts",
     "message": "{title} is eligible for zero data retention with a qualification; the ledger says what is kept.",
     "remedy": "Make sure that what is kept holds no personal data."
    }
   }
  },
  {
   "id": "zdr/model-requires-retention",
   "title": "Model that requires retention",
   "why": "Some model families are served only with 30 days of retention, on every platform, so zero data retention does not reach them.",
   "since": "2026-06-09",
   "cases": {
    "required": {
     "verdict": "fail",
     "api": "rejects",
     "message": "A model of the family {family} is asked for; it requires 30 days of retention and is not available under zero data retention.",
     "remedy": "Use a model of another family, or a workspace (or subscription) with retention turned on; if the vendor has authorised ZDR for this model, say so in modelRetentionAuthorised.",
     "sources": [
      "covered-models/2026-07-15",
      "retention/2026-09-26"
     ]
    },
    "unknown-family": {
     "verdict": "review",
     "api": "unknown",
     "message": "The model id here ({length} characters) is of no family that the policy knows, so it may require retention.",
     "remedy": "Name the model behind it in the context's `models`, or use a published model id.",
     "sources": [
      "covered-models/2026-07-15",
      "retention/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "zdr/not-established-on-platform",
   "title": "Zero data retention not established on this platform",
   "why": "The vendor's arrangement is stated for its own API; on other platforms it has to be contracted with whoever operates them.",
   "cases": {
    "unproven": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "Zero data retention is not established on {platform}. {says}",
     "remedy": "Get it in writing for this platform and state it as zdrContract in the context; until then take it that data is retained."
    },
    "contracted": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Zero data retention on {platform} rests on the contract that the context names. {says}",
     "remedy": "Keep the contract at hand; this program has not seen it."
    }
   }
  },
  {
   "id": "zdr/browser-request",
   "title": "Request from a browser",
   "why": "Organisations under ZDR get no cross-origin access; a browser request exposes the key and contradicts the arrangement.",
   "cases": {
    "browser": {
     "verdict": "fail",
     "api": "unknown",
     "message": "The request comes from a browser, which zero data retention does not allow for.",
     "remedy": "Send it through a server of your own; never give the key to browser code.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "header": {
     "verdict": "review",
     "api": "accepts",
     "message": "The header that allows direct access from a browser is set, and nothing shows that this is not one.",
     "remedy": "Drop the header or send the request from a server.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "header-from-server": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The header that allows direct access from a browser is set, as some clients do everywhere; the runtime is not a browser.",
     "remedy": "Nothing to do; drop the header if you can.",
     "sources": [
      "retention/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "hipaa/feature-not-eligible",
   "title": "Feature not eligible under HIPAA readiness",
   "why": "The feature is not covered. Most such requests are refused with a 400, after the data has travelled; some are served.",
   "cases": {
    "ineligible": {
     "verdict": "fail",
     "api": "cell",
     "message": "{title} is not eligible under HIPAA readiness."
    },
    "removal": {
     "verdict": "informational",
     "api": "unknown",
     "message": "This call removes what was kept by {title}, which is not eligible under HIPAA readiness.",
     "remedy": "Removing retained data is what you want; stop storing more of it."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "api": "unknown",
     "message": "{title} is eligible by the table, but the BAA article says that it is not covered.",
     "remedy": "Use it with protected health information only if your signed BAA lists it.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "hipaa/platform-not-covered",
   "title": "Platform not covered by HIPAA readiness",
   "why": "HIPAA readiness covers the first-party API only; each cloud that operates Claude has terms of its own.",
   "cases": {
    "not-covered": {
     "verdict": "fail",
     "api": "accepts",
     "message": "HIPAA readiness does not cover {platform}. {says}",
     "remedy": "Send protected health information to the first-party API of a HIPAA-ready organisation, or nowhere."
    },
    "cloud": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "The vendor's HIPAA readiness does not apply on {platform}. {says}",
     "remedy": "If a BAA with the cloud covers this service and model, state it as cloudBaa in the context."
    },
    "cloud-baa": {
     "verdict": "informational",
     "api": "accepts",
     "message": "On {platform} the BAA with the cloud decides, which the context names. {says}",
     "remedy": "Keep that BAA at hand, with the service and model it lists; this program has not seen it."
    }
   }
  },
  {
   "id": "hipaa/beta-not-listed",
   "title": "Beta feature not listed",
   "why": "Under HIPAA readiness a beta feature is not covered unless it is listed.",
   "cases": {
    "used": {
     "verdict": "fail",
     "api": "unknown",
     "message": "{title} is a beta feature that no row of the table lists, so HIPAA readiness does not cover it.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "value": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value is sent ({title}) that stands for nothing the table lists.",
     "remedy": "Do not send the value.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "unknown-value": {
     "verdict": "fail",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know; beta features are not covered unless listed.",
     "remedy": "Do not send the value, or find its feature in the table and update the policy.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "value-of-ineligible": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value of {title} is sent. The request does not use the feature, which is not eligible under HIPAA readiness.",
     "remedy": "Do not send the value.",
     "sources": [
      "retention/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "hipaa/no-baa",
   "title": "Protected health information without a BAA",
   "why": "Protected health information may only go where a business associate agreement covers it.",
   "cases": {
    "standard": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content holds protected health information, and an organisation on standard terms is no eligible service for it.",
     "remedy": "Use a HIPAA-ready organisation, or send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr": {
     "verdict": "fail",
     "api": "accepts",
     "message": "Content holds protected health information, and no BAA that covers this platform is stated.",
     "remedy": "State the BAA in the context if there is one and the platform is the first-party API; else send no protected health information.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "zdr-cloud": {
     "verdict": "review",
     "api": "accepts",
     "message": "Content holds protected health information, and no BAA with the cloud that operates {platform} is stated.",
     "remedy": "State it as cloudBaa in the context if there is one.",
     "sources": [
      "retention/2026-09-26"
     ]
    },
    "not-stated": {
     "verdict": "informational",
     "api": "accepts",
     "message": "The BAA that HIPAA readiness rests on is not stated.",
     "remedy": "State the day it was accepted as baa.acceptedOn in the context; this program cannot know it.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    },
    "zdr-with-baa": {
     "verdict": "informational",
     "api": "accepts",
     "message": "Protected health information under zero data retention rests on the BAA that the context names.",
     "remedy": "Check that this BAA covers an organisation with zero data retention; the newer ones go with HIPAA readiness.",
     "sources": [
      "covered-models-baa/2026-07-15"
     ]
    },
    "date": {
     "verdict": "review",
     "strict": "fail",
     "api": "accepts",
     "message": "The BAA was accepted on a day for which the published list of features does not speak (on or before 2026-04-01, or after the day judged).",
     "remedy": "Compare your signed BAA with the features used, or accept the current one.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "hipaa/not-in-baa-list",
   "title": "Not in the BAA article's list",
   "why": "The table says eligible, the BAA article does not list the feature, and the signed BAA decides.",
   "cases": {
    "not-listed": {
     "verdict": "review",
     "api": "accepts",
     "message": "{title} is eligible by the table, but the BAA article does not list it.",
     "remedy": "Confirm it in your signed BAA.",
     "sources": [
      "baa-article/2026-06-10"
     ]
    }
   }
  },
  {
   "id": "platform/endpoint-not-supported",
   "title": "Endpoint not supported on the platform",
   "why": "The platform does not serve this endpoint, whatever the arrangement.",
   "cases": {
    "unsupported": {
     "verdict": "fail",
     "api": "cell",
     "message": "{platform} does not serve this endpoint ({title}).",
     "remedy": "Call it on the first-party API, if your terms allow that, or do without it."
    },
    "depends": {
     "verdict": "review",
     "api": "unknown",
     "message": "Not every variant of {platform} serves this endpoint ({title}), and which one this is is not known.",
     "remedy": "State the hosting in the context."
    }
   }
  },
  {
   "id": "platform/feature-not-supported",
   "title": "Feature not supported on the platform",
   "why": "The platform cannot run this feature or tool version, whatever the arrangement.",
   "cases": {
    "unsupported": {
     "verdict": "fail",
     "api": "cell",
     "message": "{platform} does not support {title} as it is used here.",
     "remedy": "Leave it out, use a version that the platform has, or send the request to the first-party API if your terms allow that."
    },
    "depends": {
     "verdict": "review",
     "api": "unknown",
     "message": "Not every variant of {platform} supports {title} as it is used here, and which one this is is not known.",
     "remedy": "State the hosting (or the host) in the context, or leave the feature out."
    },
    "disputed": {
     "verdict": "review",
     "strict": "fail",
     "api": "unknown",
     "message": "Sources contradict one another on whether {platform} supports {title} on this hosting.",
     "remedy": "Try it without sensitive content, or do without it."
    }
   }
  },
  {
   "id": "residency/not-pinned",
   "title": "Region not pinned",
   "why": "The organisation has chosen a region for inference, and the request does not ask for it.",
   "cases": {
    "other": {
     "verdict": "fail",
     "api": "accepts",
     "message": "The request asks for another region than the one the context names.",
     "remedy": "Set inference_geo to the region of the context.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "absent": {
     "verdict": "review",
     "api": "unknown",
     "message": "The request does not say where inference runs; the workspace's default may.",
     "remedy": "Set inference_geo, or make sure that the workspace's default is the region of the context.",
     "sources": [
      "residency/2026-09-27"
     ]
    },
    "not-applicable": {
     "verdict": "review",
     "api": "unknown",
     "message": "On {platform} inference_geo does not pin the region. {says}",
     "remedy": "Choose the region by the platform's own means.",
     "sources": [
      "residency/2026-09-27"
     ]
    }
   }
  },
  {
   "id": "policy/eligibility-not-established",
   "title": "Eligibility not established",
   "why": "The feature is known to exist, but no row says whether it is eligible. Not knowing is never a pass.",
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
     "message": "Whether {title} is eligible is not established; there is nothing that binds the call.",
     "remedy": "Keep personal data out of it."
    }
   }
  },
  {
   "id": "policy/unknown-feature",
   "title": "Unknown feature",
   "why": "The request holds something that no row of the policy knows, so nothing can be said of it.",
   "cases": {
    "member": {
     "verdict": "review",
     "api": "unknown",
     "message": "There is something here that the policy does not know.",
     "remedy": "Check the name; if it is a new feature, update the policy."
    },
    "beta": {
     "verdict": "review",
     "api": "unknown",
     "message": "A beta value is sent that the policy does not know.",
     "remedy": "Do not send the value, or update the policy."
    },
    "endpoint": {
     "verdict": "review",
     "api": "unknown",
     "message": "The endpoint is on one of Claude's hosts, and the policy does not know it.",
     "remedy": "Check the path; if it is a new endpoint, update the policy."
    }
   }
  },
  {
   "id": "policy/stale",
   "title": "Policy may be out of date",
   "why": "The vendor's page changes often; a policy that is not renewed stops being evidence.",
   "cases": {
    "stale": {
     "verdict": "informational",
     "api": "unknown",
     "message": "The newest row of the policy is {days} days old.",
     "remedy": "Update claude-preflight, or check the vendor's page for changes."
    }
   }
  },
  {
   "id": "phi/schema-not-examined",
   "title": "Schema not examined",
   "why": "A compiled schema is cached apart from message content; what was not examined cannot be vouched for.",
   "cases": {
    "no-detector": {
     "verdict": "review",
     "api": "unknown",
     "message": "The schema here is compiled and cached apart from message content, and no detector was loaded to examine it.",
     "remedy": "Load the detectors (the entry claude-preflight has them), or check by eye that property names, enum, const and pattern hold no protected health information.",
     "sources": [
      "retention/2026-09-26"
     ]
    }
   }
  },
  {
   "id": "request/unknown-host",
   "title": "Unknown host",
   "why": "The path is Claude's, but the policy does not know the host, so where the data goes is not known.",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "The host is none that the policy knows; the request is judged as one to the first-party API.",
     "remedy": "Name the platform behind the host in the context."
    }
   }
  },
  {
   "id": "request/not-recognised",
   "title": "Not recognised",
   "why": "Neither the host nor the path is Claude's.",
   "cases": {
    "unknown": {
     "verdict": "review",
     "api": "unknown",
     "message": "Neither the host nor the path is one of Claude's, so the policy has nothing to say of this request.",
     "remedy": "Check the URL; requests to other vendors or other APIs are not judged here."
    }
   }
  },
  {
   "id": "request/unreadable",
   "title": "Not readable",
   "why": "What cannot be read cannot be judged; the rest of the request still is.",
   "cases": {
    "place": {
     "verdict": "review",
     "api": "unknown",
     "message": "This could not be read: {why}.",
     "remedy": "Send what the API documents; until then no verdict can be given on it."
    },
    "context": {
     "verdict": "review",
     "api": "unknown",
     "message": "The context could not be read: {why}.",
     "remedy": "Correct the context; what is not understood is judged by its default."
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
   "says": "HIPAA readiness covers api.anthropic.com only.",
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
 "tables": {
  "zdr": "2026-03-27",
  "hipaa": "2026-04-02",
  "baaAfter": "2026-04-01",
  "staleAfterDays": 60
 }
};
