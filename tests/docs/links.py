"""Do the links between the pages lead somewhere? links.py SOURCE_DIRECTORY

Of README.md, CHANGELOG.md and every page in docs/: a relative link names a file that is there and, behind a #, a heading
of it; each page is listed in docs/README.md. Addresses on the web are not fetched. With --test instead of a directory it
tries itself on pages that are wrong.
"""

import pathlib
import re
import sys
import tempfile

LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)\)")


def prose(text):
    """The text without blocks of code, and without code within lines."""
    lines, inside = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            lines.append(re.sub(r"`[^`]*`", lambda code: code.group().replace("[", "("), line))
    return "\n".join(lines)


def anchors(text):
    """What a # can name: the headings, as GitHub makes them; equal ones are numbered."""
    found = {}
    for heading in re.findall(r"^#{1,6} +(.*)$", prose(text), re.MULTILINE):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        found[anchor] = found.get(anchor, 0) + 1
        if found[anchor] > 1:
            found[f"{anchor}-{found[anchor] - 1}"] = 1
    return set(found)


def faults(root):
    pages = [root / "README.md", root / "CHANGELOG.md", *sorted((root / "docs").rglob("*.md"))]
    pages = [page for page in pages if page.exists()]
    index, listed, count = root / "docs" / "README.md", set(), 0
    for page in pages:
        for link in LINK.findall(prose(page.read_text(encoding="utf-8"))):
            count += 1
            if re.match(r"https?://", link):
                continue
            name, _, anchor = link.partition("#")
            target = (page.parent / name).resolve() if name else page.resolve()
            where = f"{page.relative_to(root)}: {link}"
            if not target.is_relative_to(root.resolve()):
                yield f"{where}: leads out of the tree"
            elif not target.exists():
                yield f"{where}: there is no such file"
            elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
                yield f"{where}: there is no such heading"
            if page == index:
                listed.add(target)
    for page in pages:
        if page.parent == index.parent and page != index and page.resolve() not in listed:
            yield f"{page.relative_to(root)}: is not listed in docs/README.md"
    if count == 0:
        yield "there is no link at all"


def try_itself():
    good = {"README.md": "# A\n[b](docs/b.md#two-words) [in](#a) [w](https://example.org)\n", "docs/README.md": "[b](b.md)\n",
            "docs/b.md": "# Two `words`!\n```\n[no](link)\n```\n## Same\n## Same\n[s](#same-1)\n"}
    wrong = [({"README.md": "[x](docs/none.md)\n"}, "no such file"), ({"README.md": "[x](docs/b.md#three)\n"}, "no such heading"),
             ({"docs/c.md": "text\n"}, "not listed"), ({"README.md": "[x](../../etc/passwd)\n"}, "out of the tree")]
    for pages, expected in [({}, None), *wrong]:
        with tempfile.TemporaryDirectory() as directory:
            for name, text in {**good, **pages}.items():
                path = pathlib.Path(directory, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            found = list(faults(pathlib.Path(directory)))
        if len(found) != (expected is not None) or (expected and expected not in found[0]):
            sys.exit(f"expected {expected}, found {found}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--test"]:
        try_itself()
    else:
        problems = list(faults(pathlib.Path(sys.argv[1])))
        print("\n".join(problems))
        sys.exit(1 if problems else 0)
