// std::format where the standard library has it; else it says that it has not.

#include <cstdio>
#include <sstream>

#include <muster/io/format.hpp>
#include <muster/muster.hpp>

int main() {
#ifdef __cpp_lib_format
    using namespace std::chrono_literals;
    muster::proposal isf{"International Stabilization Force for Gaza"};
    const auto resolution = isf.add(muster::mandate{.key = "resolution"});
    std::ostringstream printed;
    printed << muster::evaluate(isf) << muster::explain(isf, {}, resolution);
    if (std::format("{}{}", muster::evaluate(isf), muster::explain(isf, {}, resolution)) != printed.str()) return 1;
    if (std::format("[{:>6}]", muster::status::open) != "[  open]") return 2;
    if (std::format("{}", muster::date{2025y / 11 / 8}) != muster::to_string(muster::date{2025y / 11 / 8})) return 3;
    if (std::format("{}", resolution) != muster::to_string(resolution)) return 4;
    std::puts("std::format writes what << writes");
#else
    std::puts("no std::format here");
#endif
}
