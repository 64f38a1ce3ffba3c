import type { Directory } from './directory';
import type { Instance } from './instance';
import type { Project, RequestType, RequestTypeField } from './project';

/** What administrators do to projects and their request types, all of it done by the seeded administrator. */
export interface ProjectControls {
  projects(): Project[];
  /** Makes a field required, adding it where the type does not ask for it yet. */
  requireField(
    requestTypeId: string,
    field: Pick<RequestTypeField, 'fieldId' | 'name'> & Partial<RequestTypeField>,
  ): void;
  /** Undoes `requireField`: fields other than the summary become optional again. */
  relaxField(requestTypeId: string, fieldId: string): void;
  removeRequestType(requestTypeId: string): void;
  restoreRequestType(projectKey: string, requestType: RequestType): void;
  /** An organisation policy hides the project from the app, or no longer does. */
  blockApp(projectKey: string, blocked: boolean): void;
  /** A service project becomes another kind of project, or one again: its issues stay, its requests are none meanwhile. */
  changeProjectType(projectKey: string, type: Project['type']): void;
  /** The project and its issues are gone for everybody until `unarchiveProject`; events for the project alone. */
  archiveProject(projectKey: string): void;
  unarchiveProject(projectKey: string): void;
  /** Into the trash (`softdeleted`), from which `restoreProject` brings everything back. */
  trashProject(projectKey: string): void;
  restoreProject(projectKey: string): void;
  /** For good. No events for its issues. */
  deleteProject(projectKey: string): void;
}

export function createProjectControls(instance: Instance, { getAccount, getProject }: Directory): ProjectControls {
  const { store, changes, shapes } = instance;
  const admin = () => ({ accountId: getAccount('admin').id, byApp: false });

  const tellRequestType = (happened: string, requestTypeId: string) => {
    const at = instance.now();
    const entity = {
      entityId: requestTypeId,
      entityType: 'request-type',
      entityUpdateTimeStamp: at,
      sequenceNumber: at,
    };
    changes.tell(`avi:jsm-entity:${happened}:request-type`, entity, admin());
  };
  const editRequestType = (requestTypeId: string, change: (type: RequestType) => RequestType[]) => {
    const project = store.projects
      .all()
      .find(({ requestTypes }) => requestTypes.some(({ id }) => id === requestTypeId));
    if (!project) throw new Error(`The site has no request type ${requestTypeId}.`);
    const requestTypes = project.requestTypes.flatMap((type) => (type.id === requestTypeId ? change(type) : [type]));
    store.projects.put({ ...project, requestTypes });
  };
  const change = (projectKey: string, patch: Partial<Project>, happened: string) => {
    const project = { ...getProject(projectKey), ...patch };
    store.projects.put(project);
    changes.tell(`avi:jira:${happened}:project`, { project: shapes.project(project) }, admin());
  };

  return {
    projects: () => store.projects.all(),
    requireField(requestTypeId, field) {
      const added: RequestTypeField = { kind: 'string', visible: true, options: [], ...field, required: true };
      editRequestType(requestTypeId, (type) => {
        const known = type.fields.some(({ fieldId }) => fieldId === field.fieldId);
        const changed = type.fields.map((old) =>
          old.fieldId === field.fieldId ? { ...old, ...field, required: true } : old,
        );
        return [{ ...type, fields: known ? changed : [...changed, added] }];
      });
      tellRequestType('updated', requestTypeId);
    },
    relaxField(requestTypeId, fieldId) {
      const relaxed = (field: RequestTypeField) => (field.fieldId === fieldId ? { ...field, required: false } : field);
      editRequestType(requestTypeId, (type) => [{ ...type, fields: type.fields.map(relaxed) }]);
      tellRequestType('updated', requestTypeId);
    },
    removeRequestType(requestTypeId) {
      editRequestType(requestTypeId, () => []);
      tellRequestType('deleted', requestTypeId);
    },
    restoreRequestType(projectKey, requestType) {
      const project = getProject(projectKey);
      store.projects.put({ ...project, requestTypes: [...project.requestTypes, requestType] });
      tellRequestType('created', requestType.id);
    },
    blockApp(projectKey, blocked) {
      store.projects.put({ ...getProject(projectKey), appBlocked: blocked });
    },
    changeProjectType(projectKey, type) {
      change(projectKey, { type }, 'updated');
    },
    archiveProject(projectKey) {
      change(projectKey, { shelf: 'archived' }, 'archived');
    },
    unarchiveProject(projectKey) {
      change(projectKey, { shelf: undefined }, 'unarchived');
    },
    trashProject(projectKey) {
      change(projectKey, { shelf: 'trash' }, 'softdeleted');
    },
    restoreProject(projectKey) {
      change(projectKey, { shelf: undefined }, 'restored');
    },
    deleteProject(projectKey) {
      changes.removeProject(getProject(projectKey), admin());
    },
  };
}
