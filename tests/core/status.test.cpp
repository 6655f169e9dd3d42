#include <muster/core/status.hpp>

#include <muster/core/error.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("negation swaps met and unmet and leaves open open") {
    CHECK(negated(status::met) == status::unmet);
    CHECK(negated(status::unmet) == status::met);
    CHECK(negated(status::open) == status::open);
}

TEST_CASE("statuses are ordered by truth") {
    CHECK(status::unmet < status::open);
    CHECK(status::open < status::met);
}

TEST_CASE("an enumerator is read back from its name") {
    for (const status s : {status::unmet, status::open, status::met})
        CHECK(parse_enumerator<status>(to_string(s)) == s);
    CHECK_FALSE(parse_enumerator<status>("perhaps"));
    CHECK_FALSE(parse_enumerator<status>(""));
}

TEST_CASE("the names of the error codes are distinct and complete") {
    for (std::size_t i = 0; i < enumerator_names(errc{}).size(); ++i)
        CHECK(parse_enumerator<errc>(to_string(static_cast<errc>(i))) == static_cast<errc>(i));
    CHECK(to_string(errc::invalid_members) == std::string{"invalid members"});
}
