#ifndef MUSTER_IO_HTML_REASONS_HPP
#define MUSTER_IO_HTML_REASONS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/phrases/impl/explanation_teller.hpp>
#include <muster/io/render.hpp>
#include <muster/query/explanation.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/explaining.hpp>

namespace muster::detail {

/// Why the things of a page are as they are on each of its days: made anew only where something changed, each line
/// kept once. An explanation ends at what has an explanation of its own on the page where all of it would be too much
/// to read.
class page_reasons {
public:
    /// An explanation for the days from `from` until that of the next one: numbers of `lines()`.
    struct variant {
        std::size_t from = 0;
        std::vector<std::size_t> lines{};

        friend bool operator==(const variant&, const variant&) = default;
    };

    /// Of these things. Up to `most_whole` of them each explanation is told whole.
    page_reasons(const compiled& c, const page_days& days, const std::vector<any_handle>& things,
                 std::size_t most_whole = 150)
        : compiled_{c},
          proposal_{c.current_source()},
          things_{things},
          ends_at_others_{things.size() > most_whole},
          number_of_(c.circuit().size(), none),
          explains_(c.circuit().size()),
          variants_(things.size()) {
        for (std::size_t i = 0; i < things.size(); ++i) number_of_[c.position_of(things[i])] = i;
        for (std::size_t i = 0; i < things.size(); ++i) mark_what_explains(i);
        collect_citations();
        days.for_evaluations([&](std::size_t d, const evaluation& e) { explain_day(days, d, e); });
    }

    /// How deep a line stands, in one digit or more, then a bar, then its HTML.
    [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return lines_; }
    /// The explanations of a thing, the first from day 0 on. Precondition: one of the things.
    [[nodiscard]] const std::vector<variant>& of(any_handle thing) const {
        return variants_[number_of_[compiled_.position_of(thing)]];
    }
    /// The explanation that holds on a day, as HTML.
    [[nodiscard]] std::string html(any_handle thing, std::size_t day) const {
        const std::vector<variant>& all = of(thing);
        auto next = std::find_if(all.begin(), all.end(), [&](const variant& v) { return v.from > day; });
        std::string result;
        std::size_t depth = 0;  // of open lists
        for (const std::size_t number : std::prev(next)->lines) {
            const std::string& line = lines_[number];
            const std::size_t bar = line.find('|');
            const std::size_t here = std::stoul(line.substr(0, bar));
            if (here == 0) {
                result += "<p>" + line.substr(bar + 1) + "</p>";
                continue;
            }
            for (; depth > here; --depth) result += "</li></ul>";
            if (depth == here) result += "</li><li>";
            for (; depth < here; ++depth) result += "<ul><li>";
            result += line.substr(bar + 1);
        }
        for (; depth > 0; --depth) result += "</li></ul>";
        return result;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    // What else changes an explanation than statuses and causes.
    struct mark {
        std::vector<std::uint32_t> reports{};
        std::size_t sources = 0;  // of the reports, published by then
        std::size_t day = 0;      // of a timer that runs: it tells how many days are over
        std::array<std::uint64_t, 3> order{};

        friend bool operator==(const mark&, const mark&) = default;
    };

    // All that its explanation can speak of, on any day.
    void mark_what_explains(std::size_t thing) {
        const logic::circuit& c = compiled_.circuit();
        indexed<logic::position, std::uint8_t>& is_seen = scratch_;
        is_seen.assign(c.size(), 0);
        std::vector<logic::position> reached{compiled_.position_of(things_[thing])};
        is_seen[reached.front()] = 1;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            explains_[reached[i]].push_back(static_cast<std::uint32_t>(thing));
            if (i != 0 && is_told_elsewhere(reached[i])) continue;
            for (const logic::literal<logic::position> part : c.parts(reached[i]))
                if (is_seen[part.index()] == 0) {
                    is_seen[part.index()] = 1;
                    reached.push_back(part.index());
                }
        }
    }
    [[nodiscard]] bool is_told_elsewhere(logic::position p) const { return ends_at_others_ && number_of_[p] != none; }
    // What cites each source: a source that is published later changes what is told of it.
    void collect_citations() {
        cited_by_.resize(proposal_.all<citation>().size());
        const auto cite = [&](const handles<citation>& cited, vertex v) {
            for (const handle<citation> h : cited) cited_by_[h.index()].push_back(compiled_.circuit().position_of(v));
        };
        for (const vertex v : vertices_of(proposal_.graph())) {
            if (const auto word = word_behind(proposal_.graph(), v)) cite(citations_of(proposal_.graph(), *word), v);
            const gate* g = std::get_if<gate>(&value_of(proposal_.graph(), v));
            if (g != nullptr && g->kind == gate_kind::reported) cite(proposal_.events()[g->detail].citations, v);
        }
    }

