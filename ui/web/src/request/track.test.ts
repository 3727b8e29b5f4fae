import { expect, test } from 'vitest';
import type { RequestDocument } from '../api/types.ts';
import { track } from './track.ts';

const request = (outcome: RequestDocument['outcome'], ...phases: string[]): RequestDocument => ({
  id: 'r', pipeline_id: 1, sentence: 's', outcome, phases: phases.map((name) => ({ name, ms: 10 })),
  steps: [], repairs: [], assumptions: [], claims: [],
});
const states = (document: RequestDocument, live: string | null = null) =>
  track(document, live).map((chamber) => `${chamber.phase} ${chamber.state}`);

test('the event stream is ahead of the document', () => {
  expect(states(request('running', 'generate'), 'introspect')).toEqual([
    'generate done', 'introspect current', 'sandbox_run ahead', 'rehearse ahead', 'approve ahead', 'commit ahead',
  ]);
});

test('a request that waits for a person stands at approve', () => {
  expect(states(request('awaiting_approval', 'generate', 'introspect', 'sandbox_run', 'rehearse', 'approve'))[4]).toBe('approve waiting');
});

test('a repair sends the water back and counts the second run', () => {
  const repaired = request('running', 'generate', 'introspect', 'sandbox_run', 'repair', 'introspect');
  expect(states(repaired).slice(0, 3)).toEqual(['generate done', 'introspect current', 'sandbox_run ahead']);
  expect(track(repaired, null)[1]).toMatchObject({ times: 2, ms: 20 });
});

test('looking for a fix takes time in the sandbox run but is no run of its own', () => {
  const repaired = request('failed', 'generate', 'introspect', 'sandbox_run', 'repair', 'introspect', 'sandbox_run');
  expect(track(repaired, null)[2]).toMatchObject({ times: 2, ms: 30 });
});

test('the chamber that broke is the one that is marked', () => {
  expect(states(request('failed', 'generate', 'introspect'))).toContain('introspect failed');
});

test('a question has a shorter road', () => {
  expect(states(request('answered', 'generate', 'introspect', 'answer'))).toEqual(['generate done', 'introspect done', 'answer done']);
});

test('what a finished request never entered was skipped', () => {
  expect(states(request('proven', 'generate', 'introspect', 'sandbox_run', 'rehearse')).slice(4)).toEqual(['approve skipped', 'commit skipped']);
});
