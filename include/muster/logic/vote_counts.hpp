#ifndef MUSTER_LOGIC_VOTE_COUNTS_HPP
#define MUSTER_LOGIC_VOTE_COUNTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/exact.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/vote_space.hpp>

/// Counting the ways to vote by generating functions: one term for each vector of sums that some way of voting reaches,
/// its coefficient the number of ways. What decides is then asked once for each term, not once for each way of voting.
/// And sums are told apart only where the votes still to come can bring them to different sides of a quota: among n
/// members of weights as different as can be, no more than some 2^(n/2) are held at a time.
namespace muster::logic::counting {

/// Nodes taken from a budget, and given back in the end.
class node_lease {
public:
    /// None so far. The budget must outlive it.
    explicit node_lease(budget& from) noexcept : from_{&from} {}
    node_lease(node_lease&& other) noexcept : from_{other.from_}, nodes_{std::exchange(other.nodes_, 0)} {}
    /// Gives back what it had, and takes what the other has.
    node_lease& operator=(node_lease&& other) noexcept {
        std::swap(from_, other.from_);
        std::swap(nodes_, other.nodes_);
        return *this;
    }
    ~node_lease() { from_->give_back(nodes_); }

    /// Takes some more. Throws `limit_reached`.
    void take(std::size_t nodes = 1) {
        for (; nodes > 0; --nodes, ++nodes_) from_->take_node();
    }

private:
    budget* from_;
    std::uint64_t nodes_ = 0;
};

/// A polynomial by its terms: an exponent, and the number of ways to vote that reach it. Exponents ascending, none
/// twice. Each term takes a node of a budget.
class generating_function {
public:
    /// Without terms. The space and the budget must outlive it.
    generating_function(const vote_space& space, budget& allowed)
        : width_{space.width()}, words_{space.words()}, lease_{allowed} {}

    /// How many terms.
    [[nodiscard]] std::size_t size() const noexcept { return ways_.size() / words_; }
    /// Of term i.
    [[nodiscard]] sums exponent(std::size_t i) const { return {exponents_.data() + i * width_, width_}; }
    /// Of term i: the ways to vote.
    [[nodiscard]] integer ways(std::size_t i) const {
        const auto words = words_of(i);
        integer result;
        import_bits(result, words.rbegin(), words.rend(), 64);
        return result;
    }

    /// Adds a term behind all others, or one way more to the last, whose exponent it is. Throws `limit_reached`.
    void add(sums exponent) {
        static constexpr std::uint64_t one_way[] = {1};
        add(exponent, one_way);
    }
    /// Adds term i of another polynomial in the same way, but for the exponent. Throws `limit_reached`.
    void add(sums exponent, const generating_function& other, std::size_t i) { add(exponent, other.words_of(i)); }

    /// The same polynomial with its terms in order, for one whose exponents were not added in order.
    [[nodiscard]] generating_function in_order(const vote_space& space, budget& allowed) && {
        if (is_in_order_) return std::move(*this);
        std::vector<std::size_t> order(size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t i, std::size_t j) { return precedes(exponent(i), exponent(j)); });
        generating_function result{space, allowed};
        for (const std::size_t i : order) result.add(exponent(i), *this, i);
        return result;
    }
    /// Whether the first of two exponents comes before the second.
    [[nodiscard]] static bool precedes(sums a, sums b) noexcept {
        const std::int64_t *x = a.data(), *y = b.data();
        for (const std::int64_t* end = x + a.size(); x != end; ++x, ++y)
            if (*x != *y) return *x < *y;
        return false;
    }

private:
    using number = std::span<const std::uint64_t>;  // the least 64 bits first

    [[nodiscard]] number words_of(std::size_t i) const { return {ways_.data() + i * words_, words_}; }
    void add(sums exponent, number ways) {
        const sums last = size() == 0 ? sums{} : this->exponent(size() - 1);
        if (last.empty() || !std::equal(last.begin(), last.end(), exponent.begin())) {
            is_in_order_ = is_in_order_ && (last.empty() || precedes(last, exponent));
            lease_.take();
            exponents_.insert(exponents_.end(), exponent.begin(), exponent.end());
            ways_.insert(ways_.end(), ways.begin(), ways.end());
            ways_.resize(size_of_words());
            return;
        }
        std::uint64_t carry = 0;
        std::uint64_t* sum = ways_.data() + (ways_.size() - words_);
        for (std::size_t i = 0; i < words_; ++i) {
            const std::uint64_t added = (i < ways.size() ? ways[i] : 0) + carry;
            carry = added < carry ? 1 : 0;
            sum[i] += added;
            carry += sum[i] < added ? 1 : 0;
        }
    }
    [[nodiscard]] std::size_t size_of_words() const noexcept { return exponents_.size() / width_ * words_; }

