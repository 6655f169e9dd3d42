#ifndef MUSTER_QUERY_IMPL_ALL_DEPENDENTS_HPP
#define MUSTER_QUERY_IMPL_ALL_DEPENDENTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/negation.hpp>
#include <muster/logic/position_queue.hpp>
#include <muster/logic/word_changes.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/impl/acts.hpp>

namespace muster {

namespace detail {

/// Answers `all_dependents`.
class all_dependents_search {
public:
    /// The compiled proposal must outlive it. Throws `error` where the proposal has grown since it was compiled.
    all_dependents_search(const compiled& c, const viewpoint& from)
        : compiled_{c},
          from_{from},
          proposal_{c.current_source()},
          stated_{c.settings(in_force{proposal_, from})},
          statuses_(c.circuit().size()),
          negation_below_{logic::negation_below(c.circuit(), stated_)} {
        logic::evaluate(c.circuit(), stated_, statuses_, logic::loops::move_together);
        for (const handle<actor> who : proposal_.all<actor>()) {
            if (!proposal_[who].members.empty()) continue;  // its members answer for it
            compiled::for_contributions(proposal_, who, [&](vertex v) {
                candidates_.push_back(
                    {who, v, c.circuit().position_of(v), *proposal_.as<contribution>(proposal_.handle_of(v))});
            });
        }
    }

    /// All things with a name, in order of addition.
    [[nodiscard]] std::vector<any_handle> things() const {
        std::vector<any_handle> result;
        for (const vertex v : vertices_of(proposal_.graph()))
            if (!proposal_.is_gate(v)) result.push_back(proposal_.handle_of(v));
        return result;
    }

    /// Throws `error` for a handle of another proposal.
    [[nodiscard]] all_dependents_answer run(std::span<const any_handle> things) {
        for (const any_handle h : things) proposal_.check(h);
        all_dependents_answer answer;
        answer.in = world{from_};
        answer.of = origin{proposal_};
        answer.things_.assign(things.begin(), things.end());
        // After an actor comes what it decides.
        const auto acts = acts_by_actor(proposal_);
        std::vector<single> singles;
        for (const any_handle h : things) {
            const auto who = proposal_.as<actor>(h);
            singles.push_back({h, who.value_or(handle<actor>{}), true});
            if (const auto own = who ? acts.find(*who) : acts.end(); own != acts.end())
                for (const any_handle act : own->second) singles.push_back({act, *who, false});
        }
        // In a large circuit the words of 512 cases no longer stay in the cache.
        const bool narrow = singles.size() <= logic::word_traits<std::uint64_t>::lanes || stated_.size() > 300'000;
        if (narrow) run_words<std::uint64_t>(singles, answer);
        else run_words<logic::wide_word>(singles, answer);
        answer.first_.push_back(answer.found_.size());
        return answer;
    }

private:
    // What is looked at: a thing that was asked about, or what an actor decides that was.
    struct single {
        any_handle thing;
        handle<actor> asked_about;  // the actor, if it is one
        bool is_first;              // the thing asked about itself
    };
    struct candidate {
        handle<muster::actor> who;
        vertex contribution;
        logic::position at;
        handle<muster::contribution> made;
    };

    template <class Word>
    void run_words(std::span<const single> singles, all_dependents_answer& answer) {
        using traits = logic::word_traits<Word>;
        const logic::circuit& circuit = compiled_.circuit();
        logic::word_changes<Word> met{circuit, compiled_.users(), stated_, statuses_, logic::loops::move_together};
        logic::word_changes<Word> unmet = met;
        indexed<logic::position, Word> reached(circuit.size());
        for (std::size_t first = 0; first < singles.size(); first += traits::lanes) {
            const auto pass = singles.subspan(first, (std::min)(singles.size() - first, std::size_t{traits::lanes}));
            met.clear();
            unmet.clear();
            for (std::uint32_t lane = 0; lane < pass.size(); ++lane) {
                const any_handle thing = pass[lane].thing;
                met.set(compiled_.position_of(thing), lane, logic::setting::met);
                unmet.set(compiled_.position_of(thing), lane, logic::setting::unmet);
                if (!proposal_.as<actor>(thing)) continue;
                compiled::for_contributions(proposal_, thing, [&](vertex v) {
                    unmet.set(circuit.position_of(v), lane, logic::setting::unmet);
                });
            }
            met.propagate();
            unmet.propagate();
            follow_arrows(pass, reached);
            collect(pass, met, unmet, reached, answer);
        }
    }

