// The scenario of the force for Gaza, asked what is known of the days from November 2025 to August 2026.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/io/json.hpp>
#include <support/catch.hpp>
#include <support/scenario.hpp>

using namespace muster;
using namespace std::chrono_literals;
using tests::gaza;
using tests::keys;
using tests::seen;

namespace {

// All sources but those that `keep` accepts.
template <class Keep>
handles<citation> sources_without(const Keep& keep) {
    std::vector<handle<citation>> others;
    for (const handle<citation> c : gaza().all<citation>())
        if (!keep(gaza()[c].key)) others.push_back(c);
    return others;
}

// What the article of 8 November 2025 says, and nothing else.
viewpoint article() {
    return {.true_on = 2025y / 11 / 8,
            .without = sources_without([](const std::string& key) { return key.rfind("dawn", 0) == 0; })};
}

viewpoint leaving_out(date day, std::string_view source) {
    return {.true_on = day, .without = sources_without([&](const std::string& key) { return key != source; })};
}

template <class Statement>
void check_sources() {
    for (const handle<Statement> h : gaza().all<Statement>()) {
        const Statement& said = gaza()[h];
        INFO(said.key);
        CHECK_FALSE(said.citations.empty());
        CHECK_FALSE(said.summary.empty());
        CHECK(gaza().said_on(said).ok());
    }
}

template <class Statement>
void collect_in_force(const in_force& said, keys& into) {
    for (const handle<Statement> h : gaza().all<Statement>())
        if (said.shows(muster::detail::vertex_of(h))) into.insert(gaza()[h].key);
}

}  // namespace

TEST_CASE("every statement of the Gaza scenario has a source, a date and a summary") {
    check_sources<pledge>();
    check_sources<requirement>();
    check_sources<position>();
    for (const event& e : gaza().events()) {
        INFO(gaza().key_of(e.on));
        CHECK_FALSE(e.citations.empty());
    }
    for (const handle<citation> c : gaza().all<citation>()) {
        INFO(gaza()[c].key);
        CHECK_FALSE(gaza()[c].publisher.empty());
        CHECK(gaza()[c].published.ok());
        CHECK((gaza()[c].attribution == attribution::on_record || !gaza()[c].speaker.empty()));
    }
}

TEST_CASE("the Gaza scenario holds all 45 conditions") {
    // Where a condition is made of several statements, each of them.
    const std::array conditions{"willing-if-mandate",          // unnamed states
                                "muslim-diplomats-terms",      // on the vote, not on taking part
                                "AZE-terms",                   // until January 2026
                                "AZE-no",                      //
                                "IDN-offer",                   // September 2025
                                "IDN-mandate-first",           // October
                                "IDN-two-ways",                // November
                                "IDN-terms",                   // February 2026, with what would end it
                                "IDN-caveats",                 // tasks left out
                                "IDN-on-hold",                 // March
                                "IDN-board-seat",              // on the Board of Peace
                                "PAK-terms",                   //
                                "PAK-assurances",              // from the US
                                "PAK-decision",                // by parliament and government
                                "PAK-no-disarming",            //
                                "ARE-framework",               //
                                "ARE-money",                   //
                                "ARE-disarmed-framework",      // an analyst's reading
                                "SAU-money",                   // an analyst's reading
                                "QAT-money",                   //
                                "three-not-while-armed",       // of three states
                                "EGY-parameters",              //
                                "JOR-no-troops",               //
                                "JOR-training",                //
                                "nobody-enforces",             // told of others
                                "TUR-content",                 //
                                "istanbul-wording",            // told of seven states
                                "IDN-prefers-TUR",             // decides nothing
                                "AZE-prefers-TUR",             // decides nothing
                                "ISR-refuses-TUR",             // by name
                                "ISR-fairness",                // by property
                                "ISR-chapter-vii",             //
                                "HAMAS-terms",                 //
                                "KAZ-law",                     //
                                "KAZ-humanitarian",            //
                                "KAZ-no-troops",               //
                                "XKX-approval",                //
                                "ITA-parliament-first",        //
                                "BGD-terms",                   //
                                "BGD-next-government",         //
                                "listed-not-before-disarmed",  // told of a list
                                "only-israeli-held",           // told of several states
                                "CHN-objections",              //
                                "RUS-objections",              //
                                "HAMAS-after-ISR",             //
                                "ISR-after-HAMAS",             //
                                "ALB-waits"};
    for (const char* key : conditions) {
        INFO(key);
        CHECK(gaza().find(key).has_value());
    }
}

