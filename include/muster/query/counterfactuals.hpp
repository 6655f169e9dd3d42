#ifndef MUSTER_QUERY_COUNTERFACTUALS_HPP
#define MUSTER_QUERY_COUNTERFACTUALS_HPP

#include <cstddef>
#include <iterator>
#include <span>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/status_change.hpp>

namespace muster {

namespace detail {
class counterfactual_search;
}

/// What one thing, supposed by itself, would change.
struct counterfactual {
    assumption supposed{};                     ///< what was supposed, by itself
    std::span<const status_change> changes{};  ///< in order of addition; of the answer, and lasts as long
};

/// The answer of `counterfactuals`: one entry for each thing supposed, in the order asked.
class counterfactuals_answer : public answer_base {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = counterfactual;
        using difference_type = std::ptrdiff_t;
        using pointer = const counterfactual*;
        using reference = counterfactual;

        iterator() = default;
        iterator(const counterfactuals_answer* of, std::size_t at) : of_{of}, at_{at} {}
        [[nodiscard]] counterfactual operator*() const { return (*of_)[at_]; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        const counterfactuals_answer* of_ = nullptr;
        std::size_t at_ = 0;
    };

    /// How many things were supposed.
    [[nodiscard]] std::size_t size() const noexcept { return supposed_.size(); }
    [[nodiscard]] bool empty() const noexcept { return supposed_.empty(); }
    /// What number `i` would change, in the order asked.
    [[nodiscard]] counterfactual operator[](std::size_t i) const {
        return {supposed_[i], std::span{changes_}.subspan(first_[i], first_[i + 1] - first_[i])};
    }
    [[nodiscard]] iterator begin() const { return {this, 0}; }
    [[nodiscard]] iterator end() const { return {this, size()}; }

    friend bool operator==(const counterfactuals_answer&, const counterfactuals_answer&) = default;

private:
    friend class detail::counterfactual_search;

    std::vector<assumption> supposed_{};
    std::vector<std::size_t> first_{0};  // where the changes of each begin
    std::vector<status_change> changes_{};
};

/// Which changes are told.
struct counterfactuals_options {
    bool everything =
        false;  ///< statements, preconditions, votes and gates too, and not only who comes and what stands
};

/// What each thing, supposed by itself in a world, would change: of contributions, actors, roles, mandates and forces.
/// For each it is what `compare(c, w, w.with(what, is))` lists, but all are asked at once, 64 or 512 in a pass over
/// what they change: one evaluation, and from there at the cost of what changes. Throws `error` for a handle of another
/// proposal, and where the proposal has grown since it was compiled.
[[nodiscard]] counterfactuals_answer counterfactuals(const compiled& c, const world& w,
                                                     std::span<const assumption> supposed,
                                                     const counterfactuals_options& options = {});
/// The same for every leaf and everything the world sets, the other way: who falls if it fails, who joins if it holds.
[[nodiscard]] counterfactuals_answer counterfactuals(const compiled& c, const world& w,
                                                     const counterfactuals_options& options = {});
[[nodiscard]] counterfactuals_answer counterfactuals(const proposal& p, const world& w,
                                                     const counterfactuals_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/counterfactuals.hpp>
#endif

#endif
