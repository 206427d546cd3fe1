import * as z from 'zod/mini';
import { agreementDocuments } from '../../../lib/domain/subscription/invitation.ts';
import { country, email, language, line } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import { doneOrPreview, dryRunQuery } from '../../../lib/presentation/billing-schemas.ts';
import { signUpBodyExample, signUpExample } from '../../../lib/presentation/partner-of-record-examples.ts';
import { organization } from '../../../lib/presentation/schemas.ts';
import { signUp } from '../../../lib/presentation/sign-up.ts';

const answer = (description: string) => ({ description, schema: signUp, example: signUpExample });

/** How a customer signs up without a partner (R46). */
export const signUpRoutes = [
  {
    operationId: 'signUpDirectly',
    method: 'POST',
    path: '/v1/sign-ups',
    scope: 'onramp/customer',
    summary:
      'Signs your organisation up for a trial, at the home data center; you accept its terms and administer it; `dryRun=true` shows what that brings',
    query: dryRunQuery,
    body: z.strictObject({
      service: line(40),
      countryOfUse: country,
      organization,
      contactEmail: email,
      administrator: z.strictObject({ firstName: line(80), lastName: line(80) }),
      /** Both documents as they are now, in the language in which they were read (R26). */
      agreements: z.strictObject({
        language,
        documents: z.array(z.enum(agreementDocuments)).check(z.maxLength(agreementDocuments.length)),
      }),
    }),
    bodyExample: signUpBodyExample,
    answers: {
      200: doneOrPreview(answer('Your organisation was signed up before')),
      202: answer('Signed up; a mail says when the trial is ready'),
    },
    refusals: [
      'service-not-found',
      'direct-sign-up-not-offered',
      'country-not-supported',
      'country-of-use-is-fixed',
      'service-ended',
      'agreement-missing',
      'administrator-is-portal-identity',
      'sign-up-at-home',
      'too-many-sign-ups',
      'not-found',
    ],
  },
] as const satisfies readonly Route[];
