import type { Claim } from '../api/types.ts';

/** What the sentence promises and whether the rows keep it. A claim over no rows is not checked, never "holds". */
export function Claims({ claims }: { claims: Claim[] }) {
  if (claims.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">Claims</h2>
      <ul className="claims">
        {claims.map(({ text, holds, why }) => (
          <li key={text} className={holds === null ? 'open' : holds ? 'holds' : 'broken'}>
            {text} <span className="verdict">{holds === null ? 'not checked' : holds ? 'holds' : 'does not hold'}{why && `: ${why}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props { title: string; items: string[] | undefined; tone?: 'waiting' }

export function Notes({ title, items = [], tone }: Props) {
  if (items.length === 0) {
    return null;
  }
  return (
    <section aria-label={title} className={tone && `note note-${tone}`}>
      <h2>{title}</h2>
      <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </section>
  );
}
