import { useServer } from '../app/useServer.ts';
import { Page } from '../app/Page.tsx';
import { Link } from '../app/router.tsx';
import { RequestList } from '../requests/RequestList.tsx';
import { SubmitForm } from './SubmitForm.tsx';

export function HomePage() {
  const server = useServer();
  return (
    <Page title="New request" heading="What should happen to your data?">
      <SubmitForm />
      {server && <p className="fine">{behind(server)}</p>}
      <section aria-labelledby="recent" className="recent">
        <div className="section-head"><h2 id="recent">Recent requests</h2><Link to="/requests">All requests</Link></div>
        <RequestList limit={5} />
      </section>
    </Page>
  );
}

/** Said before anything is asked: who writes the draft, and what this installation lacks. */
function behind(server: NonNullable<ReturnType<typeof useServer>>): string {
  const author = server.author.kind === 'model' ? `Drafts are written by ${server.author.name}.` : 'Drafts are written by the built-in planner; no model is used.';
  const durable = server.temporal.durable ? '' : ' The Temporal server here is not durable: requests are lost when Sluice stops.';
  const sandbox = server.sandbox === 'none' ? ' There is no sandbox for Bash steps here.' : '';
  return author + durable + sandbox;
}
