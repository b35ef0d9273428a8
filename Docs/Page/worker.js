"use strict";

// The worker of the page: it holds the text, and answers one request after another. A request that
// a newer one replaced is dropped where the work pauses.

const blockSize = 1 << 16;
const shownTokens = 2000, shownUnits = 20000, shownEdits = 300;
const longestCopy = 40e6, longestEdited = 200e3;

let engine = null;
let bytes = new Uint8Array();
let wanted = 0;
let kept = {};  // what was computed from the text, by key

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// ---- Images ----

function decodedBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const result = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) result[i] = binary.charCodeAt(i);
  return result;
}

async function unpacked(text) {
  const stream = new Blob([decodedBase64(text)]).stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// ---- Texts ----

// The bytes of a file as UTF-8. Text in GB 18030 and UTF-16 is converted.
async function textOf(file) {
  const read = new Uint8Array(await file.arrayBuffer());
  const has = (...mark) => mark.every((byte, i) => read[i] === byte);
  let encoding = null;
  if (has(0xFF, 0xFE)) encoding = "utf-16le";
  if (has(0xFE, 0xFF)) encoding = "utf-16be";
  if (!encoding) {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(read);
    } catch {
      try {
        new TextDecoder("gb18030", { fatal: true }).decode(read);
        encoding = "gb18030";
      } catch {
        // Neither fits, so the text is damaged UTF-8.
      }
    }
  }
  return encoding ? new TextEncoder().encode(new TextDecoder(encoding).decode(read)) : read;
}

// The length of the character, or of the part of one, that a decoder turns into one character.
function characterLength(bytes, at) {
  const lead = bytes[at];
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  let low = lead === 0xE0 ? 0xA0 : lead === 0xF0 ? 0x90 : 0x80;
  let high = lead === 0xED ? 0x9F : lead === 0xF4 ? 0x8F : 0xBF;
  let length = 1;
  while (length < count && bytes[at + length] >= low && bytes[at + length] <= high) {
    [low, high] = [0x80, 0xBF];
    length++;
  }
  return length;
}

// The offsets in UTF-16 of ascending offsets in UTF-8, in one pass.
function unitOffsets(bytes, offsets) {
  let at = 0, units = 0;
  return offsets.map((offset) => {
    while (at < offset) {
      const length = bytes[at] < 0x80 ? 1 : characterLength(bytes, at);
      units += length === 4 ? 2 : 1;
      at += length;
    }
    return units;
  });
}

// The offset at which at most a number of units of UTF-16 end, between two characters.
function shownLength(bytes, most) {
  let at = 0, units = 0;
  while (at < bytes.length && units < most) {
    const length = characterLength(bytes, at);
    units += length === 4 ? 2 : 1;
    at += length;
  }
  return at;
}

// The shown part of a text, and ranges in it as offsets of the string.
function shown(bytes, ranges) {
  const end = shownLength(bytes, shownUnits);
  const inside = ranges.filter((range) => range.range[0] < end);
  const offsets = new Set();
  for (const { range } of inside) offsets.add(range[0]).add(Math.min(range[1], end));
  const sorted = [...offsets].sort((a, b) => a - b);
  const units = unitOffsets(bytes, sorted);
  const unit = new Map(sorted.map((offset, i) => [offset, units[i]]));
  return {
    text: decoder.decode(bytes.subarray(0, end)), isWhole: end === bytes.length,
    ranges: inside.map((item) => (
      { ...item, range: [unit.get(item.range[0]), unit.get(Math.min(item.range[1], end))] })),
  };
}

// ---- Requests ----

class Dropped extends Error {}

// Lets messages in, and stops if one of them is a newer request.
async function pause(id) {
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => { port1.close(); resolve(); };
    port1.postMessage(null);
  });
  if (id !== wanted) throw new Dropped();
}

// Calls `body` with the tokens of each block of whole lines, and with its place.
async function forEachBlock(id, options, hasWords, body) {
  let start = 0;
  while (start < bytes.length) {
    let end = Math.min(start + blockSize, bytes.length);
    if (end < bytes.length) {
      const before = bytes.lastIndexOf(0x0A, end - 1);
      const after = bytes.indexOf(0x0A, end);
      end = before >= start ? before + 1 : after >= 0 ? after + 1 : bytes.length;
    }
    const block = bytes.subarray(start, end);
    body(engine.tokens(block, options, hasWords), block, start);
    start = end;
    postMessage({ type: "progress", id, done: start / bytes.length });
    await pause(id);
  }
}

const isWhiteSpace = (token) => token.kind === "space" || token.kind === "lineBreak";

