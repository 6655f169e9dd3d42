#ifndef MUSTER_IO_JSON_IMPL_SCENARIO_WRITER_HPP
#define MUSTER_IO_JSON_IMPL_SCENARIO_WRITER_HPP

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
#include <muster/io/json/impl/value_writer.hpp>

namespace muster::detail {

/// Writes a proposal as a file.
class scenario_writer : public value_writer {
public:
    using value_writer::value_writer;

    [[nodiscard]] std::string text() {
        out_ = "{\n  \"muster\": ";
        write(std::uint64_t{static_cast<std::uint8_t>(newest_format)});
        out_ += ",\n  \"proposal\": ";
        write(proposal_.name());
        for_each_type(scenario_tables{}, [this]<class T>(std::type_identity<T>) { write_table<T>(); });
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
        if constexpr (std::is_same_v<T, body>) write_things<T>(proposal_.bodies());
        else write_things<T>(proposal_.all<T>());
    }
    template <class T, class Things>
    void write_things(const Things& all) {
        if (all.empty()) return;
        out_ += ",\n  \"";
        out_ += description<T>::table;
        out_ += "\": {";
        const char* between = "\n    ";
        for (const auto& one : all) {
            out_ += std::exchange(between, ",\n    ");
            if constexpr (std::is_same_v<T, body>) {
                write_entry(one.key, one);
            } else {
                if constexpr (std::is_same_v<T, mandate>) check_adoption(one);
                write_entry(key_of(one), proposal_[one]);
            }
        }
        out_ += "\n  }";
    }
    template <class T>
    void write_entry(std::string key, const T& value) {
        key_ = std::move(key);
        write(key_);
        out_ += ": ";
        write_thing(value);
    }
    // A file says of an adoption by vote only whose vote it is: reading must give the same rule back.
    void check_adoption(handle<mandate> h) const {
        const auto voting = bodies::find(proposal_, h);
        if (!is_voted_on(proposal_.graph(), vertex_of(h))) {
            if (!voting) return;
            refuse(errc::not_writable, proposal_[h].key,
                   in_quotes(proposal_[h].key) +
                       " is not put to the vote of the body that adopts it, which a file would say; see adopt_by_vote");
        }
        const auto put = proposal_.find<precondition>(proposal_[h].key + "-put-to-vote");
        bool is_same = voting && put;
        if (is_same) {
            proposal read;
            mandate alone{.key = proposal_[h].key, .vote_on = proposal_[h].vote_on};
            const handle<mandate> what = read.add(std::move(alone));
            try {
                (void)adopt_by_vote(read, what, *voting);
                is_same = are_alike(vertex_of(h), read, vertex_of(what));
            } catch (const error&) {
                is_same = false;
            }
        }
        if (!is_same)
            refuse(
                errc::not_writable, proposal_[h].key,
                in_quotes(proposal_[h].key) + " has a rule of adoption that is not that of the body which adopts it");
    }
    // Whether a vertex here and one there have the same rule over gates that are alike and things of the same keys.
    [[nodiscard]] bool are_alike(vertex here, const proposal& read, vertex there) const {
        const graph_type &g = proposal_.graph(), &other = read.graph();
        std::vector<std::pair<vertex, vertex>> todo{{here, there}};
        while (!todo.empty()) {
            const auto [u, v] = todo.back();
            todo.pop_back();
            const auto parts = heads(g, u);
            if (rule_of(g, u) != rule_of(other, v) || parts.size() != heads(other, v).size()) return false;
            auto there_too = heads(other, v).begin();
            for (const link& x : parts) {
                const link y = *there_too;
                ++there_too;
                if (x.how.weight != y.how.weight || x.how.negated != y.how.negated) return false;
                if (proposal_.is_gate(x.vertex) != read.is_gate(y.vertex)) return false;
                if (proposal_.is_gate(x.vertex)) todo.emplace_back(x.vertex, y.vertex);
                else if (proposal_.key_of(proposal_.handle_of(x.vertex)) != read.key_of(read.handle_of(y.vertex)))
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
            write_thing(as_written(e));
        }
        out_ += "\n  ]";
    }
    [[nodiscard]] static event_in_file as_written(const event& e) {
        event_in_file result{e, {e.on, {}}, {}};
        if (e.status || e.stage || e.roll_call.size() != 1) return result;
        result.subject.voter = e.roll_call[0].by;
        result.vote = e.roll_call[0].vote;
        result.roll_call.clear();
        return result;
    }

    // What belongs to a contribution names it.
    template <class Part>
    void mention_contributions_of() {
        for (const handle<Part> h : proposal_.all<Part>())
            if (mentioned_[h.index()]) mentioned_[proposal_[h].of.index()] = true;
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
        mention_contributions_of<decision>();
        mention_contributions_of<full_strength>();
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (mentioned_[h.index()]) mention(proposal_[h].by, proposal_[h].fills);
        struct mention_of {
            std::string key;
            std::optional<date> on;  // of others
        };
        std::vector<mention_of> left;
        for (const vertex v : vertices_of(proposal_.graph())) {
            const any_handle h = proposal_.handle_of(v);
            if (const auto on = proposal_.mentioned_on(h)) left.push_back({key_of(h), on});
        }
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (!mentioned_[h.index()]) left.push_back({key_of(h), {}});
        const graph_type& graph = proposal_.graph();
        for (const handle<decision> h : proposal_.all<decision>()) {
            const vertex made = vertex_of(proposal_[h].of), decided = vertex_of(h);
            const bool is_all = heads(graph, decided).empty() && tails(graph, decided).size() == 1 &&
                                heads(graph, terms_of(graph, made)).size() == 1 && heads(graph, made).size() == 1;
            if (is_all && !mentioned_[h.index()]) left.push_back({key_of(h), {}});
        }
        for (const handle<vote> h : proposal_.all<vote>())
            if (!mentioned_[h.index()] && heads(graph, vertex_of(h)).empty() && tails(graph, vertex_of(h)).empty())
                left.push_back({key_of(h), {}});
        if (left.empty()) return;
        std::sort(left.begin(), left.end(), [](const mention_of& a, const mention_of& b) { return a.key < b.key; });
        out_ += ",\n  \"mentioned\": [";
        const char* between = "\n    ";
        for (const mention_of& one : left) {
            out_ += std::exchange(between, ",\n    ");
            if (one.on) out_ += "{\"thing\": ";
            write(one.key);
            if (!one.on) continue;
            if (*one.on != date{}) {
                out_ += ", \"on\": ";
                write(*one.on);
            }
            out_ += "}";
        }
        out_ += "\n  ]";
    }
};

}  // namespace muster::detail

#endif
