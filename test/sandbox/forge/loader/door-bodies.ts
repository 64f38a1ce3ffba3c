import { STATUS_CODES } from 'node:http';
import type { HttpAnswer } from '../../ports';

const textual = /json|text|xml|x-www-form-urlencoded/i;

/** Text stays text, so that the host and its logs can read it; anything else travels as bytes. */
export function bodyForDoor(bytes: Uint8Array, contentType: string | undefined): string | Uint8Array | undefined {
  if (bytes.byteLength === 0) return undefined;
  return contentType === undefined || textual.test(contentType) ? Buffer.from(bytes).toString('utf8') : bytes;
}

/** A copy whose memory is its own, as `Response` and messages between threads want it. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

const withoutBody = new Set([101, 204, 205, 304]);

/** A Fetch `Response` as the libraries expect it; the status text matters to some of them. */
export function toResponse(answer: HttpAnswer): Response {
  const body = typeof answer.body === 'string' ? answer.body : ownBytes(answer.body);
  return new Response(withoutBody.has(answer.status) ? null : body, {
    status: answer.status,
    statusText: STATUS_CODES[answer.status] ?? '',
    headers: answer.headers,
  });
}
