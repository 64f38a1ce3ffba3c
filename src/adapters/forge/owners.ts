/** Whose requests are, as far as this process has seen it: a hint that saves a read, checked against the conversation. */
export interface Owners {
  of(request: string): string | undefined;
  learn(request: string, customer: string): void;
}

const REMEMBERED_AT_MOST = 2_000;

/** Warm processes serve several installations: what is remembered is kept apart by `installation`. */
export function rememberedOwners(installation: () => string): Owners {
  const known = new Map<string, string>();
  const nameOf = (request: string): string => `${installation()} ${request}`;
  return {
    of: (request) => known.get(nameOf(request)),
    learn: (request, customer) => {
      const name = nameOf(request);
      known.delete(name);
      known.set(name, customer);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED_AT_MOST && oldest !== undefined) known.delete(oldest);
    },
  };
}
