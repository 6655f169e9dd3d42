#include <muster/query/participation.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/proposal/world_at.hpp>
#include <muster/query/evaluate.hpp>
#include <oracles/random_scenario.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/refusal.hpp>

using namespace muster;
using namespace std::chrono_literals;

namespace {

// How far each contribution is on every day, day by day, from the events and the outcome of the day alone.
class diary {
public:
    explicit diary(const proposal& p) : proposal_{p} {}

    [[nodiscard]] std::optional<taking_part> how_far(handle<contribution> made, const world& w, const outcome& then) {
        const std::chrono::sys_days day = w.from().true_on.day();
        std::optional<taking_part> result;
        if (then[made] == status::met) result = is_deployed(made, day) ? taking_part::there : taking_part::would_come;
        else if (was_there_[made.index()]) result = taking_part::left;
        else if (is_willing(made, w, then)) result = taking_part::willing;
        if (result == taking_part::there) was_there_[made.index()] = true;
        return result;
    }

private:
    // Deployed, and no later report took that back; reports of one day count in their order.
    [[nodiscard]] bool is_deployed(handle<contribution> made, std::chrono::sys_days day) const {
        std::vector<event> reports;
        for (const event& e : proposal_.events())
            if (e.on == made && e.date.day() <= day) reports.push_back(e);
        std::stable_sort(reports.begin(), reports.end(),
                         [](const event& a, const event& b) { return a.date.day() < b.date.day(); });
        bool is_there = false;
        for (const event& e : reports) {
            if (e.stage == stage::deployed) is_there = true;
            if (e.stage == stage::withdrawn || e.stage == stage::declined || e.status) is_there = false;
        }
        return is_there;
    }
    [[nodiscard]] bool is_willing(handle<contribution> made, const world& w, const outcome& then) const {
        const auto shows = [&](any_handle statement) {
            return std::none_of(then.hidden().begin(), then.hidden().end(),
                                [&](const hidden_statement& h) { return h.statement == statement; });
        };
        bool is_offered = false, is_refused = false;
        const auto read = [&](any_handle statement, const pledge& said) {
            if (!shows(statement)) return;
            is_offered = is_offered || said.reading == reading::will_if || said.reading == reading::not_unless;
            is_refused = is_refused || (said.reading == reading::refuses && said.when == condition{});
        };
        for (const handle<pledge> h : proposal_.all<pledge>())
            for (const handle<role> task : proposal_[h].fills)
                if (task == proposal_[made].fills && proposal_[h].by == proposal_[made].by) read(h, proposal_[h]);
        for (const handle<inherited_pledge> h : proposal_.all<inherited_pledge>())
            if (proposal_[h].of == made && shows(proposal_[h].from))  // hidden with what the group said
                read(h, proposal_[proposal_[h].from]);
        const auto is_set_unmet = [&](any_handle what) {
            return w.find(what) != nullptr && w.find(what)->is == status::unmet;
        };
        const auto decided = proposal_.find(proposal_[made].key + "/decision");
        return is_offered && !is_refused && !is_set_unmet(made) && !(decided && is_set_unmet(*decided)) &&
               !is_ended(made, then);
    }
    [[nodiscard]] bool is_ended(handle<contribution> made, const outcome& then) const {
        for (auto [a, end] = boost::out_edges(made.index(), proposal_.graph()); a != end; ++a)
            if (proposal_.graph()[*a].negated &&
                then[proposal_.handle_of(static_cast<std::uint32_t>(boost::target(*a, proposal_.graph())))] ==
                    status::met)
                return true;
        return false;
    }

    const proposal& proposal_;
    std::map<std::uint32_t, bool> was_there_{};
};

}  // namespace

TEST_CASE("a contribution is willing, would come, is there and leaves, each on its days") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"}), idle = p.add(actor{.key = "C"});
    const auto troops = p.add(role{.key = "troops"}), police = p.add(role{.key = "police"});
    const auto basis = p.add(mandate{.key = "m"});
    p.add(pledge{.by = aland, .fills = troops, .when = basis, .date = 2030y / 1 / 3});
    p.add(pledge{.by = bland, .fills = police, .when = basis});
    p.contribution_of(idle, troops);
    const auto made = p.contribution_of(aland, troops), other = p.contribution_of(bland, police);
    p.add(event{.date = 2030y / 1 / 10, .on = basis, .stage = stage::adopted});
    p.add(event{.date = 2030y / 1 / 20, .on = made, .stage = stage::deployed});
    p.add(event{.date = 2030y / 2 / 1, .on = made, .stage = stage::withdrawn});
    p.add(event{.date = 2030y / 2 / 5, .on = other, .stage = stage::declined});

    const participation_answer found = participation(p);
    REQUIRE(found.size() == 2);
    using enum taking_part;
    CHECK(found[0].of == made);
    CHECK(found[0].spans == std::vector<participation_span>{{willing, 2030y / 1 / 3, 2030y / 1 / 10},
                                                            {would_come, 2030y / 1 / 10, 2030y / 1 / 20},
                                                            {there, 2030y / 1 / 20, 2030y / 2 / 1},
                                                            {left, 2030y / 2 / 1, {}}});
    CHECK(found[0].ever_took_part());
    CHECK_FALSE(found[0].takes_part_at_the_end());
    CHECK(found[1].spans ==
          std::vector<participation_span>{{willing, {}, 2030y / 1 / 10}, {would_come, 2030y / 1 / 10, 2030y / 2 / 5}});
    CHECK_FALSE(found[1].ever(there));
    CHECK(found.first == date{2030y / 1 / 3});
    CHECK(found.last == date{2030y / 2 / 5});

    const participation_answer then = participation(p, {.true_on = 2030y / 1 / 25});
    CHECK(then[0].takes_part_at_the_end());
    CHECK(then[0].spans.back() == participation_span{there, 2030y / 1 / 20, {}});
    CHECK(then.last == date{2030y / 1 / 25});

    CHECK(participation(p, {}, {.of = troops}).size() == 1);
    CHECK(participation(p, {}, {.of = bland}).all.at(0).of == other);
    CHECK(tests::refusal_of([&] { (void)participation(p, {}, {.of = basis}); }).value_or(tests::refusal{}).code ==
          errc::wrong_kind);
}

