import type { Undone } from '../api/types.ts';
import { Reasons } from './Reasons.tsx';

/** What went back, table by table, and what others had touched and still is as they left it. */
export function TakenBack({ undone }: { undone: Undone | null | undefined }) {
  return undone && (
    <>
      <ul>{undone.did.map((said) => <li key={said}>{said}</li>)}</ul>
      <Reasons title="Left as it is" items={undone.left} />
    </>
  );
}
