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
#include <muster/query/counterfactuals.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

constexpr int threads = 4;

// Runs the action in several threads at once, each with its number; throws what one of them threw.
void at_once(const std::function<void(int)>& action) {
    std::vector<std::exception_ptr> failures(threads);
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
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

std::vector<any_handle> things_of(const proposal& p) {
    std::vector<any_handle> result;
    for (std::uint32_t v = 0; v < p.size(); ++v)
        if (!p.is_gate(v)) result.push_back(p.handle_of(v));
    return result;
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

TEST_CASE("evaluators of several threads over one compiled proposal do not meet") {
    const proposal p = chain_of(60);
    const auto shared = std::make_shared<const compiled>(p);
    const std::vector<any_handle> things = things_of(p);
    std::vector<std::uint64_t> wrong(threads, 0);
    at_once([&](int number) {
        evaluator mine{shared};  // the way up through the circuit is built by whoever comes first
        std::uint64_t state = static_cast<std::uint64_t>(number) * 2654435761U + 1;
        const auto below = [&](std::uint64_t n) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            return (state >> 33U) % n;
        };
        for (int step = 0; step < 60; ++step) {
            const any_handle on = things[below(things.size())];
            if (below(5) == 0) mine.undo();
            else mine.set(on, static_cast<status>(below(3)));
            const evaluator branch = mine;
            if (step % 12 != 0) continue;
            const outcome all = evaluate(*shared, branch.now());
            for (const any_handle h : things)
                if (all[h] != branch[h]) ++wrong[static_cast<std::size_t>(number)];
        }
    });
    for (const std::uint64_t w : wrong) CHECK(w == 0);
}

TEST_CASE("several threads may ask one proposal everything at once") {
    const proposal p = chain_of(12);
    const compiled c{p};
    const auto fact = *p.find<precondition>("fact");
    const auto whole = *p.find<force>("whole");
    std::vector<std::size_t> found(threads, 0);
    at_once([&](int number) {
        std::size_t& count = found[static_cast<std::size_t>(number)];
        const world now = world{}.with(fact, status::unmet);
        count += dependents(p, fact).size();
        count += enabling_sets(p, now, whole).size();
        count += compare(p, now, now.with(fact, status::met)).contributions.size();
        count += counterfactuals(c, now).size();
        count += evaluate_sampled(c, world{}, beliefs{}.with(fact, 0.5), 1'000, 7).count(whole, status::met);
        count += explain(p, now, whole).steps().size();
    });
    CHECK(found.front() > 12);
    for (const std::size_t count : found) CHECK(count == found.front());
}

TEST_CASE("copies of one proposal grow in threads of their own") {
    const proposal original = chain_of(20);
    const std::size_t before = original.size();
    std::vector<std::size_t> sizes(threads, 0);
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
    for (std::size_t i = 0; i < threads; ++i) CHECK(sizes[i] > before + 2 * i);
}
