import * as z from 'zod/mini';
import type { Diagnosis } from '../domain/diagnosis.ts';

export const diagnosis = z.object({
  /** Clients treat a cause that they do not know as `nothing-found`. */
  cause: z.string(),
  summary: z.string(),
  evidence: z.array(z.object({ fact: z.string(), value: z.string() })),
  nextStep: z.object({
    by: z.enum(['you', 'partner', 'partner-administrator', 'customer-administrator', 'support', 'nobody']),
    what: z.string(),
    until: z.nullable(z.iso.datetime()),
  }),
});

const diagnosisExample = {
  cause: 'invitation-not-accepted',
  summary: 'The customer administrator has not accepted the invitation yet.',
  evidence: [
    { fact: 'status', value: 'invitation-sent' },
    { fact: 'invitation-sent-at', value: '2026-11-20T08:00:00.000Z' },
  ],
  nextStep: {
    by: 'customer-administrator',
    what: 'Open the newest mail, sign in with exactly the registered account, and agree to both documents.',
    until: '2026-12-04T08:00:00.000Z',
  },
};

export const diagnosisAnswer = {
  description: 'The most likely cause, what speaks for it, and who can do what',
  schema: diagnosis,
  example: diagnosisExample,
};

export const presentDiagnosis = ({ cause, summary, evidence, nextStep }: Diagnosis) => ({
  cause,
  summary,
  evidence: evidence.map(({ fact, value }) => ({ fact, value })),
  nextStep: { by: nextStep.by, what: nextStep.what, until: nextStep.until ?? null },
});
