#ifndef MUSTER_IO_HTML_LEAD_PROGRAM_HPP
#define MUSTER_IO_HTML_LEAD_PROGRAM_HPP

namespace muster::detail {

/// Writes the answer on top of a page and the balance, as `page_lead` does, from statuses that the engine worked out.
/// `is`: the status of every position; `settings`: what was set; `mentioned`: whether a thing had been mentioned;
/// `inForce`: whether what stands for an offer is.
inline constexpr const char* page_lead_program = R"JS(const leadOf = (data, hasCard, evaluate) => {
  const UNMET = 0, OPEN = 1, MET = 2, NONE = 3, model = data.model;
  const names = new Map(data.supposable.map(([thing, , name]) => [thing, name]));
  const thingAt = new Map(Array.from(names.keys(), thing => [model.at[thing], thing]));
  const watched = new Set(data.watched);
  const escaped = text => text.replace(/[&<>"']/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" })[c]);
  const filled = (name, ...words) => data.phrases[name].replace(/\{(\d)\}/g, (_, i) => words[i]);
  const listed = (all, most, between = ", ", last = " and ") => {
    const told = all.length > most + 1 ? [...all.slice(0, most), filled("more", all.length - most)] : all;
    return told.map((one, i) => (i === 0 ? "" : i + 1 === told.length ? last : between) + one).join("");
  };
  const number = n => n === Infinity ? filled("unbounded") : n.toLocaleString("en-US");
  const nameOf = thing => hasCard(thing) ? "<a href=\"#why-" + thing + "\">" + escaped(names.get(thing)) + "</a>" : escaped(names.get(thing));

  // The first things on the ways down that are not as the contribution needs them.
  const groundsOf = (of, is, settings, mentioned) => {
    const start = model.at[of], ahead = [[start, MET]], seen = new Set([2 * start + 1]), found = [];
    while (ahead.length > 0) {
      const [p, want] = ahead.pop(), thing = thingAt.get(p);
      const isByOffers = data.decisions[thing] === of && settings[p] === NONE && model.rules[p].length > 0;
      if (thing !== undefined && thing !== of && !isByOffers) {
        if (mentioned(thing)) found.push([thing, want]);
        continue;
      }
      if (settings[p] !== NONE) continue;
      const rule = model.rules[p];
      for (let k = 1; k < rule.length; ++k) {
        const q = rule[k] >> 1, needs = rule[k] & 1 ? 2 - want : want, mark = 2 * q + (needs === MET ? 1 : 0);
        if (is[q] === needs || (is[p] === OPEN && is[q] !== OPEN) || seen.has(mark)) continue;
        seen.add(mark);
        ahead.push([q, needs]);
      }
    }
    const declined = found.length === 1 && data.decisions[found[0][0]] === of && is[model.at[found[0][0]]] === UNMET;
    return declined ? [] : found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };
  // The statuses if all that is worth watching were open: what is unmet then stays so.
  const withAllOpen = (settings, mentioned) => {
    const open = settings.slice();
    for (const thing of data.watched) {
      const p = model.at[thing], follows = thing in data.decisions && model.rules[p].length > 0 && settings[p] === NONE;
      if (mentioned(thing) && !follows) open[p] = OPEN;
    }
    return evaluate(open);
  };
  const groundWords = ([thing, want], of) => {
    const words = data.decisions[thing] === of && of !== undefined ? filled("own") : nameOf(thing);
    return want === MET ? words : filled("not", words);
  };

  const size = (least, most, known) => {
    const words = least === most ? number(least) : most !== Infinity ? filled("between", number(least), number(most))
      : least === 0 ? filled("unbounded") : filled("or_more", number(least));
    return known === 2 ? filled("assumed", words) : known === 1 ? words : filled("not_all_named", words);
  };
  // The figures of a need and who stands behind each, in the order of `data.figures`.
  const balanceOf = (need, is, settings, mentioned, inForce) => {
    const [, needed, , counts, , rows] = need, status = v => v < 0 ? MET : is[model.at[v]];
    const figures = [needed, 0, 0, 0, 0, 0, 0], who = figures.map(() => []), unsized = [[], [], [], [], []];
    for (const [contribution, offers = [[1, 1, -1, -1, -1, 1]]] of rows) {
      if (!mentioned(contribution)) continue;
      const comes = status(contribution), terms = termsOf.get(contribution);
      const deployed = terms >= 0 && settings[model.at[terms]] === MET;
      let least = 0, most = 0, saidLeast = 0, saidMost = 0, sized = true, assumed = false;
      for (const [low, top, countedBy, atMost, stated, known] of offers) {
        if (stated >= 0 && !inForce(stated)) continue;
        const high = top < 0 ? Infinity : top, counted = status(countedBy), whole = atMost < 0 ? OPEN : status(atMost);
        if (comes !== UNMET && counted !== UNMET) {
          const largest = known === 0 ? (whole === MET ? needed : 0) : high;
          if (comes === MET && counted === MET) least += whole === MET ? largest : low;
          most += whole === UNMET ? low : largest;
        }
        saidLeast += low;
        saidMost += high;
        sized = sized && known !== 0;
        assumed = assumed || known === 2;
      }
      const place = comes === UNMET ? 4 : comes === OPEN ? 3 : deployed ? 1 : 2;
      if (comes === UNMET) figures[4] += saidMost;
      else {
        if (!sized && most === 0) ++figures[6];
        figures[deployed && comes === MET ? 1 : 2] += least;
        figures[3] += most === Infinity ? Infinity : most - least;
      }
      const hasNumber = sized || saidMost !== 0;
      if (comes === UNMET && !hasNumber) continue;
      const by = nameOf(actorOf.get(contribution));
      (hasNumber ? who : unsized)[place].push(hasNumber && !counts ? filled("size", by, size(saidLeast, saidMost, assumed ? 2 : sized ? 1 : 0)) : by);
    }
    who[6] = [1, 2, 3].flatMap(place => unsized[place]);
    figures[5] = Math.max(0, needed - figures[1] - figures[2]);
    return [figures, who];
  };
  const actorOf = new Map(data.contributions.map(c => [c[0], c[1]])), termsOf = new Map(data.contributions.map(c => [c[0], c[3]]));
  const share = (n, whole) => { const tenths = Math.min(1000, Math.floor(n * 1000 / whole)); return Math.floor(tenths / 10) + "." + tenths % 10 + "%"; };
  const figuresHtml = ([figures, who]) => {
    const [needed, deployed, firm, possible] = figures, sure = deployed + firm;
    const may = possible === Infinity ? 0.1 * Math.max(sure, needed) : possible, whole = Math.max(needed, sure + may, 1);
    let html = "<div class=\"bar\" aria-hidden=\"true\">";
    for (const [kind, n] of [["deployed", deployed], ["firm", firm], ["possible", may]])
      if (n > 0) html += "<span class=\"" + kind + "\" style=\"width:" + share(Math.floor(n), whole) + "\"></span>";
    html += "<i style=\"left:" + share(needed, whole) + "\"></i></div><dl>";
    data.figures.forEach(([name, words], i) => {
      if (figures[i] === 0 && who[i].length === 0 && i !== 0 && i !== 5) return;
      html += "<div class=\"of-" + (figures[i] === 0 ? "none" : name) + "\"><dt>" + words + "</dt><dd>" + number(figures[i]) +
        (who[i].length ? " <span class=\"by\">" + listed(who[i], 8) + "</span>" : "") + "</dd></div>";
    });
    return html + "</dl>";
  };

  // All of it: the five lines by their names, and the HTML of each need.
  return (is, settings, mentioned, inForce, silent) => {
    const by = [[], [], []];
    for (const { thing } of data.actorsCounted) {
      const status = is[model.at[thing]];
      if (status !== MET && silent(thing, status)) continue;
      by[status].push(nameOf(thing));
    }
    const told = all => all.length ? filled("counted", number(all.length), listed(all, 8)) : filled("nobody");
    const lines = { come: told(by[MET]), may: filled("and_not", told(by[OPEN]), number(by[UNMET].length)) };
    const groups = new Map(), counts = new Map(), whateverHappens = withAllOpen(settings, mentioned);
    for (const [of, actor] of data.contributions) {
      if (!mentioned(of) || is[model.at[of]] === MET || whateverHappens[model.at[of]] === UNMET) continue;
      const grounds = groundsOf(of, is, settings, mentioned);
      if (grounds.length === 0) continue;
      const on = listed(grounds.map(ground => groundWords(ground, of)), 3), who = nameOf(is[model.at[actor]] === MET ? of : actor);
      if (!groups.has(on)) groups.set(on, []);
      if (!groups.get(on).includes(who)) groups.get(on).push(who);
      for (const [thing, want] of grounds)
        if (watched.has(thing) && data.decisions[thing] !== of) {
          const mark = 2 * thing + (want === MET ? 0 : 1);
          counts.set(mark, (counts.get(mark) || 0) + 1);
        }
    }
    const waits = Array.from(groups).sort((a, b) => b[1].length - a[1].length).map(([on, who]) => filled("for", listed(who, 4), on));
    lines.waits = waits.length ? listed(waits, 4, "; ", "; ") : filled("nobody_waits");
    const needs = data.needs.filter(need => mentioned(need[0])).map(need => [need, balanceOf(need, is, settings, mentioned, inForce)]);
    const short = needs.filter(([, [figures]]) => figures[5] !== 0)
      .map(([need, [figures]]) => filled("short", nameOf(need[0]), number(figures[5]), escaped(need[2])));
    lines.missing = !needs.length ? filled("no_needs") : short.length ? listed(short, 8, "; ", "; ") : filled("nothing_missing");
    const watch = Array.from(counts).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([mark, n]) => {
      const words = groundWords([mark >> 1, mark & 1 ? UNMET : MET]);
      return n === 1 ? filled("one_waits", words) : filled("several_wait", words, number(n));
    });
    lines.watch = watch.length ? listed(watch, 4, "; ", "; ") : filled("nothing_to_watch");
    return { lines, needs: new Map(needs.map(([need, balance]) => [need[0] + "/" + need[4], figuresHtml(balance)])) };
  };
};
)JS";

}  // namespace muster::detail

#endif
