import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import type { Question, RequestDocument } from '../api/types.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Link } from '../app/router.tsx';
import { useAction } from '../app/useAction.ts';

interface Props { request: RequestDocument; question: Question; changed: () => void }

/** The author is not sure and asks; the nearest names are one press away. */
export function QuestionCard({ request, question, changed }: Props) {
  const [text, setText] = useState('');
  const { busy, problem, run } = useAction();
  const answer = async (reply: string) => { if (await run(() => api.answer(request.id, reply))) { changed(); } };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') {
      void answer(text.trim());
    }
  };
  const cancel = (
    <button type="button" className="quiet" disabled={busy} onClick={() => run(() => api.cancel(request.id)).then(changed)}>Cancel the request</button>
  );
  return (
    <section aria-labelledby="question" className="card card-waiting">
      <h2 id="question">{question.text}</h2>
      {question.missing && <p><Link to="/connections">Make the connection here</Link>: this request goes on by itself then.</p>}
      <div className="buttons" role="group" aria-labelledby="question">
        {question.options.map((option) => (
          <button key={option} type="button" disabled={busy} onClick={() => answer(option)}>{option}</button>
        ))}
      </div>
      {question.next ? <><p>{question.next}.</p><div className="buttons">{cancel}</div></> : (
        <form className="inline" onSubmit={submit}>
          <label htmlFor="reply">{question.options.length > 0 ? 'Or in your own words' : 'Your answer'}</label>
          <input id="reply" value={text} onChange={(event) => setText(event.target.value)} />
          <button className="primary" type="submit" disabled={busy}>{busy ? 'Sending…' : 'Answer'}</button>
          {cancel}
        </form>
      )}
      {problem && <ProblemNote problem={problem} title="Not answered" />}
    </section>
  );
}
