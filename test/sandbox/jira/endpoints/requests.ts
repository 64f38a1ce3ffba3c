import { z } from 'zod';
import { type Account, hasInProject } from '../account';
import { textOf } from '../adf';
import type { Instance } from '../instance';
import { isAgent } from '../issue-fields';
import type { Issue } from '../issue';
import { type Project, type RequestType, statusOf } from '../project';
import { refuse } from '../refusal';
import { type Call, json, list, parse, type Route, wholeNumber } from '../route';
import { mayCreate } from '../shapes';
import { requestFieldValues } from './request-fields';
import { jsmPage } from './service-desks';

const createBody = z.strictObject({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: z.record(z.string(), z.unknown()),
  isAdfRequest: z.boolean().default(false),
  raiseOnBehalfOf: z.string().optional(),
  requestParticipants: z.array(z.string()).default([]),
  channel: z.string().optional(),
});

const listQuery = jsmPage.extend({
  searchTerm: z.string().optional(),
  requestOwnership: list.optional(),
  requestStatus: z.enum(['CLOSED_REQUESTS', 'OPEN_REQUESTS', 'ALL_REQUESTS']).optional(),
  serviceDeskId: wholeNumber.optional(),
  requestTypeId: wholeNumber.optional(),
  expand: list.optional(),
});

/** A request as the JSM API answers it. */
function requestBean({ shapes, access, siteUrl }: Instance, issue: Issue): object {
  const project = access.projectOf(issue);
  const desk = project.serviceDeskId ?? '';
  const at = issue.statusHistory.at(-1)?.at ?? issue.created;
  const requestType = project.requestTypes.find(({ id }) => id === issue.requestTypeId);
  const shown = (requestType?.fields ?? []).filter(({ visible }) => visible);
  const values = shown.map(({ fieldId, name }) => ({ fieldId, label: name, value: fieldValue(issue, fieldId) }));
  return {
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: issue.requestTypeId ?? '',
    serviceDeskId: desk,
    createdDate: shapes.jsmDate(issue.created),
    reporter: shapes.jsmUser(issue.reporter),
    requestFieldValues: values.filter(({ value }) => value != null),
    currentStatus: shapes.jsmStatus(statusOf(project, issue.statusId), at),
    _links: {
      jiraRest: `${siteUrl}/rest/api/2/issue/${issue.id}`,
      web: `${siteUrl}/servicedesk/customer/portal/${desk}/${issue.key}`,
      agent: `${siteUrl}/browse/${issue.key}`,
      self: `${siteUrl}/rest/servicedeskapi/request/${issue.id}`,
    },
  };
}

/** What the answer holds only when it is asked for. */
function expanded({ access }: Instance, issue: Issue, wanted: string[]): object {
  const project = access.projectOf(issue);
  const type = project.requestTypes.find(({ id }) => id === issue.requestTypeId);
  const desk = {
    id: project.serviceDeskId ?? '',
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
  };
  return {
    ...(wanted.includes('serviceDesk') ? { serviceDesk: desk } : {}),
    ...(wanted.includes('requestType') && type !== undefined
      ? { requestType: { id: type.id, name: type.name, serviceDeskId: desk.id, issueTypeId: type.issueTypeId } }
      : {}),
  };
}

function fieldValue(issue: Issue, fieldId: string): unknown {
  if (fieldId === 'summary') return issue.summary;
  if (fieldId === 'description') return issue.description === null ? null : textOf(issue.description);
  return issue.customFields[fieldId];
}

