#ifndef MUSTER_TESTS_ORACLES_RANDOM_SCENARIO_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_SCENARIO_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/world_at.hpp>
#include <oracles/proposal_program.hpp>
#include <oracles/random_numbers.hpp>

namespace tests {

struct random_scenario_options {
    std::uint32_t negation = 25;  ///< of a hundred named things in conditions
    std::uint32_t numbers = 10;   ///< of a hundred conditions, and parts of them: on numbers
    std::uint32_t actors = 5;     ///< at most
    std::uint32_t pledges = 7;    ///< at most
    bool groups = true;
    bool forbids = true;  ///< statements that refuse or end, which the model negates by itself
    bool events = true;
    bool parts_twice = true;  ///< a condition may name a thing twice
};

/// Makes proposals with sources, dates and reports, whose conditions name anything that is there, so that loops abound.
class scenario_maker {
public:
    scenario_maker(random_numbers& random, const random_scenario_options& options)
        : random_{random}, options_{options} {}

    [[nodiscard]] muster::proposal make() {
        using namespace muster;
        proposal p{"random"};
        add_things(p);
        for (std::uint32_t i = random_.between(2, options_.pledges); i-- > 0;) add_pledge(p, i);
        for (std::uint32_t i = random_.below(3); i-- > 0;) {
            requirement r{.by = random_.one_of(actors_), .when = some_condition(2), .citations = some_citations()};
            if (random_.percent(50)) r.on = random_.one_of(roles_);
            else r.on = some_contribution(p);
            if (options_.forbids && random_.percent(40)) r.reading = reading::refuses;
            p.add(std::move(r));
        }
        if (random_.percent(40)) {
            position stance{.by = random_.one_of(actors_), .on = mandate_, .citations = some_citations()};
            if (random_.percent(70)) stance.in_favour_when = some_condition(1);
            if (random_.percent(50)) stance.against_when = some_condition(1);
            p.add(std::move(stance));
        }
        for (const handle<precondition> h : undefined_) p.define(h, some_condition(2));
        if (random_.percent(30)) p.add(force{.key = "force", .when = some_condition(2)});
        if (options_.events) add_events(p);
        return p;
    }

private:
    void add_things(muster::proposal& p) {
        using namespace muster;
        using namespace std::chrono_literals;
        for (unsigned i = 0; i < 3; ++i)
            citations_.push_back(
                p.add(citation{.key = numbered("source", i),
                               .published = 2025y / 6 / std::chrono::day{1 + 10 * i},
                               .attribution = random_.percent(40) ? attribution::unnamed : attribution::on_record}));
        for (std::uint32_t i = random_.between(2, options_.actors), n = 0; n < i; ++n)
            actors_.push_back(p.add(actor{.key = numbered("actor", n)}));
        if (options_.groups && random_.percent(40)) {
            actor group{.key = "group", .kind = actor_kind::group};
            group.members.push_back({.who = actors_[0]});
            group.members.push_back({.who = actors_[1], .from = 2025y / 6 / 10});
            actors_.push_back(p.add(std::move(group)));
        }
        for (std::uint32_t i = random_.between(1, 2), n = 0; n < i; ++n) {
            role task{.key = numbered("role", n)};
            if (random_.percent(30)) task.needs = {random_.between(1, 2), "contributors"};
            else if (random_.percent(50)) task.needs = {random_.between(1, 9), "personnel"};
            const bool takes_strengths = task.needs.count_units() != 0;
            roles_.push_back(p.add(std::move(task)));
            takes_strengths_[roles_.back()] = takes_strengths;
        }
        mandate_ = p.add(mandate{.key = "mandate"});
        things_ = {any_handle{mandate_}};
        for (std::uint32_t i = random_.between(1, 3), n = 0; n < i; ++n) {
            precondition fact{.key = numbered("fact", n)};
            if (random_.percent(15)) fact.presumed = static_cast<status>(random_.below(3));
            if (random_.percent(15)) fact.due = 2025y / 6 / 15;
            facts_.push_back(p.add(std::move(fact)));
            things_.push_back(facts_.back());
        }
        for (std::uint32_t i = random_.below(4), n = 0; n < i; ++n) {
            undefined_.push_back(p.add(precondition{.key = numbered("term", n), .citations = some_citations()}));
            things_.push_back(undefined_.back());
        }
        // Named twice as often as facts: loops go through them.
        for (int again = 0; again < 2; ++again) {
            for (const auto h : actors_) things_.push_back(h);
            for (const auto h : undefined_) things_.push_back(h);
        }
        for (const auto h : roles_) things_.push_back(h);
        for (int i = 0; i < 2; ++i) things_.push_back(some_contribution(p));
    }

    void add_pledge(muster::proposal& p, std::uint32_t number) {
        using namespace muster;
        pledge said{.key = numbered("pledge", number),
                    .by = random_.one_of(actors_),
                    .fills = random_.one_of(roles_),
                    .when = some_condition(2),
                    .citations = some_citations()};
        if (random_.percent(40)) said.strength = strength{random_.below(4), 3 + random_.below(4)};
        if (options_.forbids && random_.percent(20)) said.unless = some_condition(1);
        const std::uint32_t kind = random_.below(100);
        said.reading = kind < 65                        ? reading::will_if
                       : kind < 85 || !options_.forbids ? reading::not_unless
                       : kind < 95                      ? reading::refuses
                                                        : reading::prefers;
        if (!pledges_.empty() && random_.percent(10)) said.replaces = random_.one_of(pledges_);
        try {
            pledges_.push_back(p.add(std::move(said)));
        } catch (const error& e) {
            if (e.code() != errc::invalid_replaces) throw;  // it replaced a later one
        }
    }