TEST_CASE("by the article alone, only the unnamed willing states depend on the mandate") {
    const seen then{gaza(), article()};
    CHECK(then.dependents("resolution") == keys{"willing/troops necessary"});
    CHECK(then.dependents("resolution", {.on_record_only = true}).empty());

    const auto found = dependents(gaza(), then.world(), gaza().at("resolution"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].direct);
    CHECK_FALSE(found[0].inferred);
    CHECK(found[0].enough_now == true);
    REQUIRE(found[0].citations.size() == 1);
    CHECK(gaza()[found[0].citations[0]].speaker == "diplomatic sources");
    CHECK(gaza()[found[0].citations[0]].attribution == attribution::unnamed);
}

TEST_CASE("by the article alone, Azerbaijan depends on the fighting and on its parliament, not on the mandate") {
    const seen then{gaza(), article()};
    CHECK(then.dependents("fighting-stopped") == keys{"AZE/troops necessary"});
    CHECK(then.dependents("AZE-parliament") == keys{"AZE/troops necessary"});
    CHECK(then["AZE/troops"] == status::unmet);
    CHECK(then.with("resolution", status::met)["AZE/troops"] == status::unmet);
}

TEST_CASE("the article holds four statements: the vote of the Muslim diplomats is apart from who takes part") {
    const viewpoint from = article();
    const in_force said{gaza(), from};
    keys stated;
    collect_in_force<pledge>(said, stated);
    collect_in_force<requirement>(said, stated);
    collect_in_force<position>(said, stated);
    CHECK(stated == keys{"willing-if-mandate", "AZE-terms", "muslim-diplomats-terms", "USA-no-troops"});

    const seen then{gaza(), from};
    CHECK(then.dependents("mandate-clear").empty());
    CHECK(then.dependents("non-combat-role").empty());
    CHECK(then.with("mandate-clear", status::met)
              .with("non-combat-role", status::met)
              .with("pa-coordination", status::met)["muslim-diplomats/resolution/for"] == status::met);
    CHECK(then["resolution"] == status::unmet);
    CHECK(then.why("resolution-put-to-vote") == cause::pending);
}

TEST_CASE(
    "by all sources of 8 November 2025, eight states besides hang on the mandate, with Jordan's own word left out") {
    const keys without_jordan{"willing/troops necessary", "IDN/troops necessary", "EGY/troops necessary",
                              "TUR/troops necessary",     "PAK/troops necessary", "SAU/troops necessary",
                              "ARE/troops necessary",     "QAT/troops necessary"};
    CHECK(seen{gaza(), 2025y / 11 / 8}.dependents("resolution") == without_jordan);

    // Türkiye's minister counts Jordan in, but its king had refused troops before: it would not come either way.
    keys with_jordan = without_jordan;
    with_jordan.insert("JOR/troops necessary");
    CHECK(seen{gaza(), leaving_out(2025y / 11 / 8, "abdullah")}.dependents("resolution") == with_jordan);

    // Some of them only by what Türkiye's minister said of others.
    keys by_others;
    for (const dependent& d : dependents(gaza(), world_at(gaza(), 2025y / 11 / 8), gaza().at("resolution")))
        if (d.inferred) by_others.insert(gaza()[d.who].key);
    CHECK(by_others == keys{"PAK", "SAU", "ARE", "QAT"});
}

TEST_CASE("on 17 November 2025 the adoption brings the unnamed willing states, and nobody else") {
    const seen before{gaza(), 2025y / 11 / 16}, after{gaza(), 2025y / 11 / 17};
    CHECK(before["resolution"] == status::unmet);
    CHECK(after["resolution"] == status::met);
    CHECK(before.coming_to("troops").empty());
    CHECK(after.coming_to("troops") == keys{"willing"});

    const comparison difference =
        compare(gaza(), before.world(), before.world().with(gaza().at("resolution"), status::met));
    keys joined;
    for (const change& c : difference.contributions)
        if (c.joins()) joined.insert(gaza().key_of(c.what));
    CHECK(joined == keys{"willing/troops"});
}

