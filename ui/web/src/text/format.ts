/** Numbers, times and cells as people read them; one place, so that the page never shows a figure in two ways. */

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const ONE_DECIMAL = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export type Sign = '+' | '~' | '−' | '';

export function count(n: number): string {
  return WHOLE.format(n);
}

export function signed(sign: Sign, n: number): string {
  return sign + count(n);
}

/** "1 row", "1,204 rows". */
export function counted(n: number, one: string, many: string = one + 's'): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export function duration(ms: number): string {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 59_950) {
    return `${ONE_DECIMAL.format(ms / 1000)} s`;
  }
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** A limit in its largest whole unit: "1 day", "90 minutes". */
export function span(seconds: number): string {
  const units: [number, string][] = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']];
  const [size, unit] = units.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  return counted(seconds / size, unit);
}

export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = n;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? WHOLE.format(size) : ONE_DECIMAL.format(size)} ${units[unit]}`;
}

export function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : MOMENT.format(date);
}

/** The same in the time zone of whoever waits for it; a zone that this browser does not know leaves the instant as it is. */
export function momentIn(iso: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
  } catch {
    return iso;
  }
}

/** The text of a value; NULL is null here too, because an empty text is something else and must look it. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const NUMERIC = /^(int64|float64|decimal)/;

export function isNumeric(type: string | undefined): boolean {
  return type !== undefined && NUMERIC.test(type);
}

/** The first characters of a hash: enough to compare two by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
