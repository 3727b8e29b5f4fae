import { expect, test } from 'vitest';
import { requestPath, routeOf } from './router.tsx';

test('every request has an address that can be opened again', () => {
  expect(routeOf(requestPath('sales.2026-11'))).toEqual({ page: 'request', id: 'sales.2026-11' });
});

test('unknown addresses are said to be unknown', () => {
  expect(routeOf('/requests/a/b')).toEqual({ page: 'unknown' });
  expect(routeOf('/nowhere')).toEqual({ page: 'unknown' });
  expect(routeOf('/requests/%E0%A4%A')).toEqual({ page: 'request', id: '%E0%A4%A' });
});
