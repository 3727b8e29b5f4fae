import { expect, test } from 'vitest';
import { bytes, cellText, count, counted, duration, isNumeric, signed } from './format.ts';

test('counts are grouped by thousands and carry the sign of their kind', () => {
  expect(count(1204)).toBe('1,204');
  expect(signed('+', 1204)).toBe('+1,204');
  expect(signed('−', 0)).toBe('−0');
});

test('one row is singular, none and many are plural', () => {
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(0, 'row')).toBe('0 rows');
  expect(counted(2, 'query', 'queries')).toBe('2 queries');
});

test('durations change their unit before they need four digits', () => {
  expect(duration(83.4)).toBe('83 ms');
  expect(duration(1250)).toBe('1.3 s');
  expect(duration(59_990)).toBe('1 min 0 s');
  expect(duration(125_000)).toBe('2 min 5 s');
  expect(duration(7_320_000)).toBe('2 h 2 min');
});

test('sizes are decimal', () => {
  expect(bytes(512)).toBe('512 B');
  expect(bytes(1_500)).toBe('1.5 kB');
  expect(bytes(999_700)).toBe('1.0 MB');
  expect(bytes(123_400_000)).toBe('123 MB');
});

test('NULL stays apart from an empty text, and nested values are shown as JSON', () => {
  expect(cellText(null)).toBeNull();
  expect(cellText('')).toBe('');
  expect(cellText({ a: [1] })).toBe('{"a":[1]}');
  expect(cellText(false)).toBe('false');
});

test('only number types are set to the right', () => {
  expect(isNumeric('decimal(12,2)')).toBe(true);
  expect(isNumeric('text')).toBe(false);
});
