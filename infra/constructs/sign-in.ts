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
import type { TokenIssuer } from './http-api.ts';
import type { Program } from './program.ts';

export interface SignInProps {
  readonly poolName: string;
  /** Puts account and scopes into access tokens. */
  readonly tokenClaims: Program;
  /** Where the customer portal is. */
  readonly publicUrl: string;
  /** The names of the scopes behind `onramp/`. */
  readonly scopes: readonly string[];
}

/** Who signs people in and what for. */
export interface Identities extends TokenIssuer {
  readonly clientId: string;
}

/** The group whose members may have the scope `onramp/support`. */
export const supportGroup = 'onramp-support';

/** A user pool of the data center's own, where no issuer is configured: its customers' accounts stay in its region. */
export class SignIn extends Construct implements Identities {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: readonly string[];

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    const pool = userPool(this, props);
    const scopes = props.scopes.map(
      (scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName }),
    );
    const server = pool.addResourceServer('Onramp', { identifier: 'onramp', scopes });
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
    const client: UserPoolClient = pool.addClient('Portal', {
      userPoolClientName: 'portal',
      // The portal proves itself by PKCE: no secret to leak.
      generateSecret: false,
      authFlows: {},
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [
          OAuthScope.OPENID,
          OAuthScope.EMAIL,
          ...scopes.map((each) => OAuthScope.resourceServer(server, each)),
        ],
        callbackUrls: [`${props.publicUrl}/sign-in/callback`],
        logoutUrls: [`${props.publicUrl}/signed-out`],
      },
    });
    this.issuer = `https://cognito-idp.${stack.region}.${stack.urlSuffix}/${pool.userPoolId}`;
    this.clientId = client.userPoolClientId;
    this.audience = [client.userPoolClientId];
  }
}

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
