#include <filesystem>
#include <string>
#include <vector>

#include <muster/io/json.hpp>
#include <muster/muster.hpp>

#include <support/catch.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

constexpr date in_hindsight{2026y / 12 / 31};

proposal read(const char* name) {
    const std::filesystem::path here{__FILE__};
    return read_json_file(here.parent_path().parent_path().parent_path() / "examples" / "scenarios" /
                          (std::string{name} + ".json"));
}

// What holds on a day, as known today.
outcome on(const proposal& p, date day) {
    return evaluate(p, world_at(p, day, in_hindsight));
}

std::vector<std::string> names_of(const proposal& p, const std::vector<handle<actor>>& actors) {
    std::vector<std::string> result;
    for (const handle<actor> a : actors) result.push_back(p[a].key);
    return result;
}

bool is_hidden(const proposal& p, const outcome& o, const char* statement, hidden_because why) {
    for (const hidden_statement& h : o.hidden())
        if (h == hidden_statement{p.at(statement), why}) return true;
    return false;
}

template <class Statement>
void check_sources_of(const proposal& p) {
    for (const handle<Statement> h : p.all<Statement>()) {
        INFO(p.key_of(h));
        CHECK_FALSE(p[h].citations.empty());
        CHECK_FALSE(p[h].summary.empty());
    }
}

}  // namespace

TEST_CASE("every statement and every event of the six earlier forces has a source", "[scenarios]") {
    for (const char* name :
         {"interfet-1999", "iraq-2003", "mfo-sinai-1981", "unifil-2006", "unamid-2007", "haiti-mss-2023"}) {
        const proposal p = read(name);
        INFO(name);
        CHECK(p.all<pledge>().size() >= 12);
        check_sources_of<pledge>(p);
        check_sources_of<requirement>(p);
        check_sources_of<position>(p);
        for (const event& e : p.events()) CHECK_FALSE(e.citations.empty());
    }
}

TEST_CASE("who came is not fed into the scenarios", "[scenarios]") {
    for (const char* name :
         {"interfet-1999", "iraq-2003", "mfo-sinai-1981", "unifil-2006", "unamid-2007", "haiti-mss-2023"}) {
        const proposal p = read(name);
        INFO(name);
        for (const event& e : p.events()) {
            CHECK_FALSE(p.as<contribution>(e.on));
            CHECK_FALSE(p.as<actor>(e.on));
            CHECK_FALSE(p.as<decision>(e.on));
        }
    }
}

TEST_CASE("Australia led in East Timor once Indonesia consented and the Council had decided", "[scenarios]") {
    const proposal p = read("interfet-1999");
    const any_handle leads = p.at("AUS/lead");
    const world before = world_at(p, 1999y / 9 / 30, in_hindsight);
    const outcome now = evaluate(p, before);
    CHECK(now[leads] == status::met);
    CHECK(evaluate(p, before.with(p.at("host-consent"), status::unmet))[leads] == status::unmet);
    CHECK(evaluate(p, before.with(p.at("resolution"), status::unmet))[leads] == status::unmet);
    CHECK(now[p.at("USA/troops")] == status::unmet);
    CHECK(now.why(p.at("USA/troops")) == cause::refused);
    CHECK(now[p.at("USA/support")] == status::met);
    CHECK(now[p.at("interfet")] == status::met);
    CHECK(on(p, 1999y / 9 / 14)[p.at("resolution")] == status::unmet);
}

TEST_CASE("the Turkish motion failed at 264 to 250, since 267 of those present were needed", "[scenarios]") {
    const proposal p = read("iraq-2003");
    const any_handle carried = p.at("TUR-motion-march"), transit = p.at("TUR/transit-basing");
    const world then = world_at(p, 2003y / 3 / 1, in_hindsight);
    CHECK(evaluate(p, then)[carried] == status::unmet);
    CHECK(evaluate(p, then)[transit] == status::unmet);
    CHECK(evaluate(p, then.with(p.at("TUR-abstaining"), status::met))[carried] == status::met);
    CHECK(evaluate(p, then.with(p.at("TUR-abstaining"), status::met))[transit] == status::met);
}

TEST_CASE("Türkiye's troops for Iraq had a parliament for them and a council against", "[scenarios]") {
    const proposal p = read("iraq-2003");
    const outcome then = on(p, 2003y / 10 / 8);
    CHECK(then[p.at("TUR-motion-october")] == status::met);
    CHECK(then[p.at("TUR/troops")] == status::unmet);
    CHECK(then.why(p.at("TUR/troops")) == cause::refused);
}

