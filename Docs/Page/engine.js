"use strict";

// The functions of fenci.h, called in the memory of the WebAssembly module. Offsets are UTF-8.

const granularities = ["words", "phrases", "search", "all"];
const methods = [
  "standard", "forward", "backward", "bidirectional", "mmseg", "probability", "trained",
];
const kinds = [
  "word", "number", "letters", "address", "punctuation", "symbol", "space", "lineBreak", "invalid",
];

class Engine {
  constructor(exports) {
    this.c = exports;
    this.decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    this.encoder = new TextEncoder();
    // Where functions write a handle, a count or an error.
    this.output = this.c.malloc(16);
    this.error = this.c.malloc(512);
  }

  static async open(module, dictionary, model) {
    const { instance } = await WebAssembly.instantiate(module, {});
    const engine = new Engine(instance.exports);
    engine.standard = engine.opened(engine.c.fenci_lexicon_open, dictionary);
    engine.model = engine.opened(engine.c.fenci_model_open, model);
    engine.lexicon = engine.standard;
    return engine;
  }

  // Memory grows and is then another buffer, so a view is made for each use.
  get view() { return new DataView(this.c.memory.buffer); }

  string(address, length) {
    return this.decoder.decode(new Uint8Array(this.c.memory.buffer, address, length));
  }

  cString(address) {
    const bytes = new Uint8Array(this.c.memory.buffer);
    return this.string(address, bytes.indexOf(0, address) - address);
  }

  check(status) {
    if (status !== 0) throw new Error(this.cString(this.c.fenci_status_name(status)));
  }

  // The handle that a call wrote.
  made(status) {
    this.check(status);
    return this.view.getUint32(this.output, true);
  }

  // Calls a function with a copy of bytes in the module's memory.
  withBytes(bytes, body) {
    const address = this.c.malloc(Math.max(bytes.length, 1));
    if (!address) throw new RangeError("out of memory");
    new Uint8Array(this.c.memory.buffer).set(bytes, address);
    try {
      return body(address, bytes.length);
    } finally {
      this.c.free(address);
    }
  }

  opened(open, image) {
    return this.withBytes(image, (address, length) =>
      this.made(open(address, length, this.output, this.error)));
  }

  // Replaces the user words. Returns the problems, one a line.
  setWords(lines) {
    this.close("segmenter");
    this.close("extractor");
    if (this.lexicon !== this.standard) this.c.fenci_close(this.lexicon);
    this.lexicon = this.standard;
    const bytes = this.encoder.encode(lines);
    if (!lines.trim()) return "";
    const words = this.made(this.c.fenci_user_dictionary_create(this.output));
    const name = this.encoder.encode("\0");
    this.withBytes(bytes, (address, length) => this.withBytes(name, (name) =>
      this.c.fenci_user_dictionary_insert_lines(words, address, length, name, 0, this.error)));
    let problems = this.cString(this.c.fenci_user_dictionary_problems(words));
    const status = this.c.fenci_lexicon_apply(this.standard, words, this.output, this.error);
    if (status === 0) {
      this.lexicon = this.view.getUint32(this.output, true);
    } else {
      problems += this.cString(this.error + 4);
    }
    this.c.fenci_close(words);
    return problems;
  }

  close(name) {
    if (this[name]) this.c.fenci_close(this[name].handle);
    this[name] = null;
  }

  // The segmenter of some options, which stays open until others are asked for.
  segmenterWith(options) {
    const key = `${options.method} ${options.granularity} ${options.names}`;
    if (this.segmenter?.key === key) return this.segmenter;
    this.close("segmenter");
    const needs = new Uint8Array(new Int32Array([
      methods.indexOf(options.method), granularities.indexOf(options.granularity),
      options.names === "split" ? 1 : 0, 1,
    ]).buffer);
    const handle = this.withBytes(needs, (address) => this.made(
      this.c.fenci_segmenter_create(this.lexicon, this.model, address, this.output)));
    this.segmenter = { key, handle, tags: new Map() };
    return this.segmenter;
  }

  tag(segmenter, number) {
    let name = segmenter.tags.get(number);
    if (name === undefined) {
      name = this.cString(this.c.fenci_tag_name(segmenter.handle, number));
      segmenter.tags.set(number, name);
    }
    return name;
  }

