#include <string>

#include <muster/io/phrases/findings.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("findings that share a flaw are told together, with the key of each") {
    proposal p{"findings"};
    p.add(precondition{.key = "one", .name = "the first"});
    const std::string single = to_text(validate(p));
    CHECK(single.find("one: nothing depends on this: the first.") != std::string::npos);
    p.add(precondition{.key = "two", .name = "the second"});
    const std::string both = to_text(validate(p));
    CHECK(both.find("nothing depends on these:\n  - one: the first\n  - two: the second\n") != std::string::npos);
    CHECK(both.find("on this") == std::string::npos);
}
