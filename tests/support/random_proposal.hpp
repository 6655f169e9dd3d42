#ifndef MUSTER_TESTS_SUPPORT_RANDOM_PROPOSAL_HPP
#define MUSTER_TESTS_SUPPORT_RANDOM_PROPOSAL_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/proposal.hpp>

namespace tests {

/// Makes proposals at random that use every construct, statements of all kinds in any order, some without a key.
class random_proposal {
public:
    explicit random_proposal(std::uint32_t seed) : random_{seed} {}

    [[nodiscard]] muster::proposal make(unsigned size = 6) {
        using namespace muster;
        p_ = proposal{text()};
        for (unsigned i = below(size); i > 0; --i) add_citation();
        for (unsigned i = 1 + below(size); i > 0; --i) add_actor();
        for (unsigned i = 1 + below(size); i > 0; --i) add_role();
        for (unsigned i = 1 + below(size); i > 0; --i) add_mandate();
        for (unsigned i = 1 + below(size); i > 0; --i) add_precondition();
        for (unsigned i = below(5 * size); i > 0; --i) {
            switch (below(5)) {
                case 0:
                    add_requirement();
                    break;
                case 1:
                    add_position();
                    break;
                case 2:
                    add_force();
                    break;
                default:
                    add_pledge();
                    break;
            }
        }
        for (const handle<precondition> h : preconditions_)
            if (!p_[h].when && below(3) == 0) p_.define(h, some_condition());
        for (unsigned i = below(2 * size); i > 0; --i) add_event();
        return std::move(p_);
    }

private:
    unsigned below(unsigned n) { return n == 0 ? 0 : static_cast<unsigned>(random_() % n); }
    bool perhaps() { return below(2) == 0; }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[below(static_cast<unsigned>(all.size()))];
    }
    std::string key(const char* kind) { return kind + std::to_string(++last_key_) + (below(8) == 0 ? " ü\"~" : ""); }
    std::string key_or_none(const char* kind) { return below(4) == 0 ? std::string{} : key(kind); }
    std::string text() {
        static const std::vector<std::string> texts{"",
                                                    "plain",
                                                    "Türkiye",
                                                    "a \"quoted\" \\ word",
                                                    "line\nbreak\ttab",
                                                    std::string{"nul\0in it", 9},
                                                    "\x7f\xF0\x9F\x95\x8A"};
        return one_of(texts);
    }
    muster::date day() {
        const std::chrono::year y{2000 + static_cast<int>(below(30))};
        const std::chrono::month m{1 + below(12)};
        if (below(3) == 0) return y / m;
        return y / m / std::chrono::day{1 + below(28)};
    }
    muster::date day_or_none() { return perhaps() ? muster::date{} : day(); }
    muster::membership membership_of(muster::handle<muster::actor> who) {
        muster::date from = day_or_none(), until = day_or_none();
        if (from != muster::date{} && until != muster::date{}) {
            if (until.day() < from.day()) std::swap(from, until);
            if (until.day() == from.day()) until = {};
        }
        return {who, from, until};
    }
    muster::handles<muster::citation> cited() {
        std::vector<muster::handle<muster::citation>> some;
        while (!citations_.empty() && perhaps()) some.push_back(one_of(citations_));
        return some;
    }
    muster::handle<muster::actor> actor_or_none() {
        return perhaps() ? muster::handle<muster::actor>{} : one_of(actors_);
    }

