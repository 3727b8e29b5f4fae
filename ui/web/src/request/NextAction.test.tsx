import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RequestDocument } from '../api/types.ts';
import { NextAction } from './NextAction.tsx';

const request = (part: Partial<RequestDocument>): RequestDocument => ({
  id: 'r', pipeline_id: 1, sentence: 's', outcome: 'running', phases: [], steps: [], repairs: [], assumptions: [], claims: [], ...part,
});
const shown = (part: Partial<RequestDocument>) => renderToStaticMarkup(<NextAction request={request(part)} changed={() => undefined} />);

test('a running request can only be cancelled', () => {
  expect(shown({}).match(/<button/g)).toHaveLength(1);
  expect(shown({})).toContain('Cancel');
});

test('a question offers its options as buttons', () => {
  const card = shown({ outcome: 'asked', question: { text: 'Which column?', options: ['net', 'gross'] } });
  expect(card).toContain('>net</button>');
  expect(card).toContain('>gross</button>');
});

test('a question for a connection leads to where it is made', () => {
  const card = shown({ outcome: 'asked', question: { text: 'There is no connection “shop” here.', options: [], missing: { name: 'shop' } } });
  expect(card).toContain('href="/connections"');
});

test('a question that no answer settles says what does, and offers no field for one', () => {
  const card = shown({ outcome: 'asked', question: { text: '“/x/a.csv” is not in the data folder.', options: [], next: 'Ask again with --files /x' } });
  expect(card).toContain('Ask again with --files /x.');
  expect(card).not.toContain('<input');
  expect(card).toContain('Cancel the request');
});

test('nothing can be approved before its proof is there', () => {
  expect(shown({ outcome: 'awaiting_approval', proof: null })).toMatch(/<button[^>]*disabled[^>]*>Approve and commit/);
  expect(shown({ outcome: 'awaiting_approval', proof: 'abc' })).not.toMatch(/<button[^>]*disabled[^>]*>Approve and commit/);
});

test('what keeps the change from being certain stands beside the decision', () => {
  const card = shown({ outcome: 'awaiting_approval', proof: 'abc', waits_because: ['2 rows are deleted'], not_proven: ['trigger t'], not_undoable: ['table u'] });
  expect(['2 rows are deleted', 'trigger t', 'table u'].every((reason) => card.includes(reason))).toBe(true);
});

test('what cannot be undone is said once', () => {
  const card = shown({ outcome: 'awaiting_approval', proof: 'abc', waits_because: ['2 rows are deleted', 'cannot be undone: table u'], not_undoable: ['table u'] });
  expect(card.match(/table u/g)).toHaveLength(1);
});

test('a failure is never shown without its next action', () => {
  const card = shown({ outcome: 'failed', error: { code: 'bad_value', phase: 'sandbox_run', step: 2, message: 'no date', next: 'Say the format.' } });
  expect(card).toContain('Say the format.');
  expect(card).toContain('In Sandbox run, step 2');
});

test('what failed can be tried again, what was refused cannot', () => {
  const error = { code: 'unreachable', phase: 'rehearse', step: null, message: 'shop does not answer', next: 'Start it.' };
  expect(shown({ outcome: 'failed', error })).toContain('Try again</button>');
  expect(shown({ outcome: 'refused', error })).not.toContain('<button');
});

test('a commit that cannot be undone says so instead of offering it', () => {
  expect(shown({ outcome: 'committed' })).toContain('Undo');
  expect(shown({ outcome: 'committed', undo_until: '2026-01-31T12:00:00Z' })).toContain('Undo is possible until');
  const card = shown({ outcome: 'committed', not_undoable: ['no key'], undo_until: '2026-01-31T12:00:00Z' });
  expect(card).toContain('This commit cannot be undone: no key.');
  expect(card).not.toContain('Undo is possible until');
});

test('an undo that waits is pointed to instead of started a second time', () => {
  const card = renderToStaticMarkup(<NextAction request={request({ outcome: 'committed' })} undo="approve" changed={() => undefined} />);
  expect(card).toContain('/requests/undo-r');
  expect(card).not.toContain('<button');
});
