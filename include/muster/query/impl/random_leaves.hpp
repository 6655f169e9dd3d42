#ifndef MUSTER_QUERY_IMPL_RANDOM_LEAVES_HPP
#define MUSTER_QUERY_IMPL_RANDOM_LEAVES_HPP

#include <cstdint>
#include <string>
#include <vector>

#include <muster/logic/fixpoint.hpp>
#include <muster/query/beliefs.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster::detail {

/// The settings under which beliefs make things random, and the probability of each random position.
class random_leaves {
public:
    random_leaves(const evaluation& e, const beliefs& b) : evaluation_{e}, beliefs_{b}, settings_{e.settings()} {
        for (const auto& [what, p] : b.all()) {
            e.source().check(what);
            settings_[e.compiled().position_of(what)] = logic::setting::open;
        }
    }
    [[nodiscard]] const indexed<logic::position, logic::setting>& settings() const noexcept { return settings_; }

    /// Throws `error` for a leaf without a belief.
    [[nodiscard]] double probability(logic::position p) const {
        return probability(evaluation_.compiled().handle_at(p));
    }
    [[nodiscard]] double probability(any_handle what) const {
        if (const auto given = beliefs_.of(what)) return *given;
        if (beliefs_.otherwise()) return *beliefs_.otherwise();
        const std::string key = evaluation_.source().key_of(what);
        refuse(errc::unknown_key, key,
               "no belief is given for " + in_quotes(key) +
                   ", which is open; give one, or one for all others with beliefs::otherwise");
    }

private:
    const evaluation& evaluation_;
    const beliefs& beliefs_;
    indexed<logic::position, logic::setting> settings_;
};

}  // namespace muster::detail

#endif
