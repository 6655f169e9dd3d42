#include <muster/query/need_figures.hpp>

#include <muster/query/balance.hpp>
#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("figures of an evaluator and of a balance are the same, and add up") {
    const tests::small_force f;
    evaluator now{f.p};
    for (const status ceasefire : {status::open, status::met, status::unmet})
        for (const status adopted : {status::open, status::met, status::unmet}) {
            now.set(f.ceasefire, ceasefire);
            now.set(f.resolution, adopted);
            const balance_answer all = balance(f.p, world{}.with(f.ceasefire, ceasefire).with(f.resolution, adopted));
            const need_figures here = all[0].needs[0].figures;
            CHECK(now.figures(f.troops)[0] == here);
            const std::uint64_t a = 3'000, least_of_b = 2'000, most_of_b = 4'000, c = 500;
            CHECK(here.needed == 5'000);
            CHECK(here.deployed == 0);
            CHECK(here.firm == c + (adopted == status::met ? a : 0) + (ceasefire == status::met ? least_of_b : 0));
            CHECK(here.barred == (adopted == status::unmet ? a : 0) + (ceasefire == status::unmet ? most_of_b : 0));
            CHECK(here.missing == (here.firm >= here.needed ? 0 : here.needed - here.firm));
        }
    CHECK(need_figures{} == need_figures{.needed = 0});
}
