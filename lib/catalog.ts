import * as z from 'zod/mini';
import { helpTopics } from './domain/time/timeline.ts';

const positiveInteger = z.int().check(z.positive());
const dayCounts = z.array(positiveInteger);
const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 country code'));
const identifier = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case letters, digits, hyphens'));

const dataCenterSchema = z.strictObject({
  id: identifier,
  /** The AWS region that holds the data center's stack. */
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region')),
  /** Where the region lies, as customers are told: a country, or `EU`. */
  place: z.optional(countryCode),
  /** Exactly one data center is home: it holds partners, accounts of record and customers. */
  home: z.optional(z.boolean()),
});

const termsSchema = z.strictObject({
  /** Days of a free trial (R46). */
  trialDays: z.optional(positiveInteger),
  /** Days a subscription stays usable without an account number (R30). */
  inactivationDays: z.optional(positiveInteger),
  /** Days the data is kept once a subscription is inactive or expired (R33, R50). */
  retentionDays: positiveInteger,
  /** Days an invitation can be accepted (R23). */
  invitationDays: positiveInteger,
  /** Notices so many days before inactivation or expiry, and before purge (R35). */
  noticeDays: z.strictObject({ beforeInactivation: dayCounts, beforePurge: dayCounts }),
  licences: z.optional(positiveInteger),
  storageGb: z.optional(positiveInteger),
  /** Mails that help with a trial, so many days after its start (R48). */
  help: z.optional(z.array(z.strictObject({ days: positiveInteger, topic: z.enum(helpTopics) }))),
});

const amount = z.int().check(z.nonnegative());
const offer = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'lower-case letters, digits, hyphens'));

/** What a service costs once it is paid; amounts are integers in the currency's minor unit (R49, R51, R62). */
const paidSchema = z.strictObject({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 currency code')),
  /** Upwards: a plan can be changed for any that comes after it. */
  plans: z
    .array(z.strictObject({ plan: offer, name: z.string().check(z.minLength(1)), monthlyPerLicence: amount }))
    .check(z.minLength(1)),
  /** From old to new; trials run on the first. */
  releases: z
    .array(z.strictObject({ release: offer, name: z.string().check(z.minLength(1)) }))
    .check(z.minLength(1)),
  storagePerGbMonthly: amount,
  /** The standard monthly user fee, charged while the partner has access (R62). */
  partnerUserMonthly: amount,
});

const serviceSchema = z.strictObject({
  service: identifier,
  name: z.string().check(z.minLength(1)),
  productLine: identifier,
  kind: z.enum(['subscription', 'trial']),
  terms: termsSchema,
  /** Only a service with a trial, which is what is converted. */
  paid: z.optional(paidSchema),
  countries: z.array(z.strictObject({ country: countryCode, dataCenter: identifier })).check(z.minLength(1)),
  /** No sign-ups from this instant on; `successor` is what to use instead. Notices so many days before (R28). */
  endOfSupport: z.optional(
    z.strictObject({
      at: z.iso.datetime(),
      successor: z.optional(z.url()),
      noticeDays: z.optional(dayCounts),
    }),
  ),
});

/** How long provisioning takes: usually, and before support is to be asked (R7). */
const provisioningSchema = z.strictObject({ usualMinutes: positiveInteger, longestHours: positiveInteger });

/** For how long after support has closed a request whoever asked can write on it, which opens it again (R33). */
const supportSchema = z.strictObject({ reopenDays: positiveInteger });

/** How long the rows of a bulk enrolment are kept once it has ended, or was looked at and not run. */
const bulkEnrolmentSchema = z.strictObject({ rowsKeptDays: positiveInteger });

const catalogSchema = z.strictObject({
  dataCenters: z.array(dataCenterSchema).check(z.minLength(1)),
  services: z.array(serviceSchema).check(z.minLength(1)),
  provisioning: z.optional(provisioningSchema),
  support: z.optional(supportSchema),
  bulkEnrolment: z.optional(bulkEnrolmentSchema),
});

export type DataCenter = z.infer<typeof dataCenterSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type Catalog = z.infer<typeof catalogSchema>;

const europe = [
  'AT',
  'BE',
  'CH',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IT',
  'NL',
  'NO',
  'PL',
  'PT',
  'SE',
];
const americas = ['BR', 'CA', 'MX', 'US'];
const pacific = ['AU', 'JP', 'NZ', 'SG'];

const allCountries = [
  ...europe.map((country) => ({ country, dataCenter: 'eu' })),
  ...americas.map((country) => ({ country, dataCenter: 'us' })),
  ...pacific.map((country) => ({ country, dataCenter: 'ap' })),
];

const noticeDays = { beforeInactivation: [30, 7, 1], beforePurge: [7, 1] };

