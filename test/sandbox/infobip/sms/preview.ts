import type { EgressRequest, HttpAnswer } from '../../ports';
import { jsonAnswer, refusal } from '../envelopes';
import { smsLength } from './length';
import { previewRequest, readBody } from './request';

/** `POST /sms/1/preview`: the text as it is; a second entry where a language or transliteration was asked for. */
export function previewSms(request: EgressRequest): HttpAnswer {
  const body = readBody(previewRequest, request.body);
  if (!body.ok) return refusal('A', 400, body.violations);
  const { text, languageCode, transliteration } = body.value;
  const { parts, remaining } = smsLength(text);
  const asItIs = { textPreview: text, messageCount: parts, charactersRemaining: remaining };
  const configuration = {
    ...(languageCode !== undefined && { language: { languageCode } }),
    ...(transliteration !== undefined && { transliteration }),
  };
  const second = Object.keys(configuration).length > 0 ? [{ ...asItIs, configuration }] : [];
  return jsonAnswer(200, { originalText: text, previews: [{ ...asItIs, configuration: {} }, ...second] });
}
