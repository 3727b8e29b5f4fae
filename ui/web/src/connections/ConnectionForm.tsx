import { useState } from 'react';
import { AddressForm } from './AddressForm.tsx';
import { ApiForm } from './ApiForm.tsx';

/** Adds a connection, or replaces the one of the same name; it is tested before it is saved. */
export function ConnectionForm({ saved }: { saved: () => void }) {
  const [isApi, setIsApi] = useState(false);
  return (
    <section aria-labelledby="add" className="card">
      <h2 id="add">Add a connection</h2>
      <fieldset>
        <legend>What is it?</legend>
        <div className="checks">
          <label className="check"><input type="radio" name="kind" checked={!isApi} onChange={() => setIsApi(false)} /> A database or a folder</label>
          <label className="check"><input type="radio" name="kind" checked={isApi} onChange={() => setIsApi(true)} /> An API, by its manifest</label>
        </div>
      </fieldset>
      {isApi ? <ApiForm saved={saved} /> : <AddressForm saved={saved} />}
    </section>
  );
}
