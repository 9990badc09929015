const form = document.getElementById('join');
const answer = document.getElementById('answer');

form.elements.inviteCode.value = decodeURIComponent(location.hash.slice(1));

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) headers.Authorization = 'Bearer ' + token;
  const response = await fetch('/api/v1' + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

function wrong({ body }) {
  const fields = (body.fields || []).map((fault) => fault.field + ' ' + fault.message);
  return [body.title, ...fields].join(' ');
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { inviteCode, email, password, displayName } = Object.fromEntries(new FormData(form));
  answer.textContent = 'One moment …';
  try {
    let session = await post('/auth/sign-up', { email, password });
    if (session.status === 409) session = await post('/auth/sign-in', { email, password });
    if (!session.body.token) return void (answer.textContent = wrong(session));
    const joined = await post('/onboarding/staff', { inviteCode, displayName: displayName || null }, session.body.token);
    answer.textContent = joined.body.company ? 'Welcome to ' + joined.body.company.name + '.' : wrong(joined);
  } catch (e) {
    answer.textContent = 'Perimeter cannot be reached. Nothing was lost; try again.';
  }
});
