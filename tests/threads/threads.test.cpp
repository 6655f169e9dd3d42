// What many threads may do at once: read one proposal, one compiled proposal and its worlds, each with an evaluator, a
// copy of the proposal and questions of its own. Built with ThreadSanitizer where the compiler has it.
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <muster/muster.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>
#include <support/random_force.hpp>

using namespace muster;

namespace {

constexpr int thread_count = 4;

// Runs the action in several threads at once, each with its number; throws what one of them threw.
void at_once(const std::function<void(int)>& action) {
    std::vector<std::exception_ptr> failures(thread_count);
    std::vector<std::thread> running;
    for (int i = 0; i < thread_count; ++i)
        running.emplace_back([&, i] {
            try {
                action(i);
            } catch (...) {
                failures[static_cast<std::size_t>(i)] = std::current_exception();
            }
        });
    for (std::thread& t : running) t.join();
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

// One thread's work, from its own seed: how many statuses differed from a fresh evaluation.
std::uint64_t work(const compiled& c, evaluator now, std::uint64_t seed) {
    tests::random_force random{seed, {}};
    const proposal p = c.source();
    const std::vector<any_handle> things = tests::random_force::settable(p);
    std::uint64_t wrong = 0, heard = 0;
    now.listen([&](const status_change&) { ++heard; });
    world w;
    for (int i = 0; i < 60; ++i) {
        const any_handle on = things[random.below(things.size())];
        const status s = random.some_status();
        now.set(on, s);
        w = w.with(on, s);
        if (i % 20 != 0) continue;
        const outcome fresh = evaluate(c, w);
        for (const any_handle h : things) wrong += now[h] != fresh[h];
    }
    const evaluator future = now;
    while (now.undo()) {
    }
    wrong += now.now() != world{} || future.now() != w;
    wrong += counterfactuals(c, w).empty();
    wrong += all_dependents(c).size() == 0;
    const std::vector<world> worlds(70, w);
    wrong += evaluate_all(c, worlds).in(69, things[0]) != future[things[0]];
    const any_handle last = things.back();
    wrong += evaluate_sampled(c, {}, beliefs::otherwise(0.5), 1000, 5).count(last, status::met) !=
             evaluate_sampled(c, {}, beliefs::otherwise(0.5), 1000, 5).count(last, status::met);
    return wrong;
}

// A chain of pledges that ends in a loop, long enough for the threads to meet.
proposal chain_of(int length) {
    proposal p{"chain"};
    const auto troops = p.add(role{.key = "troops"});
    const auto fact = p.add(precondition{.key = "fact"});
    condition when = fact;
    for (int i = 0; i < length; ++i) {
        const auto who = p.add(actor{.key = "actor-" + std::to_string(i)});
        p.add(pledge{.by = who, .fills = troops, .when = when});
        when = i % 7 == 3 ? at_least(1, {condition{who}, condition{fact}}) : condition{who};
    }
    p.add(force{.key = "whole", .when = troops});
    return p;
}

}  // namespace

TEST_CASE("many threads share one compiled proposal") {
    std::uint64_t all_wrong = 0;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const compiled c{tests::random_force{seed, {}}.make()};
        constexpr std::size_t count = 6;
        std::vector<std::uint64_t> wrong(count, 0);
        std::vector<std::thread> threads;
        // Half of them make their evaluator themselves, and race to build what they share; half get a copy.
        const evaluator first{seed % 2 == 0 ? compiled{c.source()} : c};
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] {
                const compiled& own = i % 2 == 0 ? c : first.compiled();
                wrong[i] = work(own, i % 2 == 0 ? evaluator{c} : evaluator{first}, seed * 100 + i);
            });
        for (std::thread& t : threads) t.join();
        for (const std::uint64_t n : wrong) all_wrong += n;
    }
    CHECK(all_wrong == 0);
}

TEST_CASE("several threads may ask one proposal everything at once") {
    const proposal p = chain_of(12);
    const compiled c{p};
    const auto fact = *p.find<precondition>("fact");
    const auto whole = *p.find<force>("whole");
    std::vector<std::size_t> found(thread_count, 0);
    at_once([&](int number) {
        std::size_t& count = found[static_cast<std::size_t>(number)];
        const world now = world{}.with(fact, status::unmet);
        count += dependents(p, fact).size();
        count += enabling_sets(p, now, whole).size();
        count += compare(p, now, now.with(fact, status::met)).contributions.size();
        count += counterfactuals(c, now).size();
        count += evaluate_sampled(c, world{}, beliefs{}.with(fact, 0.5), 1'000, 7).count(whole, status::met);
        count += explain(p, now, whole).steps.size();
    });
    CHECK(found.front() > 12);
    for (const std::size_t count : found) CHECK(count == found.front());
}

TEST_CASE("copies of one proposal grow in threads of their own") {
    const proposal original = chain_of(20);
    const std::size_t before = original.size();
    std::vector<std::size_t> sizes(thread_count, 0);
    at_once([&](int number) {
        proposal mine = original;
        const auto troops = *mine.find<role>("troops");
        for (int i = 0; i <= number; ++i) {
            const auto who = mine.add(actor{.key = "newcomer-" + std::to_string(i)});
            mine.add(pledge{.by = who, .fills = troops});
        }
        sizes[static_cast<std::size_t>(number)] = evaluate(mine)[troops] == status::met ? mine.size() : 0;
    });
    CHECK(original.size() == before);
    for (std::size_t i = 0; i < thread_count; ++i) CHECK(sizes[i] > before + 2 * i);
}
