#include <muster/query/sample.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/math/distributions/binomial.hpp>

#include <muster/query/balance.hpp>
#include <muster/query/likelihood.hpp>
#include <oracles/leaf_table.hpp>
#include <oracles/random_beliefs.hpp>
#include <oracles/random_question.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;

namespace {

// The chance of a count at least so far from what is expected, on its side, by the binomial distribution.
double chance_of_such(std::uint64_t count, std::uint64_t worlds, double chance) {
    const boost::math::binomial_distribution<double> drawn{static_cast<double>(worlds), chance};
    const auto k = static_cast<double>(count);
    if (k <= chance * static_cast<double>(worlds)) return cdf(drawn, k);
    return cdf(complement(drawn, k - 1));
}

// A role that some send to, by pledges of one size or a range, on facts that are believed.
struct random_offers {
    explicit random_offers(naive::dice& dice) {
        needs wanted{{std::uint64_t{dice.between(1, 12)} * 100, "personnel"}};
        if (dice.one_in(2)) wanted = needs{need{wanted[0]}, need{std::uint64_t{dice.between(1, 4)}, "ship"}};
        task = p.add(role{.key = "troops", .needs = wanted});
        for (int i = 0; i < 4; ++i) {
            facts.push_back(p.add(precondition{.key = "fact " + std::to_string(i)}));
            held = held.with(facts.back(), chances[dice.below(3)]);
        }
        const auto any = [&] { return facts[dice.below(4)]; };
        for (int i = 0; i < 4; ++i) {
            const auto who = p.add(actor{.key = "actor " + std::to_string(i)});
            const auto pledges = dice.between(1, 2);
            for (std::uint32_t k = 0; k < pledges; ++k) {
                condition when = any();
                if (dice.one_in(2)) when = dice.one_in(2) ? all_of(when, any()) : any_of(when, not_(any()));
                const auto least = std::uint64_t{dice.below(4)} * 100;
                const std::uint64_t most = least != 0 && dice.one_in(2) ? least : least + 150;
                strengths sent{strength{least, most, "personnel"}};
                if (wanted.size() == 2)
                    sent = strengths{strength{least, most, "personnel"},
                                     strength{0, std::uint64_t{dice.between(1, 3)}, "ship"}};
                p.add(pledge{.by = who, .fills = task, .strength = sent, .when = when});
            }
        }
        for (const auto leaf : p.all<full_strength>()) {
            if (dice.one_in(3)) continue;  // stays open
            held = held.with(leaf, chances[dice.below(3)]);
        }
    }
    static constexpr std::array<double, 3> chances{0.25, 0.5, 0.8};
    proposal p{};
    handle<role> task{};
    std::vector<handle<precondition>> facts{};
    beliefs held{};
};

}  // namespace

