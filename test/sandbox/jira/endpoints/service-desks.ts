import { z } from 'zod';
import { type Account, hasInProject } from '../account';
import type { Instance } from '../instance';
import { isAgent } from '../issue-fields';
import { isServiceDesk, type Project, type RequestType, type RequestTypeField } from '../project';
import { refuse } from '../refusal';
import { flag, json, list, parse, type Route, wholeNumber } from '../route';

export const jsmPage = z.strictObject({
  start: wholeNumber.default(0),
  limit: wholeNumber.pipe(z.number().max(100)).default(50),
});
const typesQuery = jsmPage.extend({
  groupId: wholeNumber.optional(),
  expand: list.optional(),
  searchQuery: z.string().optional(),
  includeHiddenRequestTypesInSearch: flag.optional(),
  restrictionStatus: z.enum(['open', 'restricted']).optional(),
});

const schemaTypes: Record<RequestTypeField['kind'], string> = {
  string: 'string',
  richText: 'string',
  date: 'date',
  option: 'option',
};

export function serviceDeskRoutes(instance: Instance): Route[] {
  const { store, access, shapes, siteUrl } = instance;
  const desks = '/rest/servicedeskapi/servicedesk';

  const bean = (project: Project) => ({
    id: project.serviceDeskId,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${siteUrl}${desks}/${project.serviceDeskId ?? ''}` },
  });
  const deskOf = (viewer: Account, id: string): Project => {
    const project = store.findDesk(id);
    if (!project) throw refuse(404, 'The service desk does not exist.', 'sd.rest.servicedesk.not.found');
    if (access.seesProject(viewer, project)) return project;
    throw refuse(403, 'You do not have permission to access this service desk.', 'sd.rest.servicedesk.forbidden');
  };
  const isDeskAdmin = (viewer: Account, project: Project) => hasInProject(viewer, 'ADMINISTER_PROJECTS', project.id);
  const visibleTypes = (viewer: Account, project: Project) =>
    project.requestTypes.filter(({ restricted }) => !restricted || isDeskAdmin(viewer, project));
  const typeOf = (viewer: Account, project: Project, id: string): RequestType => {
    const requestType = visibleTypes(viewer, project).find((candidate) => candidate.id === id);
    if (!requestType) throw refuse(404, 'The request type does not exist.', 'sd.rest.requesttype.not.found');
    return requestType;
  };

  return [
    {
      method: 'GET',
      template: desks,
      handle(call) {
        const { start, limit } = parse(jsmPage, call.query);
        const visible = store.projects
          .all()
          .filter((project) => isServiceDesk(project) && access.seesProject(call.actor, project));
        return json(200, shapes.jsmPage('/servicedesk', visible.map(bean), start, limit));
      },
    },
    {
      method: 'GET',
      template: `${desks}/{serviceDeskId}`,
      handle: (call) => json(200, bean(deskOf(call.actor, call.param('serviceDeskId')))),
    },
    {
      method: 'GET',
      template: `${desks}/{serviceDeskId}/requesttype`,
      handle(call) {
        const query = parse(typesQuery, call.query);
        const project = deskOf(call.actor, call.param('serviceDeskId'));
        const text = query.searchQuery?.toLowerCase() ?? '';
        const wanted = query.restrictionStatus;
        const types = visibleTypes(call.actor, project)
          .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(text))
          .filter(({ restricted }) => wanted === undefined || restricted === (wanted === 'restricted'))
          .map((requestType) => shapes.requestType(project, requestType, call.actor));
        const path = `/servicedesk/${project.serviceDeskId ?? ''}/requesttype`;
        return json(200, shapes.jsmPage(path, types, query.start, query.limit));
      },
    },
    {
      method: 'GET',
      template: `${desks}/{serviceDeskId}/requesttype/{requestTypeId}`,
      handle(call) {
        parse(z.strictObject({ expand: list.optional() }), call.query);
        const project = deskOf(call.actor, call.param('serviceDeskId'));
        const requestType = typeOf(call.actor, project, call.param('requestTypeId'));
        return json(200, shapes.requestType(project, requestType, call.actor));
      },
    },
    {
      method: 'GET',
      template: `${desks}/{serviceDeskId}/requesttype/{requestTypeId}/field`,
      handle(call) {
        const { expand = [] } = parse(z.strictObject({ expand: list.optional() }), call.query);
        const project = deskOf(call.actor, call.param('serviceDeskId'));
        const requestType = typeOf(call.actor, project, parse(wholeNumber, call.param('requestTypeId')).toString());
        const withHidden = expand.includes('hiddenFields') && isDeskAdmin(call.actor, project);
        const agent = isAgent(call.actor, project.id);
        return json(200, {
          requestTypeFields: requestType.fields.filter(({ visible }) => visible || withHidden).map(fieldBean),
          canRaiseOnBehalfOf: agent,
          canAddRequestParticipants: agent,
        });
      },
    },
  ];
}

function fieldBean(field: RequestTypeField): object {
  const options = field.options.map(({ id, label }) => ({ value: id, label, children: [] }));
  const number = /^customfield_(\d+)$/.exec(field.fieldId)?.[1];
  const custom = {
    custom: `com.atlassian.jira.plugin.system.customfieldtypes:${field.kind}`,
    customId: Number(number),
  };
  return {
    fieldId: field.fieldId,
    name: field.name,
    description: '',
    required: field.required,
    defaultValues: options.filter(({ value }) => value === field.defaultValue),
    validValues: options,
    presetValues: field.visible || field.defaultValue === undefined ? [] : [field.defaultValue],
    jiraSchema: { type: schemaTypes[field.kind], ...(number === undefined ? { system: field.fieldId } : custom) },
    visible: field.visible,
  };
}