/** What ships: three data centers and the two services. Overridden from `cdk.json`. */
export const defaultCatalog: Catalog = {
  dataCenters: [
    { id: 'eu', region: 'eu-north-1', place: 'SE', home: true },
    { id: 'us', region: 'us-east-1', place: 'US' },
    { id: 'ap', region: 'ap-southeast-2', place: 'AU' },
  ],
  services: [
    {
      service: 'rapidstart-services',
      name: 'RapidStart Services',
      productLine: 'rapidstart',
      kind: 'subscription',
      terms: { inactivationDays: 90, retentionDays: 30, invitationDays: 14, noticeDays },
      countries: allCountries,
    },
    {
      service: 'dynamics-365',
      name: 'Dynamics 365',
      productLine: 'dynamics-365',
      kind: 'trial',
      terms: {
        trialDays: 30,
        retentionDays: 30,
        invitationDays: 14,
        noticeDays: { beforeInactivation: [7, 1], beforePurge: [7, 1] },
        licences: 20,
        storageGb: 5,
        help: [
          { days: 1, topic: 'first-steps' },
          { days: 5, topic: 'invite-colleagues' },
          { days: 12, topic: 'bring-your-data' },
          { days: 20, topic: 'decide' },
        ],
      },
      paid: {
        currency: 'EUR',
        plans: [
          { plan: 'essentials', name: 'Essentials', monthlyPerLicence: 5_500 },
          { plan: 'professional', name: 'Professional', monthlyPerLicence: 9_000 },
          { plan: 'enterprise', name: 'Enterprise', monthlyPerLicence: 13_500 },
        ],
        releases: [
          { release: '2026-1', name: '2026 release wave 1' },
          { release: '2026-2', name: '2026 release wave 2' },
        ],
        storagePerGbMonthly: 1_000,
        partnerUserMonthly: 5_500,
      },
      countries: allCountries,
    },
  ],
};

/** The catalogue of a deployment. Throws an Error that says what is wrong, and where, in one sentence. */
export function parseCatalog(value: unknown): Catalog {
  const parsed = catalogSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The catalogue is not valid at ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const { dataCenters, services } = parsed.data;
  const ids = new Set(dataCenters.map(({ id }) => id));
  if (ids.size < dataCenters.length) throw new Error('The catalogue names a data center twice.');
  if (dataCenters.filter(({ home }) => home).length !== 1)
    throw new Error('The catalogue needs exactly one data center with home: true.');
  for (const { service, countries } of services)
    for (const { country, dataCenter } of countries)
      if (!ids.has(dataCenter))
        throw new Error(
          `The catalogue puts ${service} in ${country} into ${dataCenter}, which is no data center.`,
        );
  for (const service of services) checkPrices(service);
  return parsed.data;
}

function checkPrices({ service, terms, paid }: Service): void {
  if (!paid) return;
  if (terms.trialDays === undefined)
    throw new Error(`The catalogue has prices for ${service}, which has no trial to convert.`);
  const { plans, releases } = paid;
  if (new Set(plans.map(({ plan }) => plan)).size < plans.length)
    throw new Error(`The catalogue names a plan of ${service} twice.`);
  if (new Set(releases.map(({ release }) => release)).size < releases.length)
    throw new Error(`The catalogue names a release of ${service} twice.`);
  if (plans.some(({ monthlyPerLicence }, at) => monthlyPerLicence < (plans[at - 1]?.monthlyPerLicence ?? 0)))
    throw new Error(`The catalogue has a higher plan of ${service} that costs less than a lower one.`);
}

/** How long provisioning takes; what ships unless the deployment says otherwise (R7). */
export const provisioningOf = ({ provisioning }: Catalog): z.infer<typeof provisioningSchema> =>
  provisioning ?? { usualMinutes: 15, longestHours: 72 };

/** What the support desk goes by; what ships unless the deployment says otherwise (R33). */
export const supportOf = ({ support }: Catalog): z.infer<typeof supportSchema> =>
  support ?? { reopenDays: 14 };

/** How long the rows of a bulk enrolment are kept; what ships unless the deployment says otherwise. */
export const bulkEnrolmentOf = ({ bulkEnrolment }: Catalog): z.infer<typeof bulkEnrolmentSchema> =>
  bulkEnrolment ?? { rowsKeptDays: 30 };

/** The data center that is home. */
export const homeOf = (catalog: Catalog): DataCenter => {
  const home = catalog.dataCenters.find((dataCenter) => dataCenter.home);
  if (!home) throw new Error('The catalogue has no home data center.');
  return home;
};

/** Where a data center lies, if the catalogue says so: a country, or `EU`. */
export const placeOf = (catalog: Catalog, id: string): string | undefined =>
  catalog.dataCenters.find((dataCenter) => dataCenter.id === id)?.place;

/** The product line of a service, which is its own where the catalogue no longer has it (R54). */
export const productLineOf = (catalog: Catalog, id: string): string =>
  serviceOf(catalog, id)?.productLine ?? id;

/** A service of the catalogue by its id. */
export const serviceOf = (catalog: Catalog, id: string): Service | undefined =>
  catalog.services.find(({ service }) => service === id);
