// Every allocation of every kind of `add` fails in its turn; after each failure the proposal must be as it was.
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <new>
#include <random>
#include <string>
#include <vector>

#include <muster/proposal/proposal.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>
#include <support/dump.hpp>
#include <support/sample.hpp>

namespace {

std::atomic<long> allocations_left{-1};  // negative: no limit

void* allocate(std::size_t size) {
    if (allocations_left.load(std::memory_order_relaxed) == 0) throw std::bad_alloc{};
    if (allocations_left.load(std::memory_order_relaxed) > 0) allocations_left.fetch_sub(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}

}  // namespace

void* operator new(std::size_t size) {
    return allocate(size);
}
void* operator new[](std::size_t size) {
    return allocate(size);
}
// std::stable_sort asks for memory it can do without.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

using namespace muster;
using namespace std::chrono_literals;

namespace {

struct tally {
    long failures = 0;    // how many allocations there were to fail
    long violations = 0;  // after how many of them the proposal was not as it was
};

// Runs the action with the first, the second, ... allocation failing, until it goes through.
tally fail_each(proposal& p, const std::function<void()>& action) {
    tally result;
    const tests::dump before = tests::dump_of(p);
    for (;; ++result.failures) {
        allocations_left = result.failures;
        try {
            action();
            allocations_left = -1;
            return result;
        } catch (const std::bad_alloc&) {
            allocations_left = -1;
        }
        result.violations += tests::dump_of(p) == before ? 0 : 1;
    }
}

// As fail_each, the thing to add being made beforehand, and the add made in a copy of the argument alone.
template <class Thing>
void check_add(tests::sample& s, const Thing& thing) {
    const tally t = fail_each(s.p, [&] { s.p.add(thing); });
    CHECK(t.failures > 0);
    CHECK(t.violations == 0);
    CHECK(tests::is_sound(s.p));
}

// What shows that the proposal still works, the things that only later adds bring to light included.
void check_usable(tests::sample& s) {
    const auto newcomer = s.p.add(actor{.key = "newcomer"});
    const auto made = s.p.contribution_of(newcomer, s.troops);
    CHECK(s.p.decision_of(made));  // the requirement on the role bears on it
    CHECK(world_at(s.p, 2026y / 12 / 31).find(s.resolution) != nullptr);
    CHECK(tests::is_sound(s.p));
}

}  // namespace

TEST_CASE("a citation that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, citation{.key = "a citation with a key too long to be stored in place", .publisher = "Dawn"});
    check_usable(s);
}

TEST_CASE("an actor that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, actor{.key = "PAK", .name = "Pakistan", .citations = s.early});
    check_add(s, actor{.key = "a group with a key too long to be stored in place",
                       .kind = actor_kind::group,
                       .members = {{s.azerbaijan}, {.who = s.indonesia, .from = 2025y / 1 / 1}}});
    check_usable(s);
}

TEST_CASE("a role or a mandate or a force that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, role{.key = "a role with a key too long to be stored in place", .citations = s.early});
    check_add(s, mandate{.key = "a mandate with a key too long to be stored in place", .adopted_by = s.council});
    check_add(s, force{.key = "a force with a key too long to be stored in place",
                       .when = all_of(s.troops, any_of(s.resolution, s.consent))});
    check_usable(s);
}

TEST_CASE("a voting body that finds no memory leaves the proposal as it was") {
    tests::sample s;
    body voting{.key = "a voting body with a key too long to be stored in place", .name = "Council of three"};
    for (const char* const member : {"AZE", "IDN", "a member with a key too long to be stored in place"})
        voting.members.push_back({.key = member});
    voting.adopted_when = {{quota{.at_least = 2}}};
    check_add(s, voting);
    check_usable(s);
}

TEST_CASE("a precondition that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, precondition{.key = "leaf"});
    check_add(s, precondition{.key = "a precondition with a key too long to be stored in place",
                              .when = at_least(3, {{2, not_(s.quiet)}, {1, all_of(s.consent, s.terms)}, {1, s.egypt}}),
                              .citations = {s.early, s.late},
                              .replaces = s.terms});
    check_add(s, precondition{.key = "counts", .when = at_least(2, members_of(s.arabs), s.troops)});
    check_usable(s);
}

TEST_CASE("a condition given later that finds no memory leaves the proposal as it was") {
    tests::sample s;
    const auto forward = s.p.add(precondition{.key = "forward"});
    const tally t = fail_each(s.p, [&] { s.p.define(forward, all_of(s.quiet, any_of(s.consent, not_(s.terms)))); });
    CHECK(t.failures > 0);
    CHECK(t.violations == 0);
    check_usable(s);
}

TEST_CASE("a pledge that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, pledge{.key = "a pledge with a key too long to be stored in place",
                        .by = s.egypt,
                        .fills = {s.troops, s.police, s.money},
                        .strength = strength{10, 200},
                        .when = any_of(s.resolution, all_of(s.quiet, not_(s.consent))),
                        .unless = s.terms,
                        .citations = {s.early, s.late},
                        .replaces = s.offer});
    check_add(s, pledge{.by = s.arabs, .fills = {s.troops, s.money}, .when = s.quiet, .unless = not_(s.resolution)});
    check_add(s, pledge{.by = s.israel, .fills = s.troops, .when = s.quiet, .reading = reading::refuses});
    check_add(s, pledge{.by = s.council, .fills = s.money, .when = s.quiet, .reading = reading::prefers});
    check_usable(s);
}

