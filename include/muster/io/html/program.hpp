#ifndef MUSTER_IO_HTML_PROGRAM_HPP
#define MUSTER_IO_HTML_PROGRAM_HPP

namespace muster::detail {

/// What runs in the page, after `page_engine`: the slider sets the day, and every status, statement, arrow and
/// explanation follows; what the reader supposes is evaluated anew. Without it the page shows the day it was made for.
inline constexpr const char* page_program = R"JS((() => {
  const data = JSON.parse(document.getElementById("muster-data").textContent);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const slider = document.getElementById("slider");
  // "0:3,5:7": from day 0 on 3, from day 5 on 7
  const unrolled = text => {
    const result = new Array(data.days.length).fill(0);
    for (const run of text.split(",")) {
      const [from, value] = run.split(":").map(Number);
      result.fill(value, from);
    }
    return result;
  };
  const things = new Map(Object.entries(data.things).map(([number, text]) => [number, unrolled(text)]));
  const marked = all("[data-thing]").filter(e => things.has(e.dataset.thing));
  const forced = all("[data-force]").map(e => [e, unrolled(e.dataset.force)]);
  const whys = all(".why");
  // An explanation: lines, each with its depth before a bar; made when it is looked at.
  const explain = (why, day) => {
    const all = data.whys[why.dataset.why];
    let at = all.length - 1;
    while (at > 0 && all[at][0] > day) --at;
    const to = why.querySelector(":scope > div"), number = String(at);
    if (to.dataset.told === number) return;
    to.dataset.told = number;
    let html = "", depth = 0;
    for (const line of all[at].slice(1).map(i => data.lines[i])) {
      const bar = line.indexOf("|"), here = Number(line.slice(0, bar)), words = line.slice(bar + 1);
      if (here === 0) { html += "<p>" + words + "</p>"; continue; }
      for (; depth > here; --depth) html += "</li></ul>";
      if (depth === here) html += "</li><li>";
      for (; depth < here; ++depth) html += "<ul><li>";
      html += words;
    }
    for (; depth > 0; --depth) html += "</li></ul>";
    to.innerHTML = html;
  };
  const days = all("ol.days > li");

  // What if: what the reader supposes, and what follows from it on the day that is shown.
  const engine = engineOf(data.model);
  const runsOf = runs => Object.entries(runs).map(([number, text]) => [Number(number), unrolled(text)]);
  const hidden = runsOf(data.hidden), said = runsOf(data.said);
  const actors = data.actors.map(([thing, name, silent]) => ({ thing, name, silent: unrolled(silent) }));
  const supposable = new Map(data.supposable.map(([thing, key, name]) => [key, { thing, name }]));
  const suppositions = new Map();  // by key, in order
  const on = (all, day, nothing) => all.map(([number, values]) => [number, values[day]]).filter(pair => pair[1] !== nothing);
  const supposed = day => engine.evaluate(engine.suppose(on(hidden, day, 3), on(said, day, 6),
    Array.from(suppositions, ([key, is]) => [supposable.get(key).thing, is])));
  const words = ["unmet", "open", "met"];
  const counted = (statuses, day) => {
    const come = [], count = [0, 0, 0];
    for (const { thing, name, silent } of actors) {
      const is = statuses[data.model.at[thing]];
      if (silent[day] && is !== 2) continue;
      ++count[is];
      if (is === 2) come.push(name);
    }
    const listed = come.length > 8 ? come.slice(0, 8).join(", ") + " and " + (come.length - 8) + " more"
      : come.length > 1 ? come.slice(0, -1).join(", ") + " and " + come[come.length - 1] : come.join("");
    return (come.length ? come.length + " would take part (" + listed + ")" : "Nobody would take part") + ", " + count[1] +
      " may, " + count[0] + " would not.";
  };
  const assumed = () => Array.from(suppositions, ([key, is]) => supposable.get(key).name + " is " + words[is]).join("; ");

