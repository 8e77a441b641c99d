/*
 * The service worker of our own site. Online it changes nothing: anything that
 * can change comes from the network first, so no page is ever stale. Offline it
 * answers with the files of one build, all or none. Files are kept by hash: an
 * update fetches only what's new, and the old worker finds its own files until
 * the moment it's replaced.
 */

/** Integrity by path; the build writes it. */
declare const FILES: Record<string, string>;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const self: {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
};

const base = new URL("./", self.location.href);
const shelf = `scope-calculator ${base.pathname}`;
const key = (path: string) => `${new URL(path, base).href}?${encodeURIComponent(FILES[path]!)}`;
const page = /\.html$/;
const named = /-[0-9a-f]{12}\./;

async function fill(path: string): Promise<void> {
  const cache = await caches.open(shelf);
  if (await cache.match(key(path))) return;
  // Hosts add their own things to pages, so pages have no hash to match.
  const response = await fetch(new URL(path, base), { cache: "no-cache", ...(page.test(path) ? {} : { integrity: FILES[path]! }) });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  // A redirected response can't answer for a page.
  await cache.put(key(path), response.redirected ? new Response(response.body, { headers: response.headers }) : response);
}

async function tidy(): Promise<void> {
  const cache = await caches.open(shelf);
  const ours = new Set(Object.keys(FILES).map(key));
  for (const request of await cache.keys()) if (!ours.has(request.url)) await cache.delete(request);
  await self.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const kept = async () => (await caches.open(shelf)).match(key(path));
  if (named.test(path)) return (await kept()) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (cause) {
    const response = await kept();
    if (response) return response;
    throw cause;
  }
}

self.addEventListener("install", (event) => event.waitUntil(Promise.all(Object.keys(FILES).map(fill)).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== base.origin || !pathname.startsWith(base.pathname)) return;
  const rest = pathname.slice(base.pathname.length);
  const path = [rest, rest.replace(/(^|\/)$/, "$1index.html"), `${rest}.html`, `${rest}/index.html`].find((name) => Object.hasOwn(FILES, name));
  if (path !== undefined) event.respondWith(answer(event.request, path));
});

export {};
