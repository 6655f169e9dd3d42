#ifndef MUSTER_TESTS_SUPPORT_SAMPLE_HPP
#define MUSTER_TESTS_SUPPORT_SAMPLE_HPP

#include <muster/proposal/proposal.hpp>

namespace tests {

/// A small proposal with one or two things of each kind, and their handles.
struct sample {
    muster::proposal p{"a force"};
    muster::handle<muster::citation> early, late, unnamed;
    muster::handle<muster::actor> azerbaijan, indonesia, israel, council, several, arabs, egypt, jordan;
    muster::handle<muster::role> troops, police, money;
    muster::handle<muster::mandate> resolution;
    muster::handle<muster::precondition> quiet, consent, terms;
    muster::handle<muster::pledge> offer, needs_quiet;
    muster::handle<muster::requirement> accepted;
    muster::handle<muster::position> stance;
    muster::handle<muster::force> whole;

    sample() {
        using namespace muster;
        using namespace std::chrono_literals;
        early = p.add(citation{.key = "early", .publisher = "Dawn", .published = 2025y / 11 / 8});
        late = p.add(citation{.key = "late", .publisher = "Reuters", .published = 2026y / 1});
        unnamed = p.add(citation{.key = "unnamed",
                                 .publisher = "Reuters",
                                 .published = 2025y / 11 / 8,
                                 .attribution = attribution::unnamed});
        azerbaijan = p.add(actor{.key = "AZE", .name = "Azerbaijan"});
        indonesia = p.add(actor{.key = "IDN", .name = "Indonesia"});
        israel = p.add(actor{.key = "ISR", .name = "Israel"});
        egypt = p.add(actor{.key = "EGY", .name = "Egypt"});
        jordan = p.add(actor{.key = "JOR", .name = "Jordan"});
        council = p.add(actor{.key = "UNSC", .name = "Security Council", .kind = actor_kind::council});
        several = p.add(actor{.key = "several", .name = "several states", .kind = actor_kind::group});
        arabs = p.add(actor{.key = "arabs",
                            .kind = actor_kind::group,
                            .members = {{egypt}, {.who = jordan, .from = 2025y / 6 / 1, .until = 2026y / 6}}});
        troops = p.add(role{.key = "troops", .name = "troops"});
        police = p.add(role{.key = "police", .needs = {2}});
        money = p.add(role{.key = "money", .needs = {100, "dollars"}});
        resolution = p.add(mandate{.key = "resolution", .adopted_by = council});
        quiet = p.add(precondition{.key = "quiet", .name = "the fighting has stopped"});
        consent = p.add(precondition{.key = "consent", .by = israel});
        terms = p.add(precondition{.key = "terms", .when = any_of(resolution, not_(quiet)), .citations = early});
        offer = p.add(pledge{.key = "offer",
                             .by = several,
                             .fills = {troops, police},
                             .when = all_of(resolution, quiet),
                             .unless = not_(consent),
                             .citations = {early, unnamed}});
        needs_quiet = p.add(pledge{.key = "needs-quiet",
                                   .by = azerbaijan,
                                   .fills = troops,
                                   .when = quiet,
                                   .citations = unnamed,
                                   .reading = reading::not_unless});
        p.add(pledge{.by = arabs, .fills = police, .when = terms, .citations = early});
        p.add(pledge{.by = indonesia, .fills = money, .strength = strength{20, 60}, .when = at_least(1, quiet, terms)});
        accepted = p.add(requirement{.key = "accepted", .on = troops, .by = israel, .when = consent});
        stance = p.add(position{.key = "stance", .by = indonesia, .on = resolution, .in_favour_when = terms});
        whole = p.add(force{.key = "whole", .when = all_of(resolution, troops)});
        p.add(event{.date = 2025y / 11 / 9, .on = quiet, .status = status::unmet, .citations = early});
        p.add(event{.date = 2025y / 11 / 17, .on = resolution, .stage = stage::adopted, .tally = vote_count{13, 0, 2}});
    }
};

}  // namespace tests

#endif
