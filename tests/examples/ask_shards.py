"""A sample drawn in shards by many processes is the sample drawn at once: python3 ask_shards.py SOURCE ASK

Runs the recipe for GNU parallel of docs/how-to.md as it is printed there, with fewer worlds. Skipped where GNU parallel
is not installed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE, ASK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WORLDS = "16001"  # cannot be shared out equally

# Another program of that name, of moreutils, does something else.
if "GNU parallel" not in (
    subprocess.run(["parallel", "--version"], capture_output=True, text=True).stdout if shutil.which("parallel") else ""
):
    print("GNU parallel is not installed")
    sys.exit(77)

with open(os.path.join(SOURCE, "docs/how-to.md")) as page:
    text = page.read()
recipe = re.search(r"^ +(parallel 'ask .*)\n +(ask merge .*)$", text, re.MULTILINE)
if recipe is None:
    sys.exit("the page has no recipe for GNU parallel")
if "--samples 1e9" not in recipe.group(1):
    sys.exit("the recipe does not draw 1e9 worlds")
lines = [line.replace("1e9", WORLDS) for line in recipe.groups()]

with tempfile.TemporaryDirectory() as place:
    shutil.copy(os.path.join(SOURCE, "examples/scenarios/gaza-isf.json"), os.path.join(place, "isf.json"))
    os.symlink(ASK, os.path.join(place, "ask"))
    environment = dict(os.environ, PATH=place + os.pathsep + os.environ["PATH"])

    def run(command):
        done = subprocess.run(["bash", "-c", command], cwd=place, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{command}\nended with {done.returncode}: {done.stderr}")

    for line in lines:
        run(line)
    run(f"ask isf.json likelihood isf --p-otherwise 0.5 --samples {WORLDS} --format json -o once.json")
    with open(os.path.join(place, "whole.json")) as merged, open(os.path.join(place, "once.json")) as once:
        if json.load(merged) != json.load(once):
            sys.exit("the shards do not add up to the whole")
    os.remove(os.path.join(place, "part16.json"))
    run(lines[1])
    with open(os.path.join(place, "whole.json")) as merged, open(os.path.join(place, "once.json")) as once:
        if json.load(merged) == json.load(once):
            sys.exit("fifteen shards of sixteen are told as the whole")
