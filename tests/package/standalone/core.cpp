// What stands alone of the library: as a program that knows it only by its headers, however it was compiled.

#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <muster/muster.hpp>

int main() {
    muster::proposal isf{"International Stabilization Force for Gaza"};
    const auto azerbaijan = isf.add(muster::actor{.key = "AZE", .name = "Azerbaijan"});
    const auto resolution = isf.add(muster::mandate{.key = "resolution"});
    const auto quiet = isf.add(muster::precondition{.key = "quiet"});
    const auto troops = isf.add(muster::role{.key = "troops"});
    isf.add(muster::pledge{.by = azerbaijan, .fills = troops, .when = muster::all_of(resolution, quiet)});

    const std::unordered_set<muster::any_handle> things{azerbaijan, resolution, quiet, troops, quiet};
    const std::unordered_map<muster::handle<muster::actor>, std::string> names{{azerbaijan, "Azerbaijan"}};
    if (things.size() != 4 || names.at(azerbaijan) != "Azerbaijan") return 1;

    const muster::world today = muster::world{}.with(quiet, muster::status::met);
    const muster::world tomorrow = today.with(resolution, muster::status::met);
    if (muster::evaluate(isf, today)[azerbaijan] != muster::status::open) return 2;
    if (muster::evaluate(isf, tomorrow)[azerbaijan] != muster::status::met) return 3;

    // Answers are containers of values that compare.
    const auto sets = muster::enabling_sets(isf, today, troops);
    if (sets.size() != 1 || *sets.begin() != sets[0] || sets.count != muster::change_sets::big_integer{1}) return 4;
    if (muster::dependents(isf, resolution) != muster::dependents(isf, resolution)) return 5;
    std::cout << muster::explain(isf, today, azerbaijan) << muster::compare(isf, today, tomorrow) << sets
              << muster::status::open << '\n';
    return std::cout.good() ? 0 : 6;
}