TEST_CASE("how much comes in drawn worlds is what the balance of each says, as often as it is likely", "[random]") {
    naive::dice dice{1815};
    std::size_t far = 0, compared = 0, ranges = 0;
    for (std::size_t round = 0, cases = tests::amount(60, 3'000); round < cases; ++round) {
        const random_offers f{dice};
        std::vector<any_handle> drawn;
        for (const auto& [what, chance] : f.held.all()) drawn.push_back(what);
        const compiled c{f.p};
        const std::size_t wanted = f.p[f.task].needs.size();
        // Every world that may be drawn, and its chance.
        std::vector<std::map<std::uint64_t, double>> least(wanted), most(wanted);
        for (std::size_t bits = 0; bits < std::size_t{1} << drawn.size(); ++bits) {
            world w;
            double chance = 1;
            for (std::size_t i = 0; i < drawn.size(); ++i) {
                const bool is_met = (bits >> i & 1U) != 0;
                const double p = *f.held.of(drawn[i]);
                chance *= is_met ? p : 1 - p;
                w = w.with(drawn[i], is_met ? status::met : status::unmet);
            }
            const balance_answer told = balance(c, w, {.of = f.task});
            for (std::size_t n = 0; n < wanted; ++n) {
                const need_figures& sum = told.all.front().needs[n].figures;
                least[n][sum.deployed + sum.firm] += chance;
                most[n][sum.deployed + sum.firm + sum.possible] += chance;
            }
        }
        constexpr std::uint64_t worlds = 2'000;
        const sampled_likelihood found = sample(c, {}, f.task, f.held, {.worlds = worlds, .seed = round});
        REQUIRE(found.strengths.size() == wanted);
        for (std::size_t n = 0; n < wanted; ++n) {
            const sampled_strength& s = found.strengths[n];
            CHECK(s.wanted == f.p[f.task].needs[n]);
            for (const auto& [counts, truth] : {std::pair{&s.least, &least[n]}, std::pair{&s.most, &most[n]}}) {
                CHECK(counts->worlds() == worlds);
                double mean = 0, square = 0;
                for (const auto& [amount, chance] : *truth) {
                    const auto x = static_cast<double>(amount);
                    mean += chance * x;
                    square += chance * x * x;
                    std::uint64_t hits = 0;
                    for (const auto& [drawn_amount, times] : counts->bars()) hits += drawn_amount == amount ? times : 0;
                    far += chance < 1 - 1e-9 && chance_of_such(hits, worlds, chance) < 1e-9 ? 1 : 0;
                    ++compared;
                }
                for (const auto& bar : counts->bars()) CHECK(truth->contains(bar.first));
                const double error = std::sqrt((std::max)(square - mean * mean, 0.0) / static_cast<double>(worlds));
                far += std::abs(counts->mean() - mean) > 6 * error + 1e-6 ? 1 : 0;
            }
            ranges += s.least == s.most ? 0 : 1;
        }
        if (wanted == 1) {  // the role is filled exactly where enough comes
            CHECK(found.strengths[0].least.at_least(found.strengths[0].wanted.amount) == found.met);
            CHECK(found.strengths[0].most.at_least(found.strengths[0].wanted.amount) == worlds - found.unmet);
        }
    }
    CHECK(far == 0);
    CHECK(compared > 500);
    CHECK(ranges > 10);
}

TEST_CASE("estimates lie around the exact likelihood as far as their standard errors say", "[random]") {
    naive::dice dice{1949};
    const std::size_t cases = tests::amount(300, 10'000);
    std::size_t within_one = 0, far = 0, compared = 0, certain = 0;
    for (std::size_t round = 0; round < cases; ++round) {
        const naive::random_question q{dice, {.negations = round % 3 != 0, .strengths = round % 2 == 0}};
        const naive::random_beliefs held{dice, q};
        const compiled c{q.random.p};
        const likelihood_answer exact = likelihood(c, q.in, q.what, held.all);
        REQUIRE(exact.ended == logic::ended::finished);
        const sampled_likelihood drawn = sample(c, q.in, q.what, held.all, {.worlds = 10'000, .seed = round});
        CHECK(drawn.worlds == 10'000);
        const std::uint64_t not_unmet = drawn.worlds - drawn.unmet;
        CHECK(drawn.least == static_cast<double>(drawn.met) / 10'000);
        CHECK(drawn.most == static_cast<double>(not_unmet) / 10'000);
        for (const auto& [found, error, truth] : {std::tuple{drawn.met, drawn.least_error, exact.least},
                                                  std::tuple{not_unmet, drawn.most_error, exact.most}}) {
            const double estimate = static_cast<double>(found) / 10'000;
            if (truth < 1e-12 || truth > 1 - 1e-12) {
                ++certain;
                far += std::abs(estimate - truth) > 1e-12 ? 1 : 0;
                continue;
            }
            ++compared;
            within_one += std::abs(estimate - truth) <= error ? 1 : 0;
            far += chance_of_such(found, 10'000, truth) < 1e-8 ? 1 : 0;
            // Where the binomial distribution is near the normal one, five standard errors say the same.
            if (truth * (1 - truth) * 10'000 > 100) far += std::abs(estimate - truth) > 5 * error ? 1 : 0;
        }
    }
    CHECK(far == 0);
    CHECK(compared > cases / 2);
    CHECK(certain > cases / 20);
    // Two of three within one standard error, if these are what they say.
    CHECK(within_one > compared * 6 / 10);
    CHECK(within_one < compared * 8 / 10);
}

TEST_CASE("in every drawn world a vote has one value") {
    proposal p;
    const auto member = p.add(actor{.key = "M"});
    const auto text = p.add(mandate{.key = "text"});
    const auto fact = p.add(precondition{.key = "fact"});
    p.add(position{.by = member, .on = text, .in_favour_when = fact, .absent_when = fact});
    const auto side = [&](vote_side which) { return p.at(std::string{"M/text/"} + to_string(which)); };
    const world in_favour = world{}.with(side(vote_side::in_favour), status::met);
    const beliefs held = beliefs{}.with(fact, 0.5);
    CHECK(likelihood(p, in_favour, side(vote_side::absent), held).most == 0);
    CHECK(sample(p, in_favour, side(vote_side::absent), held, {.worlds = 1'000}).most == 0);
    CHECK(sample(p, {}, side(vote_side::absent), held, {.worlds = 1'000}).most > 0.4);
}

TEST_CASE("a sample is the same for the same seed, tells how far it is and stops when told to") {
    proposal p{"sampled"};
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"});
    const auto x = p.add(precondition{.key = "x", .when = all_of(a, not_(b))});
    const beliefs held = beliefs{}.with(a, 0.5).with(b, 0.25);
    const sampled_likelihood once = sample(p, {}, x, held, {.worlds = 100'000, .seed = 7});
    CHECK(once == sample(p, {}, x, held, {.worlds = 100'000, .seed = 7}));
    CHECK_FALSE(once.least == sample(p, {}, x, held, {.worlds = 100'000, .seed = 8}).least);
    CHECK(once.least == once.most);
    CHECK(std::abs(once.least - 0.375) < 5 * once.least_error);
    CHECK(std::abs(once.least_error - std::sqrt(0.375 * 0.625 / 100'000)) < 1e-5);

    std::vector<std::uint64_t> reports;
    const sampled_likelihood watched =
        sample(p, {}, x, held, {.worlds = 100'000, .seed = 7, .progress = [&](std::uint64_t done, std::uint64_t of) {
                                    CHECK(of == 100'000);
                                    reports.push_back(done);
                                    return true;
                                }});
    CHECK(watched == once);
    CHECK(reports.size() > 50);
    CHECK(reports.size() <= 101);
    CHECK(std::is_sorted(reports.begin(), reports.end()));
    CHECK(reports.back() == 100'000);
    const sampled_likelihood stopped = sample(
        p, {}, x, held,
        {.worlds = 100'000, .seed = 7, .progress = [](std::uint64_t done, std::uint64_t) { return done < 20'000; }});
    CHECK(stopped.worlds >= 20'000);
    CHECK(stopped.worlds < 30'000);
    CHECK(stopped.ended == logic::ended::stopped);
    sampled_likelihood fewer = sample(p, {}, x, held, {.worlds = stopped.worlds, .seed = 7});
    CHECK(fewer.ended == logic::ended::finished);
    fewer.ended = stopped.ended;
    CHECK(stopped == fewer);
    const sampled_likelihood late =
        sample(p, {}, x, held, {.worlds = 100'000, .seed = 7, .limits = {.time = std::chrono::nanoseconds{1}}});
    CHECK(late.ended == logic::ended::time);
    CHECK(late.worlds < 100'000);

    const sampled_likelihood half = sample(p, {}, x, beliefs{}.with(a, 0.5), {.worlds = 1'000});
    CHECK(half.least == 0);
    CHECK(half.least_error > 0);
    CHECK(std::abs(half.most - 0.5) < 0.1);
    CHECK(sample(p, {}, x, held, {.worlds = 0}).most == 1);
    proposal other{"other"};
    const auto foreign = other.add(precondition{.key = "a"});
    CHECK(tests::refusal_of([&] { (void)sample(p, {}, foreign, held); }) == tests::refusal{errc::foreign_handle, {}});
}

TEST_CASE("a sample of a force tells how much comes for each role that it rests on, and one of a fact nothing") {
    proposal p;
    const auto fact = p.add(precondition{.key = "fact"});
    const auto troops = p.add(role{.key = "troops", .needs = {1'000, "personnel"}});
    const auto ships = p.add(role{.key = "ships", .needs = {2, "ship"}});
    p.add(role{.key = "other"});
    const auto isf = p.add(force{.key = "isf", .when = all_of(troops, ships)});
    const auto malta = p.add(actor{.key = "MLT"});
    p.add(pledge{.by = malta, .fills = troops, .strength = strength{600, 600}, .when = fact});
    p.add(pledge{.by = malta, .fills = ships, .strength = strength{1}});
    const beliefs held = beliefs::otherwise(0.5);
    const sampled_likelihood all = sample(p, {}, isf, held, {.worlds = 1'000});
    REQUIRE(all.strengths.size() == 2);
    CHECK(all.strengths[0].of == troops);
    CHECK(all.strengths[0].least.bars().size() == 2);
    CHECK(all.strengths[0].least == all.strengths[0].most);
    CHECK(std::abs(all.strengths[0].least.mean() - 300) < 60);
    CHECK(all.strengths[1].of == ships);
    CHECK(all.strengths[1].least.reached_in(1) == 1);
    CHECK(all.strengths[1].most.reached_in(1) == 1);
    CHECK(sample(p, {}, ships, held, {.worlds = 1'000}).strengths == std::vector{all.strengths[1]});
    CHECK(sample(p, {}, fact, held, {.worlds = 1'000}).strengths.empty());
    const sampled_likelihood first = sample(p, {}, isf, held, {.worlds = 600}),
                             rest = sample(p, {}, isf, held, {.worlds = 400, .from = 600});
    CHECK(merge(std::vector{rest, first}) == all);
}

TEST_CASE("shards of a sample add up to the whole, wherever it is cut") {
    proposal p{"sharded"};
    const auto a = p.add(precondition{.key = "a"}), b = p.add(precondition{.key = "b"}),
               c = p.add(precondition{.key = "c"});
    const auto x = p.add(precondition{.key = "x", .when = any_of(all_of(a, not_(b)), c)});
    const beliefs held = beliefs{}.with(a, 0.5).with(b, 0.25);
    const sampled_likelihood whole = sample(p, {}, x, held, {.worlds = 5'000, .seed = 3});
    const compiled once{p};
    const ensemble_counts counts = evaluate_sampled(once, {}, held, 5'000, 3);
    for (const std::uint64_t cut : {1U, 64U, 511U, 512U, 513U, 1'000U, 4'999U}) {
        const sampled_likelihood first = sample(p, {}, x, held, {.worlds = cut, .seed = 3});
        const sampled_likelihood second = sample(p, {}, x, held, {.worlds = 5'000 - cut, .seed = 3, .from = cut});
        CHECK(second.from == cut);
        CHECK(merge(std::vector{second, first}) == whole);
        ensemble_counts sum = evaluate_sampled(once, {}, held, cut, 3);
        sum += evaluate_sampled(once, {}, held, 5'000 - cut, 3, {}, cut);
        CHECK(sum == counts);
        CHECK(tests::refusal_of([&] { (void)merge(std::vector{first, whole}); })->code == errc::invalid_range);
    }
    CHECK(tests::refusal_of([&] {
              (void)merge(std::vector{whole, sample(p, {}, a, held, {.worlds = 10, .seed = 3, .from = 5'000})});
          })->code == errc::invalid_range);
    CHECK(merge({}).worlds == 0);
    const proposal other{"sharded"};
    ensemble_counts counted = counts;
    CHECK_THROWS_AS(counted += evaluate_sampled(compiled{other}, {}, beliefs::otherwise(0.5), 10, 3), error);
}
