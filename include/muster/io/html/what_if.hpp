#ifndef MUSTER_IO_HTML_WHAT_IF_HPP
#define MUSTER_IO_HTML_WHAT_IF_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/io/html/days.hpp>
#include <muster/io/html/model.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/world_at.hpp>

namespace muster::detail {

/// What a reader of a page may suppose, and what the page's program needs to answer it: the model, and what each day
/// sets in it.
class page_what_if {
public:
    page_what_if(const compiled& c, page_days& days) : proposal_{c.current_source()}, model_{c}, days_{days} {
        for (const vertex v : vertices_of(proposal_.graph())) {
            const any_handle h = proposal_.handle_of(v);
            if (can_be_supposed(h)) things_.push_back(h);
        }
    }

    /// The form, hidden where no program runs.
    [[nodiscard]] std::string form() const {
        std::string html =
            "<form id=\"what-if\" class=\"needs-program\" hidden><label for=\"suppose\">What if</label> <input "
            "id=\"suppose\" list=\"supposable\" autocomplete=\"off\" placeholder=\"a fact, a vote, a decision, a state "
            "...\"><select id=\"suppose-is\" aria-label=\"is\"><option value=\"2\">met</option><option "
            "value=\"0\">unmet</option><option value=\"1\">open</option></select><button>Suppose</button> <span "
            "id=\"supposed\"></span></form><datalist id=\"supposable\">";
        for (const any_handle h : things_)
            html += "<option value=\"" + xml_escaped(proposal_.key_of(h)) + "\">" + xml_escaped(words_.name(h).text()) +
                    "</option>";
        return html + "</datalist>";
    }
    /// The members of the page's data: `model`, `hidden` and `said` by position and thing as runs over days, `keys`,
    /// `names` of those that can be supposed, `words` of statuses as numbers in the notes of the days, and the actors
    /// that the summary counts, each with the days on which nothing was said of it. `quoted` writes a JSON string.
    template <class Quoted>
    [[nodiscard]] std::string data(const std::set<std::uint32_t>& told, const std::vector<any_handle>& actors,
                                   const Quoted& quoted) {
        std::map<std::uint32_t, std::vector<std::size_t>> hidden, said;
        const std::size_t days = days_.all().size();
        for (std::size_t d = 0; d < days; ++d) {
            const world w = days_.world_on(d);
            const auto note = [&](auto& all, const auto& pairs, std::size_t nothing) {
                for (const auto& [number, value] : pairs) {
                    std::vector<std::size_t>& of_days = all[number];
                    of_days.resize(days, nothing);
                    of_days[d] = static_cast<std::size_t>(value);
                }
            };
            note(hidden, model_.hidden(in_force{proposal_, w.from()}), nothing_hidden);
            note(said, model_.reported(w), nothing_said);
        }
        const auto runs_of = [&](const auto& all) {
            std::string text;
            for (const auto& [number, values] : all)
                text += (text.empty() ? "\"" : ",\"") + std::to_string(number) + "\":\"" +
                        days_.runs([&of_days = values](std::size_t d) { return of_days[d]; }) + "\"";
            return text;
        };
        std::string keys, words, counted;
        for (const any_handle h : things_)
            keys += (keys.empty() ? "[" : ",\n[") + std::to_string(h.index()) + "," + quoted(proposal_.key_of(h)) +
                    "," + quoted(words_.name(h).text()) + "]";
        for (const std::uint32_t v : told) {
            words += (words.empty() ? "\"" : ",\"") + std::to_string(v) + "\":[";
            for (const status s : {status::unmet, status::open, status::met})
                words += (s == status::unmet ? "" : ",") +
                         std::to_string(
                             days_.number_of_note(s, short_note(proposal_, proposal_.handle_of(v), s, cause::derived)));
            words += "]";
        }
        for (const any_handle h : actors) {
            if (!proposal_[*proposal_.as<actor>(h)].members.empty()) continue;
            counted += (counted.empty() ? "[" : ",[") + std::to_string(h.index()) + "," +
                       quoted(words_.name(h).text()) + ",\"" + days_.runs([&](std::size_t d) {
                           return std::size_t{days_.all()[d].causes[vertex_of(h)] == cause::nothing_said};
                       }) +
                       "\"]";
        }
        return "\"model\":{" + model_.text() + "},\n\"hidden\":{" + runs_of(hidden) + "},\n\"said\":{" + runs_of(said) +
               "},\n\"supposable\":[" + keys + "],\n\"words\":{" + words + "},\n\"actors\":[" + counted + "]";
    }

private:
    static constexpr std::size_t nothing_hidden = 3, nothing_said = 6;

    [[nodiscard]] bool can_be_supposed(any_handle h) const {
        return muster::visit(overloaded{[](const among<actor, role, mandate, precondition, contribution, decision, vote,
                                                       force, full_strength, timer> auto&) { return true; },
                                        [](const among<gate, pledge, inherited_pledge, requirement, position> auto&) {
                                            return false;
                                        }},
                             value_of(proposal_.graph(), vertex_of(h))) &&
               !proposal_.key_of(h).empty();
    }

    const proposal proposal_;
    phrasebook words_{proposal_};
    page_model model_;
    page_days& days_;
    std::vector<any_handle> things_{};
};

}  // namespace muster::detail

#endif
