#ifndef MUSTER_LOGIC_SEARCH_RELAXATION_HPP
#define MUSTER_LOGIC_SEARCH_RELAXATION_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/limits.hpp>
#include <muster/logic/search/assignment.hpp>
#include <muster/logic/search/linear_program.hpp>
#include <muster/logic/search/thresholds.hpp>

namespace muster::logic::search {

/// What follows from a bound on the cost: the weights of those of the parts that hold are at most
/// `scale` times the bound, and `offset` more.
struct cost_inequality {
    /// What one unit of cost counts for.
    static constexpr std::int64_t scale = std::int64_t{1} << 20;
    /// What counts, and how much.
    std::vector<weighted_literal> parts{};
    /// What counts in any case.
    std::int64_t offset = 0;
};

/// Threshold rules as linear inequalities over numbers between 0 and 1. Its dual says how the cost of the choices is
/// best shared out among what needs them, and so bounds from below what any solution costs: multipliers of the rules
/// that are not negative, whatever they are, turn the cost into an inequality that all solutions keep. So
/// nothing rests on how exact they are, and the last sum is rounded to the safe side (Devriendt, Gleixner, Nordstrom,
/// Learn to relax, 2021). Good multipliers are found by the primal-dual hybrid gradient method with restarts
/// (Chambolle, Pock, A first-order primal-dual algorithm for convex problems, 2011; Applegate and others, Practical
/// large-scale linear programming using primal-dual hybrid gradient, 2021).
class relaxation {
public:
    /// A literal costs so much.
    void add_cost(literal l, double cost = 1) {
        column& c = columns_[column_of(l.index())];
        if (l.is_negated()) fixed_cost_ += cost;
        c.cost += l.is_negated() ? -cost : cost;
    }
    /// Where the head holds, its parts reach the threshold.
    void add_support(literal head, std::int64_t threshold, std::span<const weighted_literal> parts,
                     bool head_always_holds) {
        std::int64_t total = 0, least = (std::numeric_limits<std::int64_t>::max)();
        for (const weighted_literal& p : parts) {
            total += p.weight;
            least = (std::min)(least, p.weight);
        }
        if (threshold <= 0) return;
        if (total - least < threshold) {  // all are needed
            for (const weighted_literal& p : parts) {
                begin_row(0);
                add_term(p.of, 1);
                subtract(head, 1, head_always_holds);
            }
            return;
        }
        const auto share = [&](const weighted_literal& p) {
            return static_cast<double>((std::min)(p.weight, threshold)) / static_cast<double>(threshold);
        };
        if (least >= threshold || head_always_holds) {
            begin_row(0);
            for (const weighted_literal& p : parts) add_term(p.of, share(p));
            subtract(head, 1, head_always_holds);
            return;
        }
        std::vector<std::pair<std::uint32_t, double>> flows;  // of a part to the head: no more than either
        for (const weighted_literal& p : parts) {
            columns_.push_back({0, logic::none<variable>});
            const auto flow = static_cast<std::uint32_t>(columns_.size()) - 1;
            flows.emplace_back(flow, share(p));
            begin_row(0);
            add_term(p.of, 1);
            add_entry(flow, -1);
            begin_row(0);
            add_term(head, 1);
            add_entry(flow, -1);
        }
        begin_row(0);
        for (const auto& [flow, weight] : flows) add_entry(flow, weight);
        subtract(head, 1, false);
    }
    /// How many entries its inequalities have together.
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

    /// Improves the bound while what `a` has stays as it is, for so many rounds at most. Ends when no solution that
    /// agrees with `a` can cost as little as `most`, or nothing more is to be gained.
    void improve(const assignment& a, double most, std::size_t rounds, budget& allowed) {
        restrict_to(a);
        program_.solve(most + 1e-3 - certain_cost_, rounds, [&](std::size_t done) {
            spent_ += done * program_.entries();
            allowed.take_steps(done * program_.entries() / entries_for_a_step);
        });
        bound_ = program_.bound() + certain_cost_;
        for (std::size_t j = 0; j < columns_.size(); ++j)
            if (place_[j] != none) columns_[j].value = static_cast<double>(program_.values()[place_[j]]);
        for (row& r : rows_) r.used = 0;
        for (std::size_t k = 0; k < kept_.size(); ++k)
            rows_[kept_[k]].used = rows_[kept_[k]].multiplier = static_cast<double>(program_.multipliers()[k]);
    }
    /// A lower bound on what a solution costs that agrees with what was assigned.
    [[nodiscard]] double bound() const noexcept { return bound_; }
    /// How much of a literal there is in the fractional solution seen last.
    [[nodiscard]] double value(literal l) const {
        const std::uint32_t c = column_.indices().contains(l.index()) ? column_[l.index()] : none;
        const double value = c == none ? 0 : columns_[c].value;
        return l.is_negated() ? 1 - value : value;
    }
    /// How many entries it looks at in the time in which a solver follows one literal.
    static constexpr std::uint64_t entries_for_a_step = 40;
    /// The work done so far, in entries looked at.
    [[nodiscard]] std::uint64_t spent() const noexcept { return spent_; }

