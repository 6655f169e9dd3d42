"""How many would come, day by day? A scenario asked from Python: python3 ask_client.py ASK FILE"""

import json, subprocess, sys

server = subprocess.Popen([*sys.argv[1:], "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def ask(question, **what):
    print(json.dumps({"ask": question, **what}), file=server.stdin, flush=True)
    told = json.loads(server.stdout.readline())
    return told.get("answer", told)


for day in ("2025-11-08", "2025-11-18"):
    for need in ask("balance", of="troops", as_of=day)["all"][0]["needs"]:
        print(day, need["figures"])
print(ask("likelihood", of="troops", as_of="2025-11-18", set={"IDN-president": "met"}, p_otherwise=0.5)["least"])
print(ask("explain", of="IDM"))
