(() => {
'use strict';
const base = location.pathname;
const get = id => document.getElementById(id);
const video = get('video'), stage = get('stage'), pick = get('pick'), again = get('again');
const canvas = document.createElement('canvas');
const paper = canvas.getContext('2d', {alpha: false});
let state = 'asking', stream = null, over = false, turn = 0;

// say shows the one sentence that holds.
function say(what) {
  state = what;
  let wrong = false;
  for (const p of document.querySelectorAll('[data-state]')) {
    p.hidden = p.dataset.state !== what;
    if (!p.hidden) wrong = 'wrong' in p.dataset;
  }
  again.hidden = !wrong;
  stage.hidden = what !== 'watching';
}

// off gives the camera back: its light goes out.
function off() {
  if (stream) for (const track of stream.getTracks()) { track.onended = null; track.stop(); }
  stream = null;
  video.srcObject = null;
}

function finish(word) {
  over = true;
  off();
  say(word);
  get('choice').hidden = true;
}

const troubles = {
  NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'none', OverconstrainedError: 'none',
  NotReadableError: 'busy', AbortError: 'busy',
};

async function start(id) {
  const mine = ++turn;
  off();
  say('asking');
  if (!navigator.mediaDevices) { say('denied'); return; }
  const size = {width: {ideal: 1280}, height: {ideal: 720}};
  let got;
  try {
    got = await navigator.mediaDevices.getUserMedia({audio: false, video: id ? {...size, deviceId: {exact: id}} : size});
  } catch (e) {
    if (mine === turn && !over) say(troubles[e.name] || 'busy');
    return;
  }
  if (mine !== turn || over) { for (const t of got.getTracks()) t.stop(); return; }
  stream = got;
  const track = got.getVideoTracks()[0];
  track.onended = () => { off(); say('unplugged'); };
  video.srcObject = got;
  video.play().catch(() => {});
  say('watching');
  list(track);
}

// list offers the cameras when there are several.
async function list(track) {
  const all = (await navigator.mediaDevices.enumerateDevices()).filter(d => d.kind === 'videoinput');
  const here = track.getSettings().deviceId;
  pick.replaceChildren(...all.map((d, i) => new Option(d.label || String(i + 1), d.deviceId, false, d.deviceId === here)));
  get('choice').hidden = all.length < 2 || over;
}

function picture() {
  const w = video.videoWidth, h = video.videoHeight;
  if (!w || video.readyState < 2) return null;
  const scale = Math.min(1, 1280 / Math.max(w, h));
  canvas.width = Math.round(w * scale);
  canvas.height = Math.round(h * scale);
  paper.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
}

async function post(path, type, body) {
  const r = await fetch(base + path, {method: 'POST', headers: {'Content-Type': type}, body, cache: 'no-store', redirect: 'error'});
  return r.ok ? r.text() : r.status === 404 || r.status === 421 ? 'ended' : 'on';
}

const sleep = ms => new Promise(done => setTimeout(done, ms));

// One picture at a time: the next is taken when the last was answered.
async function run() {
  while (!over) {
    const began = performance.now();
    let answer;
    try {
      const jpeg = state === 'watching' ? await picture() : null;
      answer = jpeg ? await post('/frame', 'image/jpeg', jpeg) : await post('/state', 'text/plain', state);
    } catch (e) {
      answer = 'ended'; // Lanyard is gone
    }
    if (answer === 'found' || answer === 'ended') return finish(answer);
    await sleep((state === 'watching' ? 50 : 500) - (performance.now() - began));
  }
}

again.onclick = () => start(pick.value);
pick.onchange = () => start(pick.value);
addEventListener('pagehide', () => { if (!over) navigator.sendBeacon(base + '/state', 'closed'); off(); });
addEventListener('pageshow', e => { if (e.persisted) location.reload(); });
start('');
run();
})();
