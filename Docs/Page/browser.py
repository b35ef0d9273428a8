"""A Chromium without a window, driven by its DevTools protocol over a pipe."""

import base64
import itertools
import json
import os
import subprocess
import time


class Browser:
    """One page of a browser. Requests to a network and errors of scripts are kept."""

    def __init__(self, program, folder):
        command_end, commands = os.pipe()
        answers, answer_end = os.pipe()

        def move_pipes():
            # Chromium reads commands from descriptor 3 and writes answers to 4.
            ends = os.dup(command_end), os.dup(answer_end)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
             "--disable-backgrounding-occluded-windows", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--remote-debugging-pipe", f"--user-data-dir={folder}", "about:blank"],
            close_fds=False, preexec_fn=move_pipes, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(command_end)
        os.close(answer_end)
        self.commands, self.answers = commands, answers
        self.rest = b""
        self.numbers = itertools.count(1)
        self.session = None
        self.requests, self.errors = [], []
        target = next(item for item in self.call("Target.getTargets")["targetInfos"]
                      if item["type"] == "page")
        self.session = self.call(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        # Workers are attached as they start, so that their errors and requests are seen.
        self.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False, flatten=True)
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.call(f"{domain}.enable")

    def close(self):
        self.process.terminate()
        self.process.wait()

    def call(self, method, **parameters):
        number = next(self.numbers)
        self.send(number, method, parameters, self.session)
        while True:
            message = self.message()
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def send(self, number, method, parameters, session):
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]

    def message(self):
        pieces = [self.rest]
        while b"\0" not in pieces[-1]:
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            pieces.append(piece)
        data, self.rest = b"".join(pieces).split(b"\0", 1)
        message = json.loads(data)
        self.note(message.get("method"), message.get("params", {}))
        return message

    def note(self, method, event):
        if method == "Target.attachedToTarget":
            for domain in ["Runtime", "Network", "Log"]:
                self.send(next(self.numbers), f"{domain}.enable", {}, event["sessionId"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            details = event["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded" and event["entry"]["level"] == "error":
            self.errors.append(event["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and event["type"] == "error":
            self.errors.append(str(event["args"]))

    def evaluate(self, expression):
        result = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True,
            userGesture=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def wait(self, condition, seconds=30):
        """Waits until an expression is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.evaluate(f"Boolean({condition})"):
                return
            time.sleep(0.02)
        raise AssertionError(f"not within {seconds} s: {condition}")

    def key(self, key, code, modifiers=0):
        text = {"Enter": "\r", " ": " "}.get(key)
        for kind in ["keyDown", "keyUp"]:
            extra = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code, modifiers=modifiers, **extra)

    def drop(self, path):
        """Drags a file over the page and drops it."""
        self.evaluate("scrollTo(0, 0); window.dropped = 0; addEventListener('drop', () => { dropped++; }, { once: true })")
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        # The browser takes a drop only after the page has accepted what is over it, and does not say when.
        for _ in range(5):
            for kind in ["dragEnter", "dragOver", "dragOver", "drop"]:
                time.sleep(0.05)
                self.call("Input.dispatchDragEvent", type=kind, x=200, y=60, data=data)
            time.sleep(0.2)
            if self.evaluate("dropped"):
                return
        raise AssertionError("the file was not dropped")

    def look(self, width, height, scheme, path, scale=1, is_phone=False, is_whole=False):
        """Takes a picture of the page."""
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=is_phone)
        time.sleep(0.15)
        picture = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=is_whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))
