#ifndef MUSTER_LOGIC_IMPL_BDD_HPP
#define MUSTER_LOGIC_IMPL_BDD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/bdd.hpp>

namespace muster::logic {

MUSTER_INLINE bdd bdd_manager::conjunction(bdd f, bdd g) {
    bdd result;
    if (conjunction_at_once(f, g, result)) return result;
    const std::size_t base = pairs_.size();
    try {
        open_pair(f, g);
        for (;;) {
            pair_frame& top = pairs_.back();
            bdd next_f, next_g;
            if (!top.has_low) {
                next_f = cofactor(top.f, top.at, false);
                next_g = cofactor(top.g, top.at, false);
            } else {
                next_f = cofactor(top.f, top.at, true);
                next_g = cofactor(top.g, top.at, true);
            }
            if (!conjunction_at_once(next_f, next_g, result)) {
                open_pair(next_f, next_g);
                continue;
            }
            for (;;) {  // hand the result upwards
                pair_frame& frame = pairs_.back();
                if (!frame.has_low) {
                    frame.low = result;
                    frame.has_low = true;
                    break;
                }
                result = make(frame.at, frame.low, result);
                cache_.store(frame.f.code(), frame.g.code(), and_mark, result.code());
                pairs_.pop_back();
                if (pairs_.size() == base) return result;
            }
        }
    } catch (...) {
        pairs_.resize(base);
        throw;
    }
}

MUSTER_INLINE bdd bdd_manager::if_then_else(bdd f, bdd g, bdd h) {
    bdd result;
    if (choice_at_once(f, g, h, result)) return result;
    const std::size_t base = triples_.size();
    try {
        open_triple(f, g, h);
        for (;;) {
            const triple_frame top = triples_.back();
            const bool side = top.has_low;
            bdd next_f = cofactor(top.f, top.at, side), next_g = cofactor(top.g, top.at, side),
                next_h = cofactor(top.h, top.at, side);
            if (!choice_at_once(next_f, next_g, next_h, result)) {
                open_triple(next_f, next_g, next_h);
                continue;
            }
            for (;;) {
                triple_frame& frame = triples_.back();
                if (!frame.has_low) {
                    frame.low = result;
                    frame.has_low = true;
                    break;
                }
                result = make(frame.at, frame.low, result);
                cache_.store(frame.f.code(), frame.g.code(), frame.h.code(), result.code());
                result = result.negated_if(frame.negate);
                triples_.pop_back();
                if (triples_.size() == base) return result;
            }
        }
    } catch (...) {
        triples_.resize(base);
        throw;
    }
}

MUSTER_INLINE bdd bdd_manager::conjunction(std::vector<bdd> parts) {
    std::sort(parts.begin(), parts.end(), [&](bdd f, bdd g) { return comes_before(g, f); });
    bdd result = bdd::constant(true);
    for (const bdd part : parts) result = conjunction(part, result);
    return result;
}

MUSTER_INLINE void bdd_manager::collect(std::span<const bdd> roots) {
    marks_.assign(table_.end(), 0);
    std::vector<std::uint32_t> pending;
    const auto mark = [&](std::uint32_t node) {
        if (node != 0 && marks_[node] == 0) {
            marks_[node] = 1;
            pending.push_back(node);
        }
    };
    for (const bdd root : roots) mark(root.node());
    while (!pending.empty()) {
        const std::uint32_t node = pending.back();
        pending.pop_back();
        mark(table_[node].low >> 1);
        mark(table_[node].high >> 1);
    }
    table_.sweep(marks_);
    cache_.clear();
}

MUSTER_INLINE void bdd_manager::step() {
    table_.allowed().step();
    if ((++steps_ & 0xFFU) == 0) cache_.fit(table_.live());
}

MUSTER_INLINE bool bdd_manager::conjunction_at_once(bdd& f, bdd& g, bdd& result) {
    if (f.code() > g.code()) std::swap(f, g);
    if (f == g || f.is_never()) result = f;
    else if (f.is_always()) result = g;
    else if (f == !g) result = bdd::constant(false);
    else {
        std::uint32_t found = 0;
        if (!cache_.find(f.code(), g.code(), and_mark, found)) return false;
        result = bdd{found};
    }
    return true;
}

MUSTER_INLINE void bdd_manager::open_pair(bdd f, bdd g) {
    step();
    pairs_.push_back({f, g, bdd{}, (std::min)(level_of(f), level_of(g)), false});
}

MUSTER_INLINE bool bdd_manager::choice_at_once(bdd& f, bdd& g, bdd& h, bdd& result) {
    if (f == g) g = bdd::constant(true);
    else if (f == !g) g = bdd::constant(false);
    if (f == h) h = bdd::constant(false);
    else if (f == !h) h = bdd::constant(true);
    if (f.is_constant()) result = f.is_always() ? g : h;
    else if (g == h) result = g;
    else if (g.is_never()) result = conjunction(!f, h);
    else if (g.is_always()) result = disjunction(f, h);
    else if (h.is_never()) result = conjunction(f, g);
    else if (h.is_always()) result = disjunction(!f, g);
    else if (const level top = level_of(f);
             top < level_of(g) && top < level_of(h) && low(f).is_constant() && high(f).is_constant()) {
        result = f.is_complemented() ? make(top, g, h) : make(top, h, g);
    } else {
        negate_ = false;
        if (f.is_complemented()) {
            f = !f;
            std::swap(g, h);
        }
        if (g.is_complemented()) {
            negate_ = true;
            g = !g;
            h = !h;
        }
        std::uint32_t found = 0;
        if (!cache_.find(f.code(), g.code(), h.code(), found)) return false;
        result = bdd{found}.negated_if(negate_);
    }
    return true;
}

MUSTER_INLINE void bdd_manager::open_triple(bdd f, bdd g, bdd h) {
    step();
    triples_.push_back({f, g, h, bdd{}, (std::min)({level_of(f), level_of(g), level_of(h)}), false, negate_});
}

MUSTER_INLINE bdd bdd_manager::at_least(std::uint64_t threshold, std::vector<weighted_part> parts) {
    if (threshold == 0) return bdd::constant(true);
    std::sort(parts.begin(), parts.end(), [&](const weighted_part& a, const weighted_part& b) {
        return a.function != b.function ? comes_before(a.function, b.function) : a.weight < b.weight;
    });
    struct range {
        std::int64_t last;
        bdd function;
    };
    struct answer {
        std::int64_t first, last;
        bdd function;
    };
    struct frame {
        std::size_t index;
        std::int64_t rest;
        answer low;
        bool has_low;
    };
    constexpr std::int64_t far = (std::numeric_limits<std::int64_t>::max)() / 4;
    const std::size_t n = parts.size();
    std::vector<std::int64_t> sum(n + 1, 0);  // of the parts from an index on
    for (std::size_t i = n; i-- > 0;) sum[i] = sum[i + 1] + static_cast<std::int64_t>(parts[i].weight);
    std::vector<std::map<std::int64_t, range>> known(n);

    const auto at_once = [&](std::size_t index, std::int64_t rest, answer& result) {
        if (rest <= 0) result = {-far, 0, bdd::constant(true)};
        else if (rest > sum[index]) result = {sum[index] + 1, far, bdd::constant(false)};
        else {
            auto after = known[index].upper_bound(rest);
            if (after == known[index].begin()) return false;
            --after;
            if (rest > after->second.last) return false;
            result = {after->first, after->second.last, after->second.function};
        }
        return true;
    };
    answer result{};
    if (at_once(0, static_cast<std::int64_t>(threshold), result)) return result.function;
    std::vector<frame> path{{0, static_cast<std::int64_t>(threshold), {}, false}};
    for (;;) {
        const frame& top = path.back();
        const std::int64_t rest =
            top.has_low ? top.rest - static_cast<std::int64_t>(parts[top.index].weight) : top.rest;
        if (const std::size_t next = top.index + 1; !at_once(next, rest, result)) {
            path.push_back({next, rest, {}, false});
            continue;
        }
        while (!path.empty()) {
            frame& done = path.back();
            if (!done.has_low) {
                done.low = result;
                done.has_low = true;
                break;
            }
            const auto weight = static_cast<std::int64_t>(parts[done.index].weight);
            result = {(std::max)(done.low.first, result.first + weight),
                      (std::min)(done.low.last, result.last + weight),
                      if_then_else(parts[done.index].function, result.function, done.low.function)};
            known[done.index].insert_or_assign(result.first, range{result.last, result.function});
            path.pop_back();
        }
        if (path.empty()) return result.function;
    }
}

}  // namespace muster::logic

#endif
