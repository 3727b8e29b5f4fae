/** The documents of the REST API, as `show --json` prints them. A field is missing until its phase has written it. */

export type Outcome =
  | 'running' | 'committed' | 'answered' | 'asked' | 'proven' | 'awaiting_approval' | 'rejected' | 'refused'
  | 'expired' | 'failed' | 'cancelled' | 'partly_committed' | 'undone';

export type ApprovalMode = 'auto' | 'yes' | 'ask' | 'never';
export type RowKind = 'inserted' | 'changed' | 'deleted' | 'dropped' | 'rejected';

export interface PhaseTime { name: string; ms?: number | null }

export interface Step {
  number: number;
  type: 'extract' | 'load' | 'bash' | 'sql';
  depends_on: number[];
  content: string;
  exit_code?: number | null;
  ms?: number | null;
  rows?: number | null;
  stdout?: string | null;
  stderr?: string | null;
}

export interface Repair {
  attempt: number;
  class: string;
  error: string;
  reason: string;
  successful: boolean;
  diff?: string | null;
}

export interface Claim { text: string; holds: boolean | null; why?: string }

export interface TableChange {
  connection: string;
  table: string;
  inserted: number;
  changed: number;
  deleted: number;
  dropped: number;
  rejected: number;
}

export interface FileChange { path: string; action: string }
export interface Change { tables: TableChange[]; files: FileChange[] }
/** With `missing`, the request goes on by itself when that connection is made. */
export interface Question { text: string; options: string[]; missing?: { name?: string; kind?: string }; next?: string }
/** `undo_first`: later requests that are undone before, in this order. */
export interface Problem { code: string; phase?: string | null; step?: number | null; message: string; next?: string | null; undo_first?: string[] }
export interface Column { name: string; type: string }
export interface ResultTable { columns: Column[]; rows: unknown[][]; truncated: boolean }

/** What an undo did, said a sentence a table or file, and what it left to others. */
export interface Undone { did: string[]; left: string[] }

export interface RequestDocument {
  id: string;
  pipeline_id: number;
  sentence: string;
  outcome: Outcome;
  author?: { kind: 'planner' | 'model' | 'person'; name: string; prompt?: string | null } | null;
  phases: PhaseTime[];
  steps: Step[];
  repairs: Repair[];
  assumptions: string[];
  claims: Claim[];
  basis?: string | null;
  change?: Change | null;
  predicted?: Change | null;
  proof?: string | null;
  /** What a person is to decide on; while it runs, the sources that want to be left alone. */
  waits_because?: string[];
  not_proven?: string[];
  not_undoable?: string[];
  question?: Question | null;
  error?: Problem | null;
  table?: ResultTable | null;
  links?: { web?: string | null; temporal?: string | null };
  created_at?: string | null;
  undo_until?: string | null;
  schedule?: string | null;
  /** How what is there differs from what the schedule's pipeline was approved against. */
  drift?: string[];
  undone?: Undone | null;
}

export interface RequestSummary {
  id: string;
  pipeline_id: number;
  sentence: string;
  outcome: Outcome;
  phase?: string | null;
  created_at?: string | null;
}

export type Row = Record<string, unknown>;
export interface RowChange { before: Row | null; after: Row | null; note?: string | null }
/** `conflict`: of an undo, what others changed since the commit. */
export type SampleKind = RowKind | 'conflict';
export interface TableRows { connection: string; table: string; rows: Partial<Record<SampleKind, RowChange[]>>; note?: string | null }
export interface Diff { proof: string | null; tables: TableRows[] }

export interface Submission {
  id?: string;
  sentence: string;
  on?: string[];
  into?: string;
  files?: string;
  approve?: ApprovalMode;
  timezone?: string;
}

export type ScheduleState = 'waits_for_first' | 'active' | 'paused' | 'waits_for_person' | 'unknown';

/** A request of a schedule; counts are of all tables. */
export interface Firing {
  id: string;
  kind: 'first' | 'firing' | 'backfill';
  at: string;
  outcome: Outcome;
  inserted: number;
  changed: number;
  deleted: number;
  why: string | null;
}

export interface Schedule {
  name: string;
  sentence: string;
  request: string;
  when: string;
  timezone: string;
  state: ScheduleState;
  note: string;
  next: string[];
  last: Firing[];
  skipped: number;
  missed: number;
  first_request: string;
  approved_request: string | null;
  budget: { deleted_percent: number; rejected: number; inserted: number | null; changed: number | null };
  on_drift: 'stop' | 'repair';
  catch_up_seconds: number;
  links: { web: string; temporal: string | null };
}

export interface Connection { name: string; kind: string; url: string; user?: string | null; access?: string | null; built_in?: boolean; requests_going_on?: string[] }
export interface NewConnection { name: string; url: string; password?: string }
export interface NewApi { name: string; manifest: string; manifest_name: string; config: Settings; base_url?: string }
export interface Settings { [name: string]: unknown }
/** One setting of a manifest; `name` is dotted where it lies in an object. */
export interface SettingField {
  name: string;
  title?: string | null;
  description?: string | null;
  type: string;
  secret: boolean;
  needed: boolean;
  otherwise?: unknown;
  choices: unknown[];
}
export interface SettingMistake { field: string; what: string }
/** `manifest` is the text of a shipped one, empty where the text was sent. */
export interface DescribedManifest {
  name: string;
  manifest: string;
  streams: number;
  runnable: number;
  fields: SettingField[];
  mistakes: SettingMistake[];
}

export interface ServerStatus {
  version: string;
  temporal: { address?: string | null; ui: string | null; kind: string; durable: boolean };
  sandbox: string;
  author: { kind: string; name: string };
}
