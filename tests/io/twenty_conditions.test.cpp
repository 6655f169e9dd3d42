// The twenty entries of docs/scenarios.md: each file derives what the guide says of it, and the guide shows the file.

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <muster/io/json.hpp>
#include <support/catch.hpp>
#include <support/scenario.hpp>

using namespace muster;
using namespace std::chrono_literals;
using tests::keys;
using tests::seen;

namespace {

proposal entry(const std::string& name) {
    return tests::read_scenario("tests/scenarios/twenty/" + name + ".json");
}

std::string text_of(const std::string& path) {
    std::ifstream file{std::string{MUSTER_SOURCE_DIR} + "/" + path};
    REQUIRE(file);
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

// The first block of JSON at or after a place in the guide; moves the place behind it.
std::string next_block(const std::string& guide, std::size_t& at) {
    constexpr std::string_view begin = "```json\n", end = "```";
    const std::size_t first = guide.find(begin, at);
    if (first == std::string::npos) return {};
    at = guide.find(end, first + begin.size());
    return guide.substr(first + begin.size(), at - first - begin.size());
}

constexpr date early = 1900y / 1 / 1;  // before anything is reported; statements without a date are in force

}  // namespace

TEST_CASE("1: the unnamed willing states come once the Council has given a mandate") {
    const proposal p = entry("01-unnamed-states");
    const seen before{p, 2025y / 11 / 8}, after{p, 2025y / 11 / 17};
    CHECK(before.dependents("resolution") == keys{"willing/troops necessary"});
    CHECK(before.dependents("resolution", {.on_record_only = true}).empty());
    CHECK(before["willing"] == status::unmet);
    CHECK(before.why("resolution") == cause::pending);
    CHECK(after["willing"] == status::met);
    CHECK(after["troops"] == status::met);
}

TEST_CASE("2: the Muslim diplomats' terms are for the vote and bring nobody") {
    const proposal p = entry("02-support-for-the-draft");
    const seen then{p, 2025y / 11 / 8};
    for (const char* term : {"mandate-clear", "non-combat-role", "pa-coordination"})
        CHECK(then.dependents(term).empty());
    CHECK(then["muslim-diplomats/resolution/for"] == status::open);
    const seen all = then.with("mandate-clear", status::met)
                         .with("non-combat-role", status::met)
                         .with("pa-coordination", status::met);
    CHECK(all["muslim-diplomats/resolution/for"] == status::met);
    CHECK(all["resolution"] == status::unmet);
    CHECK(all.why("resolution") == cause::nothing_reported);
    CHECK(all["troops"] == status::unmet);
    CHECK(all.why("troops") == cause::nobody_offered);
    CHECK(then.with("non-combat-role", status::unmet)["muslim-diplomats/resolution/for"] == status::unmet);
}

TEST_CASE("3: Azerbaijan's terms are necessary, and a refusal takes their place") {
    const proposal p = entry("03-azerbaijan");
    const seen november{p, 2025y / 11 / 8}, january{p, 2026y / 1 / 6};
    CHECK(november.dependents("resolution").empty());
    CHECK(november.dependents("fighting-stopped") == keys{"AZE/troops necessary"});
    CHECK(november["AZE"] == status::unmet);
    const seen quiet = november.with("fighting-stopped", status::met).with("AZE-parliament", status::met);
    CHECK(quiet["AZE"] == status::open);
    CHECK(quiet.why("AZE/troops") == cause::undecided);
    CHECK(january.why("AZE") == cause::refused);
    CHECK(january.hidden("AZE-terms") == hidden_because::replaced);
    CHECK(january.dependents("fighting-stopped").empty());
}

TEST_CASE("4: for Indonesia the mandate is one of two ways") {
    const proposal p = entry("04-indonesia-two-ways");
    const seen then{p, 2025y / 11 / 16};
    CHECK(then.dependents("resolution") == keys{"IDN/troops contingent"});
    CHECK(then.dependents("us-body") == keys{"IDN/troops contingent"});
    CHECK(then.dependents("JOR-agrees") == keys{"IDN/troops necessary"});
    seen agreed = then.with("IDN-president", status::met);
    for (const char* who : {"SAU-agrees", "JOR-agrees", "EGY-agrees", "QAT-agrees", "ARE-agrees"})
        agreed = agreed.with(who, status::met);
    CHECK(agreed["IDN"] == status::unmet);  // nothing was reported on either way so far
    CHECK(agreed.with("resolution", status::open)["IDN"] == status::open);
    CHECK(agreed.with("resolution", status::met)["IDN"] == status::met);
    CHECK(agreed.with("resolution", status::unmet).with("us-body", status::met)["IDN"] == status::met);
    CHECK(agreed.with("resolution", status::met).with("QAT-agrees", status::unmet)["IDN"] == status::unmet);
}

TEST_CASE("5: Indonesia pledges under caveats, is suspended, and would leave if they are broken") {
    const proposal p = entry("05-indonesia-caveats");
    CHECK(tests::stage_by(p, "IDN/troops", 2026y / 2 / 20) == stage::pledged);
    const seen pledged{p, 2026y / 2 / 20};
    CHECK(pledged["IDN"] == status::unmet);
    CHECK(pledged["IDN-president"] == status::unmet);
    const seen ordered = pledged.with("IDN-president", status::met)
                             .with("only-gaza", status::met)
                             .with("combat-task", status::unmet)
                             .with("disarm-task", status::unmet)
                             .with("caveats-broken", status::unmet);
    CHECK(ordered["IDN"] == status::met);
    CHECK(ordered.with("disarm-task", status::met).why("IDN/troops") == cause::refused);
    CHECK(ordered.with("pa-consent", status::unmet)["IDN"] == status::unmet);
    CHECK(ordered.with("caveats-broken", status::met)["IDN"] == status::unmet);
    CHECK(ordered.with("caveats-broken", status::met).why("IDN/troops") == cause::withdrawn);

    const seen suspended{p, 2026y / 3 / 18};
    CHECK(suspended["IDN"] == status::unmet);
    CHECK(suspended.why("IDN/troops") == cause::suspended);
    CHECK_FALSE(suspended.hidden("IDN-offer"));
}

TEST_CASE("6: adoption alone does not make a mandate clear for Pakistan") {
    const proposal p = entry("06-pakistan");
    const seen then{p, 2025y / 11 / 30};
    CHECK(then["resolution"] == status::met);
    CHECK(then["PAK"] == status::unmet);
    CHECK(then.dependents("resolution") == keys{"PAK/troops necessary"});
    CHECK(then.dependents("mandate-clear") == keys{"PAK/troops necessary"});
    const seen clear = then.with("mandate-clear", status::met);
    CHECK(clear["PAK"] == status::open);
    CHECK(clear.with("disarm-task", status::met).why("PAK/troops") == cause::refused);
    CHECK(clear.with("disarm-task", status::unmet).why("PAK/troops") == cause::undecided);
}

TEST_CASE("7: Bangladesh names five conditions at once, and the next government decides") {
    const proposal p = entry("07-bangladesh");
    const seen then{p, 2026y / 1 / 14};
    CHECK(then["BGD"] == status::unmet);
    CHECK(then["BGD-terms"] == status::unmet);
    for (const char* one :
         {"resolution", "force-temporary", "permanent-ceasefire", "idf-withdrawn", "palestinians-govern"}) {
        INFO(one);
        CHECK(then.dependents(one) == keys{"BGD/troops necessary"});
    }
    const seen five = then.with("permanent-ceasefire", status::met)
                          .with("idf-withdrawn", status::met)
                          .with("palestinians-govern", status::met);
    CHECK(five["BGD-terms"] == status::met);
    CHECK(five["BGD"] == status::open);
    CHECK(five.with("next-government", status::met).why("BGD/troops") == cause::undecided);
}

TEST_CASE("8: Israel refuses Turkish troops by name, others by a property") {
    const proposal p = entry("08-israel");
    const seen then{p, 2025y / 11 / 8};
    CHECK(then.why("TUR/troops") == cause::refused);
    CHECK(then.with("resolution", status::met)["TUR"] == status::unmet);
    CHECK(then.with("resolution", status::met).with("ISR-accepts-TUR", status::met)["TUR"] == status::open);
    CHECK(then.dependents("fair-to-israel").count("UGA/troops necessary") == 0);  // nobody had spoken of Uganda yet
    CHECK(seen{p, 2026y / 7 / 27}.dependents("fair-to-israel").count("UGA/troops necessary") == 1);
    CHECK(then.why("fair-to-israel") == cause::presumed);
    CHECK(seen{p, 2026y / 7 / 27}["UGA"] == status::open);
    CHECK(seen{p, 2026y / 7 / 27}.with("fair-to-israel", status::unmet)["UGA"] == status::unmet);
}

TEST_CASE("8: in 2006 a refusal by property was lifted for Indonesia and not for Malaysia") {
    const proposal p = entry("08-israel-2006");
    CHECK(seen{p, 2006y / 8 / 18}.coming_to("troops") == keys{"IDN", "MYS"});
    CHECK(seen{p, 2006y / 8 / 21}.coming_to("troops").empty());
    const seen september{p, 2006y / 9 / 3};
    CHECK(september.coming_to("troops") == keys{"IDN"});
    CHECK(september["IDN-relations"] == status::unmet);
    CHECK(september.hidden("ISR-on-IDN") == hidden_because::withdrawn);
}

TEST_CASE("9: Jordan sends no troops and trains police without condition") {
    const proposal p = entry("09-jordan");
    const seen then{p, 2025y / 10 / 27};
    CHECK(then["JOR/troops"] == status::unmet);
    CHECK(then.why("JOR/troops") == cause::refused);
    CHECK(then["JOR/police-training"] == status::met);
    CHECK(then["JOR"] == status::met);
    CHECK(then.dependents("resolution").empty());
}

TEST_CASE("10: troops and money of the Emirates hang on different things; for Saudi Arabia either body would do") {
    const proposal p = entry("10-emirates-and-saudi-arabia");
    const seen then{p, 2025y / 11 / 10};
    CHECK(then.dependents("mandate-clear") == keys{"ARE/troops necessary"});
    CHECK(then.dependents("hamas-out") == keys{"ARE/funding necessary"});
    CHECK(then.dependents("hamas-disarmed") == keys{"ARE/troops necessary", "ARE/funding necessary"});
    CHECK(then.dependents("authority-to-pa") == keys{"SAU/funding contingent"});
    CHECK(then.dependents("authority-to-other") == keys{"SAU/funding contingent"});
    CHECK(then.with("authority-to-other", status::met)["SAU-money"] == status::met);
    CHECK(then.dependents("authority-to-pa", {.on_record_only = true}) == keys{"SAU/funding contingent"});
    for (const dependent& d : dependents(p, p.at("authority-to-pa"))) CHECK(d.inferred);
    for (const dependent& d : dependents(p, p.at("mandate-clear"))) CHECK_FALSE(d.inferred);
}

TEST_CASE("11: a preference told by a third party is kept and decides nothing") {
    const proposal p = entry("11-preference");
    const seen then{p, 2025y / 12 / 6};
    CHECK(then.dependents("TUR/troops").empty());
    CHECK(then.with("TUR", status::unmet)["IDN"] == then.with("TUR/troops", status::met)["IDN"]);
    CHECK(p[p.at<pledge>("IDN-prefers-TUR")].told_by == p.at<actor>("TUR"));
    CHECK(p[p.at<pledge>("AZE-prefers-TUR")].reading == reading::prefers);
}

TEST_CASE("12: Hamas and Israel each wait for the other to move first") {
    const proposal p = entry("12-each-waits");
    const seen then{p, 2026y / 8 / 1};
    CHECK(then["HAMAS/disarmament"] == status::unmet);
    CHECK(then.why("HAMAS/disarmament") == cause::stand_off);
    const auto found = standoffs(p, then.world());
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors.size() == 2);
    CHECK(found[0].first_moves.size() == 2);
    CHECK(found[0].provided.size() == 2);
    CHECK(then.with("ISR/withdrawal", status::met)["HAMAS/disarmament"] == status::open);
}

