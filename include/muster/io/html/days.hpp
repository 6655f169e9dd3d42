#ifndef MUSTER_IO_HTML_DAYS_HPP
#define MUSTER_IO_HTML_DAYS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/picture/labels.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/walk.hpp>
#include <muster/query/timeline.hpp>

namespace muster::detail {

/// The days on which something changes, and what everything is on each, packed for the page's program: a run
/// `from:value` for each change.
class page_days {
public:
    struct day {
        viewpoint from{};
        std::size_t entry = none;  ///< of the timeline
        indexed<vertex, status> statuses{};
        indexed<vertex, cause> causes{};
        indexed<vertex, std::uint8_t> shows{};     ///< which statements are in force
        indexed<vertex, std::uint8_t> mentions{};  ///< which things somebody had mentioned
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// One evaluation for each day.
    page_days(const compiled& c, const viewpoint& from) : compiled_{c}, proposal_{c.current_source()}, from_{from} {
        viewpoint whole = from;
        whole.true_on = date{};
        entries_ = timeline(c, whole, from.known_by == date{} ? timeline_order::report : timeline_order::happening);
        std::vector<date> dates;
        for (const timeline_entry& entry : entries_) dates.push_back(entry.on);
        const auto later = [](date a, date b) { return a.day() < b.day(); };
        if (from.true_on != date{}) {
            const auto place = std::lower_bound(dates.begin(), dates.end(), from.true_on, later);
            if (place == dates.end() || place->day() != from.true_on.day()) dates.insert(place, from.true_on);
        }
        if (dates.empty()) dates.push_back(date{});
        std::size_t entry = 0;
        for (const date d : dates) {
            viewpoint view = from;
            view.true_on = d;
            day made{view, none, {}, {}, {}, {}};
            if (entry < entries_.size() && entries_[entry].on.day() == d.day()) made.entry = entry++;
            days_.push_back(std::move(made));
            if (from.true_on == date{} || d.day() <= from.true_on.day()) start_ = days_.size() - 1;
        }
        for_evaluations([this](std::size_t number, const evaluation& e) {
            day& d = days_[number];
            d.causes = e.causes();
            for (const vertex v : vertices_of(e.source().graph())) {
                d.statuses.push_back(e.of(v));
                d.shows.push_back(e.in_force().shows(v) ? 1 : 0);
                d.mentions.push_back(e.in_force().is_mentioned(v) ? 1 : 0);
            }
        });
    }

    [[nodiscard]] const std::vector<day>& all() const noexcept { return days_; }
    [[nodiscard]] const timeline_answer& entries() const noexcept { return entries_; }
    /// The day that the page opens with.
    [[nodiscard]] std::size_t start() const noexcept { return start_; }
    /// Calls `action` with the number of each day and its evaluation, in their order.
    template <class Action>
    void for_evaluations(const Action& action) const {
        walk through{compiled_, from_, from_.known_by == date{}};
        for (std::size_t d = 0; d < days_.size(); ++d) action(d, *through.on(days_[d].from));
    }
    [[nodiscard]] world world_on(std::size_t d) const { return world_at(proposal_, days_[d].from); }
    [[nodiscard]] std::string label(std::size_t d) const {
        return days_[d].from.true_on == date{} ? "All that was said" : to_words(days_[d].from.true_on);
    }

    [[nodiscard]] std::string note(std::size_t d, any_handle what) const {
        return short_note(proposal_, what, days_[d].statuses[vertex_of(what)], days_[d].causes[vertex_of(what)]);
    }
    /// The statuses of a thing as runs of numbers in `notes()`.
    [[nodiscard]] std::string status_runs(any_handle what) {
        return runs([&](std::size_t d) { return number_of_note(days_[d].statuses[vertex_of(what)], note(d, what)); });
    }
    /// Whether one of the statements is in force on a day; yes where there are none.
    [[nodiscard]] bool in_force(std::size_t d, const std::vector<any_handle>& statements) const {
        bool shows = statements.empty();
        for (const any_handle h : statements) shows = shows || days_[d].shows[vertex_of(h)] != 0;
        return shows;
    }
    /// Statements as the page's program reads them: their numbers.
    [[nodiscard]] static std::string listed(const std::vector<any_handle>& statements) {
        std::string text;
        for (const any_handle h : statements) text += (text.empty() ? "" : " ") + std::to_string(h.index());
        return text;
    }
    [[nodiscard]] const std::vector<std::pair<status, std::string>>& notes() const noexcept { return notes_; }
    /// The number of a note, which is added if it is new.
    [[nodiscard]] std::size_t number_of_note(status is, std::string words) {
        const auto [known, is_new] = number_of_.try_emplace({is, std::move(words)}, notes_.size());
        if (is_new) notes_.push_back(known->first);
        return known->second;
    }
    /// A value of each day as runs.
    template <class Value>
    [[nodiscard]] std::string runs(const Value& value) const {
        std::string text;
        std::size_t last = none;
        for (std::size_t d = 0; d < days_.size(); ++d) {
            const std::size_t now = value(d);
            if (d > 0 && now == last) continue;
            text += (d == 0 ? "" : ",") + std::to_string(d) + ":" + std::to_string(now);
            last = now;
        }
        return text;
    }

private:
    const compiled& compiled_;
    const proposal proposal_;
    const viewpoint from_;
    timeline_answer entries_{};
    std::vector<day> days_{};
    std::size_t start_ = 0;
    std::map<std::pair<status, std::string>, std::size_t> number_of_{};
    std::vector<std::pair<status, std::string>> notes_{};
};

}  // namespace muster::detail

#endif
