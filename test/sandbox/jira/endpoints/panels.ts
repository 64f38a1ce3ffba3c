import { z } from 'zod';
import { hasGlobal } from '../account';
import type { Instance } from '../instance';
import { refuse } from '../refusal';
import { json, parse, type Route } from '../route';
import type { PinTask } from '../store';

const moduleId = z
  .string()
  .regex(/^ari:cloud:ecosystem::extension\/[^/]+\/[^/]+\/static\/[^/]+$/, 'The module id is not an extension ARI.')
  .transform((ari) => ari.split('/').at(-1) ?? '');

const body = z.strictObject({
  moduleId,
  projectList: z
    .array(z.strictObject({ projectIdOrKey: z.string(), action: z.enum(['PIN', 'UNPIN']) }))
    .min(1)
    .max(1000),
});

/** How long the background task of the pin API waits and works. */
const queuedFor = 300;
const runsFor = 700;

/** Pinned on a project: the last finished task that named it decides. */
export function isPinned({ store, now }: Pick<Instance, 'store' | 'now'>, moduleKey: string, projectId: string) {
  return (
    store.tasks
      .all()
      .filter((task) => task.moduleKey === moduleKey && task.submitted + queuedFor + runsFor <= now())
      .sort((a, b) => a.submitted - b.submitted)
      .flatMap((task) => task.projects)
      .findLast((project) => project.projectId === projectId)?.action === 'PIN'
  );
}

/** The pin API, and the tasks in which it works. */
export function panelRoutes(instance: Instance): Route[] {
  const { store, modules, now, siteUrl } = instance;
  return [
    {
      method: 'POST',
      template: '/rest/api/3/forge/panel/action/bulk/async',
      handle(call) {
        const given = parse(body, call.body);
        if (!hasGlobal(call.actor, 'ADMINISTER')) {
          throw refuse(403, 'Only Jira administrators can pin or unpin panels.');
        }
        if (!modules.issuePanels.includes(given.moduleId)) throw refuse(400, 'The module is not an issue panel.');
        const projects = given.projectList.map(({ projectIdOrKey, action }) => {
          const project = store.findProject(projectIdOrKey);
          if (!project) throw refuse(400, `No project could be found with key or id '${projectIdOrKey}'.`);
          return { projectId: project.id, action };
        });
        const id = store.nextId('task', 10001);
        store.tasks.put({ id, submittedBy: call.actor.id, submitted: now(), moduleKey: given.moduleId, projects });
        return json(202, { taskId: id });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/task/{taskId}',
      handle(call) {
        const task = store.tasks.find(call.param('taskId'));
        if (!task) throw refuse(404, 'The task was not found.');
        if (task.submittedBy !== call.actor.id && !hasGlobal(call.actor, 'ADMINISTER')) {
          throw refuse(403, 'You are not the creator of the task.');
        }
        return json(200, taskBean(task, now(), siteUrl));
      },
    },
  ];
}

function taskBean(task: PinTask, now: number, siteUrl: string): object {
  const elapsed = now - task.submitted;
  const started = task.submitted + queuedFor;
  const finished = started + runsFor;
  const common = {
    self: `${siteUrl}/rest/api/3/task/${task.id}`,
    id: task.id,
    description: 'Pin or unpin an app panel',
    submitted: task.submitted,
    submittedBy: 10000,
  };
  if (now < started) {
    return { ...common, status: 'ENQUEUED', progress: 0, elapsedRuntime: 0, lastUpdate: task.submitted };
  }
  if (now < finished) {
    const progress = Math.floor(((elapsed - queuedFor) / runsFor) * 100);
    return { ...common, status: 'RUNNING', started, progress, elapsedRuntime: now - started, lastUpdate: now };
  }
  return {
    ...common,
    status: 'COMPLETE',
    started,
    finished,
    progress: 100,
    elapsedRuntime: runsFor,
    lastUpdate: finished,
  };
}
