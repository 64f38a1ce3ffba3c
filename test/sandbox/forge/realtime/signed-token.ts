import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export type Permission = 'subscribe' | 'publish';
export type TokenError = 'INVALID_TOKEN' | 'TOKEN_EXPIRED' | 'CHANNEL_NAME_MISMATCH' | 'MISSING_PERMISSION';

const payloadSchema = z.object({
  exp: z.number(),
  channel: z.object({ name: z.string() }),
  claims: z.unknown(),
  permissions: z.array(z.enum(['subscribe', 'publish'])).optional(),
});

export interface SignedTokens {
  /** `expiresAt` in seconds. */
  sign(token: { channel: string; claims: unknown; permissions?: Permission[] | undefined }): {
    jwt: string;
    expiresAt: number;
  };
  verify(jwt: string, channel: string, needed: Permission): { claims: unknown } | { error: TokenError };
  /** Any JSON value with a signature. */
  seal(value: unknown): string;
  /** Undefined where the signature is not ours. */
  open(sealed: string): unknown;
}

/** How long a real token lives is not documented. */
const lifetimeSeconds = 15 * 60;

/** Tokens for realtime channels, as JWT; layout of section 11 of the platform reference. */
export function createSignedTokens(secret: string, now: () => number): SignedTokens {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const isOurs = (text: string, given: string): boolean => {
    const [ours, theirs] = [Buffer.from(signature(text)), Buffer.from(given)];
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  };
  const header = encode({ alg: 'HS256', typ: 'JWT' });

  return {
    sign({ channel, claims, permissions }) {
      const expiresAt = Math.floor(now() / 1000) + lifetimeSeconds;
      const body = encode({ exp: expiresAt, channel: { name: channel }, claims, ...(permissions && { permissions }) });
      return { jwt: `${header}.${body}.${signature(`${header}.${body}`)}`, expiresAt };
    },
    verify(jwt, channel, needed) {
      const [head = '', body = '', signed = ''] = jwt.split('.');
      if (!isOurs(`${head}.${body}`, signed)) return { error: 'INVALID_TOKEN' };
      const token = payloadSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      if (now() / 1000 >= token.exp) return { error: 'TOKEN_EXPIRED' };
      if (token.channel.name !== channel) return { error: 'CHANNEL_NAME_MISMATCH' };
      if (token.permissions && !token.permissions.includes(needed)) return { error: 'MISSING_PERMISSION' };
      return { claims: token.claims };
    },
    seal(value) {
      const body = encode(value);
      return `${body}.${signature(body)}`;
    },
    open(sealed) {
      const [body = '', signed = ''] = sealed.split('.');
      const value: unknown = isOurs(body, signed)
        ? JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
        : undefined;
      return value;
    },
  };
}
