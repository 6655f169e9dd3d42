#ifndef MUSTER_LOGIC_IMPL_ZDD_HPP
#define MUSTER_LOGIC_IMPL_ZDD_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/logic/zdd.hpp>

namespace muster::logic {

MUSTER_INLINE zdd zdd_manager::without_supersets(zdd f, zdd g) {
    zdd result;
    if (without_at_once(f, g, result)) return result;
    const auto base = wide_path_.size();
    try {
        open_wide(f, g);
        for (;;) {
            const wide_frame top = wide_path_.back();
            zdd next_f, next_g;
            const bool in_g = level_of(top.g) == level_of(top.f);
            switch (top.stage) {
                case 0:
                    next_f = low(top.f);
                    next_g = in_g ? low(top.g) : top.g;
                    break;
                case 1:
                    next_f = high(top.f);
                    next_g = in_g ? high(top.g) : top.g;
                    break;
                default:
                    next_f = top.high;
                    next_g = low(top.g);
            }
            if (!without_at_once(next_f, next_g, result)) {
                open_wide(next_f, next_g);
                continue;
            }
            for (;;) {
                wide_frame& done = wide_path_.back();
                if (done.stage == 0) {
                    done.low = result;
                    done.stage = 1;
                    break;
                }
                if (done.stage == 1 && level_of(done.g) == level_of(done.f)) {
                    done.high = result;
                    done.stage = 2;
                    break;
                }
                result = make(level_of(done.f), done.low, result);
                cache_.store(done.f.node(), done.g.node(), without_mark, result.node());
                wide_path_.pop_back();
                if (wide_path_.size() == base) return result;
            }
        }
    } catch (...) {
        wide_path_.clear();
        throw;
    }
}

MUSTER_INLINE bool zdd_manager::without_at_once(zdd& f, zdd& g, zdd& result) {
    while (level_of(g) < level_of(f)) g = low(g);
    if (f == zdd::nothing() || g == zdd::nothing()) result = f;
    else if (f == g || g == zdd::empty_set()) result = zdd::nothing();
    else {
        std::uint32_t found = 0;
        if (!cache_.find(f.node(), g.node(), without_mark, found)) return false;
        result = zdd{found};
    }
    return true;
}

MUSTER_INLINE void zdd_manager::open_wide(zdd f, zdd g) {
    step();
    wide_path_.push_back({f, g, zdd{}, zdd{}, 0});
}

MUSTER_INLINE bool zdd_manager::at_once(operation op, zdd& f, zdd& g, zdd& result) {
    constexpr zdd nothing = zdd::nothing();
    if (op != operation::subtract && g.node() < f.node()) std::swap(f, g);
    if (f == nothing) result = op == operation::unite ? g : nothing;
    else if (g == nothing) result = op == operation::intersect ? nothing : f;
    else if (f == g) result = op == operation::subtract ? nothing : f;
    else {
        std::uint32_t found = 0;
        if (!cache_.find(f.node(), g.node(), static_cast<std::uint32_t>(op), found)) return false;
        result = zdd{found};
    }
    return true;
}

MUSTER_INLINE void zdd_manager::open(zdd f, zdd g) {
    step();
    path_.push_back({f, g, zdd{}, (std::min)(level_of(f), level_of(g)), false});
}

MUSTER_INLINE zdd zdd_manager::apply(operation op, zdd f, zdd g) {
    zdd result;
    if (at_once(op, f, g, result)) return result;
    try {
        open(f, g);
        for (;;) {
            const frame top = path_.back();
            const bool in_f = level_of(top.f) == top.at, in_g = level_of(top.g) == top.at;
            zdd next_f, next_g;
            if (!top.has_low) {
                next_f = in_f ? low(top.f) : top.f;
                next_g = in_g ? low(top.g) : top.g;
            } else {
                next_f = in_f ? high(top.f) : zdd::nothing();
                next_g = in_g ? high(top.g) : zdd::nothing();
            }
            if (!at_once(op, next_f, next_g, result)) {
                open(next_f, next_g);
                continue;
            }
            while (!path_.empty()) {
                frame& done = path_.back();
                if (!done.has_low) {
                    done.low = result;
                    done.has_low = true;
                    break;
                }
                result = make(done.at, done.low, result);
                cache_.store(done.f.node(), done.g.node(), static_cast<std::uint32_t>(op), result.node());
                path_.pop_back();
            }
            if (path_.empty()) return result;
        }
    } catch (...) {
        path_.clear();
        throw;
    }
}

MUSTER_INLINE void zdd_manager::step() {
    table_.allowed().step();
    if ((++steps_ & 0xFFU) == 0) cache_.fit(table_.live());
}

}  // namespace muster::logic

#endif
