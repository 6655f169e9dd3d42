#include <muster/io/phrases/importance.hpp>
#include <muster/io/text.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("importance is told in two tables, of what is open and of actors") {
    const tests::small_force f;
    CHECK(to_text(importance(f.p, {}, f.troops, beliefs::otherwise(0.5))) ==
          "What matters most for this: troops is filled\n\nBy all that was ever said.\n"
          "It is 25 % likely, if these are independent of each other:\n\n"
          "  what                 p    Birnbaum  criticality  Fussell-Vesely  RAW  RRW\n"
          "  ------------------------------------------------------------------------------\n"
          "  the resolution is    0.5  0.5       1            1               2    infinite\n"
          "  in force\n"
          "  this holds: there    0.5  0.5       1            1               2    infinite\n"
          "  is a ceasefire\n\n"
          "  who    if it comes  if it stays out  difference\n"
          "  -----------------------------------------------\n"
          "  Aland  50 %         0 %              0.5\n"
          "  Bland  50 %         0 %              0.5\n"
          "  Cland  25 %         25 %             0\n");
}
