extension HTMLPage {
  /// The beginning of the HTML page, before its title.
  ///
  /// The content security policy allows only the style sheet that is part of the page. It forbids
  /// scripts and external resources.
  package static let head = """
    <!DOCTYPE html>
    <html lang="zh">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="fenci">

    """

  /// The style sheet of the page.
  ///
  /// The list of fonts begins with Chinese fonts. Otherwise a Latin font would supply the quotation
  /// marks and dashes. The contrast ratio between text and its background is at least 4.5.
  package static let style = """
    :root {
      color-scheme: light dark;
      --paper: #fbfaf7; --ink: #23262a; --soft: #5d636a; --line: #dedad0;
      --link: #1d6166; --bar: #4b9196; --mark: #fbecb4; --inner: #f5d877; --aim: #f2bd4a;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #17191b; --ink: #dcdad4; --soft: #a2a6aa; --line: #363a3e;
        --link: #7cc4c6; --bar: #4d8f93; --mark: #443b1c; --inner: #574a1d; --aim: #6f5710;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 1.25rem 1rem 4rem; max-width: 42rem;
      background: var(--paper); color: var(--ink);
      font: 1rem/1.6 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC",
        "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif;
    }
    h1, h2, h3 { line-height: 1.35; font-weight: 600; overflow-wrap: anywhere; }
    h1 { margin: 0 0 1rem; font-size: 1.4rem; }
    h2 { margin: 0 0 1rem; font-size: 1.2rem; }
    h3 { margin: 0 0 .75rem; font-size: 1rem; color: var(--soft); }
    a { color: var(--link); text-underline-offset: .2em; }
    a:focus-visible, summary:focus-visible {
      outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px;
    }
    nav ol { margin: 0 0 2rem; padding: 0 0 0 1.75rem; }
    nav li { padding: .15rem 0; overflow-wrap: anywhere; }
    nav li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
    article + article { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
    .document + .document { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
    .up { margin-left: .6em; font-size: .85em; font-weight: 400; text-decoration: none; }
    .up::after { content: "↑"; }
    .folder { font-weight: 400; color: var(--soft); }
    h1 .folder, h2 .folder { display: block; font-size: .8rem; line-height: 1.5; }
    .failure, .none { margin: 0; color: var(--soft); }
    .skip { margin: 0 0 .5rem; font-size: .9rem; }
    .keys { margin: 0 0 2rem; }
    .keys ol { margin: 0; padding: 0; list-style: none; }
    .keys li {
      display: grid; grid-template-columns: 1.9rem minmax(0, 1fr) auto auto; align-items: baseline;
      padding: .5rem .5rem .55rem .25rem; border-bottom: 1px solid var(--line);
      scroll-margin-block: 30vh;
    }
    .keys li:target { background: var(--mark); }
    .rank { color: var(--soft); font-size: .8rem; text-align: right; padding-right: .6rem; }
    .rank, .score, .count, .places, .why td { font-variant-numeric: tabular-nums; }
    .phrase {
      color: var(--ink); font-weight: 600; text-decoration: none; overflow-wrap: anywhere;
    }
    .phrase:hover { text-decoration: underline; }
    .count, .score { padding-left: .75rem; font-size: .85rem; color: var(--soft); }
    .bar {
      grid-column: 2 / -1; width: 100%; height: 5px; margin: .25rem 0 .3rem;
      border-radius: 2.5px; background: var(--line); fill: var(--bar);
    }
    .places, .why { grid-column: 2 / -1; font-size: .8rem; color: var(--soft); }
    .places { margin-left: -.25rem; }
    .places a { display: inline-block; min-width: 1.7rem; padding: .1rem .25rem; }
    summary { cursor: pointer; }
    .why table, .edits table { width: 100%; border-collapse: collapse; margin: .25rem 0 .5rem; }
    .why th, .edits th { font-weight: 400; text-align: left; }
    .why td, .why th, .edits td, .edits th { padding: .1rem 0; border-bottom: 1px solid var(--line); }
    .why td + td, .why th + th {
      padding-left: .75rem; padding-right: 0; text-align: right; white-space: nowrap;
    }
    .why th { color: var(--ink); }
    .why td { overflow-wrap: anywhere; }
    .why td:first-child { padding-left: .75rem; }
    .edits { margin-top: .75rem; font-size: .85rem; color: var(--soft); }
    .edits td { overflow-wrap: anywhere; }
    .text {
      white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
      font-size: 1.0625rem; line-height: 1.95; text-autospace: normal;
    }
    mark {
      background: var(--mark); color: inherit; border-radius: 3px; padding: .1em 0;
      border: solid transparent; border-width: 0 1px; background-clip: padding-box;
      scroll-margin-block: 35vh; -webkit-box-decoration-break: clone; box-decoration-break: clone;
    }
    mark mark { background: var(--inner); }
    mark:target, mark:has(> mark:last-of-type:target) + .on { background: var(--aim); }
    mark:target { outline: 2px solid var(--link); }
    mark a { color: inherit; text-decoration: none; }
    mark a:hover { text-decoration: underline; }
    del { color: var(--soft); font-size: .8em; }
    ins { text-decoration: underline dotted var(--link); text-underline-offset: .25em; }
    .text p { margin: 0 0 .45em; }
    .text .blank { margin: 0; line-height: .8; }
    .entry { text-autospace: no-autospace; }
    .entry::after {
      content: "\\2060" attr(data-rank); padding: 0 .2em; color: var(--link);
      font-size: .62em; line-height: 0; vertical-align: .6em; font-variant-numeric: tabular-nums;
    }
    mark mark .entry::after, mark:target .entry::after, .on .entry::after { color: var(--ink); }
    .spoken {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (min-width: 60rem) {
      body { max-width: 76rem; padding: 2.5rem 2.5rem 5rem; }
      .document {
        display: grid; grid-template-columns: 21rem minmax(0, 42rem); column-gap: 3.5rem;
        align-items: start;
      }
      .document > h2, .document > h3 { grid-column: 1 / -1; }
      .skip { display: none; }
      .keys {
        position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; margin: 0;
        scrollbar-width: thin;
      }
      .keys li { scroll-margin-block: 40vh; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media print {
      :root {
        color-scheme: light;
        --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
        --bar: #666; --mark: #eee; --inner: #ddd; --aim: #eee;
      }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .text { font-size: 10.5pt; line-height: 1.75; }
      .document { display: block; }
      .keys { position: static; max-height: none; overflow: visible; margin: 0 0 1.5rem; }
      .keys ol { columns: 2; column-gap: 2rem; }
      .keys li { break-inside: avoid; padding-block: .25rem; }
      .keys li:target { background: none; }
      .skip, .places, .why, .edits, .up { display: none; }
      h1, h2, h3 { break-after: avoid; }
      mark { border-bottom: 1px solid #888; border-radius: 0; }
      mark:target { outline: none; }
    }

    """
}
