// Filaments are found while typing; a line that was added is where typing goes on.
const ready = () => document.querySelectorAll('.filament .find button').forEach((button) => { button.hidden = true; });
const chosen = (filament) => filament.querySelector('input[type=hidden]') ?? filament.querySelector('input[type=radio]');
let wait;
document.addEventListener('input', (event) => {
  const part = event.target.closest('.choose');
  if (!part) return;
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
  chosen(filament).value = offer.dataset.id;
  filament.querySelector('.choose input').value = offer.dataset.name;
  filament.querySelector('.chosen')?.remove();
  filament.querySelector('.offers').replaceChildren();
});
document.addEventListener('search', (event) => {
  const filament = event.target.closest('.filament');
  if (filament && !event.target.value) chosen(filament).value = '';
});
document.addEventListener('htmx:afterSwap', (event) => {
  ready();
  const path = event.detail.requestConfig?.path ?? '';
  // At once: a moment later, somebody may be typing elsewhere.
  if (path.includes('ask=more')) [...document.querySelectorAll('.line')].at(-1)?.querySelector('input:not([type=hidden])')?.focus();
  if (path.includes('ask=customer')) document.getElementById('_customer')?.focus();
});
ready();
