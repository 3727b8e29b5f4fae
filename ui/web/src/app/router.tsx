import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

export type Route =
  | { page: 'home' } | { page: 'requests' } | { page: 'request'; id: string } | { page: 'connections' }
  | { page: 'schedules' } | { page: 'schedule'; name: string } | { page: 'unknown' };

export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean);
  if (parts.length === 0) {
    return { page: 'home' };
  }
  if (parts.length === 1 && (parts[0] === 'requests' || parts[0] === 'connections' || parts[0] === 'schedules')) {
    return { page: parts[0] };
  }
  if (parts.length === 2 && parts[0] === 'schedules' && parts[1]) {
    return { page: 'schedule', name: decoded(parts[1]) };
  }
  return parts.length === 2 && parts[0] === 'requests' && parts[1] ? { page: 'request', id: decoded(parts[1]) } : { page: 'unknown' };
}

export const requestPath = (id: string) => `/requests/${encodeURIComponent(id)}`;

export const schedulePath = (name: string) => `/schedules/${encodeURIComponent(name)}`;

export function navigate(path: string): void {
  history.pushState({ inPage: true }, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** A real link (it can be copied and opened elsewhere) that changes the page in place. */
export function Link({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      navigate(to);
    }
  };
  return <a href={to} onClick={follow} {...rest} />;
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