    // Which positions have an arrow, and another, to each of the things, through what nothing cuts.
    template <class Word>
    void follow_arrows(std::span<const single> pass, indexed<logic::position, Word>& reached) const {
        const logic::circuit& circuit = compiled_.circuit();
        std::fill(reached.begin(), reached.end(), Word{});
        logic::position_queue waiting{circuit.size()};
        for (std::uint32_t lane = 0; lane < pass.size(); ++lane) {
            const auto start = [&](vertex v) {
                logic::set_lane(reached[circuit.position_of(v)], lane, true);
                waiting.insert(circuit.position_of(v));
            };
            const any_handle thing = pass[lane].thing;
            start(vertex_of(thing));
            if (!proposal_.as<actor>(thing)) continue;
            compiled::for_contributions(proposal_, thing, [&](vertex v) {
                if (stated_[circuit.position_of(v)] != logic::setting::unmet) start(v);  // else nobody had mentioned it
            });
        }
        for (logic::position p = waiting.take(); p != none<logic::position>; p = waiting.take())
            for (const auto user : compiled_.users().of(p)) {
                if (stated_[user.index()] != logic::setting::none) continue;
                Word more = reached[user.index()];
                more |= reached[p];
                if (!logic::differ(more, reached[user.index()])) continue;
                reached[user.index()] = more;
                waiting.insert(user.index());
            }
    }

    template <class Word>
    void collect(std::span<const single> pass, const logic::word_changes<Word>& met,
                 const logic::word_changes<Word>& unmet, const indexed<logic::position, Word>& reached,
                 all_dependents_answer& answer) const {
        std::vector<std::vector<hanging>> by_lane(pass.size());
        for (const candidate& c : candidates_) {
            const Word& arrows = reached[c.at];
            if (!logic::any(arrows)) continue;
            const Word& can = met[c.at].high;
            const Word& can_without = unmet[c.at].high;
            // Without negation below, what is open can be met; else only what is met is known to be.
            const bool is_sure = negation_below_[c.at] == 0;
            const Word& sure = is_sure ? can : met[c.at].low;
            const Word& sure_without = is_sure ? can_without : unmet[c.at].low;
            logic::for_lanes(arrows, [&](std::uint32_t lane) {
                const any_handle thing = pass[lane].thing;
                if (vertex_of(thing) == c.contribution || c.who == pass[lane].asked_about) return;
                const bool comes = logic::lane(can, lane), comes_without = logic::lane(can_without, lane);
                if (!comes && !comes_without) return;
                hanging found{c.made, thing, dependence::contingent, false};
                if (logic::lane(sure, lane) && !comes_without) found = {c.made, thing, dependence::necessary, true};
                if (logic::lane(sure_without, lane) && !comes) found = {c.made, thing, dependence::ruled_out, true};
                by_lane[lane].push_back(found);
            });
        }
        for (std::size_t lane = 0; lane < pass.size(); ++lane) {
            if (pass[lane].is_first) answer.first_.push_back(answer.found_.size());
            answer.found_.insert(answer.found_.end(), by_lane[lane].begin(), by_lane[lane].end());
        }
    }

    const compiled& compiled_;
    const viewpoint from_;
    const proposal proposal_;
    indexed<logic::position, logic::setting> stated_;
    indexed<logic::position, status> statuses_;
    indexed<logic::position, std::uint8_t> negation_below_;
    std::vector<candidate> candidates_{};
};

}  // namespace detail

MUSTER_INLINE all_dependents_answer all_dependents(const compiled& c, std::span<const any_handle> things,
                                                   const viewpoint& from) {
    return detail::all_dependents_search{c, from}.run(things);
}

MUSTER_INLINE all_dependents_answer all_dependents(const compiled& c, const viewpoint& from) {
    detail::all_dependents_search search{c, from};
    return search.run(search.things());
}

}  // namespace muster

#endif
