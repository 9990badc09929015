// Drags pieces from column to column. What takes more than a drop (a printer, a reason) has a page that asks for it; without scripts, or with a thumb, each card has its buttons.
import Sortable from '/webjars/sortablejs/modular/sortable.esm.js';

const asks = ['printing', 'printed', 'failed', 'rejected', 'scrapped'];
const says = document.getElementById('says');

const show = (text) => {
  says.className = text ? 'alert alert-danger' : '';
  says.textContent = text;
};

/** Puts the board that an answer holds in the place of the one shown. Where it holds none, such as the way to sign in, the browser goes there itself. */
const replace = (page) => {
  const fresh = page.getElementById('board');
  if (!fresh) {
    location.reload();
    return;
  }
  const old = document.getElementById('board');
  const left = old.querySelector('.board').scrollLeft;
  old.replaceWith(fresh);
  fresh.querySelector('.board').scrollLeft = left;
  start();
};

const told = (page) => (['.alert', '.says', 'h1'].map((part) => page.querySelector(part)).find((part) => part)?.textContent ?? '').trim().replace(/\s+/g, ' ');

const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

const move = async (card, from, to, putBack) => {
  const address = `/pieces/${card.dataset.id}/transitions`;
  if (asks.includes(to)) {
    location.href = `${address}?to=${to}&then=board&from=${from}`;
    return;
  }
  const body = new URLSearchParams({ to, _once: crypto.randomUUID?.() ?? String(Math.random()), _of: document.getElementById('content').dataset.of });
  try {
    const answer = await fetch(`${address}?then=board&from=${from}`, { method: 'POST', body });
    if (answer.status === 401) {
      location.href = `/sign-in?then=${encodeURIComponent(location.pathname + location.search)}`;
      return;
    }
    const page = await parse(answer);
    show(answer.ok ? '' : told(page));
    if (page.querySelector('[data-problem=another-company]')) {
      // The board that could be had now is another company's.
      putBack();
      return;
    }
    replace(answer.ok ? page : await parse(await fetch(location.href)));
  } catch {
    putBack();
    show(document.getElementById('content').dataset.away);
  }
};

const start = () => {
  if (!matchMedia('(min-width: 768px)').matches) return;
  document.querySelectorAll('#board ul[data-drag=true]').forEach((column) => Sortable.create(column, {
    group: { name: 'pieces', put: (to, _, card) => card.dataset.allowed.split(' ').includes(to.el.dataset.state) },
    sort: false,
    forceFallback: true,
    fallbackTolerance: 4,
    filter: '.actions',
    preventOnFilter: false,
    delay: 150,
    delayOnTouchOnly: true,
    onStart: ({ item, from }) => document.querySelectorAll('#board ul').forEach((other) => other.classList.toggle('closed',
      other !== from && !item.dataset.allowed.split(' ').includes(other.dataset.state))),
    onEnd: ({ item, from, to, oldIndex, originalEvent }) => {
      document.querySelectorAll('#board .closed').forEach((other) => other.classList.remove('closed'));
      if (from === to) return;
      // On its way to a column that refuses it, a card may have passed one that does not: it counts where it is let go.
      // Its column is told by where it is from left to right: the board may be lower by then.
      const { clientX } = originalEvent.changedTouches?.[0] ?? originalEvent;
      const { left, right } = to.closest('.column').getBoundingClientRect();
      const putBack = () => from.insertBefore(item, from.children[oldIndex] ?? null);
      if (clientX >= left && clientX <= right) move(item, from.dataset.state, to.dataset.state, putBack);
      else putBack();
    },
  }));
};
start();
