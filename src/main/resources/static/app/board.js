// The board with the mouse and by the keyboard: stacks are dragged from column to column, and everything that a card offers has a key. What takes more
// than that (a printer, a reason) has a page that asks for it; without scripts, or with a thumb, each card has its buttons.
import Sortable from '/webjars/sortablejs/modular/sortable.esm.js';
import { showNotice } from '/app/notice.js';

const main = document.getElementById('content');
const says = document.getElementById('says');
const keys = document.getElementById('keys');

const show = (text) => {
  says.className = text ? 'alert alert-danger' : '';
  says.textContent = text;
};

const cards = (part = document.getElementById('board')) => [...part.querySelectorAll('[data-card]')].filter((card) => card.offsetParent);
const act = (card, to) => card.querySelector(`.acts button[value="${to}"]`);

/** The card that has the focus, or holds what has it. */
const focused = () => document.activeElement?.closest('[data-card]');

const focus = (card) => {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/** Puts the board that an answer holds in the place of the one shown. Where it holds none, such as the way to sign in, the browser goes there itself. */
const replace = (page) => {
  const fresh = page.getElementById('board');
  if (!fresh) {
    location.reload();
    return;
  }
  const old = document.getElementById('board');
  const place = cards().indexOf(focused());
  const left = old.querySelector('.board').scrollLeft;
  old.replaceWith(fresh);
  fresh.querySelector('.board').scrollLeft = left;
  start();
  if (place >= 0) focus(cards()[Math.min(place, cards().length - 1)]);
  showNotice(page);
};

const told = (page) => (['.alert', '.says', 'h1'].map((part) => page.querySelector(part)).find((part) => part)?.textContent ?? '').trim().replace(/\s+/g, ' ');

const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

let sending = false;

const send = async (form, button, putBack) => {
  // Pressed twice is pressed once.
  if (sending) return;
  sending = true;
  document.getElementById('board').setAttribute('aria-busy', 'true');
  const body = new URLSearchParams(new FormData(form, button));
  body.set('_once', crypto.randomUUID?.() ?? String(Math.random()));
  try {
    const answer = await fetch(form.action, { method: 'POST', body, keepalive: true });
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
    show(main.dataset.away);
  } finally {
    sending = false;
    document.getElementById('board')?.removeAttribute('aria-busy');
  }
};

const nothing = () => {};

// What needs no more than its button is done without leaving the board.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('#board .acts, #toast .acts') || event.submitter?.name === '_ask') return;
  event.preventDefault();
  if (!form.reportValidity()) return;
  send(form, event.submitter, nothing);
}, true);

const drop = (card, to, putBack) => {
  const button = act(card, to);
  if (button.name === '_ask') button.form.requestSubmit(button);
  else send(button.form, button, putBack);
};

const start = () => {
  if (!matchMedia('(min-width: 768px)').matches) return;
  document.querySelectorAll('#board ul[data-drag=true]').forEach((column) => Sortable.get(column) ?? Sortable.create(column, {
    group: { name: 'pieces', put: (to, _, card) => card.dataset.allowed.split(' ').includes(to.el.dataset.state) },
    sort: false,
    forceFallback: true,
    fallbackTolerance: 4,
    filter: '.acts',
    preventOnFilter: false,
    delay: 150,
    delayOnTouchOnly: true,
    onStart: ({ item, from }) => document.querySelectorAll('#board ul[data-state]').forEach((other) => {
      const open = item.dataset.allowed.split(' ').includes(other.dataset.state);
      other.closest('.column').classList.toggle('closed', other !== from && !open);
      other.closest('.column').classList.toggle('open', open);
    }),
    onEnd: ({ item, from, to, oldIndex, originalEvent }) => {
      document.querySelectorAll('#board .column').forEach((other) => other.classList.remove('closed', 'open'));
      if (from === to) return;
      // On its way to a column that refuses it, a card may have passed one that does not: it counts where it is let go.
      // Its column is told by where it is from left to right: the board may be lower by then.
      const { clientX } = originalEvent.changedTouches?.[0] ?? originalEvent;
      const { left, right } = to.closest('.column').getBoundingClientRect();
      const putBack = () => from.insertBefore(item, from.children[oldIndex] ?? null);
      if (clientX >= left && clientX <= right) drop(item, to.dataset.state, putBack);
      else putBack();
    },
  }));
};

/** The card beside: in the next column that has some, as far down as this one. */
const beside = (card, step) => {
  const lists = [...document.querySelectorAll('#board ul')].filter((list) => cards(list).length);
  const at = lists.indexOf(card.closest('ul'));
  const next = lists[at + step];
  return next && cards(next)[Math.min(cards(card.closest('ul')).indexOf(card), cards(next).length - 1)];
};

const take = (card, digit) => {
  const field = card.querySelector('.take');
  if (field) field.value = Math.min(Number(digit), Number(field.max));
};

const press = (card, place) => [...card.querySelectorAll('.acts button')][place]?.click();

const ways = {
  ArrowDown: (card) => focus(cards()[cards().indexOf(card) + 1]),
  ArrowUp: (card) => focus(cards()[cards().indexOf(card) - 1]),
  ArrowRight: (card) => focus(beside(card, 1)),
  ArrowLeft: (card) => focus(beside(card, -1)),
  Enter: (card) => press(card, 0),
  x: (card) => press(card, 1),
  o: (card) => { location.href = card.querySelector('a[href^="/orders/"]').href; },
};
ways.j = ways.ArrowDown;
ways.k = ways.ArrowUp;

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open || event.target.matches('input, textarea, select')) return;
  if (event.key === '?') {
    keys.showModal();
    return;
  }
  const card = focused();
  if (!card) {
    if (!['ArrowDown', 'ArrowRight', 'j'].includes(event.key) || event.target !== document.body && event.target !== main) return;
    event.preventDefault();
    focus(cards()[0]);
    return;
  }
  // A link or a button of the card does what it does.
  if (event.key === 'Enter' && event.target !== card) return;
  if (/^[1-9]$/.test(event.key)) take(card, event.key);
  else if (ways[event.key]) ways[event.key](card);
  else return;
  event.preventDefault();
});

const button = document.querySelector('[data-keys]');
button.hidden = false;
button.addEventListener('click', () => keys.showModal());
document.addEventListener('live:shown', start);
document.addEventListener('htmx:afterSwap', start);
start();
