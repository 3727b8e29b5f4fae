import { expect, test } from 'vitest';
import type { SettingField } from '../api/types.ts';
import { mistakeOf, mistakesElsewhere, settingsOf, shown } from './settings.ts';

const field = (name: string, type = 'string', more: Partial<SettingField> = {}): SettingField =>
  ({ name, type, secret: false, needed: true, choices: [], ...more });

test('settings are sent in objects and in their types, without what was left empty', () => {
  const fields = [
    field('credentials.kind'), field('credentials.key'), field('size', 'integer'), field('deep', 'boolean'),
    field('tags', 'array'), field('more', 'object'), field('empty'),
  ];
  const typed = {
    'credentials.kind': 'key', 'credentials.key': '007', size: '5', deep: 'false', tags: 'a, b', more: '{"x":1}', empty: '',
  };
  expect(settingsOf(fields, typed)).toEqual({
    credentials: { kind: 'key', key: '007' }, size: 5, deep: false, tags: ['a', 'b'], more: { x: 1 },
  });
});

test('what reads as no value of its type goes as it was typed, so that the server can say what is wrong', () => {
  expect(settingsOf([field('size', 'integer'), field('more', 'object')], { size: 'many', more: '{' })).toEqual({ size: 'many', more: '{' });
});

test('a choice keeps its type and a default stands until something is typed', () => {
  const size = field('size', 'integer', { choices: [10, 100], otherwise: 10 });
  expect(shown(size, {})).toBe('10');
  expect(settingsOf([size], {})).toEqual({ size: 10 });
  expect(settingsOf([size], { size: '100' })).toEqual({ size: 100 });
});

test('a mistake stands beside its field, and one of no field is told too', () => {
  const fields = [field('key')];
  const mistakes = [{ field: 'key', what: 'is missing' }, { field: 'credentials', what: 'fits two forms' }];
  expect(mistakeOf(fields[0]!, mistakes)).toBe('is missing');
  expect(mistakesElsewhere(fields, mistakes)).toEqual(['credentials fits two forms']);
});
