import { expect, test } from 'vitest';
import { momentIn, span } from '../text/format.ts';
import { routeOf, schedulePath } from '../app/router.tsx';

test('a firing is told in the zone of its schedule', () => {
  expect(momentIn('2026-07-01T05:00:00Z', 'Europe/Berlin')).toContain('07:00');
  expect(momentIn('2026-07-01T05:00:00Z', 'nowhere')).toBe('2026-07-01T05:00:00Z');
});

test('every schedule has an address that can be opened again', () => {
  expect(routeOf(schedulePath('every.morning'))).toEqual({ page: 'schedule', name: 'every.morning' });
  expect(routeOf('/schedules')).toEqual({ page: 'schedules' });
});

test('how long a missed firing is made up for is said in its largest whole unit', () => {
  expect([86_400, 172_800, 21_600, 5_400, 10].map(span)).toEqual(['1 day', '2 days', '6 hours', '90 minutes', '10 seconds']);
});
