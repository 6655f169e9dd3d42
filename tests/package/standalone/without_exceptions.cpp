// Compiled with -fno-exceptions: boost::throw_exception is then the program's own, and decides what an error does.
// This one ends with 3, by way of an error that the library made.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include <boost/throw_exception.hpp>

#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/evaluator.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/standoffs.hpp>
#include <muster/query/timeline.hpp>

namespace boost {
void throw_exception(const std::exception& refused) {
    std::puts(refused.what());
    std::exit(std::strstr(refused.what(), "AZE") != nullptr ? 3 : 4);
}
void throw_exception(const std::exception& refused, const source_location&) {
    throw_exception(refused);
}
}  // namespace boost

int main() {
    muster::proposal isf{"International Stabilization Force for Gaza"};
    const auto azerbaijan = isf.add(muster::actor{.key = "AZE", .name = "Azerbaijan"});
    const auto resolution = isf.add(muster::mandate{.key = "resolution"});
    const auto troops = isf.add(muster::role{.key = "troops"});
    isf.add(muster::pledge{.by = azerbaijan, .fills = troops, .when = resolution});
    const muster::world adopted = muster::world{}.with(resolution, muster::status::met);
    if (muster::evaluate(isf, adopted)[azerbaijan] != muster::status::met) return 1;
    isf.add(muster::actor{.key = "AZE"});  // the key is taken
    return 2;
}