TEST_CASE("the adoption meets what Indonesia had said in October, not what it said in November") {
    const seen october{gaza(), leaving_out(2025y / 11 / 17, "seasia")};
    CHECK_FALSE(october.hidden("IDN-mandate-first"));
    CHECK(october["IDN-mandate-first"] == status::met);
    CHECK(october["IDN-offer"] == status::open);  // whether the Assembly is needed too is disputed
    CHECK(october.with("IDN-means-both", status::unmet)["IDN-offer"] == status::met);
    CHECK(october.with("IDN-means-both", status::met)["IDN-offer"] == status::unmet);  // no Assembly so far

    const seen november{gaza(), 2025y / 11 / 17};
    CHECK(november.hidden("IDN-mandate-first") == hidden_because::replaced);
    CHECK(november.hidden("IDN-offer") == hidden_because::replaced);
    CHECK(november["IDN-two-ways"] == status::open);
    CHECK(november["IDN/troops"] == status::open);
}

TEST_CASE("the adoption does not bring those who are refused, who wait for peace, or for a clear mandate") {
    const seen then{gaza(), 2025y / 11 / 17};
    CHECK(then["TUR/troops"] == status::unmet);
    CHECK(then.why("TUR/troops") == cause::refused);
    CHECK(then.with("ISR-accepts-TUR", status::met)["TUR/troops"] == status::open);

    CHECK(then["AZE/troops"] == status::unmet);
    CHECK(then["fighting-stopped"] == status::unmet);
    CHECK(then["AZE-parliament"] == status::unmet);

    for (const char* who : {"EGY/troops", "ARE/troops"}) {
        INFO(who);
        CHECK(then[who] == status::unmet);
        CHECK(then.dependents("mandate-clear").count(std::string{who} + " necessary") == 1);
    }
    CHECK(then["PAK/troops"] == status::open);
    CHECK(seen{gaza(), 2025y / 11 / 30}["PAK/troops"] == status::unmet);  // its own terms were said on the 29th
}

TEST_CASE("thirteen voted for the resolution, none against, two abstained") {
    const seen then{gaza(), 2025y / 11 / 17};
    const std::array members{"CHN", "FRA", "RUS", "GBR", "USA", "DZA", "DNK", "GRC",
                             "GUY", "PAK", "PAN", "KOR", "SLE", "SVN", "SOM"};
    keys in_favour;
    for (const char* who : members) {
        const std::string vote = std::string{who} + "/resolution/";
        CHECK(then[vote + "against"] == status::unmet);
        if (then[vote + "for"] == status::met) in_favour.insert(who);
    }
    CHECK(in_favour.size() == 13);
    CHECK(in_favour.count("CHN") + in_favour.count("RUS") == 0);
}

TEST_CASE("in January 2026 Azerbaijan's refusal takes the place of its condition") {
    const seen before{gaza(), 2026y / 1 / 4}, after{gaza(), 2026y / 1 / 6};
    CHECK_FALSE(before.hidden("AZE-terms"));
    CHECK(before.dependents("fighting-stopped") == keys{"AZE/troops necessary"});
    CHECK(after.hidden("AZE-terms") == hidden_because::replaced);
    CHECK(after["AZE"] == status::unmet);
    CHECK(after.why("AZE/troops") == cause::refused);
    CHECK(after.dependents("fighting-stopped").empty());
    CHECK(after.with("fighting-stopped", status::met).with("AZE-parliament", status::met)["AZE/troops"] ==
          status::unmet);

    // Said on the 5th, published on the 6th.
    CHECK_FALSE(seen{gaza(), 2026y / 1 / 5}.hidden("AZE-no"));  // nobody knew that there was anything to hide
    CHECK(seen{gaza(), {.true_on = 2026y / 1 / 5, .known_by = 2026y / 1 / 6}}["AZE"] == status::unmet);
}

TEST_CASE("by 20 February 2026 five states have pledged troops") {
    CHECK(tests::at_stage(gaza(), "troops", stage::pledged, 2026y / 2 / 20) == keys{"IDN", "MAR", "KAZ", "XKX", "ALB"});
    CHECK(tests::at_stage(gaza(), "troops", stage::pledged, 2026y / 2 / 18).empty());

    // A pledge is not yet coming: one waits for its president, one for its parliament.
    const seen then{gaza(), 2026y / 2 / 20};
    CHECK(then["IDN/troops"] == status::unmet);
    CHECK(then["IDN-president"] == status::unmet);
    CHECK(then["KAZ/troops"] == status::unmet);
    CHECK(then["KAZ-parliament"] == status::unmet);
}

