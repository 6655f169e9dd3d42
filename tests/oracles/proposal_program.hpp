#ifndef MUSTER_TESTS_ORACLES_PROPOSAL_PROGRAM_HPP
#define MUSTER_TESTS_ORACLES_PROPOSAL_PROGRAM_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#include <muster/proposal/in_force.hpp>
#include <muster/proposal/world_at.hpp>
#include <oracles/normal_program.hpp>

namespace tests {

/// What a world sets, by vertex: its statements that are not in force, then what it was told.
[[nodiscard]] inline std::map<std::uint32_t, muster::status> settings_of(const muster::proposal& p,
                                                                         const muster::world& w) {
    std::map<std::uint32_t, muster::status> result;
    const muster::in_force said{p, w.from()};
    for (const auto& [v, is] : said.settings()) result[muster::detail::to_number(v)] = is;
    for (const muster::world::setting& s : w.settings()) {
        result[s.on.index()] = s.is;
        if (!p.as<muster::actor>(s.on) || s.is != muster::status::unmet || s.why != muster::cause::overridden) continue;
        for (const muster::handle<muster::contribution> c : p.all<muster::contribution>())
            if (muster::any_handle{p[c].by} == s.on) result[c.index()] = muster::status::unmet;
    }
    return result;
}

/// The parts of a vertex's rule, and its threshold, as the graph says them.
struct graph_rule {
    std::uint64_t threshold = 0;
    std::vector<counted> parts{};
};

[[nodiscard]] inline graph_rule rule_of(const muster::proposal& p, std::uint32_t v) {
    graph_rule result;
    const muster::graph_type& g = p.graph();
    const muster::rule how = g[v].rule;
    const auto arcs = boost::out_edges(v, g);
    for (auto a = arcs.first; a != arcs.second; ++a)
        result.parts.push_back({static_cast<std::uint32_t>(boost::target(*a, g)), g[*a].negated,
                                how.kind == muster::rule_kind::at_least ? g[*a].weight : 1});
    result.threshold = how.kind == muster::rule_kind::all_of   ? result.parts.size()
                       : how.kind == muster::rule_kind::any_of ? 1
                                                               : how.threshold;
    return result;
}

[[nodiscard]] inline bool is_leaf(const muster::proposal& p, std::uint32_t v) {
    return p.graph()[v].rule.kind == muster::rule_kind::given;
}

/// A proposal in a world as a normal program whose atoms are the vertices; its open inputs are listed, and have no
/// rules.
struct proposal_program {
    normal_program program{};
    std::vector<std::uint32_t> open{};

    proposal_program(const muster::proposal& p, const muster::world& w) {
        program.atoms = p.size();
        const auto settings = settings_of(p, w);
        for (std::uint32_t v = 0; v < p.size(); ++v) {
            const auto set = settings.find(v);
            if (set == settings.end() ? is_leaf(p, v) : set->second == muster::status::open) {
                open.push_back(v);
            } else if (set == settings.end()) {
                const graph_rule r = rule_of(p, v);
                add_count(program, v, r.threshold, r.parts);
            } else if (set->second == muster::status::met) {
                program.add_fact(v);
            }
        }
    }

    [[nodiscard]] std::vector<muster::status> model() const {
        normal_program with_open = program;
        for (const std::uint32_t v : open) with_open.add_open(v);
        return well_founded_model(with_open);
    }
};

/// The same where loops move together, by duality: what fails of the proposal is what waits in a program of failures,
/// in which a thing fails if what fails of its parts leaves too little.
[[nodiscard]] inline std::vector<muster::status> naive_together(const muster::proposal& p, const muster::world& w) {
    normal_program failures;
    failures.atoms = p.size();
    const auto settings = settings_of(p, w);
    for (std::uint32_t v = 0; v < p.size(); ++v) {
        const auto set = settings.find(v);
        if (set == settings.end() ? is_leaf(p, v) : set->second == muster::status::open) {
            failures.add_open(v);
        } else if (set == settings.end()) {
            const graph_rule r = rule_of(p, v);
            std::uint64_t total = 0;
            for (const counted& part : r.parts) total += part.weight;
            add_count(failures, v, r.threshold > total ? 0 : total - r.threshold + 1, r.parts);
        } else if (set->second == muster::status::unmet) {
            failures.add_fact(v);
        }
    }
    std::vector<muster::status> result = well_founded_model(failures);
    for (muster::status& s : result) s = negated(s);
    return result;
}

/// The well-founded model of a proposal in a world, by vertex.
[[nodiscard]] inline std::vector<muster::status> naive_statuses(const muster::proposal& p, const muster::world& w) {
    return proposal_program{p, w}.model();
}

}  // namespace tests

#endif
