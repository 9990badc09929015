// Filaments are found while typing; a line that was added is where typing goes on.
const ready = () => document.querySelectorAll('.filament .find button').forEach((button) => { button.hidden = true; });
// What is chosen: one field. Where the server offered some to choose from, it takes their place.
const chosen = (filament) => {
  const own = filament.querySelector('input[type=hidden]');
  if (own) return own;
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: filament.querySelector('input[type=radio]').name });
  filament.querySelector('fieldset').replaceWith(field);
  return field;
};
let wait;
document.addEventListener('input', (event) => {
  const part = event.target.closest('.choose');
  if (!part) return;
  // Other words are another filament, once it is chosen.
  const own = part.closest('.filament').querySelector('input[type=hidden]');
  if (own) {
    own.dataset.was ??= own.value;
    own.value = event.target.value.trim() ? '' : own.dataset.was;
  }
  clearTimeout(wait);
  wait = setTimeout(async () => {
    const q = event.target.value.trim();
    const offers = part.querySelector('.offers');
    const answer = q ? await fetch('/orders/filaments?q=' + encodeURIComponent(q)).catch(() => null) : null;
    if (event.target.value.trim() === q) offers.innerHTML = answer?.ok && !answer.redirected ? await answer.text() : '';
  }, 250);
});
document.addEventListener('click', (event) => {
  const offer = event.target.closest('.offers button');
  if (!offer) return;
  const filament = offer.closest('.filament');
  const field = chosen(filament);
  field.value = offer.dataset.id;
  field.dataset.was = '';
  filament.querySelector('.choose input').value = offer.dataset.name;
  filament.querySelector('.chosen')?.remove();
  filament.querySelector('.offers').replaceChildren();
});
// Enter takes the first that is offered, so that fingers stay on the keys.
document.addEventListener('keydown', (event) => {
  const offer = event.key === 'Enter' && event.target.closest?.('.choose')?.querySelector('.offers button');
  if (!offer) return;
  event.preventDefault();
  offer.click();
});
document.addEventListener('search', (event) => {
  const filament = event.target.closest('.filament');
  if (filament && !event.target.value) chosen(filament).value = '';
});
document.addEventListener('htmx:afterSwap', (event) => {
  ready();
  const path = event.detail.requestConfig?.path ?? '';
  // At once: a moment later, somebody may be typing elsewhere.
  const lines = [...document.querySelectorAll('.lines-typed .line')];
  const copied = /ask=copy-(\d+)/.exec(path);
  const added = copied ? lines[Number(copied[1]) + 1] : path.includes('ask=more') ? lines.at(-1) : null;
  added?.querySelector('input:not([type=hidden])')?.focus();
  if (path.includes('ask=new-customer')) document.getElementById(document.getElementById('customer.name').value ? 'customer.email' : 'customer.name').focus();
  if (path.includes('ask=customer')) document.getElementById('_customer')?.focus();
});
ready();
// What was typed before this was listening.
document.querySelectorAll('.choose input').forEach((field) => { if (field.value !== field.defaultValue) field.dispatchEvent(new Event('input', { bubbles: true })); });
