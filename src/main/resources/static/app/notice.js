// What was done last lies over the page for 20 seconds, with its "Undo"; Ctrl Z undoes as well. Without scripts it is a line of the page.
const stays = 20_000;
let timer = null;

const close = () => {
  const notice = document.getElementById('toast');
  if (notice?.matches(':hover, :focus-within')) timer = setTimeout(close, 1_000);
  else notice?.remove();
};

/** Takes the notice out of the page that holds it, and out of what live pages put in its place: it is said once. */
export const showNotice = (page) => {
  const notice = page.querySelector('#content #toast');
  if (!notice) return;
  document.querySelector('body > #toast')?.remove();
  clearTimeout(timer);
  notice.classList.add('floats');
  // The first that Tab comes to, after the way to the content.
  document.querySelector('.skip').after(notice);
  timer = setTimeout(close, stays);
};

addEventListener('keydown', (event) => {
  const form = document.querySelector('#toast form');
  if (!form || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (event.target.matches('input, textarea, select')) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('button'));
});

showNotice(document);
const here = new URL(location.href);
if (here.searchParams.has('done') || here.searchParams.has('moved')) {
  here.searchParams.delete('done');
  here.searchParams.delete('moved');
  history.replaceState(history.state, '', here);
}
