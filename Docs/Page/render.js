"use strict";

// Draws the answers. Text is set as text only, never as markup.

// Makes an element. A property whose name has a hyphen is an attribute.
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key in made && !key.includes("-")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const isolated = (text) => element("bdi", { lang: "zh" }, text);

// A text with marks and edits, one paragraph a line.
class MarkedText {
  constructor(strings, { text, ranges, keyphrases = [] }) {
    this.strings = strings;
    this.text = text;
    this.keyphrases = keyphrases;
    const ascending = (a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]
      || a.rank - b.rank || a.number - b.number;
    this.marks = ranges.filter((item) => item.edit === undefined).sort(ascending);
    this.edits = ranges.filter((item) => item.edit !== undefined).sort(ascending);
    this.nextEdit = 0;
    this.last = new Map();
    for (const { rank, number } of this.marks) {
      this.last.set(rank, Math.max(this.last.get(rank) ?? 0, number));
    }
  }

  drawn() {
    const result = document.createDocumentFragment();
    let start = 0, next = 0, going = [];
    while (start <= this.text.length) {
      const feed = this.text.indexOf("\n", start);
      const end = feed < 0 ? this.text.length : feed + 1;
      while (next < this.marks.length && this.marks[next].range[0] < end) going.push(this.marks[next++]);
      const line = element("p");
      if (/^\r?\n$/.test(this.text.slice(start, end))) line.className = "blank";
      this.writeLine(line, start, end, going);
      result.append(line);
      going = going.filter((mark) => mark.range[1] > end);
      if (feed < 0) break;
      start = end;
    }
    return result;
  }

  // Marks may cross, but elements must not: a mark that goes on after the one around it has ended
  // is closed and continued.
  writeLine(line, start, end, marks) {
    let open = [], at = start;
    const write = (to) => {
      if (to > at) this.writePiece(open.at(-1)?.element ?? line, open.at(-1)?.mark, at, to);
      at = Math.max(at, to);
    };
    const begin = (mark, isContinued) => {
      const made = element("mark");
      if (isContinued) made.className = "on";
      else made.id = this.id(mark);
      (open.at(-1)?.element ?? line).append(made);
      open.push({ mark, element: made });
    };
    const advance = (to) => {
      for (;;) {
        const first = Math.min(...open.map(({ mark }) => mark.range[1]));
        if (first > to) break;
        write(first);
        const lowest = open.findIndex(({ mark }) => mark.range[1] === first);
        const closed = open.splice(lowest);
        for (const { mark, element } of closed.reverse()) {
          if (mark.range[1] === first) element.append(this.entryLink(mark));
        }
        for (const { mark } of closed.reverse()) if (mark.range[1] > first) begin(mark, true);
      }
      write(to);
    };
    for (const mark of marks) {
      advance(Math.max(mark.range[0], start));
      begin(mark, mark.range[0] < start);
    }
    advance(end);
  }

  id({ rank, number }) { return `k${rank + 1}-${number + 1}`; }

  entryLink({ rank }) {
    return element("a", {
      className: "entry", href: `#k${rank + 1}`, "data-rank": rank + 1, tabIndex: -1,
      "aria-label": this.strings.keyword(rank + 1),
    });
  }

  // Inside a mark, the piece is a link to the next occurrence of the phrase.
  writePiece(parent, mark, from, to) {
    if (mark && this.last.get(mark.rank) > 0) {
      const next = mark.number === this.last.get(mark.rank) ? 0 : mark.number + 1;
      const link = element("a", { href: `#${this.id({ rank: mark.rank, number: next })}` });
      if (parent.querySelector("a")) link.tabIndex = -1;
      parent.append(link);
      parent = link;
    }
    let at = from;
    while (this.nextEdit < this.edits.length && this.edits[this.nextEdit].range[0] < to) {
      const { range, edit } = this.edits[this.nextEdit];
      if (range[0] > at) parent.append(this.text.slice(at, range[0]));
      const end = Math.min(range[1], to);
      const removed = element("del", {}, this.text.slice(Math.max(range[0], at), end));
      if (range[0] >= at) removed.id = `e${this.nextEdit + 1}`;
      parent.append(removed);
      at = end;
      if (range[1] > to) return;
      if (edit) parent.append(element("ins", {}, edit));
      this.nextEdit++;
    }
    if (to > at) parent.append(this.text.slice(at, to));
  }
}

const shownLinks = 12;

function drawKeyphrases(strings, result) {
  const places = new Map();
  for (const { rank, number } of result.ranges) {
    if (rank !== undefined) places.set(rank, [...(places.get(rank) ?? []), number]);
  }
  const entries = result.keyphrases.map((keyphrase, rank) => {
    const numbers = places.get(rank) ?? [];
    const bar = element("span", { className: "bar", "aria-hidden": "true" }, element("span"));
    bar.firstChild.style.width = `${Math.min(Math.max(keyphrase.score, 0), 1) * 100}%`;
    const phrase = numbers.length > 0
      ? element("a", { className: "phrase", href: `#k${rank + 1}-1` }, isolated(keyphrase.phrase))
      : element("span", { className: "phrase" }, isolated(keyphrase.phrase));
    return element("li", { id: `k${rank + 1}` },
      element("span", { className: "rank" }, String(rank + 1)), phrase,
      element("span", { className: "count" }, strings.occurrences(keyphrase.count)),
      element("span", { className: "score" },
        element("span", { className: "spoken" }, `${strings.score} `), decimals(keyphrase.score, 4)),
      bar, numbers.length > 1 ? placeLinks(strings, numbers, rank) : null,
      drawScore(strings, keyphrase));
  });
  const list = entries.length > 0
    ? element("ol", {}, ...entries) : element("p", { className: "none" }, strings.none);
  return [list, new MarkedText(strings, result).drawn()];
}

