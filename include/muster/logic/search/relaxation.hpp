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
#include <muster/logic/search/thresholds.hpp>

namespace muster::logic::search {

/// What follows from a bound on the cost: the weights of those of the parts that hold are at most
/// `scale` times the bound, and `offset` more.
struct cost_inequality {
    static constexpr std::int64_t scale = std::int64_t{1} << 16;
    std::vector<weighted_literal> parts{};
    std::int64_t offset = 0;
};

/// Threshold rules as linear inequalities over numbers between 0 and 1. Its dual says how the cost of the choices is
/// best shared out among what needs them, and so bounds from below what any solution costs: multipliers of the rules
/// that are not negative, whatever they are, turn the cost into an inequality that all solutions keep. So nothing rests
/// on the exactness of the numbers, only on that of the last sum, which is of integers (Devriendt, Gleixner, Nordstrom,
/// Learn to relax, 2021). Good multipliers are found by the primal-dual hybrid gradient method with restarts
/// (Chambolle, Pock, A first-order primal-dual algorithm for convex problems, 2011; Applegate and others, Practical
/// large-scale linear programming using primal-dual hybrid gradient, 2021).
class relaxation {
public:
    /// A literal costs so much.
    void add_cost(literal l, double cost = 1) {
        column& c = columns_[column_of(l.position())];
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
        if (least >= threshold || head_always_holds) {
            begin_row(0);
            for (const weighted_literal& p : parts)
                add_term(p.of, static_cast<double>((std::min)(p.weight, threshold)));
            subtract(head, static_cast<double>(threshold), head_always_holds);
            return;
        }
        std::vector<std::pair<std::uint32_t, double>> flows;  // of a part to the head: no more than either
        for (const weighted_literal& p : parts) {
            columns_.push_back({0, none});
            const auto flow = static_cast<std::uint32_t>(columns_.size()) - 1;
            flows.emplace_back(flow, static_cast<double>((std::min)(p.weight, threshold)));
            begin_row(0);
            add_term(p.of, 1);
            add_entry(flow, -1);
            begin_row(0);
            add_term(head, 1);
            add_entry(flow, -1);
        }
        begin_row(0);
        for (const auto& [flow, weight] : flows) add_entry(flow, weight);
        subtract(head, static_cast<double>(threshold), false);
    }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

    /// Improves the bound while what `a` has stays as it is, for so many rounds at most. Ends when no solution that
    /// agrees with `a` can cost as little as `most`, or nothing more is to be gained.
    void improve(const assignment& a, double most, std::size_t rounds, budget& allowed) {
        prepare();
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            const std::uint32_t v = columns_[j].variable;
            const status s = v == none ? status::open : a.of(literal{v});
            low_[j] = s == status::met ? 1 : 0;
            high_[j] = s == status::unmet ? 0 : 1;
            x_[j] = std::clamp(x_[j], low_[j], high_[j]);
        }
        start();
        bound_ = -infinite;
        double last_gap = infinite, restart_gap = infinite;
        for (std::size_t done = 0; done < rounds;) {
            constexpr std::size_t batch = 40;
            for (std::size_t i = 0; i < batch; ++i) iterate();
            done += batch;
            spent_ += batch * entries_.size();
            for (std::size_t i = 0; i < batch; ++i) allowed.step();
            allowed.check_time();
            const auto [gap_now, bound_now] = gap(x_, y_);
            const auto [gap_mean, bound_mean] = gap(mean_x_, mean_y_);
            if (bound_now > bound_) keep(bound_now, y_);
            if (bound_mean > bound_) keep(bound_mean, mean_y_);
            if (bound_ > most + 1e-3) return;
            const bool mean_is_better = gap_mean < gap_now;
            const double least = (std::min)(gap_now, gap_mean);
            if (least < 2e-3) return;
            const bool is_stale = static_cast<double>(steps_) > 0.36 * static_cast<double>(done);
            if (least < 0.2 * restart_gap || (least < 0.8 * restart_gap && least > last_gap) || is_stale) {
                restart(mean_is_better);
                restart_gap = least;
            }
            last_gap = least;
        }
    }
    /// A lower bound on what a solution costs that agrees with what was assigned.
    [[nodiscard]] double bound() const noexcept { return bound_; }
    /// How much of a literal there is in the best fractional solution seen last.
    [[nodiscard]] double value(literal l) const {
        const std::uint32_t c = l.position() < column_.size() ? column_[l.position()] : none;
        if (c == none || c >= mean_x_.size()) return l.is_negated() ? 1 : 0;
        return l.is_negated() ? 1 - mean_x_[c] : mean_x_[c];
    }
    /// The work done so far, in entries looked at.
    [[nodiscard]] std::uint64_t spent() const noexcept { return spent_; }

