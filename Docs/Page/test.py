#!/usr/bin/env python3
"""Tests the page in a browser: `test.py FOLDER FENCI`, for FOLDER/fenci.html and the command.

Writes pictures of the page into FOLDER.
"""

import base64
import itertools
import json
import pathlib
import re
import shutil
import sys
import tempfile
import time

from browser import Browser
from comparison import command_answers, objects, questions, texts

HERE = pathlib.Path(__file__).resolve().parent
DAMAGED = "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。"
REPAIRED = "推進創新型城市發展戰略，現階段要加強高校科技力量建設。"
HOSTILE = "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'></bdi>&lt;<svg onload=broken=1>创新型城市建设</textarea>"

# Asks the page for JSON, as its button does.
ASK = """async (text, asked) => {
  for (const name of ["method", "granularity", "names", "ranking", "top"]) {
    if (asked[name] !== undefined) $(name).value = String(asked[name]);
  }
  if (asked.top !== undefined && $("top").value === "") {
    $("top").append(new Option(asked.top, asked.top, true, true));
  }
  if (asked.repair !== undefined) $("repaired").checked = asked.repair;
  if (text !== null) { source = { text }; worker.postMessage({ type: "text", text }); }
  copying = withResolvers();
  send({ type: "copy", what: asked.view });
  return await copying.promise;
}"""


