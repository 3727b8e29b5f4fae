import { type ReactNode, useEffect, useRef } from 'react';

interface Props { title: string; /** Shown as the heading where it says more than the title. */ heading?: ReactNode; children: ReactNode }

/** A page with its one h1; arriving on it by a link moves the focus there, as a loaded page would. */
export function Page({ title, heading, children }: Props) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (history.state !== null) {
      h1.current?.focus();
    }
  }, []);
  useEffect(() => {
    document.title = `${title} · Sluice`;
  }, [title]);
  return (
    <div className="page">
      <h1 ref={h1} tabIndex={-1}>{heading ?? title}</h1>
      {children}
    </div>
  );
}
