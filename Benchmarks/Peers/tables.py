"""Tables in Markdown of how segmenters score, and of ours beside the others."""
from math import floor, log10
from statistics import fmean
from typing import NamedTuple


class Result(NamedTuple):
    """One file: figures of each segmenter by title, the size of the text in megabytes, seconds of each segmenter."""
    title: str
    rows: dict
    megabytes: float
    seconds: dict

    def speed(self, name):
        return self.megabytes / self.seconds[name]


# What is said of ours beside a peer.
COMPARISONS = {
    "F1, ours − theirs": lambda ours, theirs: f"{ours['F1'] - theirs['F1']:+.4f}".replace("0.", "."),
    "Crossings, ours / theirs": lambda ours, theirs: ratio(ours["crossings"], theirs["crossings"]),
    "R of unknown words, ours / theirs": lambda ours, theirs: ratio(ours["R of unknown"], theirs["R of unknown"]),
    "Speed, ours / theirs": lambda ours, theirs: ratio(ours["speed"], theirs["speed"]),
}


def number(value):
    """Three digits, and all before the point."""
    return f"{value:,.{max(0, 2 - floor(log10(value)))}f}" if value > 0 else "0"


def ratio(ours, theirs):
    return number(ours / theirs) if theirs else "–"


def print_rows(title, rows, methods):
    print(f"{title}\n\n| | P | R | F1 | crossings | R of unknown words | MB/s |\n|---|---:|---:|---:|---:|---:|---:|")
    for name, row in rows.items():
        p, r, f1, unknown = (f"{row[key]:.4f}".removeprefix("0") for key in ("P", "R", "F1", "R of unknown"))
        label = name if name not in methods else f"**{name}**"
        print(f"| {label} | {p} | {r} | {f1} | {row['crossings']:.2f} | {unknown} | {number(row['speed'])} |")
    peers = [row["F1"] for name, row in rows.items() if name not in methods]
    if peers:
        ahead = [name for name in methods if rows[name]["F1"] > max(peers)]
        print(f"\nF1 higher than every peer's: {', '.join(ahead) or 'none'}.")
    print(flush=True)


def print_result(result, methods):
    rows = {name: row | {"speed": result.speed(name)} for name, row in result.rows.items()}
    print_rows(result.title, rows, methods)


def means(results):
    """The mean of each figure by name, and all bytes by all seconds, of those that answered to all files."""
    rows, megabytes = {}, sum(result.megabytes for result in results)
    for name, figures in results[0].rows.items():
        if all(name in result.rows for result in results):
            rows[name] = {key: fmean(result.rows[name][key] for result in results) for key in figures}
            rows[name]["speed"] = megabytes / sum(result.seconds[name] for result in results)
    return rows


def print_means(title, results, methods):
    rows = means(results)
    print_rows(title, rows, methods)
    peers = [name for name in rows if name not in methods]
    for comparison, figure in COMPARISONS.items() if peers else ():
        print(f"{comparison}\n\n| | {' | '.join(peers)} |\n|---|{'---:|' * len(peers)}")
        for method in methods:
            print(f"| **{method}** | {' | '.join(figure(rows[method], rows[peer]) for peer in peers)} |")
        print(flush=True)
