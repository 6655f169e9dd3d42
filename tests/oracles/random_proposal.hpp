#ifndef MUSTER_TESTS_ORACLES_RANDOM_PROPOSAL_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_PROPOSAL_HPP

#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/proposal.hpp>
#include <oracles/naive.hpp>

namespace naive {

struct habits {
    bool negations = true;
    bool strengths = true;    ///< a role that needs a strength; its gates add leaves
    bool amounts = false;     ///< conditions on numbers
    std::uint64_t scale = 1;  ///< of all needs, strengths and numbers in conditions
};

/// A small proposal with groups, thresholds, weights, requirements, things replaced, and loops through contributions
/// and through preconditions that name each other.
class random_proposal {
public:
    random_proposal(dice& d, habits of) : dice_{d}, habits_{of} {
        add_vocabulary();
        for (std::uint32_t i = dice_.between(1, 5); i-- > 0;) add_pledge();
        for (std::uint32_t i = dice_.below(3); i-- > 0;) add_requirement();
        for (std::uint32_t i = dice_.below(2); i-- > 0;) add_position();
        for (const auto forward : forward_)
            if (!dice_.one_in(4)) p.define(forward, any_condition(2));
        if (dice_.one_in(3)) add_pledge();
        if (dice_.one_in(2)) p.add(muster::force{.key = "force", .when = any_condition(2)});
    }

    muster::proposal p{"random"};

    /// Any thing with a key.
    [[nodiscard]] muster::any_handle any_thing() { return any_thing_of(dice_); }
    [[nodiscard]] muster::any_handle any_thing_of(dice& d) const {
        std::vector<muster::any_handle> all;
        for (std::uint32_t v = 0; v < p.size(); ++v)
            if (const auto h = p.handle_of(v); !p.key_of(h).empty()) all.push_back(h);
        return d.any(all);
    }

private:
    void add_vocabulary() {
        using namespace muster;
        for (std::uint32_t i = 0, n = dice_.between(2, 3); i < n; ++i)
            actors_.push_back(p.add(actor{.key = "state" + std::to_string(i)}));
        if (dice_.one_in(2)) actors_.push_back(p.add(actor{.key = "some", .kind = actor_kind::group}));
        if (dice_.one_in(2)) {
            groups_.push_back(
                p.add(actor{.key = "group", .kind = actor_kind::group, .members = {{actors_[0]}, {actors_[1]}}}));
            actors_.push_back(groups_.back());
        }
        roles_.push_back(p.add(role{.key = "task0", .needs = need{.amount = dice_.between(1, 2)}}));
        if (dice_.one_in(2)) {
            if (habits_.strengths && dice_.one_in(2))
                roles_.push_back(p.add(role{.key = "task1", .needs = {10 * habits_.scale, "helicopters"}}));
            else roles_.push_back(p.add(role{.key = "task1"}));
        }
        mandate_ = p.add(mandate{.key = "mandate"});
        for (std::uint32_t i = 0, n = dice_.between(1, 3); i < n; ++i)
            facts_.push_back(p.add(precondition{.key = "fact" + std::to_string(i)}));
        for (std::uint32_t i = 0, n = dice_.below(4); i < n; ++i) {
            forward_.push_back(p.add(precondition{.key = "forward" + std::to_string(i)}));
            facts_.push_back(forward_.back());
        }
        if (dice_.one_in(3))
            facts_.push_back(
                p.add(precondition{.key = "replacing", .when = any_condition(1), .replaces = dice_.any(facts_)}));
    }

    // Arguments are evaluated in an order that compilers choose: one throw at a time, and a seed means the same
    // everywhere.
    [[nodiscard]] muster::handle<muster::contribution> any_contribution() {
        const muster::handle<muster::actor> who = dice_.any(actors_);
        return p.contribution_of(who, dice_.any(roles_));
    }
    [[nodiscard]] muster::condition any_leaf() {
        switch (dice_.below(12)) {
            case 0:
                return mandate_;
            case 1:
                return dice_.any(actors_);
            case 2:
                return dice_.any(roles_);
            case 3:
            case 4:
            case 5:
            case 6:
                return any_contribution();
            default:
                return dice_.any(facts_);
        }
    }
    [[nodiscard]] muster::condition any_condition(std::uint32_t depth) {
        using muster::condition;
        if (habits_.amounts && dice_.one_in(4)) return any_amount();
        if (habits_.negations && dice_.one_in(6)) return not_(any_condition(depth == 0 ? 0 : depth - 1));
        if (depth == 0 || dice_.one_in(3)) return any_leaf();
        std::vector<condition> parts;
        for (std::uint32_t i = dice_.between(0, 3); i-- > 0;) parts.push_back(any_condition(depth - 1));
        switch (dice_.below(5)) {
            case 0:
                return all_of(std::move(parts));
            case 1:
                return any_of(std::move(parts));
            case 2: {
                if (parts.empty()) return any_leaf();
                const std::uint32_t k = dice_.between(1, static_cast<std::uint32_t>(parts.size()));
                return at_least(k, std::move(parts));
            }
            case 3: {
                if (parts.empty()) return any_leaf();
                std::vector<muster::weighted_condition> weighted;
                std::uint32_t total = 0;
                for (condition& each : parts) {
                    const std::uint32_t weight = dice_.between(1, 3);
                    total += weight;
                    weighted.push_back({weight, std::move(each)});
                }
                return muster::at_least(dice_.between(1, total), std::move(weighted));
            }
            default: {
                if (groups_.empty()) return any_leaf();
                const std::uint32_t k = dice_.between(1, 2);
                return at_least(k, muster::members_of(groups_[0]),
                                dice_.one_in(2) ? dice_.any(roles_) : muster::handle<muster::role>{});
            }
        }
    }

