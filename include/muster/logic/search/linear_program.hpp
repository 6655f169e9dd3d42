#ifndef MUSTER_LOGIC_SEARCH_LINEAR_PROGRAM_HPP
#define MUSTER_LOGIC_SEARCH_LINEAR_PROGRAM_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace muster::logic::search {

/// The least cost of numbers between 0 and 1 that keep inequalities, as near as it is wanted: the primal-dual hybrid
/// gradient method with diagonal steps and adaptive restarts (Pock, Chambolle, Diagonal preconditioning for first order
/// primal-dual algorithms, 2011; Applegate and others, Practical large-scale linear programming using primal-dual
/// hybrid gradient, 2021). A round costs as much as looking at each entry twice. Any multipliers of the rows that are
/// not negative give a lower bound; the method finds good ones soon.
class linear_program {
public:
    using real = float;  ///< as exact as it must be for a search that checks what it uses

    /// Begins anew, with room kept.
    void clear() {
        cost_.clear();
        least_.clear();
        first_.assign(1, 0);
        entries_.clear();
        x_.clear();
        y_.clear();
    }
    /// Adds a number with its cost, and where to begin with it.
    void add_column(real cost, real begin) {
        cost_.push_back(cost);
        x_.push_back(std::clamp(begin, real{0}, real{1}));
    }
    /// Adds an entry to the row that is ended next.
    void add_entry(std::uint32_t column, real factor) { entries_.push_back({column, factor}); }
    /// Ends a row: the sum of its entries is at least `least`. The multiplier begins as told.
    void end_row(real least, real begin) {
        least_.push_back(least);
        y_.push_back((std::max)(real{0}, begin));
        first_.push_back(entries_.size());
    }
    /// How many coefficients it has that are not zero.
    [[nodiscard]] std::size_t entries() const noexcept { return entries_.size(); }

    /// Works for so many rounds at most, until the bound is above `enough` or the optimum is near. `after_batch` is
    /// called now and then with the number of rounds done since.
    template <class AfterBatch>
    void solve(double enough, std::size_t rounds, const AfterBatch& after_batch) {
        prepare();
        bound_ = -infinite;
        double last_gap = infinite, restart_gap = infinite;
        for (std::size_t done = 0; done < rounds;) {
            for (std::size_t i = 0; i < batch; ++i) iterate();
            done += batch;
            after_batch(batch);
            const auto [gap_now, bound_now] = gap(x_, y_);
            const auto [gap_mean, bound_mean] = gap(mean_x_, mean_y_);
            if (bound_now > bound_) keep(bound_now, x_, y_);
            if (bound_mean > bound_) keep(bound_mean, mean_x_, mean_y_);
            const double least = (std::min)(gap_now, gap_mean);
            if (bound_ > enough || least < near) return;
            const bool is_stale = static_cast<double>(steps_) > 0.36 * static_cast<double>(done);
            if (least < 0.2 * restart_gap || (least < 0.8 * restart_gap && least > last_gap) || is_stale) {
                restart(gap_mean < gap_now);
                restart_gap = least;
            }
            last_gap = least;
        }
    }
    /// The best lower bound found, the multipliers that give it, and the numbers then.
    [[nodiscard]] double bound() const noexcept { return bound_; }
    /// The dual values that give the best bound so far.
    [[nodiscard]] const std::vector<real>& multipliers() const noexcept { return best_y_; }
    /// The values of the variables that go with them.
    [[nodiscard]] const std::vector<real>& values() const noexcept { return best_x_; }

private:
    static constexpr double infinite = std::numeric_limits<double>::infinity();
    static constexpr double near = 1e-3;  // to the optimum, in the size of the bound
    static constexpr std::size_t batch = 40;
    struct entry {
        std::uint32_t other;  // column of a row, or row of a column
        real factor;
    };

