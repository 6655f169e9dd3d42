"""The members of the values that users write, in their order: python3 members.py SOURCE [--update]

C++ takes designated initialisers only in the order in which members are declared. docs/reference.md shows that order for
each aggregate of the vocabulary and for all options; this compares it with the headers.
"""

import os
import re
import sys

from names import without_comments

PAGE = "docs/reference.md"
BEGIN, END = "<!-- members: made by tests/names/members.py -->\n", "<!-- end of members -->\n"
STRUCT = re.compile(r"\bstruct (\w+) \{")
# What stands in a namespace of its own.
ELSEWHERE = {"limits": "logic::limits", "terminal_options": "text::terminal_options"}
# What the vocabulary holds that nobody adds: the library makes it.
MADE = {"term", "contribution", "decision", "full_strength", "inherited_pledge", "vote"}


def bodies(text):
    """Each struct at the level of a namespace that derives from nothing, with what stands in its braces."""
    for found in STRUCT.finditer(text):
        depth, at = 1, found.end()
        while depth > 0:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield found.group(1), text[found.end():at - 1]


def members_of(body):
    """The names of the members, in order."""
    names, depth, statement = [], 0, ""
    for part in re.split(r"([{};])", body):
        if part == "{":
            depth += 1
        elif part == "}":
            depth -= 1
            if depth == 0 and re.search(r"\)\s*(?:const|noexcept|\s)*$", statement):
                statement = ""  # a function with its body
        elif part == ";" and depth == 0:
            declared = statement.split("=")[0]
            if not re.search(r"\b(?:friend|using|static|enum|struct|operator)\b|\(", declared):
                if name := re.search(r"(\w+)\s*$", declared):
                    names.append(name.group(1))
            statement = ""
        elif depth == 0:
            statement += part
    return names


def headers(root):
    for folder, _, files in os.walk(root):
        if "impl" not in folder.split(os.sep):
            for file in sorted(files):
                yield os.path.relpath(os.path.join(folder, file), root)


def rows(source):
    root = os.path.join(source, "include", "muster")
    found = []
    for header in sorted(headers(root)):
        with open(os.path.join(root, header), encoding="utf-8") as text:
            code = without_comments(text.read())
        is_said = header.startswith("vocabulary" + os.sep)
        for name, body in bodies(code):
            if name in MADE or not (is_said or name.endswith("_options") or name in ("viewpoint", "limits")):
                continue
            if re.search(r"\b%s\(" % name, body) or "private:" in body:
                continue
            found.append((not is_said, name, members_of(body)))
    return sorted(found)


def table(source):
    lines = ["| value | its members, in order |", "| --- | --- |"]
    lines += [f"| `{ELSEWHERE.get(name, name)}` | {', '.join(f'`.{m}`' for m in members)} |" for _, name, members in rows(source)]
    return "\n".join(lines) + "\n"


def main():
    source = sys.argv[1]
    page = os.path.join(source, PAGE)
    with open(page, encoding="utf-8") as text:
        before, rest = text.read().split(BEGIN)
        shown, after = rest.split(END)
    made = table(source)
    if "--update" in sys.argv:
        with open(page, "w", encoding="utf-8") as out:
            out.write(before + BEGIN + made + END + after)
        shown = made
    wanted, there = made.splitlines(), shown.splitlines()
    for line in wanted:
        if line not in there:
            print(f"{PAGE} should have: {line}")
    for line in there:
        if line not in wanted:
            print(f"{PAGE} has, and the headers do not: {line}")
    return 0 if wanted == there and len(wanted) > 20 else 1


if __name__ == "__main__":
    sys.exit(main())
