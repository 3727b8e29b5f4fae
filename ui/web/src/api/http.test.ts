import { expect, test } from 'vitest';
import { parsed } from './http.ts';

test('a decimal keeps the digits that the database gave it, whatever else is a number stays one', () => {
  expect(parsed('{"amount":4002.00,"rate":0.5,"rows":3,"share":1.0}')).toEqual({ amount: '4002.00', rate: 0.5, rows: 3, share: '1.0' });
  expect(parsed('{"note":"at \\"2.50\\", or 3.0","big":1.0e5,"list":[-0.10,10]}')).toEqual({ note: 'at "2.50", or 3.0', big: 100000, list: ['-0.10', 10] });
});

test('what is no JSON is nothing', () => {
  expect(parsed('')).toBeUndefined();
  expect(parsed('<html>')).toBeUndefined();
});
