#ifndef MUSTER_TESTS_ORACLES_RANDOM_QUESTION_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_QUESTION_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <muster/proposal/world_at.hpp>
#include <oracles/random_proposal.hpp>
#include <oracles/unsized.hpp>
#include <oracles/words.hpp>

namespace naive {

/// A small proposal in a world of reports and of statuses set by the caller, the meaning of both as rules, and a thing
/// to ask about. The meaning is read from the words; where strengths add leaves without a key, from the graph.
class random_question {
public:
    random_question(dice& d, habits of, std::uint32_t most_settings = 6)
        : random{d, of},
          reads_words{!of.strengths},
          meaning{reads_words ? from_words{random.p}.result() : from_graph(random.p)} {
        using namespace muster;
        for (std::size_t v = 0; v < meaning.size(); ++v) is_leaf_.push_back(meaning.is_open_leaf(v));
        do what = random.any_thing();
        while (!has_own_meaning(random.p, what.index()));
        for (std::uint32_t i = d.below(most_settings); i-- > 0;) {
            const any_handle thing = d.one_in(2) ? leaf_below(d) : random.any_thing();
            if (in.find(thing) != nullptr || !has_own_meaning(random.p, thing.index())) continue;
            const auto made = random.p.as<contribution>(thing);
            const auto who = random.p.as<actor>(thing);
            if (who && !random.p[*who].members.empty()) continue;
            if ((who || made) && !in.settings().empty()) continue;  // an actor's status speaks of its contributions
            const auto is = static_cast<status>(d.below(3));
            const bool by_report = d.below(3) != 0;
            const bool may_wait = by_report && is == status::unmet && !random.p.as<vote>(thing);
            const cause why = !by_report ? cause::overridden : may_wait ? d.any(so_far) : cause::given;
            in.set({thing, is, why, {}});
            if (by_report && !random.p.as<vote>(thing)) meaning.set[thing.index()] = is;
            else naive::set(meaning, random.p, thing, is);
        }
        // An offer of unknown size fills nothing in what may come.
        for (const any_handle leaf : tests::unsized_leaves(random.p)) {
            if (in.find(leaf) != nullptr || leaf == what) continue;
            meaning.set[leaf.index()] = status::unmet;
            unsized.push_back(leaf);
        }
    }

    /// The meaning once facts, decisions and votes that were reported may change.
    [[nodiscard]] system with_reports_open(status unsized_is = status::unmet) const {
        system result = meaning;
        for (const muster::any_handle leaf : unsized) result.set[leaf.index()] = unsized_is;
        for (const muster::world::setting& s : in.settings())
            if (is_report(s.on)) result.set[s.on.index()] = status::open;
        return result;
    }
    /// The meaning once what is unmet only so far may come.
    [[nodiscard]] system what_may_come() const {
        system result = meaning;
        for (const muster::world::setting& s : in.settings())
            if (s.is == status::unmet && s.why != muster::cause::given && s.why != muster::cause::overridden)
                result.set[s.on.index()] = status::open;
        return result;
    }
    /// What is known of a leaf that may change.
    [[nodiscard]] status known(std::size_t leaf) const {
        for (const muster::world::setting& s : in.settings())
            if (s.on.index() == leaf && is_report(s.on)) return s.is;
        return status::open;
    }

    random_proposal random;
    bool reads_words;
    system meaning;
    muster::world in{};
    muster::any_handle what{};
    std::vector<muster::any_handle> unsized{};  ///< the leaves of offers of unknown size

private:
    static inline const std::vector<muster::cause> so_far{muster::cause::given, muster::cause::pending,
                                                          muster::cause::nothing_reported, muster::cause::presumed};

    [[nodiscard]] muster::any_handle leaf_below(dice& d) const {
        std::vector<muster::any_handle> leaves;
        for (const std::size_t v : open_leaves_below(meaning, what.index()))
            if (v < random.p.size() && !random.p.key_of(random.p.handle_of(static_cast<std::uint32_t>(v))).empty())
                leaves.push_back(random.p.handle_of(static_cast<std::uint32_t>(v)));
        return leaves.empty() ? what : d.any(leaves);
    }
    [[nodiscard]] bool is_report(muster::any_handle h) const {
        const muster::world::setting* s = in.find(h);
        return s != nullptr && s->why != muster::cause::overridden &&
               (is_leaf_[h.index()] || random.p.as<muster::decision>(h) || random.p.as<muster::vote>(h));
    }

    std::vector<bool> is_leaf_{};  // before anything was reported
};

}  // namespace naive

#endif
