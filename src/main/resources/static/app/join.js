// An invite's link has the code behind the #: it is put into the form, out of the address, and sent in the body.
const code = decodeURIComponent(location.hash.slice(1));
if (code) {
  const field = document.getElementById('inviteCode');
  field.value = code;
  history.replaceState(null, '', location.pathname);
  field.form.requestSubmit();
}
