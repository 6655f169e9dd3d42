"""Loads pages of ask in Chromium and uses them: python3 html_in_browser.py SOURCE ASK [FOLDER]

Nothing is fetched, the console stays silent, the slider changes the statuses shown, hostile text stays text, nothing is
wider than a telephone. Leaves screenshots and a print in FOLDER. Ends with 77 where there is no Chromium.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

SOURCE, ASK = sys.argv[1:3]
GAZA = os.path.join(SOURCE, "examples/scenarios/gaza-isf.json")

HOSTILE = {
    "muster": 2,
    "proposal": "<script>console.error('name')</script>\"'&",
    "citations": {
        "bad": {"publisher": "<img src=x onerror=console.error('publisher')>", "address": "javascript:console.error('link')",
                "published": "2025-11-08", "speaker": "</script><script>console.error('speaker')</script>"},
        "good": {"publisher": "\" onclick=\"console.error('quote')", "address": "https://example.org/?a=1&b=\"<x>\"",
                 "published": "2025-11-09"},
    },
    "actors": {"A": {"name": "</title><b>bold</b> ]]> --> \\ \u202e \u7a7a \u2028"}, "B": {"name": "</svg></a></script>"}},
    "mandates": {"m": {"name": "<!-- <script> ${x} `y`", "symbol": "</style>"}},
    "roles": {"r": {"name": "'; console.error('role'); '"}},
    "pledges": {"p": {"by": "A", "fills": ["r"], "when": "m", "citations": ["bad"], "summary": "</q><script>1</script>"},
                "q": {"by": "B", "fills": ["r"], "when": {"not": "m"}, "citations": ["good"]}},
    "events": [{"date": "2025-11-10", "on": "m", "stage": "adopted", "citations": ["good"], "summary": "<svg onload=1>"}],
}


class Browser:
    """Chromium, spoken to through two pipes in the language of its development tools."""

    def __init__(self, program, profile):
        self.read, child_writes = os.pipe()
        child_reads, self.write = os.pipe()

        def wire():
            os.dup2(child_reads, 100), os.dup2(child_writes, 101)
            os.dup2(100, 3), os.dup2(101, 4)

        arguments = [program, "--headless", "--disable-gpu", "--remote-debugging-pipe", "--user-data-dir=" + profile,
                     "--no-first-run", "--hide-scrollbars", "--disable-dev-shm-usage", "--disable-background-networking"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(arguments + ["about:blank"], close_fds=False, preexec_fn=wire,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(child_reads), os.close(child_writes)
        self.buffer, self.last, self.events, self.session = b"", 0, [], None

    def message(self):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], 240)
            part = os.read(self.read, 1 << 20) if ready else b""
            if not part:
                raise RuntimeError("Chromium is silent")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.last += 1
        request = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.write, data):]
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def open(self, file, width, height, scale=1, dark=False):
        if not self.session:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network"):
                self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.events.clear()
        self.call("Page.navigate", url="file://" + file)
        until = time.time() + 240  # a busy machine takes its time
        while not any(e["method"] == "Page.loadEventFired" for e in self.events):
            if time.time() > until:
                raise RuntimeError("the page does not load")
            self.run("1")

    def run(self, program):
        result = self.call("Runtime.evaluate", expression=program, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", program))
        return result["result"].get("value")

    def complaints(self):
        told = []
        for e in self.events:
            if e["method"] == "Runtime.exceptionThrown":
                told.append("exception: " + json.dumps(e["params"]["exceptionDetails"])[:400])
            elif e["method"] in ("Runtime.consoleAPICalled", "Log.entryAdded"):
                told.append("console: " + json.dumps(e["params"])[:400])
            elif e["method"] == "Network.requestWillBeSent" and not e["params"]["request"]["url"].startswith("file://"):
                told.append("fetched " + e["params"]["request"]["url"])
        return told

    def picture(self, file):
        with open(file, "wb") as out:
            out.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def print(self, file):
        with open(file, "wb") as out:
            out.write(base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"]))

    def close(self):
        self.session = None
        try:
            self.call("Browser.close")
        except (RuntimeError, OSError):
            self.process.kill()
        self.process.wait()


faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)
        print("not so:", what)


def page(scenario, file, *options):
    subprocess.run([ASK, scenario, "draw", "-o", file, *options], check=True)


SHOWN = """(() => { const of = s => Array.from(document.querySelectorAll(s));
    return JSON.stringify([of('.cards .status').map(e => e.textContent), of('.picture .note').map(e => e.textContent),
                           of('.why > div').map(e => e.textContent).join('|')]); })()"""
SET = "(() => { const s = document.getElementById('slider'); s.value = %d; s.dispatchEvent(new Event('input')); })()"
STATUS_OF = "document.querySelector('#why-%s .status').textContent"


# Whether the page's own evaluator gives, for each day, the statuses that were written for it.
EVERY_DAY = """(() => { const data = JSON.parse(document.getElementById('muster-data').textContent), engine = engineOf(data.model);
    const at = (text, day) => { let value; for (const run of text.split(',')) { const [from, is] = run.split(':').map(Number);
        if (from <= day) value = is; } return value; };
    const on = (runs, day, none) => Object.entries(runs).map(([n, text]) => [Number(n), at(text, day)]).filter(p => p[1] !== none);
    let wrong = 0;
    data.days.forEach((_, day) => { const is = engine.evaluate(engine.suppose(on(data.hidden, day, 3), on(data.said, day, 6), []));
        for (const [thing, text] of Object.entries(data.things))
            if (['unmet', 'open', 'met'][is[data.model.at[thing]]] !== data.notes[at(text, day)][0]) ++wrong; });
    return [wrong, data.days.length, Object.keys(data.things).length]; })()"""
SUPPOSE = """(() => { const field = document.getElementById('suppose'); field.value = '%s';
    document.getElementById('suppose-is').value = '%d'; document.querySelector('#what-if button').click(); })()"""
STATUSES = """(() => { const keys = new Map(JSON.parse(document.getElementById('muster-data').textContent).supposable);
    return Array.from(document.querySelectorAll('.cards .status')).map(e => [keys.get(Number(e.dataset.thing)),
        ['met', 'open', 'unmet'].find(is => e.classList.contains('is-' + is))]).filter(pair => pair[0]); })()"""


def statuses_by_ask(scenario, *options):
    answer = subprocess.run([ASK, scenario, "status", "--format", "json", *options], check=True, stdout=subprocess.PIPE)
    return {thing["what"]["key"]: thing["is"] for thing in json.loads(answer.stdout)["answer"]["things"]}


def check_what_if(browser, folder):
    for name in sorted(os.listdir(os.path.dirname(GAZA))):
        file = os.path.join(folder, "any.html")
        page(os.path.join(os.path.dirname(GAZA), name), file)
        browser.open(file, 1280, 1600)
        wrong, days, things = browser.run(EVERY_DAY)
        expect(wrong == 0 and days > 0 and things > 3, f"{name}: the page evaluates {days} days as they were written: {wrong}")
    file = os.path.join(folder, "gaza.html")
    page(GAZA, file, "--as-of", "2025-11-08")
    browser.open(file, 1280, 1600)
    before = browser.run("document.getElementById('summary').textContent")
    for supposed in [("resolution", 2)], [("resolution", 2), ("CHN/resolution/against", 2)], [("TUR/troops/decision", 0)]:
        for key, status in supposed:
            browser.run(SUPPOSE % (key, status))
        options = [o for key, status in supposed for o in ("--set", key + "=" + ["unmet", "open", "met"][status])]
        by_ask = statuses_by_ask(GAZA, "--as-of", "2025-11-08", *options)
        on_page = browser.run(STATUSES)
        different = [(key, status, by_ask[key]) for key, status in on_page if key in by_ask and by_ask[key] != status]
        expect(different == [] and len(on_page) > 30, f"what follows from {supposed} is what ask says: {different[:5]}")
        expect(browser.run("document.getElementById('summary').textContent").startswith("If "), "the page says what is supposed")
        address = browser.run("location.hash")
        expect("resolution" in address or "TUR" in address, f"the address holds it: {address}")
        for _ in supposed:
            browser.run("document.querySelector('#supposed button').click()")
    expect(browser.run("document.getElementById('summary').textContent") == before, "without suppositions it is as before")
    browser.run(f"location.hash = {json.dumps('#day=' + '0' + '&if=resolution:met')}")
    browser.run("1")
    expect(browser.run("document.querySelectorAll('#supposed button').length") == 1, "an address that was sent is followed")
    browser.run(SUPPOSE % ("no such thing", 2))
    expect(browser.run("document.querySelectorAll('#supposed button').length") == 1, "what is not there cannot be supposed")
    expect(browser.complaints() == [], f"no complaint: {browser.complaints()}")


def check_gaza(browser, folder):
    file = os.path.join(folder, "gaza.html")
    page(GAZA, file, "--as-of", "2025-11-08")
    text = open(file, encoding="utf-8").read()
    expect("src=" not in text and "@import" not in text and "url(" not in text, "the page names nothing to fetch")
    browser.open(file, 1280, 1600)
    expect(browser.run("document.getElementById('date').textContent") == "8 November 2025", "it opens on the day asked for")
    static = browser.run("document.documentElement.outerHTML.length") > 100000
    expect(static, "the page is there")
    browser.picture(os.path.join(folder, "desktop.png"))
    browser.run("for (const why of document.querySelectorAll('.why')) why.open = true")  # each explanation follows the day
    first = browser.run(SHOWN)

    azerbaijan = browser.run("Array.from(document.querySelectorAll('.cards > li')).find(e => e.querySelector('h3') && "
                             "e.querySelector('h3').textContent.startsWith('Azerbaijan')).id.slice(4)")
    expect(browser.run(STATUS_OF % azerbaijan) == "would not take part", "Azerbaijan would not take part on that day")
    resolution = "Array.from(document.querySelectorAll('.picture .mandate')).find(e => e.dataset.name === 'Security Council resolution')"
    expect(browser.run(resolution + ".classList.contains('is-unmet')"), "the resolution is drawn unmet")
    days = browser.run("JSON.parse(document.getElementById('muster-data').textContent).days.map(d => d.label)")
    adopted = days.index("17 November 2025")
    browser.run(SET % adopted)
    expect(browser.run("document.getElementById('date').textContent") == "17 November 2025", "the slider sets the day")
    expect(browser.run(SHOWN) != first, "the slider changes what is shown")
    expect(browser.run(resolution + ".classList.contains('is-met')"), "the resolution is drawn met once adopted")
    expect(browser.run(resolution + ".querySelector('.note').textContent") == "in force", "and said to be in force")
    browser.run(SET % days.index("8 November 2025"))
    expect(browser.run(SHOWN) == first, "the slider goes back to what was shown before")
    browser.run("document.querySelector('[data-step=\"1\"]').click()")
    expect(browser.run("document.getElementById('date').textContent") == days[days.index("8 November 2025") + 1], "the next day")
    browser.run("document.querySelector(`[data-go=\"${%d}\"]`).click()" % adopted)
    expect(browser.run("document.querySelector('li.now').dataset.day") == str(adopted), "a day of the timeline can be shown")
    before = browser.run("document.querySelector('.pan svg').clientWidth")
    browser.run("document.querySelector('[data-zoom=in]').click()")
    expect(browser.run("document.querySelector('.pan svg').clientWidth") > before, "the picture zooms")
    missing = browser.run("Array.from(document.querySelectorAll('a[href^=\"#\"]')).filter(a => "
                          "!document.getElementById(a.getAttribute('href').slice(1))).map(a => a.outerHTML.slice(0, 90))")
    expect(missing == [], f"links within the page lead somewhere: {missing}")
    twice = browser.run("(() => { const seen = new Set(), twice = []; for (const e of document.querySelectorAll('[id]')) "
                        "{ if (seen.has(e.id)) twice.push(e.id); seen.add(e.id); } return twice; })()")
    expect(twice == [], f"no id is there twice: {twice}")
    nameless = browser.run("Array.from(document.querySelectorAll('button, input, a, summary')).filter(e => "
                           "!(e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && e.labels.length))).length")
    expect(nameless == 0, "what can be used has a name")
    browser.run("location.hash = '#why-%s'" % azerbaijan)
    browser.run("1")
    expect(browser.run("document.querySelector('#why-%s details').open" % azerbaijan), "a link to an explanation unfolds it")
    expect(browser.complaints() == [], f"no complaint: {browser.complaints()}")
    check_overlaps(browser)
    browser.call("Emulation.setEmulatedMedia", media="print")
    visible = "document.querySelector('%s').getClientRects().length > 0"
    expect(browser.run(visible % "#date"), "the day stands on paper")
    expect(not browser.run(visible % "#slider") and not browser.run(visible % "nav"), "what cannot be used on paper does not")
    browser.call("Emulation.setEmulatedMedia", media="")
    browser.print(os.path.join(folder, "print.pdf"))

    browser.open(file, 390, 844, scale=2)
    expect(browser.run("document.documentElement.scrollWidth") <= 390, "nothing is wider than a telephone")
    browser.picture(os.path.join(folder, "phone.png"))
    browser.run("document.getElementById('who').scrollIntoView({behavior: 'instant'})")
    browser.picture(os.path.join(folder, "phone-who.png"))
    browser.run("document.getElementById('dependents').scrollIntoView({behavior: 'instant'})")
    browser.picture(os.path.join(folder, "phone-dependents.png"))
    browser.open(file, 1280, 1600, dark=True)
    browser.picture(os.path.join(folder, "dark.png"))
    for part in ("who", "things", "dependents", "timeline", "sources"):
        browser.open(file, 1280, 1200)
        browser.run("document.getElementById('%s').scrollIntoView({behavior: 'instant'})" % part)
        browser.picture(os.path.join(folder, f"desktop-{part}.png"))


def check_overlaps(browser):
    """No text of a picture leaves its box, no box touches another."""
    wrong = browser.run("""(() => {
        const wrong = [];
        for (const svg of document.querySelectorAll('.pan svg')) {
            if (!svg.clientWidth) continue;
            const boxes = Array.from(svg.querySelectorAll('.item')).filter(e => !e.classList.contains('gone'))
                .map(e => [e, e.querySelector('.shape').getBBox()]);
            for (const [e, box] of boxes)
                for (const t of e.querySelectorAll('text')) {
                    const b = t.getBBox();
                    if (b.x < box.x || b.x + b.width > box.x + box.width + 0.5 || b.y + b.height > box.y + box.height + 1.5)
                        wrong.push('text: ' + t.textContent);
                }
            for (const head of svg.querySelectorAll('.head')) {
                const b = head.getBBox(), card = Array.from(svg.querySelectorAll('.card')).map(c => c.getBBox())
                    .find(c => c.x <= b.x && b.x <= c.x + c.width && c.y <= b.y && b.y <= c.y + c.height);
                if (!card || b.x + b.width > card.x + card.width) wrong.push('head: ' + head.textContent);
            }
            for (let i = 0; i < boxes.length; ++i)
                for (let k = 0; k < i; ++k) {
                    const a = boxes[i][1], b = boxes[k][1];
                    if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
                        wrong.push('boxes: ' + boxes[i][0].dataset.name + ' / ' + boxes[k][0].dataset.name);
                }
        }
        return wrong; })()""")
    expect(wrong == [], f"no text leaves its box and no boxes overlap: {wrong[:5]}")


def check_hostile(browser, folder):
    scenario, file = os.path.join(folder, "hostile.json"), os.path.join(folder, "hostile.html")
    with open(scenario, "w", encoding="utf-8") as out:
        json.dump(HOSTILE, out)
    page(scenario, file)
    browser.open(file, 1280, 1600)
    browser.run(SET % 0)
    browser.run("for (const a of document.querySelectorAll('a')) if (a.getAttribute('href').startsWith('#')) a.dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    expect(browser.run("document.querySelector('h1').textContent") == HOSTILE["proposal"], "a name is shown to the letter")
    expect(browser.run("document.title") == HOSTILE["proposal"], "in the title too")
    expect(browser.run("document.scripts.length") == 2, "no script but the page's own")
    expect(browser.run("document.querySelectorAll('img, b, svg svg, [onclick], [onload], [onerror]').length") == 0, "no tag of the file's")
    links = browser.run("Array.from(document.querySelectorAll('a')).map(a => a.getAttribute('href')).filter(h => !h.startsWith('#'))")
    expect(links == [HOSTILE["citations"]["good"]["address"]], f"only the web address is a link: {links}")
    expect(browser.complaints() == [], f"no complaint: {browser.complaints()}")
    check_overlaps(browser)
    browser.picture(os.path.join(folder, "hostile.png"))


def main():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("There is no Chromium: left out.")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        folder = sys.argv[3] if len(sys.argv) > 3 else scratch
        os.makedirs(folder, exist_ok=True)
        folder = os.path.abspath(folder)
        browser = Browser(program, os.path.join(scratch, "profile"))
        try:
            check_gaza(browser, folder)
            check_what_if(browser, folder)
            check_hostile(browser, folder)
        finally:
            browser.close()
    print("faults:", len(faults))
    return 1 if faults else 0


sys.exit(main())
