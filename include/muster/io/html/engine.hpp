#ifndef MUSTER_IO_HTML_ENGINE_HPP
#define MUSTER_IO_HTML_ENGINE_HPP

namespace muster::detail {

/// The evaluator of a page, over what `page_model` writes: from what a day sets and what the reader supposes to the
/// status of everything, as `logic::evaluate` after `as_supposed`.
inline constexpr const char* page_engine = R"JS(const engineOf = model => {
  const UNMET = 0, OPEN = 1, MET = 2, NONE = 3, count = model.rules.length;
  const isLeaf = p => model.rules[p].length === 0;
  const threshold = p => model.rules[p][0];
  const weight = (p, k) => model.weights[p] ? model.weights[p][k - 1] : 1;
  const literal = (statuses, part) => part & 1 ? 2 - statuses[part >> 1] : statuses[part >> 1];
  const apply = (p, statuses) => {
    let least = 0, most = 0;
    const rule = model.rules[p];
    for (let k = 1; k < rule.length; ++k) {
      const is = literal(statuses, rule[k]);
      if (is === MET) least += weight(p, k);
      if (is !== UNMET) most += weight(p, k);
    }
    return (least >= rule[0] ? 1 : 0) + (most >= rule[0] ? 1 : 0);
  };
  // Who counts whom within a loop: the place of the member, and which of its parts.
  const users = model.loops.map(([first, last]) => {
    const result = Array.from({ length: last - first }, () => []);
    for (let p = first; p < last; ++p)
      for (let k = 1; k < model.rules[p].length; ++k) {
        const part = model.rules[p][k];
        if (part >> 1 >= first && !(part & 1)) result[(part >> 1) - first].push([p - first, k]);
      }
    return result;
  });
  // The members of a loop that hold, by the least fixpoint; `upper`: what is open holds; `against`: the other bound.
  const settle = (number, settings, statuses, upper, against) => {
    const [first, last] = model.loops[number], size = last - first;
    const holds = new Uint8Array(size), cut = new Uint8Array(size), sum = new Array(size).fill(0), changed = [];
    for (let i = 0; i < size; ++i) {
      const p = first + i, set = settings[p];
      let value;
      if (set !== NONE || isLeaf(p)) {
        cut[i] = 1;
        value = set === MET || (set !== UNMET && upper);
      } else {
        for (let k = 1; k < model.rules[p].length; ++k) {
          const part = model.rules[p][k], q = part >> 1;
          const is = q < first ? literal(statuses, part) : UNMET;
          if (q < first ? is === MET || (upper && is === OPEN) : (part & 1) && !against[q - first]) sum[i] += weight(p, k);
        }
        value = sum[i] >= threshold(p);
      }
      if (value) { holds[i] = 1; changed.push(i); }
    }
    while (changed.length > 0)
      for (const [j, k] of users[number][changed.pop()]) {
        if (cut[j] || holds[j]) continue;
        sum[j] += weight(first + j, k);
        if (sum[j] >= threshold(first + j)) { holds[j] = 1; changed.push(j); }
      }
    return holds;
  };
  const solve = (number, settings, statuses) => {
    const [first, last, negation] = model.loops[number];
    let low = new Uint8Array(last - first), high = settle(number, settings, statuses, true, low), next;
    for (;;) {
      next = settle(number, settings, statuses, false, high);
      if (!negation || next.every((value, i) => value === low[i])) break;
      low = next;
      high = settle(number, settings, statuses, true, low);
    }
    for (let i = 0; i < last - first; ++i) statuses[first + i] = next[i] ? MET : high[i] ? OPEN : UNMET;
  };
  // The status of every position.
  const evaluate = settings => {
    const statuses = new Uint8Array(count);
    let loop = 0;
    for (let p = 0; p < count;) {
      if (loop < model.loops.length && model.loops[loop][0] === p) {
        solve(loop, settings, statuses);
        p = model.loops[loop++][1];
      } else {
        statuses[p] = settings[p] !== NONE ? settings[p] : isLeaf(p) ? OPEN : apply(p, statuses);
        ++p;
      }
    }
    return statuses;
  };
  // What a world sets, with suppositions: pairs of a thing and a status. `hidden`: pairs of a position and a status;
  // `said`: pairs of a thing and what is reported of it, three more where that is how a vote came out.
  const suppose = (hidden, said, suppositions) => {
    const world = new Map(said.map(([thing, value]) => [thing, { is: value % 3, outcome: value > 2, supposed: false }]));
    for (const [thing, is] of suppositions) world.set(thing, { is, outcome: false, supposed: true });
    const result = new Map(world), again = new Set();
    for (const [thing, s] of world) {
      const vote = model.votes[thing];
      if (!vote) continue;
      if (s.supposed) again.add(vote[0]);
      if (s.is === MET) for (const other of vote.slice(1)) if (!world.has(other)) result.set(other, { ...s, is: UNMET });
    }
    for (const [thing, s] of world) {
      if (!(thing in model.putToVote)) continue;
      const put = world.get(model.putToVote[thing]);
      const decidesAgain = again.has(thing) || (put && put.supposed);
      if ((s.supposed && s.is === OPEN) || (decidesAgain && s.outcome)) result.delete(thing);
    }
    const settings = new Uint8Array(count).fill(NONE);
    for (const [position, is] of hidden) settings[position] = is;
    for (const thing of Array.from(result.keys()).sort((a, b) => a - b)) {
      const s = result.get(thing);
      settings[model.at[thing]] = s.is;
      if (s.supposed && s.is === UNMET) for (const made of model.brings[thing] || []) settings[model.at[made]] = UNMET;
    }
    return settings;
  };
  return { evaluate, suppose };
};
)JS";

}  // namespace muster::detail

#endif
