"use strict";

// The page: its controls, and its side of the talk with the worker.

const $ = (id) => document.getElementById(id);
const largestFile = 100e6, largestPaste = 200e3, patience = 1000;
const blocking = ["keys", "repair"];

let language = "zh";
try {
  language = localStorage.getItem("fenci-language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
} catch {
  // Some browsers keep no storage for files.
}
let view = "keys";
let source = { text: "" }, version = 0;
let lines = "";
let worker = null, isReady = false;
let problems = "";
let request = 0, running = null, result = null, copying = null;

const t = () => strings[language];

// ---- The worker ----

function startWorker() {
  worker?.terminate();
  isReady = false;
  running = null;
  const code = new Blob([$("worker").textContent], { type: "text/javascript" });
  const address = URL.createObjectURL(code);
  worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.onmessage = ({ data }) => received[data.type](data);
  worker.onerror = (event) => report(t().failed(event.message));
  const image = (id) => $(id).textContent.trim();
  worker.postMessage({
    type: "start", module: image("module"), dictionary: image("lexicon"), model: image("model"),
  });
  if (lines) worker.postMessage({ type: "words", lines });
  worker.postMessage({ type: "text", ...source });
  report(t().loading);
}

const received = {
  ready() { isReady = true; },

  problems(data) {
    problems = data.problems;
    showProblems();
  },

  loaded({ text, version }) {
    if (version !== source.version) return;
    $("text").value = text;
    showCard(null);
  },

  progress({ id, done }) { if (id === request) $("progress").value = done; },

  result(data) {
    if (data.id !== request) return;
    finished();
    result = data;
    draw();
  },

  copied({ id, text }) {
    if (id !== request) return;
    finished();
    copying?.resolve(text);
  },

  failure({ id, message, isBroken }) {
    if (id && id !== request) return;
    finished();
    copying?.reject(new Error(message));
    const text = message === "too long" ? t().tooLong : t().failed(message);
    if (isBroken && isReady) startWorker();
    report(text, true);
  },
};

function finished() {
  running = null;
  $("progress").hidden = true;
  $("panel").removeAttribute("aria-busy");
}

function options() {
  return {
    method: $("method").value, granularity: $("granularity").value, names: $("names").value,
    ranking: $("ranking").value, top: Number($("top").value), repair: $("repaired").checked,
  };
}

// Sends a request. One that has kept the worker long, and cannot pause, is ended with the worker.
function send(message) {
  if (running && blocking.includes(running.view) && performance.now() - running.since > patience) {
    startWorker();
  }
  request++;
  running = { view: message.view ?? view, since: performance.now() };
  worker.postMessage({ ...message, id: request, options: options() });
  $("panel").setAttribute("aria-busy", "true");
  $("progress").removeAttribute("value");
  const sent = request;
  setTimeout(() => {
    if (!running || request !== sent) return;
    $("progress").hidden = false;
    report(isReady ? t().working : t().loading);
  }, 300);
}

const run = () => send({ type: "run", view });

function setText(text) {
  source = { text };
  worker.postMessage({ type: "text", text });
  run();
}

function setFile(file) {
  if (file.size > largestFile) return report(t().tooLarge, true);
  source = { file, version: ++version };
  $("text").value = "";
  showCard(file);
  worker.postMessage({ type: "text", ...source });
  run();
}

// A file too long to edit is shown by its name.
function showCard(file) {
  $("text").hidden = file !== null;
  $("card").hidden = file === null;
  if (file === null) return;
  const size = file.size < 1e5 ? `${Math.ceil(file.size / 1e3)} KB` : `${(file.size / 1e6).toFixed(1)} MB`;
  const remove = element("button", { type: "button" }, t().remove);
  remove.addEventListener("click", clear);
  $("card").replaceChildren(isolated(t().file(file.name, size)), " ", remove);
}

function clear() {
  showCard(null);
  $("text").value = "";
  setText("");
  $("text").focus();
}

// ---- Drawing ----

function report(text, isProblem = false) {
  $("status").textContent = text;
  $("status").classList.toggle("problem", isProblem);
}

function draw() {
  const shown = t(), list = element("section", { className: "keys", "aria-label": shown.list });
  const text = element("section", {
    className: "text", id: "result", lang: "zh", dir: "auto", tabIndex: -1, "aria-label": shown.body,
  });
  const isEmpty = result.byteLength === 0;
  $("panel").classList.toggle("wide", result.view === "repair");
  $("panel").setAttribute("aria-labelledby", `tab-${result.view}`);
  if (isEmpty) {
    $("panel").replaceChildren();
    return report(shown.empty);
  }
  const [items, body] = result.view === "words" ? drawWords(shown, tagNames[language], result)
    : result.view === "keys" ? drawKeyphrases(shown, result) : drawRepair(shown, result);
  list.append(element("p", { className: "skip" }, element("a", { href: "#result" }, shown.skip)), items);
  if (!result.isWhole) {
    text.append(element("p", { className: "part" }, shown.part(result.view === "words" ? "words" : "text")));
  }
  text.append(body);
  $("panel").replaceChildren(list, text);
  const time = result.milliseconds < 1000
    ? `${Math.round(result.milliseconds)} ms` : `${(result.milliseconds / 1000).toFixed(1)} s`;
  const counted = (count) => count.toLocaleString("en");
  const parts = result.view === "words" ? [shown.foundWords(counted(result.count))]
    : result.view === "repair" ? [shown.foundEdits(counted(result.edits))]
      : [shown.foundKeys(counted(result.keyphrases.length))];
  if (result.view === "keys" && result.edits > 0) parts.push(shown.foundEdits(counted(result.edits)));
  report([...parts, shown.time(time)].join(" · "));
}

// A problem begins with the number of its line between colons.
function showProblems() {
  $("problems").textContent = problems.trim()
    .replace(/^:(\d+): /gm, (_, number) => t().line(number));
}

function fill(select, texts, keys = Object.keys(texts)) {
  const chosen = select.value || keys[0];
  select.replaceChildren(...keys.map((key) => element("option", { value: key }, texts[key])));
  select.value = chosen;
}

function translate() {
  const shown = t();
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = shown[node.dataset.text];
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", shown[node.dataset.label]);
  }
  $("language").textContent = shown.other;
  $("language").lang = language === "zh" ? "en" : "zh";
  const chosen = $("example").value;
  fill($("example"), shown.examples);
  $("example").value = chosen;
  fill($("method"), shown.methods);
  fill($("granularity"), shown.granularities);
  fill($("names"), shown.nameChoices);
  fill($("ranking"), shown.rankings);
  fill($("top"), { 20: "20", 10: "10", 50: "50", 100: "100" }, ["10", "20", "50", "100"]);
  if (source.file && !$("card").hidden) showCard(source.file);
  showProblems();
  if (result) draw();
}

