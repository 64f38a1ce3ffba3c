import { route } from '@forge/api';
import { z } from 'zod';
import type { PersonRequests, RequestType } from '../../app/ports/requests';
import { callJira, expectOk } from './client';
import { internalComments, readComment } from './comments';
import { createRequest } from './create-request';
import { findIssues } from './find-issues';
import { missingForPerson, missingInProject } from './permissions';
import { bringBack, canLeadTo, setInProgress } from './transitions';

const request = z.object({
  issueKey: z.string(),
  requestTypeId: z.string(),
  serviceDeskId: z.string(),
  reporter: z.object({ accountId: z.string() }).nullish(),
  requestType: z.object({ name: z.string() }),
  serviceDesk: z.object({ projectId: z.string(), projectName: z.string() }),
});

/** Jira and JSM as the person in session: Jira decides what that person sees and may do. */
export function personRequests(): PersonRequests {
  return {
    missing: missingForPerson,
    missingInProject,
    find: (requests) => findIssues('person', requests),
    typeOf,
    create: (order) => createRequest('person', order),
    setInProgress,
    leadsTo: canLeadTo,
    bringBack,
    internalComments,
    comment: readComment,
  };
}

async function typeOf(id: string): Promise<RequestType | undefined> {
  const answer = await callJira('person', {
    path: route`/rest/servicedeskapi/request/${id}?expand=requestType,serviceDesk`,
  });
  if (answer.reached && [400, 403, 404].includes(answer.status)) return undefined;
  const read = request.safeParse(expectOk('read request type', answer)).data;
  // An issue that no request type made.
  if (read === undefined || read.requestTypeId === '') return undefined;
  return {
    key: read.issueKey,
    reporter: read.reporter?.accountId,
    serviceDeskId: read.serviceDeskId,
    requestTypeId: read.requestTypeId,
    requestTypeName: read.requestType.name,
    projectId: read.serviceDesk.projectId,
    projectName: read.serviceDesk.projectName,
  };
}