const views = {
  async words(id, options) {
    const shown = [], tags = new Map();
    let count = 0;
    await forEachBlock(id, options, false, (tokens, block) => {
      for (const token of tokens) {
        const isShown = shown.length < shownTokens;
        if (isWhiteSpace(token)) {
          if (isShown && token.kind === "lineBreak") shown.push({ isBreak: true });
          continue;
        }
        count++;
        tags.set(token.tag, (tags.get(token.tag) ?? 0) + 1);
        if (!isShown) continue;
        const text = decoder.decode(block.subarray(token.start, token.end));
        shown.push({ text, tag: token.tag, isKnown: (token.flags & 1) !== 0, kind: token.kind });
      }
    });
    const isWhole = count <= shownTokens && shown.length < shownTokens;
    return { tokens: shown, count, isWhole, tags: [...tags].sort((a, b) => b[1] - a[1]) };
  },

  async keys(id, options) {
    const keyphrases = engine.keyphrases(bytes, options);
    await pause(id);
    const edits = options.repair ? repaired().edits : [];
    const ranges = [];
    keyphrases.forEach(({ ranges: all }, rank) => {
      all.forEach((range, number) => ranges.push({ rank, number, range }));
    });
    for (const edit of edits) ranges.push({ edit: edit.replacement, range: edit.range });
    return {
      ...shown(bytes, ranges), edits: edits.length,
      keyphrases: keyphrases.map(({ ranges, ...rest }) => ({ ...rest, count: ranges.length })),
    };
  },

  async repair() {
    const { edits, bytes: after } = repaired();
    const rows = new Map();
    for (const [first, edit] of edits.entries()) {
      const original = decoder.decode(bytes.subarray(...edit.range));
      const key = JSON.stringify([original, edit.replacement, edit.kind, edit.confidence]);
      const row = rows.get(key) ?? { original, ...edit, first, count: 0 };
      row.count++;
      rows.set(key, row);
    }
    const list = [...rows.values()].sort((a, b) => a.confidence - b.confidence);
    const ranges = edits.map((edit) => ({ edit: edit.replacement, range: edit.range }));
    return {
      ...shown(bytes, ranges), edits: edits.length, byteCount: after.length,
      rows: list.slice(0, shownEdits), rowCount: list.length,
    };
  },
};

function repaired() {
  kept.repaired ??= engine.repaired(bytes);
  return kept.repaired;
}

// ---- JSON as the command writes it ----

const copies = {
  async words(id, options) {
    const lines = [];
    let length = 0;
    await forEachBlock(id, options, true, (tokens, block, start) => {
      for (const token of tokens) {
        if (isWhiteSpace(token)) continue;
        lines.push(JSON.stringify({
          text: decoder.decode(block.subarray(token.start, token.end)), word: token.word,
          start: start + token.start, end: start + token.end, tag: token.tag,
        }));
        length += lines[lines.length - 1].length;
      }
      if (length > longestCopy) throw new RangeError("too long");
    });
    return lines;
  },

  async keys(id, options) {
    const items = engine.keyphrases(bytes, options).map((keyphrase) => {
      const { phrase, word, score, ranges } = keyphrase;
      const parts = factors.flatMap((factor) => contributions(keyphrase, factor)).map((part) =>
        `{"feature":${JSON.stringify(part.feature)},"value":${decimals(part.value, 3)},`
        + `"weight":${decimals(part.weight, 3)}}`);
      return `{"phrase":${JSON.stringify(phrase)},"word":${JSON.stringify(word)},`
        + `"score":${decimals(score, 4)},"count":${ranges.length},"ranges":${JSON.stringify(ranges)},`
        + `"termhood":${twoDigits(keyphrase.termhood)},"salience":${twoDigits(keyphrase.salience)},`
        + `"contributions":[${parts.join(",")}]}`;
    });
    const edits = options.repair ? repaired().edits.length : 0;
    return [`{"keyphrases":[${items.join(",")}]${edits ? `,"edits":${edits}` : ""}}`];
  },

  async repair() {
    return repaired().edits.map(({ kind, range, replacement, confidence }) =>
      `{"kind":${JSON.stringify(kind)},"range":${JSON.stringify(range)},`
      + `"original":${JSON.stringify(decoder.decode(bytes.subarray(...range)))},`
      + `"replacement":${JSON.stringify(replacement)},"confidence":${decimals(confidence, 4)}}`);
  },

  async text() { return [decoder.decode(repaired().bytes)]; },
};

// ---- Messages ----

const commands = {
  async start({ module, dictionary, model }) {
    const images = await Promise.all([module, dictionary, model].map(unpacked));
    engine = await Engine.open(...images);
    postMessage({ type: "ready" });
  },

  async text({ text, file, version }) {
    kept = {};
    bytes = file ? await textOf(file) : new TextEncoder().encode(text);
    if (file && bytes.length <= longestEdited) {
      postMessage({ type: "loaded", version, text: decoder.decode(bytes) });
    }
  },

  async words({ lines }) {
    kept = {};
    postMessage({ type: "problems", problems: engine.setWords(lines) });
  },

  async run({ id, view, options }) {
    await pause(id);
    const start = performance.now();
    const result = await views[view](id, options);
    await pause(id);
    postMessage({
      type: "result", id, view, ...result, byteLength: bytes.length,
      milliseconds: performance.now() - start,
    });
  },

  async copy({ id, what, options }) {
    const lines = await copies[what](id, options);
    postMessage({ type: "copied", id, text: lines.join("\n") });
  },
};

// Commands run one after the other, but the newest request is known at once.
let queue = Promise.resolve();

onmessage = ({ data }) => {
  if (data.id) wanted = data.id;
  queue = queue.then(() => commands[data.type](data)).catch((error) => {
    if (error instanceof Dropped) return;
    const isBroken = error instanceof WebAssembly.RuntimeError || data.type === "start";
    postMessage({ type: "failure", id: data.id, message: error.message, isBroken });
  });
};
