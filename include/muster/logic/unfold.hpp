#ifndef MUSTER_LOGIC_UNFOLD_HPP
#define MUSTER_LOGIC_UNFOLD_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/limits.hpp>
#include <muster/logic/network.hpp>

namespace muster::logic {

/// The variable that stands for what is free at a position, in an unfolding and in all that is made of it.
[[nodiscard]] constexpr variable variable_of(position p) noexcept {
    return variable{to_number(p)};
}
/// The position that a variable of an unfolding stands for.
[[nodiscard]] constexpr position position_of(variable v) noexcept {
    return position{to_number(v)};
}

/// The well-founded model of a circuit as functions of its open leaves: for each position the function that says where
/// it is met (`lower`) and where it is not unmet (`upper`), both as gates without loops. The two differ only by loops
/// through negation. The variables of the network stand for positions: leaves, and rules set `open`, which become free.
/// Loops are decided by the alternating fixpoint on vectors of BDDs over what enters them; rules outside loops are
/// taken over as they are, in linear time.
class unfolding {
public:
    /// Only what `roots` need is unfolded. `settings` as in `evaluate`. Throws `limit_reached` for loops too hard.
    unfolding(const circuit& c, indexed_span<position, const setting> settings, std::span<const position> roots,
              budget& allowed, loops mode = loops::wait);

    /// Where position p is met. Precondition: a root given, or below one.
    [[nodiscard]] network::function lower(position p) const { return lower_[p]; }
    /// Where position p is met or undetermined.
    [[nodiscard]] network::function upper(position p) const { return upper_[p]; }
    /// The functions; to join some of them, add gates.
    [[nodiscard]] network& functions() noexcept { return network_; }
    [[nodiscard]] const network& functions() const noexcept { return network_; }

private:
    [[nodiscard]] setting setting_at(position p) const { return settings_.empty() ? setting::none : settings_[p]; }
    // What the roots need, marked.
    [[nodiscard]] indexed<position, std::uint8_t> cone(std::span<const position> roots) const;
    // Whether nothing below decides it; then that is added.
    [[nodiscard]] bool add_cut(position p);
    [[nodiscard]] network::function side_of(literal<position> part, bool upper) const;
    void add_rule(position p);
    // One strong component. What enters it from before becomes a level of its own, in order of first use.
    void solve(const circuit::component& loop, const indexed<position, std::uint8_t>& needed);

    const circuit* circuit_;
    indexed_span<position, const setting> settings_;
    loops mode_;
    budget* allowed_;
    network network_;
    indexed<position, network::function> lower_, upper_;
    std::vector<network::function> parts_;
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/unfold.hpp>
#endif

#endif