    void explain_day(const page_days& days, std::size_t d, const evaluation& e) {
        const explaining reasons{e};
        std::vector<std::uint8_t> is_due(things_.size(), d == 0 ? 1 : 0);
        const auto changes = [&](logic::position p) {
            for (const std::uint32_t thing : explains_[p]) is_due[thing] = 1;
        };
        indexed<logic::position, mark> marks(compiled_.circuit().size());
        for (const logic::position p : marks.indices()) marks[p].order = reasons.order_of(p);
        for (const world::setting& s : e.supposed().settings()) {
            mark& here = marks[compiled_.position_of(s.on)];
            here.reports = s.reports;
            if (s.is == status::unmet && !s.reports.empty() && proposal_.as<timer>(s.on)) here.day = d;
            for (const std::uint32_t report : s.reports)
                for (const handle<citation> h : proposal_.events()[report].citations)
                    here.sources += e.in_force().is_visible(h) ? 1 : 0;
        }
        if (d != 0) {
            const page_days::day &before = days.all()[d - 1], &now = days.all()[d];
            for (const logic::position p : marks.indices()) {
                const vertex v = compiled_.circuit().vertex_of(p);
                if (before.statuses[v] != now.statuses[v] || before.causes[v] != now.causes[v] ||
                    before.shows[v] != now.shows[v] || marks[p] != marks_[p])
                    changes(p);
            }
            for (const handle<citation> h : proposal_.all<citation>())
                if (is_visible_[h.index()] != (e.in_force().is_visible(h) ? 1 : 0))
                    for (const logic::position p : cited_by_[h.index()]) changes(p);
        }
        marks_ = std::move(marks);
        is_visible_.clear();
        for (const handle<citation> h : proposal_.all<citation>())
            is_visible_.push_back(e.in_force().is_visible(h) ? 1 : 0);
        for (std::size_t i = 0; i < things_.size(); ++i) {
            if (is_due[i] == 0) continue;
            variant made{d, told(reasons.of(things_[i], [&](logic::position p) { return is_told_elsewhere(p); }))};
            if (variants_[i].empty() || variants_[i].back().lines != made.lines)
                variants_[i].push_back(std::move(made));
        }
    }
    [[nodiscard]] std::vector<std::size_t> told(const explanation& e) {
        explanation_teller teller{proposal_, e.in.from().true_on, e.steps};
        std::vector<std::size_t> result{number_of_line("0|" + linked(teller.sentence(0, false), e.root().what))};
        const text::document items = teller.items();
        for (const text::block& b : items.blocks())
            result.push_back(number_of_line(std::to_string(b.depth + 1) + "|" + linked(b.words, e.root().what)));
        return result;
    }
    // With a way from each name to its own explanation, if that is not told here.
    [[nodiscard]] std::string linked(const text::line& words, any_handle told_here) const {
        if (!ends_at_others_) return text::to_html(words);
        std::string html;
        for (text::span s : words.spans()) {
            const bool is_link = s.thing && s.thing != told_here && s.citations.empty() &&
                                 number_of_[compiled_.position_of(s.thing)] != none;
            if (is_link) html += "<a href=\"#why-" + std::to_string(s.thing.index()) + "\">";
            s.thing = {};
            html += text::to_html(text::line{s});
            if (is_link) html += "</a>";
        }
        return html;
    }
    [[nodiscard]] std::size_t number_of_line(std::string line) {
        const auto [known, is_new] = number_of_line_.try_emplace(std::move(line), lines_.size());
        if (is_new) lines_.push_back(known->first);
        return known->second;
    }

    const compiled& compiled_;
    const proposal proposal_;
    const std::vector<any_handle>& things_;
    bool ends_at_others_;
    indexed<logic::position, std::size_t> number_of_;                // of the thing
    indexed<logic::position, std::vector<std::uint32_t>> explains_;  // the numbers of things
    std::vector<std::vector<logic::position>> cited_by_{};           // by source
    indexed<logic::position, mark> marks_{};                         // of the day before
    std::vector<std::uint8_t> is_visible_{};                         // which sources were, on the day before
    indexed<logic::position, std::uint8_t> scratch_{};
    std::vector<std::vector<variant>> variants_;
    std::map<std::string, std::size_t> number_of_line_{};
    std::vector<std::string> lines_{};
};

}  // namespace muster::detail

#endif
