import { z } from 'zod';
import { hasInProject } from '../account';
import { adfDocument } from '../adf';
import { changeItem } from '../changelog-items';
import type { IssuePatch } from '../changes';
import { isBlank, summaryValue } from '../field-values';
import type { Instance } from '../instance';
import type { ChangeItem, Issue } from '../issue';
import { priorities } from '../project';
import { refuse, refuseField } from '../refusal';
import { type Call, empty, flag, json, list, parse, type Route } from '../route';
import { issueBean } from './read-issues';
import { propertyEntry } from './properties';

const reference = z.looseObject({ id: z.string().optional(), accountId: z.string().optional() });
const person = reference.nullable().transform((value) => value?.accountId ?? value?.id ?? null);
const label = z.string().regex(/^\S{1,255}$/, 'The label contains spaces which is invalid.');

const editable = {
  summary: summaryValue.optional(),
  description: adfDocument.nullable().optional(),
  labels: z.array(label).optional(),
  priority: z.strictObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
  assignee: person.optional(),
  reporter: person.optional(),
};
/** Custom fields by their id; any other name is refused, as on a screen without that field. */
const customField = z.record(
  z.string().regex(/^customfield_\d+$/, 'Field cannot be set. It is not on the appropriate screen, or unknown.'),
  z.unknown(),
);

const splitFields = (shape: z.ZodObject) => (value: unknown) => {
  const entries = Object.entries(parse(z.record(z.string(), z.unknown()), value));
  const known = (name: string) => name in shape.shape;
  return {
    system: Object.fromEntries(entries.filter(([name]) => known(name))),
    custom: parse(customField, Object.fromEntries(entries.filter(([name]) => !known(name)))),
  };
};

const labelChange = z.strictObject({
  add: label.optional(),
  remove: label.optional(),
  set: z.array(label).optional(),
});
const change = z.strictObject({ labels: z.array(labelChange).optional() });

const createFields = z.strictObject({
  ...editable,
  summary: summaryValue,
  project: z.strictObject({ id: z.string().optional(), key: z.string().optional() }),
  issuetype: z.strictObject({ id: z.string().optional(), name: z.string().optional() }),
});
const editFields = z.strictObject(editable);

const envelope = z.strictObject({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: change.optional(),
  properties: z.array(propertyEntry).optional(),
  historyMetadata: z.looseObject({}).optional(),
});

const editQuery = z.strictObject({
  notifyUsers: flag.optional(),
  overrideScreenSecurity: flag.optional(),
  overrideEditableFlag: flag.optional(),
  returnIssue: flag.optional(),
  expand: list.optional(),
});

/** Creating and editing through the platform's API. */
export function issueEditRoutes(instance: Instance): Route[] {
  const { store, access, changes, siteUrl } = instance;

  const create = (call: Call) => {
    parse(z.strictObject({ updateHistory: flag.optional() }), call.query);
    const given = parse(envelope.omit({ update: true }), call.body);
    const { system, custom } = splitFields(createFields)(given.fields);
    const fields = parse(createFields, system);
    const project = store.findProject(fields.project.id ?? fields.project.key ?? '');
    if (!project || !access.seesProject(call.actor, project)) throw refuseField('project', 'valid project is required');
    if (!hasInProject(call.actor, 'CREATE_ISSUES', project.id)) {
      throw refuseField('project', 'You cannot create issues in this project.');
    }
    const { id, name } = fields.issuetype;
    const issueType = project.issueTypes.find((type) => type.id === id || type.name === name);
    if (!issueType) throw refuseField('issuetype', 'Specify a valid issue type');
    const patch = patchOf(instance, call, project.id, fields);
    const issue = changes.create(
      {
        ...patch,
        project,
        issueTypeId: issueType.id,
        requestTypeId: null,
        summary: fields.summary,
        description: fields.description ?? null,
        reporter: patch.reporter ?? call.actor.id,
        customFields: custom,
      },
      { accountId: call.actor.id, byApp: call.asApp },
    );
    const properties = (given.properties ?? []).map(({ key, value }) => [key, value] as const);
    if (properties.length > 0) changes.setProperties(issue, Object.fromEntries(properties));
    return json(201, { id: issue.id, key: issue.key, self: `${siteUrl}/rest/api/3/issue/${issue.id}` });
  };

  const edit = (call: Call) => {
    const query = parse(editQuery, call.query);
    const given = parse(envelope, call.body);
    const issue = access.issue(call.actor, call.param('issueIdOrKey'));
    if (!access.may(call.actor, 'EDIT_ISSUES', issue)) {
      throw refuse(403, 'You do not have permission to edit issues in this project.');
    }
    const { system, custom } = splitFields(editFields)(given.fields);
    const fields = parse(editFields, system);
    const patch = patchOf(instance, call, issue.projectId, fields);
    if (given.update?.labels) patch.labels = changedLabels(patch.labels ?? issue.labels, given.update.labels);
    if (Object.keys(custom).length > 0) patch.customFields = { ...issue.customFields, ...custom };
    const items = changelogItems(instance, issue, patch, Object.keys(custom));
    let changed = changes.edit(issue, patch, items, { accountId: call.actor.id, byApp: call.asApp });
    for (const { key, value } of given.properties ?? []) {
      changes.setProperties(changed, { ...changed.properties, [key]: value });
      changed = access.issue(call.actor, issue.id);
    }
    return query.returnIssue ? json(200, issueBean(instance, changed, call.actor, { fields: ['*all'] })) : empty(204);
  };

  return [
    { method: 'POST', template: '/rest/api/3/issue', handle: create },
    { method: 'PUT', template: '/rest/api/3/issue/{issueIdOrKey}', handle: edit },
  ];
}

