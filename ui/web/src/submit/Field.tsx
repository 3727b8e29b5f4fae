import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react';

interface Props { id: string; label: string; hint?: string | undefined; mistake?: string | undefined; children: ReactNode }

/** A label, its control, a hint and what is wrong with it, tied together for those who do not see them side by side. */
export function Field({ id, label, hint, mistake, children }: Props) {
  const described = [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {Children.map(children, (child) => (isControl(child, id) && described ? cloneElement(child, { 'aria-describedby': described }) : child))}
      {hint && <p id={`${id}-hint`} className="fine">{hint}</p>}
      {mistake && <p id={`${id}-mistake`} className="mistake">{mistake}</p>}
    </div>
  );
}

function isControl(child: ReactNode, id: string): child is ReactElement<{ id: string; 'aria-describedby'?: string }> {
  return isValidElement<{ id?: string }>(child) && child.props.id === id;
}