    /// The inequality that the best multipliers give: it holds whatever is assigned. Nothing where its numbers would
    /// be too large.
    [[nodiscard]] std::optional<cost_inequality> inequality() const {
        constexpr auto unit = static_cast<double>(cost_inequality::scale);
        constexpr double margin = 0.01;  // more than all sums are inexact by
        std::vector<double> left(columns_.size());
        double most = -fixed_cost_ * unit, largest = 0;
        for (std::size_t j = 0; j < columns_.size(); ++j) left[j] = columns_[j].cost * unit;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const double multiplier = rows_[i].used * unit;
            if (multiplier <= 0) continue;
            most -= multiplier * rows_[i].least;
            largest += multiplier * std::abs(rows_[i].least);
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k) {
                left[entries_[k].column] -= multiplier * entries_[k].factor;
                largest += multiplier * std::abs(entries_[k].factor);
            }
        }
        if (!(largest < 1e12)) return std::nullopt;
        cost_inequality result;
        for (std::size_t j = 0; j < columns_.size(); ++j) {  // rounded so that it says no more than it did
            if (left[j] < 0) most -= left[j];
            if (columns_[j].of == logic::none<variable>) continue;
            const auto weight = static_cast<std::int64_t>(std::abs(left[j]) - margin);
            if (weight > 0) result.parts.push_back({literal{columns_[j].of, left[j] < 0}, weight});
        }
        result.offset = static_cast<std::int64_t>(std::ceil(most + margin));
        return result;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr double infinite = std::numeric_limits<double>::infinity();
    struct column {
        double cost;
        variable of;  // none: a flow
        double value = 0;
    };
    struct row {
        std::size_t first;
        double least;
        double multiplier = 0;  // when it was last in a program
        double used = 0;        // in the best bound
    };
    struct entry {
        std::uint32_t column;
        double factor;
    };

    std::uint32_t column_of(variable v) {
        if (!column_.indices().contains(v)) column_.resize(to_number(v) + std::size_t{1}, none);
        if (column_[v] == none) {
            column_[v] = static_cast<std::uint32_t>(columns_.size());
            columns_.push_back({0, v});
        }
        return column_[v];
    }
    void begin_row(double least) { rows_.push_back({entries_.size(), least}); }
    void add_entry(std::uint32_t c, double factor) { entries_.push_back({c, factor}); }
    void add_term(literal l, double factor) {
        if (l.is_negated()) rows_.back().least -= factor;
        add_entry(column_of(l.index()), l.is_negated() ? -factor : factor);
    }
    void subtract(literal head, double factor, bool always_holds) {
        if (always_holds) rows_.back().least += factor;
        else add_term(head, -factor);
    }
    [[nodiscard]] std::size_t last_of(std::size_t i) const {
        return i + 1 < rows_.size() ? rows_[i + 1].first : entries_.size();
    }

    // The program of what is not decided yet: decided columns and rows that are kept anyway are left out.
    void restrict_to(const assignment& a) {
        program_.clear();
        place_.assign(columns_.size(), none);
        kept_.clear();
        certain_cost_ = fixed_cost_;
        std::uint32_t next = 0;
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            column& c = columns_[j];
            const status s = c.of == logic::none<variable> ? status::open : a.of(literal{c.of});
            if (s == status::open) {
                place_[j] = next++;
                program_.add_column(static_cast<float>(c.cost), static_cast<float>(c.value));
            } else {
                c.value = s == status::met ? 1 : 0;
                certain_cost_ += c.cost * c.value;
            }
        }
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            double least = rows_[i].least, lowest = 0;
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k) {
                const entry& e = entries_[k];
                if (place_[e.column] == none) least -= e.factor * columns_[e.column].value;
                else lowest += (std::min)(0.0, e.factor);
            }
            if (lowest >= least) continue;
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k)
                if (place_[entries_[k].column] != none)
                    program_.add_entry(place_[entries_[k].column], static_cast<float>(entries_[k].factor));
            program_.end_row(static_cast<float>(least), static_cast<float>(rows_[i].multiplier));
            kept_.push_back(static_cast<std::uint32_t>(i));
        }
    }

    std::vector<column> columns_;
    std::vector<row> rows_;
    std::vector<entry> entries_;
    indexed<variable, std::uint32_t> column_;
    double fixed_cost_ = 0;

    linear_program program_;
    std::vector<std::uint32_t> place_;  // of a column in the program
    std::vector<std::uint32_t> kept_;   // the rows in it
    double certain_cost_ = 0, bound_ = -infinite;
    std::uint64_t spent_ = 0;
};

}  // namespace muster::logic::search

#endif
