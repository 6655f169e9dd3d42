#ifndef MUSTER_TESTS_SUPPORT_DUMP_HPP
#define MUSTER_TESTS_SUPPORT_DUMP_HPP

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/proposal/proposal.hpp>

namespace tests {

/// All that can be seen of a proposal, to compare it with itself before and after.
struct dump {
    std::string name{};
    std::vector<muster::node_value> values{};
    std::vector<muster::rule> rules{};
    std::vector<muster::any_handle> handles{};
    std::vector<std::vector<std::tuple<std::size_t, std::uint64_t, bool>>> out{};
    std::vector<std::vector<std::tuple<std::size_t, std::uint64_t, bool>>> in{};
    std::vector<std::pair<std::size_t, std::size_t>> arcs{};
    std::vector<muster::citation> citations{};
    std::vector<muster::body> bodies{};
    std::vector<muster::handle<muster::citation>> citation_handles{};
    std::vector<muster::event> events{};
    std::vector<std::vector<muster::any_handle>> by_kind{};
    std::map<std::string, muster::any_handle> found{};
    std::map<std::string, muster::handle<muster::citation>> found_citations{};

    friend bool operator==(const dump&, const dump&) = default;
};

[[nodiscard]] inline dump dump_of(const muster::proposal& p) {
    using namespace muster;
    dump d;
    const graph_type& g = p.graph();
    d.name = p.name();
    for (std::uint32_t v = 0; v < boost::num_vertices(g); ++v) {
        d.values.push_back(g[v].value);
        d.rules.push_back(g[v].rule);
        d.handles.push_back(p.handle_of(v));
        auto& out = d.out.emplace_back();
        for (auto [a, end] = boost::out_edges(v, g); a != end; ++a)
            out.emplace_back(boost::target(*a, g), g[*a].weight, g[*a].negated);
        auto& in = d.in.emplace_back();
        for (auto [a, end] = boost::in_edges(v, g); a != end; ++a)
            in.emplace_back(boost::source(*a, g), g[*a].weight, g[*a].negated);
        if (const std::string key = p.key_of(p.handle_of(v)); !key.empty())
            if (const auto h = p.find(key)) d.found.emplace(key, *h);
    }
    for (auto [a, end] = boost::edges(g); a != end; ++a)
        d.arcs.emplace_back(boost::source(*a, g), boost::target(*a, g));
    for (const auto h : p.all<citation>()) {
        d.citations.push_back(p[h]);
        d.citation_handles.push_back(h);
        if (const auto found = p.find<citation>(p[h].key)) d.found_citations.emplace(p[h].key, *found);
    }
    d.bodies = p.bodies();
    d.events = p.events();
    const auto list = [&]<class T>(const T*) {
        auto& handles = d.by_kind.emplace_back();
        for (const handle<T> h : p.all<T>()) handles.push_back(h);
    };
    list(static_cast<const gate*>(nullptr));
    list(static_cast<const actor*>(nullptr));
    list(static_cast<const role*>(nullptr));
    list(static_cast<const mandate*>(nullptr));
    list(static_cast<const precondition*>(nullptr));
    list(static_cast<const contribution*>(nullptr));
    list(static_cast<const decision*>(nullptr));
    list(static_cast<const full_strength*>(nullptr));
    list(static_cast<const pledge*>(nullptr));
    list(static_cast<const inherited_pledge*>(nullptr));
    list(static_cast<const requirement*>(nullptr));
    list(static_cast<const position*>(nullptr));
    list(static_cast<const vote*>(nullptr));
    list(static_cast<const force*>(nullptr));
    return d;
}

/// Whether nothing dangles: each arc stands once among its tail's, once among its head's, once among all; everything
/// with a key is found by it; every vertex is listed once under its kind.
[[nodiscard]] inline bool is_sound(const muster::proposal& p) {
    const dump d = dump_of(p);
    std::size_t out = 0, in = 0, listed = 0, keyed = 0;
    for (const auto& arcs : d.out) out += arcs.size();
    for (const auto& arcs : d.in) in += arcs.size();
    for (const auto& handles : d.by_kind) listed += handles.size();
    for (const auto& h : d.handles) keyed += p.key_of(h).empty() ? 0 : 1;
    return out == in && out == d.arcs.size() && listed == d.values.size() && keyed == d.found.size() &&
           d.citations.size() == d.found_citations.size();
}

}  // namespace tests

#endif
