// Keeps one page for when no other can be had: that Perimeter is out of reach. Nothing else is kept, and no form passes here.
// The number grows with every change of these files.
const kept = 'offline-1';
const files = ['/offline/en.html', '/offline/de.html', '/offline/offline.css'];
const gateway = [502, 504];

addEventListener('install', (event) => event.waitUntil(
  caches.open(kept).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))).then(() => skipWaiting())));

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

const offline = async () => {
  const language = (navigator.language ?? 'en').startsWith('de') ? 'de' : 'en';
  return await caches.match(`/offline/${language}.html`) ?? Response.error();
};

const page = async (event) => {
  try {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    return gateway.includes(answer.status) ? await offline() : answer;
  } catch {
    return offline();
  }
};

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET') return;
  if (mode === 'navigate') event.respondWith(page(event));
  else if (new URL(url).pathname === '/offline/offline.css') {
    event.respondWith(fetch(event.request).catch(async () => await caches.match('/offline/offline.css') ?? Response.error()));
  }
});
