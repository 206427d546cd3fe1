import { Duration } from 'aws-cdk-lib';

/** A function of Onramp: `functions/<name>/handler.ts`. */
export type ProgramName =
  | 'partner-api'
  | 'support-api'
  | 'customer-web'
  | 'outbox'
  | 'lifecycle'
  | 'sweeper'
  | 'deliveries'
  | 'token-claims';

/** The functions that answer HTTP requests and so have `routes.ts`. */
export const httpPrograms = ['partner-api', 'support-api', 'customer-web'] as const;

export type HttpProgramName = (typeof httpPrograms)[number];

export interface ProgramSpec {
  readonly description: string;
  readonly timeout: Duration;
  /** MB; processor time grows with it, up to a whole processor at 1,769 MB. */
  readonly memory: number;
  /** The largest bundle that may ship, KB; what a cold start costs grows with it. */
  readonly maximumKilobytes: number;
}

/** API Gateway gives up after 30 s; a caller should get our answer before. */
const requestTimeout = Duration.seconds(20);
/** A reaction sends mail and sets alarms, whose clients retry; a purge deletes in pages. */
const reactionTimeout = Duration.minutes(2);

export const programs: Readonly<Record<ProgramName, ProgramSpec>> = {
  'partner-api': {
    description: 'Partners: accounts, customers, services, activation',
    timeout: requestTimeout,
    memory: 1024,
    // Every rule of a subscription, from its sign-up to its billing, is decided here for the partner; and files are read.
    maximumKilobytes: 490,
  },
  'support-api': {
    description: 'Support: directory of accounts, reactivation, administrators',
    timeout: requestTimeout,
    memory: 512,
    // The rules of a subscription that support decides for the customer, and what a dry run of them foresees.
    maximumKilobytes: 460,
  },
  'customer-web': {
    description: 'Customers: activation, agreements, portal',
    timeout: requestTimeout,
    memory: 1024,
    // Pages, agreements, portal, billing, ownership and support in two languages are half of it.
    maximumKilobytes: 830,
  },
  outbox: {
    description: 'Reacts to every committed change: alarms, mail, other data centers',
    timeout: reactionTimeout,
    memory: 512,
    // Mails in two languages, and the single calls of a partner, which bulk enrolments are made of.
    maximumKilobytes: 700,
  },
  lifecycle: {
    description: 'Passes time for one subscription when its alarm fires',
    timeout: reactionTimeout,
    memory: 512,
    maximumKilobytes: 400,
  },
  sweeper: {
    description: 'Runs whatever is overdue, should an alarm or a reaction have been lost',
    // Under its period of five minutes, so that one sweep ends before the next begins.
    timeout: Duration.minutes(4),
    memory: 512,
    // All that the outbox does.
    maximumKilobytes: 700,
  },
  deliveries: {
    description: 'Notes what SES says of mails: delivered, come back, taken for spam',
    timeout: Duration.seconds(30),
    memory: 512,
    maximumKilobytes: 400,
  },
  'token-claims': {
    description: 'Puts the verified account into access tokens, keeps the support scope to support',
    timeout: Duration.seconds(5),
    memory: 256,
    maximumKilobytes: 20,
  },
};

/** The functions of a data center. */
export const programsOf = (
  dataCenter: { home?: boolean | undefined },
  ownUserPool: boolean,
): ProgramName[] => [
  ...(dataCenter.home ? (['partner-api', 'support-api'] as const) : []),
  'customer-web',
  'outbox',
  'lifecycle',
  'sweeper',
  'deliveries',
  ...(ownUserPool ? (['token-claims'] as const) : []),
];