    [[nodiscard]] muster::condition any_amount() {
        using namespace muster;
        strength_in counted{.in = dice_.any(roles_)};
        const bool is_number = p[counted.in].needs.count_units() != 0 && !dice_.one_in(3);
        if (!is_number) counted.unit = "contributors";
        const std::uint32_t whose = dice_.below(4);
        const handle<actor> who = dice_.any(actors_);
        if (whose == 0) counted.from = who;
        if (whose == 1) counted.besides = who;
        const std::uint64_t amount = is_number ? dice_.between(1, 20) * habits_.scale : dice_.between(1, 3);
        const std::uint64_t parts = dice_.between(1, 3), of = dice_.between(1, 3);
        if (whose < 2 && habits_.negations && dice_.one_in(2)) return at_least(share{parts, of}, std::move(counted));
        return at_least(amount, std::move(counted));
    }

    void add_pledge() {
        using namespace muster;
        pledge said{.by = dice_.any(actors_), .fills = dice_.any(roles_)};
        if (roles_.size() > 1 && dice_.one_in(3)) said.fills = {roles_[0], roles_[1]};
        const std::uint32_t how = dice_.below(10);
        said.reading = how < 6                        ? reading::will_if
                       : how < 8                      ? reading::not_unless
                       : how < 9 && habits_.negations ? reading::refuses
                                                      : reading::prefers;
        said.when = any_condition(2);
        if (habits_.negations && dice_.one_in(5) && said.reading != reading::prefers) said.unless = any_condition(1);
        if (dice_.one_in(2)) {
            const std::uint32_t least = dice_.below(12);
            const std::uint64_t most = dice_.one_in(3) ? strength::unbounded : least + dice_.between(1, 5);
            std::vector<strength> offered;  // the same in each role
            for (const handle<role> to : said.fills)
                offered.push_back({.least = least * habits_.scale,
                                   .most = most == strength::unbounded ? most : most * habits_.scale,
                                   .in = to});
            said.strength = strengths{std::move(offered)};
        }
        if (!pledges_.empty() && dice_.one_in(4)) said.replaces = dice_.any(pledges_);
        pledges_.push_back(p.add(std::move(said)));
    }
    void add_requirement() {
        using namespace muster;
        requirement said{.by = dice_.any(actors_)};
        if (dice_.one_in(2)) said.on = dice_.any(roles_);
        else said.on = any_contribution();
        const std::uint32_t how = dice_.below(6);
        said.reading = how == 0 && habits_.negations ? reading::refuses
                       : how == 1                    ? reading::prefers
                                                     : reading::not_unless;
        said.when = any_condition(1);
        if (!requirements_.empty() && dice_.one_in(3)) said.replaces = dice_.any(requirements_);
        requirements_.push_back(p.add(std::move(said)));
    }
    void add_position() {
        using namespace muster;
        position said{.by = dice_.any(actors_), .on = mandate_};
        if (!dice_.one_in(3)) said.in_favour_when = any_condition(1);
        if (dice_.one_in(2)) said.against_when = any_condition(1);
        if (dice_.one_in(4)) said.absent_when = any_condition(1);
        p.add(std::move(said));
    }

    dice& dice_;
    habits habits_;
    std::vector<muster::handle<muster::actor>> actors_{}, groups_{};
    std::vector<muster::handle<muster::role>> roles_{};
    std::vector<muster::handle<muster::precondition>> facts_{}, forward_{};
    std::vector<muster::handle<muster::pledge>> pledges_{};
    std::vector<muster::handle<muster::requirement>> requirements_{};
    muster::handle<muster::mandate> mandate_{};
};

}  // namespace naive

#endif