TEST_CASE("on 18 March 2026 Indonesia has pledged and is suspended") {
    const seen then{gaza(), 2026y / 3 / 18};
    CHECK(tests::stage_by(gaza(), "IDN/troops", 2026y / 3 / 16) == stage::pledged);
    CHECK(tests::stage_by(gaza(), "IDN/troops", 2026y / 3 / 18) == stage::suspended);
    CHECK(then["IDN/troops"] == status::unmet);
    CHECK(then.why("IDN/troops") == cause::suspended);
    CHECK(then.why("IDN") == cause::suspended);
    CHECK_FALSE(then.hidden("IDN-numbers"));  // the pledge stays
}

TEST_CASE("on 1 August 2026 no contingent is inside Gaza: an approval by Israel is no deployment") {
    const date day = 2026y / 8 / 1;
    const seen then{gaza(), day};
    CHECK(tests::at_stage(gaza(), "troops", stage::deployed, day).empty());
    CHECK(then["force-inside-gaza"] == status::unmet);
    CHECK(then["israel-legal-framework"] == status::met);
    CHECK(then["ISR-framework"] == status::met);
    CHECK(tests::stage_by(gaza(), "UGA/troops", day) == stage::considered);
    CHECK(tests::stage_by(gaza(), "MAR/troops", day) == stage::pledged);
    CHECK(then["UGA/troops"] == status::open);
    CHECK(seen{gaza(), 2026y / 7 / 25}["israel-legal-framework"] == status::open);
}

TEST_CASE("since July 2026 Hamas and Israel each wait for the other") {
    const auto found = standoffs(gaza(), world_at(gaza(), 2026y / 8 / 1));
    REQUIRE(found.size() == 1);
    keys waiting;
    for (const handle<actor> who : found[0].actors) waiting.insert(gaza()[who].key);
    CHECK(waiting == keys{"HAMAS", "ISR"});
    CHECK(found[0].first_moves.size() == 2);
    CHECK(standoffs(gaza(), world_at(gaza(), 2026y / 7 / 25)).empty());
}

TEST_CASE("preferences and what analysts conclude stand beside what was said") {
    const seen then{gaza(), 2025y / 12 / 31};
    CHECK(then.dependents("TUR/troops").empty());
    CHECK(gaza()[gaza().at<pledge>("IDN-prefers-TUR")].told_by == gaza().at<actor>("TUR"));
    CHECK(gaza()[gaza().at<pledge>("ARE-disarmed-framework")].basis == basis::inferred);
    CHECK(gaza()[gaza().at<pledge>("SAU-money")].basis == basis::inferred);
}

TEST_CASE("reports that contradict each other stand side by side") {
    // Morocco: troops by the commander's account, police by its own.
    CHECK(tests::stage_by(gaza(), "MAR/troops", 2026y / 2 / 20) == stage::pledged);
    CHECK(tests::stage_by(gaza(), "MAR/police", 2026y / 2 / 20) == stage::pledged);
    // Kazakhstan: pledged by its president and the commander, refused by its foreign ministry.
    const seen then{gaza(), 2026y / 3 / 5};
    CHECK_FALSE(then.hidden("KAZ-pledge"));
    CHECK_FALSE(then.hidden("KAZ-no-troops"));
    CHECK(then["KAZ/troops"] == status::unmet);
    CHECK(then["KAZ/engineers-medical"] == status::met);
    // The role: enforcement in November, no combat in December.
    CHECK(seen{gaza(), 2025y / 11 / 30}["non-combat-role"] == status::unmet);
    CHECK(seen{gaza(), 2025y / 12 / 31}["non-combat-role"] == status::met);
    // The size: six numbers, none of them settled.
    const auto reports = std::count_if(gaza().events().begin(), gaza().events().end(),
                                       [](const event& e) { return gaza().key_of(e.on) == "size-settled"; });
    CHECK(reports == 6);
    CHECK(seen{gaza(), 2026y / 8 / 1}["size-settled"] == status::open);
}

TEST_CASE("after the last day of 2027 the authorisation has ended") {
    CHECK(seen{gaza(), 2027y / 12 / 31}["resolution"] == status::met);
    const seen after{gaza(), 2028y / 1 / 1};
    CHECK(after["resolution"] == status::unmet);
    CHECK(after.why("resolution") == cause::expired);
    CHECK(after["willing/troops"] == status::unmet);
}

TEST_CASE("the Gaza scenario is written as it was read") {
    const std::string once = write_json(gaza());
    CHECK(write_json(read_json(once)) == once);
}
