"""How ask behaves on the command line: python3 ask.py SOURCE ASK

What it answers is compared with texts in examples/expected; here is how it is called, what it refuses and with which
words, where it writes, and what it leaves behind where it cannot.
"""

import fcntl
import json
import os
import pty
import re
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import termios

SOURCE, ASK = map(os.path.abspath, sys.argv[1:3])
GAZA = os.path.join(SOURCE, "examples/scenarios/gaza-isf.json")
COUNCIL = os.path.join(SOURCE, "examples/council-of-five.json")
QUESTIONS = ["status", "dependents", "explain", "compare", "standoffs", "enabling", "blocking", "validate", "timeline",
             "importance", "likelihood", "tally", "power", "draw"]
DAY = ["--as-of", "2025-11-08"]
faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)
        print("not so:", what)


def ask(*arguments, environment=None, **more):
    settings = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    settings.update(environment or {})
    return subprocess.run([ASK, *arguments], capture_output=True, text=True, env=settings, **more)


def answer(*arguments, **more):
    done = ask(*arguments, **more)
    expect(done.returncode == 0 and done.stdout, f"ask {' '.join(arguments)} answers: {done.stderr}")
    return done.stdout


def expect_refusal(arguments, words, **more):
    done = ask(*arguments, **more)
    told = f"ask {' '.join(arguments)} is refused with \"{words}\": {done.returncode}, {done.stderr}"
    expect(done.returncode == 2 and done.stdout == "" and words in done.stderr and done.stderr.startswith("ask: "), told)


def check_order():
    usual = answer(GAZA, "explain", "AZE", *DAY, "--set", "resolution=met")
    for arguments in (["--as-of", "2025-11-08", "--set", "resolution=met", GAZA, "explain", "AZE"],
                      ["--as-of=2025-11-08", GAZA, "--set=resolution=met", "explain", "AZE"],
                      [GAZA, "explain", *DAY, "AZE", "--set", "resolution=met"],
                      [*DAY, "--set", "resolution=met", "--", GAZA, "explain", "AZE"]):
        expect(answer(*arguments) == usual, f"the order does not matter: {arguments}")
    with open(GAZA, encoding="utf-8") as file:
        expect(answer("-", "explain", "AZE", *DAY, "--set", "resolution=met", stdin=file) == usual,
               "standard input is a scenario like another")
    expect_refusal(["-", "status"], "standard input:1:7", input='{"a": }\n')
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("status", "-x.json"):
            os.symlink(GAZA, os.path.join(scratch, name))
        expect(answer("status", "explain", "AZE", *DAY, cwd=scratch) == answer(GAZA, "explain", "AZE", *DAY),
               "a file may be called as a question is")
        expect(answer(*DAY, "--", "-x.json", "explain", "AZE", cwd=scratch) == answer(GAZA, "explain", "AZE", *DAY),
               "a file may be called as an option is")


def check_help():
    expect(re.fullmatch(r"ask \d+\.\d+\.\d+\n", answer("--version")), "the version is told")
    expect(answer(GAZA, "--version") == answer("--version"), "the version is told wherever it is asked for")
    everything = answer("--help")
    expect(answer("-h") == everything and answer(GAZA, "--help") == everything, "--help alone is the help of all")
    for question in QUESTIONS:
        expect(re.search(rf"^  {question}\b", everything, re.MULTILINE), f"the help lists {question}")
        of_it = answer(question, "--help")
        expect(f"Usage: ask FILE {question}" in of_it, f"{question} has a help of its own")
        expect(answer(GAZA, question, "--help") == of_it, f"the help of {question} after a file is the same")
        expect(answer(GAZA, question, "x", "--as-of", "never", "--help") == of_it, f"--help of {question} wins")
    texts = [everything] + [answer(question, "--help") for question in QUESTIONS]
    expect(all(len(line) <= 80 and line == line.rstrip() for text in texts for line in text.splitlines()),
           "help is 80 columns wide at most")
    expect("--max" in answer("enabling", "--help") and "--max" not in answer("explain", "--help"),
           "the help of a question lists the options that it takes, and no other")
    for option in re.findall(r"(--[a-z-]+) ", everything):
        expect(option in "".join(texts[1:]) or option in ("--help", "--version"), f"a question takes {option}")


