// An invite's link has the code behind the #: it is put into the form, and out of the address.
const code = decodeURIComponent(location.hash.slice(1));
if (code) {
  document.getElementById('inviteCode').value = code;
  history.replaceState(null, '', location.pathname);
}
