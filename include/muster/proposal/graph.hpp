#ifndef MUSTER_PROPOSAL_GRAPH_HPP
#define MUSTER_PROPOSAL_GRAPH_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>

#include <boost/graph/adjacency_list.hpp>

#include <muster/core/enumeration.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/force.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/pledge.hpp>
#include <muster/vocabulary/position.hpp>
#include <muster/vocabulary/precondition.hpp>
#include <muster/vocabulary/requirement.hpp>
#include <muster/vocabulary/role.hpp>

namespace muster {

/// How a vertex counts what it depends on.
enum class rule_kind : std::uint8_t { given, all_of, any_of, at_least };

[[nodiscard]] constexpr std::array<const char*, 4> enumerator_names(rule_kind) noexcept {
    return {"given", "all_of", "any_of", "at_least"};
}

/// How the status of a vertex follows from what it depends on: `given` is a leaf, the others count its out-arcs.
struct rule {
    rule_kind kind = rule_kind::given;  ///< how its out-arcs are counted
    std::uint64_t threshold = 0;        ///< of at_least

    friend bool operator==(const rule&, const rule&) = default;
};

/// What an anonymous vertex is there for.
enum class gate_kind : std::uint8_t {
    condition,   ///< a part of a condition
    terms,       ///< of a contribution: its decision and what is required of it
    ending,      ///< of a pledge: its `unless`
    need,        ///< of a role with several needs: one of them
    said,        ///< of a contribution and a pledge on it that names a strength: whether its condition holds
    announced,   ///< of a contribution that is there whatever was said: it brings what it announced, if nothing of it holds
    counted,     ///< of a contribution and a pledge: it is said so, or announced
    offer,       ///< of a contribution and a pledge: counts towards a strength that the role needs
    reported,    ///< of a contribution and an event: counts what is reported to be there
    presence,    ///< of a contribution: counts so where no strength was named
    strength,    ///< a leaf: whether an offer comes at its most; below that it counts for its least
    unsized,     ///< a leaf: whether an offer that names no strength is enough by itself
    membership,  ///< of a member of a group, on the days it is one
    against,     ///< of a position: when it is against
    absent       ///< of a position: when it is absent
};

/// A vertex without a name of its own.
struct gate {
    gate_kind kind = gate_kind::condition;  ///< what it is there for
    std::uint32_t owner = 0;                ///< the vertex it was made for
    std::uint32_t detail = 0;  ///< of membership: which of the owner's members; of what a pledge or event counts: which
    std::uint32_t which = 0;   ///< of what counts for a role: which of its needs

    friend bool operator==(const gate&, const gate&) = default;
};

/// What a vertex stands for. The order is the order of `kind_of`.
using node_value = std::variant<gate, actor, role, mandate, precondition, contribution, decision, pledge,
                                inherited_pledge, requirement, position, vote, force>;

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
    static_assert(std::variant_size_v<node_value> == 13, "a case for each alternative");
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
        default:
            return action(*std::get_if<12>(&value));
    }
}

/// The place of T among the alternatives of `node_value`.
template <class T, std::size_t I = 0>
[[nodiscard]] constexpr std::size_t kind_index() noexcept {
    static_assert(I < std::variant_size_v<node_value>, "no vertex is of this type");
    if constexpr (std::is_same_v<T, std::variant_alternative_t<I, node_value>>) return I;
    else return kind_index<T, I + 1>();
}

}  // namespace muster

#endif
