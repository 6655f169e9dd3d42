#ifndef MUSTER_IO_HTML_VIEWS_HPP
#define MUSTER_IO_HTML_VIEWS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/html/json_quoted.hpp>
#include <muster/io/html/model.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/world_at.hpp>

namespace muster::detail {

/// What each day sets in the model of a page, as it is known on that day, and how that differs by what was known on
/// other days, on the record only, and without a source.
class page_views {
public:
    /// All must outlive it.
    page_views(const proposal& p, const page_model& model, const page_days& days)
        : proposal_{p}, model_{model}, days_{days} {}

    /// The members of the page's data. `view`: by position what statements not in force set, by thing what was
    /// reported, which statements are in force, which things had been mentioned, each as runs over the days. `known`:
    /// what differs by what was known on each of the days and by all that was published, `record`: on the record only,
    /// `without`: without each source.
    [[nodiscard]] std::string text() const {
        const tables own = tables_of([](viewpoint from) { return from; });
        std::string result = "\"view\":" + written(own, nullptr);
        const std::size_t days = days_.all().size(), looked_at = days * proposal_.size();
        const viewpoint& asked = days_.all().front().from;
        json_list known;
        if (asked.known_by == date{} && asked.true_on != date{}) {
            if (looked_at * days <= most_looked_at)
                for (const page_days::day& k : days_.all())
                    known.next() += difference(own, [&](viewpoint from) {
                        from.known_by = k.from.true_on;
                        return from;
                    });
            if (4 * looked_at <= most_looked_at)
                known.next() += difference(own, [](viewpoint from) {
                    from.known_by = viewpoint::latest;
                    return from;
                });
        }
        std::string record = "null";
        if (!asked.on_record_only && 4 * looked_at <= most_looked_at)
            record = difference(own, [](viewpoint from) {
                from.on_record_only = true;
                return from;
            });
        json_list without;
        const auto& sources = proposal_.all<citation>();
        if (looked_at * sources.size() <= most_looked_at)
            for (const handle<citation> left_out : sources)
                without.next() +=
                    "[" + std::to_string(left_out.index()) + "," +
                    json_quoted(phrasebook{proposal_}.source(left_out).text()) + "," +
                    difference(own,
                               [&](viewpoint from) {
                                   std::vector<handle<citation>> all(from.without.begin(), from.without.end());
                                   all.push_back(left_out);
                                   from.without = handles<citation>{std::move(all)};
                                   return from;
                               }) +
                    "]";
        return result + ",\n\"known\":[" + known.text() + "],\n\"record\":" + record + ",\n\"without\":[" +
               without.text() + "]";
    }

private:
    static constexpr std::size_t most_looked_at = 10'000'000;  // vertices on days
    static constexpr std::array<std::size_t, 4> nothing{3, 6, 1, 1};
    static constexpr std::array<const char*, 4> names{"hidden", "said", "shows", "mentioned"};

    // By number of a position or thing, a value for each day; what is not there is `nothing` on all.
    using table = std::map<std::uint32_t, std::vector<std::size_t>>;
    using tables = std::array<table, 4>;

    template <class Seen>
    [[nodiscard]] tables tables_of(const Seen& seen) const {
        tables result;
        const std::size_t days = days_.all().size();
        for (std::size_t d = 0; d < days; ++d) {
            const auto note = [&](std::size_t which, std::uint32_t number, std::size_t value) {
                if (value == nothing[which]) return;
                std::vector<std::size_t>& of_days = result[which][number];
                of_days.resize(days, nothing[which]);
                of_days[d] = value;
            };
            const world w = world_at(proposal_, seen(days_.all()[d].from));
            const in_force said{proposal_, w.from()};
            for (const auto& [position, is] : model_.hidden(said)) note(0, position, static_cast<std::size_t>(is));
            for (const auto& [thing, is] : model_.reported(w)) note(1, thing, static_cast<std::size_t>(is));
            for (const vertex v : vertices_of(proposal_.graph())) {
                if (std::holds_alternative<gate>(value_of(proposal_.graph(), v))) continue;
                if (is_statement(value_of(proposal_.graph(), v))) note(2, to_number(v), said.shows(v) ? 1 : 0);
                note(3, to_number(v), said.is_mentioned(v) ? 1 : 0);
            }
        }
        return result;
    }
    template <class Seen>
    [[nodiscard]] std::string difference(const tables& own, const Seen& seen) const {
        tables other = tables_of(seen);
        for (std::size_t which = 0; which < other.size(); ++which)
            for (const auto& [number, values] : own[which])
                other[which].try_emplace(number, values.size(), nothing[which]);
        return written(other, &own);
    }
    // Without what is the same in `own`.
    [[nodiscard]] std::string written(const tables& all, const tables* own) const {
        json_list result;
        for (std::size_t which = 0; which < all.size(); ++which) {
            json_list members;
            for (const auto& [number, values] : all[which]) {
                if (own != nullptr) {
                    const auto same = (*own)[which].find(number);
                    if (same != (*own)[which].end() && same->second == values) continue;
                }
                members.next(number) +=
                    "\"" + days_.runs([&of_days = values](std::size_t d) { return of_days[d]; }) + "\"";
            }
            result.next() += std::string{"\""} + names[which] + "\":{" + members.text() + "}";
        }
        return "{" + result.text() + "}";
    }

    const proposal& proposal_;
    const page_model& model_;
    const page_days& days_;
};

}  // namespace muster::detail

#endif
