import { captureAiSdk } from './captures/ai-sdk.js';
import { captureAnthropic } from './captures/anthropic.js';
import { captureAws } from './captures/aws.js';
import { captureBedrock } from './captures/bedrock.js';
import { captureFoundry } from './captures/foundry.js';
import { captureLangChain } from './captures/langchain.js';
import { type Capture, type Driven, drive, type Harness, isolated, type Wire } from './captures/record.js';
import { captureVertex } from './captures/vertex.js';

export type { Capture, Driven, Harness, Wire };

const CLIENTS = [
  captureAnthropic,
  captureFoundry,
  captureBedrock,
  captureVertex,
  captureAws,
  captureAiSdk,
  captureLangChain,
];

/** Drives every client with every drive and returns what each one sent. No network, no clock, nothing of the machine. */
export async function captureAll(): Promise<Capture[]> {
  return isolated(async () => {
    const captures: Capture[] = [];
    for (const capture of CLIENTS) captures.push(...(await capture()));
    return captures;
  });
}

/** Drives every client through a harness; see `drive`. */
export async function driveAll(harness: Harness): Promise<Driven[]> {
  return drive(harness, captureAll);
}
