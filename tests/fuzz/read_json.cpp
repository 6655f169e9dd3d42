// A harness for libFuzzer: clang++ -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude
// tests/fuzz/read_json.cpp -lboost_json. Any text is read or refused with located findings; what is read survives
// being written and read again, and is then written the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <muster/io/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    muster::proposal p;
    try {
        p = muster::read_json(text, {.expansion = 100'000});
    } catch (const muster::scenario_error& e) {
        for (const muster::scenario_finding& f : e.findings())
            if (f.where.line == 0 || f.where.column == 0 || f.message.empty()) std::abort();
        return 0;
    }
    const std::string once = muster::write_json(p);
    const std::string twice = muster::write_json(muster::read_json(once, {.expansion = 100'000'000}));
    if (once != twice) std::abort();
    return 0;
}
