import { expect, test } from 'vitest';
import { EMPTY_FORM, mistakes, startingWith, submissionOf } from './submission.ts';

test('what was not said is left out, so that the defaults of the server hold', () => {
  expect(submissionOf({ ...EMPTY_FORM, sentence: ' Import a.csv \n' }, 'Europe/Berlin'))
    .toEqual({ sentence: 'Import a.csv', approve: 'auto', timezone: 'Europe/Berlin' });
});

test('options are sent when they were chosen', () => {
  const form = { sentence: 'x', on: ['crm'], into: 'warehouse', files: '/data', id: 'june', approve: 'ask' as const };
  expect(submissionOf(form, 'UTC')).toEqual({ ...form, timezone: 'UTC' });
});

test('an empty sentence is told before it is sent', () => {
  expect(mistakes({ ...EMPTY_FORM, sentence: '  ' }).sentence).toContain('Write what you want');
});

test('an id that the contract forbids is told before it is sent', () => {
  const told = (id: string) => mistakes({ ...EMPTY_FORM, sentence: 'x', id }).id !== undefined;
  expect(['42', 'undo-me', 'Has Capitals', 'ä'].every(told)).toBe(true);
  expect(['', 'sales-june', 'a.b_c'].some(told)).toBe(false);
});

test('a link can bring the sentence along', () => {
  expect(startingWith('?sentence=Import%20a.csv').sentence).toBe('Import a.csv');
  expect(startingWith('')).toEqual(EMPTY_FORM);
});
