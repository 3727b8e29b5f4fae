import { Mark } from './Mark.tsx';
import { Link, type Route } from './router.tsx';
import { useServer } from './useServer.ts';

const PLACES = [
  { to: '/', page: 'home', title: 'New request' },
  { to: '/requests', page: 'requests', title: 'Requests' },
  { to: '/schedules', page: 'schedules', title: 'Schedules' },
  { to: '/connections', page: 'connections', title: 'Connections' },
] as const;

export function Header({ route }: { route: Route }) {
  const server = useServer();
  return (
    <header className="head">
      <Link to="/" className="brand" aria-label="Sluice, home"><Mark /><span>Sluice</span></Link>
      <nav aria-label="Main">
        {PLACES.map(({ to, page, title }) => (
          <Link key={to} to={to} aria-current={route.page === page ? 'page' : undefined}>{title}</Link>
        ))}
        {server?.temporal.ui && <a className="outside" href={server.temporal.ui} target="_blank" rel="noreferrer">Temporal UI</a>}
      </nav>
    </header>
  );
}
