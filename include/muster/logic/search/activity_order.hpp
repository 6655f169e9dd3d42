#ifndef MUSTER_LOGIC_SEARCH_ACTIVITY_ORDER_HPP
#define MUSTER_LOGIC_SEARCH_ACTIVITY_ORDER_HPP

#include <cstddef>
#include <utility>
#include <vector>

#include <muster/logic/search/variable.hpp>

namespace muster::logic::search {

/// Variables by how much recent conflicts had to do with them (Een, Sorensson, An extensible SAT-solver, 2003): a heap
/// of those that wait to be decided.
class activity_order {
public:
    /// One more variable, which waits.
    void add_variable() {
        activity_.push_back(0);
        insert(place_.push_back(absent));
    }
    [[nodiscard]] bool empty() const noexcept { return heap_.empty(); }
    /// Takes the most active out. Precondition: not empty.
    variable pop() {
        const variable top = heap_.front();
        place_[top] = absent;
        const variable last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) {
            heap_.front() = last;
            place_[last] = 0;
            sink(0);
        }
        return top;
    }
    /// Puts a variable back, if it is not there.
    void insert(variable v) {
        if (place_[v] != absent) return;
        place_[v] = heap_.size();
        heap_.push_back(v);
        rise(heap_.size() - 1);
    }
    /// A conflict had to do with it.
    void raise(variable v) {
        activity_[v] += step_;
        if (activity_[v] > 1e100) {
            for (double& a : activity_) a *= 1e-100;
            step_ *= 1e-100;
        }
        if (place_[v] != absent) rise(place_[v]);
    }
    /// What comes later counts for more.
    void age() { step_ /= 0.95; }

private:
    static constexpr std::size_t absent = ~std::size_t{0};

    [[nodiscard]] bool before(variable a, variable b) const {
        return activity_[a] != activity_[b] ? activity_[a] > activity_[b] : a < b;
    }
    void rise(std::size_t i) {
        while (i > 0 && before(heap_[i], heap_[(i - 1) / 2])) {
            exchange(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }
    void sink(std::size_t i) {
        for (;;) {
            std::size_t best = i;
            for (std::size_t child = 2 * i + 1; child <= 2 * i + 2 && child < heap_.size(); ++child)
                if (before(heap_[child], heap_[best])) best = child;
            if (best == i) return;
            exchange(i, best);
            i = best;
        }
    }
    void exchange(std::size_t i, std::size_t k) {
        std::swap(heap_[i], heap_[k]);
        place_[heap_[i]] = i;
        place_[heap_[k]] = k;
    }

    indexed<variable, double> activity_;
    indexed<variable, std::size_t> place_;  // in the heap
    std::vector<variable> heap_;
    double step_ = 1;
};

}  // namespace muster::logic::search

#endif
