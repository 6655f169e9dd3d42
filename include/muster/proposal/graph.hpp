#ifndef MUSTER_PROPOSAL_GRAPH_HPP
#define MUSTER_PROPOSAL_GRAPH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>
#include <variant>

#include <boost/graph/adjacency_list.hpp>

#include <muster/core/enumeration.hpp>
#include <muster/core/indexed.hpp>
#include <muster/core/vertex.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/force.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/pledge.hpp>
#include <muster/vocabulary/position.hpp>
#include <muster/vocabulary/precondition.hpp>
#include <muster/vocabulary/requirement.hpp>
#include <muster/vocabulary/role.hpp>
#include <muster/vocabulary/timer.hpp>

namespace muster {

/// How a vertex counts what it depends on.
enum class rule_kind : std::uint8_t { given, all_of, any_of, at_least };

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(rule_kind) noexcept {
    return {"given", "all_of", "any_of", "at_least"};
}

/// How the status of a vertex follows from what it depends on: `given` is a leaf, the others count its out-arcs. Eight
/// bytes, as every vertex carries one.
struct rule {
    rule_kind kind : 8;            ///< how its out-arcs are counted
    std::uint64_t threshold : 56;  ///< of at_least: at most 10^12

    /// A threshold of more than 56 bits loses those above.
    constexpr rule(rule_kind how = rule_kind::given, std::uint64_t at_least = 0) noexcept
        : kind{how}, threshold{at_least & ~std::uint64_t{0} >> 8} {}

    friend bool operator==(const rule&, const rule&) = default;
};

/// What an anonymous vertex is there for.
enum class gate_kind : std::uint8_t {
    condition,   ///< a part of a condition
    terms,       ///< of a contribution: its decision and what is required of it
    ending,      ///< of a pledge: its `unless`
    need,        ///< of a role with several needs: one of them
    amount,      ///< of a condition on numbers: adds up what counts for it
    said,        ///< of a contribution and a pledge without which it does not come: whether its condition holds
    unprompted,  ///< of a contribution: none of the conditions on which it was offered holds, whether or not it comes
    counted,     ///< of a contribution and a pledge: what it offers counts, for its condition holds, or unprompted
    offer,       ///< of a contribution and a pledge: counts towards a strength that the role needs
    reported,    ///< of a contribution and an event: counts what is reported to be there
    presence,    ///< of a contribution: what it counts for if no strength was named
    membership,  ///< of a member of a group, on the days it is one
    against,     ///< of a position: when it is against
    absent       ///< of a position: when it is absent
};

/// A vertex without a name of its own.
struct gate {
    gate_kind kind = gate_kind::condition;  ///< what it is there for
    std::uint32_t owner = 0;                ///< the vertex it was made for
    std::uint32_t detail = 0;  ///< of membership: which of the owner's members; of what a pledge or event counts:
                               ///< which; of amount: which of the proposal's conditions on numbers
    std::uint32_t which = 0;   ///< of what counts for a role: which of its needs; of amount: 0 is the condition itself

    friend bool operator==(const gate&, const gate&) = default;
};

/// What a vertex stands for. The order is the order of `kind_of`.
using node_value = std::variant<gate, actor, role, mandate, precondition, contribution, decision, full_strength, pledge,
                                inherited_pledge, requirement, position, vote, force, timer>;

/// The property of a vertex: what it stands for, and how its status follows.
struct node {
    node_value value{};   ///< the thing, as it was added
    muster::rule rule{};  ///< over the out-arcs
};

/// An arrow: its tail depends on its head.
struct arc {
    std::uint64_t weight = 1;  ///< what it counts for in an at_least
    bool negated = false;      ///< counts while its head is unmet
};

static_assert(std::is_nothrow_move_constructible_v<node> && std::is_nothrow_move_assignable_v<node>);
static_assert(std::is_trivially_copyable_v<arc>);

/// The graph of a proposal. An arc `u -> v` reads "u depends on v".
using graph_type = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, node, arc>;

/// Calls `action` with the value a vertex stands for. As std::visit, at a fraction of its compile time.
template <class Action>
decltype(auto) visit(Action&& action, const node_value& value) {
    static_assert(std::variant_size_v<node_value> == 15, "a case for each alternative");
    switch (value.index()) {
        case 0:
            return action(*std::get_if<0>(&value));
        case 1:
            return action(*std::get_if<1>(&value));
        case 2:
            return action(*std::get_if<2>(&value));
        case 3:
            return action(*std::get_if<3>(&value));
        case 4:
            return action(*std::get_if<4>(&value));
        case 5:
            return action(*std::get_if<5>(&value));
        case 6:
            return action(*std::get_if<6>(&value));
        case 7:
            return action(*std::get_if<7>(&value));
        case 8:
            return action(*std::get_if<8>(&value));
        case 9:
            return action(*std::get_if<9>(&value));
        case 10:
            return action(*std::get_if<10>(&value));
        case 11:
            return action(*std::get_if<11>(&value));
        case 12:
            return action(*std::get_if<12>(&value));
        case 13:
            return action(*std::get_if<13>(&value));
        default:
            return action(*std::get_if<14>(&value));
    }
}

namespace detail {

/// All vertices, in order of addition.
[[nodiscard]] inline index_range<vertex> vertices_of(const graph_type& g) {
    return indices<vertex>(boost::num_vertices(g));
}
/// What a vertex stands for.
[[nodiscard]] inline const node_value& value_of(const graph_type& g, vertex v) {
    return g[to_number(v)].value;
}
/// How the status of a vertex follows from what it depends on.
[[nodiscard]] inline rule rule_of(const graph_type& g, vertex v) {
    return g[to_number(v)].rule;
}

/// An arc as seen from one of its ends: the vertex at the other, and what the arc says.
struct link {
    detail::vertex vertex;  ///< the head, or the tail
    const arc& how;         ///< lasts until the next `add`
};

/// The arcs out of a vertex, or into it, as a range of links in order of addition.
template <bool out>
class links {
public:
    using edge_iterator = std::conditional_t<out, boost::graph_traits<graph_type>::out_edge_iterator,
                                             boost::graph_traits<graph_type>::in_edge_iterator>;
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = link;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = link;

