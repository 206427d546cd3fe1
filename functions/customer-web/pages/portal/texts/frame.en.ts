import type { PortalTexts } from '../wording.ts';

export const frameTexts: Pick<
  PortalTexts,
  | 'nav'
  | 'roles'
  | 'roleHints'
  | 'done'
  | 'administratorsOnly'
  | 'billingAccessOnly'
  | 'billingAdministratorOnly'
  | 'noSuchUser'
> = {
  nav: {
    label: 'Customer portal',
    overview: 'Overview',
    users: 'Users',
    requests: (waiting) => (waiting > 0 ? `Access requests (${waiting})` : 'Access requests'),
    history: 'History',
    access: 'Access',
    billing: 'Billing',
    account: 'Account',
    partner: 'Partner',
    support: 'Support',
  },
  roles: {
    administrator: 'Administrator',
    user: 'User',
    'billing-contact': 'Billing contact',
    'customer-care-contact': 'Customer-care contact',
    'shipping-contact': 'Shipping contact',
  },
  roleHints: {
    administrator: 'adds, edits and deletes users, and decides on requests for access',
    user: 'uses the service',
    'billing-contact': 'is asked about invoices',
    'customer-care-contact': 'is asked about support',
    'shipping-contact': 'is asked about deliveries',
  },
  done: {
    'user-added': 'The user has been added.',
    'user-invited': 'The invitation is on its way.',
    'user-edited': 'The changes have been saved.',
    'user-deleted': 'The user has been deleted.',
    'access-granted': 'Access has been granted. The person is told by e-mail.',
    'access-declined': 'The request has been declined. The person is told by e-mail.',
    converted: 'The subscription is paid from now on. A confirmation is on its way by e-mail.',
    'information-corrected': 'The information has been saved.',
    'delegate-added': 'The delegate has been added.',
    'delegate-removed': 'The delegate has been removed.',
    'transfer-requested':
      'The transfer has been asked for. The new owner is told by e-mail, as is an owner at the partner.',
    'transfer-agreed': 'You have agreed. Support carries out the transfer.',
    'transfer-called-off': 'The transfer is called off. Everybody else whom it concerns is told by e-mail.',
    'partner-chosen': 'The partner of record has been chosen.',
    'choice-taken-back': 'The choice of the partner of record has been taken back.',
    'question-asked': 'Support has got your question. The answer comes here and by e-mail.',
    'message-written': 'Support has got your message.',
    'access-removed': 'The access has been removed. The receipt is below.',
    'billing-handed-over': 'Billing has been handed over. Both of you are told by e-mail.',
    'partner-let-in': 'The partner can act on the service again.',
    'payment-method-replaced': 'The payment method has been replaced.',
    bought: 'Bought. A confirmation is on its way by e-mail.',
  },
  administratorsOnly: {
    title: 'Only administrators see this',
    paragraphs: ['Ask one of the administrators of the service; the overview names them.'],
  },
  billingAccessOnly: (administrator) => ({
    title: 'Only people with access to billing see this',
    paragraphs: [`The billing administrator is ${administrator}. Ask them, or one of the delegates.`],
  }),
  billingAdministratorOnly: (administrator) => ({
    title: 'Only the billing administrator can do this',
    paragraphs: [
      administrator === undefined
        ? 'The billing administrator works at the partner, whose user was disabled, so that nobody can do it now. An administrator asks for a transfer of the ownership on the page of the account, or lets the partner in again.'
        : `The billing administrator is ${administrator}. Ask them to do it.`,
    ],
  }),
  noSuchUser: {
    title: 'This is no longer there',
    paragraphs: [
      'Another administrator may have deleted the user or decided on the request. Nothing was changed.',
    ],
  },
};
