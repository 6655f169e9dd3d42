#ifndef MUSTER_QUERY_IMPL_EVALUATOR_HPP
#define MUSTER_QUERY_IMPL_EVALUATOR_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/propagation.hpp>
#include <muster/query/evaluator.hpp>
#include <muster/query/impl/stated_settings.hpp>

namespace muster {

struct evaluator::contents {
    using stated_settings = detail::stated_settings;
    struct entry {
        logic::position at;
        stated_settings::saying before;
    };

    contents(muster::compiled c, world w)
        : of{std::move(c)},
          source{of.current_source()},
          start{std::make_shared<const world>(std::move(w))},
          stated{of, source, *start},
          state{of.circuit(), of.users(), stated.all()} {}
    // Listeners are not copied.
    contents(const contents& other)
        : of{other.of},
          source{other.of.source()},
          start{other.start},
          stated{other.stated},
          state{other.state},
          journal{other.journal},
          steps{other.steps} {}
    contents& operator=(const contents&) = delete;

    void check(any_handle h) const {
        source.check(h);
        if (source.size() != stated.size()) (void)of.current_source();
    }
    void say(logic::position p, stated_settings::saying what) {
        stated.say(p, what, [this](logic::position q) { state.set(q, stated[q]); });
    }

    muster::compiled of;
    proposal source;  // never added to
    std::shared_ptr<const world> start;
    stated_settings stated;
    logic::propagation state;
    std::vector<entry> journal{};
    std::vector<std::size_t> steps{};  // where each begins in the journal
    std::deque<listener> listeners{};
};

namespace detail {

// Works out what the last step changed, and lets the listeners hear it. One of them may change the evaluator.
template <class Contents>
void finish_step(const evaluator& e, Contents& c) {
    c.state.propagate();
    if (c.listeners.empty()) return;
    std::vector<status_change> heard;
    for (const status_change& change : e.changes()) {
        if (!change.joined() && !change.left()) continue;
        const node_value& value = value_of(c.source.graph(), vertex_of(change.what));
        if (std::holds_alternative<contribution>(value) || std::holds_alternative<actor>(value))
            heard.push_back(change);
    }
    for (const status_change& change : heard)
        for (std::size_t i = 0; i < c.listeners.size(); ++i) c.listeners[i](change);
}

}  // namespace detail

MUSTER_INLINE evaluator::evaluator(muster::compiled of, world w)
    : contents_{std::make_unique<contents>(std::move(of), std::move(w))} {}

MUSTER_INLINE evaluator::evaluator(const proposal& p, world w) : evaluator(compile(p), std::move(w)) {}

MUSTER_INLINE evaluator::evaluator(const evaluator& other) : contents_{std::make_unique<contents>(*other.contents_)} {}

MUSTER_INLINE evaluator::evaluator(evaluator&& other) noexcept = default;

MUSTER_INLINE evaluator& evaluator::operator=(const evaluator& other) {
    return *this = evaluator{other};
}

MUSTER_INLINE evaluator& evaluator::operator=(evaluator&& other) noexcept = default;

MUSTER_INLINE evaluator::~evaluator() = default;

// ---- changing

MUSTER_INLINE void evaluator::set(any_handle what, status is) {
    apply({assumption{what, is}});
}

MUSTER_INLINE void evaluator::reset(any_handle what) {
    apply(std::span<const assumption>{}, std::span{&what, 1});
}

MUSTER_INLINE void evaluator::apply(std::span<const assumption> set, std::span<const any_handle> reset) {
    using stated = detail::stated_settings;
    contents& c = *contents_;
    for (const any_handle h : reset) c.check(h);
    for (const assumption& a : set) c.check(a.what);
    c.steps.push_back(c.journal.size());
    const auto change = [&](any_handle h, stated::saying what) {
        const logic::position p = c.of.position_of(h);
        c.journal.push_back({p, c.stated.said_at(p)});
        c.say(p, what);
    };
    for (const any_handle h : reset) change(h, stated::nothing);
    for (const assumption& a : set) change(a.what, stated::said(a.is));
    detail::finish_step(*this, c);
}

MUSTER_INLINE void evaluator::apply(std::initializer_list<assumption> set, std::initializer_list<any_handle> reset) {
    apply(std::span{set.begin(), set.size()}, std::span{reset.begin(), reset.size()});
}

MUSTER_INLINE bool evaluator::undo() {
    contents& c = *contents_;
    if (c.steps.empty()) return false;
    for (; c.journal.size() > c.steps.back(); c.journal.pop_back()) c.say(c.journal.back().at, c.journal.back().before);
    c.steps.pop_back();
    detail::finish_step(*this, c);
    return true;
}

MUSTER_INLINE std::size_t evaluator::steps() const noexcept {
    return contents_->steps.size();
}

MUSTER_INLINE void evaluator::forget() {
    contents_->journal = {};
    contents_->steps = {};
}

// ---- reading

MUSTER_INLINE status evaluator::operator[](any_handle h) const {
    contents_->check(h);
    return contents_->state[contents_->of.position_of(h)];
}

MUSTER_INLINE std::vector<handle<actor>> evaluator::taking_part() const {
    std::vector<handle<actor>> result = of_status<actor>(status::met);
    std::erase_if(result, [&](handle<actor> who) { return !source()[who].members.empty(); });
    return result;
}

MUSTER_INLINE std::vector<handle<role>> evaluator::filled_roles() const {
    return of_status<role>(status::met);
}

MUSTER_INLINE std::vector<status_change> evaluator::changes() const {
    const logic::propagation& state = contents_->state;
    std::vector<status_change> result;
    result.reserve(state.changes().size());
    for (const logic::propagation::change& c : state.changes())
        result.push_back({contents_->of.handle_at(c.position), c.before, state[c.position]});
    std::sort(result.begin(), result.end(),
              [](const status_change& a, const status_change& b) { return a.what < b.what; });
    return result;
}

MUSTER_INLINE void evaluator::listen(listener hear) {
    contents_->listeners.push_back(std::move(hear));
}

MUSTER_INLINE world evaluator::now() const {
    using stated = detail::stated_settings;
    const contents& c = *contents_;
    world result{c.start->from()};
    for (const detail::vertex v : detail::indices<detail::vertex>(c.stated.size())) {
        const stated::saying said = c.stated.said_at(c.of.circuit().position_of(v));
        if (said == stated::nothing) continue;
        const any_handle h = c.source.handle_of(v);
        if ((said & stated::by_caller) == 0) result.set(*c.start->find(h));
        else result.set({h, static_cast<status>(said & ~stated::by_caller), cause::overridden, {}});
    }
    return result;
}

MUSTER_INLINE const proposal& evaluator::source() const noexcept {
    return contents_->source;
}

MUSTER_INLINE const muster::compiled& evaluator::compiled() const noexcept {
    return contents_->of;
}

MUSTER_INLINE std::size_t evaluator::memory() const noexcept {
    return contents_->stated.memory() + contents_->state.memory() +
           contents_->journal.capacity() * sizeof(contents::entry) + contents_->steps.capacity() * sizeof(std::size_t);
}

}  // namespace muster

#endif
