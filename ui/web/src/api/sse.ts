/** One server-sent event; `id` is what a reader sends back to go on after it. */
export interface ServerEvent { id: string | null; kind: string; data: string }

/** Cuts a text/event-stream into events, whatever the chunks it arrives in. */
export class EventStreamParser {
  private rest = '';
  private data: string[] = [];
  private kind = '';
  private lastId: string | null = null;

  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    const text = this.rest + chunk;
    // a trailing \r may be the first half of \r\n: keep it for the next chunk
    const complete = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = complete.split(/\r\n|\r|\n/);
    this.rest = (lines.pop() ?? '') + (text.endsWith('\r') ? '\r' : '');
    for (const line of lines) {
      const event = this.line(line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  private line(line: string): ServerEvent | null {
    if (line === '') {
      return this.dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.kind = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.lastId = value;
    }
    return null;
  }

  private dispatch(): ServerEvent | null {
    const event = this.data.length > 0 ? { id: this.lastId, kind: this.kind || 'message', data: this.data.join('\n') } : null;
    this.data = [];
    this.kind = '';
    return event;
  }
}
