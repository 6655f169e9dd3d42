#include <muster/io/phrases/balance.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("a balance says what is needed, there, firm, possible and missing, and whose it is on what") {
    const tests::small_force f;
    CHECK(to_text(balance(f.p, {})) ==
          "The force in numbers\n\nBy all that was ever said.\n"
          "- troops: 5,000 personnel needed; 500 firm and up to 7,000 more possible; 4,500\n  missing.\n\n"
          "  who    brings          status      on what\n"
          "  -------------------------------------------------------------\n"
          "  Cland  500             would come\n"
          "  Aland  3,000           may come    open: the resolution\n"
          "  Bland  2,000 to 4,000  may come    open: there is a ceasefire\n");
}

TEST_CASE("the sentences of a balance that pictures take") {
    const tests::small_force f;
    const balance_answer all = balance(f.p, world{}.with(f.ceasefire, status::unmet));
    const phrasebook words{f.p};
    const role_balance& troops = all[0];
    CHECK(detail::need_words(words, troops, f.p[f.troops].needs[0]).text() == "troops: 5,000 personnel needed");
    CHECK(detail::figures_words(troops.needs[0]).text() ==
          "500 firm, up to 3,000 more possible and 4,000 barred; 4,500 missing.");
    std::vector<std::string> told;
    for (const text::line& line : detail::who_brings(words, troops.needs[0])) told.push_back(line.text());
    CHECK(told == std::vector<std::string>{"Firm: Cland (500).", "Possible: Aland (3,000).",
                                           "Barred: Bland (2,000 to 4,000)."});
}