def check_refusals():
    for arguments, words in [
            ([], "expected a file and a question"),
            ([GAZA], "expected a file and a question"),
            (["explain", GAZA, "AZE"], "the file comes first: ask FILE explain"),
            ([GAZA, "explian", "AZE"], 'there is no question "explian"; did you mean "explain"?'),
            ([GAZA, "explain", "AZEE"], 'did you mean "AZE"?'),
            ([GAZA, "explain", "AZE", "--as-off", "2025"], 'there is no option --as-off; did you mean "--as-of"?'),
            (["--as-off", "2025-11", GAZA, "status"], 'there is no option --as-off; did you mean "--as-of"?'),
            ([GAZA, "explain", "AZE", "-x"], "there is no option -x"),
            ([GAZA, "explain", "AZE", "--max", "3"], "explain takes no --max; enabling and blocking do"),
            (["--max", "3", GAZA, "explain", "AZE"], "explain takes no --max; enabling and blocking do"),
            ([GAZA, "status", "--samples", "3"], "status takes no --samples; likelihood does"),
            ([GAZA, "validate", "--as-of", "2025"], "validate takes no --as-of"),
            ([GAZA, "timeline", "--set", "resolution=met"], "timeline takes no --set"),
            ([GAZA, "status", *DAY, *DAY], "--as-of is given twice"),
            ([*DAY, GAZA, "status", "--as-of=2025-11-08"], "--as-of is given twice"),
            ([GAZA, "status", "--on-record-only", "--on-record-only"], "--on-record-only is given twice"),
            ([GAZA, "status", "-o", "a", "--output", "b"], "is given twice"),
            ([GAZA, "status", "--on-record-only=no"], "--on-record-only takes no value"),
            ([GAZA, "status", "--as-of"], "--as-of needs a value"),
            ([GAZA, "status", "--as-of="], "--as-of"),
            ([GAZA, "status", "--as-of", "tomorrow"], '"tomorrow" is no date'),
            ([GAZA, "likelihood", "isf", "--seed", "7"], "--seed requires --samples"),
            ([GAZA, "likelihood", "isf", "--p-otherwise", "1.5"], '"1.5" is no probability'),
            ([GAZA, "likelihood", "isf", "--p", "quiet"], "expected KEY=VALUE"),
            ([GAZA, "enabling", "isf", "--max", "-3"], '"-3" is no number of sets'),
            ([GAZA, "dependents", "isf", "--only", "stat"], 'did you mean "state"?'),
            ([GAZA, "explain", "AZE", "--set", "resolution=mett"], 'did you mean "met"?'),
            ([GAZA, "explain", "AZE", "--without-citation", "down"], 'did you mean "dawn"?'),
            ([GAZA, "explain"], "explain needs KEY"),
            ([GAZA, "dependents", "isf", "AZE"], "dependents takes one key, but got AZE"),
            ([GAZA, "status", "AZE"], "status takes no key, but got AZE"),
            ([GAZA, "explain", "--", "--as-of"], 'nothing has the key "--as-of"'),
            ([GAZA, "explain", "[AZE,PAK]"], 'nothing has the key "[AZE,PAK]"'),
            ([GAZA, "status", "--format", "jsn"], 'did you mean "json"?'),
            ([GAZA, "status", "--format", "svg"], "status is not written as svg; expected text, md or json"),
            ([GAZA, "draw", "--format", "text"], "draw is not written as text; expected svg, dot or html"),
            ([GAZA, "explain", "AZE", "PAK", "--format", "svg"], "a picture is of one answer, and there are 2"),
            ([GAZA, "draw", "--format", "html", "--set", "resolution=met"], "a page shows what was reported"),
            ([GAZA, "draw", "-o", "x.png"], "expected one of svg, dot and html"),
            ([GAZA, "explain", "AZE", "-o", "x.html"], "explain is not written as html"),
            ([GAZA, "status", "--color", "sometimes"], '"sometimes"'),
            (["no-such-file.json", "status"], "no-such-file.json: the file cannot be opened")]:
        expect_refusal(arguments, words)
    expect_refusal([GAZA, "explain", "\x1b[2J\u202e"], "<U+001B>[2J<U+202E>")
    expect_refusal([GAZA, "--\x1b[2J", "explain", "AZE"], "<U+001B>[2J")


