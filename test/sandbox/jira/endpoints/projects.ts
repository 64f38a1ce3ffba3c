import { z } from 'zod';
import type { Account } from '../account';
import type { Instance } from '../instance';
import { requestTypeFieldId, systemFields } from '../issue-fields';
import type { Project } from '../project';
import { resolutions } from '../project';
import { refuse } from '../refusal';
import { json, list, parse, type Route, wholeNumber } from '../route';

const searchQuery = z.strictObject({
  startAt: wholeNumber.default(0),
  maxResults: wholeNumber.default(50),
  typeKey: list.optional(),
  query: z.string().optional(),
  keys: list.optional(),
  id: list.optional(),
  orderBy: z.string().optional(),
  action: z.enum(['view', 'browse', 'edit', 'create']).optional(),
  expand: list.optional(),
  status: list.optional(),
});

export function projectRoutes(instance: Instance): Route[] {
  const { store, access, shapes, siteUrl } = instance;

  const visible = (viewer: Account): Project[] =>
    store.projects
      .all()
      .filter((project) => access.seesProject(viewer, project))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  const projectOf = (viewer: Account, idOrKey: string): Project => {
    const project = store.findProject(idOrKey);
    if (project && access.seesProject(viewer, project)) return project;
    throw refuse(404, `No project could be found with key or id '${idOrKey}'.`);
  };

  return [
    {
      method: 'GET',
      template: '/rest/api/3/project/search',
      handle(call) {
        const query = parse(searchQuery, call.query);
        const text = query.query?.toLowerCase();
        const found = visible(call.actor)
          .filter(({ type }) => query.typeKey?.includes(type) ?? true)
          .filter(({ key }) => query.keys?.includes(key) ?? true)
          .filter(({ id }) => query.id?.includes(id) ?? true)
          .filter(({ key, name }) => text === undefined || `${key} ${name}`.toLowerCase().includes(text));
        const { startAt, maxResults } = query;
        const values = found.slice(startAt, startAt + maxResults).map((project) => shapes.project(project));
        const self = `${siteUrl}/rest/api/3/project/search?startAt=${String(startAt)}&maxResults=${String(maxResults)}`;
        const isLast = startAt + maxResults >= found.length;
        return json(200, { self, maxResults, startAt, total: found.length, isLast, values });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/project/{projectIdOrKey}',
      handle(call) {
        parse(z.strictObject({ expand: list.optional(), properties: list.optional() }), call.query);
        const project = projectOf(call.actor, call.param('projectIdOrKey'));
        const issueTypes = project.issueTypes.map(({ id }) => shapes.issueType(project, id));
        return json(200, { ...shapes.project(project), description: '', issueTypes, style: 'classic' });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/project/{projectIdOrKey}/statuses',
      handle(call) {
        const project = projectOf(call.actor, call.param('projectIdOrKey'));
        const statuses = project.workflow.statuses.map((status) => shapes.status(status));
        const types = project.issueTypes.map(({ id }) => ({ ...shapes.issueType(project, id), statuses }));
        return json(200, types);
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/field',
      handle() {
        const own = systemFields
          .filter((id) => id !== requestTypeFieldId)
          .map((id) => ({ id, key: id, name: id, custom: false, orderable: true, navigable: true, searchable: true }));
        const custom = store.projects
          .all()
          .flatMap((project) => project.requestTypes)
          .flatMap((requestType) => requestType.fields)
          .filter(({ fieldId }) => fieldId.startsWith('customfield_'))
          .map(({ fieldId, name }) => [fieldId, name] as const);
        const named = new Map<string, string>([[requestTypeFieldId, 'Request Type'], ...custom]);
        const rest = [...named].map(([id, name]) => ({
          id,
          key: id,
          name,
          custom: true,
          orderable: true,
          navigable: true,
          searchable: true,
          clauseNames: [`cf[${id.slice('customfield_'.length)}]`, name],
        }));
        return json(200, [...own, ...rest]);
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/resolution/search',
      handle(call) {
        const query = z.strictObject({ startAt: wholeNumber.default(0), maxResults: wholeNumber.default(50) });
        const { startAt, maxResults } = parse(query, call.query);
        const values = resolutions.slice(startAt, startAt + maxResults);
        const isLast = startAt + maxResults >= resolutions.length;
        return json(200, { startAt, maxResults, total: resolutions.length, isLast, values });
      },
    },
  ];
}