    void add_citation() {
        citations_.push_back(p_.add(muster::citation{
            .key = key("C"),
            .publisher = text(),
            .title = text(),
            .address = text(),
            .published = day_or_none(),
            .speaker = text(),
            .attribution = perhaps() ? muster::attribution::on_record : muster::attribution::unnamed}));
    }
    void add_actor() {
        muster::actor a{.key = key("A"), .name = text(), .kind = static_cast<muster::actor_kind>(below(8))};
        if (a.kind == muster::actor_kind::group) {
            for (const auto who : actors_)
                if (p_[who].members.empty() && perhaps()) a.members.push_back(membership_of(who));
        }
        a.citations = cited();
        actors_.push_back(p_.add(a));
    }
    void add_role() {
        muster::role r{.key = key("R"), .name = text()};
        if (perhaps()) r.needs = {1 + below(100000), perhaps() ? "personnel" : "contributors"};
        r.citations = cited();
        roles_.push_back(p_.add(r));
    }
    void add_mandate() {
        muster::mandate m{.key = key("M"), .name = text(), .kind = static_cast<muster::mandate_kind>(below(4))};
        m.symbol = text();
        if (perhaps()) m.sponsors = one_of(actors_);
        m.expires = day_or_none();
        m.adopted_by = actor_or_none();
        m.citations = cited();
        mandates_.push_back(p_.add(m));
        things_.push_back(mandates_.back());
    }
    void add_precondition() {
        muster::precondition c{.key = key("P"), .name = text(), .by = actor_or_none()};
        if (perhaps()) c.when = some_condition();
        if (perhaps()) c.presumed = static_cast<muster::status>(below(3));
        c.due = day_or_none();
        finish(c, preconditions_);
        preconditions_.push_back(p_.add(c));
        things_.push_back(preconditions_.back());
    }
    // What all statements have.
    template <class Statement>
    void finish(Statement& s, const std::vector<muster::handle<Statement>>& earlier) {
        s.citations = cited();
        s.date = day_or_none();
        s.basis = perhaps() ? muster::basis::stated : muster::basis::inferred;
        s.told_by = actor_or_none();
        s.summary = text();
        if (earlier.empty() || perhaps()) return;
        const muster::handle<Statement> replaced = one_of(earlier);
        const muster::date then = p_.said_on(p_[replaced]), now = p_.said_on(s);
        if (!then.ok() || !now.ok() || not_after(then, now)) s.replaces = replaced;
    }
    void add_pledge() {
        muster::pledge s{.key = key_or_none("S"), .by = one_of(actors_), .fills = one_of(roles_)};
        if (perhaps()) s.fills = {one_of(roles_), one_of(roles_)};
        if (perhaps()) {
            muster::strength offered{below(100), perhaps() ? muster::strength::unbounded : 100};
            const bool is_in_both = s.fills.size() == 2 && s.fills[0] != s.fills[1];
            std::vector<muster::strength> several;
            for (std::size_t i = 0; i < (is_in_both ? 2U : 1U); ++i) {
                if (s.fills.size() == 2) offered.in = s.fills[i];
                several.push_back(offered);
            }
            s.strength = muster::strengths{std::move(several)};
        }
        if (perhaps()) s.when = some_condition();
        if (below(4) == 0) s.unless = some_condition();
        s.reading = static_cast<muster::reading>(below(4));
        finish(s, pledges_);
        pledges_.push_back(p_.add(s));
        things_.push_back(pledges_.back());
    }
    void add_requirement() {
        muster::requirement s{.key = key_or_none("Q"), .by = one_of(actors_)};
        do {
            if (perhaps()) s.on.include(one_of(roles_));
            else s.on.include(contribution());
        } while (below(3) == 0);
        if (perhaps()) s.when = some_condition();
        s.reading = static_cast<muster::reading>(1 + below(3));
        finish(s, requirements_);
        requirements_.push_back(p_.add(s));
        things_.push_back(requirements_.back());
    }
    void add_position() {
        muster::position s{.key = key_or_none("V"), .by = one_of(actors_), .on = one_of(mandates_)};
        if (perhaps()) s.in_favour_when = some_condition();
        if (perhaps()) s.against_when = some_condition();
        if (perhaps()) s.absent_when = some_condition();
        finish(s, positions_);
        positions_.push_back(p_.add(s));
        things_.push_back(positions_.back());
    }
    void add_force() {
        things_.push_back(
            p_.add(muster::force{.key = key("F"), .name = text(), .when = some_condition(), .citations = cited()}));
    }
    void add_event() {
        muster::event e{.date = day()};
        e.citations = cited();
        e.summary = text();
        if (perhaps()) {
            e.on = one_of(mandates_);
            e.stage = static_cast<muster::stage>(below(9));
            if (*e.stage == muster::stage::adopted) {
                e.tally = muster::vote_count{below(15), below(3), 4294967295U};
                e.expires = day_or_none();
            }
        } else if (perhaps()) {
            e.on = contribution();
            e.stage = static_cast<muster::stage>(9 + below(7));
        } else {
            e.on = thing();
            const bool has_status =
                !p_.as<muster::pledge>(e.on) && !p_.as<muster::requirement>(e.on) && !p_.as<muster::position>(e.on);
            if (has_status) e.status = static_cast<muster::status>(below(3));
            else e.stage = muster::stage::withdrawn;
        }
        p_.add(e);
    }