function patchOf({ store }: Instance, call: Call, projectId: string, fields: z.infer<typeof editFields>): IssuePatch {
  const patch: IssuePatch = {};
  if (fields.summary !== undefined) patch.summary = fields.summary;
  if (fields.description !== undefined) patch.description = isBlank(fields.description) ? null : fields.description;
  if (fields.labels) patch.labels = [...new Set(fields.labels)];
  if (fields.priority) {
    const { id, name } = fields.priority;
    const priority = priorities.find((candidate) => candidate.id === id || candidate.name === name);
    if (!priority) throw refuseField('priority', 'The priority selected is invalid.');
    patch.priorityId = priority.id;
  }
  if (fields.assignee !== undefined) {
    const assignee = fields.assignee === null ? undefined : store.accounts.find(fields.assignee);
    const mayBe =
      fields.assignee === null || (assignee?.active && hasInProject(assignee, 'ASSIGNABLE_USER', projectId));
    if (!mayBe) throw refuseField('assignee', 'User cannot be assigned issues.');
    patch.assignee = fields.assignee;
  }
  if (fields.reporter !== undefined) {
    if (!hasInProject(call.actor, 'MODIFY_REPORTER', projectId)) {
      throw refuseField('reporter', "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.");
    }
    const reporter = fields.reporter === null ? undefined : store.accounts.find(fields.reporter);
    if (!reporter?.active) throw refuseField('reporter', 'The reporter specified is not a user.');
    patch.reporter = reporter.id;
  }
  return patch;
}

function changedLabels(labels: string[], changes: z.infer<typeof labelChange>[]): string[] {
  return changes.reduce((current, { add, remove, set }) => {
    const base = (set ?? current).filter((candidate) => candidate !== remove);
    return add === undefined || base.includes(add) ? base : [...base, add];
  }, labels);
}

function changelogItems({ store }: Instance, issue: Issue, patch: IssuePatch, custom: string[]): ChangeItem[] {
  const items: ChangeItem[] = [];
  const add = (field: string, from: [string | null, string | null], to: [string | null, string | null]) => {
    if (from[0] !== to[0] || from[1] !== to[1]) items.push(changeItem(field, field, from, to));
  };
  const nameOf = (id: string | null) => (id === null ? null : (store.accounts.find(id)?.displayName ?? null));
  const priority = (id: string) => priorities.find((candidate) => candidate.id === id)?.name ?? null;
  if (patch.summary !== undefined) add('summary', [null, issue.summary], [null, patch.summary]);
  if (patch.description !== undefined) {
    add('description', [null, JSON.stringify(issue.description)], [null, JSON.stringify(patch.description)]);
  }
  if (patch.labels) add('labels', [null, issue.labels.join(' ')], [null, patch.labels.join(' ')]);
  if (patch.priorityId !== undefined) {
    add('priority', [issue.priorityId, priority(issue.priorityId)], [patch.priorityId, priority(patch.priorityId)]);
  }
  for (const field of ['assignee', 'reporter'] as const) {
    const to = patch[field];
    if (to !== undefined) add(field, [issue[field], nameOf(issue[field])], [to, nameOf(to)]);
  }
  for (const field of custom) {
    const text = (value: unknown) => (value == null ? null : JSON.stringify(value));
    add(field, [null, text(issue.customFields[field])], [null, text(patch.customFields?.[field])]);
  }
  return items;
}
