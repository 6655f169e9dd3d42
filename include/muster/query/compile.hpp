#ifndef MUSTER_QUERY_COMPILE_HPP
#define MUSTER_QUERY_COMPILE_HPP

#include <cstdint>
#include <memory>
#include <variant>

#include <muster/core/indexed.hpp>
#include <muster/core/vertex.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world.hpp>

namespace muster {

class in_force;

namespace logic {
class circuit;
class users;
enum class position : std::uint32_t;
enum class setting : std::uint8_t;
}  // namespace logic

/// A proposal as a circuit: the one place where the graph and the engine meet. Immutable: copies share what it holds,
/// and threads may share it. It is of the proposal as it was: once that has grown, compile again.
class compiled {
public:
    /// Linear in the proposal.
    explicit compiled(const proposal& p);

    /// The rules, over positions.
    [[nodiscard]] const logic::circuit& circuit() const noexcept;
    /// The way up through the circuit. Built when first asked for, linear; any thread may ask.
    [[nodiscard]] const logic::users& users() const;
    [[nodiscard]] const proposal source() const;
    /// The proposal; throws `error` where it has grown since.
    [[nodiscard]] const proposal current_source() const;
    /// The position of a thing in the circuit. Precondition: a handle of this proposal.
    [[nodiscard]] logic::position position_of(any_handle h) const;
    /// The thing at a position of the circuit.
    [[nodiscard]] any_handle handle_at(logic::position p) const;

    /// What a world sets. Throws `error` for a world that speaks of another proposal.
    [[nodiscard]] detail::indexed<logic::position, logic::setting> settings(const proposal& p, const world& w,
                                                                            const in_force& said) const;
    /// What the statements not in force set.
    [[nodiscard]] detail::indexed<logic::position, logic::setting> settings(const in_force& said) const;

    /// Calls `action` with the vertex of each contribution of an actor.
    template <class Action>
    static void for_contributions(const proposal& p, any_handle by, const Action& action) {
        for (const detail::link& arc : detail::heads(p.graph(), detail::vertex_of(by)))
            if (std::holds_alternative<contribution>(detail::value_of(p.graph(), arc.vertex))) action(arc.vertex);
    }

private:
    struct contents;

    std::shared_ptr<const contents> shared_;
};

/// The proposal as a circuit. Linear.
[[nodiscard]] compiled compile(const proposal& p);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/compile.hpp>
#endif

#endif
