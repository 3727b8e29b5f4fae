import { get, post, remove } from './http.ts';
import type { Connection, DescribedManifest, Diff, NewApi, NewConnection, RequestDocument, RequestSummary, Schedule, ServerStatus, Settings, Submission } from './types.ts';

const schedule = (name: string) => `/v1/schedules/${encodeURIComponent(name)}`;
const of = (id: string) => `/v1/requests/${encodeURIComponent(id)}`;

/** Every call of the REST API that the page makes. */
export const api = {
  status: (signal?: AbortSignal) => get<ServerStatus>('/v1/status', signal),
  submit: (submission: Submission) => post<{ id: string }>('/v1/requests', submission),
  requests: (signal?: AbortSignal) => get<RequestSummary[]>('/v1/requests', signal),
  request: (id: string, signal?: AbortSignal) => get<RequestDocument>(of(id), signal),
  diff: (id: string, signal?: AbortSignal) => get<Diff>(`${of(id)}/diff`, signal),
  approve: (id: string, proof: string) => post<void>(`${of(id)}/approve`, { proof }),
  reject: (id: string, reason: string) => post<void>(`${of(id)}/reject`, { reason }),
  answer: (id: string, text: string) => post<void>(`${of(id)}/answer`, { text }),
  pipeline: (id: string) => get<unknown>(`${of(id)}/pipeline`),
  edit: (id: string, pipeline: unknown) => post<void>(`${of(id)}/edit`, { pipeline }),
  cancel: (id: string) => post<void>(`${of(id)}/cancel`),
  resume: (id: string) => post<void>(`${of(id)}/resume`),
  undo: (id: string, partial: boolean) => post<void>(`${of(id)}/undo`, { partial }),
  /** Makes a plan that waits for its approval; answers the id under which it is followed. */
  planUndo: (id: string, partial: boolean) => post<{ id: string }>(`${of(id)}/undo`, { partial, approve: 'ask' }),
  schedules: (signal?: AbortSignal) => get<Schedule[]>('/v1/schedules', signal),
  schedule: (name: string, signal?: AbortSignal) => get<Schedule>(schedule(name), signal),
  pauseSchedule: (name: string, note: string) => post<Schedule>(`${schedule(name)}/pause`, { note }),
  resumeSchedule: (name: string, note: string) => post<Schedule>(`${schedule(name)}/resume`, { note }),
  fire: (name: string) => post<{ request: string }>(`${schedule(name)}/run`),
  backfill: (name: string, from: string, to: string) => post<{ request: string }>(`${schedule(name)}/backfill`, { from, to }),
  unschedule: (name: string) => remove(schedule(name)),
  connections: (signal?: AbortSignal) => get<Connection[]>('/v1/connections', signal),
  manifests: (signal?: AbortSignal) => get<string[]>('/v1/manifests', signal),
  describe: (manifest: { name: string; manifest?: string; config: Settings }) => post<DescribedManifest>('/v1/manifests', manifest),
  connect: (connection: NewConnection | NewApi) => post<Connection>('/v1/connections', connection),
  disconnect: (name: string) => remove(`/v1/connections/${encodeURIComponent(name)}`),
};
