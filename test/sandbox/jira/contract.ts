import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Checks requests against the vendor's OpenAPI documents, read in place beside the project. */
export interface Contract {
  /** What is wrong with the request; empty if nothing is, or if the documents do not describe the operation. */
  problems(method: string, template: string, query: Record<string, string>, body: unknown): string[];
  describes(method: string, template: string): boolean;
  /** What is wrong with an answer's body by the documented schema. For tests: the documents err in places. */
  answerProblems(method: string, template: string, status: number, body: unknown): string[];
}

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: z.looseObject({ type: z.string().optional(), enum: z.array(z.unknown()).optional() }).default({}),
});
const operation = z.looseObject({
  parameters: z.array(parameter).default([]),
  requestBody: z
    .looseObject({ required: z.boolean().default(false), content: z.record(z.string(), z.unknown()) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });
type Operation = z.infer<typeof operation>;

/** The documents of the folder, or nothing where it is missing. Validators are compiled on first use. */
export function loadContract(folder: string): Contract | undefined {
  const file = path.join(folder, 'omnichat-subset.json');
  if (!existsSync(file)) return undefined;
  const { paths, ...rest } = document.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats(ajv);
  ajv.addSchema({ paths, ...rest }, 'jira');
  const validators = new Map<string, ValidateFunction>();

  const problemsBy = (pointer: string[], value: unknown): string[] => {
    const reference = `jira#/${pointer.map(escapePointer).join('/')}`;
    const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
    validators.set(reference, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || 'request'} ${error.message ?? 'is invalid'}`,
    );
  };
  const find = (method: string, template: string) => paths[template]?.[method.toLowerCase()];

  return {
    describes: (method, template) => find(method, template) !== undefined,
    problems(method, template, query, body) {
      const described = find(method, template);
      if (!described) return [];
      const found = queryProblems(described, query);
      const content = described.requestBody?.content['application/json'];
      if (described.requestBody === undefined) return found;
      if (body === undefined) return described.requestBody.required ? [...found, 'a body is required'] : found;
      if (content === undefined) return found;
      const pointer = ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
      return [...found, ...problemsBy(pointer, body)];
    },
    answerProblems(method, template, status, body) {
      const content = find(method, template)?.responses[String(status)]?.content;
      if (!content || !('application/json' in content)) return [];
      const place = ['paths', template, method.toLowerCase(), 'responses', String(status)];
      return problemsBy([...place, 'content', 'application/json', 'schema'], body);
    },
  };
}

function queryProblems(described: Operation, query: Record<string, string>): string[] {
  const parameters = described.parameters.filter((candidate) => candidate.in === 'query');
  const missing = parameters
    .filter(({ name, required }) => required && query[name] === undefined)
    .map(({ name }) => `query parameter ${name} is required`);
  const wrong = Object.entries(query).flatMap(([name, value]) => {
    const declared = parameters.find((candidate) => candidate.name === name);
    if (!declared) return [`unknown query parameter ${name}`];
    const { type, enum: allowed } = declared.schema;
    if (type === 'integer' && !/^-?\d+$/.test(value)) return [`query parameter ${name} must be an integer`];
    if (type === 'boolean' && !/^(true|false)$/.test(value)) return [`query parameter ${name} must be true or false`];
    if (allowed && type !== 'array' && !allowed.includes(value)) return [`query parameter ${name} has no such value`];
    return [];
  });
  return [...missing, ...wrong];
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
