// The box in the head that searches everything: / and Ctrl K lead to it, the arrows to what it found, Escape out of it.
const find = document.getElementById('find-all');
if (find) {
  const found = document.getElementById('finds');
  const links = () => [...found.querySelectorAll('a')];
  const close = () => { found.replaceChildren(); };

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isControlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isControlK) return;
    event.preventDefault();
    if (find.offsetParent === null) location.assign('/search');
    else find.select();
  });

  find.form.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      close();
      find.focus();
    } else if (event.key === 'ArrowDown' && all.length > 0) {
      event.preventDefault();
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (all[at - 1] ?? find).focus();
    }
  });

  // What is typed over, and what somebody turned away from, is no longer shown.
  find.addEventListener('input', () => { if (find.value.trim() === '') close(); });
  find.form.addEventListener('htmx:beforeSwap', (event) => { if (find.value.trim() === '') event.detail.shouldSwap = false; });
  document.addEventListener('click', (event) => { if (!find.form.contains(event.target)) close(); });
  find.form.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !find.form.contains(event.relatedTarget)) close();
  });
}