    // Arguments are evaluated in an order that compilers choose: one number at a time, and a seed means the same
    // everywhere.
    muster::handle<muster::contribution> contribution() {
        const muster::handle<muster::actor> who = one_of(actors_);
        return p_.contribution_of(who, one_of(roles_));
    }
    muster::handle<muster::vote> vote() {
        const muster::handle<muster::actor> who = one_of(actors_);
        const muster::handle<muster::mandate> on = one_of(mandates_);
        return p_.vote_of(who, on, static_cast<muster::vote_side>(below(3)));
    }

    muster::any_handle thing() {
        switch (below(6)) {
            case 0:
                return one_of(actors_);
            case 1:
                return one_of(roles_);
            case 2:
                return contribution();
            case 3: {
                const auto by = one_of(actors_);
                if (!p_[by].members.empty()) return by;  // a group leaves decisions to its members
                return p_.decision_on(p_.contribution_of(by, one_of(roles_)));
            }
            case 4:
                return vote();
            default:
                return things_.empty() ? muster::any_handle{one_of(roles_)} : one_of(things_);
        }
    }
    // A condition on numbers.
    muster::condition some_amount() {
        muster::strength_in counted{.in = one_of(roles_)};
        std::vector<std::string> units{"contributors"};
        for (const muster::need& n : p_[counted.in].needs)
            if (!n.counts_contributors()) units.push_back(n.unit);
        counted.unit = one_of(units);
        if (units.size() == 2 && perhaps()) counted.unit.clear();
        const auto who = one_of(actors_);
        const unsigned whose = below(3);
        if (whose == 1) counted.from = who;
        if (whose == 2) counted.besides = who;
        const unsigned parts = 1 + below(9), of = 1 + below(9);
        if (whose != 0 && perhaps()) return muster::at_least(muster::share{parts, of}, counted);
        return muster::at_least(std::uint64_t{parts} * 50, counted);
    }
    muster::condition some_condition(unsigned depth = 3) {
        if (below(8) == 0) return some_amount();
        if (depth == 0 || below(3) == 0) return thing();
        std::vector<muster::weighted_condition> parts;
        for (unsigned i = below(4); i > 0; --i) parts.push_back({1, some_condition(depth - 1)});
        std::vector<muster::condition> plain;
        for (const auto& part : parts) plain.push_back(part.what);
        switch (below(5)) {
            case 0:
                return all_of(plain);
            case 1:
                return any_of(plain);
            case 2:
                return not_(some_condition(depth - 1));
            case 3: {
                const auto group = one_of(actors_);
                const auto known = static_cast<unsigned>(p_[group].members.size());
                if (known == 0) return any_of(plain);
                // Not among the arguments of one call, which compilers evaluate in an order of their own.
                const auto in = perhaps() ? muster::handle<muster::role>{} : one_of(roles_);
                const unsigned least = 1 + below(known);
                return muster::at_least(least, muster::members_of{group}, in);
            }
            default: {
                if (parts.empty()) return all_of(plain);
                std::uint64_t total = 0;
                const bool weighs = perhaps();
                for (auto& part : parts) total += part.weight = weighs ? 1 + below(5) : 1;
                return muster::at_least(1 + below(static_cast<unsigned>(total)), std::move(parts));
            }
        }
    }

    std::mt19937 random_;
    muster::proposal p_{};
    unsigned last_key_ = 0;
    std::vector<muster::handle<muster::citation>> citations_{};
    std::vector<muster::handle<muster::actor>> actors_{};
    std::vector<muster::handle<muster::role>> roles_{};
    std::vector<muster::handle<muster::mandate>> mandates_{};
    std::vector<muster::handle<muster::precondition>> preconditions_{};
    std::vector<muster::handle<muster::pledge>> pledges_{};
    std::vector<muster::handle<muster::requirement>> requirements_{};
    std::vector<muster::handle<muster::position>> positions_{};
    std::vector<muster::any_handle> things_{};
};

}  // namespace tests

#endif
