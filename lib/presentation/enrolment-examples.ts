export const sentRowExample = {
  externalId: 'CRM-4711',
  kind: 'prospect',
  organization: { name: 'Contoso Ltd' },
  contactEmail: 'it@contoso.example',
  customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
  language: 'sv',
  subscription: { service: 'rapidstart-services', countryOfUse: 'SE' },
  activation: true,
};

export const enrolmentExample = {
  id: 'enr_01K00000000000000000000000',
  status: 'checked',
  rows: { total: 2, unchecked: 0, wouldEnrol: 1, enrolled: 0, unchanged: 0, refused: 1, left: 0 },
  createdAt: '2026-11-20T08:00:00.000Z',
  createdBy: 'anna@partner.example',
  checkedAt: '2026-11-20T08:00:01.000Z',
  runAt: null,
  runBy: null,
  endedAt: null,
  rowsKeptUntil: '2026-12-20T08:00:01.000Z',
  allowedActions: ['run', 'cancel'],
  blockedActions: [],
};

const countryProblem = {
  code: 'country-not-supported',
  detail: 'This service is not offered in this country. Contact support before you go on.',
};
export const enrolmentRowExample = {
  line: 3,
  externalId: 'CRM-4712',
  status: 'refused',
  actions: [],
  customerId: null,
  subscriptionId: null,
  problem: {
    ...countryProblem,
    errors: [{ pointer: '/subscription/countryOfUse', column: 'countryOfUse', ...countryProblem }],
  },
};

export const csvExample =
  'externalId,kind,organizationName,contactEmail,administratorAccountId,administratorFirstName,administratorLastName,language,service,countryOfUse,sendActivation\r\n' +
  'CRM-4711,prospect,"Contoso, Ltd",it@contoso.example,kim@contoso.example,Kim,Berg,sv,rapidstart-services,SE,true\r\n';