function placeLinks(strings, numbers, rank) {
  const links = numbers.slice(0, 200).map((number) => element("a", {
    href: `#k${rank + 1}-${number + 1}`, "aria-label": strings.occurrence(number + 1),
  }, String(number + 1)));
  const spaced = links.flatMap((link) => [link, " "]);
  return numbers.length > shownLinks
    ? element("details", { className: "places" },
      element("summary", {}, strings.all(numbers.length)), ...spaced)
    : element("span", { className: "places" }, ...spaced);
}

function drawScore(strings, keyphrase) {
  const names = ["termhood", "salience"];
  const product = names.map((name) => `${strings[name]} ${twoDigits(keyphrase[name])}`).join(" × ");
  const details = element("details", { className: "why" },
    element("summary", {}, strings.why + product));
  // The table is made when it is opened: most never are.
  details.addEventListener("toggle", () => {
    const rows = names.flatMap((name) => [
      element("tr", {}, element("th", { scope: "rowgroup" }, strings[name]), element("th"),
        element("th", {}, twoDigits(keyphrase[name]))),
      ...contributions(keyphrase, name).map(({ feature, value, weight }) => element("tr", {},
        element("td", { lang: "en" }, feature),
        element("td", {}, `${decimals(value, 3)} × ${decimals(weight, 3)}`),
        element("td", {}, decimals(value * weight, 3)))),
    ]);
    details.append(table([strings.feature, strings.product, strings.amount], rows));
  }, { once: true });
  return details;
}

function table(heads, rows) {
  return element("table", {},
    element("thead", {},
      element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows));
}

function drawRepair(strings, result) {
  const place = ({ first, original }) => first < result.ranges.length
    ? element("a", { href: `#e${first + 1}` }, isolated(original)) : isolated(original);
  const rows = result.rows.map((row) => element("tr", {},
    element("td", {}, place(row)), element("td", {}, isolated(row.replacement)),
    element("td", {}, strings.kinds[row.kind] ?? row.kind),
    element("td", {}, decimals(row.confidence, 4)), element("td", {}, String(row.count))));
  const list = document.createDocumentFragment();
  if (rows.length === 0) list.append(element("p", { className: "none" }, strings.clean));
  else {
    list.append(element("div", { className: "edits" }, table(
      [strings.original, strings.replacement, strings.kind, strings.confidence, strings.times], rows)));
  }
  const more = result.rowCount - result.rows.length;
  if (more > 0) list.append(element("p", { className: "soft" }, strings.moreRows(more)));
  return [list, new MarkedText(strings, result).drawn()];
}

// ---- Words ----

function tagName(names, tag) { return names[tag] ?? names[tag[0]] ?? ""; }

function tagClass(tag) {
  if (["nr", "ns", "nt", "nz", "nrt", "nrfg"].includes(tag)) return "name";
  return { n: "noun", j: "noun", s: "noun", t: "noun", v: "verb", a: "adjective", b: "adjective",
    z: "adjective", d: "adjective", m: "number", q: "number", w: "mark" }[tag[0]] ?? "other";
}

function drawWords(strings, names, result) {
  // Each line of the text is a list of its words.
  const lines = element("div", { className: "lines" }, element("ol", { className: "tokens" }));
  for (const token of result.tokens) {
    if (token.isBreak) {
      lines.append(element("ol", { className: "tokens" }));
      continue;
    }
    const isNew = !token.isKnown && token.kind === "word";
    lines.lastChild.append(element("li", { className: `token ${tagClass(token.tag)}${isNew ? " new" : ""}`,
      "data-tag": token.tag, title: tagName(names, token.tag) },
    isolated(token.text), element("span", { className: "tag", lang: "en" }, token.tag)));
  }
  const buttons = result.tags.map(([tag, count]) => {
    const button = element("button", { type: "button", "aria-pressed": "false" },
      element("span", { className: `token ${tagClass(tag)}` }, tag || strings.noTag),
      element("span", {}, tagName(names, tag)), element("span", { className: "count" }, String(count)));
    button.addEventListener("click", () => {
      const isOn = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isOn));
      for (const token of lines.querySelectorAll("li")) {
        if (token.dataset.tag === tag) token.classList.toggle("aimed", isOn);
      }
    });
    return element("li", {}, button);
  });
  const list = document.createDocumentFragment();
  list.append(element("h2", {}, strings.tag), element("ul", { className: "tags" }, ...buttons),
    element("p", { className: "soft new-note" }, strings.unknownWord));
  for (const line of lines.querySelectorAll("ol:empty")) line.setAttribute("aria-hidden", "true");
  return [list, lines];
}
