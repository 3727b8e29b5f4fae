import { api } from '../api/client.ts';
import type { Connection } from '../api/types.ts';
import { Confirm } from '../app/Confirm.tsx';
import { Page } from '../app/Page.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useAction } from '../app/useAction.ts';
import { useLoaded } from '../app/useLoaded.ts';
import { ConnectionForm } from './ConnectionForm.tsx';

export function ConnectionsPage() {
  const { value, problem, again } = useLoaded(api.connections);
  return (
    <Page title="Connections">
      <p>What requests may read and write. Secrets are stored encrypted and never shown again.</p>
      {problem && <ProblemNote problem={problem}><button type="button" onClick={again}>Try again</button></ProblemNote>}
      {value === null ? !problem && <p className="fine">Loading the connections…</p> : <Known connections={value} changed={again} />}
      <ConnectionForm saved={again} />
    </Page>
  );
}

function Known({ connections, changed }: { connections: Connection[]; changed: () => void }) {
  return (
    <ul className="list">
      {connections.map((connection) => <Entry key={connection.name} connection={connection} changed={changed} />)}
    </ul>
  );
}

function Entry({ connection, changed }: { connection: Connection; changed: () => void }) {
  const { busy, problem, run } = useAction();
  const disconnect = async () => { if (await run(() => api.disconnect(connection.name))) { changed(); } };
  return (
    <li>
      <strong className="list-sentence">{connection.name}</strong>
      <span className="list-facts fine">
        <span>{connection.kind}</span><code>{connection.url}</code>{connection.access && <span>{connection.access}</span>}
      </span>
      {!connection.built_in && (
        <Confirm ask="Disconnect" askLabel={`Disconnect ${connection.name}`} yes={`Disconnect ${connection.name}`} no="Keep it" busy={busy} confirmed={disconnect} />
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}
