#ifndef MUSTER_LOGIC_IMPL_FUSSELL_VESELY_HPP
#define MUSTER_LOGIC_IMPL_FUSSELL_VESELY_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/bdd.hpp>
#include <muster/logic/fussell_vesely.hpp>

namespace muster::logic::detail {

class fussell_vesely_builder {
public:
    fussell_vesely_builder(const set_family& family, const indexed<set_family::node_index, double>& chances,
                           budget& allowed)
        : family_{family}, chances_{chances}, functions_{allowed} {}

    [[nodiscard]] std::vector<literal_importance> run() {
        const std::uint32_t count = family_.parts().size();
        holds_.resize(count);
        indexed<set_family::part_index, std::vector<share>> shares(count);
        for (const set_family::part_index p : shares.indices()) shares[p] = add_part(p);
        indexed<set_family::part_index, double> weight(count, 0);
        if (count != 0) weight.back() = 1;
        std::vector<literal_importance> result;
        for (std::uint32_t number = count; number-- > 0;) {
            const set_family::part_index p{number};
            for (const share& s : shares[p]) {
                const set_family::item adds = family_.nodes()[s.of].adds;
                if (adds.is_part()) weight[adds.part] += weight[p] * s.probability;
                else result.push_back({adds.variable, weight[p] * s.probability * chance(s.of)});
            }
        }
        std::sort(result.begin(), result.end(),
                  [](const literal_importance& a, const literal_importance& b) { return a.of < b.of; });
        std::size_t kept = 0;  // a literal in a module and in its negation: events that exclude each other
        for (const literal_importance& i : result) {
            if (kept != 0 && result[kept - 1].of == i.of) result[kept - 1].fussell_vesely += i.fussell_vesely;
            else result[kept++] = i;
        }
        result.resize(kept);
        for (literal_importance& i : result) i.fussell_vesely /= holds_.back();
        return result;
    }

private:
    using pair = std::array<double, 2>;  // of false, of true
    struct share {
        set_family::node_index of;  // a node that adds the item
        double probability;         // that the rest of a set with the item holds
    };

    // The probability of what a node adds.
    [[nodiscard]] double chance(set_family::node_index n) const {
        const set_family::item adds = family_.nodes()[n].adds;
        return adds.is_part() ? holds_[adds.part] : chances_[n];
    }

    // The function of the sets of `low`, and of those of `high` with what level l adds.
    [[nodiscard]] bdd join(level l, bdd low, bdd high) {
        const literal<level> adds = set_family::literal_at(l);
        if (high.is_never()) return low;
        if (functions_.level_of(low) > adds.index() && functions_.level_of(high) > adds.index()) {
            const bdd both = functions_.disjunction(low, high);
            return adds.is_negated() ? functions_.make(adds.index(), both, low)
                                     : functions_.make(adds.index(), low, both);
        }
        const bdd variable = functions_.variable(adds.index()).negated_if(adds.is_negated());
        return functions_.disjunction(low, functions_.conjunction(variable, high));
    }

    [[nodiscard]] std::vector<share> add_part(set_family::part_index p) {
        const set_family::part& part = family_.parts()[p];
        const auto nodes = family_.nodes();
        if (!part.nodes.contains(part.root)) {
            holds_[p] = part.root == set_family::empty_set ? 1 : 0;
            return {};
        }
        functions_.reset();
        indexed<level, set_family::node_index> adds;  // by level a node of it
        for (const set_family::node_index n : part.nodes) {
            const std::size_t size = to_number(nodes[n].level) + std::size_t{1};
            if (adds.size() < size) adds.resize(size + size % 2, none<set_family::node_index>);
            adds[nodes[n].level] = n;
        }
        const auto is_present = [&](level l) { return adds[l] != none<set_family::node_index>; };
        indexed<level, pair> of_variable(adds.size() / 2);
        for (const level v : of_variable.indices()) {
            const level plain = set_family::level_of(literal{v}), negated = set_family::level_of(literal{v, true});
            const double yes = is_present(plain)     ? chance(adds[plain])
                               : is_present(negated) ? 1 - chance(adds[negated])
                                                     : 0;
            of_variable[v] = {is_present(negated) ? chance(adds[negated]) : 1 - yes, yes};
        }
        using functions_by_node = std::vector<bdd>;  // by the place of a node in the part
        functions_by_node whole(part.nodes.size()), with(part.nodes.size());
        const auto function = [&](const functions_by_node& at, set_family::node_index n) {
            return part.nodes.contains(n) ? at[part.nodes.place_of(n)] : bdd::constant(n == set_family::empty_set);
        };
        for (const set_family::node_index n : part.nodes)
            whole[part.nodes.place_of(n)] =
                join(nodes[n].level, function(whole, nodes[n].low), function(whole, nodes[n].high));
        holds_[p] = probability(function(whole, part.root), of_variable);

        // The functions of the sets that contain what a level adds, taken out.
        const auto with_or_never = [&](set_family::node_index n) {
            return part.nodes.contains(n) ? with[part.nodes.place_of(n)] : bdd{};
        };
        std::vector<share> result;
        for (const level l : adds.indices()) {
            if (!is_present(l)) continue;
            for (const set_family::node_index n : part.nodes) {
                bdd f;
                if (nodes[n].level == l) f = function(whole, nodes[n].high);
                else if (nodes[n].level < l)
                    f = join(nodes[n].level, with_or_never(nodes[n].low), with_or_never(nodes[n].high));
                with[part.nodes.place_of(n)] = f;
            }
            result.push_back({adds[l], probability(function(with, part.root), of_variable)});
        }
        return result;
    }

    [[nodiscard]] double probability(bdd f, const indexed<level, pair>& of_variable) {
        std::vector<bdd> path{f};
        std::vector<pair>& known = known_;  // by node
        known.assign(functions_.end(), pair{-1, -1});
        known[0] = {1, 0};
        const auto edge = [&](bdd g) {
            const pair v = known[g.node()];
            return g.is_complemented() ? pair{v[1], v[0]} : v;
        };
        while (!path.empty()) {
            const bdd at{path.back().node() << 1};
            const bdd low = functions_.low(at), high = functions_.high(at);
            if (known[at.node()][0] >= 0) path.pop_back();
            else if (known[low.node()][0] < 0) path.push_back(low);
            else if (known[high.node()][0] < 0) path.push_back(high);
            else {
                const pair x = of_variable[functions_.level_of(at)], l = edge(low), h = edge(high);
                known[at.node()] = {x[0] * l[0] + x[1] * h[0], x[0] * l[1] + x[1] * h[1]};
                path.pop_back();
            }
        }
        return edge(f)[1];
    }

    const set_family& family_;
    const indexed<set_family::node_index, double>& chances_;
    bdd_manager functions_;
    indexed<set_family::part_index, double> holds_;
    std::vector<pair> known_;
};

MUSTER_INLINE std::vector<literal_importance> fussell_vesely(const set_family& family,
                                                             const indexed<set_family::node_index, double>& chances,
                                                             budget& allowed) {
    return fussell_vesely_builder{family, chances, allowed}.run();
}

}  // namespace muster::logic::detail

#endif
