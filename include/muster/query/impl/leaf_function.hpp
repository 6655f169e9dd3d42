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
    leaf_function(const compiled& c, indexed<logic::position, logic::setting> settings,
                  std::span<const any_handle> things, logic::budget& allowed, logic::loops mode = logic::loops::wait)
        : compiled_{c}, settings_{std::move(settings)}, allowed_{allowed} {
        std::vector<logic::position> roots;
        for (const any_handle h : things) roots.push_back(c.position_of(h));
        unfolded_ = std::make_unique<logic::unfolding>(c.circuit(), settings_, roots, allowed, mode);
    }
    leaf_function(const compiled& c, indexed<logic::position, logic::setting> settings, any_handle thing,
                  logic::budget& allowed, logic::loops mode = logic::loops::wait)
        : leaf_function{c, std::move(settings), std::span{&thing, 1}, allowed, mode} {}

    /// Where the thing is met; where it is not unmet.
    [[nodiscard]] logic::network::function met(any_handle thing) const {
        return unfolded_->lower(compiled_.position_of(thing));
    }
    [[nodiscard]] logic::network::function not_unmet(any_handle thing) const {
        return unfolded_->upper(compiled_.position_of(thing));
    }
    [[nodiscard]] logic::network& functions() noexcept { return unfolded_->functions(); }

    /// The diagram of a function; its variables stand for positions. Throws `limit_reached`.
    [[nodiscard]] logic::diagram diagram_of(logic::network::function function) const {
        return logic::compile(unfolded_->functions(), function, allowed_);
    }

private:
    const compiled& compiled_;
    indexed<logic::position, logic::setting> settings_;
    logic::budget& allowed_;
    std::unique_ptr<logic::unfolding> unfolded_;
};

/// Marks the positions that a position rests on, through rules that are not cut, and itself.
[[nodiscard]] inline indexed<logic::position, std::uint8_t> rests_on(
    const logic::circuit& c, indexed_span<logic::position, const logic::setting> settings, logic::position from) {
    indexed<logic::position, std::uint8_t> result(c.size(), 0);
    std::vector<logic::position> todo{from};
    result[from] = 1;
    while (!todo.empty()) {
        const logic::position p = todo.back();
        todo.pop_back();
        if (settings[p] != logic::setting::none) continue;
        for (const auto part : c.parts(p))
            if (result[part.index()] == 0) {
                result[part.index()] = 1;
                todo.push_back(part.index());
            }
    }
    return result;
}

}  // namespace muster::detail

#endif
