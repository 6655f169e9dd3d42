#ifndef MUSTER_QUERY_IMPL_LEAF_FUNCTION_HPP
#define MUSTER_QUERY_IMPL_LEAF_FUNCTION_HPP

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/compile.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/unfold.hpp>
#include <muster/query/compile.hpp>

namespace muster::detail {

/// A thing as a function of leaves: the meeting point of the questions that need diagrams.
class leaf_function {
public:
    /// `settings` tells what is constant (met or unmet) and what is free (open, or a leaf with nothing set).
    leaf_function(const compiled& c, std::vector<logic::setting> settings, std::vector<std::uint32_t> things,
                  logic::budget& allowed, logic::loops mode = logic::loops::wait)
        : circuit_{c.circuit()}, settings_{std::move(settings)}, allowed_{allowed} {
        for (std::uint32_t& t : things) t = circuit_.position(t);
        unfolded_ = std::make_unique<logic::unfolding>(circuit_, settings_, things, allowed, mode);
    }

    /// Where the thing is met; where it is not unmet.
    [[nodiscard]] logic::literal met(std::uint32_t thing) const { return unfolded_->lower(circuit_.position(thing)); }
    [[nodiscard]] logic::literal not_unmet(std::uint32_t thing) const {
        return unfolded_->upper(circuit_.position(thing));
    }
    [[nodiscard]] logic::network& functions() noexcept { return unfolded_->functions(); }

    /// The diagram of a function; its variables are positions. Throws `limit_reached`.
    [[nodiscard]] logic::diagram diagram_of(logic::literal function) const {
        return logic::compile(unfolded_->functions(), function, allowed_);
    }

private:
    const logic::circuit& circuit_;
    std::vector<logic::setting> settings_;
    logic::budget& allowed_;
    std::unique_ptr<logic::unfolding> unfolded_;
};

/// Marks the positions that a position rests on, through rules that are not cut, and itself.
[[nodiscard]] inline std::vector<std::uint8_t> rests_on(const logic::circuit& c,
                                                        std::span<const logic::setting> settings,
                                                        std::uint32_t position) {
    std::vector<std::uint8_t> result(c.size(), 0);
    std::vector<std::uint32_t> todo{position};
    result[position] = 1;
    while (!todo.empty()) {
        const std::uint32_t p = todo.back();
        todo.pop_back();
        if (settings[p] != logic::setting::none) continue;
        for (const logic::literal part : c.parts(p))
            if (result[part.position()] == 0) {
                result[part.position()] = 1;
                todo.push_back(part.position());
            }
    }
    return result;
}

}  // namespace muster::detail

#endif
