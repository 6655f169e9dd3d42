#include <muster/logic/index.hpp>

#include <cstdint>
#include <span>
#include <type_traits>

#include <muster/logic/bdd.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/diagram.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/importance.hpp>
#include <muster/logic/influence.hpp>
#include <muster/logic/network.hpp>
#include <muster/logic/propagation.hpp>
#include <muster/logic/set_family.hpp>
#include <muster/logic/set_search.hpp>
#include <muster/logic/unfold.hpp>
#include <muster/logic/users.hpp>
#include <muster/logic/zdd.hpp>

#include "support/catch.hpp"

// What the compiler refuses: a vertex where a position belongs, a level where a variable does, and a number anywhere.

namespace {

using namespace muster::logic;

template <class A, class B>
inline constexpr bool are_apart = !std::is_convertible_v<A, B> && !std::is_convertible_v<B, A>;

static_assert(are_apart<vertex, position> && are_apart<vertex, variable> && are_apart<vertex, level>);
static_assert(are_apart<position, variable> && are_apart<position, level> && are_apart<variable, level>);
static_assert(are_apart<vertex, std::uint32_t> && are_apart<position, std::uint32_t>);
static_assert(are_apart<variable, std::uint32_t> && are_apart<level, std::uint32_t>);
static_assert(are_apart<network::node_index, diagram::node_index>);
static_assert(are_apart<diagram::node_index, set_family::node_index>);
static_assert(are_apart<literal<vertex>, literal<position>> && are_apart<literal<position>, literal<variable>>);
static_assert(!std::is_constructible_v<literal<position>, vertex> && !std::is_constructible_v<literal<vertex>, int>);

template <class... Arguments>
concept can_find_position = requires(const circuit& c, Arguments... a) {
    c.position_of(a...);
};
static_assert(can_find_position<vertex>);
static_assert(!can_find_position<position> && !can_find_position<std::uint32_t>);

template <class... Arguments>
concept can_find_vertex = requires(const circuit& c, Arguments... a) {
    c.vertex_of(a...);
};
static_assert(can_find_vertex<position>);
static_assert(!can_find_vertex<vertex> && !can_find_vertex<std::uint32_t>);

template <class... Arguments>
concept can_ask_for_parts = requires(const circuit& c, Arguments... a) {
    c.parts(a...);
    c.is_leaf(a...);
    c.threshold(a...);
};
static_assert(can_ask_for_parts<position>);
static_assert(!can_ask_for_parts<vertex> && !can_ask_for_parts<variable> && !can_ask_for_parts<std::uint32_t>);

template <class... Arguments>
concept can_add_part = requires(rule_table& t, Arguments... a) {
    t.add_part(a...);
};
static_assert(can_add_part<literal<vertex>>);
static_assert(!can_add_part<literal<position>> && !can_add_part<vertex>);

template <class... Arguments>
concept can_ask_for_users = requires(const users& u, Arguments... a) {
    u.of(a...);
};
static_assert(can_ask_for_users<position>);
static_assert(!can_ask_for_users<vertex>);

template <class Settings, class Statuses>
concept can_evaluate = requires(const circuit& c, const Settings& settings, Statuses& statuses) {
    evaluate(c, settings, statuses);
};
static_assert(can_evaluate<indexed<position, setting>, indexed<position, muster::status>>);
static_assert(!can_evaluate<indexed<vertex, setting>, indexed<position, muster::status>>);
static_assert(!can_evaluate<indexed<position, setting>, indexed<vertex, muster::status>>);
static_assert(!can_evaluate<std::span<const setting>, indexed<position, muster::status>>);

template <class Index>
concept can_set = requires(propagation& p, Index i) {
    p.set(i, setting::met);
    p[i];
};
static_assert(can_set<position>);
static_assert(!can_set<vertex> && !can_set<std::uint32_t>);

template <class... Arguments>
concept can_make_variable = requires(network& n, Arguments... a) {
    n.variable(a...);
};
static_assert(can_make_variable<variable>);
static_assert(!can_make_variable<position> && !can_make_variable<network::node_index> && !can_make_variable<level>);

template <class... Arguments>
concept can_make_bdd_node = requires(bdd_manager& b, Arguments... a) {
    b.variable(a...);
};
static_assert(can_make_bdd_node<level>);
static_assert(!can_make_bdd_node<variable> && !can_make_bdd_node<std::uint32_t>);

template <class... Arguments>
concept can_unfold = requires(const unfolding& u, Arguments... a) {
    u.lower(a...);
};
static_assert(can_unfold<position>);
static_assert(!can_unfold<vertex> && !can_unfold<variable>);

static_assert(std::is_same_v<decltype(importance_measures::variable), variable>);
static_assert(std::is_same_v<decltype(influence::variable), variable>);
static_assert(std::is_same_v<decltype(diagram::input::variable), variable>);
static_assert(std::is_same_v<decltype(set_family::node::level), level>);
static_assert(std::is_same_v<search::change, literal<position>> && are_apart<search::change, search::literal>);

// They cost what numbers cost.
static_assert(sizeof(vertex) == 4 && sizeof(position) == 4 && sizeof(variable) == 4 && sizeof(level) == 4);
static_assert(sizeof(literal<position>) == 4 && std::is_trivially_copyable_v<literal<position>>);

TEST_CASE("the variable of an unfolding stands for a position, and back") {
    CHECK(position_of(variable_of(position{7})) == position{7});
    CHECK(variable_of(position{7}) == variable{7});
}

}  // namespace
