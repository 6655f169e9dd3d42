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
    explicit users(const circuit& c) : first_(c.size() + 1, 0), in_loop_(c.size() / 64 + 1, 0) {
        bool weighted = false;
        for (std::uint32_t p = 0; p < c.size(); ++p) {
            weighted = weighted || c.is_weighted(p);
            for (const literal part : c.parts(p)) ++first_[part.position()];
        }
        std::uint32_t sum = 0;
        for (std::uint32_t& f : first_) {
            sum += f;
            f = sum;
        }
        of_.resize(c.part_count());
        if (weighted) weights_.resize(c.part_count());
        for (std::uint32_t p = c.size(); p-- > 0;) {  // backwards, so that users stand in ascending order
            const std::span<const literal> parts = c.parts(p);
            for (std::size_t k = parts.size(); k-- > 0;) {
                const std::uint32_t at = --first_[parts[k].position()];
                of_[at] = literal{p, parts[k].is_negated()};
                if (weighted) weights_[at] = c.weight(p, k);
            }
        }
        for (const circuit::component loop : c.loops())
            for (std::uint32_t p = loop.first; p < loop.last; ++p) in_loop_[p / 64] |= std::uint64_t{1} << p % 64;
    }

    /// The rules that have p as a part, in ascending order, once for each part; negated where the part is.
    [[nodiscard]] std::span<const literal> of(std::uint32_t p) const {
        return {of_.data() + first_[p], of_.data() + first_[p + 1]};
    }
    /// What p counts for in each of them, in the same order; empty where no rule of the circuit is weighted.
    [[nodiscard]] std::span<const std::uint64_t> weights(std::uint32_t p) const {
        if (weights_.empty()) return {};
        return {weights_.data() + first_[p], weights_.data() + first_[p + 1]};
    }
    /// Whether the position lies in a loop.
    [[nodiscard]] bool in_loop(std::uint32_t p) const { return (in_loop_[p / 64] >> p % 64 & 1U) != 0; }

    /// Bytes held, for the record.
    [[nodiscard]] std::size_t memory() const noexcept {
        return (first_.capacity() * sizeof(std::uint32_t)) + (of_.capacity() * sizeof(literal)) +
               ((weights_.capacity() + in_loop_.capacity()) * sizeof(std::uint64_t));
    }

private:
    std::vector<std::uint32_t> first_{};
    std::vector<literal> of_{};
    std::vector<std::uint64_t> weights_{};
    std::vector<std::uint64_t> in_loop_{};
};

}  // namespace muster::logic

#endif
