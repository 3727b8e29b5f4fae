import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { navigate, requestPath } from '../app/router.tsx';
import { useAction } from '../app/useAction.ts';
import { Options } from './Options.tsx';
import { type FormState, mistakes, startingWith, submissionOf } from './submission.ts';

export function SubmitForm() {
  const [form, setForm] = useState(() => startingWith(location.search));
  const [told, setTold] = useState<ReturnType<typeof mistakes>>({});
  const { busy, problem, run } = useAction();
  const sentence = useRef<HTMLTextAreaElement>(null);
  const element = useRef<HTMLFormElement>(null);

  const change = (part: Partial<FormState>) => setForm((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakes(form);
    setTold(found);
    if (Object.keys(found).length > 0) {
      (found.sentence ? sentence.current : element.current?.querySelector<HTMLInputElement>('[name=id]'))?.focus();
      return;
    }
    await run(async () => {
      const { id } = await api.submit(submissionOf(form, Intl.DateTimeFormat().resolvedOptions().timeZone));
      navigate(requestPath(id));
    });
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      element.current?.requestSubmit();
    }
  };

  return (
    <form ref={element} className="submit" onSubmit={submit} noValidate>
      <div className="sentence-box">
        <label htmlFor="sentence" className="unseen">Your request, in a sentence</label>
        <textarea
          id="sentence" ref={sentence} rows={3} value={form.sentence} onKeyDown={enter}
          onChange={(event) => change({ sentence: event.target.value })}
          placeholder="Import sales.csv into the orders table and drop rows with empty amount fields"
          aria-describedby={told.sentence ? 'sentence-mistake' : 'sentence-hint'} aria-invalid={told.sentence ? true : undefined}
        />
        <div className="sentence-foot">
          <p id="sentence-hint" className="fine">You see the exact change before anything happens to your tables.</p>
          <button className="primary" type="submit" disabled={busy}>{busy ? 'Sending…' : 'Show me the change'}</button>
        </div>
      </div>
      {told.sentence && <p id="sentence-mistake" className="mistake">{told.sentence}</p>}
      <Options form={form} change={change} {...(told.id && { idMistake: told.id })} />
      {problem && <ProblemNote problem={problem} title="Not sent" />}
    </form>
  );
}
