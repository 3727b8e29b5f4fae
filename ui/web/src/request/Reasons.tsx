/** Why a decision is a person's, as a list under its title; nothing where there is nothing to say. */
export function Reasons({ title, items = [] }: { title: string; items: string[] | undefined }) {
  return items.length === 0 ? null : <div><h3>{title}</h3><ul>{items.map((item) => <li key={item}>{item}</li>)}</ul></div>;
}