TEST_CASE("where nothing has a date, all days are as one") {
    proposal p;
    const auto aland = p.add(actor{.key = "A"}), bland = p.add(actor{.key = "B"});
    const auto troops = p.add(role{.key = "troops"});
    const auto basis = p.add(mandate{.key = "m"});
    p.add(pledge{.by = aland, .fills = troops, .when = basis});
    p.add(pledge{.by = bland, .fills = troops});
    for (const viewpoint& from : {viewpoint{}, viewpoint{.true_on = 2030y / 1 / 1}}) {
        const participation_answer found = participation(p, from);
        REQUIRE(found.size() == 2);
        CHECK(found[0].spans == std::vector<participation_span>{{taking_part::willing, {}, {}}});
        CHECK(found[1].spans == std::vector<participation_span>{{taking_part::would_come, {}, {}}});
        CHECK(found.first == date{});
    }
    p.add(pledge{.by = aland, .fills = p.add(role{.key = "police"}), .date = 2030y / 1 / 2});
    CHECK(participation(p, {.true_on = 2030y / 1 / 1}).size() == 2);
}

TEST_CASE("who took part is what a diary of every day says on random histories", "[random]") {
    tests::random_numbers random{77};
    const std::size_t cases = tests::amount(400, 100'000);
    std::map<taking_part, std::size_t> seen;
    for (std::size_t round = 0; round < cases; ++round) {
        tests::random_scenario_options options;
        options.negation = round % 2 == 0 ? 0 : 25;
        proposal p = tests::make_random_scenario(random, options);
        std::vector<handle<contribution>> all;
        for (const handle<contribution> made : p.all<contribution>())
            if (p[p[made].by].members.empty()) all.push_back(made);
        for (std::uint32_t i = random.below(6); i-- > 0 && !all.empty();) {
            event e{.date = 2025y / 6 / std::chrono::day{1 + random.below(28)}, .on = random.one_of(all)};
            e.stage = random.percent(60) ? stage::deployed : random.percent(50) ? stage::suspended : stage::withdrawn;
            p.add(std::move(e));
        }
        const participation_answer found = participation(p);
        std::map<handle<contribution>, std::vector<participation_span>> told, expected;
        for (const participation_row& row : found) {
            CHECK(row.takes_part_at_the_end() <= row.ever_took_part());
            told.emplace(row.of, row.spans);
        }
        diary days{p};
        const std::chrono::sys_days before = std::chrono::sys_days{2025y / 5 / 31}, end{2025y / 7 / 1};
        std::map<handle<contribution>, std::optional<taking_part>> last;
        for (std::chrono::sys_days day = before; day <= end; day += std::chrono::days{1}) {
            const world w = world_at(p, std::chrono::year_month_day{day}, 2026y / 1 / 1);
            const outcome then = evaluate(p, w);
            const date from = day == before ? date{} : date{std::chrono::year_month_day{day}};
            for (const handle<contribution> made : all) {
                const std::optional<taking_part> now = days.how_far(made, w, then);
                if (now == last[made]) continue;
                if (last[made]) expected[made].back().until = from;
                if (now) expected[made].push_back({*now, from, {}});
                if (now) ++seen[*now];
                last[made] = now;
            }
        }
        INFO("round " << round);
        const auto words = [&](const auto& rows) {
            std::string text;
            for (const auto& [made, spans] : rows) {
                text += p[made].key + ":";
                for (const participation_span& span : spans)
                    text += std::string{" "} + to_string(span.how) + " " +
                            (span.from == date{} ? "" : to_string(span.from)) + ".." +
                            (span.until == date{} ? "" : to_string(span.until));
                text += "\n";
            }
            return text;
        };
        REQUIRE(words(told) == words(expected));
    }
    for (const taking_part how : {taking_part::willing, taking_part::would_come, taking_part::there, taking_part::left})
        CHECK(seen[how] > cases / 20);
}
