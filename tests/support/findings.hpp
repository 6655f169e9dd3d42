#ifndef MUSTER_TESTS_SUPPORT_FINDINGS_HPP
#define MUSTER_TESTS_SUPPORT_FINDINGS_HPP

#include <string_view>
#include <vector>

#include <muster/io/json.hpp>
#include <support/catch.hpp>

namespace tests {

/// Everything that is wrong with a scenario in a file called file.json; nothing where it can be read.
[[nodiscard]] inline std::vector<muster::scenario_finding> findings_of(std::string_view text,
                                                                       const muster::json_limits& limits = {}) {
    try {
        (void)muster::read_json(text, limits, "file.json");
    } catch (const muster::scenario_error& e) {
        REQUIRE(!e.findings().empty());
        REQUIRE(e.code() == e.findings().front().code);
        REQUIRE(e.where() == e.findings().front().where);
        return e.findings();
    }
    return {};
}

}  // namespace tests

#endif
