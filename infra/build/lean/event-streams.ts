/**
 * Takes the place of the AWS SDK's event streams in bundles: no operation that functions call has any, and they are as
 * heavy as the rules of a subscription (docs/decisions/bundles-are-commonjs.md). Throws when one is called after all.
 */
const notBundled = (): never => {
  throw new Error('Bundles ship no event streams.');
};

export { notBundled as EventStreamSerde, notBundled as eventStreamSerdeProvider };
