/** An id for a message that is about to be asked for; the same id asked twice is one message. */
export function newId(): string {
  return crypto.randomUUID();
}