        iterator() = default;
        iterator(const graph_type* of, edge_iterator at) : of_{of}, at_{at} {}
        [[nodiscard]] link operator*() const {
            return {to_index<vertex>(out ? boost::target(*at_, *of_) : boost::source(*at_, *of_)), (*of_)[*at_]};
        }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++at_; }
        friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }

    private:
        const graph_type* of_ = nullptr;
        edge_iterator at_{};
    };

    links(const graph_type& of, std::pair<edge_iterator, edge_iterator> edges)
        : begin_{&of, edges.first},
          end_{&of, edges.second},
          size_{static_cast<std::size_t>(edges.second - edges.first)} {}

    [[nodiscard]] iterator begin() const { return begin_; }
    [[nodiscard]] iterator end() const { return end_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

private:
    iterator begin_, end_;
    std::size_t size_;
};

/// What a vertex depends on.
[[nodiscard]] inline links<true> heads(const graph_type& g, vertex v) {
    return {g, boost::out_edges(to_number(v), g)};
}
/// What depends on a vertex.
[[nodiscard]] inline links<false> tails(const graph_type& g, vertex v) {
    return {g, boost::in_edges(to_number(v), g)};
}

/// Whether something was said of a contribution: then it has terms, and a decision among them. A group's has none.
[[nodiscard]] inline bool has_terms(const graph_type& g, vertex contribution) {
    return rule_of(g, contribution).kind == rule_kind::all_of;
}
/// The terms of a contribution: its decision and what is required of it. Precondition: it has some.
[[nodiscard]] inline vertex terms_of(const graph_type& g, vertex contribution) {
    return (*heads(g, contribution).begin()).vertex;
}
/// The contributor's decision on a contribution. Precondition: it has terms.
[[nodiscard]] inline vertex decision_of(const graph_type& g, vertex contribution) {
    return (*heads(g, terms_of(g, contribution)).begin()).vertex;
}
/// Whether a mandate is adopted by vote: once it is put to the vote, and the body's rule is reached. One that waits for
/// its condition alone depends on the gate of that.
[[nodiscard]] inline bool is_voted_on(const graph_type& g, vertex mandate) {
    return heads(g, mandate).size() == 2;
}
/// Whether what a thing is follows from something else, and not from reports alone.
[[nodiscard]] inline bool has_rule(const graph_type& g, vertex v) {
    return rule_of(g, v).kind != rule_kind::given;
}
/// That a mandate is put to the vote. Precondition: it is adopted by vote.
[[nodiscard]] inline vertex put_to_vote_of(const graph_type& g, vertex mandate) {
    return (*heads(g, mandate).begin()).vertex;
}

}  // namespace detail

/// The place of T among the alternatives of `node_value`.
template <class T, std::size_t I = 0>
[[nodiscard]] constexpr std::size_t kind_index() noexcept {
    static_assert(I < std::variant_size_v<node_value>, "no vertex is of this type");
    if constexpr (std::is_same_v<T, std::variant_alternative_t<I, node_value>>) return I;
    else return kind_index<T, I + 1>();
}

}  // namespace muster

#endif
