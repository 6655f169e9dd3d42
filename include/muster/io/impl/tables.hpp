#ifndef MUSTER_IO_IMPL_TABLES_HPP
#define MUSTER_IO_IMPL_TABLES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/phrases/impl/votes.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/tables.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster {

namespace detail {

/// Fills a table, and knows how its cells say things.
class table_writer {
public:
    table_writer(const proposal& p, std::vector<text::line> heads) : proposal_{p}, words_{p} {
        table_.kind = text::block_kind::table;
        table_.heads = std::move(heads);
    }
    void row(std::vector<text::line> cells) { table_.rows.push_back(std::move(cells)); }
    [[nodiscard]] text::block all() && { return std::move(table_); }

    [[nodiscard]] std::string key(any_handle h) const { return h ? proposal_.key_of(h) : std::string{}; }
    [[nodiscard]] std::string name(any_handle h) const { return h ? name_of(proposal_, h) : std::string{}; }
    [[nodiscard]] std::string statement(any_handle h) const { return words_.statement(h).text(); }
    [[nodiscard]] std::string condition(const muster::condition& when) const { return words_.condition(when).text(); }
    template <class Handles>
    [[nodiscard]] std::string keys(const Handles& several) const {
        std::string result;
        for (const auto& h : several) result += (result.empty() ? "" : "; ") + key_or_name(h);
        return result;
    }
    [[nodiscard]] static std::string day(date d) { return d == date{} ? std::string{} : to_string(d); }
    [[nodiscard]] static std::string number(std::uint64_t n) {
        return n == strength::unbounded ? std::string{} : std::to_string(n);
    }
    [[nodiscard]] static std::string yes_or_no(bool is_so) { return is_so ? "yes" : "no"; }

private:
    // What has no key goes by its name.
    [[nodiscard]] std::string key_or_name(any_handle h) const {
        const std::string own = key(h);
        return own.empty() ? name(h) : own;
    }
    [[nodiscard]] std::string key_or_name(handle<citation> h) const { return proposal_[h].key; }

    const proposal& proposal_;
    phrasebook words_;
    text::block table_{};
};

}  // namespace detail

MUSTER_INLINE text::block tables::contributions(const balance_answer& answer) {
    const proposal p = answer.source();
    detail::table_writer out{
        p,
        {"contribution", "actor", "actor_name", "role", "role_name", "status", "cause", "deployed", "unit", "least",
         "most", "announced_least", "announced_most", "size_known", "size_assumed", "said_in", "waits_for"}};
    for (const role_balance& task : answer)
        for (const need_balance& need : task.needs)
            for (const balance_row& r : need.rows) {
                const contribution& made = p[r.of];
                const bool has_number = r.is_sized && r.announced.most != 0;
                out.row({made.key, p[made.by].key, out.name(made.by), p[made.fills].key, out.name(made.fills),
                         to_string(r.is), to_string(r.why), out.yes_or_no(r.is_deployed), need.wanted.unit,
                         r.is_sized ? out.number(r.least) : "", r.is_sized ? out.number(r.most) : "",
                         has_number ? out.number(r.announced.least) : "",
                         has_number ? out.number(r.announced.most) : "", out.yes_or_no(r.is_sized && !r.is_assumed),
                         out.yes_or_no(r.is_assumed), out.keys(r.said_in), out.keys(r.waits_for)});
            }
    return std::move(out).all();
}

MUSTER_INLINE text::block tables::conditions(const outcome& answer) {
    const proposal p = answer.source();
    const graph_type& g = p.graph();
    detail::table_writer out{
        p,
        {"statement", "kind", "by", "by_name", "about", "reading", "when", "unless_or_against", "absent", "status",
         "in_force", "why_not", "said_on", "basis", "told_by", "replaces", "sources", "summary"}};
    std::vector<const hidden_statement*> hidden(p.size(), nullptr);
    for (const hidden_statement& h : answer.hidden()) hidden[h.statement.index()] = &h;
    for (const detail::vertex v : detail::vertices_of(g)) {
        const std::optional<detail::statement> said = detail::statement_of(g, v);
        const any_handle h = p.handle_of(v);
        if (!said || std::holds_alternative<inherited_pledge>(detail::value_of(g, v)) || !answer.is_mentioned(h))
            continue;
        const hidden_statement* const gone = hidden[h.index()];
        const auto condition = [&](std::size_t i) {
            return said->conditions[i] == nullptr ? std::string{} : out.condition(*said->conditions[i]);
        };
        out.row({p.key_of(h), detail::kind_of(detail::value_of(g, v)).word, out.key(said->by), out.name(said->by),
                 out.keys(detail::subjects_of(detail::value_of(g, v))), said->reading ? to_string(*said->reading) : "",
                 condition(0), condition(1), condition(2), gone == nullptr ? to_string(answer[h]) : "",
                 out.yes_or_no(gone == nullptr), gone == nullptr ? "" : to_string(gone->why), out.day(p.said_on(h)),
                 to_string(said->basis), out.key(said->told_by), out.keys(said->replaces), out.keys(*said->citations),
                 std::string{said->summary}});
    }
    return std::move(out).all();
}