    void add_events(muster::proposal& p) {
        using namespace muster;
        using namespace std::chrono_literals;
        for (std::uint32_t i = random_.below(5); i-- > 0;) {
            event e{.date = 2025y / 6 / std::chrono::day{1 + random_.below(28)}, .citations = some_citations()};
            if (random_.percent(60)) {
                e.on = random_.one_of(facts_);
                e.status = static_cast<status>(random_.below(3));
            } else if (random_.percent(70)) {
                e.on = some_contribution(p);
                e.stage = random_.one_of(std::vector<stage>{stage::approved, stage::declined, stage::deployed,
                                                            stage::suspended, stage::withdrawn});
            } else {
                e.on = mandate_;
                e.stage = random_.percent(50) ? stage::adopted : stage::tabled;
            }
            p.add(std::move(e));
        }
    }

    // Arguments are evaluated in an order that compilers choose: one number at a time, and a seed means the same
    // everywhere.
    [[nodiscard]] muster::handle<muster::contribution> some_contribution(muster::proposal& p) {
        const muster::handle<muster::actor> who = random_.one_of(actors_);
        return p.contribution_of(who, random_.one_of(roles_));
    }
    [[nodiscard]] muster::condition some_number() {
        using namespace muster;
        strength_in counted{.in = random_.one_of(roles_)};
        if (!takes_strengths_[counted.in] || random_.percent(30)) counted.unit = "contributors";
        const std::uint32_t whose = random_.below(4);
        const handle<actor> who = random_.one_of(actors_);
        if (whose == 0) counted.from = who;
        if (whose == 1) counted.besides = who;
        const std::uint32_t amount = random_.between(1, counted.unit.empty() ? 12 : 3);
        if (whose < 2 && random_.percent(options_.negation)) return at_least(share{1, amount}, std::move(counted));
        return at_least(amount, std::move(counted));
    }
    [[nodiscard]] muster::condition some_condition(int depth) {
        using namespace muster;
        if (random_.percent(options_.numbers)) return some_number();
        if (depth == 0 || random_.percent(40)) {
            const condition thing{random_.one_of(things_)};
            return random_.percent(options_.negation) ? not_(thing) : thing;
        }
        std::vector<condition> parts;
        for (std::uint32_t i = random_.between(1, 3); i-- > 0;) {
            condition part = some_condition(depth - 1);
            bool is_new = true;
            for (const condition& other : parts) is_new = is_new && other != part;
            if (is_new || options_.parts_twice) parts.push_back(std::move(part));
        }
        const auto count = static_cast<std::uint32_t>(parts.size());
        switch (random_.below(5)) {
            case 0:
            case 1:
                return all_of(std::move(parts));
            case 2:
                return any_of(std::move(parts));
            case 3:
                return at_least(random_.between(1, count), std::move(parts));
            default:
                break;
        }
        std::vector<weighted_condition> weighed;
        std::uint32_t total = 0;
        for (condition& part : parts) {
            weighed.push_back({random_.between(1, 3), std::move(part)});
            total += static_cast<std::uint32_t>(weighed.back().weight);
        }
        return at_least(random_.between(1, total), std::move(weighed));
    }
    [[nodiscard]] muster::handles<muster::citation> some_citations() {
        if (random_.percent(30)) return {};
        return random_.one_of(citations_);
    }
    [[nodiscard]] static std::string numbered(const char* name, std::uint32_t n) { return name + std::to_string(n); }

    random_numbers& random_;
    const random_scenario_options& options_;
    std::vector<muster::handle<muster::citation>> citations_{};
    std::vector<muster::handle<muster::actor>> actors_{};
    std::vector<muster::handle<muster::role>> roles_{};
    std::map<muster::handle<muster::role>, bool> takes_strengths_{};
    std::vector<muster::handle<muster::precondition>> facts_{}, undefined_{};
    std::vector<muster::handle<muster::pledge>> pledges_{};
    std::vector<muster::any_handle> things_{};
    muster::handle<muster::mandate> mandate_{};
};

[[nodiscard]] inline muster::proposal make_random_scenario(random_numbers& random,
                                                           const random_scenario_options& options = {}) {
    return scenario_maker{random, options}.make();
}

/// A world of the proposal: of all that was said or of a day, of all sources or some, with things assumed.
[[nodiscard]] inline muster::world make_random_world(random_numbers& random, const muster::proposal& p,
                                                     std::uint32_t assumed = 30) {
    using namespace muster;
    using namespace std::chrono_literals;
    world w;
    if (random.percent(70)) {
        viewpoint from;
        if (random.percent(60)) from.true_on = 2025y / 6 / std::chrono::day{1 + random.below(28)};
        from.on_record_only = random.percent(20);
        w = world_at(p, from);
    }
    while (random.percent(assumed)) {
        const std::uint32_t v = random.below(p.size());
        if (const auto who = p.as<actor>(p.handle_of(v)); who && !p[*who].members.empty()) continue;
        w = std::move(w).with(p.handle_of(v), static_cast<status>(random.below(3)));
    }
    return w;
}

/// The world with all its open inputs but `most` of them set at random.
[[nodiscard]] inline muster::world with_open_inputs(random_numbers& random, const muster::proposal& p, muster::world w,
                                                    std::size_t most) {
    std::vector<std::uint32_t> open = proposal_program{p, w}.open;
    while (open.size() > most) {
        const std::size_t i = random.below(open.size());
        w.set({p.handle_of(open[i]),
               random.percent(50) ? muster::status::met : muster::status::unmet,
               muster::cause::given,
               {}});
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return w;
}

}  // namespace tests

#endif