    std::size_t width_, words_;
    std::vector<std::int64_t> exponents_{};
    std::vector<std::uint64_t> ways_{};
    bool is_in_order_ = true;
    node_lease lease_;
};

/// The votes of one member: what each vote that it can choose adds to the sums, ascending.
using vote_shifts = std::vector<std::vector<std::int64_t>>;

/// p times the votes of one more member. Each exponent is given to `keep(exponent)`, which may change it and says
/// whether the term is wanted. Linear in p, and the time to sort where exponents are moved past each other. Throws
/// `limit_reached`.
template <class Keep>
[[nodiscard]] generating_function product(const vote_space& space, const generating_function& p,
                                          const vote_shifts& votes, budget& allowed, Keep keep) {
    generating_function result{space, allowed};
    std::vector<std::size_t> next(votes.size(), 0);
    vote_shifts ahead = votes;
    const auto look_ahead = [&](std::size_t j) {
        if (next[j] == p.size()) return;
        const std::int64_t *from = p.exponent(next[j]).data(), *vote = votes[j].data();
        std::int64_t* sum = ahead[j].data();
        for (std::size_t i = 0; i < space.width(); ++i) sum[i] = from[i] + vote[i];
    };
    for (std::size_t j = 0; j < votes.size(); ++j) look_ahead(j);
    std::vector<std::int64_t> least(space.width()), kept(space.width());
    for (;;) {
        bool is_end = true;
        for (std::size_t j = 0; j < votes.size(); ++j)
            if (next[j] < p.size() && (is_end || generating_function::precedes(ahead[j], least))) {
                least = ahead[j];
                is_end = false;
            }
        if (is_end) return std::move(result).in_order(space, allowed);
        allowed.step();
        kept = least;
        const bool is_wanted = keep(std::span<std::int64_t>{kept});
        for (std::size_t j = 0; j < votes.size(); ++j) {
            if (next[j] == p.size() || ahead[j] != least) continue;
            if (is_wanted) result.add(kept, p, next[j]);
            ++next[j];
            look_ahead(j);
        }
    }
}

/// Any vote is allowed.
inline constexpr auto any_vote = [](std::size_t, std::size_t) { return true; };
/// No vote counts.
inline constexpr auto uncounted = [](std::size_t, std::size_t) { return false; };
/// Every vote but those against counts; in the two-valued game those in favour.
inline constexpr auto not_against = [](std::size_t, std::size_t o) { return o != 0; };

/// For each kind k the votes of one of its members, who may choose the options of which `may_choose(k, o)`; those of
/// which `is_counted(k, o)` count.
template <class MayChoose, class IsCounted>
[[nodiscard]] std::vector<vote_shifts> one_of_each(const vote_space& space, MayChoose may_choose,
                                                   IsCounted is_counted) {
    std::vector<vote_shifts> result(space.kinds());
    for (std::size_t k = 0; k < space.kinds(); ++k) {
        for (std::size_t o = 0; o < space.options(); ++o) {
            if (!may_choose(k, o)) continue;
            result[k].emplace_back().push_back(is_counted(k, o) ? 1 : 0);
            for (std::size_t c = 0; c < space.coordinates(); ++c) result[k].back().push_back(space.adds(k, o, c));
        }
        std::sort(result[k].begin(), result[k].end());
    }
    return result;
}

/// The greatest of some ascending values that is not above this one, or zero.
[[nodiscard]] inline std::int64_t floor_in(const std::vector<std::int64_t>& ascending, std::int64_t value) {
    const auto above = std::upper_bound(ascending.begin(), ascending.end(), value);
    return above == ascending.begin() ? 0 : *(above - 1);
}

/// Multiplies the votes of members, one member after the other. What is left of the sums says on which side of all cuts
/// they lie; sums that do not matter are left out. `matters(low, high)`, of the least and most that ways to vote can
/// still come to, must say no only where none of them is asked for. Its functions throw `limit_reached`.
template <class Matters>
class vote_counter {
public:
    /// `one` holds one member of each kind. Space and budget must outlive it.
    vote_counter(const vote_space& space, std::vector<vote_shifts> one, cut_lists cuts, Matters matters,
                 budget& allowed)
        : space_{space},
          one_{std::move(one)},
          cuts_{std::move(cuts)},
          matters_{std::move(matters)},
          allowed_{allowed} {}