/** Requests through JSM's API: only what is opened here has a request type. */
export function requestRoutes(instance: Instance): Route[] {
  const { store, access, changes, shapes } = instance;
  const requests = '/rest/servicedeskapi/request';

  const deskFor = (actor: Account, id: string): Project => {
    const project = store.findDesk(id);
    if (project && access.seesProject(actor, project)) return project;
    throw refuse(400, 'Your service desk ID is invalid.', 'sd.rest.servicedesk.invalid');
  };
  const typeFor = (actor: Account, project: Project, id: string): RequestType => {
    const requestType = project.requestTypes.find((candidate) => candidate.id === id);
    if (!requestType) throw refuse(400, 'Your request type ID is invalid.', 'sd.rest.requesttype.invalid');
    if (mayCreate(actor, project, requestType)) return requestType;
    throw refuse(403, 'You do not have permission to create this request.', 'sd.request.create.error.noPermission');
  };
  const personFor = (project: Project, accountId: string): string => {
    const account = store.accounts.find(accountId);
    const known = account?.active && hasInProject(account, 'BROWSE_PROJECTS', project.id);
    if (known) return account.id;
    throw refuse(
      400,
      `The account '${accountId}' is not a customer of this service desk.`,
      'sd.request.create.error.user',
    );
  };

  const create = (call: Call) => {
    const given = parse(createBody, call.body);
    const project = deskFor(call.actor, given.serviceDeskId);
    const requestType = typeFor(call.actor, project, given.requestTypeId);
    const forOthers = given.raiseOnBehalfOf !== undefined || given.requestParticipants.length > 0;
    if (forOthers && !isAgent(call.actor, project.id)) {
      throw refuse(403, 'You do not have permission to raise requests for others.', 'sd.request.create.error.behalf');
    }
    const fields = requestFieldValues(requestType, given.requestFieldValues, given.isAdfRequest);
    const issue = changes.create(
      {
        ...fields,
        project,
        issueTypeId: requestType.issueTypeId,
        requestTypeId: requestType.id,
        reporter: given.raiseOnBehalfOf === undefined ? call.actor.id : personFor(project, given.raiseOnBehalfOf),
        participants: given.requestParticipants.map((accountId) => personFor(project, accountId)),
      },
      { accountId: call.actor.id, byApp: call.asApp },
    );
    return json(201, requestBean(instance, issue));
  };

  return [
    { method: 'POST', template: requests, handle: create },
    {
      method: 'GET',
      template: requests,
      handle(call) {
        const query = parse(listQuery, call.query);
        const desk = query.serviceDeskId === undefined ? undefined : store.findDesk(String(query.serviceDeskId))?.id;
        const isOpen = (issue: Issue) => statusOf(access.projectOf(issue), issue.statusId).category !== 'done';
        const found = store.issues
          .all()
          .filter((issue) => issue.requestTypeId !== null && access.seesIssue(call.actor, issue))
          .filter((issue) => [issue.reporter, ...issue.participants].includes(call.actor.id))
          .filter((issue) => desk === undefined || issue.projectId === desk)
          .filter(({ requestTypeId }) => (query.requestTypeId ?? Number(requestTypeId)) === Number(requestTypeId))
          .filter(({ summary }) => summary.toLowerCase().includes(query.searchTerm?.toLowerCase() ?? ''))
          .filter((issue) => (query.requestStatus === 'OPEN_REQUESTS' ? isOpen(issue) : true))
          .filter((issue) => (query.requestStatus === 'CLOSED_REQUESTS' ? !isOpen(issue) : true))
          .sort((a, b) => Number(b.id) - Number(a.id))
          .map((issue) => requestBean(instance, issue));
        return json(200, shapes.jsmPage('/request', found, query.start, query.limit));
      },
    },
    {
      method: 'GET',
      template: `${requests}/{issueIdOrKey}`,
      handle(call) {
        const { expand = [] } = parse(z.strictObject({ expand: list.optional() }), call.query);
        const issue = access.request(call.actor, call.param('issueIdOrKey'));
        return json(200, { ...requestBean(instance, issue), ...expanded(instance, issue, expand) });
      },
    },
    {
      method: 'GET',
      template: `${requests}/{issueIdOrKey}/status`,
      handle(call) {
        const { start, limit } = parse(jsmPage, call.query);
        const issue = access.request(call.actor, call.param('issueIdOrKey'));
        const project = access.projectOf(issue);
        const statuses = issue.statusHistory
          .map(({ statusId, at }) => ({ status: project.workflow.statuses.find(({ id }) => id === statusId), at }))
          .flatMap(({ status, at }) => (status ? [shapes.jsmStatus(status, at)] : []))
          .reverse();
        return json(200, shapes.jsmPage(`/request/${issue.id}/status`, statuses, start, limit));
      },
    },
  ];
}
