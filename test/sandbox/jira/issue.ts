import type { AdfDocument } from './adf';

export interface Comment {
  id: string;
  author: string;
  /** Who edited it last, if anybody did. */
  editedBy?: string;
  body: AdfDocument;
  /** Whether the customer sees it in the portal. */
  public: boolean;
  properties: { key: string; value: unknown }[];
  created: number;
  updated: number;
}

export interface ChangeItem {
  field: string;
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface Change {
  id: string;
  author: string;
  created: number;
  items: ChangeItem[];
}

/** An issue as stored. Records are replaced, never changed in place, so that the search index may keep old ones. */
export interface Issue {
  id: string;
  key: string;
  /** Keys from before a move; they still lead here. */
  formerKeys: string[];
  projectId: string;
  issueTypeId: string;
  requestTypeId: string | null;
  summary: string;
  description: AdfDocument | null;
  statusId: string;
  statusHistory: { statusId: string; at: number }[];
  resolutionId: string | null;
  resolvedAt: number | null;
  priorityId: string;
  labels: string[];
  creator: string;
  reporter: string;
  assignee: string | null;
  participants: string[];
  customFields: Record<string, unknown>;
  comments: Comment[];
  properties: Record<string, unknown>;
  changes: Change[];
  /** Accounts that an issue security level lets in; null means everyone who may browse the project. */
  security: string[] | null;
  /** Archived issues answer 404 and are in no search until an administrator restores them. */
  archived?: boolean;
  created: number;
  updated: number;
}

/** A link: `source` is the issue that shows the outward phrase, for example "duplicates". */
export interface IssueLink {
  id: string;
  typeId: string;
  source: string;
  destination: string;
}
