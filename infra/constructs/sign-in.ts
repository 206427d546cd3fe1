import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { ApiClient } from '../settings.ts';
import type { TokenIssuer } from './http-api.ts';
import type { Program } from './program.ts';

export interface SignInProps {
  readonly poolName: string;
  /** Puts account and scopes into access tokens. */
  readonly tokenClaims: Program;
  /** Where the customer portal is. */
  readonly publicUrl: string;
  /** Programs that call the API, by the name of their scope behind `onramp/`. */
  readonly apiClients: Readonly<Record<string, ApiClient>>;
}

/** Who signs people in and what for. */
export interface Identities extends TokenIssuer {
  /** The client of the customer portal. */
  readonly clientId: string;
  /** The clients of programs that call the API, by the name of their scope; none where the issuer is another's. */
  readonly apiClientIds?: Readonly<Record<string, string>>;
}

/** The group whose members may have the scope `onramp/support`. */
export const supportGroup = 'onramp-support';

/** A user pool of the data center's own, where no issuer is configured: its customers' accounts stay in its region. */
export class SignIn extends Construct implements Identities {
  readonly issuer: string;
  readonly clientId: string;
  readonly apiClientIds: Readonly<Record<string, string>>;
  readonly audience: readonly string[];

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    const pool = userPool(this, props);
    const scopes = Object.entries(props.apiClients).map(
      ([scopeName, urls]) =>
        [new ResourceServerScope({ scopeName, scopeDescription: scopeName }), urls] as const,
    );
    const server = pool.addResourceServer('Onramp', {
      identifier: 'onramp',
      scopes: scopes.map(([each]) => each),
    });
    new CfnUserPoolGroup(this, 'Support', {
      userPoolId: pool.userPoolId,
      groupName: supportGroup,
      description: 'May get the scope onramp/support',
    });
    const stack = Stack.of(this);
    pool.addDomain('Domain', {
      // Unique among all user pools of a region, hence the account.
      cognitoDomain: { domainPrefix: `${props.poolName}-${stack.account}` },
    });
    const portal = addClient(pool, 'Portal', [], {
      callbackUrls: [`${props.publicUrl}/sign-in/callback`],
      signOutUrls: [`${props.publicUrl}/signed-out`],
    });
    const apiClients = scopes.map(
      ([each, urls]) =>
        [
          each.scopeName,
          addClient(pool, `${titled(each.scopeName)}Api`, [OAuthScope.resourceServer(server, each)], urls)
            .userPoolClientId,
        ] as const,
    );
    this.issuer = `https://cognito-idp.${stack.region}.${stack.urlSuffix}/${pool.userPoolId}`;
    this.clientId = portal.userPoolClientId;
    this.apiClientIds = Object.fromEntries(apiClients);
    // Tokens of the portal's own client open no API: they have none of its scopes.
    this.audience = apiClients.map(([, clientId]) => clientId);
  }
}

const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Sign-in by code, proved by PKCE: such a client has no secret to leak, so it may be a page or a program of a user. */
const addClient = (
  pool: UserPool,
  id: string,
  apiScopes: readonly OAuthScope[],
  { callbackUrls, signOutUrls }: ApiClient,
): UserPoolClient =>
  pool.addClient(id, {
    userPoolClientName: id.toLowerCase().replace(/api$/, '-api'),
    generateSecret: false,
    authFlows: {},
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...apiScopes],
      callbackUrls,
      logoutUrls: signOutUrls,
    },
  });

function userPool(scope: Construct, { poolName, tokenClaims }: SignInProps): UserPool {
  const pool = new UserPool(scope, 'Pool', {
    userPoolName: poolName,
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    // An account is its verified address; a new address counts once it is verified as well.
    keepOriginal: { email: true },
    standardAttributes: { email: { required: true, mutable: true } },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, tokenClaims.function, LambdaVersion.V2_0);
  return pool;
}
