import { z } from 'zod';
import type { Account } from '../account';
import { adfDocument } from '../adf';
import type { Instance } from '../instance';
import type { Issue } from '../issue';
import { type Project, type ScreenField, type Transition, resolutions, statusOf } from '../project';
import { refuse, refuseField } from '../refusal';
import { empty, flag, json, list, parse, type Route } from '../route';
import { isInternal, propertyList } from './comments';

const listQuery = z.strictObject({
  expand: list.optional(),
  transitionId: z.string().optional(),
  skipRemoteOnlyCondition: flag.optional(),
  includeUnavailableTransitions: flag.optional(),
  sortByOpsBarAndStatus: flag.optional(),
});

const body = z.strictObject({
  transition: z.looseObject({ id: z.string() }),
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z
    .strictObject({
      comment: z
        .array(z.strictObject({ add: z.strictObject({ body: adfDocument, properties: propertyList.optional() }) }))
        .optional(),
    })
    .default({}),
  historyMetadata: z.looseObject({}).optional(),
});

/** The transitions of the issue's status, in workflow order. */
export function transitionsFrom(project: Project, issue: Issue): Transition[] {
  return project.workflow.transitions.filter(({ from }) => from.length === 0 || from.includes(issue.statusId));
}

/** As the platform lists them; empty for those who may not move the issue. */
export function availableTransitions(instance: Instance, issue: Issue, viewer: Account, withFields: boolean): object[] {
  const { access, shapes } = instance;
  if (!access.may(viewer, 'TRANSITION_ISSUES', issue)) return [];
  const project = access.projectOf(issue);
  return transitionsFrom(project, issue).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: shapes.status(statusOf(project, transition.to)),
    hasScreen: transition.screen.length > 0,
    isGlobal: transition.from.length === 0,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    looped: transition.to === issue.statusId,
    ...(withFields
      ? { fields: Object.fromEntries(transition.screen.map((field) => [field.fieldId, screenField(field)])) }
      : {}),
  }));
}

function screenField({ fieldId, name, required, defaultValue }: ScreenField): object {
  const isResolution = fieldId === 'resolution';
  return {
    required,
    schema: isResolution ? { type: 'resolution', system: 'resolution' } : { type: 'string' },
    name,
    key: fieldId,
    hasDefaultValue: defaultValue !== undefined,
    operations: ['set'],
    ...(isResolution ? { allowedValues: resolutions } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue: { id: defaultValue } }),
  };
}

export function transitionRoutes(instance: Instance): Route[] {
  const { access, changes } = instance;
  const template = '/rest/api/3/issue/{issueIdOrKey}/transitions';
  return [
    {
      method: 'GET',
      template,
      handle(call) {
        const query = parse(listQuery, call.query);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const withFields = query.expand?.includes('transitions.fields') ?? false;
        const offered = availableTransitions(instance, issue, call.actor, withFields);
        const chosen = query.transitionId;
        const transitions = offered.filter((one) => chosen === undefined || ('id' in one && one.id === chosen));
        return json(200, { expand: 'transitions', transitions });
      },
    },
    {
      method: 'POST',
      template,
      handle(call) {
        const given = parse(body, call.body);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const possible = access.may(call.actor, 'TRANSITION_ISSUES', issue)
          ? transitionsFrom(access.projectOf(issue), issue)
          : [];
        const transition = possible.find(({ id }) => id === given.transition.id);
        if (!transition) {
          throw refuse(
            400,
            'It seems that you have tried to perform a workflow operation that is not valid for the current state of this issue.',
          );
        }
        const resolutionId = checkScreen(transition.screen, given.fields);
        if (given.update.comment && !access.may(call.actor, 'ADD_COMMENTS', issue)) {
          throw refuseField('comment', 'You do not have the permission to comment on this issue.');
        }
        const author = { accountId: call.actor.id, byApp: call.asApp };
        let changed = changes.transition(issue, transition, resolutionId, author);
        const written = Object.fromEntries(Object.entries(given.fields).filter(([name]) => name !== 'resolution'));
        if (Object.keys(written).length > 0) {
          changed = changes.edit(changed, { customFields: { ...changed.customFields, ...written } }, [], author);
        }
        for (const { add } of given.update.comment ?? []) {
          changes.comment(changed, { body: add.body, public: !isInternal(instance, changed, call.actor, add) }, author);
          changed = access.issue(call.actor, issue.id);
        }
        return empty(204);
      },
    },
  ];
}

const resolutionValue = z.union([z.strictObject({ id: z.string() }), z.strictObject({ name: z.string() })]);

/** Fields must be on the screen, required ones need a value or a default. Answers the resolution that was chosen. */
function checkScreen(screen: ScreenField[], fields: Record<string, unknown>): string | undefined {
  for (const name of Object.keys(fields)) {
    if (!screen.some((field) => field.fieldId === name)) {
      throw refuseField(name, `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
    }
  }
  for (const { fieldId, name, required, defaultValue } of screen) {
    const value = fields[fieldId];
    if (required && defaultValue === undefined && (value == null || value === '')) {
      throw refuseField(fieldId, `${name} is required.`);
    }
  }
  if (fields['resolution'] === undefined) return undefined;
  const given = parse(resolutionValue, fields['resolution']);
  const found = resolutions.find(({ id, name }) => ('id' in given ? id === given.id : name === given.name));
  if (!found) throw refuseField('resolution', 'The resolution selected is invalid.');
  return found.id;
}