    /// All members.
    [[nodiscard]] generating_function everybody() const { return times(nobody(), members_of(every_kind()), {}); }
    /// Calls `visit(k, others)` for each of some kinds with all members but one of kind k; the sums of the others are
    /// told apart as that member's vote can. The kinds are halved again and again, and those of one half share the
    /// product of all others, in which sums are told apart as the votes of the half can.
    template <class Visit>
    void all_but_one(const std::vector<std::size_t>& kinds, Visit visit) const {
        if (kinds.empty()) return;
        std::vector<std::size_t> others;
        for (const std::size_t k : every_kind())
            if (std::find(kinds.begin(), kinds.end(), k) == kinds.end()) others.push_back(k);
        halve(times(nobody(), members_of(others), members_of(kinds)), kinds, visit);
    }
    /// The same for every kind.
    template <class Visit>
    void all_but_one(Visit visit) const {
        all_but_one(every_kind(), visit);
    }

private:
    struct group {
        std::size_t kind = 0;
        std::uint32_t members = 0;
    };
    // For each coordinate, or nothing where more sums would be cut than there are.
    using some_cuts = std::vector<std::optional<std::vector<std::int64_t>>>;
    // What the votes still to come can do: the least and most that they add, and where they cut what was before them.
    struct outlook {
        std::vector<std::int64_t> least, most;
        some_cuts cuts;
        node_lease lease;
    };

    [[nodiscard]] std::vector<std::size_t> every_kind() const {
        std::vector<std::size_t> kinds(space_.kinds());
        std::iota(kinds.begin(), kinds.end(), std::size_t{0});
        return kinds;
    }
    [[nodiscard]] generating_function nobody() const {
        generating_function result{space_, allowed_};
        result.add(std::vector<std::int64_t>(space_.width(), 0));
        return result;
    }
    [[nodiscard]] std::vector<group> members_of(std::span<const std::size_t> kinds) const {
        std::vector<group> result;
        for (const std::size_t k : kinds) result.push_back({k, space_.game().members[k]});
        return result;
    }

    // As deep as the number of kinds can be halved.
    template <class Visit>
    void halve(const generating_function& others, std::span<const std::size_t> kinds, Visit& visit) const {
        if (kinds.size() == 1) {
            const std::size_t k = kinds.front();
            visit(k, times(others, {{k, space_.game().members[k] - 1}}, {{k, 1}}));
            return;
        }
        const auto first = kinds.first(kinds.size() / 2), second = kinds.subspan(kinds.size() / 2);
        halve(times(others, members_of(second), members_of(first)), first, visit);
        halve(times(others, members_of(first), members_of(second)), second, visit);
    }

    // The product of p and the votes of some members, when those of others come later.
    [[nodiscard]] generating_function times(const generating_function& p, const std::vector<group>& now,
                                            const std::vector<group>& later) const {
        std::vector<std::size_t> order;  // kinds, one for each member
        for (const group& g : now) order.insert(order.end(), g.members, g.kind);
        const std::vector<std::vector<std::uint64_t>> most_sums = sums_along(p, now);

        const std::vector<std::int64_t> nothing(space_.coordinates(), 0);
        outlook ahead{nothing, nothing, some_cuts(cuts_.begin(), cuts_.end()), node_lease{allowed_}};
        for (const group& g : later)
            for (std::uint32_t m = 0; m < g.members; ++m) ahead = before(ahead, one_[g.kind], most_sums.back());
        std::vector<outlook> after;  // from the last member to the first
        for (std::size_t i = order.size(); i-- > 0;) {
            outlook earlier = before(ahead, one_[order[i]], most_sums[i]);
            after.push_back(std::exchange(ahead, std::move(earlier)));
        }
        std::vector<std::int64_t> low(space_.width(), 0), high(space_.width(), 0);
        const vote_shifts no_vote{std::vector<std::int64_t>(space_.width(), 0)};
        generating_function result = product(space_, p, no_vote, allowed_, [](auto) { return true; });
        for (const std::size_t k : order) {
            const outlook& view = after.back();
            result = product(space_, result, one_[k], allowed_, [&](std::span<std::int64_t> s) {
                for (std::size_t c = 0; c < space_.coordinates(); ++c) {
                    if (view.cuts[c]) s[c + 1] = floor_in(*view.cuts[c], s[c + 1]);
                    low[c + 1] = s[c + 1] + view.least[c];
                    high[c + 1] = s[c + 1] + view.most[c];
                }
                return matters_(sums{low}, sums{high});
            });
            after.pop_back();
        }
        return result;
    }

