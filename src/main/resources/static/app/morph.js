// Makes a part of a page as it is in a newer one, node by node. What is the same stays the same node, with its focus, selection, scrolling and listeners.

// What scripts and readers set themselves: whether details are open, what is being dragged.
const ours = ['open', 'style', 'draggable'];
const fields = 'input:not([type=hidden]), select, textarea';

const typed = (field) => {
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
  if (field.tagName !== 'SELECT') return field.value !== field.defaultValue;
  const chosen = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(chosen, 0);
};

/** Whether somebody is typing in it, has typed something, or has opened a dialog there: then it stays as it is. */
export const inUse = (part) => [part, ...part.querySelectorAll(fields)].some((field) => field.matches(fields) && (field === document.activeElement || typed(field)))
  || [part, ...part.querySelectorAll('dialog, [popover]')].some((box) => box.matches('dialog[open], :popover-open'));

/** What tells a node from its neighbours: a row moved up is the same row, and a button that leads elsewhere is another button. */
const key = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  if (node.id || node.dataset.id) return `${node.id} ${node.dataset.id}`;
  if (node.tagName === 'FORM') {
    const sent = [...node.querySelectorAll('input[type=hidden]')].filter(({ name }) => !name.startsWith('_'));
    return [node.getAttribute('action'), ...sent.map(({ name, value }) => `${name}=${value}`)].join(' ');
  }
  const link = node.tagName === 'A' ? node : node.tagName === 'LI' ? node.querySelector('a[href]') : null;
  return link ? `${node.tagName} ${link.getAttribute('href')}` : null;
};

const attributes = (from, to) => {
  for (const { name, value } of to.attributes) {
    // A script may have shown what is of use to scripts alone.
    if (!ours.includes(name) && name !== 'hidden' && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) if (!ours.includes(name) && !to.hasAttribute(name)) from.removeAttribute(name);
};

const alike = (one, other) => one.nodeName === other.nodeName && one.className?.toString() === other.className?.toString();

/** For each new child the present one that becomes it, or null. */
const pairs = (from, to) => {
  const keyed = new Map();
  const others = [];
  for (const child of from.childNodes) {
    const name = key(child);
    if (name === null) others.push(child);
    else keyed.set(name, [...keyed.get(name) ?? [], child]);
  }
  return [...to.childNodes].map((next) => {
    const name = key(next);
    if (name !== null) return [next, keyed.get(name)?.shift() ?? null];
    const found = others.find((child) => child.isEqualNode(next)) ?? others.find((child) => alike(child, next));
    if (found) others.splice(others.indexOf(found), 1);
    return [next, found ?? null];
  });
};

const children = (from, to) => {
  const paired = pairs(from, to);
  const stays = new Set(paired.map(([, child]) => child));
  for (const child of [...from.childNodes]) {
    if (!stays.has(child) && !(child.nodeType === Node.ELEMENT_NODE && inUse(child))) child.remove();
  }
  let place = from.firstChild;
  for (const [next, child] of paired) {
    while (place && !stays.has(place)) place = place.nextSibling;
    if (child === null) {
      from.insertBefore(document.importNode(next, true), place);
    } else {
      if (child === place) place = place.nextSibling;
      else from.insertBefore(child, place);
      change(child, next);
    }
  }
};

const change = (from, to) => {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (from.tagName === 'SCRIPT' || from.isEqualNode(to) || (from.matches(`form, dialog, [popover], ${fields}`) && inUse(from))) return;
  attributes(from, to);
  children(from, to);
};

/** Moving a node takes its focus away: it gets it back. */
export const morph = (from, to) => {
  const focused = document.activeElement;
  change(from, to);
  if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
};
