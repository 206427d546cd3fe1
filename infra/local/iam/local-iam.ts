import type { DataCenterModel } from '../template/model.ts';
import { type Authorizer, createAuthorizer } from './authorizer.ts';
import { checkDeployment, type RoleCheck, schedulerRoles } from './deployment.ts';
import type { Principal } from './principal.ts';

/** IAM as the templates set it up: what each function and each schedule may do. */
export interface LocalIam extends Pick<Authorizer, 'authorize' | 'ledger'> {
  readonly roles: RoleCheck;
}

/** @throws OperatorError when a deployment would fail for want of a permission */
export function openIam(models: readonly DataCenterModel[]): LocalIam {
  for (const model of models) checkDeployment(model);
  const account = models[0]?.account ?? '';
  const inRegion = (region: string) => models.find((model) => model.region === region);
  const { authorize, ledger } = createAuthorizer({
    principals: models.flatMap(principalsOf),
    account,
    identitiesOf: (region) => inRegion(region)?.emailIdentities ?? [],
    secretArn: (region, id) =>
      inRegion(region)?.secrets.find(({ name, arn }) => id === name || id === arn)?.arn,
  });
  const roles = schedulerRoles(
    models.flatMap((model) => model.roles),
    account,
  );
  return { authorize, ledger, roles };
}

function principalsOf({ dataCenter, functions, roles }: DataCenterModel): Principal[] {
  return functions.map(({ program, name, roleArn }) => {
    const role = roles.find(({ arn }) => arn === roleArn);
    return {
      caller: { dataCenter, function: program },
      roleName: role?.name ?? program,
      session: name,
      statements: role?.statements ?? [],
    };
  });
}
