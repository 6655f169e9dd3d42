#ifndef MUSTER_IO_HTML_PICTURE_PROGRAM_HPP
#define MUSTER_IO_HTML_PICTURE_PROGRAM_HPP

namespace muster::detail {

/// How the pictures of a page are used: moved, zoomed, searched, and what hangs together lit.
inline constexpr const char* page_picture_program = R"JS((() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
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
    const begin = () => zoom(fitted());
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

    // All that what is pointed at, or has the focus, depends on, and all that depends on it, stands out.
    const arcs = all(".arc", svg), items = all(".item", svg);
    const point = item => {
      const near = new Set(item === null ? [] : [item]), lit = new Set();
      for (const [from, to] of [["tail", "head"], ["head", "tail"]]) {
        const ahead = item === null ? [] : [item], seen = new Set(ahead);
        while (ahead.length > 0) {
          const here = ahead.pop();
          for (const arc of arcs) {
            if (arc.dataset[from] !== here || arc.classList.contains("gone")) continue;
            lit.add(arc);
            near.add(arc.dataset[to]);
            if (!seen.has(arc.dataset[to])) { seen.add(arc.dataset[to]); ahead.push(arc.dataset[to]); }
          }
        }
      }
      svg.classList.toggle("pointed", item !== null);
      for (const arc of arcs) arc.classList.toggle("near", lit.has(arc));
      for (const one of items) one.classList.toggle("near", near.has(one.dataset.item));
    };
    // What is looked for stands out; the first of it is brought into view.
    const find = figure.querySelector(".find");
    find.addEventListener("input", () => {
      const text = find.value.trim().toLowerCase(), found = text ? items.filter(i => (i.dataset.name || "").toLowerCase().includes(text)) : [];
      for (const item of items) item.classList.toggle("found", found.includes(item));
      if (found.length === 0) return;
      if (scale < 0.75) zoom(0.75);
      const box = found[0].getBoundingClientRect(), seen = pan.getBoundingClientRect();
      pan.scrollLeft += box.left + box.width / 2 - seen.left - pan.clientWidth / 2;
      pan.scrollTop += box.top + box.height / 2 - seen.top - pan.clientHeight / 2;
    });
    for (const item of items) {
      item.addEventListener("pointerenter", () => point(item.dataset.item));
      item.addEventListener("pointerleave", () => point(null));
      const link = item.closest("a");
      if (!link) continue;
      link.addEventListener("focus", () => point(item.dataset.item));
      link.addEventListener("blur", () => point(null));
    }
  }
})();
)JS";

}  // namespace muster::detail

#endif