    // How many different sums of each coordinate there can be, for p and then after each of the members.
    [[nodiscard]] std::vector<std::vector<std::uint64_t>> sums_along(const generating_function& p,
                                                                     const std::vector<group>& members) const {
        std::vector<std::uint64_t> highest(space_.coordinates(), 0);
        for (std::size_t c = 0; c < space_.coordinates(); ++c)
            for (std::size_t i = 0; i < p.size(); ++i)
                highest[c] = (std::max)(highest[c], static_cast<std::uint64_t>(p.exponent(i)[c + 1]));
        std::vector<std::vector<std::uint64_t>> result;
        const auto tell = [&](std::uint64_t ways) {
            result.push_back(highest);
            for (std::uint64_t& most : result.back()) most = (std::min)(most + 1, ways);
        };
        constexpr std::uint64_t many = std::uint64_t{1} << 62;
        const auto times_at_most = [&](std::uint64_t a, std::uint64_t b) { return a > many / b ? many : a * b; };
        std::uint64_t ways = p.size();  // in which the members can be distributed on their options
        tell(ways);
        for (const group& g : members) {
            const std::uint64_t options = one_[g.kind].size();
            std::uint64_t of_kind = 1;
            for (std::uint64_t m = 1; m <= g.members; ++m) {
                of_kind = options < 2 ? 1 : options == 2 ? m + 1 : times_at_most(m + 1, m + 2) / 2;
                for (std::size_t c = 0; c < space_.coordinates(); ++c)
                    highest[c] += static_cast<std::uint64_t>(most_added(one_[g.kind], c));
                tell(times_at_most(ways, of_kind));
            }
            ways = times_at_most(ways, of_kind);
        }
        return result;
    }
    [[nodiscard]] static std::int64_t most_added(const vote_shifts& one, std::size_t c) {
        std::int64_t result = 0;
        for (std::size_t i = 0; i < one.size(); ++i) result = (std::max)(result, one[i][c + 1]);
        return result;
    }
    [[nodiscard]] static std::int64_t least_added(const vote_shifts& one, std::size_t c) {
        std::int64_t result = most_added(one, c);
        for (std::size_t i = 0; i < one.size(); ++i) result = (std::min)(result, one[i][c + 1]);
        return result;
    }

    // The outlook one vote earlier. Where that would cut a coordinate more often than it has sums, it is not cut.
    [[nodiscard]] outlook before(const outlook& later, const vote_shifts& one,
                                 const std::vector<std::uint64_t>& most_sums) const {
        allowed_.check_time();
        outlook result{later.least, later.most, some_cuts(space_.coordinates()), node_lease{allowed_}};
        for (std::size_t c = 0; c < space_.coordinates(); ++c) {
            result.least[c] += least_added(one, c);
            result.most[c] += most_added(one, c);
            if (!later.cuts[c]) continue;
            std::vector<std::int64_t> cuts, more;
            for (std::size_t i = 0; i < one.size(); ++i) {
                const std::int64_t added = one[i][c + 1];
                const auto above = std::upper_bound(later.cuts[c]->begin(), later.cuts[c]->end(), added);
                std::vector<std::int64_t> shifted{above, later.cuts[c]->end()};
                for (std::int64_t& cut : shifted) cut -= added;
                more.clear();
                std::set_union(cuts.begin(), cuts.end(), shifted.begin(), shifted.end(), std::back_inserter(more));
                cuts.swap(more);
            }
            if (cuts.size() > most_sums[c]) continue;
            result.lease.take(cuts.size() / cuts_in_node);
            result.cuts[c] = std::move(cuts);
        }
        return result;
    }
    static constexpr std::size_t cuts_in_node = 6;

    const vote_space& space_;
    std::vector<vote_shifts> one_;
    cut_lists cuts_;
    Matters matters_;
    budget& allowed_;
};

/// The ways to vote in which the motion is adopted. Throws `limit_reached`.
[[nodiscard]] inline integer count_adopting(const vote_space& space, budget& allowed) {
    const vote_counter counter{space, one_of_each(space, any_vote, uncounted), space.quotas(),
                               [&](sums, sums high) { return space.is_adopted(high); }, allowed};
    const generating_function all = counter.everybody();
    integer result = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (space.is_adopted(all.exponent(i))) result += all.ways(i);
    return result;
}

}  // namespace muster::logic::counting

#endif
