import { useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import type { ServerStatus } from '../api/types.ts';

/** What is behind this page; the page works without knowing. */
export function useServer(): ServerStatus | null {
  const [server, setServer] = useState<ServerStatus | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    api.status(stop.signal).then(setServer, () => undefined);
    return () => stop.abort();
  }, []);
  return server;
}
