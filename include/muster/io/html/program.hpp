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
  const stated = all("[data-said]").map(e => [e, e.dataset.said.split(" ").map(Number)]);
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

  // What if: what the reader supposes, and what follows from it on the day that is shown, as it is seen: as known on
  // that day or by another, by every source, by those on the record, or without one.
  const engine = engineOf(data.model);
  const unrolledOf = tables => Object.fromEntries(Object.entries(tables).map(([name, runs]) =>
    [name, new Map(Object.entries(runs).map(([number, text]) => [Number(number), unrolled(text)]))]));
  const own = unrolledOf(data.view), seenAs = new Map([["", own]]);
  const known = document.getElementById("known"), word = document.getElementById("word");
  const choice = () => word.value || (Number(known.value) === 0 ? "" : "known " + (Number(known.value) - 1));
  const view = () => {
    const which = choice();
    if (!seenAs.has(which)) {
      const [, kind, number] = /^(known|without)? ?(.*)$/.exec(which);
      const other = unrolledOf(kind === "known" ? data.known[number] : kind ? data.without.find(w => w[0] === Number(number))[2] : data.record);
      seenAs.set(which, Object.fromEntries(Object.entries(own).map(([name, table]) => [name, new Map([...table, ...other[name]])])));
    }
    return seenAs.get(which);
  };
  const counted = data.actors.map(([thing, silent, said]) => ({ thing, silent: unrolled(silent), said }));
  const silentOf = new Map(counted.map(actor => [actor.thing, actor]));
  const lead = leadOf({ ...data, actorsCounted: counted }, (things => thing => things.has(String(thing)))(new Map(Object.entries(data.whys))), engine.evaluate);
  const supposable = new Map(data.supposable.map(([thing, key, name]) => [key, { thing, name }]));
  const suppositions = new Map();  // by key, in order
  const on = (table, day, nothing) => Array.from(table, ([number, values]) => [number, values[day]]).filter(pair => pair[1] !== nothing);
  const words = ["unmet", "open", "met"];
  const assumed = () => Array.from(suppositions, ([key, is]) => supposable.get(key).name + " is " + words[is]).join("; ");

  const told = new Map(), mentions = all("[data-mention]").map(e => [e, Number(e.dataset.mention)]);

  // The five lines and the bars, of the day as it is seen.
  const answer = (day, seen, settings, statuses, isOwn) => {
    const at = (table, number, nothing) => table.has(number) ? table.get(number)[day] : nothing;
    const shows = statement => at(seen.shows, statement, 1) === 1;
    const { lines, needs } = lead(statuses, settings, thing => at(seen.mentioned, thing, 1) === 1,
      stated => at(seen.hidden, data.model.at[stated], 3) !== 0,
      (thing, is) => { const actor = silentOf.get(thing); if (!isOwn && is !== 1) return false; return isOwn ? actor.silent[day] === 1
        : !actor.said.some(([made, said]) => statuses[data.model.at[made]] === 1 && said.some(shows)); });
    for (const line of all("[data-lead]")) {
      const html = lines[line.dataset.lead] + ".";
      if (told.get(line) === html) continue;  // a live region tells what is written anew
      told.set(line, html);
      line.querySelector("dd").innerHTML = html;
    }
    for (const need of all("[data-need]")) {
      const html = needs.get(need.dataset.need);
      need.hidden = html === undefined;
      if (html !== undefined) need.querySelector(":scope > div").innerHTML = html;
    }
    for (const [element, thing] of mentions) element.classList.toggle("later", at(seen.mentioned, thing, 1) !== 1);
    return shows;
  };

  const show = day => {
    const now = data.days[day], seen = view(), isOwn = choice() === "" && suppositions.size === 0;
    const settings = engine.suppose(on(seen.hidden, day, 3), on(seen.said, day, 6),
      Array.from(suppositions, ([key, is]) => [supposable.get(key).thing, is]));
    const statuses = engine.evaluate(settings);
    const shows = answer(day, seen, settings, statuses, choice() === "");
    slider.value = day;
    slider.setAttribute("aria-valuetext", now.label);
    document.getElementById("date").textContent = now.label;
    const knownWords = Number(known.value) === 0 ? "that day" : Number(known.value) === data.known.length ? "all that was published" : data.days[known.value - 1].label;
    document.getElementById("known-day").textContent = knownWords;
    known.setAttribute("aria-valuetext", knownWords);
    const seenWords = choice() === "" ? now.view : now.label + ", " +
      (word.value ? word.selectedOptions[0].textContent + ", as known on that day" : "as known by " + knownWords) + ".";
    document.getElementById("view").textContent = (suppositions.size ? "If " + assumed() + ". " : "") + seenWords;
    document.body.classList.toggle("supposing", !isOwn);
    for (const element of marked) {
      const thing = element.dataset.thing;
      let [is, note_words] = data.notes[things.get(thing)[day]], differs = false;
      if (!isOwn) {
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
    for (const [element, statements] of stated) element.classList.toggle("gone", !statements.some(shows));
    for (const why of whys) if (why.open) explain(why, day);
    days.forEach((entry, i) => {
      const here = Number(entry.dataset.day) === day;
      entry.classList.toggle("now", here);
      if (here) entry.setAttribute("aria-current", "date"); else entry.removeAttribute("aria-current");
    });
    for (const button of all("[data-step]"))
      button.disabled = day + Number(button.dataset.step) < 0 || day + Number(button.dataset.step) >= data.days.length;
    filter();
  };

  // Who is shown: by name, role, status and source.
  const filters = ["by-name", "by-role", "by-status", "by-source"].map(id => document.getElementById(id));
  const cards = all("#who-cards > li");
  const filter = () => {
    if (!filters[0]) return;
    const [name, role, status, source] = filters.map(f => f.value), sources = source ? source.split(" ") : [];
    let shown = 0, count = 0;
    for (const card of cards) {
      const has = card.querySelector("h3").firstChild.textContent.toLowerCase().includes(name.trim().toLowerCase()) &&
        (!role || card.dataset.roles.split(" ").includes(role)) &&
        (!status || card.querySelector("h3 .status").classList.contains("is-" + status)) &&
        (!source || card.dataset.sources.split(" ").some(s => sources.includes(s)));
      card.hidden = !has;
      if (card.classList.contains("later")) continue;
      ++count;
      if (has) ++shown;
    }
    const words = filters.some(f => f.value) ? data.phrases.shown.replace("{0}", shown).replace("{1}", count) : "";
    const told = document.getElementById("filtered");
    if (told.textContent !== words) told.textContent = words;
  };
  for (const f of filters) if (f) f.addEventListener("input", filter);
  const form_of_filters = document.getElementById("filters");
  if (form_of_filters) form_of_filters.addEventListener("submit", e => e.preventDefault());

  // As known by when, or whose word counts: one of them at a time.
  known.max = data.known.length;
  known.disabled = data.known.length === 0;
  if (data.record === null) word.querySelector("[value=record]").remove();
  for (const [number, name] of data.without) word.append(new Option("without " + name, "without " + number));
  known.addEventListener("input", () => { word.value = ""; changed(); });
  word.addEventListener("input", () => { known.value = 0; changed(); });
  document.getElementById("whose-word").addEventListener("submit", e => e.preventDefault());

  let day = Number(slider.value);
  const go = to => show(day = Math.max(0, Math.min(data.days.length - 1, to)));
  slider.addEventListener("input", () => go(Number(slider.value)));
  for (const why of whys) why.addEventListener("toggle", () => { if (why.open) explain(why, day); });
  for (const button of all("[data-step]")) button.addEventListener("click", () => go(day + Number(button.dataset.step)));
  for (const button of all("[data-go]")) button.addEventListener("click", () => go(Number(button.dataset.go)));
  // The address holds the day, what is supposed and how it is seen, so that it can be sent:
  // #day=3&if=KEY:met;KEY:unmet&seen=known+4
  const supposed = document.getElementById("supposed");
  const tell = () => {
    supposed.textContent = "";
    for (const [key, is] of suppositions) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = supposable.get(key).name + ": " + words[is] + " \u00d7";
      button.setAttribute("aria-label", "Suppose this no longer: " + supposable.get(key).name + " is " + words[is]);
      button.addEventListener("click", () => { suppositions.delete(key); changed(); });
      supposed.append(button);
    }
  };
  const changed = () => {
    tell();
    show(day);
    const list = Array.from(suppositions, ([key, is]) => encodeURIComponent(key) + ":" + words[is]).join(";");
    const seen = choice().replace(" ", "+");
    history.replaceState(null, "", list || seen ? "#day=" + day + "&if=" + list + (seen ? "&seen=" + seen : "") : location.href.split("#")[0]);
  };
  const read = () => {
    const match = /^#day=([0-9]+)&if=([^&]*)(?:&seen=(.*))?$/.exec(location.hash);
    if (!match) return;
    suppositions.clear();
    const seen = (match[3] || "").replace("+", " ");
    known.value = seen.startsWith("known ") ? Number(seen.slice(6)) + 1 : 0;
    word.value = seen.startsWith("known ") || !Array.from(word.options).some(o => o.value === seen) ? "" : seen;
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

  // A reader who follows a link to an explanation finds it unfolded.
  const unfold = () => {
    const aim = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = aim && aim.querySelector("details");
    if (details) details.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
})();
)JS";

}  // namespace muster::detail

#endif
