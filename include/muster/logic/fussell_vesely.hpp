#ifndef MUSTER_LOGIC_FUSSELL_VESELY_HPP
#define MUSTER_LOGIC_FUSSELL_VESELY_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <muster/logic/bdd.hpp>
#include <muster/logic/set_family.hpp>

namespace muster::logic {

/// A literal and its Fussell-Vesely importance.
struct literal_importance {
    literal of;                 ///< the literal
    double fussell_vesely = 0;  ///< its measure
};

namespace detail {

class fussell_vesely_builder {
public:
    fussell_vesely_builder(const set_family& family, budget& allowed) : family_{family}, functions_{allowed} {}

    template <class Probabilities>
    [[nodiscard]] std::vector<literal_importance> run(const Probabilities& of) {
        const std::size_t count = family_.parts().size();
        holds_.assign(count, 0);
        std::vector<std::vector<share>> shares(count);
        for (std::size_t p = 0; p < count; ++p) shares[p] = add_part(p, of);
        std::vector<double> weight(count, 0);
        if (count != 0) weight.back() = 1;
        std::vector<literal_importance> result;
        for (std::size_t p = count; p-- > 0;)
            for (const share& s : shares[p]) {
                if (s.adds.is_part()) weight[s.adds.part] += weight[p] * s.probability;
                else result.push_back({s.adds.variable, weight[p] * s.probability * chance(s.adds, of)});
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
    struct share {
        set_family::item adds;
        double probability;  // that the rest of a set with the item holds
    };

    template <class Probabilities>
    [[nodiscard]] double chance(set_family::item adds, const Probabilities& of) const {
        if (adds.is_part()) return holds_[adds.part];
        const double p = of(adds.variable.position());
        return adds.variable.is_negated() ? 1 - p : p;
    }

    // The function of the sets of `low`, and of those of `high` with a literal added.
    [[nodiscard]] bdd join(std::uint32_t level, bdd low, bdd high) {
        const std::uint32_t variable = level / 2;
        const bool negate = level % 2 != 0;
        if (high.is_never()) return low;
        if (functions_.level(low) > variable && functions_.level(high) > variable) {
            const bdd both = functions_.disjunction(low, high);
            return negate ? functions_.make(variable, both, low) : functions_.make(variable, low, both);
        }
        return functions_.disjunction(low,
                                      functions_.conjunction(functions_.variable(variable).negated_if(negate), high));
    }

    template <class Probabilities>
    [[nodiscard]] std::vector<share> add_part(std::size_t p, const Probabilities& of) {
        const set_family::part& part = family_.parts()[p];
        const auto nodes = family_.nodes();
        if (part.root < 2) {
            holds_[p] = part.root;
            return {};
        }
        functions_.reset();
        std::vector<set_family::item> items;  // by level
        std::vector<bool> present;
        for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
            if (items.size() <= nodes[n].level) {
                items.resize(nodes[n].level + std::size_t{1});
                present.resize(items.size(), false);
            }
            items[nodes[n].level] = nodes[n].adds;
            present[nodes[n].level] = true;
        }
        items.resize(items.size() + items.size() % 2);
        present.resize(items.size(), false);
        std::vector<std::array<double, 2>> of_variable(items.size() / 2);  // false, true
        for (std::size_t i = 0; i < of_variable.size(); ++i) {
            const double yes = present[2 * i]       ? chance(items[2 * i], of)
                               : present[2 * i + 1] ? 1 - chance(items[2 * i + 1], of)
                                                    : 0;
            of_variable[i] = {present[2 * i + 1] ? chance(items[2 * i + 1], of) : 1 - yes, yes};
        }
        std::vector<bdd> whole(part.last_node - part.first_node), with(whole.size());
        const auto function = [&](const std::vector<bdd>& at, std::uint32_t n) {
            return n < 2 ? bdd::constant(n == 1) : at[n - part.first_node];
        };
        for (std::uint32_t n = part.first_node; n < part.last_node; ++n)
            whole[n - part.first_node] =
                join(nodes[n].level, function(whole, nodes[n].low), function(whole, nodes[n].high));
        holds_[p] = probability(function(whole, part.root), of_variable);

        std::vector<share> result;
        for (std::uint32_t level = 0; level < items.size(); ++level) {
            if (!present[level]) continue;
            for (std::uint32_t n = part.first_node; n < part.last_node; ++n) {
                bdd f;
                if (nodes[n].level == level) f = function(whole, nodes[n].high);
                else if (nodes[n].level < level)
                    f = join(nodes[n].level, nodes[n].low < 2 ? bdd{} : function(with, nodes[n].low),
                             nodes[n].high < 2 ? bdd{} : function(with, nodes[n].high));
                with[n - part.first_node] = f;
            }
            result.push_back({items[level], probability(function(with, part.root), of_variable)});
        }
        return result;
    }

    [[nodiscard]] double probability(bdd f, const std::vector<std::array<double, 2>>& of_variable) {
        using pair = std::array<double, 2>;
        std::vector<bdd> path{f};
        std::vector<pair>& known = known_;
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
                const pair x = of_variable[functions_.level(at)], l = edge(low), h = edge(high);
                known[at.node()] = {x[0] * l[0] + x[1] * h[0], x[0] * l[1] + x[1] * h[1]};
                path.pop_back();
            }
        }
        return edge(f)[1];
    }

    const set_family& family_;
    bdd_manager functions_;
    std::vector<double> holds_;
    std::vector<std::array<double, 2>> known_;
};

}  // namespace detail

/// For every literal of the family the probability that at least one set that contains it holds, given that at least
/// one set holds (Fussell, How to hand-calculate system reliability and safety characteristics, 1975); not its usual
/// stand-ins 1 - P(f | not e) / P(f), nor P(e | f). Exact for independent variables, by the diagram of the union of
/// those sets, literal after literal: this costs more than all other measures and may not end within the budget; then
/// it throws `limit_reached`. Of prime implicants the condition is the function itself. Nothing for an empty family.
template <class Probabilities>
[[nodiscard]] std::vector<literal_importance> fussell_vesely(const set_family& family, const Probabilities& of,
                                                             budget& allowed) {
    return detail::fussell_vesely_builder{family, allowed}.run(of);
}

}  // namespace muster::logic

#endif
