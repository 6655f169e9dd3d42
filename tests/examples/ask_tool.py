"""What the tool ask does beside answering: python3 ask_tool.py SOURCE ASK

Its command line, its exit statuses, where it writes, and how it shows answers. That the answers are right is tested
elsewhere.
"""

import csv
import fcntl
import io
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import xml.etree.ElementTree

SOURCE, ASK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
GAZA = os.path.join(SOURCE, "examples/scenarios/gaza-isf.json")
DAY = ["--as-of", "2025-11-08"]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
faults = []

# One way to ask each question.
ASKED = {
    "status": [],
    "balance": [],
    "dependents": ["resolution"],
    "explain": ["AZE"],
    "compare": ["resolution=met"],
    "standoffs": [],
    "enabling": ["AZE"],
    "blocking": ["isf", "--largest", "1"],
    "validate": [],
    "timeline": [],
    "watch": [],
    "participation": [],
    "importance": ["isf", "--p-otherwise", "0.5"],
    "likelihood": ["isf", "--p-otherwise", "0.5"],
    "tally": ["resolution"],
    "power": ["UNSC"],
}
# An option with a value, and the questions that take it.
WORLD = set(ASKED) | {"draw", "export"}
COMMANDS = {"merge", "serve", "new", "completion", "manual", "upgrade"}  # that answer nothing about a scenario
TAKEN_BY = {
    "--as-of 2025-11-08": WORLD - {"validate"},
    "--known-by 2025-11-08": WORLD - {"validate"},
    "--on-record-only": WORLD - {"validate"},
    "--without-citation AP": WORLD - {"validate"},
    "--set resolution=met": WORLD - {"validate", "timeline", "participation"},
    "--max 3": {"enabling", "blocking"},
    "--largest 2": {"enabling", "blocking"},
    "--only state": {"dependents"},
    "--open-as met": {"power"},
    "--p resolution=0.5": {"likelihood", "importance", "enabling", "blocking"},
    "--p-otherwise 0.5": {"likelihood", "importance", "enabling", "blocking"},
    "--samples 10": {"likelihood"},
    "--seed 3": {"likelihood"},
}


def expect(holds, what):
    if not holds:
        faults.append(what)
        print("not so:", what)


def ask(*arguments, **more):
    more.setdefault("env", ENVIRONMENT)
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([ASK, *arguments], stderr=subprocess.PIPE, encoding="utf-8", errors="replace", **more)


def expect_answer(*arguments, status=0, **more):
    done = ask(*arguments, **more)
    expect(done.returncode == status and done.stderr == "",
           f"ask {' '.join(arguments)} ends with {status} and says no more, but: {done.returncode}, {done.stderr}")
    return done.stdout


def expect_refusal(message, *arguments, **more):
    """It ends with 2, with this in one line of error, and answers nothing."""
    done = ask(*arguments, **more)
    told = done.stderr
    expect(done.returncode == 2 and told.startswith("ask: ") and message in told and told.count("\n") == 1,
           f"ask {' '.join(arguments)} says {message!r}, but: {done.returncode}, {told!r}")
    expect(not done.stdout, f"ask {' '.join(arguments)} answers nothing beside an error")


def questions_in_help():
    listed = expect_answer("--help").split("\nQuestions:\n")[1].split("\n\n")[0]
    return set(re.findall(r"^  ([a-z]+)", listed, re.M))


def check_help():
    expect(expect_answer("--help") == expect_answer("-h"), "-h is --help")
    expect(questions_in_help() == WORLD, f"these are all questions: {questions_in_help()}")
    expect("Exit status: 0 answered; 1" in expect_answer("--help"), "the help tells the exit statuses")
    for question in WORLD:
        alone = expect_answer(question, "--help")
        expect(alone == expect_answer(GAZA, question, "--help"), f"help of {question} needs no file")
        expect(f"Usage: ask FILE {question}" in alone, f"help of {question} has its usage")
        for option, takers in TAKEN_BY.items():
            name = option.split()[0]
            shown = re.search(rf"^  {name}( |$)", alone, re.M) is not None
            expect(shown == (question in takers), f"the help of {question} shows {name} if it takes it")
    version = re.search(r'MUSTER_VERSION_STRING "([^"]+)"',
                        open(os.path.join(SOURCE, "include/muster/version.hpp"), encoding="utf-8").read())[1]
    expect(expect_answer("--version").split()[-1] == version, "--version tells the version")


def check_order():
    told = expect_answer(GAZA, "dependents", "resolution", *DAY)
    expect("Egypt" in told, "Egypt depends on the resolution")
    expect(told == expect_answer(*DAY, GAZA, "dependents", "resolution"), "options come before the file")
    expect(told == expect_answer(GAZA, *DAY, "dependents", "resolution"), "options come before the question")
    expect(told == expect_answer(GAZA, "dependents", *DAY, "resolution"), "options come before the key")
    expect(told == expect_answer(GAZA, "dependents", "resolution", "--as-of=2025-11-08"), "values come after =")
    expect(told != expect_answer(GAZA, "dependents", "resolution"), "the day matters")
    few = expect_answer(GAZA, "enabling", "isf", *DAY, "--max", "1")
    expect(few == expect_answer("--max", "1", GAZA, "enabling", "isf", *DAY), "options of one question come before too")
    expect(few != expect_answer(GAZA, "enabling", "isf", *DAY), "--max matters")
    before, after = ["--set", "resolution=met"], ["--set", "AZE-parliament=met"]
    both = expect_answer(*before, GAZA, "status", *after)
    expect(both == expect_answer(GAZA, "status", *before, *after), "what may be repeated is taken from both places")
    expect(both != expect_answer(GAZA, "status", *after), "and none of it is lost")


