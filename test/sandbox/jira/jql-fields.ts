import type { Account } from './account';
import { textOf } from './adf';
import type { IndexedProperty } from './app-modules';
import type { Instance } from './instance';
import type { Issue } from './issue';
import { jqlDate, startOfDay } from './jql-dates';
import type { Operand, Operator } from './jql-syntax';
import { linkTypes, priorities, resolutions, statusCategories, statusOf } from './project';
import { refuse } from './refusal';

export type Comparable = string | number;

/** A field of JQL: what an issue holds in it, and how a value of the query is read for it. */
export interface JqlField {
  kind: 'set' | 'ordered' | 'text';
  read(issue: Issue): Comparable[];
  resolve(operand: Exclude<Operand, { kind: 'list' | 'empty' }>): Comparable[];
}

const equality: Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
export const operatorsOf: Record<JqlField['kind'], Operator[]> = {
  set: equality,
  ordered: [...equality, '>', '>=', '<', '<='],
  text: ['~', '!~', 'is', 'is not'],
};

function missing(name: string, text: string) {
  return refuse(400, `The value '${text}' does not exist for the field '${name}'.`);
}

function literal(name: string, read: (text: string) => Comparable[]): JqlField['resolve'] {
  return (operand) => {
    if (operand.kind === 'literal') return read(operand.text);
    throw refuse(400, `A value provided by the function '${operand.name}' is invalid for the field '${name}'.`);
  };
}

function named(name: string, rows: { id: string; name: string }[]): JqlField['resolve'] {
  return literal(name, (text) => {
    const found = rows.filter((row) => row.id === text || row.name.toLowerCase() === text.toLowerCase());
    if (found.length === 0) throw missing(name, text);
    return found.map((row) => row.id);
  });
}

const orNone = (value: Comparable | null): Comparable[] => (value === null ? [] : [value]);

