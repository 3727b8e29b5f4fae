import { cellText } from '../text/format.ts';

const LONGEST = 120;

/** One value as text. NULL and an empty text are named, since both would look like nothing. */
export function Value({ value }: { value: unknown }) {
  const text = cellText(value);
  if (text === null) {
    return <span className="null">NULL</span>;
  }
  if (text.trim() === '') {
    return <span className="null">{text === '' ? 'empty' : 'blanks'}</span>;
  }
  return text.length > LONGEST ? <span title={text.slice(0, 2000)}>{text.slice(0, LONGEST)}…</span> : <>{text}</>;
}
