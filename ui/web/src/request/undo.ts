import type { RequestDocument } from '../api/types.ts';

const PREFIX = 'undo-';

/** The id under which an undo is followed; no request's own id begins like this. */
export const undoOf = (request: string) => PREFIX + request;

export const isUndo = (id: string) => id.startsWith(PREFIX);

/** The request that an undo takes back. */
export const takenBackBy = (undo: string) => undo.slice(PREFIX.length);

/** A commit of which the target kept no way back has reasons instead. */
export const canBeUndone = (request: RequestDocument) => (request.not_undoable ?? []).length === 0;
