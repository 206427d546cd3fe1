import * as z from 'zod/mini';
import { account } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import { doneOrPreview, dryRunQuery, previewAnswer } from '../../../lib/presentation/billing-schemas.ts';
import * as examples from '../../../lib/presentation/ownership-examples.ts';
import * as schemas from '../../../lib/presentation/ownership-schemas.ts';

const scope = 'onramp/customer';
const subscription = '/v1/subscriptions/{subscriptionId}';
const usable = ['not-found', 'subscription-inactive', 'subscription-expired'] as const;
const delegatesOnly = [...usable, 'billing-access-only'] as const;
const administratorOnly = [...usable, 'billing-administrator-only'] as const;
const transferAnswer = (description: string) => ({
  description,
  schema: schemas.transfer,
  example: examples.transfer,
});
const informationAnswer = (description: string) => ({
  description,
  schema: schemas.information,
  example: examples.information,
});
const receiptAnswer = doneOrPreview({
  description: 'The receipt',
  schema: schemas.receipt,
  example: examples.receipt,
});

/** Delegates, the transfer of the ownership, leaving the partner behind, and the account information (R56 to R64). */
export const ownershipRoutes = [
  {
    operationId: 'listDelegates',
    method: 'GET',
    path: `${subscription}/delegates`,
    scope,
    summary: 'Who has access to billing beside the billing administrator, with a warning when nobody has',
    answers: { 200: { description: 'Delegates', schema: schemas.delegates, example: examples.delegates } },
    refusals: delegatesOnly,
  },
  {
    operationId: 'addDelegate',
    method: 'POST',
    path: `${subscription}/delegates`,
    scope,
    summary: 'Makes a user of the portal a delegate',
    query: dryRunQuery,
    body: schemas.newDelegate,
    bodyExample: examples.newDelegate,
    answers: {
      200: previewAnswer,
      201: { description: 'Added', schema: schemas.addedDelegate, example: examples.addedDelegate },
    },
    refusals: [
      ...delegatesOnly,
      'delegate-is-not-a-user',
      'already-has-billing-access',
      'too-many-delegates',
      'precondition-failed',
    ],
  },
  {
    operationId: 'removeDelegate',
    method: 'DELETE',
    path: `${subscription}/delegates/{delegateId}`,
    scope,
    summary: 'Removes a delegate, with `confirm=true`; without it the answer says what would happen',
    query: z.strictObject({ ...dryRunQuery.shape, ...schemas.confirmation }),
    answers: {
      200: doneOrPreview({
        description: 'Removed',
        schema: schemas.removedDelegate,
        example: examples.removedDelegate,
      }),
    },
    refusals: [...delegatesOnly, 'confirmation-required', 'precondition-failed'],
  },
  {
    operationId: 'viewOwnershipTransfer',
    method: 'GET',
    path: `${subscription}/ownership-transfer`,
    scope,
    summary: 'Whether a transfer is needed, how it stands, and what its new owner lacks',
    query: z.strictObject({ newAdministrator: z.optional(account) }),
    answers: { 200: transferAnswer('The transfer') },
    refusals: administratorOnly,
  },
  {
    operationId: 'requestOwnershipTransfer',
    method: 'POST',
    path: `${subscription}/ownership-transfer`,
    scope,
    summary:
      'Asks for the transfer; support executes it once the new owner is ready and has agreed. A dry run does not compare the digits of the card',
    query: dryRunQuery,
    body: schemas.transferRequest,
    bodyExample: examples.transferRequest,
    answers: { 200: previewAnswer, 201: transferAnswer('Asked for') },
    refusals: [
      ...administratorOnly,
      'transfer-not-needed',
      'transfer-already-requested',
      'new-owner-is-not-a-user',
      'transfer-details-mismatch',
      'card-digits-blocked',
      'precondition-failed',
    ],
  },
  {
    operationId: 'consentToOwnershipTransfer',
    method: 'POST',
    path: `${subscription}/ownership-transfer/consent`,
    scope,
    summary: 'The new owner agrees, signed in as that very person',
    query: dryRunQuery,
    answers: { 200: doneOrPreview(transferAnswer('Agreed')) },
    refusals: [...usable, 'not-the-new-owner', 'no-transfer-requested', 'precondition-failed'],
  },
  {
    operationId: 'callOffOwnershipTransfer',
    method: 'DELETE',
    path: `${subscription}/ownership-transfer`,
    scope,
    summary: 'The new owner declines the transfer, or who decides for the customer withdraws it',
    query: dryRunQuery,
    answers: { 200: previewAnswer, 204: { description: 'Called off' } },
    refusals: [...administratorOnly, 'no-transfer-requested', 'precondition-failed'],
  },
  {
    operationId: 'handOverBilling',
    method: 'PUT',
    path: `${subscription}/billing-administrator`,
    scope,
    summary:
      'Hands billing over to an administrator or a delegate who has signed in; you become a delegate. While the sign-up account is the partner’s it takes a transfer',
    query: dryRunQuery,
    body: schemas.handOver,
    bodyExample: examples.handOver,
    answers: {
      200: doneOrPreview({
        description: 'Handed over',
        schema: schemas.handedOver,
        example: examples.handedOver,
      }),
    },
    refusals: [
      ...administratorOnly,
      'transfer-needed',
      'transfer-already-requested',
      'new-owner-is-not-a-user',
      'new-owner-not-ready',
      'precondition-failed',
    ],
  },
  {
    operationId: 'removePartnerBilling',
    method: 'DELETE',
    path: `${subscription}/access/partner-billing`,
    scope,
    summary: "Removes the partner's access to the billing account; its user stays",
    query: dryRunQuery,
    answers: { 200: receiptAnswer },
    refusals: [...administratorOnly, 'no-partner', 'partner-is-billing-administrator', 'precondition-failed'],
  },
  {
    operationId: 'removePartnerUser',
    method: 'DELETE',
    path: `${subscription}/access/partner-user`,
    scope,
    summary: "Disables the partner's user; its access to billing stays",
    query: dryRunQuery,
    answers: { 200: receiptAnswer },
    refusals: [...administratorOnly, 'no-partner', 'precondition-failed'],
  },
  {
    operationId: 'removePartner',
    method: 'DELETE',
    path: `${subscription}/access/partner`,
    scope,
    summary: 'Both at once, as one change with one receipt; again gives the same receipt',
    query: dryRunQuery,
    answers: { 200: receiptAnswer },
    refusals: [...administratorOnly, 'no-partner', 'partner-is-billing-administrator', 'precondition-failed'],
  },
  {
    operationId: 'enablePartnerUser',
    method: 'POST',
    path: `${subscription}/access/partner-user`,
    scope,
    summary:
      "Lets the partner's user in again, who was disabled; `dryRun=true` shows the fee before it is charged",
    query: dryRunQuery,
    answers: {
      200: doneOrPreview({
        description: 'Let in',
        schema: schemas.enabledPartner,
        example: examples.enabledPartner,
      }),
    },
    refusals: [...administratorOnly, 'no-partner', 'precondition-failed'],
  },
  {
    operationId: 'viewAccountInformation',
    method: 'GET',
    path: `${subscription}/account-information`,
    scope,
    summary: 'What the vendor knows of the organisation, and where it sends the bill',
    answers: { 200: informationAnswer('The account information') },
    refusals: delegatesOnly,
  },
  {
    operationId: 'correctAccountInformation',
    method: 'PATCH',
    path: `${subscription}/account-information`,
    scope,
    summary:
      'Corrects it, or takes `phone` and `address` back with `null`; the billing address stays in the country of use',
    query: dryRunQuery,
    body: schemas.correction,
    bodyExample: examples.correction,
    answers: { 200: doneOrPreview(informationAnswer('Corrected')) },
    refusals: [
      ...administratorOnly,
      'nothing-to-change',
      'billing-address-not-in-country',
      'precondition-failed',
    ],
  },
] as const satisfies readonly Route[];