def check_exit_statuses():
    nobody = '{"muster": 1, "proposal": "p", "roles": {"troops": {}}}'
    done = ask("-", "validate", input=nobody)
    expect(done.returncode == 1 and "troops" in done.stdout, f"findings end with 1: {done}")
    done = ask("-", "status", input=nobody)
    expect(done.returncode == 0, "findings do not stop other questions")
    done = ask("-", "validate", input='{"muster": 1, "proposal": "p", "preconditions": {"quiet": {}}}')
    expect(done.returncode == 0, f"notes are no findings: {done}")


def check_formats():
    thing = {"dependents": ["resolution"], "explain": ["AZE"], "compare": ["resolution=met"], "enabling": ["AZE"],
             "blocking": ["AZE"], "importance": ["AZE", "--p-otherwise", "0.5"],
             "likelihood": ["AZE", "--p-otherwise", "0.5"], "tally": ["resolution"], "power": ["UNSC"]}
    for question in QUESTIONS:
        if question == "draw":
            continue
        asked = [GAZA, question, *thing.get(question, []), *DAY]
        if question == "validate":
            asked = [os.path.join(SOURCE, "examples/scenarios/tutorial.json"), question]
        text = answer(*asked)
        expect(text == answer(*asked, "--format", "text"), f"{question} is text unless told")
        expect(all(len(line) <= 80 for line in text.splitlines()), f"{question} is 80 columns wide")
        expect("\033" not in text, f"{question} has no colours where nobody looks")
        expect(question == "validate" or answer(*asked, "--format", "md") != text, f"{question} is Markdown on request")
        told = json.loads(answer(*asked, "--format", "json"))
        expect(told["question"]["name"] == question, f"the answer for programs says that it is of {question}")
        expect(question == "validate" or told["day"] == "2025-11-08", f"{question} tells the day")
    expect(json.loads(answer(GAZA, "compare", "resolution=met", "--format=json"))["question"]["supposed"][0]["is"] == "met",
           "a comparison says what is supposed")
    expect(json.loads(answer(GAZA, "power", "UNSC", "--format=json"))["question"]["body"] == "security-council-2025",
           "power says of which body")
    both = json.loads(answer(GAZA, "explain", "AZE", "PAK", *DAY, "--format", "json"))
    expect([one["question"]["thing"]["key"] for one in both] == ["AZE", "PAK"], "several explanations are a list")
    expect(both[0] == json.loads(answer(GAZA, "explain", "AZE", *DAY, "--format", "json")), "one is none")
    for question, keys in (("dependents", ["resolution"]), ("explain", ["AZE"]), ("draw", [])):
        expect(answer(GAZA, question, *keys, *DAY, "--format", "svg").startswith("<svg"), f"{question} is drawn")
        expect(answer(GAZA, question, *keys, *DAY, "--format", "dot").startswith("digraph"), f"{question} is drawn")
    expect(answer(COUNCIL, "standoffs", "--format", "svg").startswith("<svg"), "a stand-off is drawn")
    expect(answer(GAZA, "draw", *DAY, "--format", "html").lower().startswith("<!doctype html"), "draw makes a page")
    drawn = answer(GAZA, "draw", "AZE", *DAY)
    expect(drawn.startswith("<svg") and len(drawn) < len(answer(GAZA, "draw", *DAY)), "one thing is a smaller picture")
    likely = [answer(GAZA, "likelihood", "AZE", "--p-otherwise", "0.5", "--samples", "500", "--seed", seed, *DAY)
              for seed in ("1", "1", "2")]
    expect(likely[0] == likely[1] != likely[2], "the same seed draws the same worlds")


