#ifndef MUSTER_IO_TEXT_OUTCOME_HPP
#define MUSTER_IO_TEXT_OUTCOME_HPP

#include <string>
#include <utility>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/explanation.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// Who takes part, which roles are filled, which mandates are in force, in tables.
[[nodiscard]] inline std::string to_text(const outcome& o) {
    const proposal p = o.source();
    const detail::explaining reasons{o.evaluation()};
    std::string text = to_text(o.in.from()) + ":\n";
    std::vector<std::vector<std::string>> rows;
    const auto add_row = [&](any_handle h) {
        const bool is_derived =
            o.why(h) == cause::derived || o.why(h) == cause::open_input || o.why(h) == cause::refused;
        std::string why = o.why(h) == cause::derived ? "" : in_words(o.why(h));
        if (o[h] != status::met && is_derived && rows.size() < 1000) why = detail::waits_for(p, reasons.of(h), why);
        std::string what = predicate(p, h, o[h]);
        rows.push_back({name_of(p, h), std::move(what), std::move(why)});
    };
    // A contribution that is first mentioned later is not listed.
    const auto is_spoken_of = [&](handle<contribution> h) {
        if (o.why(h) != cause::nothing_said || o.in.from().true_on == date{}) return true;
        bool is_reported = false, was_reported = false;
        for (const event& what : p.events())
            if (what.on == h) {
                is_reported = true;
                was_reported = was_reported || o.evaluation().in_force().happened(what);
            }
        return was_reported || (!is_reported && !p.decision_of(h));
    };
    const auto add_table = [&](const char* head) {
        table t{{head, "", "why"}};
        for (auto& row : rows) t.add(std::move(row));
        if (t.has_rows()) text += "\n" + t.text(2);
        rows.clear();
    };
    for (const handle<contribution> h : p.all<contribution>())
        if (p[p[h].by].members.empty() && is_spoken_of(h)) add_row(h);
    add_table("contribution");
    for (const handle<role> h : p.all<role>()) add_row(h);
    add_table("role");
    for (const handle<mandate> h : p.all<mandate>()) add_row(h);
    add_table("mandate");
    for (const handle<force> h : p.all<force>()) add_row(h);
    add_table("force");
    for (const disagreement& d : o.disagreements())
        text += "\n" +
                wrapped("A report says that " + name_of(p, d.what) + " " + predicate(p, d.what, d.reported) +
                            "; by what was said, it " + predicate(p, d.what, d.derived) + ".",
                        2, 4) +
                "\n";
    std::vector<std::string> left_out;
    for (const hidden_statement& h : o.hidden())
        if (h.why == hidden_because::left_out) left_out.push_back(name_of(p, h.statement));
    if (!left_out.empty()) text += "\n" + wrapped("Left out with its sources: " + listed(left_out) + ".", 2, 4) + "\n";
    return text;
}

}  // namespace muster

#endif
