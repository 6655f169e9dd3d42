#ifndef MUSTER_TESTS_SUPPORT_RANDOM_FORCE_HPP
#define MUSTER_TESTS_SUPPORT_RANDOM_FORCE_HPP

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/world_at.hpp>

namespace tests {

/// How large a random proposal is, and in parts of a hundred what its conditions are like.
struct force_shape {
    std::uint32_t actors = 8;
    std::uint32_t roles = 3;
    std::uint32_t facts = 10;
    std::uint32_t pledges = 14;
    std::uint32_t negation = 12;
    bool group = true;
    bool forbids = true;  ///< statements that refuse or end
};

/// Random proposals whose members wait for each other, with groups, strengths, refusals and votes.
class random_force {
public:
    random_force(std::uint64_t seed, const force_shape& shape) : random_{seed}, shape_{shape} {}

    [[nodiscard]] muster::proposal make() {
        using namespace muster;
        using namespace std::chrono_literals;
        proposal p{"random force"};
        const auto key = [](const char* kind, std::uint32_t i) { return kind + std::to_string(i); };
        for (std::uint32_t i = 0; i < shape_.actors; ++i) actors_.push_back(p.add(actor{.key = key("actor", i)}));
        if (shape_.group) {
            actor group{.key = "group", .kind = actor_kind::group};
            group.members = {{.who = actors_[0]}, {.who = actors_[1], .from = 2025y / 3 / 1}};
            actors_.push_back(p.add(std::move(group)));
        }
        for (std::uint32_t i = 0; i < shape_.roles; ++i) {
            role task{.key = key("role", i)};
            if (below(3) == 0) task.needs = {1 + below(20), "personnel"};
            else task.needs = need{.amount = 1 + below(2)};
            roles_.push_back(p.add(std::move(task)));
        }
        for (std::uint32_t i = 0; i < 2; ++i) named_.push_back(p.add(mandate{.key = key("mandate", i)}));
        const handle<mandate> adopted = *p.as<mandate>(named_.front());
        std::vector<handle<precondition>> later;
        for (std::uint32_t i = 0; i < shape_.facts; ++i) {
            precondition fact{.key = key("fact", i)};
            if (below(4) == 0 && i > 2) fact.when = some_condition(p, 2);
            const bool plain = !fact.when;
            const auto h = p.add(std::move(fact));
            if (plain && below(5) == 0) later.push_back(h);
            named_.push_back(h);
        }
        for (std::uint32_t i = 0; i < shape_.pledges; ++i) {
            pledge said{.key = key("pledge", i), .by = some_actor(), .fills = some_role()};
            if (below(3) == 0) said.strength = strength{below(6), 6 + below(10)};
            said.when = some_condition(p, 2);
            if (below(6) == 0 && shape_.forbids) said.unless = some_condition(p, 1);
            said.date = 2025y / 1 / std::chrono::day{1 + below(28)};
            said.reading = below(3) != 0                      ? reading::will_if
                           : below(3) != 0 || !shape_.forbids ? reading::not_unless
                                                              : reading::refuses;
            p.add(std::move(said));
        }
        for (std::uint32_t i = 0; i < 4; ++i) {
            requirement r{.by = some_actor(), .when = some_condition(p, 1)};
            if (below(2) == 0) r.on = some_role();
            else r.on = some_contribution(p);
            if (below(4) == 0 && shape_.forbids) r.reading = reading::refuses;
            p.add(std::move(r));
        }
        p.add(position{.by = actors_[2], .on = adopted, .in_favour_when = some_condition(p, 1)});
        for (const handle<precondition> h : later) p.define(h, some_condition(p, 2));
        p.add(force{.key = "force", .when = some_condition(p, 2)});
        return p;
    }

    /// What can be set: everything but gates and statements.
    [[nodiscard]] static std::vector<muster::any_handle> settable(const muster::proposal& p) {
        using namespace muster;
        std::vector<any_handle> result;
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const node_value& value = p.graph()[v].value;
            if (!std::holds_alternative<gate>(value) && !std::holds_alternative<inherited_pledge>(value))
                result.push_back(p.handle_of(v));
        }
        return result;
    }

    [[nodiscard]] std::uint32_t below(std::uint64_t n) { return static_cast<std::uint32_t>(random_() % n); }
    [[nodiscard]] muster::status some_status() { return static_cast<muster::status>(below(3)); }

private:
    [[nodiscard]] muster::handle<muster::actor> some_actor() { return actors_[below(actors_.size())]; }
    [[nodiscard]] muster::handle<muster::role> some_role() { return roles_[below(roles_.size())]; }

    // Arguments are evaluated in an order that compilers choose: one number at a time, and a seed means the same
    // everywhere.
    [[nodiscard]] muster::handle<muster::contribution> some_contribution(muster::proposal& p) {
        const muster::handle<muster::actor> who = some_actor();
        return p.contribution_of(who, some_role());
    }

    [[nodiscard]] muster::condition some_condition(muster::proposal& p, int depth) {
        using namespace muster;
        if (depth == 0 || below(5) == 0) {
            any_handle what;
            switch (below(4)) {
                case 0:
                    what = some_contribution(p);
                    break;
                case 1:
                    what = some_actor();
                    break;
                default:
                    what = named_[below(named_.size())];
            }
            return below(100) < shape_.negation ? not_(what) : condition{what};
        }
        std::vector<condition> parts;
        for (std::uint32_t i = 1 + below(3); i-- > 0;) parts.push_back(some_condition(p, depth - 1));
        const auto count = static_cast<std::uint32_t>(parts.size());
        switch (below(4)) {
            case 0:
                return any_of(std::move(parts));
            case 1: {
                std::vector<weighted_condition> weighed;
                std::uint64_t sum = 0;
                for (condition& part : parts) {
                    weighed.push_back({1 + below(4), std::move(part)});
                    sum += weighed.back().weight;
                }
                return at_least(1 + below(sum), std::move(weighed));
            }
            case 2:
                return at_least(1 + below(count), std::move(parts));
            default:
                return all_of(std::move(parts));
        }
    }

    std::mt19937_64 random_;
    force_shape shape_;
    std::vector<muster::handle<muster::actor>> actors_{};
    std::vector<muster::handle<muster::role>> roles_{};
    std::vector<muster::any_handle> named_{};
};

}  // namespace tests

#endif
