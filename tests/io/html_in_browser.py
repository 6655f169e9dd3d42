"""Loads pages of ask in Chromium and uses them: python3 html_in_browser.py SOURCE ASK [FOLDER]

Nothing is fetched, the console stays silent, the slider changes the statuses shown, hostile text stays text, nothing is
wider than a telephone. Leaves screenshots and a print in FOLDER. Ends with 77 where there is no Chromium.
"""

import base64
import json
import os
import re
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
    data.days.forEach((_, day) => { const is = engine.evaluate(engine.suppose(on(data.view.hidden, day, 3), on(data.view.said, day, 6), []));
        for (const [thing, text] of Object.entries(data.things))
            if (['unmet', 'open', 'met'][is[data.model.at[thing]]] !== data.notes[at(text, day)][0]) ++wrong; });
    return [wrong, data.days.length, Object.keys(data.things).length]; })()"""
SUPPOSE = """(() => { const field = document.getElementById('suppose'); field.value = '%s';
    document.getElementById('suppose-is').value = '%d'; document.querySelector('#what-if button').click(); })()"""
# What a reader sees of the answer, the figures, the cards and the statements in force.
SEEN = """(() => { const all = s => Array.from(document.querySelectorAll(s)), text = e => e.textContent.replace(/\\s+/g, ' ');
    const shows = e => !e.closest('.later') && !e.hidden;
    return { lead: all('#lead > div').map(text), needs: all('[data-need]').filter(shows).map(text),
        who: all('.cards .status').filter(shows).map(e => e.dataset.thing + ['met', 'open', 'unmet'].find(is => e.classList.contains('is-' + is))),
        said: all('ul.said li').filter(e => shows(e) && !e.classList.contains('gone')).map(e => e.dataset.said) }; })()"""
SEE = "(() => { const e = document.getElementById('%s'); e.value = '%s'; e.dispatchEvent(new Event('input')); })()"
STATUSES = """(() => { const keys = new Map(JSON.parse(document.getElementById('muster-data').textContent).supposable);
    return Array.from(document.querySelectorAll('.cards .status')).map(e => [keys.get(Number(e.dataset.thing)),
        ['met', 'open', 'unmet'].find(is => e.classList.contains('is-' + is))]).filter(pair => pair[0]); })()"""


def statuses_by_ask(scenario, *options):
    answer = subprocess.run([ASK, scenario, "status", "--format", "json", *options], check=True, stdout=subprocess.PIPE)
    return {thing["what"]["key"]: thing["is"] for thing in json.loads(answer.stdout)["answer"]["things"]}


def check_views(browser, folder):
    """What the page works out for another day, another knowledge and other sources is what is written for these."""
    data = "JSON.parse(document.getElementById('muster-data').textContent)"
    for name in ("gaza-isf.json", "unamid-2007.json", "haiti-mss-2023.json"):
        scenario = os.path.join(os.path.dirname(GAZA), name)
        first, other = os.path.join(folder, "first.html"), os.path.join(folder, "other.html")
        page(scenario, first)
        browser.open(first, 1280, 1600)
        dates = browser.run(data + ".days.map(d => d.label)")
        sources = browser.run(data + ".without.length")
        keys = list(json.load(open(scenario, encoding="utf-8"))["citations"])
        expect(sources == len(keys) and browser.run(data + ".known.length") == len(dates) + 1, f"{name}: there are other views")
        iso = [time.strftime("%Y-%m-%d", time.strptime(d, "%d %B %Y")) for d in dates]
        middle, some = len(dates) // 2, [len(dates) // 4, 3 * len(dates) // 4]
        for day, options, steps in [(d, [], []) for d in some] + [
                (middle, ["--known-by", "latest"], [("known", len(dates) + 1)]),
                (middle, ["--known-by", iso[some[1]]], [("known", some[1] + 1)]),
                (middle, ["--known-by", iso[some[0]]], [("known", some[0] + 1)]),
                (len(dates) - 1, ["--on-record-only"], [("word", "record")]),
                (len(dates) - 1, ["--without-citation", keys[0]], [("word", "without 0")]),
                (len(dates) - 1, ["--without-citation", keys[len(keys) // 2]], [("word", f"without {len(keys) // 2}")])]:
            page(scenario, other, "--as-of", iso[day], *options)
            browser.call("Emulation.setScriptExecutionDisabled", value=True)
            browser.open(other, 1280, 1600)
            written = browser.run(SEEN)
            browser.call("Emulation.setScriptExecutionDisabled", value=False)
            browser.open(first, 1280, 1600)
            browser.run(SET % day)
            for what, value in steps:
                browser.run(SEE % (what, value))
            seen = browser.run(SEEN)
            for part in written:
                different = [pair for pair in zip(written[part], seen[part]) if pair[0] != pair[1]]
                expect(different == [] and len(written[part]) == len(seen[part]),
                       f"{name} on {iso[day]} {options}: {part} is what is written for it: {different[:2]}")
            address = browser.run("location.hash")
            if steps:
                browser.open(other, 1280, 1600)
                browser.open(first + address, 1280, 1600)
                expect(browser.run(SEEN) == seen, f"{name}: an address that was sent shows the same: {address}")
        expect(browser.complaints() == [], f"no complaint: {browser.complaints()}")


def check_filters(browser, folder):
    file = os.path.join(folder, "gaza.html")
    browser.open(file, 1280, 1600)
    cards = "Array.from(document.querySelectorAll('#who-cards > li')).filter(e => e.getClientRects().length > 0)"
    everybody = browser.run(cards + ".length")
    browser.run(SEE % ("by-name", "jord"))
    expect("Jordan" in browser.run(cards + ".map(e => e.querySelector('h3').textContent).join()"), "who is looked for is found")
    expect(0 < browser.run(cards + ".length") < everybody, "the others are not shown")
    expect(f"of {everybody} are shown" in browser.run("document.getElementById('filtered').textContent"), "how many are is said")
    browser.run(SEE % ("by-name", ""))
    for choice in ("role", "status", "source"):
        options = browser.run(f"Array.from(document.querySelectorAll('#by-{choice} option')).map(o => o.value).slice(1)")
        counts = []
        for option in options:
            browser.run(SEE % ("by-" + choice, option))
            counts.append(browser.run(cards + ".length"))
        browser.run(SEE % ("by-" + choice, ""))
        expect(len(options) > 2 and 0 < max(counts) and min(counts) < everybody, f"who is shown follows the {choice}: {counts}")
        if choice == "status":
            expect(sum(counts) == everybody, "everybody has one status")
    expect(browser.run(cards + ".length") == everybody, "without a choice all are shown")
    browser.run("document.querySelector('.find').value = 'Egypt'; document.querySelector('.find').dispatchEvent(new Event('input'))")
    expect(browser.run("document.querySelectorAll('.picture .found').length") > 0, "the picture can be searched")
    browser.run("document.querySelector('.pan a').focus()")
    lit = browser.run("document.querySelectorAll('.pan svg .arc.near').length")
    expect(lit > browser.run("(() => { const item = document.querySelector('.pan a .item').dataset.item; return Array.from("
                             "document.querySelectorAll('.pan svg')[0].querySelectorAll('.arc')).filter(a => a.dataset.tail === item).length; })()"),
           "what hangs together is lit beyond the neighbours")
    expect(browser.complaints() == [], f"no complaint: {browser.complaints()}")


def check_access(browser, folder):
    """axe-core, where it is installed: npm install axe-core, with NODE_PATH or in a folder above."""
    found = subprocess.run(["node", "-p", "require.resolve('axe-core/axe.min.js')"], capture_output=True, text=True) if shutil.which("node") else None
    if not found or found.returncode != 0:
        print("There is no axe-core: left out.")
        return
    axe = open(found.stdout.strip(), encoding="utf-8").read()
    for width, height, dark in (1280, 1600, False), (390, 844, False), (1280, 1600, True):
        browser.open(os.path.join(folder, "gaza.html"), width, height, dark=dark)
        browser.run(axe + ";0")
        result = browser.call("Runtime.evaluate", returnByValue=True, awaitPromise=True, expression="axe.run().then(r => r.violations.filter("
                              "v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.length + ' such as ' + v.nodes[0].html.slice(0, 200)))")
        expect(result["result"]["value"] == [], f"axe finds nothing serious at {width}: {result['result']['value']}")


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
    before = browser.run("document.getElementById('lead').textContent")
    for supposed in [("resolution", 2)], [("resolution", 2), ("CHN/resolution/against", 2)], [("TUR/troops/decision", 0)]:
        for key, status in supposed:
            browser.run(SUPPOSE % (key, status))
        options = [o for key, status in supposed for o in ("--set", key + "=" + ["unmet", "open", "met"][status])]
        by_ask = statuses_by_ask(GAZA, "--as-of", "2025-11-08", *options)
        on_page = browser.run(STATUSES)
        different = [(key, status, by_ask[key]) for key, status in on_page if key in by_ask and by_ask[key] != status]
        expect(different == [] and len(on_page) > 30, f"what follows from {supposed} is what ask says: {different[:5]}")
        expect(browser.run("document.getElementById('view').textContent").startswith("If "), "the page says what is supposed")
        address = browser.run("location.hash")
        expect("resolution" in address or "TUR" in address, f"the address holds it: {address}")
        for _ in supposed:
            browser.run("document.querySelector('#supposed button').click()")
    expect(browser.run("document.getElementById('lead').textContent") == before, "without suppositions it is as before")
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
    bottom = browser.run("document.getElementById('lead').getBoundingClientRect().bottom + window.scrollY")
    expect(0 < bottom < 900, f"the answer stands on the first page of paper: {bottom}")
    browser.call("Emulation.setEmulatedMedia", media="")
    browser.print(os.path.join(folder, "print.pdf"))
    pages = len(re.findall(rb"/Type\s*/Page[^s]", open(os.path.join(folder, "print.pdf"), "rb").read()))
    expect(1 < pages <= 12, f"it prints on at most 12 pages: {pages}")

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
            check_filters(browser, folder)
            check_views(browser, folder)
            check_access(browser, folder)
            check_hostile(browser, folder)
        finally:
            browser.close()
    print("faults:", len(faults))
    return 1 if faults else 0


sys.exit(main())
