#ifndef MUSTER_IO_HTML_LEAD_HPP
#define MUSTER_IO_HTML_LEAD_HPP

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/html/model.hpp>
#include <muster/io/html/things.hpp>
#include <muster/io/html/waiting.hpp>
#include <muster/io/html/words.hpp>
#include <muster/io/phrases/lead.hpp>
#include <muster/query/balance.hpp>

namespace muster::detail {

/// The answer on top of a page, in five lines, and the balance as bars: of the day that the page opens with. The
/// program of the page writes the same of every other day and supposition.
class page_lead {
public:
    /// All must outlive it.
    page_lead(const compiled& c, const proposal& p, const page_days& days, const page_things& things)
        : proposal_{p}, days_{days}, things_{things}, now_{c, days.world_on(days.start())}, waiting_{now_} {}

    /// Who would come, who on what, what is missing, what to watch.
    [[nodiscard]] std::string html() {
        balance_ = balance(now_.compiled(), now_.world(), {.of = {}, .limits = {.time = std::chrono::nanoseconds{0}}});
        std::string out = "<dl id=\"lead\" aria-live=\"polite\">";
        const auto [come, may] = who();
        write_line(out, "come", come);
        write_line(out, "may", may);
        write_line(out, "waits", who_waits());
        write_line(out, "missing", missing());
        write_line(out, "watch", to_watch());
        return out + "</dl>\n";
    }
    /// Each need with its figures. Precondition: `html` was asked for.
    [[nodiscard]] std::string bars() const {
        std::string out = "<ul class=\"needs\">";
        for (const role_balance& task : balance_)
            for (std::size_t i = 0; i < task.needs.size(); ++i) {
                const need_balance& one = task.needs[i];
                out += "<li data-need=\"" + std::to_string(task.of.index()) + "/" + std::to_string(i) + "\"><h3>" +
                       name(task.of) + " <span class=\"kind\">" +
                       xml_escaped(text::amount(one.wanted.amount, one.wanted.unit)) + "</span></h3><div>" +
                       figures(one) + "</div></li>\n";
            }
        return out + "</ul>\n";
    }
    [[nodiscard]] bool has_needs() const {
        return std::any_of(balance_.begin(), balance_.end(),
                           [](const role_balance& task) { return !task.needs.empty(); });
    }

private:
    static constexpr std::size_t most_names = 8, most_groups = 4, most_of_group = 4, most_grounds = 3;

    static void write_line(std::string& out, const char* head, const std::string& words) {
        out += std::string{"<div data-lead=\""} + head + "\"><dt>" + lead_words(head) + "</dt><dd>" + words +
               ".</dd></div>";
    }
    // With a way to its card.
    [[nodiscard]] std::string name(any_handle h) const {
        const std::string words = xml_escaped(name_of(proposal_, h));
        return things_.has(h) ? "<a href=\"#why-" + std::to_string(h.index()) + "\">" + words + "</a>" : words;
    }
    [[nodiscard]] std::string ground_words(const ground& g, handle<contribution> of) const {
        const decision* own = std::get_if<decision>(&value_of(proposal_.graph(), vertex_of(g.on)));
        const std::string words = own != nullptr && own->of == of ? lead_words("own") : name(g.on);
        return g.is_wanted ? words : lead_words("not", {words});
    }

    [[nodiscard]] std::pair<std::string, std::string> who() const {
        std::array<std::vector<std::string>, 3> by_status;
        for (const any_handle h : things_.actors()) {
            if (!proposal_[*proposal_.as<actor>(h)].members.empty()) continue;
            const status is = now_.of(h);
            if (is != status::met && days_.all()[days_.start()].causes[vertex_of(h)] == cause::nothing_said) continue;
            by_status[static_cast<std::size_t>(is)].push_back(name(h));
        }
        const auto told = [](const std::vector<std::string>& all) {
            return all.empty() ? lead_words("nobody")
                               : lead_words("counted", {text::number(all.size()), lead_list(all, most_names)});
        };
        return {told(by_status[2]), lead_words("and_not", {told(by_status[1]), text::number(by_status[0].size())})};
    }

    [[nodiscard]] std::string who_waits() const {
        struct group {
            std::string on;
            std::vector<std::string> who{};
        };
        std::vector<group> groups;
        for (const auto& [of, grounds] : waiting_.all()) {
            std::vector<std::string> on;
            for (const ground& g : grounds) on.push_back(ground_words(g, of));
            const std::string words = lead_list(on, most_grounds);
            auto same = std::find_if(groups.begin(), groups.end(), [&](const group& g) { return g.on == words; });
            if (same == groups.end()) same = groups.insert(groups.end(), group{words});
            const std::string by = now_.of(proposal_[of].by) == status::met ? name(of) : name(proposal_[of].by);
            if (std::find(same->who.begin(), same->who.end(), by) == same->who.end()) same->who.push_back(by);
        }
        if (groups.empty()) return lead_words("nobody_waits");
        std::stable_sort(groups.begin(), groups.end(),
                         [](const group& a, const group& b) { return a.who.size() > b.who.size(); });
        std::vector<std::string> told;
        for (const group& g : groups) told.push_back(lead_words("for", {lead_list(g.who, most_of_group), g.on}));
        return lead_list(std::move(told), most_groups, "; ", "; ");
    }

