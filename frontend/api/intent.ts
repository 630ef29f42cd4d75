/** A key for one intent, sent as `Idempotency-Key`. Not `randomUUID`, which plain http to another host does not have. */
export function newIntent(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
