"""How long ask takes for questions to large made-up scenarios: python3 large.py ASK [--states 48 96 193] [--seeds 1 2 3 7 11]

Writes the scenarios with large_world.py beside this file, asks each question on 20 March 2025, and prints a Markdown table:
the median and the largest number of processor seconds over all seeds, how many of the answers were not whole, and the bar.
Ends with 1 where a bar is missed.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
AS_OF = ["--as-of", "2025-03-20"]
MET = AS_OF + ["--set", "resolution=met"]
ENABLING = ["enabling", "isf", "--max", "5"] + AS_OF
BLOCKING = ["blocking", "isf", "--max", "5"] + MET
CHANCE = ["--p-otherwise", "0.5"] + MET

# Words of the question, its bar in processor seconds by number of states, and what the scenario is made with.
ROWS = [
    (ENABLING, {48: 1, 96: 1, 193: 5}, []),
    (BLOCKING, {48: 1, 96: 1, 193: 5}, []),
    (["likelihood", "isf"] + CHANCE, {48: 10, 96: 10, 193: 10}, []),
    (["importance", "isf"] + CHANCE, {48: 20, 96: 20, 193: 20}, []),
    (["dependents", "resolution"] + AS_OF, {193: 1}, ["--facts", "5000"]),
    (["standoffs"] + AS_OF, {193: 1}, ["--facts", "5000"]),
    (["explain", "isf"] + AS_OF, {193: 1}, ["--facts", "5000"]),
    (["validate"], {193: 1}, ["--facts", "5000"]),
    (["watch"] + AS_OF, {193: 1}, ["--facts", "5000"]),
    (["balance"] + AS_OF, {193: 1}, ["--facts", "5000"]),
    (["timeline"], {193: 1}, ["--events", "20000"]),
    (["draw", "-o", os.devnull, "--format", "html"] + AS_OF, {193: 3}, []),
]


def measured(command):
    """The processor seconds of a command, and whether its answer is whole."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0 or not (done.stdout or done.returncode == 0):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, "It is not whole" not in done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ask")
    parser.add_argument("--states", type=int, nargs="+", default=[48, 96, 193])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 7, 11])
    parser.add_argument("--loops", nargs="+", default=["none", "regional"])
    parser.add_argument("--question", help="only rows whose question begins so")
    options = parser.parse_args()
    missed = False
    print("| question | states | loops | median | most | not whole | bar |\n| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for words, bars, made_with in ROWS:
            if options.question and not " ".join(words).startswith(options.question):
                continue
            for states in options.states:
                if states not in bars:
                    continue
                for loops in options.loops:
                    seconds, not_whole = [], 0
                    for seed in options.seeds:
                        file = os.path.join(folder, "world.json")
                        subprocess.run([sys.executable, os.path.join(HERE, "large_world.py"), file, "--states", str(states),
                                        "--loops", loops, "--seed", str(seed)] + made_with,
                                       check=True, stdout=subprocess.DEVNULL)
                        taken, is_whole = measured([options.ask, file] + words)
                        seconds.append(taken)
                        not_whole += 0 if is_whole else 1
                    most = max(seconds)
                    is_missed = most > bars[states]
                    missed = missed or is_missed
                    print(f"| `{' '.join(words)}` | {states} | {loops} | {statistics.median(seconds):.2f} s | {most:.2f} s | "
                          f"{not_whole} of {len(seconds)} | {bars[states]} s{', missed' if is_missed else ''} |", flush=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
