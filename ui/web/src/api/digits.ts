const STRING_OR_DECIMAL = /"(?:[^"\\]|\\.)*"|-?\d+\.\d+(?![\d.eE])/g;
const DECIMAL = '\0';
/** How far below these names the values of rows lie: lists of lists, and rows by column. */
const ABOVE_VALUES = new Map([['rows', 2], ['before', 1], ['after', 1]]);

/**
 * Reads JSON whose rows keep the digits of the database: as a number 4002.00 would become 4002, so every decimal among the values of a row comes
 * as text. Whatever else is a number stays one, also within a value that is JSON itself.
 */
export function parseWithDigits(json: string): unknown {
  const marked = json.replace(STRING_OR_DECIMAL, (token) => (token.startsWith('"') ? token : `"\\u0000${token}"`));
  return settled(JSON.parse(marked), -1);
}

/** `depth`: so many levels lie between this and the values of a row, below 0 where it is none. */
function settled(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return value.startsWith(DECIMAL) ? settledDecimal(value.slice(1), depth) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => settled(item, depth - 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, settled(item, below(name, item, depth))]));
  }
  return value;
}

function settledDecimal(digits: string, depth: number): unknown {
  return depth === 0 ? digits : Number(digits);
}

function below(name: string, item: unknown, depth: number): number {
  return typeof item === 'object' ? (ABOVE_VALUES.get(name) ?? depth - 1) : depth - 1;
}