MUSTER_INLINE text::block tables::sources(const outcome& answer) {
    const proposal p = answer.source();
    viewpoint all = answer.in.from();  // also those that are left out
    all.on_record_only = false;
    all.without = {};
    const in_force known{p, all};
    detail::table_writer out{p, {"citation", "publisher", "title", "published", "speaker", "attribution", "address"}};
    for (const handle<citation> h : p.all<citation>()) {
        if (!known.is_visible(h)) continue;
        const citation& c = p[h];
        out.row({c.key, c.publisher, c.title, out.day(c.published), c.speaker, to_string(c.attribution), c.address});
    }
    return std::move(out).all();
}

MUSTER_INLINE text::block tables::balance(const balance_answer& answer) {
    const proposal p = answer.source();
    detail::table_writer out{p,
                             {"role", "role_name", "status", "unit", "needed", "deployed", "firm", "possible", "barred",
                              "missing", "offers_of_unknown_size"}};
    for (const role_balance& task : answer)
        for (const need_balance& need : task.needs) {
            const need_figures& f = need.figures;
            out.row({p[task.of].key, out.name(task.of), to_string(task.is), need.wanted.unit, out.number(f.needed),
                     out.number(f.deployed), out.number(f.firm), out.number(f.possible), out.number(f.barred),
                     out.number(f.missing), std::to_string(f.unsized)});
        }
    return std::move(out).all();
}

MUSTER_INLINE text::block tables::timeline(const timeline_answer& answer) {
    const proposal p = answer.source();
    detail::table_writer out{
        p, {"date", "reported", "entry", "thing", "thing_name", "what", "before", "through", "sources", "summary"}};
    for (const timeline_entry& entry : answer) {
        const std::string day = out.day(entry.on);
        for (const timeline_event& told : entry.events) {
            const event& e = p.events()[told.number];
            out.row({out.day(e.date), out.day(told.reported), "event", out.key(e.on), out.name(e.on),
                     e.stage    ? to_string(*e.stage)
                     : e.status ? to_string(*e.status)
                                : detail::reported_words(phrasebook{p}, e).text(),
                     "", "", out.keys(told.citations), e.summary});
        }
        for (const any_handle h : entry.statements) {
            const std::optional<detail::statement> said = detail::statement_of(p.graph(), detail::vertex_of(h));
            out.row({day, "", "statement", out.key(h), out.name(h), "in force", "", "",
                     said ? out.keys(*said->citations) : "", out.statement(h)});
        }
        for (const hidden_statement& h : entry.ended)
            out.row({day, "", "statement", out.key(h.statement), out.name(h.statement), to_string(h.why), "in force",
                     "", "", out.statement(h.statement)});
        for (const auto* changes :
             {&entry.changes.contributions, &entry.changes.roles, &entry.changes.mandates, &entry.changes.forces})
            for (const change& c : *changes)
                out.row({day, "", "change", out.key(c.what), out.name(c.what), to_string(c.after), to_string(c.before),
                         out.keys(c.through), "", ""});
    }
    return std::move(out).all();
}

MUSTER_INLINE std::string to_csv(const text::block& table) {
    std::string result;
    const auto row = [&](const std::vector<text::line>& cells) {
        const char* between = "";
        for (const text::line& cell : cells) {
            std::string value = visible(cell.text());
            constexpr std::string_view starts_formula = "=+-@\t\r";
            if (!value.empty() && starts_formula.find(value.front()) != std::string_view::npos) value.insert(0, "'");
            result += std::exchange(between, ",");
            if (value.find_first_of(",\"\n") == std::string::npos) {
                result += value;
                continue;
            }
            result += '"';
            for (const char c : value) result += c == '"' ? std::string{"\"\""} : std::string(1, c);
            result += '"';
        }
        result += "\r\n";
    };
    row(table.heads);
    for (const std::vector<text::line>& cells : table.rows) row(cells);
    return result;
}

}  // namespace muster

#endif
