import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** A key `{"id": "k1", "key": "<random>"}`, made by AWS. A rotated one keeps its forerunner as `previous`. */
export class KeySecret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: { secretName: string; description: string }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      ...props,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ id: 'k1' }),
        generateStringKey: 'key',
        // 64 of 62 letters and digits: 381 bits, more than the 256 of the keys derived from it.
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    this.arn = secret.secretArn;
  }
}
