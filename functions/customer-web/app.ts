import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { namesSecret } from '../../lib/domain/sensitive.ts';
import { openActivationLink, showInvitation } from './activation.tsx';
import { acceptAgreements, showAgreements } from './agreements.tsx';
import { showBilling } from './billing/billing.tsx';
import { showConversion, submitConversion } from './billing/conversion.tsx';
import { showPaymentMethod, submitPaymentMethod } from './billing/payment-method.tsx';
import { showPurchase, submitPurchase } from './billing/purchase.tsx';
import { setCookie } from './cookies.ts';
import { failed, unexpectedErrors } from './failures.tsx';
import { getAsset, showDocument, showStart } from './information.tsx';
import { showAccount } from './ownership/account.tsx';
import { showDelegateRemoval, submitDelegate, submitDelegateRemoval } from './ownership/delegates.tsx';
import { submitDesignation } from './ownership/designation.tsx';
import { showHandOver, submitHandOver } from './ownership/hand-over.tsx';
import { showInformation, submitInformation } from './ownership/information.tsx';
import { showPartner, submitPartnerRemoval } from './ownership/partner.tsx';
import { submitPartnerUser } from './ownership/partner-user.tsx';
import { showTransfer, submitTransfer, submitTransferAnswer } from './ownership/transfer.tsx';
import type { PageOperationId } from './page-routes.ts';
import { showAccess } from './portal/access.tsx';
import { showAsk, showAsked, submitAsk } from './portal/ask.tsx';
import { showDeletion, submitDeletion } from './portal/deletion.tsx';
import { showPortalHistory } from './portal/history.tsx';
import { showJoin, submitJoin } from './portal/join.tsx';
import { showPortal, showSubscription } from './portal/overview.tsx';
import { showAccessRequests, submitDecision } from './portal/requests.tsx';
import {
  showNewUser,
  showUser,
  showUsers,
  submitInvitation,
  submitNewUser,
  submitUser,
} from './portal/users.tsx';
import type { Reply } from './reply.ts';
import { languageAskedFor, requestFrom, type WebRequest } from './request.ts';
import { match } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import { finishSignIn, showSignedOut, signOut, startSignIn } from './sign-in.tsx';
import { showSignedUp, showSignUp, submitSignUp } from './sign-up/sign-up.tsx';
import { showInvitedQuestion, submitInvitedQuestion } from './support/invited.tsx';
import { showQuestion, showSupport, submitQuestion } from './support/support.tsx';
import { showThread, submitMessage } from './support/thread.tsx';
import { showHelpMails, submitHelpMails } from './unsubscribe.tsx';
import type { Web, WebHandler } from './web.ts';

const oneYear = 365 * 86_400;

/** The pages of the customer web as a Lambda handler. */
export function customerWeb(web: Web) {
  const handlers: Record<PageOperationId, WebHandler> = {
    showStart: showStart(web),
    openActivationLink: openActivationLink(web),
    showInvitation: showInvitation(web),
    startSignIn: startSignIn(web),
    finishSignIn: finishSignIn(web),
    signOut: signOut(web),
    showSignedOut: showSignedOut(),
    showAgreements: showAgreements(web),
    acceptAgreements: acceptAgreements(web),
    showInvitedQuestion: showInvitedQuestion(web),
    submitInvitedQuestion: submitInvitedQuestion(web),
    showPortal: showPortal(web),
    showSubscription: showSubscription(web),
    showUsers: showUsers(web),
    showNewUser: showNewUser(web),
    submitNewUser: submitNewUser(web),
    showUser: showUser(web),
    submitUser: submitUser(web),
    submitInvitation: submitInvitation(web),
    showDeletion: showDeletion(web),
    submitDeletion: submitDeletion(web),
    showAccessRequests: showAccessRequests(web),
    submitDecision: submitDecision(web),
    showPortalHistory: showPortalHistory(web),
    showAccess: showAccess(web),
    showBilling: showBilling(web),
    showConversion: showConversion(web),
    submitConversion: submitConversion(web),
    showPurchase: showPurchase(web),
    submitPurchase: submitPurchase(web),
    showPaymentMethod: showPaymentMethod(web),
    submitPaymentMethod: submitPaymentMethod(web),
    showAccount: showAccount(web),
    showInformation: showInformation(web),
    submitInformation: submitInformation(web),
    submitDelegate: submitDelegate(web),
    showDelegateRemoval: showDelegateRemoval(web),
    submitDelegateRemoval: submitDelegateRemoval(web),
    showTransfer: showTransfer(web),
    submitTransfer: submitTransfer(web),
    submitTransferAnswer: submitTransferAnswer(web),
    showPartner: showPartner(web),
    submitDesignation: submitDesignation(web),
    submitPartnerRemoval: submitPartnerRemoval(web),
    submitPartnerUser: submitPartnerUser(web),
    showHandOver: showHandOver(web),
    submitHandOver: submitHandOver(web),
    showAsk: showAsk(web),
    showAskFor: showAsk(web),
    submitAsk: submitAsk(web),
    showAsked: showAsked(),
    showJoin: showJoin(web),
    submitJoin: submitJoin(web),
    showSignUp: showSignUp(web),
    submitSignUp: submitSignUp(web),
    showSignedUp: showSignedUp(web),
    showSupport: showSupport(web),
    showQuestion: showQuestion(web),
    submitQuestion: submitQuestion(web),
    showThread: showThread(web),
    submitMessage: submitMessage(web),
    showHelpMails: showHelpMails(web),
    submitHelpMails: submitHelpMails(web),
    showDocument: showDocument(),
    getAsset: getAsset(),
  };

  const answer = async (request: WebRequest): Promise<Reply> => {
    if (request.isTooLarge) return failed('body-too-large', request);
    if ([...request.form.keys()].some(namesSecret)) return failed('secret-not-accepted', request);
    const route = match(request.method, request.path);
    switch (route.is) {
      case 'found':
        return handlers[route.operationId](request, route.parameters);
      case 'wrong-method':
        return failed('unsupported-method', request, { allow: route.allowed.join(', ') });
      case 'unknown':
        return failed('unknown-path', request);
      default:
        return route satisfies never;
    }
  };

  return middy<APIGatewayProxyEventV2, Reply>()
    .use(securityHeaders(web.site, (event) => signOutOrigins(web, event)))
    .use(unexpectedErrors(web))
    .handler(async (event) => {
      const request = requestFrom(event, web.site, web.now());
      const reply = rememberingLanguage(web, request, await answer(request));
      return request.method === 'HEAD' ? withoutBody(reply) : reply;
    });
}

/** A language that was asked for stays until another one is. */
function rememberingLanguage(web: Web, request: WebRequest, reply: Reply): Reply {
  const language = languageAskedFor(request);
  if (!language) return reply;
  return {
    ...reply,
    cookies: [...(reply.cookies ?? []), setCookie(web.site, 'language', language, oneYear)],
  };
}

const withoutBody = ({ body: _, ...reply }: Reply): Reply => reply;

/** Only pages for somebody who is signed in have a form that leads to the identity provider. */
async function signOutOrigins(web: Web, event: APIGatewayProxyEventV2): Promise<readonly string[]> {
  if (!requestFrom(event, web.site, web.now()).cookie('session')) return [];
  // A page is worth showing even while the identity provider is away.
  const location = await web.relyingParty.signOutLocation().catch(() => undefined);
  return location ? [new URL(location).origin] : [];
}