def check_output():
    explained = answer(GAZA, "explain", "AZE", *DAY)
    with tempfile.TemporaryDirectory() as scratch:
        def path(name):
            return os.path.join(scratch, name)

        def written(name, *arguments):
            done = ask(*arguments, *DAY, "-o", path(name))
            expect(done.returncode == 0 and done.stdout == "", f"{name} is written, and nothing else: {done.stderr}")
            with open(path(name), encoding="utf-8") as file:
                return file.read()

        expect(written("a.txt", GAZA, "explain", "AZE") == explained, "a file holds what a terminal shows")
        expect(written("a", GAZA, "explain", "AZE") == explained, "a name may have no ending")
        expect(written("a.md", GAZA, "explain", "AZE") == answer(GAZA, "explain", "AZE", *DAY, "--format", "md"), "md")
        expect(json.loads(written("a.json", GAZA, "explain", "AZE"))["question"]["name"] == "explain", "json")
        expect(written("a.svg", GAZA, "explain", "AZE").startswith("<svg"), "svg")
        expect(written("a.dot", GAZA, "draw").startswith("digraph"), "dot")
        expect(written("a.html", GAZA, "draw").lower().startswith("<!doctype html"), "html")
        expect(written("drawn", GAZA, "draw").startswith("<svg"), "draw is SVG where no ending tells otherwise")
        expect(written("b.svg", GAZA, "draw", "--format", "dot").startswith("digraph"), "--format wins over an ending")
        expect("\033" in written("c.txt", GAZA, "explain", "AZE", "--color", "always"), "colours on request")
        with open(path("other"), "w", encoding="utf-8"):
            expect(os.stat(path("a")).st_mode == os.stat(path("other")).st_mode, "a new file has the mode of any other")

        # One that is there is replaced in one step, keeps its mode, and is found where links lead.
        os.mkdir(path("folder"))
        with open(path("folder/old.txt"), "w", encoding="utf-8") as file:
            file.write("old")
        os.chmod(path("folder/old.txt"), 0o640)
        os.symlink("folder/old.txt", path("link.txt"))
        with open(path("folder/old.txt"), encoding="utf-8") as before:
            expect(written("link.txt", GAZA, "explain", "AZE") == explained, "a link leads to the answer")
            expect(before.read() == "old", "who reads the old file goes on reading it")
        expect(os.path.islink(path("link.txt")), "a link stays one")
        expect(stat.S_IMODE(os.stat(path("folder/old.txt")).st_mode) == 0o640, "the mode stays")

        # An answer that there is not, or that cannot be written, changes nothing.
        with open(path("kept.txt"), "w", encoding="utf-8") as file:
            file.write("kept")
        expect_refusal([GAZA, "explain", "nobody", "-o", path("kept.txt")], "nobody")
        with open(path("kept.txt"), encoding="utf-8") as file:
            expect(file.read() == "kept", "a refused question leaves the file alone")
        expect_refusal([GAZA, "status", "-o", path("none/a.txt")], "cannot be written: No such file or directory")
        expect_refusal([GAZA, "status", "-o", path("folder")], "cannot be written: Is a directory")
        expect(not [name for name in os.listdir(scratch) if name.endswith(".part")], "no parts are left")

        # The scenario itself.
        with open(GAZA, encoding="utf-8") as file:
            scenario = file.read()
        for name in ("scenario.json", "folder/in.json"):
            with open(path(name), "w", encoding="utf-8") as file:
                file.write(scenario)
        os.symlink("scenario.json", path("soft.json"))
        os.link(path("scenario.json"), path("hard.json"))
        for output in ("scenario.json", "./scenario.json", "folder/../scenario.json", "soft.json", "hard.json"):
            expect_refusal(["scenario.json", "status", "-o", output], "is the scenario itself", cwd=scratch)
            expect_refusal(["soft.json", "status", "-o", output], "is the scenario itself", cwd=scratch)
            with open(path("scenario.json"), encoding="utf-8") as file:
                expect_refusal(["-", "status", "-o", output], "is the scenario itself", cwd=scratch, stdin=file)
        with open(path("scenario.json"), encoding="utf-8") as file:
            expect(file.read() == scenario, "the scenario is as it was")
        expect(ask("scenario.json", "status", "-o", "folder/in.json", cwd=scratch).returncode == 0, "another file is none")


