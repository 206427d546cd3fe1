import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { agreedDocumentsIn } from '../lib/agreements/current.ts';
import { type Catalog, productLineOf } from '../lib/catalog.ts';
import { errorPlace, log } from '../lib/http/log.ts';
import { activationUrl, unsubscribeUrl } from '../lib/identity/links.ts';
import { recipientDigests } from '../lib/identity/recipient-digests.ts';
import { keyRingOf } from '../lib/identity/secrets.ts';
import { sesMailer } from '../lib/mail/ses-mailer.ts';
import type { ReactionDependencies } from '../lib/operations/outbox/reactor.ts';
import type { DataCenters } from '../lib/operations/ports/data-centers.ts';
import { type Mailer, MailGivenUp, MailNotSent } from '../lib/operations/ports/mailer.ts';
import { schedulerAlarms } from '../lib/schedule/scheduler-alarms.ts';
import { variable } from './environment.ts';

/** A service that stays silent counts as not answering, well before the function's own time is up. */
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** What reactions to changes work with, from the environment of the outbox and of the sweeper. */
export function deployedReactions(dataCenters: DataCenters, catalog: Catalog): ReactionDependencies {
  const secrets = new SecretsManagerClient({ requestHandler });
  const linkKeys = keyRingOf(secrets, variable('LINK_SECRET_ID'));
  return {
    dataCenters,
    enrolment: { catalog, agreementsIn: agreedDocumentsIn, milliseconds: () => performance.now() },
    recipientDigests: recipientDigests(keyRingOf(secrets, variable('RECIPIENT_SECRET_ID'))),
    alarms: schedulerAlarms({
      client: new SchedulerClient({ requestHandler }),
      group: variable('SCHEDULE_GROUP'),
      targetArn: variable('LIFECYCLE_ARN'),
      roleArn: variable('SCHEDULER_ROLE_ARN'),
      deadLetterArn: variable('SCHEDULER_DLQ_ARN'),
    }),
    mailer: tellingRefusals(
      sesMailer({
        client: new SESClient({ maxAttempts: 1, requestHandler }),
        sender: variable('SENDER'),
        configurationSet: variable('CONFIGURATION_SET'),
      }),
    ),
    linkTo: async (invitationId, generation) =>
      activationUrl(variable('PUBLIC_URL'), await linkKeys(), invitationId, generation),
    unsubscribeLinkTo: async (subscriptionId) =>
      unsubscribeUrl(variable('PUBLIC_URL'), await linkKeys(), subscriptionId),
    productLineOf: (service) => productLineOf(catalog, service),
    pageAt: (path) => `${variable('PUBLIC_URL')}${path}`,
    onFailure: (reaction, change, error) =>
      log({
        level: 'warn',
        event: error instanceof MailGivenUp ? 'mail-in-doubt' : 'reaction-failed',
        reaction,
        aggregate: change.of.id.join('/'),
        ...errorPlace(error),
      }),
  };
}

/** Says when a mail is refused for good: it is not tried again, and nobody else would know. */
const tellingRefusals = (mailer: Mailer): Mailer => ({
  send: async (mail, id, marks) => {
    try {
      return await mailer.send(mail, id, marks);
    } catch (error) {
      if (error instanceof MailNotSent && !error.retryable)
        log({ level: 'error', event: 'mail-refused', aggregate: id, ...errorPlace(error) });
      throw error;
    }
  },
});
