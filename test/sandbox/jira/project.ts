/** The kinds of fields a request type can ask for; `option` takes `{ id }` or `{ value }` of its valid values. */
export type FieldKind = 'string' | 'richText' | 'date' | 'option';

export interface RequestTypeField {
  fieldId: string;
  name: string;
  kind: FieldKind;
  required: boolean;
  /** Hidden fields are filled by their preset and shown to desk administrators only. */
  visible: boolean;
  options: { id: string; label: string }[];
  defaultValue?: string;
}

export interface RequestType {
  id: string;
  name: string;
  description: string;
  issueTypeId: string;
  restricted: boolean;
  fields: RequestTypeField[];
}

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

export interface Status {
  id: string;
  name: string;
  /** The name that the portal shows. */
  customerName: string;
  category: StatusCategoryKey;
}

export interface ScreenField {
  fieldId: string;
  name: string;
  required: boolean;
  /** Id of the value used when the caller sends none. */
  defaultValue?: string;
}

export interface Transition {
  id: string;
  name: string;
  /** Status ids from which it leads; empty means from everywhere. */
  from: string[];
  to: string;
  screen: ScreenField[];
  /** What the workflow does with the resolution: sets this id, clears it (null) or leaves it (absent). */
  resolution?: string | null;
}

export interface Workflow {
  initial: string;
  statuses: Status[];
  transitions: Transition[];
}

export interface IssueType {
  id: string;
  name: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  type: 'service_desk' | 'software';
  serviceDeskId: string | null;
  issueTypes: IssueType[];
  requestTypes: RequestType[];
  workflow: Workflow;
  /** Number of the last issue; keys are never used twice. */
  lastNumber: number;
  /** True when an organisation policy hides the project from the app. */
  appBlocked: boolean;
  /** Archived, or in the trash: its issues answer 404 and are in no search until it is restored. */
  shelf?: 'archived' | 'trash' | undefined;
}

/** A service project; one whose type was changed keeps its desk's data, as nothing is deleted by that. */
export function isServiceDesk({ type, serviceDeskId }: Project): boolean {
  return type === 'service_desk' && serviceDeskId !== null;
}

/** Names of the categories as the platform's API gives them, with the ids and colours of a new site. */
export const statusCategories: Record<StatusCategoryKey, { id: number; name: string; colorName: string }> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

export const resolutions = [
  { id: '10000', name: 'Erledigt', description: 'Die Anfrage ist beantwortet.' },
  { id: '10001', name: 'Wird nicht erledigt', description: 'Es wird nichts unternommen.' },
  { id: '10002', name: 'Duplikat', description: 'Dieselbe Anfrage gibt es schon.' },
];

export const priorities = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];

export const linkTypes = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

/** The status of the workflow with this id; a workflow never loses a status that an issue stands in. */
export function statusOf(project: Project, statusId: string): Status {
  const status = project.workflow.statuses.find((candidate) => candidate.id === statusId);
  if (!status) throw new Error(`Project ${project.key} has no status ${statusId}.`);
  return status;
}