TEST_CASE("13: New Zealand waits for Australia, Australia for the Europeans, the Europeans for each other") {
    const proposal p = entry("13-sinai");
    const seen october{p, 1981y / 10 / 30};
    CHECK(october["AUS"] == status::unmet);
    CHECK(october.with("GBR", status::met)["AUS"] == status::unmet);  // Canada waits for a UN force
    CHECK(october.dependents("CAN/mfo") == keys{"AUS/mfo necessary"});

    const seen february{p, 1982y / 2 / 3};
    CHECK(february.hidden("AUS-october") == hidden_because::replaced);
    CHECK(february.dependents("CAN/mfo") == keys{"AUS/mfo contingent", "NZL/mfo contingent"});
    CHECK(february.why("GBR/mfo") == cause::stand_off);
    const auto found = standoffs(p, february.world());
    REQUIRE(found.size() == 1);
    CHECK(found[0].actors.size() == 4);
    CHECK(found[0].provided == std::vector<any_handle>{p.at("eec-agrees")});
    const seen first = february.with("GBR/mfo", status::met).with("ISR-accepts", status::met);
    CHECK(first["FRA"] == status::unmet);  // it waits for three others, of whom two wait for it
    CHECK(first.coming_to("mfo") == keys{"GBR", "AUS", "NZL"});
    const seen three = february.with("eec-agrees", status::met)
                           .with("FRA/mfo", status::met)
                           .with("ITA/mfo", status::met)
                           .with("NLD/mfo", status::met);
    CHECK(three.with("ISR-accepts", status::met).coming_to("mfo") == keys{"GBR", "FRA", "ITA", "NLD", "AUS", "NZL"});
    CHECK(three["european-part"] == status::met);
}

