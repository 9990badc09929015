// Tabler asks for the reader's choice of light or dark in an attribute.
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
follow();
dark.addEventListener('change', follow);
