import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';

const documentPart = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  webhooks: z.record(z.string(), z.unknown()).optional(),
});

/** Checks bodies against Infobip's OpenAPI documents, read in place. */
export interface ApiDocuments {
  /** What the document has against a request body; empty where it is fine or the document does not know the call. */
  requestProblems(method: string, path: string, body: unknown): string[];
  /** The same for the body of a webhook, by its name in the document. */
  webhookProblems(name: string, body: unknown): string[];
}

/** The documents `files` of `folder`; `undefined` where the folder is not there. */
export function readApiDocuments(folder: string, files = ['sms.json']): ApiDocuments | undefined {
  if (!existsSync(folder)) return undefined;
  // The documents' formats are wider than JSON Schema's: their date-time has an offset without a colon.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const documents = files.map((file) => {
    const document = documentPart.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    ajv.addSchema(document, file);
    return { file, document };
  });
  const compiled = new Map<string, ValidateFunction>();
  const problems = (file: string, operation: string[], body: unknown): string[] => {
    const place = [...operation, 'requestBody', 'content', 'application/json', 'schema'];
    const $ref = `${file}#/${place.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`.trim());
  };
  return {
    requestProblems: (method, callPath, body) => {
      const verb = method.toLowerCase();
      const known = documents.find(({ document }) => document.paths[callPath]?.[verb] !== undefined);
      return known ? problems(known.file, ['paths', callPath, verb], body) : [];
    },
    webhookProblems: (name, body) => {
      const known = documents.find(({ document }) => document.webhooks?.[name] !== undefined);
      if (!known) throw new Error(`No document has a webhook ${name}.`);
      return problems(known.file, ['webhooks', name, 'post'], body);
    },
  };
}
