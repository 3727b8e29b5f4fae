import { useEffect, useRef, useState } from 'react';

interface Props {
  ask: string;
  /** What the first button is called by those who do not see what it stands beside. */
  askLabel?: string;
  yes: string;
  no: string;
  busy: boolean;
  confirmed: () => void;
}

/** A button that asks once more before it takes something away; the focus follows the question and comes back. */
export function Confirm({ ask, askLabel = ask, yes, no, busy, confirmed }: Props) {
  const [sure, setSure] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const turned = useRef(false);
  useEffect(() => {
    if (turned.current) {
      (sure ? second : first).current?.focus();
    }
  }, [sure]);
  const turn = (to: boolean) => {
    turned.current = true;
    setSure(to);
  };
  if (!sure) {
    return <button ref={first} type="button" aria-label={askLabel} onClick={() => turn(true)}>{ask}</button>;
  }
  return (
    <span className="buttons">
      <button ref={second} type="button" className="danger" disabled={busy} onClick={confirmed}>{yes}</button>
      <button type="button" disabled={busy} onClick={() => turn(false)}>{no}</button>
    </span>
  );
}
