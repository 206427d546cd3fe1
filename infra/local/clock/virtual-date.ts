const RealDate = globalThis.Date;
const mark = Symbol.for('onramp.virtual-date');

/** Milliseconds since the epoch, as the machine has it. */
export function realNow(): number {
  return RealDate.now();
}

export function readOffset(offset: SharedArrayBuffer): number {
  return Number(Atomics.load(new BigInt64Array(offset), 0));
}

/**
 * Replaces this thread's `Date` by one that adds the offset, so that every program in it lives in virtual time.
 * Install it before anything else is loaded: modules may keep a reference to `Date.now`. Timers stay real.
 */
export function installVirtualDate(offset: SharedArrayBuffer): void {
  const cell = new BigInt64Array(offset);
  const Original = originalDate();
  const now = () => Original.now() + Number(Atomics.load(cell, 0));
  const VirtualDate = new Proxy(Original, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Original(now()).toString(),
    get: (target, property) => {
      if (property === 'now') return now;
      return property === mark ? Original : Reflect.get(target, property);
    },
  });
  use(VirtualDate);
}

/** Undoes `installVirtualDate` in this thread. */
export function removeVirtualDate(): void {
  use(originalDate());
}

/** Some programs compare `value.constructor` with `Date`. */
function use(date: DateConstructor): void {
  Object.defineProperty(date.prototype, 'constructor', { value: date });
  globalThis.Date = date;
}

function originalDate(): DateConstructor {
  const current = globalThis.Date as DateConstructor & { [mark]?: DateConstructor };
  return current[mark] ?? current;
}