TEST_CASE("a requirement that finds no memory leaves the proposal as it was") {
    tests::sample s;
    const auto made = s.p.contribution_of(s.arabs, s.police);
    check_add(s, requirement{.key = "a requirement with a key too long to be stored in place",
                             .on = {s.troops, s.police, made},
                             .by = s.israel,
                             .when = any_of(s.consent, s.terms)});
    check_add(s, requirement{.on = s.money, .by = s.council, .when = s.quiet, .reading = reading::refuses});
    check_usable(s);
}

TEST_CASE("a position that finds no memory leaves the proposal as it was") {
    tests::sample s;
    check_add(s, position{.key = "a position with a key too long to be stored in place",
                          .by = s.egypt,
                          .on = s.resolution,
                          .in_favour_when = all_of(s.terms, s.consent),
                          .against_when = not_(s.quiet)});
    check_usable(s);
}

TEST_CASE("an event that finds no memory leaves the proposal as it was") {
    tests::sample s;
    for (int i = 0; i < 3; ++i)  // one of them must make the table grow
        check_add(s, event{.date = 2026y / 1 / 5,
                           .on = s.quiet,
                           .status = status::met,
                           .citations = {s.early, s.late},
                           .summary = "a summary that is too long to be stored in place"});
    check_usable(s);
}

TEST_CASE("a first mention that finds no memory leaves the proposal as it was") {
    tests::sample s;
    for (const handle<actor> who : {s.egypt, s.arabs, s.council}) {
        const tally made = fail_each(s.p, [&] { (void)s.p.contribution_of(who, s.troops); });
        CHECK(made.failures > 0);
        CHECK(made.violations == 0);
        const tally counted = fail_each(s.p, [&] { (void)s.p.contribution_of(who, s.money); });
        CHECK(counted.failures > 0);
        CHECK(counted.violations == 0);
        const tally vote = fail_each(s.p, [&] { (void)s.p.vote_of(who, s.resolution, vote_side::against); });
        CHECK(vote.failures > 0);
        CHECK(vote.violations == 0);
    }
    check_usable(s);
}

TEST_CASE("the first add to a copy that finds no memory leaves the copy as it was") {
    tests::sample s;
    const tests::dump before = tests::dump_of(s.p);
    for (long allowed = 0;; ++allowed) {
        proposal copy = s.p;
        const actor said{.key = "PAK", .name = "Pakistan"};
        allocations_left = allowed;
        try {
            copy.add(said);
            allocations_left = -1;
            CHECK(allowed > 0);
            CHECK(copy.find<actor>("PAK"));
            break;
        } catch (const std::bad_alloc&) {
            allocations_left = -1;
        }
        CHECK(tests::dump_of(copy) == before);
        const auto retried = copy.add(said);
        CHECK(copy[retried].name == "Pakistan");
        CHECK(copy[s.azerbaijan].name == "Azerbaijan");
    }
    CHECK(tests::dump_of(s.p) == before);
}