    // The entries by column, and the lengths of steps.
    void prepare() {
        const std::size_t n = cost_.size(), m = least_.size();
        first_of_column_.assign(n + 1, 0);
        step_x_.assign(n, 0);
        step_y_.assign(m, 0);
        for (std::size_t i = 0; i < m; ++i)
            for (std::size_t k = first_[i]; k < first_[i + 1]; ++k) {
                ++first_of_column_[entries_[k].other + 1];
                step_x_[entries_[k].other] += std::abs(entries_[k].factor);
                step_y_[i] += std::abs(entries_[k].factor);
            }
        for (real& s : step_x_) s = s > 0 ? 1 / s : 1;
        for (real& s : step_y_) s = s > 0 ? 1 / s : 1;
        for (std::size_t j = 0; j < n; ++j) first_of_column_[j + 1] += first_of_column_[j];
        by_column_.resize(entries_.size());
        cursor_.assign(first_of_column_.begin(), first_of_column_.end() - 1);
        for (std::size_t i = 0; i < m; ++i)
            for (std::size_t k = first_[i]; k < first_[i + 1]; ++k)
                by_column_[cursor_[entries_[k].other]++] = {static_cast<std::uint32_t>(i), entries_[k].factor};
        next_x_.resize(n);
        start();
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
        const auto distance = [](const std::vector<real>& a, const std::vector<real>& b) {
            double sum = 0;
            for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>((a[i] - b[i]) * (a[i] - b[i]));
            return std::sqrt(sum);
        };
        const double dx = distance(x_, start_x_), dy = distance(y_, start_y_);
        if (dx > 1e-9 && dy > 1e-9) balance_ = std::sqrt(balance_ * static_cast<real>(dy / dx));
        start();
    }
    void iterate() {
        ++steps_;
        const real share = 1 / static_cast<real>(steps_), step = 1 / balance_;
        for (std::size_t j = 0; j < cost_.size(); ++j) {
            const real moved = x_[j] - step_x_[j] * step * reduced_cost(j, y_);
            next_x_[j] = std::clamp(moved, real{0}, real{1});
            mean_x_[j] += (next_x_[j] - mean_x_[j]) * share;
            x_[j] = 2 * next_x_[j] - x_[j];
        }
        for (std::size_t i = 0; i < least_.size(); ++i) {
            real missing = least_[i];
            for (std::size_t k = first_[i], end = first_[i + 1]; k < end; ++k)
                missing -= entries_[k].factor * x_[entries_[k].other];
            y_[i] = (std::max)(real{0}, y_[i] + step_y_[i] * balance_ * missing);
            mean_y_[i] += (y_[i] - mean_y_[i]) * share;
        }
        x_.swap(next_x_);
    }
    [[nodiscard]] real reduced_cost(std::size_t j, const std::vector<real>& y) const {
        real left = cost_[j];
        for (std::size_t k = first_of_column_[j], end = first_of_column_[j + 1]; k < end; ++k)
            left -= by_column_[k].factor * y[by_column_[k].other];
        return left;
    }
    // How far a pair is from the optimum, and the lower bound that the multipliers give.
    [[nodiscard]] std::pair<double, double> gap(const std::vector<real>& x, const std::vector<real>& y) const {
        double cost = 0, bound = 0, worst = 0;
        for (std::size_t j = 0; j < cost_.size(); ++j) {
            cost += static_cast<double>(cost_[j] * x[j]);
            bound += static_cast<double>((std::min)(real{0}, reduced_cost(j, y)));
        }
        for (std::size_t i = 0; i < least_.size(); ++i) {
            bound += static_cast<double>(least_[i] * y[i]);
            real missing = least_[i];
            for (std::size_t k = first_[i], end = first_[i + 1]; k < end; ++k)
                missing -= entries_[k].factor * x[entries_[k].other];
            worst = (std::max)(worst, static_cast<double>(missing));
        }
        return {std::abs(cost - bound) / (1 + std::abs(bound)) + worst, bound};
    }
    void keep(double bound, const std::vector<real>& x, const std::vector<real>& y) {
        bound_ = bound;
        best_x_ = x;
        best_y_ = y;
    }

    std::vector<real> cost_, least_;
    std::vector<std::size_t> first_{0}, first_of_column_, cursor_;  // of the entries of a row, of a column
    std::vector<entry> entries_, by_column_;
    std::vector<real> x_, mean_x_, start_x_, next_x_, best_x_, step_x_;
    std::vector<real> y_, mean_y_, start_y_, best_y_, step_y_;
    real balance_ = 1;  // of the steps of the two
    double bound_ = -infinite;
    std::size_t steps_ = 0;
};

}  // namespace muster::logic::search

#endif
