#ifndef MUSTER_IO_HTML_LEAD_MODEL_HPP
#define MUSTER_IO_HTML_LEAD_MODEL_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/html/json_quoted.hpp>
#include <muster/io/html/waiting.hpp>
#include <muster/io/phrases/lead.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/impl/offers.hpp>

namespace muster::detail {

/// What the program of a page needs to answer on top of it on any day and supposition, beside the model.
class page_lead_model {
public:
    explicit page_lead_model(const proposal& p) : proposal_{p} {}

    /// The members of a JSON object: `contributions`, each with its actor, its role and the vertex of its terms (-1:
    /// none); `needs`: role, amount, the same in words, whether it counts contributors, and by contribution what
    /// counts; `watched`: what is worth watching; `decisions`: whose they are; and the words.
    [[nodiscard]] std::string text() const {
        json_list contributions, needs, watched, decisions;
        const offers counted{proposal_};
        for (const handle<contribution> h : proposal_.all<contribution>()) {
            const contribution& made = proposal_[h];
            if (!proposal_[made.by].members.empty()) continue;
            const bool has = has_terms(proposal_.graph(), vertex_of(h));
            contributions.next() +=
                "[" + number(h) + "," + number(made.by) + "," + number(made.fills) + "," +
                (has ? std::to_string(to_number(terms_of(proposal_.graph(), vertex_of(h)))) : "-1") + "]";
        }
        for (const handle<role> task : proposal_.all<role>())
            for (std::uint32_t which = 0; which < proposal_[task].needs.size(); ++which) {
                const need wanted = proposal_[task].needs[which];
                json_list rows;
                for (const handle<contribution> c : counted.to(task))
                    rows.next() += "[" + number(c) +
                                   (wanted.counts_contributors() ? "" : "," + offered(counted.of(c, which))) + "]";
                needs.next() += "[" + number(task) + "," + std::to_string(wanted.amount) + "," +
                                json_quoted(text::amount(wanted.amount, wanted.unit)) + "," +
                                (wanted.counts_contributors() ? "1" : "0") + "," + std::to_string(which) + ",[" +
                                rows.text() + "]]";
            }
        for (const vertex v : vertices_of(proposal_.graph())) {
            if (waiting::is_watched(proposal_, proposal_.handle_of(v), {}))
                watched.next() += std::to_string(to_number(v));
            if (const decision* own = std::get_if<decision>(&value_of(proposal_.graph(), v)))
                decisions.next(to_number(v)) += number(own->of);
        }
        json_list words, figures;
        for (const pattern& p : lead_patterns) words.next() += json_quoted(p.name) + ":" + json_quoted(p.words);
        for (const pattern& p : figure_names)
            figures.next() += "[" + json_quoted(p.name) + "," + json_quoted(p.words) + "]";
        return "\"contributions\":[" + contributions.text() + "],\n\"needs\":[" + needs.text() + "],\n\"watched\":[" +
               watched.text() + "],\"decisions\":{" + decisions.text() + "},\n\"phrases\":{" + words.text() +
               "},\"figures\":[" + figures.text() + "]";
    }

private:
    [[nodiscard]] static std::string number(any_handle h) { return std::to_string(h.index()); }
    [[nodiscard]] static std::string number(const std::optional<vertex>& v) {
        return v ? std::to_string(to_number(*v)) : "-1";
    }
    [[nodiscard]] static std::string number(std::uint64_t n) {
        return n == strength::unbounded ? "-1" : std::to_string(n);
    }
    // The least and the most (-1: without end), the vertices that say whether it counts, whether at its most, and
    // whether it is in force; 1 where the size is known, 2 where the role assumes it.
    [[nodiscard]] static std::string offered(const std::vector<counted_offer>& all) {
        json_list result;
        for (const counted_offer& o : all)
            result.next() += "[" + number(o.amount.least) + "," + number(o.amount.most) + "," + number(o.counted) +
                             "," + number(o.most) + "," + number(o.stated) + "," +
                             (o.is_assumed ? "2"
                              : o.is_sized ? "1"
                                           : "0") +
                             "]";
        return "[" + result.text() + "]";
    }

    const proposal& proposal_;
};

}  // namespace muster::detail

#endif
