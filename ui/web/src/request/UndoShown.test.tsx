import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Diff, RequestDocument } from '../api/types.ts';
import { NOTHING_YET } from './timeline.ts';
import { UndoShown } from './UndoShown.tsx';

const DIFF: Diff = { proof: 'plan', tables: [{ connection: 'w', table: 't', rows: { conflict: [{ before: { n: 7 }, after: { n: 9 } }] } }] };

function shown(part: Partial<RequestDocument>): string {
  const request: RequestDocument = {
    id: 'undo-r', pipeline_id: 1, sentence: 'Undo: s', outcome: 'awaiting_approval', proof: 'plan', phases: [], steps: [], repairs: [],
    assumptions: [], claims: [], not_undoable: ['1 row of w.t changed by others'], ...part,
  };
  const followed = { request, diff: DIFF, timeline: NOTHING_YET, problem: null, again: () => undefined };
  return renderToStaticMarkup(<UndoShown request={request} followed={followed} />);
}

test('an undo that waits shows what it leaves, as it was and as it is, beside the decision', () => {
  const page = shown({});
  expect(page).toContain('Approve and undo');
  expect(page).toContain('1 row of w.t changed by others');
  expect(page.replaceAll(/<[^>]+>/g, '')).toContain('was 7 → is now 9');
  expect(page).toContain('href="/requests/r"');
});

test('conflicts offer the undo of the other rows, a commit that cannot be undone offers nothing', () => {
  const refused = (code: string) => shown({ outcome: 'refused', error: { code, message: 'm', next: 'n' } });
  expect(refused('undo_conflicts')).toContain('Plan the undo of the other rows');
  expect(refused('cannot_undo')).not.toContain('<button');
});

test('an undo that is done says what went back and what stayed', () => {
  const page = shown({ outcome: 'undone', undone: { did: ['3 rows taken out of public.t'], left: ['1 row of w.t changed by others'] } });
  expect(page).toContain('Undone</h2><ul><li>3 rows taken out of public.t</li></ul>');
  expect(page).toContain('Left as it is');
});
