// All boxes of a list at once.
const all = document.querySelector('[data-all]');
if (all) {
  all.hidden = false;
  all.addEventListener('click', () => {
    const boxes = [...all.form.querySelectorAll('input[type=checkbox]')];
    const tick = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = tick; });
  });
}
