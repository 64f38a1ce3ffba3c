import { route } from '@forge/api';
import { z } from 'zod';
import type { RequestSetup } from '../../app/ports/configuration';
import type { ProjectChoice, RequestTypeChoice } from '../../contract/admin';
import { callJira, expectOk } from './client';

const page = <T extends z.ZodType>(value: T) => z.object({ isLastPage: z.boolean(), values: z.array(value) });

const desks = page(
  z.object({ id: z.string(), projectId: z.string(), projectKey: z.string(), projectName: z.string() }),
);

const types = page(
  z.object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullish(),
    canCreateRequest: z.boolean().nullish(),
  }),
);

const fields = z.object({
  requestTypeFields: z.array(
    z.object({
      fieldId: z.string(),
      name: z.string(),
      required: z.boolean(),
      defaultValues: z.array(z.unknown()).nullish(),
      presetValues: z.array(z.unknown()).nullish(),
    }),
  ),
});

/** What OmniChat fills in itself. */
const FILLED = new Set(['summary', 'description']);

/** Choices are read as the administrator, and asked again as the app, which will open the requests. */
export function jiraSetup(panelModule: (environmentId: string) => string): RequestSetup {
  return { projects, requestTypes, pinPanel };

  async function projects(): Promise<ProjectChoice[]> {
    const values = await pages(desks, (start) => route`/rest/servicedeskapi/servicedesk?start=${start}&limit=50`);
    return values.map(({ id, ...desk }) => ({ serviceDeskId: id, ...desk }));
  }

  async function requestTypes(serviceDeskId: string): Promise<RequestTypeChoice[] | undefined> {
    if (!/^[A-Za-z0-9]+$/.test(serviceDeskId)) return undefined;
    const path = (start: string) =>
      route`/rest/servicedeskapi/servicedesk/${serviceDeskId}/requesttype?start=${start}&limit=50`;
    const first = await callJira('person', { path: path('0') });
    if (first.reached && [400, 403, 404].includes(first.status)) return undefined;
    const values = await pages(types, path);
    return Promise.all(
      values.map(async ({ id, name, description }) => {
        const problem = await problemOf(serviceDeskId, id);
        return {
          requestTypeId: id,
          name,
          ...(description == null || description === '' ? {} : { description }),
          ...(problem === undefined ? {} : { problem }),
        };
      }),
    );
  }

  async function problemOf(serviceDeskId: string, requestTypeId: string): Promise<RequestTypeChoice['problem']> {
    const answer = await callJira('app', {
      path: route`/rest/servicedeskapi/servicedesk/${serviceDeskId}/requesttype/${requestTypeId}/field`,
    });
    if (answer.reached && [400, 401, 403, 404].includes(answer.status)) return { code: 'app-may-not-create' };
    const { requestTypeFields } = fields.parse(expectOk('read request type', answer));
    if (!requestTypeFields.some(({ fieldId }) => fieldId === 'description')) return { code: 'no-description' };
    const unfilled = requestTypeFields.filter(
      (field) =>
        field.required &&
        !FILLED.has(field.fieldId) &&
        (field.defaultValues ?? []).length === 0 &&
        (field.presetValues ?? []).length === 0,
    );
    if (unfilled.length === 0) return undefined;
    return { code: 'required-fields', fields: unfilled.map((field) => field.name) };
  }

  async function pinPanel(projectId: string, environmentId: string): Promise<boolean> {
    const answer = await callJira('person', {
      path: route`/rest/api/3/forge/panel/action/bulk/async`,
      method: 'POST',
      body: {
        moduleId: panelModule(environmentId),
        projectList: [{ projectIdOrKey: projectId, action: 'PIN' }],
      },
    });
    return answer.reached && answer.status === 202;
  }
}

async function pages<T>(
  schema: z.ZodType<{ isLastPage: boolean; values: T[] }>,
  path: (start: string) => ReturnType<typeof route>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const answer = await callJira('person', { path: path(String(all.length)) });
    const { isLastPage, values } = schema.parse(expectOk('read choices', answer));
    all.push(...values);
    if (isLastPage || values.length === 0) return all;
  }
}
