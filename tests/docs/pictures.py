"""The pictures in the documentation are what ask draws: python3 pictures.py SOURCE ASK [--update]

In docs/pictures.md each command stands above its picture. Beside that, draws every scenario: SVG must be well-formed XML
with every box in it, and Graphviz, where it is installed, must accept the DOT.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

SOURCE, ASK = sys.argv[1:3]
SVG = "{http://www.w3.org/2000/svg}"
faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)
        print("not so:", what)


def ask(*arguments):
    done = subprocess.run([ASK, *arguments], capture_output=True, cwd=SOURCE)
    expect(done.returncode == 0, f"ask {' '.join(arguments)} answers: {done.stderr.decode()}")
    return done.stdout


def check_documentation(update):
    page = os.path.join(SOURCE, "docs/pictures.md")
    text = open(page, encoding="utf-8").read()
    pairs = re.findall(r"```sh\n\./examples/run ask ([^\n]*)\n```\n\n!\[[^\]]+\]\(([^)]+\.svg)\)", text)
    expect(len(pairs) >= 5, "the page shows pictures")
    expect(len(pairs) == text.count(".svg)"), "each picture has its command")
    shown = set()
    for command, name in pairs:
        drawn = ask(*command.split())
        file = os.path.join(SOURCE, "docs", name)
        shown.add(os.path.basename(file))
        if update:
            os.makedirs(os.path.dirname(file), exist_ok=True)
            open(file, "wb").write(drawn)
        kept = open(file, "rb").read() if os.path.exists(file) else b""
        expect(kept == drawn, f"docs/{name} is what ask draws; run this with --update, and look at it")
    kept = set(os.listdir(os.path.join(SOURCE, "docs/pictures")))
    expect(kept == shown, f"no picture is left over: {sorted(kept - shown)}")


def check_svg(what, text):
    root = tree.fromstring(text)
    expect(root.tag == SVG + "svg", f"{what} is a picture")
    expect(root.find(SVG + "title") is not None and root.find(SVG + "desc") is not None, f"{what} is described")
    forbidden = [e.tag for e in root.iter() if e.tag not in {SVG + t for t in (
        "svg", "g", "path", "rect", "circle", "text", "title", "desc", "style")}]
    expect(forbidden == [], f"{what} holds shapes and text alone: {forbidden}")


def check_scenarios(scratch):
    dot = shutil.which("dot")
    if dot is None:
        print("There is no Graphviz: its part is left out.")
    hostile = os.path.join(scratch, "hostile.json")
    name = 'a "b" \\\\N \\l <c> &amp; {d|e} \u7a7a T\u00fcrkiye'
    open(hostile, "w", encoding="utf-8").write(
        '{"muster": 2, "proposal": "p", "actors": {"A": {"name": %s}}, "roles": {"r": {}}, '
        '"pledges": {"s": {"by": "A", "fills": ["r"]}}}' % __import__("json").dumps(name))
    files = sorted(glob.glob(os.path.join(SOURCE, "examples/scenarios/*.json")) +
                   glob.glob(os.path.join(SOURCE, "tests/scenarios/twenty/*.json")))
    for file in [hostile, *files]:
        what = os.path.basename(file)
        check_svg(what, ask(file, "draw", "--format", "svg"))
        check_svg(f"the balance of {what}", ask(file, "balance", "--format", "svg"))
        if dot is None:
            continue
        text = ask(file, "draw", "--format", "dot")
        done = subprocess.run([dot, "-Tsvg"], input=text, capture_output=True)
        expect(done.returncode == 0 and b"Error" not in done.stderr, f"Graphviz takes {what}: {done.stderr.decode()[:300]}")
        if file == hostile:
            written = [e.text for e in tree.fromstring(done.stdout).iter(SVG + "text")]
            joined = " ".join(t.replace("\u00a0", " ") for t in written if t)
            expect(name in joined, f"Graphviz shows a name to the letter: {joined}")


def main():
    check_documentation("--update" in sys.argv)
    with tempfile.TemporaryDirectory() as scratch:
        check_scenarios(scratch)
    print("faults:", len(faults))
    return 1 if faults else 0


sys.exit(main())