function choose(name) {
  view = name;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
  }
  for (const control of document.querySelectorAll("[data-for]")) {
    control.hidden = control.dataset.for !== view;
  }
  enable();
}

// Only a model tells names apart, and it is the default for words and phrases.
function enable() {
  const { method, granularity } = options();
  const hasModel = method === "trained" || method === "standard" && ["words", "phrases"].includes(granularity);
  $("names").disabled = !hasModel;
  if (!hasModel) $("names").value = "joined";
}

// ---- Copying ----

async function copy(what) {
  copying = Promise.withResolvers?.() ?? withResolvers();
  const answer = copying.promise;
  send({ type: "copy", what });
  report(t().copying);
  try {
    let text = "";
    try {
      // The promise keeps the right to write that the click gave.
      const blob = answer.then((found) => {
        text = found;
        return new Blob([found], { type: "text/plain" });
      });
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    } catch {
      text = await answer;
      if (!copyBySelection(text)) return report(t().refused, true);
    }
    report(t().copied([...text].length.toLocaleString("en")));
  } catch {
    // The failure has been reported.
  }
}

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const area = element("textarea", { value: text, className: "spoken", "aria-hidden": "true" });
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return isCopied;
}

// ---- Events ----

function delayed(action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 150);
  };
}

$("text").addEventListener("input", delayed(() => setText($("text").value)));
$("text").addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain");
  if (text.length < largestPaste) return;
  event.preventDefault();
  setFile(new File([text], t().text, { type: "text/plain" }));
});
$("words").addEventListener("input", delayed(() => {
  lines = $("words").value;
  worker.postMessage({ type: "words", lines });
  run();
}));
$("file").addEventListener("change", () => {
  if ($("file").files.length > 0) setFile($("file").files[0]);
  $("file").value = "";
});
$("example").addEventListener("change", () => {
  const name = $("example").value;
  if (!name) return;
  showCard(null);
  $("text").value = name === "article" ? $("example-article").textContent : examples[name];
  setText($("text").value);
});
$("clear").addEventListener("click", clear);
$("copy").addEventListener("click", () => copy(view));
$("copy-text").addEventListener("click", () => copy("text"));
$("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  try { localStorage.setItem("fenci-language", language); } catch {
    // The choice is then not kept.
  }
  translate();
});
for (const id of ["method", "granularity", "names", "ranking", "top", "repaired"]) {
  $(id).addEventListener("change", () => { enable(); run(); });
}

const tabs = [...document.querySelectorAll("[role=tab]")];
for (const [number, tab] of tabs.entries()) {
  tab.addEventListener("click", () => { choose(tab.dataset.view); run(); });
  tab.addEventListener("keydown", ({ key }) => {
    const next = { ArrowRight: number + 1, ArrowLeft: number - 1, Home: 0, End: tabs.length - 1 }[key];
    if (next === undefined) return;
    const chosen = tabs[(next + tabs.length) % tabs.length];
    chosen.focus();
    chosen.click();
  });
}

addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
addEventListener("drop", (event) => {
  document.body.classList.remove("dropping");
  if (event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  setFile(event.dataTransfer.files[0]);
});

translate();
choose("keys");
if (typeof WebAssembly === "object" && typeof DecompressionStream === "function") {
  $("top").value = "20";
  $("example").value = "article";
  $("text").value = $("example-article").textContent;
  source = { text: $("text").value };
  startWorker();
  run();
} else {
  report(t().old, true);
}
