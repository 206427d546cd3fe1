/** Synthesizes in a thread of its own, so that the CDK's memory is given back. */
import { parentPort, workerData } from 'node:worker_threads';
import { OperatorError } from './operator-error.ts';
import { type SynthesisOptions, type SynthesisResult, synthesize } from './synthesis.ts';

const answer = (result: SynthesisResult): void => parentPort?.postMessage(result);

try {
  answer({ models: await synthesize(workerData as SynthesisOptions) });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const detail = error instanceof OperatorError ? {} : { stack: (error as Error).stack };
  answer({ failure: { message, ...detail } });
}
