import { parseWithDigits } from './digits.ts';
import type { Problem } from './types.ts';

/** A call that the server refused or that never reached it; `next` is what a person can do about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'Sluice does not answer.',
  next: 'Start it with ./sluice up, then try again.',
};

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call(path, { headers: { Accept: 'application/json' }, ...(signal && { signal }) })) as T;
}

/** Every post carries a key of its own, so that a reply lost on the way and asked for again does nothing twice. */
export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
  return (await call(path, { method: 'POST', headers, body: JSON.stringify(body) })) as T;
}

export async function remove(path: string): Promise<void> {
  await call(path, { method: 'DELETE', headers: { 'Content-Type': 'application/json' } });
}

async function call(path: string, init: RequestInit): Promise<unknown> {
  const response = await reach(path, init);
  const text = await response.text();
  const body = parsed(text);
  if (!response.ok) {
    throw new ApiError(response.status, asProblem(response.status, body));
  }
  return body;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, UNREACHABLE);
  }
}

export function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : parseWithDigits(text);
  } catch {
    return undefined;
  }
}

/** Errors are RFC 9457 documents with `code`, `phase`, `step` and `next` beside title and detail. */
export function asProblem(status: number, body: unknown): Problem {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : undefined);
  return {
    code: text('code') ?? `http_${status}`,
    phase: text('phase') ?? null,
    step: typeof fields.step === 'number' ? fields.step : null,
    message: text('detail') ?? text('message') ?? text('title') ?? `The server answered ${status}.`,
    next: text('next') ?? (status >= 500 ? 'Try again; if it stays, look into the log of ./sluice up.' : null),
    undo_first: Array.isArray(fields.undo_first) ? fields.undo_first.map(String) : [],
  };
}

export function problemOf(failure: unknown): Problem {
  if (failure instanceof ApiError) {
    return failure.problem;
  }
  return { code: 'page', message: failure instanceof Error ? failure.message : String(failure), next: 'Reload the page.' };
}
