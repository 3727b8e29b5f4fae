import type { ApprovalMode, Submission } from '../api/types.ts';

/** What the form holds. Empty text means "not said". */
export interface FormState { sentence: string; on: string[]; into: string; files: string; id: string; approve: ApprovalMode }

export const EMPTY_FORM: FormState = { sentence: '', on: [], into: '', files: '', id: '', approve: 'auto' };

/** The form as a link asks for it: `/?sentence=…` has it written already. */
export function startingWith(search: string): FormState {
  return { ...EMPTY_FORM, sentence: new URLSearchParams(search).get('sentence') ?? '' };
}

const ID = /^[a-z0-9._-]{1,64}$/;

/** The call that the form means; what was not said is left to the server's defaults. */
export function submissionOf(form: FormState, timezone: string): Submission {
  const into = form.into.trim();
  const files = form.files.trim();
  const id = form.id.trim();
  return {
    sentence: form.sentence.trim(), approve: form.approve, timezone,
    ...(form.on.length > 0 && { on: form.on }), ...(into && { into }), ...(files && { files }), ...(id && { id }),
  };
}

/** What keeps the form from being sent, field by field. */
export function mistakes(form: FormState): Partial<Record<'sentence' | 'id', string>> {
  const id = form.id.trim();
  return {
    ...(form.sentence.trim() === '' && { sentence: 'Write what you want first, for instance: Import sales.csv into the orders table' }),
    ...(id !== '' && !isId(id) && { id: 'Use up to 64 of a–z, 0–9, dot, dash and underscore, not digits only, not beginning with undo-' }),
  };
}

function isId(id: string): boolean {
  return ID.test(id) && !/^\d+$/.test(id) && !id.startsWith('undo-');
}
