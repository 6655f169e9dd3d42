#include <muster/muster.hpp>

int main() {
    muster::proposal isf{"International Stabilization Force for Gaza"};
    const auto troops = isf.add(muster::role{.key = "troops"});
    const auto azerbaijan = isf.add(muster::actor{.key = "AZE", .name = "Azerbaijan"});
    isf.add(muster::pledge{.by = azerbaijan, .fills = troops});
    return muster::evaluate(isf)[azerbaijan] == muster::status::met ? 0 : 1;
}