TEST_CASE("copying a proposal that finds no memory leaves both as they were") {
    tests::sample s;
    proposal target{"a target"};
    target.add(actor{.key = "kept"});
    const tests::dump before = tests::dump_of(s.p), kept = tests::dump_of(target);
    long failures = 0;
    for (;; ++failures) {
        allocations_left = failures;
        try {
            target = s.p;
            allocations_left = -1;
            break;
        } catch (const std::bad_alloc&) {
            allocations_left = -1;
        }
        CHECK(tests::dump_of(target) == kept);
    }
    CHECK(failures > 50);
    CHECK(tests::dump_of(s.p) == before);
    CHECK(tests::dump_of(target) == before);
}

TEST_CASE("a step of an evaluator that finds no memory changes nothing, and the next one is right") {
    proposal p{"loops"};
    std::mt19937 random{12};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto troops = p.add(role{.key = "troops"});
    std::vector<handle<precondition>> facts;
    std::vector<handle<contribution>> comings;
    for (int i = 0; i < 24; ++i) {
        const auto who = p.add(actor{.key = "A" + std::to_string(i)});
        facts.push_back(p.add(precondition{.key = "fact" + std::to_string(i)}));
        comings.push_back(p.contribution_of(who, troops));
    }
    for (std::size_t i = 0; i < comings.size(); ++i) {  // some loops have negation
        const condition other = comings[(i + 5) % 12 + i / 12 * 12], another = comings[(i + 7) % 12 + i / 12 * 12];
        p.add(requirement{.on = comings[i],
                          .by = p[comings[i]].by,
                          .when = i % 3 == 0   ? any_of(facts[i], other)
                                  : i % 3 == 1 ? all_of(facts[i], i < 12 ? another : not_(another))
                                               : at_least(1, facts[i], other)});
    }
    const compiled c{p};
    const auto is_right = [&](const evaluator& e) {
        const outcome expected = evaluate(c, e.now());
        for (std::uint32_t v = 0; v < p.size(); ++v)
            if (expected[p.handle_of(detail::vertex{v})] != e[p.handle_of(detail::vertex{v})]) return false;
        return true;
    };
    const auto any_thing = [&] { return p.handle_of(detail::vertex{static_cast<std::uint32_t>(below(p.size()))}); };
    long failures = 0, changed = 0, wrong = 0;
    for (int round = 0; round < 1'000; ++round) {
        evaluator e{c};
        for (std::size_t k = below(3); k-- > 0;) e.set(any_thing(), static_cast<status>(below(3)));
        const evaluator fresh{e};  // has no room yet
        const world before = e.now();
        const any_handle what = any_thing();
        for (long allowed = 0;; ++allowed) {
            evaluator tried{fresh};
            bool failed = false;
            allocations_left = allowed;
            try {
                tried.set(what, status::met);
                allocations_left = -1;
            } catch (const std::bad_alloc&) {
                allocations_left = -1;
                failed = true;
            }
            if (!failed) break;
            ++failures;
            changed += tried.now() == before && tried.steps() == fresh.steps() ? 0 : 1;
            wrong += is_right(tried) ? 0 : 1;
            tried.set(any_thing(), status::unmet);
            wrong += is_right(tried) ? 0 : 1;
        }
    }
    CHECK(failures > 1'000);
    CHECK(changed == 0);
    CHECK(wrong == 0);

    evaluator warm{c};
    std::vector<assumption> steps;
    for (int i = 0; i < 1'000; ++i) steps.push_back({any_thing(), static_cast<status>(below(3))});
    const auto set_and_take_back = [&] {
        for (const assumption& a : steps) {
            warm.set(a.what, a.is);
            warm.undo();
        }
    };
    set_and_take_back();
    allocations_left = 0;  // what was set and taken back before needs no more
    bool failed = false;
    try {
        set_and_take_back();
    } catch (const std::bad_alloc&) {
        failed = true;
    }
    allocations_left = -1;
    CHECK_FALSE(failed);
}
