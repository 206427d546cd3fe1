import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type Acknowledgement, acknowledgements } from './acknowledgements.ts';
import type { DataCenterStack } from './data-center.ts';

/**
 * Has the synthesis check every stack against AWS's advice, for solutions in general and for serverless ones. A
 * finding that nobody acknowledged, with a reason, fails it.
 */
export function addChecks(app: App, stacks: readonly DataCenterStack[]): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  for (const stack of stacks)
    for (const acknowledgement of acknowledgements(stack)) acknowledge(stack, acknowledgement);
}

function acknowledge(stack: DataCenterStack, { rule, on, because }: Acknowledgement): void {
  const places = stack.node.findAll().filter((construct) => on.test(pathIn(stack, construct)));
  for (const place of places) Validations.of(place).acknowledge({ id: rule, reason: because });
}

/** Where a construct stands in its stack, such as `HttpApi/$default`. */
const pathIn = (stack: DataCenterStack, construct: IConstruct): string =>
  construct.node.path.slice(stack.node.path.length + 1);
