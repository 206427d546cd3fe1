import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/** Must be the name of the user pool's group. */
const supportGroup = 'onramp-support';
const supportScope = 'onramp/support';

/**
 * Runs before the user pool issues a token. Puts the account and whether it is verified into access tokens, which
 * would carry neither, and leaves the support scope only to the members of the support group. The scopes of
 * partners and customers are open to whoever signs in: what they may do is decided by whom they belong to.
 */
export const handler = async (
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { userAttributes, groupConfiguration } = event.request;
  const isSupport = groupConfiguration.groupsToOverride?.includes(supportGroup) ?? false;
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: {
            ...(userAttributes.email && { email: userAttributes.email }),
            email_verified: userAttributes.email_verified ?? 'false',
          },
          scopesToSuppress: isSupport ? [] : [supportScope],
        },
      },
    },
  };
};
