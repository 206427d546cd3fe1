import { agreedDocumentsIn } from '../../../lib/agreements/current.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import { replyTo } from '../../../lib/http/reply.ts';
import { replyToPreview } from '../../../lib/presentation/present-billing.ts';
import { presentSignUp } from '../../../lib/presentation/sign-up.ts';
import type { CustomerOperations } from '../operations.ts';
import type { signUpRoutes } from './sign-up-routes.ts';

/** The endpoint by which a customer signs up without a partner. */
export const signUpEndpoints = ({
  signUpDirectly,
  previewSignUp,
}: Pick<CustomerOperations, 'signUpDirectly' | 'previewSignUp'>): Endpoints<typeof signUpRoutes> => ({
  signUpDirectly: async ({ query, body, request }) => {
    const { administrator: name, agreements, ...sought } = body;
    const { language, documents } = agreements;
    const agreed = agreedDocumentsIn(language).filter(({ document }) => documents.includes(document));
    const command = { ...sought, name, language, agreements: agreed };
    if (query.dryRun === 'true') return replyToPreview(await previewSignUp(command, request));
    return replyTo(await signUpDirectly(command, request), (signedUp) => ({
      status: signedUp.standing.status === 'provisioning' ? 202 : 200,
      body: presentSignUp(signedUp),
    }));
  },
});
