import type { RequestDocument, Step } from '../api/types.ts';
import { counted, duration } from '../text/format.ts';

/** The steps in the order they are shown, each with its script and the log of its last run. */
export function Steps({ request }: { request: RequestDocument }) {
  if (request.steps.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <ol className="steps">{request.steps.map((step) => <StepItem key={step.number} step={step} failed={step.number === request.error?.step} />)}</ol>
    </section>
  );
}

function StepItem({ step, failed }: { step: Step; failed: boolean }) {
  const broke = failed || (step.exit_code ?? 0) !== 0;
  return (
    <li>
      <details open={broke || undefined}>
        <summary>
          <span className="step-number">{step.number}</span>
          <span className="tag">{step.type}</span>
          <span className="step-title">{gist(step.content)}</span>
          <span className="fine step-facts">{facts(step, broke)}</span>
        </summary>
        <pre className="code" tabIndex={0} aria-label={`Script of step ${step.number}`}>{step.content}</pre>
        <Log name="Output" text={step.stdout} />
        <Log name="Errors" text={step.stderr} />
      </details>
    </li>
  );
}

function Log({ name, text }: { name: string; text: string | null | undefined }) {
  return text ? <><h3>{name}</h3><pre className="code log" tabIndex={0} aria-label={name}>{text}</pre></> : null;
}

function facts(step: Step, broke: boolean): string {
  return [
    step.depends_on.length > 0 ? `after ${step.depends_on.join(', ')}` : null,
    typeof step.rows === 'number' ? counted(step.rows, 'row') : null,
    typeof step.ms === 'number' ? duration(step.ms) : null,
    broke ? (step.exit_code ? `exit code ${step.exit_code}` : 'failed') : null,
  ].filter(Boolean).join(' · ');
}

/** The script in one line without what every script begins with: a DELETE is not shown without its WHERE. */
function gist(content: string): string {
  const said = content.split('\n').filter((line) => !/^(#|--|set )/.test(line)).join(' ').replace(/\s+/g, ' ').trim();
  return said.length > 120 ? `${said.slice(0, 119)}…` : said || content;
}