TEST_CASE("14: Sweden and Norway wait for each other, and Sudan accepts neither") {
    const proposal p = entry("14-sweden-and-norway");
    // Said in October 2007, published in January 2008.
    const seen october{p, viewpoint{.true_on = 2007y / 10 / 31, .known_by = 2008y / 1 / 10}};
    const seen november{p, viewpoint{.true_on = 2007y / 11 / 23, .known_by = 2008y / 1 / 10}};
    CHECK_FALSE(evaluate(p, world_at(p, 2007y / 10 / 31)).is_mentioned(p.at("SWE/engineers")));
    CHECK(october.why("SWE/engineers") == cause::stand_off);
    CHECK(standoffs(p, october.world()).size() == 1);
    CHECK(november.coming_to("engineers").empty());
    CHECK(standoffs(p, november.world()).empty());  // moving together would not help
    CHECK(november.dependents("SDN-accepts") == keys{"SWE/engineers necessary", "NOR/engineers necessary"});
    CHECK(standoffs(p, november.with("SDN-accepts", status::met).world()).size() == 1);
}

TEST_CASE("15: Pakistan wants a request and at least two other Islamic states") {
    const proposal p = entry("15-pakistan-in-iraq");
    const seen then{p, 2004y / 8 / 1};
    CHECK(then["iraqi-request"] == status::met);
    CHECK(then["PAK"] == status::open);
    const seen one =
        then.with("BGD/troops", status::met).with("SAU/troops", status::unmet).with("TUR/troops", status::unmet);
    CHECK(one["PAK"] == status::unmet);
    const seen two =
        then.with("BGD/troops", status::met).with("SAU/troops", status::met).with("TUR/troops", status::unmet);
    CHECK(two["PAK-terms"] == status::met);
    CHECK(two["PAK"] == status::open);
    CHECK(two.why("PAK/guard") == cause::undecided);
    CHECK(then.dependents("BGD/troops") == keys{"PAK/guard contingent"});
    CHECK(then.dependents("iraqi-request") == keys{"PAK/guard necessary"});
}

