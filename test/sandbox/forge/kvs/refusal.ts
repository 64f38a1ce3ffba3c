/** An expected "no" of the store with the platform's status and code; thrown inside, an HTTP answer at the door. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** @throws {Refusal} always, with status 400 */
export function refuse(code: string, message: string): never {
  throw new Refusal(400, code, message);
}
