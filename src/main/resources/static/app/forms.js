// What all forms have in common; without scripts they work as well, and each is done once however often it is sent.

// Pressed twice within a blink is pressed once.
const blink = 1500;
let last = { form: null, at: 0 };

/** What is in a form, in a few letters: what was typed is kept nowhere. */
const sum = (form, button) => {
  const fields = [...new FormData(form, button)].filter(([name, value]) => name !== '_once' && typeof value === 'string');
  let hash = 5381;
  for (const letter of JSON.stringify([button?.formAction ?? form.action, fields])) hash = (Math.imul(hash, 33) ^ letter.codePointAt(0)) >>> 0;
  return hash.toString(36);
};

// A form that cannot arrive is not sent off, or what was typed would go with the page. On the machine that Perimeter runs on, no network is needed.
let reached = null;
const reach = async (form, button) => {
  try {
    await fetch('/healthz', { method: 'HEAD', cache: 'no-store' });
  } catch {
    says(texts().away);
    return;
  }
  says('');
  reached = form;
  form.requestSubmit(button);
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (!navigator.onLine && reached !== form) {
    event.preventDefault();
    reach(form, event.submitter);
    return;
  }
  reached = null;
  if (last.form === form && Date.now() - last.at < blink) {
    event.preventDefault();
    return;
  }
  last = { form, at: Date.now() };
  const once = form.elements._once;
  if (!once) return;
  // Whoever comes back to a form and sends the same again has it done once: it goes under the key that it went under before.
  const content = sum(form, event.submitter);
  const before = history.state?.sent ?? {};
  if (before[content]) once.value = before[content];
  else history.replaceState({ ...history.state, sent: { ...before, [content]: once.value } }, '');
});
addEventListener('pageshow', () => { last = { form: null, at: 0 }; });

// Where no answer comes, or none that can be shown, the page stays as it is and says so.
const says = (text) => {
  document.getElementById('trouble')?.remove();
  if (!text) return;
  const alert = document.createElement('div');
  alert.id = 'trouble';
  alert.className = 'alert alert-danger';
  alert.setAttribute('role', 'alert');
  alert.textContent = text;
  document.querySelector('main').prepend(alert);
};
const texts = () => document.querySelector('main').dataset;
document.addEventListener('htmx:sendError', () => says(texts().away));
document.addEventListener('htmx:timeout', () => says(texts().away));
document.addEventListener('htmx:responseError', (event) => { if (event.detail.xhr.status >= 500) says(texts().broken); });
document.addEventListener('htmx:afterRequest', (event) => { if (event.detail.successful) says(''); });

// What was typed before the page was listening is looked for, too: on a slow line, fingers are faster than scripts.
document.addEventListener('htmx:afterProcessNode', ({ target }) => {
  if (!target.hasAttribute('hx-trigger')) return;
  for (const field of [target, ...target.querySelectorAll('input')]) {
    if (field.type === 'search' && field.value !== field.defaultValue) field.dispatchEvent(new Event('input', { bubbles: true }));
  }
});

// Shows a page of its own where no other can be had.
navigator.serviceWorker?.register('/service-worker.js').catch(() => {});
