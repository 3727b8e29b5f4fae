import { expect, test } from 'vitest';
import { momentIn } from '../text/format.ts';
import { routeOf, schedulePath } from '../app/router.tsx';

test('a firing is told in the zone of its schedule', () => {
  expect(momentIn('2026-07-01T05:00:00Z', 'Europe/Berlin')).toContain('07:00');
  expect(momentIn('2026-07-01T05:00:00Z', 'nowhere')).toBe('2026-07-01T05:00:00Z');
});

test('every schedule has an address that can be opened again', () => {
  expect(routeOf(schedulePath('every.morning'))).toEqual({ page: 'schedule', name: 'every.morning' });
  expect(routeOf('/schedules')).toEqual({ page: 'schedules' });
});