def check_wrong_use():
    expect_refusal("expected a file and a question. See ask --help.")
    expect_refusal("new takes no scenario; expected ask new FILE", GAZA, "new", "x.json")
    expect_refusal("merge takes no scenario; expected ask merge ANSWER ...", GAZA, "merge", "x.json")
    expect_refusal("--max goes with one question, not with all that follow", GAZA, "--max", "3")
    expect_refusal("so the scenario cannot; expected a file", "-", "serve")
    expect_refusal("so the scenario cannot; expected a file", "-")
    expect_refusal("expected a file before the question: ask FILE explain KEY", "explain")
    expect_refusal("expected ask FILE explain KEY", GAZA, "why", "AZE")  # as in a conversation
    expect_refusal("--set KEY=STATUS", GAZA, "set", "resolution=met")
    expect_refusal('nothing has the key "azerbaijan", which is the name of "AZE"', GAZA, "explain", "azerbaijan")
    expect_refusal('nothing has the key "aze"; did you mean "AZE"?', GAZA, "explain", "aze")
    expect(expect_answer("help") == expect_answer("--help"), "help is asked for by its name too")
    expect(expect_answer("help", "status") == expect_answer("status", "--help"), "and that of a question")
    expect_refusal('no question "explian"; did you mean "explain"?', GAZA, "explian", "AZE")
    expect_refusal('no option --ass-of; did you mean "--as-of"?', GAZA, "status", "--ass-of", "2025-11")
    expect_refusal('no option --ass-of; did you mean "--as-of"?', "--ass-of=2025-11", GAZA, "status")
    expect_refusal("there is no option -x.", GAZA, "status", "-x")
    expect_refusal('nothing has the key "AZEE"; did you mean "AZE"?', GAZA, "explain", "AZEE")
    expect_refusal('nothing has the key "[AZE,IDN]"', GAZA, "explain", "[AZE,IDN]")
    expect_refusal('nothing has the key "--x"', GAZA, "explain", "--", "--x")
    expect_refusal('nothing has the key "power"', GAZA, "explain", "power")  # a key, not another question
    expect_refusal('did you mean "met"?', GAZA, "status", "--set", "resolution=mett")
    expect_refusal('did you mean "json"?', GAZA, "status", "--format", "jsn")
    expect_refusal("is no kind of actor", GAZA, "dependents", "resolution", "--only", "planet")
    expect_refusal("expected KEY=VALUE", GAZA, "compare", "resolution")
    expect_refusal("is no date", GAZA, "status", "--as-of", "2025-02-30")
    expect_refusal("is no probability", GAZA, "likelihood", "isf", "--p-otherwise", "-1")
    expect_refusal("is no number of sets", GAZA, "enabling", "isf", "--max", "many")
    expect_refusal("expected met or unmet", GAZA, "power", "isf", "--open-as", "open")
    expect_refusal("--open-as is of the power of contributors", GAZA, "power", "UNSC", "--open-as", "met")
    expect_refusal("--seed draws worlds", GAZA, "likelihood", "isf", "--p-otherwise", "0.5", "--seed", "3")
    expect_refusal("--as-of needs a value", GAZA, "status", "--as-of")
    expect_refusal("--as-of needs a value", "--as-of=", GAZA, "status")
    expect_refusal("--on-record-only takes no value", GAZA, "status", "--on-record-only=no")
    for question in ("status", "standoffs", "validate", "timeline"):
        expect_refusal(f'{question} takes no key, but got "AZE"', GAZA, question, "AZE")
    for question in ("dependents", "explain", "compare", "enabling", "importance", "likelihood", "tally", "power"):
        expect_refusal(f"{question} needs a key; expected ask FILE {question}", GAZA, question)
    expect_refusal('draw takes one key, but got "IDN" too', GAZA, "draw", "AZE", "IDN")
    expect_refusal("--as-of is given more than once", GAZA, "status", *DAY, *DAY)
    expect_refusal("--as-of is given more than once", *DAY, GAZA, "status", *DAY)
    expect_refusal("--on-record-only is given more than once", GAZA, "status", *["--on-record-only"] * 2)
    expect_refusal("-o is given more than once", GAZA, "status", "-o", "a", "--output", "b")


def check_who_takes_what():
    for option, takers in TAKEN_BY.items():
        name = option.split()[0]
        for question in WORLD - takers:
            keys = [k for k in ASKED.get(question, [])[:1]]
            done = ask(GAZA, question, *keys, *option.split())
            expect(done.returncode == 2 and f"{question} takes no {name}, which is of " in done.stderr,
                   f"{question} refuses {name}: {done.stderr}")
            if len(takers) < 5:
                expect(all(t in done.stderr for t in takers), f"the refusal of {name} says who takes it")


