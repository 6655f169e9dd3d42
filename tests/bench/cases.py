"""How long ask takes for each question to each file, and how much memory: python3 cases.py ASK FILE...

A tab-separated row for each file: how many questions were asked and how many of them did not end with status 0; the one
that took most processor seconds, and the one that took most memory.
Ends with 1 where a question took more than --seconds or --megabytes, or was ended by a signal.
"""

import argparse
import json
import os
import resource
import subprocess
import sys

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("ask")
parser.add_argument("files", nargs="+")
parser.add_argument("--seconds", type=float, default=5)
parser.add_argument("--megabytes", type=float, default=500)
parser.add_argument("--option", action="append", default=[], help="given to every question that is about a world")
options = parser.parse_args()


def questions(scenario):
    """Every question that a file of this content can be asked, each as its words after the file."""
    world = options.option
    yield ["validate"]
    yield ["timeline"] + [o for o in world if not o.startswith("--set")]
    for question in ["status", "balance", "standoffs", "watch"]:
        yield [question] + world
    for key in list(scenario.get("forces", {}))[:2] + list(scenario.get("roles", {}))[:1]:
        yield ["explain", key] + world
        yield ["enabling", key, "--max", "5"] + world
        yield ["blocking", key, "--max", "5"] + world
        yield ["likelihood", key, "--p-otherwise", "0.5"] + world
        yield ["importance", key, "--p-otherwise", "0.5"] + world
    for kind in ["facts", "mandates", "actors"]:
        for key in list(scenario.get(kind, {}))[:1]:
            yield ["dependents", key] + world
    for key in list(scenario.get("bodies", {}))[:1]:
        yield ["power", key] + world
    yield ["draw", "-o", os.devnull, "--format", "html"] + world


def measured(command):
    """The exit status, processor seconds and megabytes at most of a command. Each runs in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nothing:
            status = subprocess.run(command, stdout=nothing, stderr=nothing).returncode
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, json.dumps([status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        result = json.load(answer)
    os.waitpid(child, 0)
    return result


failed = False
print("file\tquestions\trefused\tslowest\tseconds\thungriest\tmegabytes", flush=True)
for file in options.files:
    with open(file) as text:
        scenario = json.load(text)
    rows = []
    for words in questions(scenario):
        status, seconds, megabytes = measured([options.ask, file] + words)
        rows.append((" ".join(words), seconds, megabytes, status))
        if status < 0 or seconds > options.seconds or megabytes > options.megabytes:
            failed = True
            print(f"{file} {' '.join(words)}: status {status}, {seconds:.2f} s, {megabytes:.0f} MB", file=sys.stderr)
    slowest, hungriest = max(rows, key=lambda r: r[1]), max(rows, key=lambda r: r[2])
    refused = sum(row[3] != 0 for row in rows)
    print(f"{os.path.basename(file)}\t{len(rows)}\t{refused}\t{slowest[0]}\t{slowest[1]:.2f}\t{hungriest[0]}\t{hungriest[2]:.0f}",
          flush=True)
sys.exit(1 if failed else 0)
