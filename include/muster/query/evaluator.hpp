#ifndef MUSTER_QUERY_EVALUATOR_HPP
#define MUSTER_QUERY_EVALUATOR_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <muster/logic/propagation.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/query/stated_settings.hpp>
#include <muster/query/status_change.hpp>

namespace muster {

/// A compiled proposal with its state, for loops: change a status and read the consequences, at the cost of what
/// changes. At any time its statuses are those of `evaluate` in the world `now()`. One thread at a time may use an
/// evaluator; many may share one `compiled`, each with an evaluator of its own, while nobody adds to the proposal.
/// A copy is an independent future with the same past; it costs some twenty bytes for each vertex. Listeners are not
/// copied.
class evaluator {
public:
    /// Called with a contribution or an actor that joins or leaves.
    using listener = std::function<void(const status_change&)>;

    /// Evaluates the world. Linear, as `evaluate`. Throws `error` for a world that speaks of another proposal, and
    /// where the proposal has grown since it was compiled.
    explicit evaluator(muster::compiled of, world w = {})
        : compiled_{std::move(of)},
          proposal_{compiled_.current_source()},
          start_{std::make_shared<const world>(std::move(w))},
          stated_{compiled_, proposal_, *start_},
          state_{compiled_.circuit(), compiled_.users(), stated_.all()} {}
    explicit evaluator(const proposal& p, world w = {}) : evaluator(compile(p), std::move(w)) {}

    /// An independent future with the same past and steps to undo; without listeners. Some twenty bytes for each
    /// vertex.
    evaluator(const evaluator& other)
        : compiled_{other.compiled_},
          proposal_{other.compiled_.source()},
          start_{other.start_},
          stated_{other.stated_},
          state_{other.state_},
          journal_{other.journal_},
          steps_{other.steps_} {}
    /// The listeners are moved too.
    evaluator(evaluator&&) noexcept = default;
    /// As the copy: no listener is copied, and its own are dropped.
    evaluator& operator=(const evaluator& other) { return *this = evaluator{other}; }
    /// As the move.
    evaluator& operator=(evaluator&&) noexcept = default;
    ~evaluator() = default;

    // ---- changing

    /// Sets a status: it cuts the thing's rule and is no evidence of what the thing depends on. Unmet for an actor sets
    /// its contributions unmet, except those for which something else is set. Throws `error` for a handle of another
    /// proposal, and where the proposal has grown; then nothing has changed.
    void set(any_handle what, status is) { apply({assumption{what, is}}); }
    /// Takes back what was set for a thing, by the caller or by the world it began with: its rule decides again.
    void reset(any_handle what) { apply(std::span<const assumption>{}, std::span{&what, 1}); }
    /// All of them as one step: takes back what was set for some things, then sets others. If a thing is set twice, the
    /// last status holds.
    void apply(std::span<const assumption> set, std::span<const any_handle> reset = {}) {
        for (const any_handle h : reset) check(h);
        for (const assumption& a : set) check(a.what);
        steps_.push_back(journal_.size());
        const auto change = [&](any_handle h, stated::saying what) {
            const std::uint32_t p = compiled_.position(h);
            journal_.push_back({p, stated_.said_at(p)});
            say(p, what);
        };
        for (const any_handle h : reset) change(h, stated::nothing);
        for (const assumption& a : set) change(a.what, stated::said(a.is));
        finish();
    }
    void apply(std::initializer_list<assumption> set, std::initializer_list<any_handle> reset = {}) {
        apply(std::span{set.begin(), set.size()}, std::span{reset.begin(), reset.size()});
    }

    /// Takes back the last step that was not yet taken back; listeners hear of it. False where there is none.
    bool undo() {
        if (steps_.empty()) return false;
        for (; journal_.size() > steps_.back(); journal_.pop_back())
            say(journal_.back().position, journal_.back().before);
        steps_.pop_back();
        finish();
        return true;
    }
    /// How many steps `undo` can take back.
    [[nodiscard]] std::size_t steps() const noexcept { return steps_.size(); }
    /// Makes the steps so far final, which frees their memory: eight bytes for each change and eight for each step.
    void forget() {
        journal_ = {};
        steps_ = {};
    }

