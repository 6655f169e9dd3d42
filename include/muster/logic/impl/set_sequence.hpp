#ifndef MUSTER_LOGIC_IMPL_SET_SEQUENCE_HPP
#define MUSTER_LOGIC_IMPL_SET_SEQUENCE_HPP

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/set_sequence.hpp>

namespace muster::logic {

MUSTER_INLINE std::optional<std::vector<literal<variable>>> set_sequence::next(budget& allowed) {
    if (waiting_.empty()) return std::nullopt;
    state s = waiting_.top();
    for (;;) {
        allowed.step();
        if (waiting_.size() > allowed.nodes()) throw limit_reached{ended::nodes};
        if (s.node == set_family::empty_set) {
            if (s.rest == no_link) break;
            s.node = rests_[s.rest].node;
            s.rest = rests_[s.rest].next;
            continue;
        }
        waiting_.pop();
        const set_family::node& n = family_->nodes()[s.node];
        const double after = s.rest == no_link ? 0 : rests_[s.rest].least;
        const std::uint64_t use_after = s.rest == no_link ? 0 : rests_[s.rest].least_use;
        const auto fits = [&](const state& t, std::uint64_t use) {  // what the sets that begin so use at least
            return t.total < infinite && (bound_ == unusable || sum(t.used, use) <= bound_);
        };
        state low = s, high = s;
        low.node = n.low;
        low.total = s.spent + least_[n.low] + after;
        high.node = n.high;
        if (n.adds.is_part()) {
            const set_family::node_index root = family_->parts()[n.adds.part].root;
            high.total = s.spent + least_[root] + least_[n.high] + after;
            if (!fits(high, sum(use(root), sum(use(n.high), use_after)))) {
                high.total = infinite;
            } else if (n.high != set_family::empty_set) {
                rests_.push_back({n.high, s.rest, least_[n.high] + after, sum(use(n.high), use_after)});
                high.rest = static_cast<std::uint32_t>(rests_.size()) - 1;
            }
            high.node = root;
        } else {
            high.spent = s.spent + costs_[s.node];
            high.total = high.spent + least_[n.high] + after;
            if (bound_ != unusable) high.used = sum(s.used, family_->cost(s.node));
            if (!fits(high, sum(use(n.high), use_after))) {
                high.total = infinite;
            } else {
                chosen_.push_back({n.adds.variable, s.chosen});
                high.chosen = static_cast<std::uint32_t>(chosen_.size()) - 1;
            }
        }
        if (!fits(low, sum(use(n.low), use_after))) low.total = infinite;
        const bool takes_high = high.total < low.total;
        const state& first = takes_high ? high : low;
        const state& second = takes_high ? low : high;
        if (second.total < infinite) push(second);
        if (first.total < infinite) push(first);
        if (waiting_.empty()) return std::nullopt;
        s = waiting_.top();
    }
    waiting_.pop();
    std::vector<literal<variable>> result;
    for (std::uint32_t c = s.chosen; c != no_link; c = chosen_[c].next) result.push_back(chosen_[c].of);
    std::sort(result.begin(), result.end());
    cost_ = s.total;
    return result;
}

MUSTER_INLINE set_sequence smallest_sets(const set_family& family) {
    return set_sequence{family, [](literal<variable>) { return 1.0; }};
}

}  // namespace muster::logic

#endif
