import type { SettingField, SettingMistake, Settings } from '../api/types.ts';

/** What a person typed, by the dotted names of the fields. */
export type Typed = Record<string, string>;

/** What a field shows before anybody types. */
export function shown(field: SettingField, typed: Typed): string {
  return typed[field.name] ?? (field.otherwise === null || field.otherwise === undefined ? '' : text(field.otherwise));
}

const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** The settings as the manifest wants them: in objects, in their types, without what was left empty. */
export function settingsOf(fields: SettingField[], typed: Typed): Settings {
  const settings: Settings = {};
  for (const field of fields) {
    const value = shown(field, typed);
    if (value !== '') {
      put(settings, field.name.split('.'), valueOf(value, field));
    }
  }
  return settings;
}

function put(into: Settings, [first = '', ...rest]: string[], value: unknown) {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const object: Settings = typeof inner === 'object' && inner !== null ? (inner as Settings) : {};
  into[first] = object;
  put(object, rest, value);
}

function valueOf(typed: string, field: SettingField): unknown {
  const chosen = field.choices.find((choice) => text(choice) === typed);
  if (chosen !== undefined) {
    return chosen;
  }
  switch (field.type) {
    case 'integer':
    case 'number':
      return Number.isFinite(Number(typed)) ? Number(typed) : typed;
    case 'boolean':
      return typed === 'true' ? true : typed === 'false' ? false : typed;
    case 'array':
      return typed.startsWith('[') ? parsed(typed) : typed.split(',').map((item) => item.trim());
    case 'object':
      return parsed(typed);
    default:
      return typed;
  }
}

function parsed(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

/** What is wrong with one field, or with the settings as a whole where no field of theirs is meant. */
export function mistakeOf(field: SettingField, mistakes: SettingMistake[]): string | undefined {
  return mistakes.find((mistake) => mistake.field === field.name)?.what;
}

export function mistakesElsewhere(fields: SettingField[], mistakes: SettingMistake[]): string[] {
  return mistakes
    .filter((mistake) => !fields.some((field) => field.name === mistake.field))
    .map((mistake) => `${mistake.field} ${mistake.what}`.trim());
}
