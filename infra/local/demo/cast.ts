/** Who is who in the story. */
export const people = {
  desk: 'desk@vendor.example',
  anna: 'anna@nordic.example',
  otto: 'otto@southern.example',
  kim: { accountId: 'kim@fabrikam.example', firstName: 'Kim', lastName: 'Berg' },
  robin: 'robin@fabrikam.example',
  sam: { accountId: 'sam@nordic.example', firstName: 'Sam', lastName: 'Lind' },
} as const;

/** Where notifications go; it need not be anybody's account. */
export const contacts = {
  contoso: 'it@contoso.example',
  fabrikam: 'it@fabrikam.example',
  tailspin: 'office@tailspin.example',
  nordic: 'internal-it@nordic.example',
} as const;

const place = (city: string, postalCode: string, country: string) => ({
  address: { line1: 'Harbour Street 1', city, postalCode, country },
});
const ofNordic = [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }];

/** What the vendor knows of organisations, and which partner it has on record for them. */
export const directory = [
  {
    accountNumber: 'P-1',
    organization: { name: 'Nordic Partner AB', ...place('Stockholm', '111 22', 'SE') },
    identities: [people.anna],
    partnersOfRecord: [],
  },
  {
    accountNumber: 'A-1001',
    organization: { name: 'Contoso AB', ...place('Uppsala', '753 10', 'SE') },
    identities: [],
    partnersOfRecord: ofNordic,
  },
  {
    accountNumber: 'A-1002',
    organization: { name: 'Fabrikam Inc', ...place('Seattle', '98101', 'US') },
    identities: [],
    partnersOfRecord: ofNordic,
  },
  {
    accountNumber: 'A-1003',
    organization: { name: 'Tailspin GmbH', ...place('Hamburg', '20095', 'DE') },
    identities: [],
    partnersOfRecord: ofNordic,
  },
  {
    accountNumber: 'A-2001',
    organization: { name: 'Wingtip SA', ...place('Lyon', '69001', 'FR') },
    identities: [],
    partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-2' }],
  },
] as const;

/** The partner as it presents itself. */
export const nordic = { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 555 0100' };
