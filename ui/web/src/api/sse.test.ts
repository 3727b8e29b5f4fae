import { expect, test } from 'vitest';
import { EventStreamParser } from './sse.ts';

test('an event may arrive in any number of chunks', () => {
  const whole = 'id: 7\nevent: phase\ndata: {"n":3}\n\n';
  const parser = new EventStreamParser();
  const events = [...whole].flatMap((character) => parser.push(character));
  expect(events).toEqual([{ id: '7', kind: 'phase', data: '{"n":3}' }]);
});

test('lines may end in carriage return, line feed or both, even across chunks', () => {
  const parser = new EventStreamParser();
  expect(parser.push('data: a\r')).toEqual([]);
  expect(parser.push('\ndata: b\r\n\r\n')).toEqual([{ id: null, kind: 'message', data: 'a\nb' }]);
});

test('comments that keep the connection alive are no events', () => {
  expect(new EventStreamParser().push(': ping\n\n: ping\n\n')).toEqual([]);
});

test('the last id stays until the server sends another, the kind does not', () => {
  const events = new EventStreamParser().push('id: 1\nevent: phase\ndata: x\n\ndata: y\n\n');
  expect(events.map((event) => [event.id, event.kind])).toEqual([['1', 'phase'], ['1', 'message']]);
});