    [[nodiscard]] std::string missing() const {
        std::vector<std::string> told;
        for (const role_balance& task : balance_)
            for (const need_balance& one : task.needs)
                if (one.figures.missing != 0)
                    told.push_back(
                        lead_words("short", {name(task.of), text::number(one.figures.missing),
                                             xml_escaped(text::amount(one.wanted.amount, one.wanted.unit))}));
        if (!has_needs()) return lead_words("no_needs");
        return told.empty() ? lead_words("nothing_missing") : lead_list(std::move(told), most_names, "; ", "; ");
    }

    [[nodiscard]] std::string to_watch() const {
        std::vector<std::string> told;
        for (const auto& [on, count] : waiting_.watched()) {
            const std::string words = ground_words(on, {});
            told.push_back(count == 1 ? lead_words("one_waits", {words})
                                      : lead_words("several_wait", {words, text::number(count)}));
        }
        return told.empty() ? lead_words("nothing_to_watch") : lead_list(std::move(told), most_groups, "; ", "; ");
    }

    // ---- the bars

    [[nodiscard]] static std::string share(std::uint64_t n, double whole) {
        const auto tenths =
            static_cast<std::uint64_t>((std::min)(1000.0, std::floor(static_cast<double>(n) * 1000 / whole)));
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
    }
    [[nodiscard]] static std::string number(std::uint64_t n) {
        return n == strength::unbounded ? lead_words("unbounded") : text::number(n);
    }
    [[nodiscard]] static std::string size(const balance_row& row) {
        const std::uint64_t least = row.announced.least, most = row.announced.most;
        std::string words = least == most ? text::number(least)
                            : most != strength::unbounded
                                ? lead_words("between", {text::number(least), text::number(most)})
                            : least == 0 ? lead_words("unbounded")
                                         : lead_words("or_more", {text::number(least)});
        return row.is_assumed ? lead_words("assumed", {words})
               : row.is_sized ? words
                              : lead_words("not_all_named", {words});
    }
    [[nodiscard]] std::string figures(const need_balance& one) const {
        const need_figures& f = one.figures;
        const std::array<std::uint64_t, 7> numbers{f.needed, f.deployed, f.firm,   f.possible,
                                                   f.barred, f.missing,  f.unsized};
        std::array<std::vector<std::string>, 7> who;
        for (const balance_row& row : one.rows) {
            const bool has_number = row.is_sized || row.announced.most != 0;
            if (row.is == status::unmet && !has_number) continue;
            const std::size_t place = !has_number               ? 6U
                                      : row.is == status::unmet ? 4U
                                      : row.is == status::open  ? 3U
                                      : row.is_deployed         ? 1U
                                                                : 2U;
            const std::string by = name(proposal_[row.of].by);
            const bool is_told = has_number && !one.wanted.counts_contributors();
            who[place].push_back(is_told ? lead_words("size", {by, size(row)}) : by);
        }
        const double sure = static_cast<double>(f.deployed) + static_cast<double>(f.firm);
        const double may = f.possible == strength::unbounded ? 0.1 * (std::max)(sure, static_cast<double>(f.needed))
                                                             : static_cast<double>(f.possible);
        const double whole = (std::max)({static_cast<double>(f.needed), sure + may, 1.0});
        std::string out = "<div class=\"bar\" aria-hidden=\"true\">";
        const auto part = [&](const char* kind, double n) {
            if (n > 0)
                out += std::string{"<span class=\""} + kind +
                       "\" style=\"width:" + share(static_cast<std::uint64_t>(n), whole) + "\"></span>";
        };
        part("deployed", static_cast<double>(f.deployed));
        part("firm", static_cast<double>(f.firm));
        part("possible", may);
        out += "<i style=\"left:" + share(f.needed, whole) + "\"></i></div><dl>";
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] == 0 && who[i].empty() && i != 0 && i != 5) continue;
            out += std::string{"<div class=\"of-"} + (numbers[i] == 0 ? "none" : figure_names[i].name) + "\"><dt>" +
                   figure_names[i].words + "</dt><dd>" + number(numbers[i]);
            if (!who[i].empty()) out += " <span class=\"by\">" + lead_list(who[i], most_names) + "</span>";
            out += "</dd></div>";
        }
        return out + "</dl>";
    }

    const proposal& proposal_;
    const page_days& days_;
    const page_things& things_;
    evaluation now_;
    waiting waiting_;
    balance_answer balance_{};
};

}  // namespace muster::detail

#endif
