"""Checks the schemas in docs with a third-party validator: that they are schemas, and that of scenario files takes those of
the project and one that uses every construct, and refuses what the reader refuses.

scenario_schema.py ROOT; exits with 77 where python3-jsonschema is missing."""

import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed: skipped")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
for name in ("answers", "scenario"):
    schema = json.loads((root / f"docs/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = 0


def check(what, document, valid):
    global failures
    errors = list(validator.iter_errors(document))
    if bool(errors) == valid:
        failures += 1
        where = ": " + errors[0].json_path + ": " + errors[0].message[:200] if errors else ""
        print(("refuses " if errors else "takes ") + what + where)


header = (root / "tests/support/every_construct.hpp").read_text(encoding="utf-8")
every_construct = json.loads(header.split('R"json(')[1].split(')json"')[0])
check("the scenario with every construct", every_construct, True)
scenarios = sorted((root / "examples").rglob("*.json"))
for file in scenarios:
    document = json.loads(file.read_text(encoding="utf-8"))
    if isinstance(document, dict) and "muster" in document:
        check(str(file), document, True)


def places(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, path + (key,))


def changed(path, value):
    if not path:
        return value
    result = copy.deepcopy(every_construct)
    at = result
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return result


count = 0
for path in places(every_construct):
    for value in (None, True, -1, 1.5):
        if value is None and path[-2:] == ("strength", 1):
            continue
        if value is True and path and (path[-1] in ("strictly_more", "consensus") or str(path[-1]).endswith("_is_veto")):
            continue
        count += 1
        check(f"{value} at {path}", changed(path, value), False)

wrong = {
    "no version": {},
    "another version": {"muster": 3},
    "an unknown table": {"muster": 2, "actor": {}},
    "an unknown member": {"muster": 2, "actors": {"AZE": {"nmae": "Azerbaijan"}}},
    "an unknown word": {"muster": 2, "actors": {"AZE": {"kind": "sate"}}},
    "a key with a slash": {"muster": 2, "actors": {"A/B": {}}},
    "an empty key": {"muster": 2, "actors": {"": {}}},
    "a month that does not exist": {"muster": 2, "mandates": {"m": {"expires": "2025-13"}}},
    "a time of day": {"muster": 2, "mandates": {"m": {"expires": "2025-01-01T00:00"}}},
    "a range of three": {"muster": 2, "roles": {"r": {"needs": {"a": 1}, "unsized": [1, 2, 3]}}},
    "no need": {"muster": 2, "roles": {"r": {"needs": {}}}},
    "a need of nothing": {"muster": 2, "roles": {"r": {"needs": {"a": 0}}}},
    "two conditions in one": {"muster": 2, "forces": {"f": {"when": {"all_of": [], "any_of": []}}}},
    "no condition": {"muster": 2, "forces": {"f": {"when": {}}}},
    "weights of members": {"muster": 2, "forces": {"f": {"when": {"at_least": 1, "members_of": "g", "weights": [1]}}}},
    "a body without a quota that does not decide by consensus": {
        "muster": 2,
        "bodies": {"b": {"members": ["A"], "consensus": False}},
    },
    "a body without members": {"muster": 2, "bodies": {"b": {"members": [], "adopted_when": {"at_least": 1}}}},
    "a body without a quota": {"muster": 2, "bodies": {"b": {"members": ["A"]}}},
    "alternatives within alternatives": {
        "muster": 2,
        "bodies": {"b": {"members": ["A"], "adopted_when": {"any_of": [{"any_of": [{"at_least": 1}]}]}}},
    },
    "a quota of quotas": {
        "muster": 2,
        "bodies": {"b": {"members": ["A"], "adopted_when": {"all_of": [{"at_least": 1}], "at_least": 1}}},
    },
    "a pledge of nobody": {"muster": 2, "pledges": {"p": {"fills": "r"}}},
    "a requirement that brings": {"muster": 2, "requirements": {"q": {"on": "r", "by": "A", "reading": "will_if"}}},
    "a status and a stage": {"muster": 2, "events": [{"date": "2025-01", "on": "m", "status": "met", "stage": "adopted"}]},
    "neither": {"muster": 2, "events": [{"date": "2025-01", "on": "m"}]},
    "a tally of two": {"muster": 2, "events": [{"date": "2025-01", "on": "m", "stage": "adopted", "tally": [1, 2]}]},
    "a strength of one number": {"muster": 2, "pledges": {"p": {"by": "A", "fills": "r", "strength": [1]}}},
    "a strength of three numbers": {"muster": 2, "pledges": {"p": {"by": "A", "fills": "r", "strength": [1, 2, 3]}}},
}
for what, document in wrong.items():
    check(what, document, False)

print(f"{len(scenarios)} files, {count} changes and {len(wrong)} mistakes checked, {failures} failures")
sys.exit(1 if failures else 0)
