/** Where in a row each column of a table belongs. */
export const columns: Readonly<Record<string, string>> = {
  externalId: 'externalId',
  kind: 'kind',
  accountNumber: 'accountNumber',
  organizationName: 'organization.name',
  organizationPhone: 'organization.phone',
  addressLine1: 'organization.address.line1',
  addressLine2: 'organization.address.line2',
  city: 'organization.address.city',
  postalCode: 'organization.address.postalCode',
  country: 'organization.address.country',
  contactEmail: 'contactEmail',
  administratorAccountId: 'customerAdministrator.accountId',
  administratorFirstName: 'customerAdministrator.firstName',
  administratorLastName: 'customerAdministrator.lastName',
  language: 'language',
  service: 'subscription.service',
  countryOfUse: 'subscription.countryOfUse',
  acceptTermsLanguage: 'subscription.acceptTerms.language',
  sendActivation: 'activation',
};

/** The column of a table that a pointer into a row is about: the field itself, or the first one under it (R68). */
export function columnOf(pointer: string): string | undefined {
  const place = pointer.slice(1).replaceAll('/', '.');
  const placed = Object.entries(columns);
  const found =
    placed.find(([, own]) => own === place) ?? placed.find(([, own]) => own.startsWith(`${place}.`));
  return found?.[0];
}
