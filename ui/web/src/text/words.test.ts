import { expect, test } from 'vitest';
import { connected } from './words.ts';

test('a new connection tells which requests had asked for it', () => {
  const connection = { name: 'shop', kind: 'postgres', url: 'postgres://a@h/d' };
  expect(connected(connection)).toBe('shop is connected.');
  expect(connected({ ...connection, requests_going_on: ['r1'] })).toBe('shop is connected. Request r1 had asked for it and goes on.');
});