TEST_CASE("16: a motion fails with more votes for than against, for abstentions are present") {
    const proposal p = entry("16-a-vote-that-failed");
    const seen then{p, 2003y / 3 / 3};
    CHECK(then["motion"] == status::unmet);
    CHECK(then["TUR"] == status::unmet);
    CHECK(then.with("abstaining", status::met)["motion"] == status::met);
    CHECK(then.with("abstaining", status::met)["TUR"] == status::open);
}

TEST_CASE("17: for India a mandate was necessary and not sufficient") {
    const proposal p = entry("17-india");
    const seen july{p, 2003y / 7 / 14}, october{p, 2003y / 10 / 16};
    CHECK(july.dependents("resolution") == keys{"IND/troops necessary"});
    CHECK(july.with("resolution", status::met)["IND"] == status::open);
    CHECK(july.with("resolution", status::met).why("IND/troops") == cause::undecided);
    CHECK(july.with("resolution", status::unmet)["IND"] == status::unmet);
    CHECK(october["resolution"] == status::met);
    CHECK(october["IND"] == status::unmet);
    CHECK(october.why("IND/troops") == cause::refused);
}

TEST_CASE("18: Spain stays until a day unless the UN takes command, and leaves before") {
    const proposal p = entry("18-spain");
    CHECK(seen{p, 2004y / 1 / 1}["ESP"] == status::met);
    CHECK(seen{p, 2004y / 4 / 18}["ESP"] == status::unmet);
    CHECK(seen{p, 2004y / 4 / 18}.why("ESP/troops") == cause::withdrawn);
    // Had it not left before: without the report of that.
    const auto stays = [&](date day) { return seen{p, viewpoint{.true_on = day, .without = p.at<citation>("bbc")}}; };
    CHECK(stays(2004y / 6 / 30)["ESP"] == status::met);
    CHECK(stays(2004y / 7 / 1)["ESP"] == status::unmet);
    CHECK(stays(2004y / 7 / 1).why("un-command") == cause::expired);
    CHECK(stays(2004y / 7 / 1).with("un-command", status::met)["ESP"] == status::met);
}

