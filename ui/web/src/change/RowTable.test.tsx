import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RowTable } from './RowTable.tsx';

const text = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('a changed cell says what it was and what it becomes, also to those who only hear it', () => {
  const rows = [{ before: { id: 1, amount: '10.00' }, after: { id: 1, amount: '12.50' } }];
  const markup = renderToStaticMarkup(<RowTable kind="changed" rows={rows} total={1} />);
  expect(text(markup)).toContain('was 10.00 → becomes 12.50');
  expect(markup.match(/<del>/g)).toHaveLength(1);
});

test('rejected rows come with their line and reason', () => {
  const rows = [{ before: { amount: 'twelve' }, after: null, note: "line 7: 'twelve' is not a number" }];
  const shown = text(renderToStaticMarkup(<RowTable kind="rejected" rows={rows} total={3} />));
  expect(shown).toContain('reason');
  expect(shown).toContain('The first 1 of 3.');
});

test('content of the data is text, never markup', () => {
  const rows = [{ before: null, after: { name: '<img src=x onerror=alert(1)>' } }];
  expect(renderToStaticMarkup(<RowTable kind="inserted" rows={rows} total={1} />)).not.toContain('<img');
});
