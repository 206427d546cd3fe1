import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Virtual milliseconds. */
  readonly expiresAt: number;
}

/** More than anybody has open at a time; the oldest go first. */
const mostEntries = 5_000;

/**
 * Sessions, codes and the like of one kind, in memory: after a restart everybody signs in again. They expire
 * in virtual time.
 */
export class MemoryAdapter implements Adapter {
  readonly #entries = new Map<string, Entry>();

  // oidc-provider makes one for each kind.
  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.#entries.delete(id);
    this.#entries.set(id, { payload, expiresAt: Date.now() + expiresIn * 1000 });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > mostEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(id);
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = [...this.#entries].find(([, { payload }]) => payload.uid === uid);
    return found && this.find(found[0]);
  }

  /** Only for devices without a browser. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry)
      this.#entries.set(id, {
        ...entry,
        payload: { ...entry.payload, consumed: Math.floor(Date.now() / 1000) },
      });
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#entries) if (payload.grantId === grantId) this.#entries.delete(id);
  }
}
