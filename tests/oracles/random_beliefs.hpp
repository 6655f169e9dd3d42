#ifndef MUSTER_TESTS_ORACLES_RANDOM_BELIEFS_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_BELIEFS_HPP

#include <cstddef>
#include <utility>

#include <muster/query/beliefs.hpp>
#include <oracles/random_question.hpp>

namespace naive {

/// A probability for every open leaf of a question, certain ones among them, for some things that are known, and for
/// some that follow from others; and the meaning in which all of these are open leaves.
struct random_beliefs {
    random_beliefs(dice& d, const random_question& q) : meaning{q.what_may_come()} {
        const muster::proposal& p = q.random.p;
        all = muster::beliefs::otherwise(chance(d));
        for (std::uint32_t i = d.below(6); i-- > 0;) {
            const muster::any_handle thing = q.random.any_thing_of(d);
            if (!has_own_meaning(p, thing.index())) continue;
            cuts = cuts || !meaning.is_open_leaf(thing.index());
            meaning.set[thing.index()] = status::open;
            all = std::move(all).with(thing, chance(d));
        }
    }

    muster::beliefs all{};
    system meaning;
    bool cuts = false;  ///< a belief about what is known or follows

    [[nodiscard]] double chance_of(const muster::proposal& p, std::size_t leaf) const {
        if (leaf < p.size())
            if (const auto given = all.of(p.handle_of(static_cast<std::uint32_t>(leaf)))) return *given;
        return *all.otherwise();
    }

private:
    [[nodiscard]] static double chance(dice& d) {
        switch (d.below(8)) {
            case 0:
                return 0;
            case 1:
                return 1;
            case 2:
                return 0.5;
            default:
                return 0.01 * d.between(1, 99);
        }
    }
};

}  // namespace naive

#endif
