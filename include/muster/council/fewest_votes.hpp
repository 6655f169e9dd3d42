#ifndef MUSTER_COUNCIL_FEWEST_VOTES_HPP
#define MUSTER_COUNCIL_FEWEST_VOTES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace muster::detail::voting {

/// What is lacking to reach a quota, and what each of the members that can still be won brings.
struct demand {
    std::int64_t lacking = 0;
    std::vector<std::int64_t> gains{};  // none below zero
};

/// The smallest number of members who together bring what all demands lack. Nothing where all do not. By one weight and
/// by heads it is exact at once; where members weigh differently by several measures it is searched for, and where the
/// search is long, a number that is enough.
class fewest_votes {
public:
    explicit fewest_votes(std::vector<demand> demands) {
        for (demand& d : demands)
            if (d.lacking > 0) demands_.push_back(std::move(d));
        if (demands_.empty()) return;
        for (std::size_t i = 0; i < demands_.front().gains.size(); ++i) order_.push_back(i);
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t i, std::size_t j) { return worth(i) > worth(j); });
        for (const demand& d : demands_) {
            std::vector<std::int64_t> most = d.gains;
            std::sort(most.begin(), most.end(), std::greater<>{});
            most_.emplace_back(1, 0);
            for (const std::int64_t gain : most) most_.back().push_back(most_.back().back() + gain);
        }
    }

    [[nodiscard]] std::optional<std::size_t> count() {
        if (demands_.empty()) return 0;
        std::size_t least = 0;
        for (std::size_t d = 0; d < demands_.size(); ++d) {
            const auto enough = std::lower_bound(most_[d].begin(), most_[d].end(), demands_[d].lacking);
            if (enough == most_[d].end()) return std::nullopt;
            least = (std::max)(least, static_cast<std::size_t>(enough - most_[d].begin()));
        }
        const std::size_t sufficient = in_order_of_worth();
        for (std::size_t members = least; members < sufficient; ++members)
            if (is_enough(members)) return members;
        return sufficient;
    }

private:
    /// What a member brings, each demand counting alike.
    [[nodiscard]] double worth(std::size_t member) const {
        double sum = 0;
        for (const demand& d : demands_)
            sum += static_cast<double>((std::min)(d.gains[member], d.lacking)) / static_cast<double>(d.lacking);
        return sum;
    }
    // Precondition: all together are enough.
    [[nodiscard]] std::size_t in_order_of_worth() const {
        std::vector<std::int64_t> lacking;
        for (const demand& d : demands_) lacking.push_back(d.lacking);
        std::size_t members = 0;
        while (std::any_of(lacking.begin(), lacking.end(), [](std::int64_t n) { return n > 0; })) {
            for (std::size_t d = 0; d < demands_.size(); ++d) lacking[d] -= demands_[d].gains[order_[members]];
            ++members;
        }
        return members;
    }
    // Whether so many members are enough: goes through all choices of them that may still be.
    [[nodiscard]] bool is_enough(std::size_t members) {
        std::vector<std::int64_t> lacking;
        for (const demand& d : demands_) lacking.push_back(d.lacking);
        std::vector<std::size_t> chosen;  // places in the order, ascending
        for (std::size_t next = 0; steps_ > 0; --steps_) {
            const std::size_t left = members - chosen.size();
            bool is_all = true, is_possible = next + left <= order_.size();
            for (std::size_t d = 0; d < demands_.size(); ++d) {
                is_all = is_all && lacking[d] <= 0;
                is_possible = is_possible && lacking[d] <= most_[d][left];
            }
            if (is_all) return true;
            if (left > 0 && is_possible) {
                for (std::size_t d = 0; d < demands_.size(); ++d) lacking[d] -= demands_[d].gains[order_[next]];
                chosen.push_back(next++);
            } else {
                if (chosen.empty()) return false;
                next = chosen.back() + 1;
                chosen.pop_back();
                for (std::size_t d = 0; d < demands_.size(); ++d) lacking[d] += demands_[d].gains[order_[next - 1]];
            }
        }
        return false;
    }

    std::vector<demand> demands_{};
    std::vector<std::size_t> order_{};               // members, who is worth most first
    std::vector<std::vector<std::int64_t>> most_{};  // for each demand, what so many members bring at most
    std::size_t steps_ = 100'000;
};

}  // namespace muster::detail::voting

#endif
