#ifndef MUSTER_IO_PHRASES_IMPL_OUTCOME_HPP
#define MUSTER_IO_PHRASES_IMPL_OUTCOME_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/explanation.hpp>
#include <muster/io/phrases/impl/explanation_teller.hpp>
#include <muster/io/phrases/outcome.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/explaining.hpp>

namespace muster {

namespace detail {

/// Tells an outcome.
class outcome_teller {
public:
    explicit outcome_teller(const outcome& o)
        : outcome_{o},
          proposal_{o.evaluation().compiled().current_source()},
          words_{proposal_},
          said_{o.evaluation().in_force()},
          reasons_{o.evaluation()} {}

    [[nodiscard]] text::document run() {
        result_.heading(words_.view(outcome_.in) + ".");
        tell_actors();
        for (const handle<force> h : mentioned<force>()) result_.item(thing(h));
        for (const handle<mandate> h : mentioned<mandate>()) result_.item(thing(h));
        for (const handle<role> h : mentioned<role>()) tell_role(h);
        for (const disagreement& d : outcome_.disagreements())
            result_.paragraph(text::line{"A report says this: "} + words_.statement_of_status(d.what, d.reported) +
                              "; by what was said it follows: " + words_.status_words(d.what, d.derived) + ".");
        std::vector<any_handle> left_out;
        for (const hidden_statement& h : outcome_.hidden())
            if (h.why == hidden_because::left_out) left_out.push_back(h.statement);
        if (!left_out.empty())
            result_.paragraph(text::line{"Left out with its sources: "} + words_.names(left_out) + ".");
        return std::move(result_);
    }

private:
    static constexpr std::size_t most_reasons = 1000;  // a proposal that people read has fewer rows

    [[nodiscard]] text::line why(any_handle h) {
        const cause c = outcome_.why(h);
        const bool is_derived = c == cause::derived || c == cause::open_input || c == cause::refused;
        text::line ground = phrasebook::why(c);
        if (c == cause::stand_off && told_++ <= most_reasons) {
            const explanation reasons = reasons_.of(h);
            if (waits_for_itself(proposal_, reasons.steps, reasons.steps.front())) return "it waits for itself";
        }
        if (outcome_[h] == status::met) return c == cause::derived ? text::line{} : ground;
        if (!is_derived || told_++ > most_reasons) return ground;
        const text::line waits = waits_for(proposal_, reasons_.of(h), h);
        if (waits.empty()) return ground;
        if (c == cause::refused) return text::line{"refused: "} + waits;
        return text::line{outcome_[h] == status::open ? "open: " : "waits for: "} + waits;
    }
    [[nodiscard]] text::line thing(any_handle h) {
        text::line result = words_.statement_of_status(h, outcome_[h]);
        const text::line report = last_report(h);
        const bool says_it_all = outcome_.why(h) == cause::given || outcome_.why(h) == cause::pending;
        if (!report.empty()) result += text::line{", "} + report;
        if (!report.empty() && says_it_all) return result;
        const text::line ground = why(h);
        return ground.empty() ? result : result + "; " + ground;
    }

    // How far it has come, since when, and who said so; empty where nothing was reported of it.
    [[nodiscard]] text::line last_report(any_handle h) const {
        const event* last = nullptr;
        for (const event& e : proposal_.events())
            if (e.on == h && e.stage && said_.happened(e) && (last == nullptr || last->date.day() <= e.date.day()))
                last = &e;
        if (last == nullptr) return {};
        std::string stage = to_string(*last->stage);
        std::replace(stage.begin(), stage.end(), '_', ' ');
        return stage + " on " + to_words(last->date) + words_.sources(said_.visible(last->citations));
    }

    void tell_actors() {
        std::vector<any_handle> by_status[3];
        for (const handle<actor> h : proposal_.all<actor>()) {
            if (!proposal_[h].members.empty() || outcome_.why(h) == cause::nothing_said) continue;
            bool contributes = false;
            muster::compiled::for_contributions(proposal_, h,
                                                [&](vertex v) { contributes = contributes || said_.is_mentioned(v); });
            if (contributes) by_status[static_cast<std::size_t>(outcome_[h])].push_back(h);
        }
        const auto tell = [&](status is, const char* words) {
            const std::vector<any_handle>& who = by_status[static_cast<std::size_t>(is)];
            text::line sentence = text::line{text::span{.text = words, .is = is}} + ": ";
            result_.paragraph(sentence + (who.empty() ? text::line{"nobody"} : words_.names(who)) + ".");
        };
        tell(status::met, "Would take part");
        tell(status::open, "May take part");
        tell(status::unmet, "Would not take part");
    }

    template <class T>
    [[nodiscard]] std::vector<handle<T>> mentioned() const {
        std::vector<handle<T>> result;
        for (const handle<T> h : proposal_.all<T>())
            if (outcome_.is_mentioned(h)) result.push_back(h);
        return result;
    }

    void tell_role(handle<role> h) {
        const role& task = proposal_[h];
        text::line heading = words_.statement_of_status(h, outcome_[h]);
        if (task.needs != needs{}) heading += " (" + text::amounts(task.needs) + " needed)";
        struct row {
            std::vector<any_handle> who;
            text::line is, why;
        };
        std::vector<row> rows;
        for (const status s : {status::met, status::open, status::unmet})
            for (const handle<contribution> c : proposal_.all<contribution>()) {
                if (proposal_[c].fills != h || outcome_[c] != s || !outcome_.is_mentioned(c)) continue;
                if (!proposal_[proposal_[c].by].members.empty()) continue;
                row made{{proposal_[c].by}, words_.status_words(c, s), why(c)};
                const auto same = std::find_if(rows.begin(), rows.end(), [&](const row& r) {
                    return r.is.text() == made.is.text() && r.why.text() == made.why.text();
                });
                if (same == rows.end()) rows.push_back(std::move(made));
                else same->who.push_back(made.who.front());
            }
        if (rows.empty()) {
            const text::line ground = why(h);
            result_.item(ground.empty() ? heading : heading + "; " + ground);
            return;
        }
        result_.heading(heading, 1);
        std::vector<std::vector<text::line>> cells;
        for (const row& r : rows) cells.push_back({words_.names(r.who), r.is, r.why});
        result_.table({"who", "", "why"}, std::move(cells));
    }

    const outcome& outcome_;
    const proposal proposal_;
    phrasebook words_;
    const in_force& said_;
    explaining reasons_;
    std::size_t told_ = 0;
    text::document result_{};
};

}  // namespace detail

MUSTER_INLINE text::document document_of(const outcome& o) {
    return detail::outcome_teller{o}.run();
}

}  // namespace muster

#endif
