import type { Instance } from '../instance';
import type { Route } from '../route';
import { commentRoutes } from './comments';
import { issueEditRoutes } from './edit-issues';
import { linkRoutes } from './links';
import { panelRoutes } from './panels';
import { permissionRoutes } from './permissions';
import { projectRoutes } from './projects';
import { propertyRoutes } from './properties';
import { issueReadRoutes } from './read-issues';
import { requestCommentRoutes } from './request-comments';
import { requestRoutes } from './requests';
import { searchRoutes } from './search';
import { serviceDeskRoutes } from './service-desks';
import { transitionRoutes } from './transitions';
import { userRoutes } from './users';

/** Everything the site answers. What is not here is a 404 and is noted as an unknown call. */
export function endpoints(instance: Instance): Route[] {
  return [
    requestRoutes,
    requestCommentRoutes,
    serviceDeskRoutes,
    issueReadRoutes,
    issueEditRoutes,
    transitionRoutes,
    commentRoutes,
    propertyRoutes,
    linkRoutes,
    searchRoutes,
    permissionRoutes,
    userRoutes,
    projectRoutes,
    panelRoutes,
  ].flatMap((routes) => routes(instance));
}