  // The tokens of a text: their ends, tags and kinds, with their normalized forms if asked for.
  tokens(bytes, options, hasWords) {
    const segmenter = this.segmenterWith(options);
    return this.withBytes(bytes, (address, length) => {
      let capacity = length + 16, tokens = 0, count = 0;
      for (;;) {
        tokens = this.c.malloc(capacity * 12);
        if (!tokens) throw new RangeError("out of memory");
        this.check(this.c.fenci_segment(
          segmenter.handle, address, length, 0, tokens, capacity, this.output));
        count = this.view.getUint32(this.output, true);
        if (count <= capacity) break;
        this.c.free(tokens);
        capacity = count;
      }
      const view = this.view;
      const found = new Array(count);
      for (let i = 0, at = tokens; i < count; i++, at += 12) {
        found[i] = {
          start: view.getUint32(at, true), end: view.getUint32(at + 4, true),
          tag: this.tag(segmenter, view.getUint16(at + 8, true)),
          kind: kinds[view.getUint8(at + 10)], flags: view.getUint8(at + 11),
        };
      }
      this.c.free(tokens);
      if (hasWords) this.addWords(found, segmenter, bytes, address);
      return found;
    });
  }

  // Adds the normalized form of each token. Forms are separated by a byte that the text lacks.
  addWords(tokens, segmenter, bytes, address) {
    let separator = 0;
    while (separator < 128 && bytes.includes(separator)) separator++;
    if (separator === 128) {
      for (const token of tokens) token.word = this.decoder.decode(bytes.subarray(token.start, token.end));
      return;
    }
    const offsets = new Uint8Array(new Uint32Array([0, bytes.length]).buffer);
    this.withBytes(offsets, (offsets) => {
      const words = (to, capacity) => {
        this.check(this.c.fenci_words_batch(
          segmenter.handle, address, offsets, 1, 1, separator, separator, to, capacity,
          this.output));
        return this.view.getUint32(this.output, true);
      };
      const capacity = words(0, 0);
      const buffer = this.c.malloc(Math.max(capacity, 1));
      words(buffer, capacity);
      const forms = this.string(buffer, capacity).split(String.fromCharCode(separator));
      this.c.free(buffer);
      tokens.forEach((token, i) => { token.word = forms[i]; });
    });
  }

  keyphrases(bytes, options) {
    const key = `${options.ranking} ${options.repair}`;
    if (this.extractor?.key !== key) {
      this.close("extractor");
      const handle = this.made(this.c.fenci_extractor_create(
        this.lexicon, options.ranking === "textrank" ? 1 : 0, options.repair ? 1 : 0,
        this.output));
      this.extractor = { key, handle };
    }
    const offsets = new Uint8Array(new Uint32Array([0, bytes.length]).buffer);
    const answer = this.withBytes(bytes, (address) => this.withBytes(offsets, (offsets) =>
      this.made(this.c.fenci_extract(
        this.extractor.handle, address, offsets, 1, options.top, 0, this.output))));
    const first = this.c.fenci_keyphrases_of(answer, 0, this.output);
    const view = this.view;
    const word = (at) => view.getUint32(at, true);
    const found = [];
    const count = word(this.output);
    for (let i = 0, at = first; i < count; i++, at += 56) {
      const ranges = [], contributions = [];
      for (let j = 0, range = word(at + 40); j < word(at + 44); j++, range += 8) {
        ranges.push([word(range), word(range + 4)]);
      }
      for (let j = 0, part = word(at + 48); j < word(at + 52); j++, part += 24) {
        contributions.push({
          feature: this.cString(word(part + 16)), value: view.getFloat64(part, true),
          weight: view.getFloat64(part + 8, true),
          factor: word(part + 20) === 0 ? "termhood" : "salience",
        });
      }
      found.push({
        phrase: this.string(word(at + 24), word(at + 32)),
        word: this.string(word(at + 28), word(at + 36)),
        score: view.getFloat64(at, true), termhood: view.getFloat64(at + 8, true),
        salience: view.getFloat64(at + 16, true), ranges, contributions,
      });
    }
    this.c.fenci_close(answer);
    return found;
  }

  // The bytes of a text after repair, and what changed.
  repaired(bytes) {
    const repair = this.withBytes(bytes, (address, length) => this.made(
      this.c.fenci_repair_text(this.lexicon, address, length, 0, this.output)));
    const view = this.view;
    const word = (at) => view.getUint32(at, true);
    const text = this.c.fenci_repaired(repair);
    const after = new Uint8Array(this.c.memory.buffer).slice(word(text), word(text) + word(text + 4));
    const edits = [];
    for (let i = 0, at = word(text + 8); i < word(text + 12); i++, at += 32) {
      edits.push({
        kind: this.cString(word(at + 24)), range: [word(at + 8), word(at + 12)],
        replacement: this.string(word(at + 16), word(at + 20)), confidence: view.getFloat64(at, true),
      });
    }
    this.c.fenci_close(repair);
    return { bytes: after, edits };
  }
}
