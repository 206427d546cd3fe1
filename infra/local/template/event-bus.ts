import type { FunctionPolicies } from '../iam/function-policies.ts';
import type { EventRule, MailReports } from '../ports.ts';
import { readProperties, shapes } from './properties.ts';
import type { Resource } from './stack.ts';

/** What a configuration set tells the event bus; other destinations have no body here. */
export function readMailReports(resource: Resource): MailReports[] {
  const { ConfigurationSetName, EventDestination } = readProperties(resource, shapes.eventDestination);
  const { Enabled = true, MatchingEventTypes, EventBridgeDestination } = EventDestination;
  if (!Enabled || !EventBridgeDestination) return [];
  return [{ configurationSet: ConfigurationSetName, eventTypes: MatchingEventTypes }];
}

/** The rules of the event bus; a target that does not let the rule start it never is. */
export function readEventRules(rules: readonly Resource[], policies: FunctionPolicies): EventRule[] {
  return rules.map((resource) => {
    const { EventPattern, Targets } = readProperties(resource, shapes.rule);
    return {
      name: resource.id,
      pattern: JSON.stringify(EventPattern),
      targets: Targets.map(({ Arn, DeadLetterConfig }) => ({
        arn: Arn,
        ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
        permitted: policies.allow('events.amazonaws.com', Arn, resource.attributes.Arn ?? ''),
      })),
    };
  });
}
