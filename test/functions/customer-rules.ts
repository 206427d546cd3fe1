import type { apiRoutes } from '../../functions/customer-web/api/routes.ts';
import type { PageOperationId } from '../../functions/customer-web/page-routes.ts';

/** Who is let in by a route of the customer web; to everybody who is no user of the portal there is nothing. */
export type Door =
  /** Needs no portal: says the same of any subscription. */
  | 'anybody'
  | 'user'
  | 'administrator'
  /** Who asked support, and administrators. */
  | 'asker'
  | 'billing-access'
  | 'billing-administrator'
  | 'sign-up-account'
  /** Who signed up without a partner, which is nobody in a portal that a partner had opened. */
  | 'direct-sign-up';

/** What other users of the portal are answered: who somebody is must not show in what somebody else asked. */
export const turnedAway: Readonly<Record<Exclude<Door, 'anybody' | 'user'>, string>> = {
  administrator: '403 administrators-only',
  asker: '404 not-found',
  'billing-access': '403 billing-access-only',
  'billing-administrator': '403 billing-administrator-only',
  'sign-up-account': '403 sign-up-account-only',
  'direct-sign-up': '404 not-found',
};

const everybody: readonly Door[] = ['anybody', 'user'];

/** The users of a portal that a partner had opened, and their doors. */
export const users: readonly (readonly [what: string, name: string, doors: readonly Door[]])[] = [
  ['a plain user', 'robin', everybody],
  ['a former administrator', 'olle', everybody],
  ['a delegate', 'della', [...everybody, 'billing-access']],
  ['another administrator', 'dora', [...everybody, 'asker', 'administrator']],
  [
    'the billing administrator',
    'kim',
    [...everybody, 'asker', 'administrator', 'billing-access', 'billing-administrator', 'sign-up-account'],
  ],
];

type ApiOperation = (typeof apiRoutes)[number]['operationId'];

/** The door of every call (R37, R38, R52, R56, R60, R61). */
export const callDoors: Readonly<Record<ApiOperation, Door>> = {
  findPartnersForCustomer: 'anybody',
  signUpDirectly: 'anybody',
  requestAccess: 'anybody',

  viewPortal: 'user',
  viewPartnerOfRecord: 'user',
  diagnoseAsCustomer: 'user',
  askSupportAsCustomer: 'user',
  listCustomerRequests: 'user',
  // While nobody has asked for a transfer, which is what everybody is told.
  consentToOwnershipTransfer: 'user',
  callOffOwnershipTransfer: 'user',

  viewCustomerRequest: 'asker',
  writeToSupportAsCustomer: 'asker',

  viewPortalHistory: 'administrator',
  viewAccess: 'administrator',
  listPortalUsers: 'administrator',
  addPortalUser: 'administrator',
  viewPortalUser: 'administrator',
  editPortalUser: 'administrator',
  deletePortalUser: 'administrator',
  invitePortalUser: 'administrator',
  listAccessRequests: 'administrator',
  grantAccess: 'administrator',
  declineAccess: 'administrator',

  listDelegates: 'billing-access',
  addDelegate: 'billing-access',
  removeDelegate: 'billing-access',
  viewAccountInformation: 'billing-access',
  viewBilling: 'billing-access',
  listCharges: 'billing-access',
  previewCharge: 'billing-access',

  viewOwnershipTransfer: 'billing-administrator',
  requestOwnershipTransfer: 'billing-administrator',
  handOverBilling: 'billing-administrator',
  removePartnerBilling: 'billing-administrator',
  removePartnerUser: 'billing-administrator',
  removePartner: 'billing-administrator',
  enablePartnerUser: 'billing-administrator',
  correctAccountInformation: 'billing-administrator',
  convertTrial: 'billing-administrator',
  buy: 'billing-administrator',
  replacePaymentMethod: 'billing-administrator',

  designatePartner: 'sign-up-account',
  removePartnerOfRecord: 'sign-up-account',
};

/** The door of every page. */
export const pageDoors: Readonly<Record<PageOperationId, Door>> = {
  showStart: 'anybody',
  openActivationLink: 'anybody',
  showInvitation: 'anybody',
  startSignIn: 'anybody',
  finishSignIn: 'anybody',
  signOut: 'anybody',
  showSignedOut: 'anybody',
  showAgreements: 'anybody',
  acceptAgreements: 'anybody',
  showInvitedQuestion: 'anybody',
  submitInvitedQuestion: 'anybody',
  showPortal: 'anybody',
  showAsk: 'anybody',
  showAskFor: 'anybody',
  submitAsk: 'anybody',
  showAsked: 'anybody',
  showJoin: 'anybody',
  submitJoin: 'anybody',
  showHelpMails: 'anybody',
  submitHelpMails: 'anybody',
  showDocument: 'anybody',
  getAsset: 'anybody',
  showSignUp: 'anybody',
  submitSignUp: 'anybody',

  showSubscription: 'user',
  showPartner: 'user',
  showSupport: 'user',
  showQuestion: 'user',
  submitQuestion: 'user',

  showThread: 'asker',
  submitMessage: 'asker',

  showUsers: 'administrator',
  showNewUser: 'administrator',
  submitNewUser: 'administrator',
  showUser: 'administrator',
  submitUser: 'administrator',
  submitInvitation: 'administrator',
  showDeletion: 'administrator',
  submitDeletion: 'administrator',
  showAccessRequests: 'administrator',
  submitDecision: 'administrator',
  showPortalHistory: 'administrator',
  showAccess: 'administrator',

  showBilling: 'billing-access',
  showAccount: 'billing-access',
  submitDelegate: 'billing-access',
  showDelegateRemoval: 'billing-access',
  submitDelegateRemoval: 'billing-access',
  // While nobody has asked for a transfer: that there is none stands on the page of the account.
  submitTransferAnswer: 'billing-access',

  showConversion: 'billing-administrator',
  submitConversion: 'billing-administrator',
  showPurchase: 'billing-administrator',
  submitPurchase: 'billing-administrator',
  showPaymentMethod: 'billing-administrator',
  submitPaymentMethod: 'billing-administrator',
  showInformation: 'billing-administrator',
  submitInformation: 'billing-administrator',
  showTransfer: 'billing-administrator',
  submitTransfer: 'billing-administrator',
  showHandOver: 'billing-administrator',
  submitHandOver: 'billing-administrator',
  submitPartnerRemoval: 'billing-administrator',
  submitPartnerUser: 'billing-administrator',

  submitDesignation: 'sign-up-account',

  showSignedUp: 'direct-sign-up',
};