    // ---- reading

    /// The status of a thing. Constant time. Throws `error` as `set`.
    [[nodiscard]] status operator[](any_handle h) const {
        check(h);
        return state_[compiled_.position(h)];
    }
    /// The things of a kind with a status, in order of addition. Linear in the things of that kind.
    template <class T>
    [[nodiscard]] std::vector<handle<T>> of_status(status s) const {
        std::vector<handle<T>> result;
        for (const handle<T> h : proposal_.all<T>())
            if ((*this)[h] == s) result.push_back(h);
        return result;
    }
    /// The actors that take part, in order of addition. Members, not their groups, as in an `outcome`.
    [[nodiscard]] std::vector<handle<actor>> taking_part() const {
        std::vector<handle<actor>> result = of_status<actor>(status::met);
        std::erase_if(result, [&](handle<actor> who) { return !proposal_[who].members.empty(); });
        return result;
    }
    /// The roles that are filled, in order of addition.
    [[nodiscard]] std::vector<handle<role>> filled_roles() const { return of_status<role>(status::met); }

    /// What the last step changed, named things and gates alike, in order of addition.
    [[nodiscard]] std::vector<status_change> changes() const {
        std::vector<status_change> result;
        result.reserve(state_.changes().size());
        for (const logic::propagation::change& c : state_.changes())
            result.push_back({compiled_.handle_at(c.position), c.before, state_[c.position]});
        std::sort(result.begin(), result.end(),
                  [](const status_change& a, const status_change& b) { return a.what < b.what; });
        return result;
    }
    /// Calls `hear` after each step, in order of addition, with every contribution and actor that joined or left.
    /// A listener may change the evaluator.
    void listen(listener hear) { listeners_.push_back(std::move(hear)); }

    /// The world it stands for: the one it began with, and what was set since. Linear.
    [[nodiscard]] world now() const {
        world result{start_->from()};
        for (std::uint32_t v = 0; v < stated_.size(); ++v) {
            const stated::saying said = stated_.said_at(compiled_.circuit().position(v));
            if (said == stated::nothing) continue;
            const any_handle h = proposal_.handle_of(v);
            if ((said & stated::by_caller) == 0) result.set(*start_->find(h));
            else result.set({h, static_cast<status>(said & ~stated::by_caller), cause::overridden, {}});
        }
        return result;
    }
    /// What it was made of.
    [[nodiscard]] const muster::compiled& compiled() const noexcept { return compiled_; }

    /// Bytes of its own, for the record: what a copy costs.
    [[nodiscard]] std::size_t memory() const noexcept {
        return stated_.memory() + state_.memory() + journal_.capacity() * sizeof(entry) +
               steps_.capacity() * sizeof(std::size_t);
    }

private:
    using stated = detail::stated_settings;
    struct entry {
        std::uint32_t position;
        stated::saying before;
    };

    void check(any_handle h) const {
        proposal_.check(h);
        if (proposal_.size() != stated_.size()) (void)compiled_.current_source();
    }

    void say(std::uint32_t p, stated::saying what) {
        stated_.say(p, what, [this](std::uint32_t q) { state_.set(q, stated_[q]); });
    }

    void finish() {
        state_.propagate();
        if (listeners_.empty()) return;
        std::vector<status_change> heard;
        for (const status_change& c : changes()) {
            if (!c.joined() && !c.left()) continue;
            const node_value& value = proposal_.graph()[c.what.index()].value;
            if (std::holds_alternative<contribution>(value) || std::holds_alternative<actor>(value)) heard.push_back(c);
        }
        for (const status_change& c : heard)
            for (std::size_t i = 0; i < listeners_.size(); ++i) listeners_[i](c);
    }

    muster::compiled compiled_;
    proposal proposal_;  // never added to
    std::shared_ptr<const world> start_;
    stated stated_;
    logic::propagation state_;
    std::vector<entry> journal_{};
    std::vector<std::size_t> steps_{};  // where each begins in the journal
    std::deque<listener> listeners_{};
};

}  // namespace muster

#endif
