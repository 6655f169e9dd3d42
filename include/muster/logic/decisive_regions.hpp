#ifndef MUSTER_LOGIC_DECISIVE_REGIONS_HPP
#define MUSTER_LOGIC_DECISIVE_REGIONS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <muster/logic/vote_counts.hpp>
#include <muster/logic/vote_space.hpp>

namespace muster::logic::counting {

/// The sums at which a motion is adopted (or rejected), in regions: within one, the same steps of one member to the
/// next lower (higher) option change the result. Only regions that some way to vote comes to.
class decisive_regions {
public:
    /// Throws `limit_reached`.
    decisive_regions(const vote_space& space, bool adopted, budget& allowed)
        : space_{&space}, adopted_{adopted}, cuts_{space.quotas()} {
        for (std::size_t c = 0; c < space.coordinates(); ++c) {
            std::vector<std::int64_t> moved;
            for (const std::int64_t quota : cuts_[c])
                for (std::size_t k = 0; k < space.kinds(); ++k)
                    for (std::size_t o = 1; o < space.options(); ++o) {
                        const std::int64_t step = space.adds(k, o, c) - space.adds(k, o - 1, c);
                        moved.push_back(adopted ? quota + step : quota - step);
                    }
            for (const std::int64_t cut : moved)
                if (cut > 0) cuts_[c].push_back(cut);
            vote_space::sort_and_unite(cuts_[c]);
        }
        const vote_counter counter{
            space, one_of_each(space, any_vote, uncounted), cuts_,
            [&](sums low, sums high) { return space.is_adopted(adopted ? high : low) == adopted; }, allowed};
        const generating_function cells = counter.everybody();
        std::map<std::vector<bool>, std::vector<cell>> found;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const sums at = cells.exponent(i);
            if (space.is_adopted(at) != adopted) continue;
            allowed.check_time();
            std::vector<bool> decisive(space.kinds() * space.options(), false);
            for (std::size_t k = 0; k < space.kinds(); ++k)
                for (std::size_t o = 0; o < space.options(); ++o)
                    if (o != last_step())
                        decisive[k * space.options() + o] =
                            space.is_adopted_after(at, k, o, adopted ? o - 1 : o + 1) != adopted;
            found[std::move(decisive)].emplace_back(at.begin(), at.end());
        }
        for (auto& [decisive, its_cells] : found) regions_.push_back(region_of(decisive, std::move(its_cells)));
    }

    /// How many regions.
    [[nodiscard]] std::size_t size() const noexcept { return regions_.size(); }
    /// The option from which there is no step.
    [[nodiscard]] std::size_t last_step() const noexcept { return adopted_ ? 0 : space_->options() - 1; }
    /// Whether the step of a member of kind k from option o to the next changes the result in region r.
    [[nodiscard]] bool is_decisive(std::size_t r, std::size_t k, std::size_t o) const {
        return regions_[r].decisive[k * space_->options() + o];
    }
    /// Whether sums lie in region r.
    [[nodiscard]] bool contains(std::size_t r, sums s) const {
        cell of(s.begin(), s.end());
        of[0] = 0;
        for (std::size_t c = 0; c < space_->coordinates(); ++c) of[c + 1] = floor_in(cuts_[c], s[c + 1]);
        return std::binary_search(regions_[r].cells.begin(), regions_[r].cells.end(), of);
    }
    /// What tells region r from all others.
    [[nodiscard]] const cut_lists& cuts(std::size_t r) const { return regions_[r].cuts; }
    /// Whether some sums between these may lie in region r.
    [[nodiscard]] bool may_contain(std::size_t r, sums low, sums high) const {
        for (std::size_t c = 0; c < space_->coordinates(); ++c)
            if (high[c + 1] < regions_[r].low[c + 1] || (regions_[r].end[c] != 0 && low[c + 1] >= regions_[r].end[c]))
                return false;
        return true;
    }

private:
    // Sums that no cut tells apart, by the least of them.
    using cell = std::vector<std::int64_t>;
    struct region {
        std::vector<bool> decisive{};
        std::vector<cell> cells{};  // ascending
        cut_lists cuts{};
        cell low{};                       // at most the least sums
        std::vector<std::int64_t> end{};  // beyond all sums, by coordinate; zero: there is no end
    };

    [[nodiscard]] region region_of(std::vector<bool> decisive, std::vector<cell> cells) const {
        region result{.decisive = std::move(decisive),
                      .cells = std::move(cells),
                      .cuts = cut_lists(space_->coordinates()),
                      .low = {},
                      .end = std::vector<std::int64_t>(space_->coordinates())};
        std::sort(result.cells.begin(), result.cells.end());
        result.low = result.cells.front();
        for (std::size_t c = 0; c < space_->coordinates(); ++c) {
            bool is_bounded = true;
            for (const cell& at : result.cells) {
                const std::int64_t begin = at[c + 1];
                const auto end = std::upper_bound(cuts_[c].begin(), cuts_[c].end(), begin);
                if (begin > 0) result.cuts[c].push_back(begin);
                result.low[c + 1] = (std::min)(result.low[c + 1], begin);
                if (end == cuts_[c].end()) {
                    is_bounded = false;
                } else {
                    result.cuts[c].push_back(*end);
                    result.end[c] = (std::max)(result.end[c], *end);
                }
            }
            if (!is_bounded) result.end[c] = 0;
            vote_space::sort_and_unite(result.cuts[c]);
        }
        return result;
    }

    const vote_space* space_;
    bool adopted_;
    cut_lists cuts_;
    std::vector<region> regions_{};
};

}  // namespace muster::logic::counting

#endif
