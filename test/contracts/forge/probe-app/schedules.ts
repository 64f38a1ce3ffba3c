import { kvs } from '@forge/kvs';
import { z } from 'zod';

export async function sweep(given: unknown): Promise<object> {
  const runs = z.number().parse((await kvs.get('sweeps')) ?? 0);
  await kvs.set('sweeps', runs + 1);
  await kvs.set('last-sweep', given);
  return { statusCode: 204 };
}
