/** Says that events do not flow; whatever is missed is read as soon as they do. */
export function LineDown({ connected }: { connected: boolean }) {
  return connected ? null
    : <p className="note note-waiting" role="status">The line to Sluice is down. The request goes on; this page tries again by itself.</p>;
}
