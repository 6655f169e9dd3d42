"""The names that users see in namespace muster: python3 names.py SOURCE [--update]

Reads the headers that a program includes, and compares what they declare there, outside of `detail` and the other
namespaces within, with public.txt beside this file. A new name is added to that file on purpose, or goes to `detail`.
"""

import os
import re
import sys

TYPE = re.compile(r"\b(?:class|struct|enum(?:\s+class)?|union)\s+(\w+)\s*(?:final\s*)?(?::|$)")
ALIAS = re.compile(r"^\s*(?:template\s*<[^;]*>\s*)?using\s+(\w+)\s*=")
CONCEPT = re.compile(r"\bconcept\s+(\w+)\s*=")
VARIABLE = re.compile(r"\bconstexpr\b[^()={]*?\b(\w+)\s*(?:\[[^\]]*\]\s*)?(?:=|$)")
SPECIALISATION = re.compile(r"^\s*template\s*<\s*>")


def without_comments(text):
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\])*"', '""', text)
    text = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*", "", text, flags=re.M)
    return re.sub(r"\[\[\w+(?:\([^)]*\))?\]\]", "", text)


def without_templates(declaration):
    """Without what stands in angle brackets, and what a template requires."""
    declaration = re.sub(r"\brequires\b.*?(?=\b(?:class|struct|inline|constexpr|void|bool|auto|std)\b|$)", "", declaration)
    shorter = None
    while shorter != declaration:
        shorter, declaration = declaration, re.sub(r"<[^<>()]*(?:\([^()]*\)[^<>()]*)*>", "", declaration, count=1)
    return declaration.replace("template", "").replace("decltype(auto)", "auto")


def declared(declaration):
    """The name that a declaration at the level of the namespace declares; None where there is none."""
    declaration = " ".join(declaration.split())
    if not declaration or SPECIALISATION.match(declaration) or "static_assert" in declaration:
        return None
    for pattern in (CONCEPT, ALIAS):
        if found := pattern.search(declaration):
            return found.group(1)
    bare = without_templates(declaration).strip()
    if re.search(r"\boperator\b", bare):
        return None
    if found := TYPE.search(bare):
        return found.group(1)
    if "(" in bare:
        found = re.search(r"([\w:]+)\s*\(", bare)
        return found.group(1) if found and "::" not in found.group(1) else None
    found = VARIABLE.search(bare)
    return found.group(1) if found else None


def names_of(text):
    names, open_scopes, pending = set(), [], ""
    for part in re.split(r"([{};])", without_comments(text)):
        if part not in ("{", "}", ";"):
            pending += part
            continue
        namespace = re.search(r"\bnamespace\s+([\w:]+)\s*$", pending) if part == "{" else None
        if part != "}" and not namespace and open_scopes == ["muster"]:
            names.add(declared(pending))
        if part == "{":
            open_scopes.append(namespace.group(1) if namespace else "{")
        elif part == "}" and open_scopes:
            open_scopes.pop()
        pending = ""
    return names - {None}


def main():
    source = sys.argv[1]
    root = os.path.join(source, "include", "muster")
    names = set()
    for folder, _, files in os.walk(root):
        if "impl" in folder.split(os.sep):
            continue
        for file in files:
            with open(os.path.join(folder, file), encoding="utf-8") as text:
                names |= names_of(text.read())
    listed_in = os.path.join(os.path.dirname(os.path.abspath(__file__)), "public.txt")
    if "--update" in sys.argv:
        with open(listed_in, "w", encoding="utf-8") as out:
            out.write("".join(name + "\n" for name in sorted(names)))
    with open(listed_in, encoding="utf-8") as text:
        listed = set(text.read().split())
    for name in sorted(names - listed):
        print(f"{name} is not listed in {os.path.basename(listed_in)}: list it there, or move it to namespace detail")
    for name in sorted(listed - names):
        print(f"{name} is listed in {os.path.basename(listed_in)}, and no header declares it")
    return 0 if names == listed and len(names) > 100 else 1


if __name__ == "__main__":
    sys.exit(main())
