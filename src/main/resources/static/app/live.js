// Shows what others change, without reloading (spec 16.1). An event carries no data, only which kinds of records changed: the page is asked for
// again at its own address, where the gate looks at the reader as always, and what differs is put in its place. A form in use stays as it is.
import { listen } from '/app/changes.js';
import { inUse, morph } from '/app/morph.js';

const main = document.getElementById('content');
const region = (page) => page.querySelector('#content [data-live]');
const pause = 1_000;
const spread = 250;
const spreadOfAll = 3_000;

let timer = null;
let last = 0;
let failures = 0;
let pressed = false;

addEventListener('pointerdown', () => { pressed = true; }, true);
['pointerup', 'pointercancel', 'dragend'].forEach((name) => addEventListener(name, () => { pressed = false; }, true));

const says = (text) => {
  if (document.getElementById('live-says')) return;
  const alert = document.createElement('p');
  alert.id = 'live-says';
  alert.className = 'alert alert-warning';
  alert.setAttribute('role', 'status');
  alert.textContent = text;
  main.prepend(alert);
};

/** The page cannot be had any more as it stands here. What somebody is typing stays before their eyes. */
const gone = () => {
  if (inUse(main)) says(main.dataset.gone);
  else location.reload();
};

const show = (page) => {
  const [shown, fresh] = [region(document), region(page)];
  const of = page.getElementById('content')?.dataset.of;
  if (of && of !== main.dataset.of) {
    says(main.dataset.elsewhere);
    return;
  }
  if (!fresh || !shown) {
    gone();
    return;
  }
  document.title = page.title;
  const [title, newer] = [main, page].map((part) => part.querySelector('h1'));
  if (title.textContent !== newer.textContent) title.textContent = newer.textContent;
  morph(shown, fresh);
  window.htmx?.process(shown);
  shown.dispatchEvent(new CustomEvent('live:shown', { bubbles: true }));
};

const refresh = async () => {
  timer = null;
  if (document.hidden) return;
  if (pressed || document.querySelector('.htmx-request, .sortable-chosen')) {
    soon(spread);
    return;
  }
  const address = location.href;
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    last = Date.now();
    if (answer.status >= 500 || answer.status === 429) throw new Error('later');
    failures = 0;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (location.href !== address || pressed) soon(spread);
    else if (answer.status === 401 || answer.redirected) gone();
    else show(page);
  } catch {
    failures += 1;
    soon(Math.min(failures, 6) * 5_000);
  }
};

/** One answer at a time, and no more than one in a second: of what comes meanwhile, the next has all. */
const soon = (chance) => {
  timer ??= setTimeout(refresh, Math.max(0, last + pause - Date.now()) + Math.random() * chance);
};

// What was refused, or is shown as the answer to a form, is at no address.
if (region(document) && !main.hasAttribute('data-refused')) {
  listen(({ name, kinds }) => {
    const mine = region(document)?.dataset.live.split(' ') ?? [];
    if (name === 'missed') soon(spreadOfAll);
    else if (name !== 'changed' || kinds.some((kind) => mine.includes(kind))) soon(spread);
  });
}
