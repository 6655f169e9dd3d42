#include <iostream>
#include <muster/muster.hpp>
#ifdef WITH_JSON
#include <muster/io/json.hpp>
#endif

int main() {
    muster::proposal isf{"International Stabilization Force for Gaza"};
    const auto troops = isf.add(muster::role{.key = "troops"});
    const auto azerbaijan = isf.add(muster::actor{.key = "AZE", .name = "Azerbaijan"});
    isf.add(muster::pledge{.by = azerbaijan, .fills = troops});
#ifdef WITH_JSON
    if (muster::read_json(muster::write_json(isf)).name() != isf.name()) return 2;
#endif
    std::cout << muster::evaluate(isf);
    return muster::evaluate(isf)[azerbaijan] == muster::status::met ? 0 : 1;
}
