"""Gets the peers from the registries into a folder that is thrown away; what cannot be had is said and left out."""
import subprocess
import sys
from pathlib import Path

WORKERS = Path(__file__).resolve().parent / "workers"
PYPI = {"rjieba": ["rjieba", "rjieba-hmm"], "jieba": ["jieba", "jieba-hmm"],
        "jieba-fast": ["jieba-fast", "jieba-fast-hmm"], "daachorse": ["daachorse"]}


class Peer:
    """How one peer is called: `command FILE...` times it, `command` alone segments standard input."""

    def __init__(self, name, command, cold=True):
        self.name, self.command, self.cold = name, command, cold


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, encoding="utf-8", **options)


def unavailable(name, error):
    reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
    print(f"left out: {name}: {' '.join(reason)}", file=sys.stderr)


def from_pypi(folder):
    """Packages of PyPI, each by itself, so that one that cannot be built does not stop the others."""
    try:
        run(sys.executable, "-m", "venv", folder / "venv")
    except (OSError, subprocess.CalledProcessError) as error:
        unavailable("all of PyPI", error)
        return
    python, worker = folder / "venv/bin/python", WORKERS / "python_peer.py"
    for package, names in PYPI.items():
        try:
            run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)
            shown = run(python, "-m", "pip", "show", package).stdout
        except (OSError, subprocess.CalledProcessError) as error:
            unavailable(package, error)
            continue
        version = next(line.split()[1] for line in shown.splitlines() if line.startswith("Version:"))
        for name in names:
            label = f"{package} {version}" + ("" if len(names) == 1 else
                                              ", HMM" if name.endswith("-hmm") else ", no HMM")
            # One that takes no harm from whole texts is measured by lines as well as whole.
            yield Peer(f"{label}, lines", [python, worker, name, "lines"])
            if package in ("rjieba", "daachorse"):
                yield Peer(f"{label}, whole", [python, worker, name, "texts"], cold=False)


def unpacked(folder, *packages):
    """Debian's packages, unpacked and not installed; the folder they are in."""
    root = folder / packages[0]
    root.mkdir(exist_ok=True)
    run("apt-get", "download", *packages, cwd=root)
    for package in root.glob("*.deb"):
        run("dpkg", "-x", package, root)
    return root


def compiled(folder, name, root, *libraries):
    """One of the programs in C, against the libraries of an unpacked package."""
    found = next(root.glob("usr/lib/*-*/"))
    program = folder / name
    run("cc", "-O3", "-march=native", f"-I{root}/usr/include", WORKERS / f"{name}.c", "-o", program, f"-L{found}",
        f"-Wl,-rpath,{found}", *libraries)
    return program


def icu(folder):
    depends = run("apt-cache", "depends", "libicu-dev").stdout.split()
    library = next(word for word in depends if word.startswith("libicu") and word[6:].isdigit())
    program = compiled(folder, "icu", unpacked(folder, "libicu-dev", library), "-licuuc", "-licudata")
    yield Peer(f"ICU {library[6:]}, word breaks, whole", [program])


def friso(folder):
    root = unpacked(folder, "libfriso-dev", "libfriso0", "friso-dict")
    settings = (root / "etc/friso/friso.ini").read_text().replace("/usr/share", f"{root}/usr/share")
    # Without synonyms and parts of Latin words, which no other answers with.
    for option in ("add_syn", "en_sseg"):
        settings = settings.replace(f"friso.{option} = 1", f"friso.{option} = 0")
    (folder / "friso.ini").write_text(settings)
    program = compiled(folder, "friso", root, "-lfriso")
    for mode in ("simple", "complex"):
        yield Peer(f"friso, {mode}, whole", [program, folder / "friso.ini", mode])


def peers(folder):
    found = list(from_pypi(folder))
    for source in (icu, friso):
        try:
            found += source(folder)
        except (OSError, StopIteration, subprocess.CalledProcessError) as error:
            unavailable(source.__name__, error)
    return found