def check_failures_to_write():
    for arguments in ([GAZA, "status"], [GAZA, "draw"], ["--help"], ["explain", "--help"], ["--version"]):
        if os.path.exists("/dev/full"):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([ASK, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
            expect(done.returncode == 2 and "No space left" in done.stderr, f"a full disk is told: {arguments}, {done}")
        done = subprocess.run(["sh", "-c", '"$0" "$@" >&-', ASK, *arguments], stderr=subprocess.PIPE, text=True)
        expect(done.returncode == 2 and "cannot be written" in done.stderr, f"a closed output is told: {done}")
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([ASK, *arguments], stdout=writing, stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN), restore_signals=False)
        os.close(writing)
        expect(done.returncode == 2 and "Broken pipe" in done.stderr, f"a pipe that nobody reads is told: {done}")
    if os.path.exists("/dev/full"):
        expect_refusal([GAZA, "status", "-o", "/dev/full"], "No space left")
        expect(stat.S_ISCHR(os.stat("/dev/full").st_mode), "a device stays one")


def on_terminal(columns, *arguments, **environment):
    """What is shown on a terminal of so many columns."""
    child, terminal = pty.fork()
    if child == 0:
        settings = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "TERM")}
        os.read(0, 1)  # waits until the size is set
        os.execve(ASK, [ASK, *arguments], {**settings, "TERM": "xterm", **environment})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    settings = termios.tcgetattr(terminal)
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, settings)
    os.write(terminal, b"\n")
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


def plain(text):
    return re.sub(r"\033\[[0-9;]*m", "", text)


def widest(text):
    return max(len(line) for line in plain(text).splitlines())


def check_terminal():
    asked = [GAZA, "explain", "AZE", *DAY]
    shown = on_terminal(50, *asked)
    expect(40 < widest(shown) <= 50, f"a terminal is as wide as it is: {widest(shown)}")
    expect("\033[" in shown, "statuses have colours on a terminal")
    expect(plain(shown).split() == answer(*asked).split(), "the words are the same everywhere")
    expect(80 < widest(on_terminal(120, *asked)) <= 120, "wide ones are used")
    expect(70 < widest(on_terminal(0, *asked)) <= 80, "80 columns where a terminal does not tell")
    expect(30 < widest(on_terminal(50, *asked, COLUMNS="40")) <= 40, "COLUMNS wins")
    expect(30 < widest(answer(*asked, environment={"COLUMNS": "40"})) <= 40, "COLUMNS counts without a terminal")
    for columns in ("0", "-3", "wide", "99999999999999999999"):
        expect(70 < widest(answer(*asked, environment={"COLUMNS": columns})) <= 80, f"{columns} columns are none")
    expect("\033" not in on_terminal(80, *asked, NO_COLOR="1"), "NO_COLOR is honoured")
    expect("\033[" in on_terminal(80, *asked, NO_COLOR=""), "an empty NO_COLOR says nothing")
    expect("\033" not in on_terminal(80, *asked, TERM="dumb"), "a dumb terminal knows no colours")
    expect("\033" not in on_terminal(80, *asked, "--color", "never"), "never is never")
    expect("\033[" in on_terminal(80, *asked, "--color", "always", NO_COLOR="1"), "always is always")
    expect("\033[" in answer(*asked, "--color", "always"), "always, without a terminal too")
    expect("\033" not in on_terminal(80, *asked, "--format", "md"), "Markdown has no colours")


for check in (check_order, check_help, check_refusals, check_exit_statuses, check_formats, check_output,
              check_failures_to_write, check_terminal):
    check()
print("faults:", len(faults))
sys.exit(1 if faults else 0)
