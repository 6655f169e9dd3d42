#include <muster/muster.hpp>

std::size_t size_elsewhere(const muster::proposal& p);

int main() {
    muster::proposal p{"one"};
    const auto who = p.add(muster::actor{.key = "AZE", .name = "Azerbaijan"});
    const auto task = p.add(muster::role{.key = "troops"});
    p.add(muster::pledge{.by = who, .fills = task});
    return size_elsewhere(p) == muster::evaluate(p).taking_part().size() ? 0 : 1;
}