  const show = day => {
    const now = data.days[day], statuses = suppositions.size ? supposed(day) : null;
    slider.value = day;
    slider.setAttribute("aria-valuetext", now.label);
    document.getElementById("date").textContent = now.label;
    document.getElementById("summary").textContent = statuses ? "If " + assumed() + ": " + counted(statuses, day) : now.summary;
    document.body.classList.toggle("supposing", statuses !== null);
    for (const element of marked) {
      const thing = element.dataset.thing;
      let [is, note_words] = data.notes[things.get(thing)[day]], differs = false;
      if (statuses) {
        const then = statuses[data.model.at[thing]];
        differs = words[then] !== is;
        if (differs) [is, note_words] = data.notes[data.words[thing][then]];
      }
      element.classList.remove("is-met", "is-open", "is-unmet");
      element.classList.add("is-" + is);
      element.classList.toggle("differs", differs);
      if (element.classList.contains("status")) element.textContent = note_words;
      const note = element.querySelector(":scope > .note");
      if (note) note.textContent = note_words;
      const title = element.querySelector(":scope > title");
      if (title) title.textContent = element.dataset.name + ", " + note_words;
    }
    for (const [element, holds] of forced) element.classList.toggle("gone", !holds[day]);
    for (const why of whys) if (why.open) explain(why, day);
    days.forEach((entry, i) => {
      const here = Number(entry.dataset.day) === day;
      entry.classList.toggle("now", here);
      if (here) entry.setAttribute("aria-current", "date"); else entry.removeAttribute("aria-current");
    });
    for (const button of all("[data-step]"))
      button.disabled = day + Number(button.dataset.step) < 0 || day + Number(button.dataset.step) >= data.days.length;
  };
  let day = Number(slider.value);
  const go = to => show(day = Math.max(0, Math.min(data.days.length - 1, to)));
  slider.addEventListener("input", () => go(Number(slider.value)));
  for (const why of whys) why.addEventListener("toggle", () => { if (why.open) explain(why, day); });
  for (const button of all("[data-step]")) button.addEventListener("click", () => go(day + Number(button.dataset.step)));
  for (const button of all("[data-go]")) button.addEventListener("click", () => go(Number(button.dataset.go)));
  // The address holds the day and what is supposed, so that it can be sent: #day=3&if=KEY:met;KEY:unmet
  const told = document.getElementById("supposed");
  const tell = () => {
    told.textContent = "";
    for (const [key, is] of suppositions) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = supposable.get(key).name + ": " + words[is] + " \u00d7";
      button.setAttribute("aria-label", "Suppose this no longer: " + supposable.get(key).name + " is " + words[is]);
      button.addEventListener("click", () => { suppositions.delete(key); changed(); });
      told.append(button);
    }
  };
  const changed = () => {
    tell();
    show(day);
    const list = Array.from(suppositions, ([key, is]) => encodeURIComponent(key) + ":" + words[is]).join(";");
    history.replaceState(null, "", list ? "#day=" + day + "&if=" + list : location.href.split("#")[0]);
  };
  const read = () => {
    const match = /^#day=([0-9]+)&if=(.*)$/.exec(location.hash);
    if (!match) return;
    suppositions.clear();
    for (const part of match[2].split(";")) {
      const at = part.lastIndexOf(":"), key = decodeURIComponent(part.slice(0, at)), is = words.indexOf(part.slice(at + 1));
      if (supposable.has(key) && is >= 0) suppositions.set(key, is);
    }
    day = Math.max(0, Math.min(data.days.length - 1, Number(match[1])));
    tell();
    show(day);
  };
  const form = document.getElementById("what-if"), field = document.getElementById("suppose");
  form.addEventListener("submit", e => {
    e.preventDefault();
    const given = field.value.trim();
    const found = supposable.has(given) ? given
      : (data.supposable.find(([, , name]) => name.toLowerCase() === given.toLowerCase()) || [])[1];
    field.setCustomValidity(found === undefined ? "Choose something from the list" : "");
    if (found === undefined) return field.reportValidity();
    suppositions.set(found, Number(document.getElementById("suppose-is").value));
    field.value = "";
    changed();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  window.addEventListener("hashchange", read);
  for (const hidden of all(".needs-program")) hidden.hidden = false;
  show(day);
  read();

  // Pan by dragging and scrolling, zoom by buttons, keys, and the wheel with Ctrl.
  for (const figure of all("figure")) {
    const pan = figure.querySelector(".pan"), svg = pan && pan.querySelector("svg");
    if (!svg) continue;
    const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
    let scale = 1;
    const zoom = (to, x = pan.clientWidth / 2, y = pan.clientHeight / 2) => {
      const before = scale;
      scale = Math.max(0.1, Math.min(4, to));
      svg.style.width = width * scale + "px";
      svg.style.height = height * scale + "px";
      pan.scrollLeft = (pan.scrollLeft + x) * scale / before - x;
      pan.scrollTop = (pan.scrollTop + y) * scale / before - y;
    };
    const fitted = () => Math.min(1, (pan.clientWidth || width) / width);
    const begin = () => zoom(Math.max(fitted(), 0.75));
    // Where not all fits, what the picture is about stands at the right, with what depends on it before it.
    const aim = () => {
      const focus = svg.querySelector(".focus");
      if (!focus) return;
      const box = focus.querySelector(".shape").getBoundingClientRect(), view = pan.getBoundingClientRect();
      pan.scrollLeft += box.right - view.left - pan.clientWidth + 28;
      pan.scrollTop += box.top + box.height / 2 - view.top - pan.clientHeight / 2;
    };
    begin();
    aim();
    const details = figure.closest("details");
    if (details) details.addEventListener("toggle", () => { if (scale === 1 && details.open) { begin(); aim(); } });
    const acts = { in: () => zoom(scale * 1.25), out: () => zoom(scale / 1.25), fit: () => zoom(fitted()), whole: () => zoom(1) };
    for (const button of all("[data-zoom]", figure)) button.addEventListener("click", acts[button.dataset.zoom]);
    pan.addEventListener("keydown", e => {
      const act = { "+": "in", "=": "in", "-": "out", "0": "fit" }[e.key];
      if (!act || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      acts[act]();
    });
    pan.addEventListener("wheel", e => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      const box = pan.getBoundingClientRect();
      zoom(scale * Math.exp(-e.deltaY / 300), e.clientX - box.left, e.clientY - box.top);
    }, { passive: false });
    let from = null, moved = false;
    pan.addEventListener("pointerdown", e => {
      if (e.pointerType !== "mouse" || e.button !== 0) return;
      from = [e.clientX + pan.scrollLeft, e.clientY + pan.scrollTop];
      moved = false;
    });
    window.addEventListener("pointermove", e => {
      if (!from) return;
      const x = from[0] - e.clientX, y = from[1] - e.clientY;
      if (!moved && Math.abs(x - pan.scrollLeft) + Math.abs(y - pan.scrollTop) < 5) return;
      moved = true;
      pan.classList.add("dragged");
      pan.scrollLeft = x;
      pan.scrollTop = y;
    });
    window.addEventListener("pointerup", () => { from = null; pan.classList.remove("dragged"); });
    pan.addEventListener("click", e => { if (moved) { e.preventDefault(); e.stopPropagation(); moved = false; } }, true);
    pan.addEventListener("dragstart", e => e.preventDefault());

    // The arrows of what is pointed at, or has the focus, stand out.
    const point = item => {
      svg.classList.toggle("pointed", item !== null);
      for (const arc of all(".arc", svg))
        arc.classList.toggle("near", item !== null && (arc.dataset.tail === item || arc.dataset.head === item));
    };
    for (const item of all(".item", svg)) {
      item.addEventListener("pointerenter", () => point(item.dataset.item));
      item.addEventListener("pointerleave", () => point(null));
      const link = item.closest("a");
      if (!link) continue;
      link.addEventListener("focus", () => point(item.dataset.item));
      link.addEventListener("blur", () => point(null));
    }
  }

  // A reader who follows a link to an explanation finds it unfolded; on paper all are.
  const unfold = () => {
    const aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = aim && aim.querySelector("details");
    if (details) details.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
  let closed = [];
  window.addEventListener("beforeprint", () => { closed = all("#content > section:not(.long) details:not([open])"); for (const d of closed) d.open = true; for (const why of whys) if (why.open) explain(why, day); });
  window.addEventListener("afterprint", () => { for (const d of closed) d.open = false; });
})();
)JS";

}  // namespace muster::detail

#endif
