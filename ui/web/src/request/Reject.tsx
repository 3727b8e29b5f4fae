import { type FormEvent, useEffect, useRef, useState } from 'react';

interface Props { busy: boolean; what?: string; reject: (reason: string) => void }

/** Saying no takes one more press, and a reason for those who look later. */
export function Reject({ busy, what = 'change', reject }: Props) {
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reject(reason.trim());
  };
  return (
    <form className="inline drawer" onSubmit={submit}>
      <label htmlFor="reason">Why not? (optional)</label>
      <input ref={input} id="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      <button type="submit" className="danger" disabled={busy}>Reject the {what}</button>
    </form>
  );
}
