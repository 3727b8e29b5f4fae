import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RequestDocument } from '../api/types.ts';
import { NOTHING_YET } from './timeline.ts';
import { Track } from './Track.tsx';

test('what a running request waits for stands beside what it does', () => {
  const request: RequestDocument = {
    id: 'r', pipeline_id: 1, sentence: 's', outcome: 'running', phases: [], steps: [], repairs: [], assumptions: [], claims: [],
    waits_because: ['shop.orders is read on at 2026-03-01 12:00:00 UTC, as the source asks: 503'],
  };
  const page = renderToStaticMarkup(<Track request={request} timeline={{ ...NOTHING_YET, phase: 'rehearse' }} />);
  expect(page).toContain('is read on at 2026-03-01 12:00:00 UTC');
});
