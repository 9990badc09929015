// How long each invite still works, and the link on the clipboard.
const two = (number) => String(number).padStart(2, '0');
const tick = () => {
  for (const time of document.querySelectorAll('time[data-until]')) {
    const seconds = Math.floor((time.dataset.until - Date.now()) / 1000);
    const left = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    time.textContent = seconds > 0 ? time.dataset.left.replace('{0}', left) : time.dataset.over;
  }
};
tick();
setInterval(tick, 1000);

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.querySelector(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    // Over plain HTTP there is no clipboard but the old one.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value).catch(() => document.execCommand('copy'));
    else document.execCommand('copy');
    button.nextElementSibling.textContent = button.dataset.done;
  });
}
