/**
 * Takes the place of the cache in which the AWS SDK would keep discovered endpoints: DynamoDB clients discover none
 * unless they are told to, and then there is one a client (docs/decisions/bundles-are-commonjs.md).
 */
export default class LruCache<Key, Value> extends Map<Key, Value> {
  constructor(_capacity: number) {
    super();
  }

  peek(key: Key): Value | undefined {
    return this.get(key);
  }
}
