/**
 * Synthesizes in a process of its own, so that the CDK's memory is given back: a thread's stays with its process.
 * It ends with the one that started it.
 */
import { OperatorError } from './operator-error.ts';
import { type SynthesisOptions, type SynthesisResult, synthesize } from './synthesis.ts';

const answer = (result: SynthesisResult): void => {
  process.send?.(result);
};

process.once('disconnect', () => process.exit(1));
process.once('message', async (options) => {
  try {
    answer({ models: await synthesize(options as SynthesisOptions) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const detail = error instanceof OperatorError ? {} : { stack: (error as Error).stack };
    answer({ failure: { message, ...detail } });
  }
});