def check_formats():
    schema = json.load(open(os.path.join(SOURCE, "docs/answers.schema.json"), encoding="utf-8"))
    for question, arguments in ASKED.items():
        status = 1 if question == "validate" else 0
        text = expect_answer(GAZA, question, *arguments, status=status)
        expect(text == expect_answer(GAZA, question, *arguments, "--format", "text", status=status),
               f"{question} is text unless told")
        expect("\033" not in text, f"{question} has no colours in a pipe")
        markdown = expect_answer(GAZA, question, *arguments, "--format", "md", status=status)
        expect(markdown.strip() != "", f"{question} answers in Markdown")
        told = json.loads(expect_answer(GAZA, question, *arguments, "--format", "json", status=status))
        expect(set(schema["required"]) <= set(told), f"{question} has its envelope: {list(told)}")
        expect(told["question"]["name"] == question, f"the envelope names {question}")
    linked = expect_answer(GAZA, "dependents", "resolution", *DAY, "--format", "md")
    expect("](https://" in linked, "sources are links in Markdown")
    two = json.loads(expect_answer(GAZA, "explain", "AZE", "IDN", "--format", "json"))
    expect([e["question"]["thing"]["key"] for e in two] == ["AZE", "IDN"], "several explanations are an array")
    supposed = json.loads(expect_answer(GAZA, "compare", "resolution=met", "--format", "json"))["question"]["supposed"]
    expect([(s["what"]["key"], s["is"]) for s in supposed] == [("resolution", "met")], "it says what is supposed")

    for arguments in (["draw"], ["draw", "AZE"], ["explain", "AZE"], ["dependents", "resolution"], ["standoffs"]):
        expect(expect_answer(GAZA, *arguments, "--format", "svg").startswith("<svg"), f"{arguments} is a picture")
        expect(expect_answer(GAZA, *arguments, "--format", "dot").startswith("digraph"), f"{arguments} is a graph")
    expect(expect_answer(GAZA, "draw").startswith("<svg"), "draw is svg unless told")
    expect(expect_answer(GAZA, "balance", "--format", "svg").startswith("<svg"), "balance is a chart")
    expect_refusal("balance is a chart, not a graph", GAZA, "balance", "--format", "dot")
    lanes = expect_answer(GAZA, "draw", "--what", "participation", "EGY")
    expect(lanes.startswith("<svg") and lanes.count('class="lane"') == 2, "who took part when is a chart of lanes")
    expect_refusal("is a chart, not a graph", GAZA, "draw", "--what", "participation", "--format", "dot")
    expect_refusal("not from --set", GAZA, "draw", "--what", "participation", "--set", "resolution=met")
    expect_refusal("is no thing to draw", GAZA, "draw", "--what", "people")
    expect_refusal("expected an actor or a role", GAZA, "participation", "resolution")
    expect(expect_answer(GAZA, "draw", "--format", "html").lower().startswith("<!doctype html"), "draw makes a page")
    for other in ("text", "json", "md"):
        expect_refusal("draw makes pictures; expected", GAZA, "draw", "--format", other)
    for other in ("text", "json", "svg"):
        expect_refusal("export makes graphs and tables; expected --format", GAZA, "export", "--format", other)
    expect_refusal("only export makes graphml and csv", GAZA, "status", "--format", "csv")
    expect_refusal("csv is of one table; expected --what", GAZA, "export", "--format", "csv")
    expect_refusal("graphml has no tables", GAZA, "export", "--format", "graphml", "--what", "sources")
    expect_refusal("ends in no format of what is exported", GAZA, "export", "-o", "x.xls")
    expect_refusal("only draw makes a page", GAZA, "explain", "AZE", "--format", "html")
    expect_refusal("timeline is no picture", GAZA, "timeline", "--format", "svg")
    expect_refusal("a picture is of one answer, and there are 2", GAZA, "explain", "AZE", "IDN", "--format", "svg")
    expect_refusal("--set is for dot and svg", GAZA, "draw", "--format", "html", "--set", "resolution=met")


def check_reading(folder):
    with open(GAZA, encoding="utf-8") as file:
        expect(expect_answer("-", "status", stdin=file) == expect_answer(GAZA, "status"), "- is standard input")
    expect_refusal("standard input", "-", "status", input="{")
    expect_refusal("cannot be opened", os.path.join(folder, "missing.json"), "status")
    expect(ask(os.path.join(SOURCE, "examples/scenarios/tutorial.json"), "validate").returncode == 0,
           "notes are no findings")
    expect(ask(GAZA, "validate").returncode == 1, "warnings are")
    bad = ask(GAZA, "explain", "A\033[31m\u202eZE")
    expect(bad.returncode == 2 and "<U+001B>" in bad.stderr and "<U+202E>" in bad.stderr and "\033" not in bad.stderr,
           "errors show what a terminal would obey")
    scenario = json.load(open(GAZA, encoding="utf-8"))
    scenario["actors"]["AZE"]["name"] = "A\033[31mZE"
    hostile = expect_answer("-", "status", input=json.dumps(scenario))
    expect("\033" not in hostile and "<U+001B>" in hostile, "answers show what a terminal would obey")