/** The fields of this site for this caller, by lower-case name. */
export function jqlFields(instance: Instance, viewer: Account): (name: string) => JqlField | undefined {
  const { store, access } = instance;
  const projects = () => store.projects.all();

  const dates = (name: string): JqlField['resolve'] => {
    return (operand) => {
      if (operand.kind === 'literal') return [jqlDate(operand.text, instance.now(), viewer.timeZone)];
      const call = operand.name.toLowerCase();
      if (call === 'now') return [instance.now()];
      if (call === 'startofday') return [startOfDay(instance.now(), viewer.timeZone)];
      throw refuse(400, `Unable to find JQL function '${operand.name}' for the field '${name}'.`);
    };
  };
  const person = (name: string, read: (issue: Issue) => string | null): JqlField => ({
    kind: 'set',
    read: (issue) => orNone(read(issue)),
    resolve(operand) {
      if (operand.kind === 'literal') return [operand.text];
      if (operand.name.toLowerCase() === 'currentuser') return [viewer.id];
      throw refuse(400, `Unable to find JQL function '${operand.name}' for the field '${name}'.`);
    },
  });
  const date = (name: string, read: (issue: Issue) => number | null): JqlField => ({
    kind: 'ordered',
    read: (issue) => orNone(read(issue)),
    resolve: dates(name),
  });
  const issueId: JqlField = {
    kind: 'ordered',
    read: (issue) => [Number(issue.id)],
    resolve: literal('issuekey', (text) => {
      const issue = store.findIssue(text);
      if (issue && access.seesIssue(viewer, issue)) return [Number(issue.id)];
      throw refuse(400, `An issue with key '${text}' does not exist for field 'issuekey'.`);
    }),
  };
  const text = (read: (issue: Issue) => string): JqlField => ({
    kind: 'text',
    read: (issue) => orNone(read(issue) || null),
    resolve: literal('text', (value) => [value]),
  });
  const described = (issue: Issue) => (issue.description ? textOf(issue.description) : '');
  const comments = (issue: Issue) => issue.comments.map((comment) => textOf(comment.body)).join('\n');

  const fields: Record<string, JqlField> = {
    project: {
      kind: 'set',
      read: (issue) => [issue.projectId],
      resolve: literal('project', (value) => {
        const found = projects().filter(
          (project) =>
            access.seesProject(viewer, project) &&
            (project.id === value ||
              [project.key, project.name].some((name) => name.toLowerCase() === value.toLowerCase())),
        );
        if (found.length === 0) throw missing('project', value);
        return found.map((project) => project.id);
      }),
    },
    issuetype: {
      kind: 'set',
      read: (issue) => [issue.issueTypeId],
      resolve: named(
        'issuetype',
        projects().flatMap((project) => project.issueTypes),
      ),
    },
    status: {
      kind: 'set',
      read: (issue) => [issue.statusId],
      resolve: named(
        'status',
        projects().flatMap((project) => project.workflow.statuses),
      ),
    },
    statuscategory: {
      kind: 'set',
      read: (issue) => [statusOf(access.projectOf(issue), issue.statusId).category],
      resolve: literal('statusCategory', (value) => {
        const found = Object.entries(statusCategories).find(([key, { id, name }]) =>
          [key, String(id), name.toLowerCase()].includes(value.toLowerCase()),
        );
        if (!found) throw missing('statusCategory', value);
        return [found[0]];
      }),
    },
    resolution: {
      kind: 'set',
      read: (issue) => [issue.resolutionId ?? 'unresolved'],
      resolve: named('resolution', [...resolutions, { id: 'unresolved', name: 'Unresolved' }]),
    },
    priority: { kind: 'set', read: (issue) => [issue.priorityId], resolve: named('priority', priorities) },
    labels: { kind: 'set', read: (issue) => issue.labels, resolve: literal('labels', (value) => [value]) },
    issuelinktype: {
      kind: 'set',
      read: (issue) =>
        store.links.all().flatMap((link) => ([link.source, link.destination].includes(issue.id) ? [link.typeId] : [])),
      resolve: named('issueLinkType', linkTypes),
    },
    'request type': {
      kind: 'set',
      read: (issue) => orNone(issue.requestTypeId),
      resolve: named(
        'Request Type',
        projects().flatMap((project) => project.requestTypes),
      ),
    },
    creator: person('creator', (issue) => issue.creator),
    reporter: person('reporter', (issue) => issue.reporter),
    assignee: person('assignee', (issue) => issue.assignee),
    created: date('created', (issue) => issue.created),
    updated: date('updated', (issue) => issue.updated),
    resolved: date('resolved', (issue) => issue.resolvedAt),
    statuscategorychangeddate: date('statusCategoryChangedDate', (issue) => issue.statusHistory.at(-1)?.at ?? null),
    key: issueId,
    summary: text((issue) => issue.summary),
    description: text(described),
    comment: text(comments),
    text: text((issue) => [issue.summary, described(issue), comments(issue)].join('\n')),
  };
  const synonyms: Record<string, string> = {
    type: 'issuetype',
    issuekey: 'key',
    issue: 'key',
    id: 'key',
    createddate: 'created',
    updateddate: 'updated',
    resolutiondate: 'resolved',
  };

  return (name) => {
    const lower = name.toLowerCase();
    const indexed = instance.modules.indexedProperties.find(
      (property) => property.searchAlias?.toLowerCase() === lower || names(property, name),
    );
    return indexed ? propertyField(name, indexed, dates(name)) : fields[synonyms[lower] ?? lower];
  };
}

/** `issue.property[omnichat.conversation].state`, quoted or not; only paths that the manifest indexes exist. */
function names(property: IndexedProperty, name: string): boolean {
  const found = /^issue\.property\[(["']?)([^\]]+?)\1\]\.([\w.]+)$/i.exec(name);
  return found?.[2] === property.propertyKey && found[3] === property.path;
}

function propertyField(name: string, property: IndexedProperty, dates: JqlField['resolve']): JqlField {
  const read = (issue: Issue): Comparable[] => {
    let value: unknown = issue.properties[property.propertyKey];
    for (const step of property.path.split('.')) {
      value =
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([key]) => key === step)?.[1]
          : undefined;
    }
    return (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => indexedValue(property, item));
  };
  if (property.type === 'date') return { kind: 'ordered', read, resolve: dates };
  if (property.type === 'number') return { kind: 'ordered', read, resolve: literal(name, (text) => [Number(text)]) };
  return { kind: property.type === 'text' ? 'text' : 'set', read, resolve: literal(name, (text) => [text]) };
}

/** Values of another type than the manifest says are not indexed. */
function indexedValue(property: IndexedProperty, value: unknown): Comparable[] {
  if (property.type === 'number') return typeof value === 'number' ? [value] : [];
  if (typeof value !== 'string') return [];
  if (property.type !== 'date') return [value];
  const at = Date.parse(value);
  return Number.isNaN(at) ? [] : [at];
}
