// Tells pages which kinds of records changed. All pages of a browser share one stream: browsers open six connections to a host and no more.
// A page that nobody sees neither reads the stream nor asks for anything.

const channel = new BroadcastChannel('perimeter-changes');
const silenceMax = 45_000;
const rememberedFor = 5_000;

const wait = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** Reads one stream to its end. */
const read = async (signal, tell) => {
  const silence = new AbortController();
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMax);
  };
  heard();
  try {
    const answer = await fetch('/events', { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal: AbortSignal.any([signal, silence.signal]) });
    if (answer.status === 401 || answer.status === 403 || answer.redirected) return 'over';
    if (!answer.ok) return 'refused';
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    tell({ name: 'open' });
    for (let text = ''; ;) {
      const { value, done } = await reader.read();
      if (done) return 'ended';
      heard();
      text += value;
      const events = text.split('\n\n');
      text = events.pop();
      for (const event of events) {
        const name = /^event:(.*)$/m.exec(event)?.[1];
        if (name === 'over') return 'over';
        if (name) tell({ name, kinds: name === 'changed' ? JSON.parse(/^data:(.*)$/m.exec(event)[1]) : [] });
      }
    }
  } catch {
    return 'ended';
  } finally {
    clearTimeout(timer);
  }
};

/** Reads for all pages of the browser until another page's turn comes. Whoever was cut off waits a while of chance, or all would come back at once. */
const lead = async (signal, tell) => {
  const recent = [];
  const tellAll = (event) => {
    recent.push({ ...event, at: Date.now() });
    while (recent.length && recent[0].at < Date.now() - rememberedFor) recent.shift();
    channel.postMessage(event);
    tell(event);
  };
  const joined = ({ data }) => {
    if (data.name === 'join') recent.filter(({ at, name }) => name !== 'open' && at > Date.now() - rememberedFor).forEach((event) => channel.postMessage(event));
  };
  channel.addEventListener('message', joined);
  for (let failures = 0, opened = false; !signal.aborted;) {
    const end = await read(signal, (event) => {
      failures = 0;
      // What changed while there was no stream, nobody has told.
      if (event.name !== 'open') tellAll(event);
      else if (opened) tellAll({ name: 'missed' });
      opened = true;
    });
    if (signal.aborted) break;
    if (end === 'over') tellAll({ name: 'over' });
    if (end === 'refused') tellAll({ name: 'missed' });
    failures += 1;
    await wait((1 + Math.random() * 7) * Math.min(failures, 4) * 1_000, signal);
  }
  channel.removeEventListener('message', joined);
};

/** Calls back with what changed for as long as the page is seen. */
export const listen = (tell) => {
  let turn = null;
  channel.addEventListener('message', ({ data }) => { if (turn && data.name !== 'join') tell(data); });
  const begin = () => {
    if (turn || document.hidden) return;
    turn = new AbortController();
    const { signal } = turn;
    const mine = () => lead(signal, tell);
    // Without TLS there are no locks: then each page reads a stream of its own.
    (navigator.locks ? navigator.locks.request('perimeter-changes', { signal }, mine) : mine()).catch(() => {});
    channel.postMessage({ name: 'join' });
  };
  const end = () => {
    turn?.abort();
    turn = null;
  };
  const again = () => {
    if (turn) return;
    begin();
    if (turn) tell({ name: 'missed' });
  };
  addEventListener('pagehide', end);
  addEventListener('pageshow', ({ persisted }) => { if (persisted) again(); });
  document.addEventListener('visibilitychange', () => (document.hidden ? end() : again()));
  begin();
};
