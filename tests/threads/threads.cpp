// Many threads over one compiled proposal, each with an evaluator of its own, what-ifs and ensembles. Built with the
// thread sanitizer where there is one, which ends the program with an error when two threads touch the same memory.

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <muster/query/all_dependents.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/evaluator.hpp>
#include <support/random_force.hpp>

using namespace muster;

namespace {

// One thread's work, from its own seed: how many statuses differed from a fresh evaluation.
std::uint64_t work(const std::shared_ptr<const compiled>& c, evaluator now, std::uint64_t seed) {
    tests::random_force random{seed, {}};
    const proposal p = c->source();
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
        const outcome fresh = evaluate(*c, w);
        for (const any_handle h : things) wrong += now[h] != fresh[h];
    }
    const evaluator future = now;
    while (now.undo()) {
    }
    wrong += now.now() != world{} || future.now() != w;
    wrong += counterfactuals(*c, w).empty();
    wrong += all_dependents(*c).size() == 0;
    const std::vector<world> worlds(70, w);
    wrong += evaluate_all(*c, worlds).in(69, things[0]) != future[things[0]];
    const any_handle last = things.back();
    wrong += evaluate_sampled(*c, {}, beliefs::otherwise(0.5), 1000, 5).count(last, status::met) !=
             evaluate_sampled(*c, {}, beliefs::otherwise(0.5), 1000, 5).count(last, status::met);
    return wrong;
}

}  // namespace

int main() {
    std::uint64_t all_wrong = 0;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const auto c = std::make_shared<const compiled>(tests::random_force{seed, {}}.make());
        constexpr std::size_t count = 6;
        std::vector<std::uint64_t> wrong(count, 0);
        std::vector<std::thread> threads;
        // Half of them make their evaluator themselves, and race to build what they share; half get a copy.
        const evaluator first{seed % 2 == 0 ? std::make_shared<const compiled>(c->source()) : c};
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] {
                const std::shared_ptr<const compiled>& own = i % 2 == 0 ? c : first.compiled();
                wrong[i] = work(own, i % 2 == 0 ? evaluator{c} : evaluator{first}, seed * 100 + i);
            });
        for (std::thread& t : threads) t.join();
        for (const std::uint64_t n : wrong) all_wrong += n;
    }
    std::printf("%llu differences\n", static_cast<unsigned long long>(all_wrong));
    return all_wrong == 0 ? 0 : 1;
}
