import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { type Catalog, defaultCatalog, parseCatalog } from '../lib/catalog.ts';

const text = z.string().check(z.minLength(1));
const lowerCaseName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'up to 20 lower-case letters, digits and hyphens'));
const mailbox = z
  .string()
  .check(
    z.regex(/^(?:[^<>@"\r\n]+ )?<?[^\s<>@"]+@[a-z0-9.-]+>?$/i, 'an address, or a name and an <address>'),
  );
const hostName = z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name'));
const hostedZoneId = z.string().check(z.regex(/^Z[A-Z0-9]+$/, 'the id of a Route 53 hosted zone'));
const arn = z.string().check(z.regex(/^arn:[^\s]+$/, 'an ARN'));
const byDataCenter = <Value extends z.ZodMiniType>(value: Value) => z.record(lowerCaseName, value);

/** For a program on somebody's own machine: only that machine can be sent back to it. */
const ownMachine = 'http://localhost:8400/callback';
/** As a user pool takes them: the code must not travel in the clear. */
const callbackUrl = z
  .url()
  .check(
    z.regex(
      /^(https:|http:\/\/localhost[:/]|[a-z][a-z0-9+.-]*\.[a-z0-9+.-]*:)/,
      'https, or http to localhost',
    ),
  );
const ownProgram = { callbackUrls: [ownMachine], signOutUrls: [] };
const apiClient = z.strictObject({
  callbackUrls: z._default(z.array(callbackUrl).check(z.minLength(1), z.maxLength(100)), [ownMachine]),
  signOutUrls: z._default(z.array(callbackUrl).check(z.maxLength(100)), []),
});

/** The `onramp` key in the context of `cdk.json`. `docs/configuration.md` describes each setting. */
const settingsSchema = z.strictObject({
  /** First part of every physical name, so that several deployments fit into one account. */
  prefix: z._default(lowerCaseName, 'onramp'),
  /** An OpenID Connect issuer. Without one every data center gets its own Cognito user pool. */
  issuer: z.optional(z.url()),
  /** The OAuth client that the customer portal signs in with. */
  clientId: z._default(text, 'onramp'),
  /** What access tokens carry as `aud` or `client_id`; the client id when absent. */
  audience: z.optional(z.array(text).check(z.minLength(1))),
  /** Where programs that call the APIs take sign-ins back, by scope. Only without an issuer. */
  apiClients: z._default(
    z.strictObject({
      partner: z._default(apiClient, ownProgram),
      support: z._default(apiClient, ownProgram),
      customer: z._default(apiClient, ownProgram),
    }),
    { partner: ownProgram, support: ownProgram, customer: ownProgram },
  ),
  /** The claim that holds a person's account name. */
  accountClaim: z._default(text, 'email'),
  /** Who activation mails come from. */
  sender: z._default(mailbox, 'Onramp <no-reply@onramp.example>'),
  /** Whether the sender's whole domain is verified with SES, or only its address. */
  senderIdentity: z._default(z.enum(['domain', 'address']), 'domain'),
  /** Whom callers of the API can turn to. */
  support: z._default(z.strictObject({ name: text, email: z.email() }), {
    name: 'Onramp support',
    email: 'support@onramp.example',
  }),
  /** A sender of its own per data center, and where its DNS records are. */
  senders: z._default(
    byDataCenter(
      z.strictObject({
        sender: z.optional(mailbox),
        identity: z.optional(z.enum(['domain', 'address'])),
        /** Where the stack writes the records that prove the domain; its outputs tell them when absent. */
        hostedZoneId: z.optional(hostedZoneId),
        /** A subdomain that bounces go to, so that SPF aligns with the sender. */
        mailFromDomain: z.optional(hostName),
      }),
    ),
    {},
  ),
  /** Host name per data center; the API's own endpoint when absent. */
  domains: z._default(
    byDataCenter(
      z.strictObject({
        name: hostName,
        /** A certificate in the region; the stack makes one when absent. */
        certificateArn: z.optional(arn),
        /** Where the stack writes the records of certificate and host; its outputs tell them when absent. */
        hostedZoneId: z.optional(hostedZoneId),
      }),
    ),
    {},
  ),
  /** An SNS topic per data center that alarms notify. */
  alarmTopics: z._default(byDataCenter(arn), {}),
  /** X-Ray tracing of the functions. */
  tracing: z._default(z.boolean(), false),
  logLevel: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
  /** Replaces the shipped catalogue as a whole. */
  catalog: z.optional(z.unknown()),
});

/** What a deployment is configured with. */
export type Settings = Omit<z.infer<typeof settingsSchema>, 'catalog'> & { readonly catalog: Catalog };

/** A program of partners, of support or of customers that calls the API. */
export type ApiClient = z.infer<typeof apiClient>;

/** What may be written under `onramp` in `cdk.json`. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** Reads the settings, fills in defaults. Throws an Error that says which setting is wrong. */
export function parseSettings(value: unknown): Settings {
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = ['onramp', ...(issue?.path ?? [])].join('.');
    throw new Error(`The setting ${place} in cdk.json is not valid: ${issue?.message}.`);
  }
  const { catalog: override, ...rest } = parsed.data;
  const catalog = override === undefined ? defaultCatalog : parseCatalog(override);
  const ids = new Set(catalog.dataCenters.map(({ id }) => id));
  for (const setting of ['domains', 'senders', 'alarmTopics'] as const)
    for (const id of Object.keys(rest[setting]))
      if (!ids.has(id)) throw new Error(`The setting onramp.${setting}.${id} names no data center.`);
  const settings = { ...rest, catalog };
  for (const id of Object.keys(settings.senders))
    assertSender(senderOf(settings, id), `onramp.senders.${id}`);
  return settings;
}

/** Who the mails of a data center come from. */
export interface Sender {
  /** `Name <address>` or an address. */
  readonly sender: string;
  /** The domain or the address that SES verifies. */
  readonly identity: string;
  readonly isDomain: boolean;
  readonly hostedZoneId: string | undefined;
  readonly mailFromDomain: string | undefined;
}

export function senderOf(
  settings: Pick<Settings, 'sender' | 'senderIdentity' | 'senders'>,
  dataCenter: string,
): Sender {
  const own = settings.senders[dataCenter];
  const sender = own?.sender ?? settings.sender;
  const address = /<(.+)>/.exec(sender)?.[1] ?? sender;
  const isDomain = (own?.identity ?? settings.senderIdentity) === 'domain';
  return {
    sender,
    identity: isDomain ? address.slice(address.indexOf('@') + 1) : address,
    isDomain,
    hostedZoneId: own?.hostedZoneId,
    mailFromDomain: own?.mailFromDomain,
  };
}

function assertSender(
  { identity, isDomain, hostedZoneId: zone, mailFromDomain }: Sender,
  place: string,
): void {
  if (!isDomain && (zone || mailFromDomain))
    throw new Error(
      `The setting ${place} has DNS records for ${identity}, which is an address, not a domain.`,
    );
  if (mailFromDomain && !mailFromDomain.endsWith(`.${identity}`))
    throw new Error(`The setting ${place}.mailFromDomain is not a subdomain of ${identity}.`);
}

/** The context of `cdk.json`: feature flags and settings, the same whether the CDK's CLI runs the app or not. */
export const readContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context;
