"""What the tool ask does beside answering: python3 ask_tool.py SOURCE ASK

Its command line, its exit statuses, where it writes, and how it shows answers. That the answers are right is tested
elsewhere.
"""

import fcntl
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
WORLD = set(ASKED) | {"draw"}
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
    expect(questions_in_help() - {"merge"} == WORLD, f"these are all questions: {questions_in_help()}")
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
    expect_refusal("expected a question after the file", GAZA)
    expect_refusal("expected a file before the question", "explain")
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


with tempfile.TemporaryDirectory() as temporary:
    check_help()
    check_order()
    check_wrong_use()
    check_who_takes_what()
    check_formats()
    check_terminal()
    check_failing_output()
    os.mkdir(os.path.join(temporary, "written"))
    check_reading(temporary)
    check_writing(os.path.join(temporary, "written"))
sys.exit(1 if faults else 0)
