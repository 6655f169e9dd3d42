// How a scenario file says for how long, and in which order.

#include <string>

#include <muster/io/json.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

std::string timed(const std::string& when) {
    return R"({"muster": 2, "proposal": "t", "actors": {"A": {}}, "roles": {"troops": {}},
        "mandates": {"m": {}}, "preconditions": {"truce": {}},
        "pledges": {"said": {"by": "A", "fills": "troops", "when": )" +
           when + "}}}";
}
std::string fault_of_timed(const std::string& when) {
    try {
        (void)read_json(timed(when));
    } catch (const scenario_error& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a file says how long a thing is to last, and in which order things are to come") {
    const proposal p = read_json(timed(
        R"({"all_of": [{"lasted": "truce", "for": "P60D"}, {"within": "m", "for": "P6M"}, {"in_order": ["truce", "m"]}]})"));
    const auto truce = p.at("truce"), m = p.at("m");
    CHECK(p[p.at<pledge>("said")].when ==
          all_of(lasted(truce, {.days = 60}), within(m, {.months = 6}), in_order(truce, m)));
    CHECK(p.at<timer>("truce/P60D") != p.at<timer>("m/P6M"));
    const proposal again = read_json(write_json(p));
    CHECK(write_json(again) == write_json(p));
    CHECK(again[again.at<timer>("truce/m/in_order")].of.size() == 2);
}

TEST_CASE("a file that says nonsense of time is refused where it does") {
    CHECK(fault_of_timed(R"({"lasted": "truce", "for": "60 days"})").find("no length of time") != std::string::npos);
    CHECK(fault_of_timed(R"({"lasted": "truce", "for": "P0D"})").find("no length of time") != std::string::npos);
    CHECK(fault_of_timed(R"({"lasted": "truce", "for": "P70000D"})").find("65,535 days") != std::string::npos);
    CHECK(fault_of_timed(R"({"lasted": "truce"})").find("\"for\"") != std::string::npos);
    CHECK(fault_of_timed(R"({"in_order": ["truce"]})").find("less than two") != std::string::npos);
    CHECK(fault_of_timed(R"({"in_order": ["truce", {"not": "m"}]})").find("reports can call met") != std::string::npos);
}
