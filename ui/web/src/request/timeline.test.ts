import { expect, test } from 'vitest';
import { NOTHING_YET, timeline, type Timeline } from './timeline.ts';

const event = (kind: string, data: unknown, id = '1') =>
  ({ type: 'event', event: { id, kind, data: typeof data === 'string' ? data : JSON.stringify(data) } }) as const;
const after = (...actions: Parameters<typeof timeline>[1][]) => actions.reduce<Timeline>(timeline, NOTHING_YET);

test('a new phase shows at once and asks for the document', () => {
  const state = after(event('phase', { phase: 'generate', at: '2026-11-20T19:00:00Z' }));
  expect(state).toMatchObject({ phase: 'generate', since: Date.UTC(2026, 10, 20, 19), last: 1, revision: 1 });
});

test('a transition that arrives late does not turn the page back', () => {
  const state = after(event('phase', { phase: 'commit' }, '19'), event('phase', { phase: 'introspect' }, '7'));
  expect(state.phase).toBe('commit');
});

test('progress belongs to its phase and costs no reading of the document', () => {
  const running = after(event('phase', { phase: 'rehearse' }), event('progress', { step: 1, rows: 900, per_second: 300, bytes: 10, total_bytes: 40 }));
  expect(running.progress).toEqual([{ step: 1, rows: 900, perSecond: 300, bytes: 10, totalBytes: 40 }]);
  expect(running.revision).toBe(1);
  expect(timeline(running, event('phase', { phase: 'approve' })).progress).toEqual([]);
});

test('steps that run side by side are each shown with their latest word', () => {
  const running = after(event('progress', { step: 3, rows: 1 }), event('progress', { step: 1, rows: 2 }), event('progress', { step: 3, rows: 5 }));
  expect(running.progress.map(({ step, rows }) => [step, rows])).toEqual([[1, 2], [3, 5]]);
});

test('other events only ask for the document, broken ones do nothing', () => {
  expect(after(event('step', { step: 1 })).revision).toBe(1);
  expect(after(event('phase', '{"phase":'))).toBe(NOTHING_YET);
});

test('after a broken line the document is read again', () => {
  expect(after({ type: 'connected', yes: false }).revision).toBe(0);
  expect(after({ type: 'connected', yes: false }, { type: 'connected', yes: true })).toMatchObject({ connected: true, revision: 1 });
});
