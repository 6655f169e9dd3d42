#ifndef MUSTER_LOGIC_USERS_HPP
#define MUSTER_LOGIC_USERS_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <muster/logic/circuit.hpp>

namespace muster::logic {

/// The way up through a circuit: which rules have a position as a part, and whether it lies in a loop. Immutable, of
/// one circuit; share it between threads.
class users {
public:
    users() = default;
    /// Linear in rules and parts.
    explicit users(const circuit& c);

    /// The rules that have p as a part, in ascending order, once for each part; negated where the part is.
    [[nodiscard]] std::span<const literal<position>> of(position p) const {
        return {of_.data() + first_[to_number(p)], of_.data() + first_[to_number(p) + 1]};
    }
    /// What p counts for in each of them, in the same order; empty where no rule of the circuit is weighted.
    [[nodiscard]] std::span<const std::uint64_t> weights(position p) const {
        if (weights_.empty()) return {};
        return {weights_.data() + first_[to_number(p)], weights_.data() + first_[to_number(p) + 1]};
    }
    /// Whether the position lies in a loop.
    [[nodiscard]] bool in_loop(position p) const {
        return (in_loop_[to_number(p) / 64] >> to_number(p) % 64 & 1U) != 0;
    }

    /// Bytes held, for the record.
    [[nodiscard]] std::size_t memory() const noexcept {
        return (first_.capacity() * sizeof(std::uint32_t)) + (of_.capacity() * sizeof(literal<position>)) +
               ((weights_.capacity() + in_loop_.capacity()) * sizeof(std::uint64_t));
    }

private:
    std::vector<std::uint32_t> first_{};  // one more than positions
    std::vector<literal<position>> of_{};
    std::vector<std::uint64_t> weights_{};
    std::vector<std::uint64_t> in_loop_{};  // a bit for each position
};

}  // namespace muster::logic

#ifndef MUSTER_COMPILED
#include <muster/logic/impl/users.hpp>
#endif

#endif