def check_writing(folder):
    answer = expect_answer(GAZA, "status", *DAY)
    path = os.path.join(folder, "status.txt")
    content = lambda name: open(name, encoding="utf-8").read()
    expect(expect_answer(GAZA, "status", *DAY, "-o", path) == "", "with -o, it prints nothing")
    expect(content(path) == answer, "-o writes the answer")
    mask = os.umask(0)
    os.umask(mask)
    expect(os.stat(path).st_mode & 0o777 == 0o666 & ~mask, "a new file is as open as others")
    os.chmod(path, 0o640)
    earlier = os.stat(path)
    expect_answer(GAZA, "status", "--output", path)
    expect(content(path) != answer, "it replaces what is there")
    expect(os.stat(path).st_mode == earlier.st_mode, "and leaves it as open as it was")
    expect(os.stat(path).st_ino != earlier.st_ino, "by another file under its name")
    kept = content(path)
    expect_refusal("nothing has the key", GAZA, "explain", "nobody", "-o", path)
    expect(content(path) == kept, "an error leaves the file alone")
    link = os.path.join(folder, "link.txt")
    os.symlink("status.txt", link)
    expect_answer(GAZA, "status", *DAY, "-o", link)
    expect(os.path.islink(link) and content(path) == answer, "a link stays one, and leads to the answer")
    expect(expect_answer(GAZA, "status", *DAY, "-o", "-") == answer, "-o - is standard output")
    subprocess.run([ASK, GAZA, "status", *DAY, "-o", "here.txt"], cwd=folder, env=ENVIRONMENT, check=True)
    expect(content(os.path.join(folder, "here.txt")) == answer, "it writes where it stands")

    expect(sorted(os.listdir(folder)) == ["here.txt", "link.txt", "status.txt"], "nothing is left beside")
    expect_refusal("cannot be written: No such file", GAZA, "status", "-o", os.path.join(folder, "no/such/file"))
    expect_refusal("cannot be written: Is a directory", GAZA, "status", "-o", folder)

    own = os.path.join(folder, "own.json")
    shutil.copy(GAZA, own)
    os.symlink(own, os.path.join(folder, "soft.json"))
    os.link(own, os.path.join(folder, "hard.json"))
    for name in ("own.json", "soft.json", "hard.json"):
        expect_refusal("is the file that is read", own, "status", "-o", os.path.join(folder, name))
    expect_refusal("is the file that is read", os.path.join(folder, "soft.json"), "status", "-o", own)
    with open(own, encoding="utf-8") as file:
        expect_refusal("is the file that is read", "-", "status", "-o", own, stdin=file)
    expect(content(own) == content(GAZA), "its input is as it was")

    for ending, start in ((".svg", "<svg"), (".dot", "digraph"), (".html", "<!doctype html"), ("", "<svg")):
        drawn = os.path.join(folder, "drawn" + ending)
        expect_answer(GAZA, "draw", "AZE", "-o", drawn)
        expect(content(drawn).lower().startswith(start), f"an ending {ending!r} tells the format")
    told = os.path.join(folder, "told.html")
    expect_answer(GAZA, "draw", "AZE", "-o", told, "--format", "dot")
    expect(content(told).startswith("digraph"), "--format goes before the ending")
    png = os.path.join(folder, "x.png")
    expect_refusal("expected .svg, .dot or .html", GAZA, "draw", "-o", png)
    expect(not os.path.exists(png), "a file of a strange ending is not written")


