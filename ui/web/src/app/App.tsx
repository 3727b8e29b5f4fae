import { ConnectionsPage } from '../connections/ConnectionsPage.tsx';
import { RequestPage } from '../request/RequestPage.tsx';
import { RequestsPage } from '../requests/RequestsPage.tsx';
import { SchedulePage } from '../schedules/SchedulePage.tsx';
import { SchedulesPage } from '../schedules/SchedulesPage.tsx';
import { HomePage } from '../submit/HomePage.tsx';
import { Header } from './Header.tsx';
import { Page } from './Page.tsx';
import { Link, type Route, routeOf, usePath } from './router.tsx';

export function App() {
  const path = usePath();
  const route = routeOf(path);
  return (
    <>
      <a className="skip" href="#main">Skip to content</a>
      <Header route={route} />
      <main id="main">{shown(route)}</main>
      <footer className="foot">Say it. See the diff. Commit it once. Undo it any time.</footer>
    </>
  );
}

function shown(route: Route) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'requests':
      return <RequestsPage />;
    case 'request':
      return <RequestPage key={route.id} id={route.id} />;
    case 'schedules':
      return <SchedulesPage />;
    case 'schedule':
      return <SchedulePage key={route.name} name={route.name} />;
    case 'connections':
      return <ConnectionsPage />;
    case 'unknown':
      return <Page title="No such page"><p>Nothing lives at this address. <Link to="/">Start a request</Link></p></Page>;
  }
}
