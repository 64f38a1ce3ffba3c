import type { Requests } from '../../app/ports/requests';
import { addInternalNote, hasInternalNote, publicComments } from './comments';
import { createRequest } from './create-request';
import { astray } from './find-issues';
import { linkIssues } from './links';
import { removeProperty, setProperty } from './property';
import { candidates, disagreeing } from './search';
import { readStatus } from './status';
import { setDone } from './transitions';

/** Jira and JSM as the app. */
export function jiraRequests(): Requests {
  return {
    create: (order) => createRequest('app', order),
    candidates,
    disagreeing,
    astray,
    status: readStatus,
    setProperty,
    removeProperty,
    link: linkIssues,
    addInternalNote,
    hasInternalNote,
    publicComments,
    setDone,
  };
}