def check_failing_output():
    if os.path.exists("/dev/full"):
        expect_refusal('"/dev/full" cannot be written: No space left', GAZA, "status", "-o", "/dev/full")
        for arguments in ([GAZA, "status"], ["--help"], [GAZA, "explain", "--help"], ["--version"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                expect_refusal("standard output cannot be written: No space left", *arguments, stdout=full)
    expect_refusal("standard output cannot be written", GAZA, "status", preexec_fn=lambda: os.close(1))
    reading, writing = os.pipe()
    os.close(reading)
    expect_refusal("standard output cannot be written: Broken pipe", GAZA, "status", stdout=writing)
    os.close(writing)


def on_terminal(columns, *arguments, **environment):
    """What it prints to a terminal of so many columns."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen([ASK, *arguments], stdout=its, env={**ENVIRONMENT, **environment})
    os.close(its)
    printed = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux tells that the other side is closed
            break
        if not more:
            break
        printed += more
    os.close(ours)
    expect(process.wait() == 0, f"ask {' '.join(arguments)} answers on a terminal")
    return printed.decode("utf-8").replace("\r\n", "\n")


def widest(text):
    return max(len(line) for line in re.sub(r"\033\[[0-9;]*m", "", text).split("\n"))


def check_terminal():
    asked = [GAZA, "dependents", "resolution", *DAY]
    plain = expect_answer(*asked)
    expect(60 < widest(plain) <= 80, f"in a pipe lines are of 80 columns: {widest(plain)}")
    told = expect_answer(*asked, env={**ENVIRONMENT, "COLUMNS": "50"})
    expect(35 < widest(told) <= 50, f"COLUMNS tells the width: {widest(told)}")
    for nonsense in ("0", "-5", "wide", "", "50x", "99999999999999999999999"):
        expect(expect_answer(*asked, env={**ENVIRONMENT, "COLUMNS": nonsense}) == plain, f"not COLUMNS={nonsense}")

    shown = on_terminal(120, *asked)
    expect(100 < widest(shown) <= 120, f"a terminal tells its width: {widest(shown)}")
    expect(on_terminal(0, *asked, NO_COLOR="1") == plain, "a terminal that does not tell it has 80 columns")
    expect(widest(on_terminal(120, *asked, COLUMNS="60")) <= 60, "COLUMNS goes before it")
    asked = [GAZA, "status", *DAY]
    plain = expect_answer(*asked)
    shown = on_terminal(80, *asked)
    expect("\033[" in shown, "a terminal has colours")
    expect(re.sub(r"\033\[[0-9;]*m", "", shown) == plain, "and the same text")
    expect(on_terminal(80, *asked, NO_COLOR="1") == plain, "unless NO_COLOR is set")
    expect("\033[" in on_terminal(80, *asked, NO_COLOR=""), "to something")
    expect(on_terminal(80, *asked, "--color", "never") == plain, "or --color never is told")
    expect(expect_answer(*asked, "--color", "always") == shown, "--color always colours a pipe")
    expect(expect_answer(*asked, "--color", "auto") == plain, "--color auto does not")
    for other in ("json", "md"):
        expect("\033" not in on_terminal(80, *asked, "--format", other), f"{other} has no colours")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "status.txt")
        on_terminal(120, *asked, "-o", path)
        expect(open(path, encoding="utf-8").read() == plain, "a file has neither colours nor that width")


def check_export(folder):
    told = expect_answer(GAZA, "export", "--format", "graphml", *DAY)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.etree.ElementTree.fromstring(told)
    names = {k.get("id"): k.get("attr.name") for k in root.iter(space + "key")}
    values = lambda element: {names[d.get("key")]: d.text or "" for d in element.iter(space + "data")}
    nodes = [{"id": n.get("id"), **values(n)} for n in root.iter(space + "node")]
    edges = [(e.get("source"), e.get("target"), values(e)) for e in root.iter(space + "edge")]
    by_key = {n["key"]: n for n in nodes if n["key"]}
    status = {r["what"]["key"]: r["is"] for r in
              json.loads(expect_answer(GAZA, "status", *DAY, "--format", "json"))["answer"]["things"]}
    expect(len(status) > 20 and all(by_key[k]["status"] == s for k, s in status.items()), "graphml has every status")
    expect(by_key["AZE"]["name"] == "Azerbaijan" and by_key["AZE"]["kind"] == "actor", "graphml has names and kinds")
    expect(by_key["AZE/troops"]["owner"] == "AZE" and by_key["AZE"]["rule"] == "any_of", "graphml has owners and rules")
    place = {n["key"]: n["id"] for n in nodes}
    expect(any(e[:2] == (place["AZE"], place["AZE/troops"]) for e in edges), "an actor depends on its contribution")
    expect({e[2]["counts_while"] for e in edges} == {"met", "unmet"}, "some edges are negated")
    try:
        import networkx
        graph = networkx.parse_graphml(told)
        expect(graph.is_directed() and len(graph) == len(nodes) and graph.number_of_edges() == len(edges),
               "NetworkX reads the graph")
    except ImportError:
        print("NetworkX is not installed: it reads nothing")

    read = lambda *more: list(csv.DictReader(io.StringIO(expect_answer(GAZA, "export", "--format", "csv", *DAY, *more))))
    balance = read("--what", "balance")
    figures = json.loads(expect_answer(GAZA, "balance", *DAY, "--format", "json"))["answer"]["all"]
    expect([(r["role"], int(r["needed"]), int(r["missing"])) for r in balance] ==
           [(t["of"]["key"], n["figures"]["needed"], n["figures"]["missing"]) for t in figures for n in t["needs"]],
           "the table of the balance has its figures")
    contributions = read("--what", "contributions")
    expect(len(contributions) == sum(len(n["rows"]) for t in figures for n in t["needs"]), "every row of it is a row")
    expect(all(status[r["contribution"]] == r["status"] for r in contributions), "with its status")
    scenario = json.load(open(GAZA, encoding="utf-8"))
    whole = lambda what: list(csv.DictReader(io.StringIO(expect_answer(GAZA, "export", "--format", "csv", "--what", what))))
    expect([r["citation"] for r in whole("sources")] == list(scenario["citations"]), "all sources are rows")
    # A month or a year counts as its last day.
    last_day = lambda published: published + {4: "-12-31", 7: "-31"}.get(len(published), "")
    expect({r["citation"] for r in read("--what", "sources")} ==
           {k for k, c in scenario["citations"].items() if last_day(c.get("published", "")) <= "2025-11-08"},
           "on a day those that were published by then")
    said = {r["statement"]: r for r in whole("conditions")}
    expect(set(scenario["pledges"]) | set(scenario["requirements"]) <= set(said), "all statements are rows")
    then = {r["statement"] for r in read("--what", "conditions")}
    expect(then < set(said) and "AZE-terms" in then, "on a day those that were known by then")
    expect(len(nodes) < len(re.findall("<node ", expect_answer(GAZA, "export", "--format", "graphml"))), "so is the graph")
    expect({r["in_force"] for r in said.values()} == {"yes", "no"}, "some of them in force")
    expect(any(r["about"] == "troops" and r["by"] == "AZE" and r["when"] for r in said.values()), "with conditions")
    days = list(csv.DictReader(io.StringIO(expect_answer(GAZA, "export", "--format", "csv", "--what", "timeline"))))
    expect(sum(r["entry"] == "event" for r in days) == len(scenario["events"]), "the timeline has every event once")
    expect([r["date"] for r in days if r["entry"] != "event"] == sorted(r["date"] for r in days if r["entry"] != "event"),
           "day by day")
    raw = ask(GAZA, "export", "--format", "csv", "--what", "sources").stdout
    expect(raw.count("\n") >= len(scenario["citations"]), "each row is a line")
    scenario["citations"]["dawn"] = {"publisher": "=1+1", "title": 'a "b", c\nd', "published": "2025-11-08"}
    wild = {r["citation"]: r for r in csv.DictReader(io.StringIO(
        expect_answer("-", "export", "--format", "csv", "--what", "sources", input=json.dumps(scenario))))}["dawn"]
    expect(wild["publisher"] == "'=1+1" and wild["title"] == 'a "b", c\nd', f"texts come through, formulas do not: {wild}")

    everything = expect_answer(GAZA, "export", *DAY)
    expect(all(f"## {name}\n" in everything for name in ("contributions", "conditions", "sources", "balance", "timeline")),
           "in Markdown all tables come one after the other")
    one = expect_answer(GAZA, "export", "--what", "sources")
    expect(one.startswith("## sources\n") and "balance" not in one.split("\n")[0], "or one")
    path = os.path.join(folder, "gaza.graphml")
    expect_answer(GAZA, "export", *DAY, "-o", path)
    expect(open(path, encoding="utf-8").read() == told, "an ending tells the format")


def serve(*lines):
    """The answers to these lines: what is no text goes as JSON."""
    asked = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    answers = [json.loads(line) for line in expect_answer(GAZA, "serve", input=asked).splitlines()]
    expect(len(answers) == len([line for line in lines if line != ""]), f"a line is answered by a line: {len(answers)}")
    return answers


def check_serve():
    for question, arguments in ASKED.items():
        keys = [a for a in arguments[:1] if not a.startswith("--")]
        options = {a[2:].replace("-", "_"): b for a, b in zip(arguments, arguments[1:]) if a.startswith("--")}
        told = expect_answer(GAZA, question, *arguments, "--format", "json", status=1 if question == "validate" else 0)
        [answer] = serve({"ask": question, "of": keys, **options})
        expect(answer == json.loads(told), f"{question} is answered as by --format json")
    same = json.loads(expect_answer(GAZA, "likelihood", "troops", *DAY, "--set", "resolution=met", "--set",
                                    "CHN/resolution=abstaining", "--on-record-only", "--p", "AZE-parliament=0.25",
                                    "--p-otherwise", "0.5", "--format", "json"))
    [answer] = serve({"id": [7], "ask": "likelihood", "of": "troops", "as_of": "2025-11-08", "on_record_only": True,
                      "set": {"resolution": "met", "CHN/resolution": "abstaining"}, "p": {"AZE-parliament": 0.25},
                      "p_otherwise": 0.5})
    expect(answer.pop("id") == [7] and answer == same, "options are members, and id comes back")
    [lists, objects] = serve({"ask": "compare", "of": ["resolution=met"]}, {"ask": "compare", "of": {"resolution": "met"}})
    expect(lists == objects and lists["question"]["supposed"][0]["is"] == "met", "an object is a list of KEY=VALUE")
    [several, with_id] = serve({"ask": "explain", "of": ["AZE", "IDN"]}, {"ask": "explain", "of": ["AZE", "IDN"], "id": 1})
    expect(len(several) == 2 and with_id == {"answers": several, "id": 1}, "several explanations are a list")
    [text, drawn] = serve({"ask": "status", "format": "text"}, {"ask": "draw", "id": "x"})
    expect(text == {"format": "text", "text": expect_answer(GAZA, "status")}, "other formats are texts")
    expect(drawn["format"] == "svg" and drawn["text"].startswith("<svg") and drawn["id"] == "x", "as are pictures")
    wrong = {
        "not JSON": "wrong use", "[1]": "wrong use", "{}": "wrong use", '{"ask": 5}': "wrong use",
        '{"ask": "statsu"}': "wrong use", '{"ask": "serve"}': "wrong use", '{"ask": "status", "as-off": "x"}': "wrong use",
        '{"ask": "status", "as_of": "yesterday"}': "wrong use", '{"ask": "status", "output": "out.svg"}': "wrong use",
        '{"ask": "explain"}': "wrong use", '{"ask": "explain", "of": "AZEE"}': "unknown key",
        '{"ask": "explain", "of": {"a": {}}}': "wrong use", '{"ask": "status", "set": {"AZE-says": "met"}}': None,
        '{"ask": "new", "of": "here.json"}': "wrong use", "[" * 5000: "wrong use", '{"ask": "status", "ask": "\\ud800"}': None,
    }
    answers = serve(*wrong, "", {"ask": "status"})
    for line, answer, code in zip(wrong, answers, wrong.values()):
        expect("error" in answer, f"{line[:60]} is answered by an error: {str(answer)[:80]}")
        if "error" in answer and code:
            expect(answer["error"]["code"] == code and answer["error"]["message"], f"{line[:60]} is {code}: {answer}")
    expect("question" in answers[-1], "and the next line is answered")
    expect('did you mean "status"?' in answers[4]["error"]["message"], "errors tell what was meant")
    expect('did you mean "as_of"?' in answers[6]["error"]["message"], "of members, too")
    expect(answers[10]["error"]["key"] == "AZEE", "errors tell the key")

    client = subprocess.run([sys.executable, os.path.join(SOURCE, "examples/ask_client.py"), ASK, GAZA],
                            stdout=subprocess.PIPE, env=ENVIRONMENT, encoding="utf-8", timeout=60)
    expect(client.returncode == 0 and client.stdout == expected("ask_client.txt"), f"the client in Python: {client.stdout}")


def expected(name):
    with open(os.path.join(SOURCE, "examples/expected", name), encoding="utf-8") as file:
        return file.read()


def converse(*lines, status=0, more=()):
    done = ask(GAZA, *more, input="\n".join(lines) + "\n")
    expect(done.returncode == status, f"{lines} ends with {status}: {done.returncode}, {done.stderr}")
    return done.stdout, done.stderr


def check_conversation():
    with open(os.path.join(SOURCE, "examples/ask_conversation.txt"), encoding="utf-8") as lines:
        told = expect_answer(GAZA, stdin=lines)
    expect(told == expected("ask_conversation.txt"), f"a conversation: {told}")
    for question, arguments in ASKED.items():
        told, _ = converse(" ".join([question, *arguments]))
        expect(told == expect_answer(GAZA, question, *arguments, status=1 if question == "validate" else 0),
               f"{question} is answered as on the command line")
    assumed = ["--set", "resolution=met", "--set", "AZE-parliament=met"]
    told, _ = converse(" --as-of  2025-11-08", "set resolution=met AZE-parliament=met", "status", "undo", "status",
                       "status --as-of 2025-11-18", "undo", "status")
    expect(told == expect_answer(GAZA, "status", *DAY, *assumed) + expect_answer(GAZA, "status", *DAY) +
           expect_answer(GAZA, "status", "--as-of", "2025-11-18") + expect_answer(GAZA, "status"),
           "what is set holds until it is undone or told otherwise")
    expect(converse("status", more=[*DAY, *assumed])[0] == expect_answer(GAZA, "status", *DAY, *assumed),
           "options before the first question are set")
    told, _ = converse("set x=1", "set resolution=met", "set", status=2)
    expect(told == "resolution=met\n", "what is wrong is not set")
    expect(converse("set")[0] == "Nothing is set.\n", "nothing is set at first")
    expect(converse("timeline", more=["--set", "resolution=met"])[0] == expect_answer(GAZA, "timeline"),
           "what is set is of the questions that take it")
    expect(converse("why \"AZE\"")[0] == expect_answer(GAZA, "explain", "AZE"), "why explains, and quotation marks hold")
    expect(all(q in converse("help")[0] for q in WORLD) and "merge" not in converse("help")[0], "help tells the questions")
    expect(converse("help explain")[0] == expect_answer("explain", "--help"), "and what one of them takes")
    expect(converse("# nothing", "", "quit", "status")[0] == "", "quit ends, and comments say nothing")
    for line, message in {"explian AZE": 'did you mean "explain"?', "explain AZEE": 'did you mean "AZE"?', "undo": "nothing to undo",
                          "why 'AZE": "quotation mark ' is not closed", "serve": "is a command of its own",
                          "set": None, "set --max 3": "goes with one question", "help me": "expected help", "undo it": "no key",
                          "set status": "expected set KEY=STATUS", "why": "needs a key", "--set x=met": "nothing has the key"}.items():
        if not message:
            continue
        told, wrong = converse(line, "set", status=2)
        expect(told == "Nothing is set.\n" and wrong.startswith("ask: ") and message in wrong and wrong.count("\n") == 1,
               f"{line} is answered by {message}, and the next line is read: {told!r} {wrong!r}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.svg")
        expect(converse(f"draw AZE -o {path}")[0] == "", "a line may write a file")
        expect(open(path, encoding="utf-8").read() == expect_answer(GAZA, "draw", "AZE"), "which is what it draws")

    ours, its = pty.openpty()
    process = subprocess.Popen([ASK, GAZA, *DAY], stdin=its, stdout=its, stderr=its, env={**ENVIRONMENT, "NO_COLOR": "1"})
    os.close(its)
    os.write(ours, b"set resolution=met\nexplain AZEE\nundo\nundo\nquit\n")
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(ours)
    shown = shown.decode("utf-8")
    expect(process.wait() == 0, "at a terminal it ends well")
    for prompt in ("help tells which there are", "ask --as-of 2025-11-08> ", "ask --as-of 2025-11-08 resolution=met> ", "ask> "):
        expect(prompt in shown, f"at a terminal it shows {prompt!r}: {shown!r}")


def check_new(folder):
    path = os.path.join(folder, "new.json")
    expect(expect_answer("new", path) == "", "new writes a file")
    text = open(path, encoding="utf-8").read()
    expect(text.count('"note"') > 8, "with notes")
    expect_refusal("is there already, and is left as it is", "new", path)
    expect(open(path, encoding="utf-8").read() == text, "and it is")
    link = os.path.join(folder, "dangling.json")
    os.symlink(os.path.join(folder, "nowhere.json"), link)
    expect_refusal("is there already", "new", link)
    expect_refusal("No such file", "new", os.path.join(folder, "no/such.json"))
    findings = json.loads(ask(path, "validate", "--format", "json").stdout)["answer"]
    expect(ask(path, "validate").returncode == 0, f"nothing is wrong with it: {findings}")
    for question, key in (("status", ()), ("explain", ("AAA", "BBB", "force")), ("dependents", ("resolution",)), ("balance", ()),
                          ("enabling", ("force",)), ("timeline", ())):
        expect(len(expect_answer(path, question, *key).splitlines()) > 3, f"a new file answers {question}")
    expect("Aland" in expect_answer(path, "dependents", "resolution"), "with something")


def check_upgrade(folder):
    old, new = os.path.join(folder, "old.json"), os.path.join(folder, "newest.json")
    with open(old, "w") as file:
        file.write("""{"muster": 1, "proposal": "old", "actors": {"A": {}, "G": {"kind": "group",
            "members": [{"who": "A", "until": "2025-06-29"}]}}, "roles": {"troops": {"needs": {"personnel": 100}}},
            "pledges": {"all": {"by": "G", "fills": "troops", "strength": 60}}}""")
    expect(expect_answer(old, "upgrade", "-o", new) == "", "an upgraded file goes where it is told")
    with open(new) as file:
        text = file.read()
    expect('"muster": 2' in text and '"until": "2025-06-30"' in text, "it is in the newest format, as it was meant")
    expect(expect_answer(new, "upgrade") == text, "what is in the newest format stays as it is")
    for day in ("2025-06-29", "2025-06-30"):
        for question in ("status", "balance"):
            expect(expect_answer(old, question, "--as-of", day) == expect_answer(new, question, "--as-of", day),
                   f"{question} on {day} is the same of both")
    expect_refusal("is the file that is read, and would be lost", old, "upgrade", "-o", old)


def check_completion_and_manual(folder):
    expect_refusal("is no shell", "completion", "fish")
    script = os.path.join(folder, "ask.bash")
    expect_answer("completion", "bash", "-o", script)
    expect(expect_answer("completion", "zsh").startswith("#compdef ask\n"), "zsh knows what it completes")

    def completed(*words):
        asked = " ".join(f"'{w}'" for w in words)
        run = f"source {script}; COMP_WORDS=({asked}); COMP_CWORD={len(words) - 1}; _ask; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        done = subprocess.run(["bash", "-c", run], cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        expect(done.returncode == 0 and done.stderr == "", f"completing {words}: {done.stderr}")
        return set(done.stdout.split())

    if shutil.which("bash"):
        expect(completed("ask", "f.json", "") == WORLD | {"serve", "upgrade"}, "after the file come questions")
        expect(completed("ask", "f.json", "expl") == {"explain"}, "as far as they begin so")
        expect({"new", "merge", "README.md"} <= completed("ask", ""), "at first come files and commands")
        expect(completed("ask", "f.json", "enabling", "X", "--ma") == {"--max"}, "after the question its options")
        expect(completed("ask", "f.json", "status", "--ma") == set(), "and not those of others")
        expect(completed("ask", "f.json", "export", "--what", "b") == {"balance"}, "after an option its words")
        expect(completed("ask", "completion", "z") == {"zsh"}, "and the shells")
        expect("README.md" in completed("ask", "f.json", "status", "-o", "READ"), "and files")
    page = expect_answer("manual")
    for name in WORLD | COMMANDS:
        expect(f"\\fB{name}\\fR" in page, f"the manual has {name}")
    for option in TAKEN_BY:
        expect("\\fB" + option.split()[0].replace("-", "\\-") + "\\fR" in page, f"the manual has {option}")
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=page, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8")
        expect(done.returncode == 0 and done.stderr == "", f"groff takes the manual: {done.stderr[:300]}")
        expect("who would come to a multinational force" in re.sub("\033\\[[0-9]*m", "", done.stdout), "and shows it")


with tempfile.TemporaryDirectory() as temporary:
    check_help()
    check_order()
    check_wrong_use()
    check_who_takes_what()
    check_formats()
    check_terminal()
    check_failing_output()
    check_serve()
    check_conversation()
    for name in ("exported", "new", "completed"):
        os.mkdir(os.path.join(temporary, name))
    check_export(os.path.join(temporary, "exported"))
    check_new(os.path.join(temporary, "new"))
    check_upgrade(temporary)
    check_completion_and_manual(os.path.join(temporary, "completed"))
    os.mkdir(os.path.join(temporary, "written"))
    check_reading(temporary)
    check_writing(os.path.join(temporary, "written"))
sys.exit(1 if faults else 0)
