import { Page } from '../app/Page.tsx';
import { RequestList } from './RequestList.tsx';

export function RequestsPage() {
  return <Page title="Requests"><RequestList /></Page>;
}
