// Beside codes of colours: what was typed is shown, and a picker writes a code for who knows none. What a code may be is judged by the server.
const code = /^#?(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

/** The code as #rrggbb, which is what a picker and a rectangle take; the opacity is not shown. */
const whole = (typed) => {
  const digits = typed.replace('#', '');
  return '#' + (digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits).slice(0, 6);
};
const codes = (field) => field.value.split(',').map((text) => text.trim());

const show = (pick, field) => {
  const known = codes(field).filter((text) => code.test(text)).map(whole);
  pick.querySelector('.color-shown').replaceChildren(...known.map((color) => {
    const shown = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    shown.setAttribute('class', 'swatch');
    shown.setAttribute('aria-hidden', 'true');
    shown.setAttribute('data-color', color);
    const all = shown.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: color })) all.setAttribute(name, value);
    return shown;
  }));
  if (known.length > 0) pick.querySelector('input').value = known.at(-1);
};

const listen = (pick) => {
  const field = document.getElementById(pick.dataset.codes);
  if (!field || !pick.hidden) return;
  pick.hidden = false;
  field.addEventListener('input', () => show(pick, field));
  // The last code is the one that is picked; behind a comma, that is a new one.
  pick.querySelector('input').addEventListener('input', (event) => {
    field.value = [...codes(field).slice(0, -1), event.target.value.toUpperCase()].join(', ');
    show(pick, field);
  });
  show(pick, field);
};
document.querySelectorAll('.color-pick').forEach(listen);
