#ifndef MUSTER_IO_HTML_PROGRAM_HPP
#define MUSTER_IO_HTML_PROGRAM_HPP

namespace muster::detail {

/// What runs in the page: the slider sets the day, and every status, statement, arrow and explanation follows. Without
/// it the page shows the day it was made for.
inline constexpr const char* page_program = R"JS("use strict";
(() => {
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

  const show = day => {
    const now = data.days[day];
    slider.value = day;
    slider.setAttribute("aria-valuetext", now.label);
    document.getElementById("date").textContent = now.label;
    document.getElementById("summary").textContent = now.summary;
    for (const element of marked) {
      const [is, words] = data.notes[things.get(element.dataset.thing)[day]];
      element.classList.remove("is-met", "is-open", "is-unmet");
      element.classList.add("is-" + is);
      if (element.classList.contains("status")) element.textContent = words;
      const note = element.querySelector(":scope > .note");
      if (note) note.textContent = words;
      const title = element.querySelector(":scope > title");
      if (title) title.textContent = element.dataset.name + ", " + words;
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
  for (const hidden of all(".needs-program")) hidden.hidden = false;
  show(day);

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
