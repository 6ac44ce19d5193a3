// The wall screen, and an example of a client: signs in with the first message, follows, and after
// a break asks only for what it missed.
import { language, say } from "/page/words.js";

const KEY = "rollcheck-token";
const SHOWN = 12;
const byId = (id) => document.getElementById(id);
const jobs = new Map();
let follow = null;
let socket = null;
let tries = 0;
let current = null;
let refused = false;

document.documentElement.lang = language;
for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);

function connect() {
  const token = sessionStorage.getItem(KEY);
  if (!token) return askForToken("");
  refused = false;
  tellConnection("connecting", false);
  socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/v1/file-processing/feed`);
  socket.onopen = () => send("authenticate", { token });
  socket.onmessage = (message) => hear(JSON.parse(message.data));
  socket.onclose = (closed) => {
    socket = null;
    if (closed.code === 1008 && say(closed.reason)) {
      sessionStorage.removeItem(KEY);
      return askForToken(closed.reason);
    }
    tellConnection("away", true);
    tries += 1;
    // Not all screens at once, when the seat comes back.
    setTimeout(connect, Math.min(10000, 500 * 2 ** tries) * (0.5 + Math.random() / 2));
  };
}

const send = (event, data) => socket?.send(JSON.stringify({ event, data }));

function hear({ event, data, stream, seq }) {
  if (event === "authenticated") {
    tries = 0;
    byId("sign-in").hidden = true;
    byId("board").hidden = false;
    byId("seat").textContent = data.seat;
    tellConnection("connected", false);
    send("subscribe", follow ? { since: follow } : null);
    if (!follow) send("get_job_history", { limit: 50 });
    send("get_quota");
  } else if (event === "error" && data.code === "too_many_requests") {
    // Many screens share one token, and all of them came back at once. What was missed may be
    // what was refused: the next connection asks for it again.
    refused = true;
    setTimeout(() => socket?.close(), 2000);
  } else if (event === "resync") {
    send("get_job_history", { limit: 50 });
  } else if (event === "job_history") {
    jobs.clear();
    for (const job of data) jobs.set(job.jobId, job);
    showJobs();
  } else if (event === "queue_status") {
    showQueue(data);
  } else if (event === "quota") {
    byId("free").textContent = number(data.free);
  } else if (event === "job_progress") {
    if (current?.id === data.jobId) {
      Object.assign(current, { progress: data.progress, message: data.message });
      showCurrent();
    }
  } else if (data.jobId) {
    jobs.set(data.jobId, { ...jobs.get(data.jobId), ...data });
    showJobs();
    if (event === "job_completed") send("get_quota");
  }
  // Signing in and a refusal say where the stream is now, which is beyond what is still missed.
  if (event !== "authenticated" && event !== "error" && !refused) follow = { stream, seq };
}

function showQueue(data) {
  current = data.currentJob;
  byId("waiting").textContent = number(data.queueLength);
  byId("need-you").textContent = number(data.needYou);
  byId("needs").className = data.needYou ? "some" : "";
  byId("all-done").textContent = clock(data.allDoneAt);
  showCurrent(data.paused);
}

function showCurrent(paused = false) {
  byId("now-name").textContent = current?.fileName ?? say(paused ? "queuePaused" : "nothing");
  byId("now-says").textContent = current ? `${current.progress} % · ${current.message}` : "";
  const bar = byId("bar");
  bar.hidden = !current;
  bar.setAttribute("aria-valuenow", current?.progress ?? 0);
  bar.setAttribute("aria-label", current?.fileName ?? "");
  bar.firstElementChild.style.width = `${current?.progress ?? 0}%`;
}

function showJobs() {
  const rank = (job) => ({ processing: 0, queued: 1 })[job.status] ?? 2;
  const ended = (job) => -(Date.parse(job.completedAt ?? "") || 0);
  const sorted = [...jobs.values()].sort((a, b) => rank(a) - rank(b) || ended(a) - ended(b));
  byId("jobs").replaceChildren(...sorted.slice(0, SHOWN).map(row));
}

function row(job) {
  const made = document.createElement("tr");
  made.dataset.job = job.jobId;
  const pill = document.createElement("span");
  pill.className = `pill ${job.status}`;
  pill.textContent = say(job.status);
  const totals = job.result ?? {};
  const cells = [
    job.fileName, pill, number(job.rows), number(totals.registered_in_ward),
    number(totals.not_in_ward), clock(job.completedAt),
  ];
  cells.forEach((content, at) => {
    const cell = made.insertCell();
    cell.append(content);
    if (at > 1) cell.className = "number";
  });
  return made;
}

function number(value) {
  return typeof value === "number" ? value.toLocaleString("en-ZA") : "–";
}

function clock(time) {
  const options = { hour: "2-digit", minute: "2-digit", hour12: false };
  return time ? new Date(time).toLocaleTimeString("en-ZA", options) : "–";
}

function tellConnection(word, away) {
  byId("connection").textContent = say(word);
  byId("connection").className = away ? "away" : "";
}

function askForToken(code) {
  tellConnection("", false);
  byId("board").hidden = true;
  byId("sign-in").hidden = false;
  byId("refused").textContent = code ? say(code) : "";
  byId("token").focus();
}

byId("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, byId("token").value.trim());
  byId("token").value = "";
  connect();
});
setInterval(() => send("get_quota"), 30000);
connect();