TEST_CASE("for India a mandate was necessary and not sufficient", "[scenarios]") {
    const proposal p = read("iraq-2003");
    const any_handle troops = p.at("IND/troops");
    CHECK(on(p, 2003y / 7 / 14)[troops] == status::unmet);
    const outcome after = on(p, 2003y / 10 / 16);
    CHECK(after[p.at("resolution-1511")] == status::met);
    CHECK(after[troops] == status::open);
    CHECK(after.why(troops) == cause::undecided);
}

TEST_CASE("Pakistan's conditions for Iraq follow each other until it rules troops out", "[scenarios]") {
    const proposal p = read("iraq-2003");
    const outcome first = on(p, 2003y / 7 / 1), second = on(p, 2003y / 9 / 24), last = on(p, 2004y / 10 / 9);
    CHECK(is_hidden(p, first, "PAK-september-2003", hidden_because::not_yet_said));
    CHECK(is_hidden(p, second, "PAK-june-2003", hidden_because::replaced));
    CHECK(is_hidden(p, last, "PAK-september-2003", hidden_because::replaced));
    CHECK(last[p.at("PAK/troops")] == status::unmet);
    CHECK(last.why(p.at("PAK/troops")) == cause::refused);
    CHECK(last[p.at("PAK/guard-un-mission")] == status::unmet);
}

TEST_CASE("Spain does not stay in Iraq without UN command by 30 June 2004", "[scenarios]") {
    const proposal p = read("iraq-2003");
    CHECK(on(p, 2004y / 7 / 1)[p.at("ESP/stay")] == status::unmet);
    CHECK(on(p, 2004y / 7 / 1).why(p.at("un-command")) == cause::expired);
    const world met = world_at(p, 2004y / 6 / 30, in_hindsight).with(p.at("un-command"), status::met);
    CHECK(evaluate(p, met)[p.at("ESP/stay")] == status::open);  // it may stay: that is its decision
}

TEST_CASE("Poland comes with a resolution, and beyond 1,500 troops with outside money", "[scenarios]") {
    const proposal p = read("iraq-2003");
    CHECK(on(p, 2003y / 5 / 7)[p.at("POL/troops")] == status::unmet);  // no resolution so far
    const outcome after = on(p, 2003y / 5 / 22);
    CHECK(after[p.at("POL/troops")] == status::met);
    CHECK(after[p.at("POL-troops")] == status::met);
    CHECK(after[p.at("POL-more-troops")] == status::open);
}

TEST_CASE("New Zealand follows Australia, which waits for Europeans and for Israel", "[scenarios]") {
    const proposal p = read("mfo-sinai-1981");
    const any_handle australia = p.at("AUS/air"), new_zealand = p.at("NZL/air");
    CHECK(on(p, 1981y / 10 / 28)[australia] == status::unmet);  // Britain and Canada: Canada refuses
    CHECK(on(p, 1981y / 11 / 25)[australia] == status::unmet);  // Britain, Canada or Europeans: Israel does not accept
    const outcome last = on(p, 1982y / 2 / 3);
    CHECK(last[australia] == status::met);
    CHECK(last[new_zealand] == status::met);
    CHECK(is_hidden(p, last, "AUS-october", hidden_because::replaced));

    const world now = world_at(p, 1982y / 2 / 3, in_hindsight);
    CHECK(evaluate(p, now.with(p.at("ISR-accepts-europeans"), status::unmet))[new_zealand] == status::unmet);
    bool found = false;
    for (const dependent& d : dependents(p, now, p.at("ISR-accepts-europeans")))
        found = found || (d.contribution == p.at("NZL/air") && d.how == dependence::necessary && !d.direct);
    CHECK(found);
}

TEST_CASE("the four Europeans in Sinai wait for each other", "[scenarios]") {
    const proposal p = read("mfo-sinai-1981");
    const world end = world_at(p, 1982y / 4 / 25, in_hindsight);
    const outcome last = evaluate(p, end);
    for (const char* one : {"GBR/staff", "FRA/air", "ITA/naval", "NLD/troops"}) {
        INFO(one);
        CHECK(last[p.at(one)] == status::unmet);
        CHECK(last.why(p.at(one)) == cause::stand_off);
    }
    const standoffs_answer all = standoffs(p, end);
    REQUIRE(all.size() == 1);
    CHECK(names_of(p, all[0].actors) == std::vector<std::string>{"GBR", "FRA", "ITA", "NLD"});
    CHECK(all[0].provided == std::vector<any_handle>{p.at("eec-agrees")});
}