TEST_CASE("19: Kenya waits for Council, parliament, a court and a government, and drops the money") {
    const proposal p = entry("19-kenya");
    CHECK(seen{p, 2023y / 11 / 9}["KEN-parliament"] == status::unmet);
    CHECK(seen{p, 2024y / 1 / 26}.dependents("resources") == keys{"KEN/police necessary"});
    const seen ruling{p, 2024y / 1 / 31}, march{p, 2024y / 3 / 12}, may{p, 2024y / 5 / 31}, june{p, 2024y / 6 / 30};
    CHECK(ruling["KEN-ruling"] == status::unmet);
    CHECK(ruling["KEN"] == status::unmet);
    CHECK(march["agreement"] == status::met);
    CHECK(march["KEN"] == status::unmet);  // the government that had signed fell
    CHECK(march.dependents("resources").empty());
    CHECK(march.hidden("KEN-november") == hidden_because::replaced);
    CHECK(may.hidden("KEN-march") == std::nullopt);
    CHECK(june["resources"] == status::unmet);
    CHECK(june["KEN"] == status::met);
    CHECK(tests::stage_by(p, "KEN/police", 2024y / 6 / 30) == stage::deployed);
}

TEST_CASE("20: Poland pays for 1,500 itself and asks for outside money above") {
    const proposal p = entry("20-poland");
    const seen then{p, 2003y / 5 / 22};
    CHECK(then["POL-first"] == status::met);
    CHECK(then["POL-above"] == status::open);
    CHECK(then["POL"] == status::met);
    CHECK(then["troops"] == status::open);
    CHECK(then.with("outside-money", status::met)["troops"] == status::met);
    CHECK(then.with("outside-money", status::unmet)["troops"] == status::unmet);
}

