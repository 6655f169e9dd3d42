#ifndef MUSTER_TESTS_SUPPORT_SMALL_FORCE_HPP
#define MUSTER_TESTS_SUPPORT_SMALL_FORCE_HPP

#include <muster/proposal/proposal.hpp>

namespace tests {

/// A force of three states for one role: one comes after a resolution, one after a ceasefire, and one in any case.
struct small_force {
    muster::proposal p{"a small force"};
    muster::handle<muster::actor> a = p.add(muster::actor{.key = "A", .name = "Aland"});
    muster::handle<muster::actor> b = p.add(muster::actor{.key = "B", .name = "Bland"});
    muster::handle<muster::actor> c = p.add(muster::actor{.key = "C", .name = "Cland"});
    muster::handle<muster::mandate> resolution = p.add(muster::mandate{.key = "resolution", .name = "the resolution"});
    muster::handle<muster::precondition> ceasefire =
        p.add(muster::precondition{.key = "ceasefire", .name = "there is a ceasefire"});
    muster::handle<muster::role> troops =
        p.add(muster::role{.key = "troops", .name = "troops", .needs = {{.amount = 5'000, .unit = "personnel"}}});
    muster::handle<muster::pledge> offer_of_a =
        p.add(muster::pledge{.by = a, .fills = troops, .strength = muster::strength{3'000, 3'000}, .when = resolution});
    muster::handle<muster::pledge> offer_of_b =
        p.add(muster::pledge{.by = b, .fills = troops, .strength = muster::strength{2'000, 4'000}, .when = ceasefire});
    muster::handle<muster::pledge> offer_of_c =
        p.add(muster::pledge{.by = c, .fills = troops, .strength = muster::strength{500, 500}});
};

}  // namespace tests

#endif