    /// The inequality that the best multipliers give: it holds whatever is assigned. Nothing where its numbers would
    /// be too large.
    [[nodiscard]] std::optional<cost_inequality> inequality() const {
        std::vector<std::int64_t> left(columns_.size());
        constexpr auto unit = static_cast<double>(cost_inequality::scale);
        double largest = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            double row_sum = std::abs(rows_[i].least);
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k) row_sum += std::abs(entries_[k].factor);
            largest += row_sum * best_y_[i] * unit;
        }
        if (!(largest < 1e17)) return std::nullopt;
        for (std::size_t j = 0; j < columns_.size(); ++j) left[j] = std::llround(columns_[j].cost * unit);
        cost_inequality result;
        result.offset = -std::llround(fixed_cost_ * unit);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto multiplier = static_cast<std::int64_t>(best_y_[i] * unit);
            if (multiplier <= 0) continue;
            result.offset -= multiplier * std::llround(rows_[i].least);
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k)
                left[entries_[k].column] -= multiplier * std::llround(entries_[k].factor);
        }
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            if (left[j] < 0) result.offset -= left[j];
            if (left[j] == 0 || columns_[j].variable == none) continue;
            result.parts.push_back({literal{columns_[j].variable, left[j] < 0}, std::abs(left[j])});
        }
        return result;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr double infinite = std::numeric_limits<double>::infinity();
    struct column {
        double cost;
        std::uint32_t variable;
    };
    struct row {
        std::size_t first;
        double least;
    };
    struct entry {
        std::uint32_t column;
        double factor;
    };
    struct column_entry {
        std::uint32_t row;
        double factor;
    };

    std::uint32_t column_of(std::uint32_t variable) {
        if (variable >= column_.size()) column_.resize(variable + std::size_t{1}, none);
        if (column_[variable] == none) {
            column_[variable] = static_cast<std::uint32_t>(columns_.size());
            columns_.push_back({0, variable});
        }
        return column_[variable];
    }
    void begin_row(double least) { rows_.push_back({entries_.size(), least}); }
    void add_entry(std::uint32_t c, double factor) { entries_.push_back({c, factor}); }
    void add_term(literal l, double factor) {
        if (l.is_negated()) rows_.back().least -= factor;
        add_entry(column_of(l.position()), l.is_negated() ? -factor : factor);
    }
    void subtract(literal head, double factor, bool always_holds) {
        if (always_holds) rows_.back().least += factor;
        else add_term(head, -factor);
    }
    [[nodiscard]] std::size_t last_of(std::size_t i) const {
        return i + 1 < rows_.size() ? rows_[i + 1].first : entries_.size();
    }

    // Room for what was added, the columns' own entries, and the lengths of steps.
    void prepare() {
        if (prepared_ == entries_.size() && x_.size() == columns_.size()) return;
        prepared_ = entries_.size();
        const std::size_t n = columns_.size(), m = rows_.size();
        for (std::vector<double>* v : {&x_, &mean_x_, &start_x_, &low_, &high_, &next_x_}) v->resize(n, 0);
        for (std::vector<double>* v : {&y_, &mean_y_, &start_y_, &best_y_}) v->resize(m, 0);
        first_.assign(n + 1, 0);
        step_x_.assign(n, 0);
        step_y_.assign(m, 0);
        for (std::size_t i = 0; i < m; ++i)
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k) {
                ++first_[entries_[k].column + 1];
                step_x_[entries_[k].column] += std::abs(entries_[k].factor);
                step_y_[i] += std::abs(entries_[k].factor);
            }
        for (double& s : step_x_) s = s > 0 ? 1 / s : 1;
        for (double& s : step_y_) s = s > 0 ? 1 / s : 1;
        for (std::size_t j = 0; j < n; ++j) first_[j + 1] += first_[j];
        by_column_.resize(entries_.size());
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        for (std::size_t i = 0; i < m; ++i)
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k)
                by_column_[next[entries_[k].column]++] = {static_cast<std::uint32_t>(i), entries_[k].factor};
    }
    void start() {
        start_x_ = mean_x_ = x_;
        start_y_ = mean_y_ = y_;
        steps_ = 0;
    }
    void restart(bool from_mean) {
        if (from_mean) {
            x_ = mean_x_;
            y_ = mean_y_;
        }
        const auto distance = [](const std::vector<double>& a, const std::vector<double>& b) {
            double sum = 0;
            for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
            return std::sqrt(sum);
        };
        const double dx = distance(x_, start_x_), dy = distance(y_, start_y_);
        if (dx > 1e-9 && dy > 1e-9) balance_ = std::sqrt(balance_ * dy / dx);
        start();
    }
    void iterate() {
        ++steps_;
        const double share = 1 / static_cast<double>(steps_);
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            const double moved = x_[j] - step_x_[j] / balance_ * reduced_cost(j, y_);
            next_x_[j] = std::clamp(moved, low_[j], high_[j]);
        }
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            double missing = rows_[i].least;
            for (std::size_t k = rows_[i].first, end = last_of(i); k < end; ++k) {
                const std::uint32_t j = entries_[k].column;
                missing -= entries_[k].factor * (2 * next_x_[j] - x_[j]);
            }
            y_[i] = (std::max)(0.0, y_[i] + step_y_[i] * balance_ * missing);
            mean_y_[i] += (y_[i] - mean_y_[i]) * share;
        }
        x_.swap(next_x_);
        for (std::size_t j = 0; j < columns_.size(); ++j) mean_x_[j] += (x_[j] - mean_x_[j]) * share;
    }
    [[nodiscard]] double reduced_cost(std::size_t j, const std::vector<double>& y) const {
        double left = columns_[j].cost;
        for (std::size_t k = first_[j]; k < first_[j + 1]; ++k) left -= by_column_[k].factor * y[by_column_[k].row];
        return left;
    }
    // How far a pair is from the optimum, and the lower bound that the multipliers give.
    [[nodiscard]] std::pair<double, double> gap(const std::vector<double>& x, const std::vector<double>& y) const {
        double cost = fixed_cost_, bound = fixed_cost_, worst = 0;
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            cost += columns_[j].cost * x[j];
            const double left = reduced_cost(j, y);
            bound += left * (left > 0 ? low_[j] : high_[j]);
        }
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            bound += rows_[i].least * y[i];
            double missing = rows_[i].least;
            for (std::size_t k = rows_[i].first; k < last_of(i); ++k)
                missing -= entries_[k].factor * x[entries_[k].column];
            worst = (std::max)(worst, missing);
        }
        return {std::abs(cost - bound) / (1 + std::abs(bound)) + worst, bound};
    }
    void keep(double bound, const std::vector<double>& y) {
        bound_ = bound;
        best_y_ = y;
    }

    std::vector<column> columns_;
    std::vector<row> rows_;
    std::vector<entry> entries_;
    std::vector<std::uint32_t> column_;  // of a variable
    double fixed_cost_ = 0;

    std::size_t prepared_ = 0;
    std::vector<std::size_t> first_;  // of a column's entries
    std::vector<column_entry> by_column_;
    std::vector<double> x_, mean_x_, start_x_, next_x_, low_, high_, step_x_;
    std::vector<double> y_, mean_y_, start_y_, best_y_, step_y_;
    double balance_ = 1, bound_ = -infinite;
    std::size_t steps_ = 0;
    std::uint64_t spent_ = 0;
};

}  // namespace muster::logic::search

#endif