TEST_CASE("20: without ten helicopters a force is not launched") {
    const proposal p = entry("20-helicopters");
    const seen then = seen{p, early}.with("resolution", status::met);
    CHECK(then["helicopters"] == status::unmet);
    CHECK(then.why("helicopters") == cause::nobody_offered);
    CHECK(then["eufor"] == status::unmet);
    CHECK(then.with("helicopters", status::met)["eufor"] == status::met);
}

TEST_CASE("20: for Ireland a technical rollover is no renewal") {
    const proposal p = entry("20-rollover");
    const seen april{p, 2010y / 4 / 1}, may{p, 2010y / 5 / 16};
    CHECK(april["mission"] == status::met);
    CHECK(april["IRL"] == status::unmet);
    CHECK(april.with("renewed", status::met)["IRL"] == status::open);
    CHECK(may["mission"] == status::unmet);
    CHECK(may.why("mission") == cause::expired);
    CHECK(may.with("renewed", status::met)["IRL"] == status::unmet);
}

TEST_CASE("20: Türkiye asks for things in an order") {
    const auto after = [](date ceasefire, date framework) {
        proposal p = entry("20-turkiye-order");
        p.add(event{.date = ceasefire, .on = p.at("ceasefire"), .status = status::met});
        p.add(event{.date = framework, .on = p.at("framework"), .status = status::met});
        p.add(event{.date = 2026y / 4 / 1, .on = p.at("shares"), .status = status::met});
        return evaluate(p, world_at(p, 2026y / 4 / 1))[p.at("TUR")];
    };
    CHECK(after(2026y / 2 / 1, 2026y / 3 / 1) == status::open);
    CHECK(after(2026y / 3 / 1, 2026y / 2 / 1) == status::unmet);
}

TEST_CASE("the guide shows the files as they are") {
    // A link to a file and the block of JSON after it belong together; the block is a part of the file.
    const std::string guide = text_of("docs/scenarios.md");
    constexpr std::string_view mark = "(../tests/scenarios/twenty/";
    keys shown;
    for (std::size_t at = guide.find(mark); at != std::string::npos; at = guide.find(mark, at)) {
        at += mark.size();
        const std::string name = guide.substr(at, guide.find(')', at) - at);
        INFO(name);
        CHECK(text_of("tests/scenarios/twenty/" + name).find(next_block(guide, at)) != std::string::npos);
        shown.insert(name);
    }
    CHECK(shown.size() == 24);
}

TEST_CASE("the guide's first steps make a scenario that answers as the guide says") {
    const std::string guide = text_of("docs/scenarios.md");
    const std::size_t end = guide.find("\n## The tables of a file");
    std::string file = R"({"muster": 2, "proposal": "from a news story")";
    std::size_t at = 0;
    for (std::string block = next_block(guide, at); at < end; block = next_block(guide, at)) {
        file += ",\n";
        file += block;
    }
    const proposal p = read_json(file + "}");
    const seen then{p, 2025y / 11 / 8};
    CHECK(then.dependents("resolution") == keys{"willing/troops necessary"});
    CHECK(then["AZE"] == status::unmet);
    const explanation why = explain(p, then.world(), p.at("AZE"));
    const auto names = [&](std::string_view key) {
        return std::any_of(why.steps.begin(), why.steps.end(), [&](const explanation_step& step) {
            return step.what == p.at(key) && !step.citations.empty();
        });
    };
    CHECK(names("fighting-stopped"));
    CHECK(names("AZE-parliament"));
}