class Test:
    def __init__(self, browser, folder, command):
        self.browser, self.folder, self.command = browser, folder, command
        self.evaluate, self.wait = browser.evaluate, browser.wait

    def run(self):
        for name in ["opens", "typing", "damage", "hostile", "user_words", "language", "choices",
                     "newest", "files", "keyboard", "names_of_controls", "contrast", "drop",
                     "allocator", "answers", "copying", "pictures"]:
            start = time.monotonic()
            detail = getattr(self, name)() or ""
            print(f"{time.monotonic() - start:6.1f} s  {name.replace('_', ' ')}  {detail}", flush=True)
            assert not self.browser.errors, self.browser.errors
        others = [url for url in self.browser.requests if not re.match("file:|blob:null/", url)]
        assert not others, others

    def type(self, text, view):
        """Types a text into the field, and waits for the answer."""
        self.choose(view)
        self.evaluate("$('text').value = ''; $('text').focus(); result = null")
        self.browser.call("Input.insertText", text=text)
        self.wait(f"result && result.view === '{view}' && result.byteLength === {len(text.encode())}")

    def choose(self, view):
        if self.evaluate("view") != view:
            self.evaluate(f"$('tab-{view}').click()")

    def words(self):
        return self.evaluate("[...document.querySelectorAll('.tokens bdi')].map((node) => node.textContent)")

    def text_of(self, selector):
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).textContent")

    # ---- What is shown ----

    def opens(self):
        start = time.monotonic()
        self.browser.call("Page.navigate", url=(self.folder / "fenci.html").as_uri())
        self.wait("typeof result !== 'undefined' && result")
        first = self.text_of(".keys li .phrase")
        assert first == "创新型城市建设", first
        assert self.text_of(".keys li .score").endswith("0.9201")
        self.evaluate("language = 'zh'; translate()")
        return f"ready after {time.monotonic() - start:.1f} s"

    def typing(self):
        self.type("加快创新型城市建设", "words")
        assert self.words() == ["加快", "创新型", "城市", "建设"], self.words()
        tags = self.evaluate("[...document.querySelectorAll('.tokens .tag')].map((node) => node.textContent)")
        assert tags == ["v", "a", "n", "v"] or len(tags) == 4, tags
        self.type("优化营商环境，加快科技成果转化，建设创新型城市。", "keys")
        marked = self.evaluate("[...document.querySelectorAll('mark')].map((node) => node.textContent)")
        assert "营商环境" in marked, marked
        self.evaluate("document.querySelector('.why summary').click()")
        self.wait("document.querySelectorAll('.why table tr').length > 4")

    def damage(self):
        self.type(DAMAGED, "repair")
        rows = self.evaluate("document.querySelectorAll('.edits tbody tr').length")
        assert rows == 8, rows
        assert self.evaluate("document.querySelectorAll('.text del').length") == 8
        after = self.evaluate("""(() => {
          const copy = document.querySelector('.text').cloneNode(true);
          copy.querySelectorAll('del').forEach((node) => node.remove());
          return copy.textContent;
        })()""")
        assert after == REPAIRED, after
        assert self.ask(None, {"view": "text"}) == REPAIRED

    def hostile(self):
        for view in ["keys", "words", "repair"]:
            self.type(HOSTILE + DAMAGED, view)
            made = self.evaluate("document.querySelectorAll('#panel script, #panel img, #panel svg').length")
            assert made == 0 and not self.evaluate("window.broken"), view
            shown = self.text_of(".text") if view != "words" else "".join(self.words())
            assert shown.startswith("<script>window.broken"), shown

    def user_words(self):
        self.type("他在试点低空干饭侠物流", "words")
        assert "低空干饭侠" not in self.words()
        self.evaluate("""$('dictionary').open = true; $('words').focus(); result = null""")
        self.browser.call("Input.insertText", text="低空干饭侠\n低空物流,500,n")
        self.wait("result && $('problems').textContent")
        assert "低空干饭侠" in self.words(), self.words()
        assert "第 2 行" in self.text_of("#problems")
        self.evaluate("$('words').value = ''; $('words').dispatchEvent(new Event('input')); result = null")
        self.wait("result && !$('problems').textContent")
        assert "低空干饭侠" not in self.words()
        self.evaluate("$('dictionary').open = false")

    def language(self):
        for language, title in [("en", "Key phrases"), ("zh-Hans", "关键词")]:
            self.evaluate("$('language').click()")
            assert self.evaluate("document.documentElement.lang") == language
            assert self.text_of("#tab-keys") == title
            for key in ["text", "label"]:
                empty = self.evaluate(f"""[...document.querySelectorAll('[data-{key}]')]
                  .filter((node) => /undefined/.test(node.outerHTML)).length""")
                assert empty == 0
        keys = self.evaluate("[strings.zh, strings.en].map((texts) => Object.keys(texts).sort().join())")
        assert keys[0] == keys[1]

    def choices(self):
        self.type("研究生命的起源，他在三个月内完成", "words")
        seen = {}
        for control, value in [("method", "forward"), ("method", "backward"), ("method", "standard"),
                               ("granularity", "phrases"), ("granularity", "all"), ("granularity", "words")]:
            self.evaluate(f"result = null; $('{control}').value = '{value}'; "
                          f"$('{control}').dispatchEvent(new Event('change'))")
            self.wait("result")
            seen[value] = self.words()
        assert seen["forward"][:3] == ["研究生", "命", "的"] and seen["backward"][:2] == ["研究", "生命"]
        assert "三个月" in seen["phrases"] and len(seen["all"]) > len(seen["words"]), seen

    def newest(self):
        """Of texts that follow quickly, the last one is shown."""
        self.choose("words")
        self.evaluate("result = null; for (let i = 0; i < 30; i++) setText('第' + i + '条'.repeat(i * 1000)); "
                      "setText('最后的文本')")
        self.wait("result")
        assert self.words() == ["最后", "的", "文本"], self.words()
        time.sleep(0.3)
        assert self.words() == ["最后", "的", "文本"]

    def files(self):
        """Files in other encodings, with damaged UTF-8, and too long to edit."""
        self.choose("words")
        text = "加快创新型城市建设"
        for data in [text.encode("gb18030"), text.encode("utf-16"), text.encode()]:
            self.open(data)
            assert "".join(self.words()) == text and self.evaluate("$('text').value") == text
        self.open(b"a\xff\xe4\xb8" + text.encode() + b"\xed\xa0\x80")
        assert self.words()[:3] == ["a", "\ufffd", "\ufffd"], self.words()
        damaged = b"\xff\xe4\xb8\xf0\x9f" + DAMAGED.encode() + b"\xf0\x9f\x98\x80\xc0" + DAMAGED.encode()
        self.choose("repair")
        self.open(damaged)
        removed = self.evaluate("[...document.querySelectorAll('.text del')].map((node) => node.textContent)")
        assert removed.count("(jìn)") == 2, removed
        self.choose("words")
        for data in [b"a" * 1_000_000, "的".encode() * 1_000_000, b"\n" * 1_000_000, bytes(1_000_000)]:
            self.open(data)
            assert self.evaluate("$('text').hidden && !$('card').hidden")
        self.evaluate("$('card').querySelector('button').click()")
        self.wait("!$('text').hidden && result.byteLength === 0")

    def open(self, data):
        text = base64.b64encode(data).decode()
        self.evaluate(f"result = null; setFile(new File([Uint8Array.from(atob('{text}'), "
                      "(unit) => unit.charCodeAt(0))], '<b>文件</b>.txt'))")
        self.wait("result")

    def copying(self):
        self.browser.call("Browser.grantPermissions", permissions=[
            "clipboardReadWrite", "clipboardSanitizedWrite"])
        self.type(DAMAGED, "repair")
        for button, start in [("copy-text", REPAIRED), ("copy", '{"kind":"annotation","range":[6,12]')]:
            self.evaluate(f"$('{button}').focus()")
            self.browser.key("Enter", 13)
            self.wait("/已复制/.test($('status').textContent)")
            copied = self.evaluate("navigator.clipboard.readText()")
            assert copied.startswith(start), copied
            self.evaluate("report('')")

    # ---- Access ----

    def keyboard(self):
        self.type("优化营商环境，优化营商环境。", "keys")
        self.evaluate("document.activeElement.blur(); scrollTo(0, 0); window.seen = new Set()")
        wanted = self.evaluate("""(() => {
          window.wanted = [...document.querySelectorAll('a[href], button, select, textarea, input, summary')]
            .filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility());
          return wanted.length;
        })()""")
        for _ in range(wanted + 12):
            self.browser.key("Tab", 9)
            bare = self.evaluate("""(() => {
              const node = document.activeElement;
              if (wanted.includes(node)) seen.add(node);
              const shown = node.id === 'file' ? node.parentElement : node;
              return node !== document.body && !node.checkVisibility() ? node.outerHTML
                : node === document.body || getComputedStyle(shown).outlineStyle !== 'none' ? '' : node.outerHTML;
            })()""")
            assert not bare, f"no visible focus: {bare}"
        missed = self.evaluate("wanted.filter((node) => !seen.has(node)).map((node) => node.outerHTML)")
        assert not missed, missed
        self.evaluate("$('tab-keys').focus()")
        self.browser.key("ArrowRight", 39)
        self.wait("document.activeElement.id === 'tab-words' && result.view === 'words'")
        self.browser.key("End", 35)
        self.wait("document.activeElement.id === 'tab-repair' && result.view === 'repair'")
        return f"{wanted} controls"

    def names_of_controls(self):
        for view in ["keys", "words", "repair"]:
            self.type(DAMAGED, view)
            tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
            for node in tree:
                role, name = (node.get(key, {}).get("value", "") for key in ["role", "name"])
                if role in ["button", "combobox", "textbox", "tab", "checkbox", "link", "tabpanel",
                            "tablist", "DisclosureTriangle", "region"] and not node.get("ignored"):
                    assert name, f"{role} without a name: {node}"
        live = self.evaluate("[...document.querySelectorAll('[role=status]')].map((node) => node.id)")
        assert live == ["problems", "status"], live

    def contrast(self):
        style = (HERE / "page.css").read_text()
        least = 99
        for block in re.findall(r":root \{(.*?)\}", style, re.S):
            colors = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", block))
            pairs = [(text, ground) for text in ["ink", "soft", "link", "problem"] for ground in ["paper", "field"]]
            pairs += [("ink", ground) for ground in ["mark", "inner", "aim"]] + [("link", "mark"), ("soft", "mark")]
            for text, ground in pairs:
                ratio = contrast(colors[text], colors[ground])
                assert ratio >= 4.5, (text, ground, ratio)
                least = min(least, ratio)
            for ground in ["paper", "field"]:
                assert contrast(colors["edge"], colors[ground]) >= 3, ground
        return f"at least {least:.1f}"

    # ---- Large texts ----

    def drop(self):
        article = (HERE.parent / "Examples/article.txt").read_bytes()
        path = self.folder / "large.txt"
        path.write_bytes((article * (10_000_000 // len(article) + 1))[:10_000_000])
        details = []
        for view in ["words", "keys", "repair"]:
            self.choose(view)
            self.evaluate("""result = null; window.longest = 0; window.shown = 0; window.before = performance.now();
              clearInterval(window.timer);
              window.timer = setInterval(() => {
                const now = performance.now();
                longest = Math.max(longest, now - before - 20);
                if (!$('progress').hidden) shown++;
                before = now;
              }, 20); 1""")
            start = time.monotonic()
            self.browser.drop(path)
            self.wait(f"result && result.view === '{view}' && result.byteLength > 9999000")
            taken = time.monotonic() - start
            longest = self.evaluate("clearInterval(timer), longest")
            assert longest < 500, f"the page did not answer for {longest:.0f} ms"
            assert taken < 1.5 or self.evaluate("shown") > 2, "no progress was shown"
            assert self.evaluate("document.querySelectorAll('.part').length") == 1
            assert self.evaluate("document.querySelectorAll('#panel *').length") < 20000
            details.append(f"{view} {taken:.1f} s, pauses {longest:.0f} ms")
        self.choose("keys")
        self.evaluate("result = null; setFile(source.file)")
        time.sleep(0.5)
        start = time.monotonic()
        self.evaluate("clear()")
        self.evaluate("setText('优化营商环境')")
        self.wait("result && result.byteLength === 18")
        details.append(f"another text after {time.monotonic() - start:.1f} s")
        path.unlink()
        return "; ".join(details)

    def allocator(self):
        """Blocks in random order keep their contents and their alignment."""
        return self.evaluate((HERE / "allocator-test.js").read_text())

    # ---- Answers ----

    def ask(self, text, asked):
        return self.evaluate(f"({ASK})({json.dumps(text)}, {json.dumps(asked)})")

    def answers(self):
        all_texts = texts()
        expected = command_answers(self.command, all_texts)
        compared = 0
        for name, (_, asked) in questions().items():
            for number, text in enumerate(all_texts):
                found = objects(self.ask(text, asked))
                wanted = expected[name][number]
                assert found == wanted, f"{name}: {text!r}\n{difference(found, wanted)}"
                compared += len(found)
        return f"{len(all_texts)} texts, {len(expected)} questions, {compared} objects equal"

    def pictures(self):
        self.evaluate("document.activeElement.blur(); scrollTo(0, 0); $('names').value = 'joined'; $('top').value = '20'; $('method').value = 'standard'; "
                      "$('granularity').value = 'words'; $('ranking').value = 'tfidf'; $('repaired').checked = true; "
                      "$('example').value = 'article'; $('example').dispatchEvent(new Event('change'))")
        for view in ["keys", "words", "repair"]:
            if view == "repair":
                self.evaluate("$('example').value = 'page'; $('example').dispatchEvent(new Event('change'))")
            self.evaluate(f"result = null; $('tab-{view}').click()")
            self.wait("result")
            self.evaluate("document.activeElement.blur()")
            for language, width, scheme in itertools.product(
                    ["zh", "en"], [1280, 390], ["light", "dark"]):
                self.evaluate(f"language = '{language}'; translate()")
                path = self.folder / f"{view}-{width}-{scheme}-{language}.png"
                size = (1280, 960, scheme, path, 1) if width == 1280 else (390, 844, scheme, path, 2, True)
                self.browser.look(*size)
                extra = self.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert extra <= 0, f"{path.name}: {extra} px too wide"
        return f"in {self.folder}"


def difference(found, wanted):
    for one, other in zip(found, wanted):
        if one != other:
            return f"page {json.dumps(one, ensure_ascii=False)}\ncommand {json.dumps(other, ensure_ascii=False)}"
    return f"{len(found)} and {len(wanted)} objects"


def contrast(first, second):
    def luminance(color):
        color = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
        parts = [int(color[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted([luminance(first), luminance(second)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def main():
    folder, command = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            Test(browser, folder, command).run()
        finally:
            browser.close()
    print("all passed")


main()
