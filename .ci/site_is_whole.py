"""Checks a site of documentation: links, summaries, and places in lists of topics.

    python3 site_is_whole.py SITE GRAPHS
"""
import json
import pathlib
import sys


def pages(data):
    for path in sorted(data.rglob("*.json")):
        yield path, json.loads(path.read_text())


def walk(value, found):
    """Collects the identifiers that content refers to."""
    if isinstance(value, dict):
        if value.get("type") == "reference" and "identifier" in value:
            found.add(value["identifier"])
        for item in value.values():
            walk(item, found)
    elif isinstance(value, list):
        for item in value:
            walk(item, found)


def main(site, graphs):
    site, graphs = pathlib.Path(site), pathlib.Path(graphs)
    problems = []
    known, curated, count, links = set(), set(), 0, 0
    documents = list(pages(site / "data"))
    for _, page in documents:
        known.add(page["identifier"]["url"].split("/", 3)[-1].lower())
    for path, page in documents:
        count += 1
        name = str(path.relative_to(site / "data"))
        references = page.get("references", {})
        used = set()
        for key, value in page.items():
            if key != "references":
                walk(value, used)
        for identifier in sorted(used):
            if identifier not in references:
                problems.append(f"{name}: {identifier} is not resolved")
        for reference in references.values():
            url = reference.get("url", "")
            if reference.get("type") in ("topic", "section") and url.startswith("/"):
                links += 1
                target = url.lstrip("/").split("#")[0]
                if target.startswith(("documentation/", "tutorials/")):
                    page_of = site / "data" / (target + ".json")
                    # A chapter is a part of the page that lists the tutorials.
                    if target.startswith("tutorials/") and page_of.parent.with_suffix(".json").exists():
                        continue
                    if not page_of.exists():
                        problems.append(f"{name}: {url} leads nowhere")
        for section in page.get("topicSections", []):
            for identifier in section["identifiers"]:
                reference = references.get(identifier, {})
                if not section.get("generated"):
                    curated.add(reference.get("url", ""))
                elif reference.get("role") == "symbol" and page.get("kind") == "symbol" \
                        and page.get("metadata", {}).get("role") == "collection":
                    problems.append(f"{name}: {reference.get('url')} is in no topic")
        if not (site / "documentation").exists():
            problems.append("there is no page")
    undocumented = 0
    for graph in sorted(graphs.rglob("*.symbols.json")):
        if "@" in graph.name:
            continue
        for symbol in json.loads(graph.read_text())["symbols"]:
            if "docComment" not in symbol:
                undocumented += 1
                problems.append(f"{'.'.join(symbol['pathComponents'])} has no summary")
    for problem in problems[:60]:
        print(problem, file=sys.stderr)
    print(f"{count} pages, {links} links")
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
