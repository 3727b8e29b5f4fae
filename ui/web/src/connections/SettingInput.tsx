import type { SettingField } from '../api/types.ts';
import { Field } from '../submit/Field.tsx';
import { shown, type Typed } from './settings.ts';

interface Props { field: SettingField; typed: Typed; mistake: string | undefined; change: (value: string) => void }

/** One setting of a manifest, in the control that fits it. */
export function SettingInput({ field, typed, mistake, change }: Props) {
  const id = `setting-${field.name.replaceAll('.', '-')}`;
  const label = `${field.title ?? field.name}${field.needed ? '' : ' (optional)'}`;
  return <Field id={id} label={label} hint={field.description ?? undefined} mistake={mistake}>{control(id, { field, typed, mistake, change })}</Field>;
}

function control(id: string, { field, typed, mistake, change }: Props) {
  const common = { id, value: shown(field, typed), 'aria-invalid': mistake ? (true as const) : undefined };
  const choices = field.choices.length > 0 ? field.choices.map(String) : field.type === 'boolean' ? ['true', 'false'] : [];
  if (choices.length > 0) {
    return (
      <select {...common} onChange={(event) => change(event.target.value)}>
        {!choices.includes(common.value) && <option value={common.value}>{common.value}</option>}
        {choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
      </select>
    );
  }
  if (field.secret) {
    return <input {...common} type="password" autoComplete="new-password" onChange={(event) => change(event.target.value)} />;
  }
  return <input {...common} autoCapitalize="none" spellCheck={false} onChange={(event) => change(event.target.value)} />;
}
