#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/muster.hpp>
#include <oracles/explanation_checker.hpp>
#include <oracles/random_proposal.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>

namespace {

using namespace muster;

std::string shown(const proposal& p, const world& w, any_handle h) {
    const std::string what = p.key_of(h).empty() ? "vertex " + std::to_string(h.index()) : p.key_of(h);
    return what + " of \"" + p.name() + "\"\n" + to_text(explain(p, w, h));
}

tests::random_proposal_options any_kind(tests::random_numbers& random) {
    tests::random_proposal_options options;
    options.negation = random.one_of(std::vector<std::uint32_t>{0, 15, 30, 50});
    options.actors = random.between(2, 6);
    options.pledges = random.between(3, 10);
    return options;
}

}  // namespace

TEST_CASE("an explanation proves the status it explains") {
    tests::random_numbers random{7};
    std::size_t met = 0, unmet = 0, open = 0, in_loops = 0;
    const std::size_t cases = tests::amount(250, 10'000);
    for (std::size_t i = 0; i < cases; ++i) {
        const proposal p = tests::make_random_proposal(random, any_kind(random));
        world w = tests::make_random_world(random, p);
        if (random.percent(70)) w = tests::with_open_inputs(random, p, std::move(w), random.below(6));
        const compiled c{p};
        const evaluation e{c, w};
        const explaining reasons{e};
        const tests::explanation_checker checker{p, w};
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const explanation told = reasons.of(p.handle_of(v));
            const status is = told.root().is;
            ++(is == status::met ? met : is == status::unmet ? unmet : open);
            in_loops += told.root().why == cause::stand_off || told.root().why == cause::undetermined ? 1 : 0;
            std::string fault = checker.fault_of(told.steps());
            if (is != checker.model()[v]) fault = "a status that is not the model's";
            if (!fault.empty()) FAIL("proposal " << i << ": " << fault << "\n" << shown(p, w, p.handle_of(v)));
        }
    }
    CHECK(met > cases);
    CHECK(unmet > cases);
    CHECK(open > cases);
    CHECK(in_loops > cases / 4);
}

TEST_CASE("where an answer stands either way, its cases cover everything and prove the same") {
    tests::random_numbers random{8};
    std::size_t settled = 0, told_so = 0;
    for (std::size_t i = 0, cases = tests::amount(150, 6'000); i < cases; ++i) {
        tests::random_proposal_options options = any_kind(random);
        options.negation = 40;
        const proposal p = tests::make_random_proposal(random, options);
        const world w = tests::with_open_inputs(random, p, tests::make_random_world(random, p), 5);
        const compiled c{p};
        const outcome fast = evaluate(c, w);
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const any_handle h = p.handle_of(v);
            if (fast[h] != status::open) continue;
            const exact_status exact = evaluate_exactly(c, w, h);
            const explanation told = explain(c, w, h);
            settled += exact.is != status::open ? 1 : 0;
            told_so += told.root().is != status::open ? 1 : 0;
            std::string fault = tests::fault_of(p, told);
            if (!told.cases().empty() && told.root().is != exact.is) fault = "differs from the exact status";
            if (!fault.empty()) FAIL("proposal " << i << ": " << fault << "\n" << shown(p, w, h));
        }
    }
    CHECK(settled > 20);
    // At most 16 cases are tried, so it may miss some; not many.
    CHECK(told_so >= settled - settled / 20);
}
