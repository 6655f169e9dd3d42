#ifndef MUSTER_IO_JSON_WRITE_HPP
#define MUSTER_IO_JSON_WRITE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <muster/council/adoption.hpp>
#include <muster/council/bodies.hpp>
#include <muster/io/json/write_values.hpp>

namespace muster {

namespace detail {

/// Writes a proposal as a file.
class scenario_writer : public value_writer {
public:
    using value_writer::value_writer;

    [[nodiscard]] std::string text() {
        out_ = "{\n  \"muster\": 1,\n  \"proposal\": ";
        write(proposal_.name());
        write_table<citation>();
        write_bodies();
        write_table<actor>();
        write_table<role>();
        write_table<mandate>();
        write_table<precondition>();
        write_table<pledge>();
        write_table<requirement>();
        write_table<position>();
        write_table<force>();
        write_events();
        write_mentioned();
        out_ += "\n}\n";
        return std::move(out_);
    }

private:
    // On one line where that is not too long, else a line for each member.
    template <class T>
    void write_thing(const T& value) {
        constexpr std::size_t longest = 110;
        const std::size_t line = out_.rfind('\n') + 1;
        out_ += '{';
        const std::size_t first = out_.size();
        const std::vector<std::size_t> begins = write_members(value);
        if (out_.size() + 2 * begins.size() - line <= longest) {
            separate(begins, ", ");
        } else {
            separate(begins, ",\n      ");
            out_.insert(first, "\n      ");
            out_ += "\n    ";
        }
        out_ += '}';
    }
    template <class T>
    void write_table() {
        const things<T> all = proposal_.all<T>();
        if (all.empty()) return;
        out_ += ",\n  \"";
        out_ += to_string(table_of<T>);
        out_ += "\": {";
        const char* between = "\n    ";
        for (const handle<T> h : all) {
            out_ += std::exchange(between, ",\n    ");
            const T& value = proposal_[h];
            key_ = value.key;
            if constexpr (has_status<T>) key_ = key_of(h);
            if constexpr (std::is_same_v<T, mandate>) check_adoption(h);
            write(key_);
            out_ += ": ";
            write_thing(value);
        }
        out_ += "\n  }";
    }
    void write_bodies() {
        if (proposal_.bodies().empty()) return;
        out_ += ",\n  \"bodies\": {";
        const char* between = "\n    ";
        for (const body& b : proposal_.bodies()) {
            out_ += std::exchange(between, ",\n    ");
            key_ = b.key;
            write(key_);
            out_ += ": ";
            write_thing(b);
        }
        out_ += "\n  }";
    }
    // A file says of an adoption by vote only whose vote it is: reading must give the same rule back.
    void check_adoption(handle<mandate> h) const {
        if (proposal_.graph()[h.index()].rule.kind == rule_kind::given) return;
        const handle<actor> by = proposal_[h].adopted_by;
        const auto voting = by ? bodies::find(proposal_, proposal_[by].body) : std::optional<body>{};
        const auto put = proposal_.find<precondition>(proposal_[h].key + "-put-to-vote");
        bool is_same = voting && put;
        if (is_same) {
            proposal read;
            mandate alone{.key = proposal_[h].key, .vote_on = proposal_[h].vote_on};
            const handle<mandate> what = read.add(std::move(alone));
            try {
                (void)adopt_by_vote(read, what, *voting);
                is_same = are_alike(h.index(), read, what.index());
            } catch (const error&) {
                is_same = false;
            }
        }
        if (!is_same)
            refuse(errc::not_writable, key_,
                   detail::in_quotes(key_) + " has a rule of adoption that is not that of the body which adopts it");
    }
    // Whether a vertex here and one there have the same rule over gates that are alike and things of the same keys.
    [[nodiscard]] bool are_alike(std::uint32_t here, const proposal& read, std::uint32_t there) const {
        const graph_type &g = proposal_.graph(), &other = read.graph();
        std::vector<std::pair<std::uint32_t, std::uint32_t>> todo{{here, there}};
        while (!todo.empty()) {
            const auto [u, v] = todo.back();
            todo.pop_back();
            if (g[u].rule != other[v].rule || boost::out_degree(u, g) != boost::out_degree(v, other)) return false;
            auto y = boost::out_edges(v, other).first;
            for (auto [x, end] = boost::out_edges(u, g); x != end; ++x, ++y) {
                const auto to = static_cast<std::uint32_t>(boost::target(*x, g));
                const auto other_to = static_cast<std::uint32_t>(boost::target(*y, other));
                if (g[*x].weight != other[*y].weight || g[*x].negated != other[*y].negated) return false;
                if (proposal_.is_gate(to) != read.is_gate(other_to)) return false;
                if (proposal_.is_gate(to)) todo.emplace_back(to, other_to);
                else if (proposal_.key_of(proposal_.handle_of(to)) != read.key_of(read.handle_of(other_to)))
                    return false;
            }
        }
        return true;
    }
    void write_events() {
        if (proposal_.events().empty()) return;
        out_ += ",\n  \"events\": [";
        const char* between = "\n    ";
        for (const event& e : proposal_.events()) {
            out_ += std::exchange(between, ",\n    ");
            key_ = proposal_.key_of(e.on);
            write_thing(e);
        }
        out_ += "\n  ]";
    }

    // What exists because it was mentioned, but in nothing that is written.
    void write_mentioned() {
        for (const handle<pledge> h : proposal_.all<pledge>()) {
            const handle<actor> by = proposal_[h].by;
            for (const handle<role> to : proposal_[h].fills)
                if (proposal_[by].members.empty()) mention(by, to);
                else
                    for (const membership& m : proposal_[by].members) mention(m.who, to);
        }
        for (const handle<decision> h : proposal_.all<decision>())
            if (mentioned_[h.index()]) mentioned_[proposal_[h].of.index()] = true;
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (mentioned_[h.index()]) mention(proposal_[h].by, proposal_[h].fills);
        std::vector<std::string> left;
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (!mentioned_[h.index()]) left.push_back(key_of(h));
        const graph_type& graph = proposal_.graph();
        for (const handle<decision> h : proposal_.all<decision>()) {
            const auto terms = boost::source(*boost::in_edges(h.index(), graph).first, graph);
            const bool is_all = boost::out_degree(h.index(), graph) == 0 && boost::in_degree(h.index(), graph) == 1 &&
                                boost::out_degree(terms, graph) == 1 &&
                                boost::out_degree(proposal_[h].of.index(), graph) == 1;
            if (is_all && !mentioned_[h.index()]) left.push_back(key_of(h));
        }
        for (const handle<vote> h : proposal_.all<vote>())
            if (!mentioned_[h.index()] && boost::degree(h.index(), graph) == 0) left.push_back(key_of(h));
        if (left.empty()) return;
        std::sort(left.begin(), left.end());
        out_ += ",\n  \"mentioned\": [";
        const char* between = "\n    ";
        for (const std::string& key : left) {
            out_ += std::exchange(between, ",\n    ");
            write(key);
        }
        out_ += "\n  ]";
    }
};

}  // namespace detail

/// The scenario as a file. Statements without a key get one. Reading it gives an equal proposal, which is written the
/// same to the byte; a mandate is adopted by vote in it where its `adopted_by` names a council whose `body` is one of
/// the file or of `bodies::find`. Throws `error` with `errc::not_writable` for a rule of adoption that reading would
/// not give back, texts that are not UTF-8, years of other than four digits, and conditions that name a thing without a
/// key.
[[nodiscard]] inline std::string write_json(const proposal& p) {
    return detail::scenario_writer{p}.text();
}

}  // namespace muster

#endif