TEST_CASE("Israel let Indonesia into Lebanon in 2006, and not Malaysia or Bangladesh", "[scenarios]") {
    const proposal p = read("unifil-2006");
    CHECK(on(p, 2006y / 9 / 1)[p.at("IDN/troops")] == status::unmet);
    const outcome after = on(p, 2006y / 9 / 3);
    CHECK(after[p.at("IDN/troops")] == status::met);
    CHECK(after[p.at("MYS/troops")] == status::unmet);
    CHECK(after[p.at("BGD/troops")] == status::unmet);
}

TEST_CASE("Lebanon was reported to ask for ships before its own terms for asking were met", "[scenarios]") {
    const proposal p = read("unifil-2006");
    const any_handle asks = p.at("LBN-asks-for-ships");
    const outcome then = on(p, 2006y / 9 / 6);
    CHECK(then[asks] == status::met);
    REQUIRE(then.disagreements().size() == 1);
    CHECK(then.disagreements().front() == disagreement{asks, status::met, status::unmet});
    CHECK(on(p, 2006y / 9 / 19)[p.at("DEU/naval")] == status::open);  // the Bundestag votes on the next day
    CHECK(on(p, 2006y / 9 / 20)[p.at("DEU/naval")] == status::met);
}

TEST_CASE("Sudan did not accept them, and neither Sweden nor Norway came", "[scenarios]") {
    const proposal p = read("unamid-2007");
    const world end = world_at(p, 2009y / 2 / 14, in_hindsight);
    const outcome last = evaluate(p, end);
    CHECK(last[p.at("SDN-accepts-SWE")] == status::unmet);
    CHECK(last[p.at("SWE/engineers")] == status::unmet);
    CHECK(last[p.at("NOR/engineers")] == status::unmet);
    CHECK(standoffs(p, end).empty());  // not their waiting keeps them: Sudan does

    // Had Sudan accepted both, they would still wait for each other.
    const world accepted = end.with(p.at("SDN-accepts-SWE"), status::met).with(p.at("SDN-accepts-NOR"), status::met);
    CHECK(evaluate(p, accepted).why(p.at("SWE/engineers")) == cause::stand_off);
    CHECK(standoffs(p, accepted).size() == 1);

    CHECK(last[p.at("helicopters")] == status::unmet);
    CHECK(last.why(p.at("helicopters")) == cause::nobody_offered);
}

TEST_CASE("that Sudan had accepted Thailand was not known before it was published", "[scenarios]") {
    const proposal p = read("unamid-2007");
    const any_handle thailand = p.at("THA/troops");
    CHECK(evaluate(p, world_at(p, 2008y / 10 / 31))[thailand] == status::unmet);
    CHECK(on(p, 2008y / 10 / 31)[thailand] == status::met);
}

TEST_CASE("Kenya waits for parliament and money, then for a court, an agreement and a government", "[scenarios]") {
    const proposal p = read("haiti-mss-2023");
    const any_handle police = p.at("KEN/police");
    const outcome ordered = on(p, 2023y / 12 / 1);  // parliament has approved, the court has not allowed it
    CHECK(ordered[p.at("KEN-approves")] == status::met);
    CHECK(ordered[police] == status::unmet);
    const outcome ruled = on(p, 2024y / 1 / 31);  // a reciprocal agreement is asked for
    CHECK(is_hidden(p, ruled, "court-order", hidden_because::replaced));
    CHECK(ruled[police] == status::unmet);
    const outcome halted = on(p, 2024y / 3 / 12);  // signed, and the government that signed has fallen
    CHECK(halted[p.at("reciprocal-agreement")] == status::met);
    CHECK(halted[p.at("government-in-office")] == status::unmet);
    CHECK(halted[police] == status::unmet);
    const outcome after = on(p, 2024y / 6 / 30);
    CHECK(after[police] == status::met);
    CHECK(after[p.at("resources")] == status::unmet);  // the money it had asked for never came
    CHECK(is_hidden(p, after, "KEN-2023", hidden_because::replaced));
}

TEST_CASE("abstentions on Haiti are positions that hold on neither side", "[scenarios]") {
    const proposal p = read("haiti-mss-2023");
    const outcome then = on(p, 2023y / 10 / 2);
    for (const char* side : {"RUS/resolution-2699/for", "RUS/resolution-2699/against", "CHN/resolution-2699/for",
                             "CHN/resolution-2699/against"}) {
        INFO(side);
        CHECK(then[p.at(side)] == status::unmet);
    }
    CHECK(then[p.at("resolution-2699")] == status::met);
}
