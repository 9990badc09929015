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
    const answer = q ? await fetch('/orders/filaments?q=' + encodeURIComponent(q)) : null;
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
document.addEventListener('htmx:afterSettle', ({ target }) => {
  if (!target.matches('.order-form')) return;
  ready();
  const next = { more: '.line:last-of-type input:not([type=hidden])', customer: '#_customer' }[target.dataset.asked];
  if (next) document.querySelector(next)?.focus();
});
ready();
