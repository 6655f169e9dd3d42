#ifndef MUSTER_QUERY_EVALUATOR_HPP
#define MUSTER_QUERY_EVALUATOR_HPP

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

#include <muster/proposal/assumption.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/need_figures.hpp>
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
    explicit evaluator(muster::compiled of, world w = {});
    explicit evaluator(const proposal& p, world w = {});

    /// An independent future with the same past and steps to undo; without listeners. Some twenty bytes for each
    /// vertex.
    evaluator(const evaluator& other);
    /// The listeners are moved too.
    evaluator(evaluator&& other) noexcept;
    /// As the copy: no listener is copied, and its own are dropped.
    evaluator& operator=(const evaluator& other);
    /// As the move.
    evaluator& operator=(evaluator&& other) noexcept;
    ~evaluator();

    // ---- changing

    /// Sets a status: it cuts the thing's rule and is no evidence of what the thing depends on. Unmet for an actor sets
    /// its contributions unmet, except those for which something else is set. Throws `error` for a handle of another
    /// proposal, and where the proposal has grown, and `std::bad_alloc`; then nothing has changed. Only what is told to
    /// listeners takes memory after the change: if there is none, it has happened and they have not heard of it.
    void set(any_handle what, status is);
    /// Takes back what was set for a thing, by the caller or by the world it began with: its rule decides again.
    void reset(any_handle what);
    /// All of them as one step: takes back what was set for some things, then sets others. If a thing is set twice, the
    /// last status holds.
    void apply(std::span<const assumption> set, std::span<const any_handle> reset = {});
    void apply(std::initializer_list<assumption> set, std::initializer_list<any_handle> reset = {});

    /// Takes back the last step that was not yet taken back; listeners hear of it. False where there is none.
    bool undo();
    /// How many steps `undo` can take back.
    [[nodiscard]] std::size_t steps() const noexcept;
    /// Makes the steps so far final, which frees their memory: eight bytes for each change and eight for each step.
    void forget();

    // ---- reading

    /// The status of a thing. Constant time. Throws `error` as `set`.
    [[nodiscard]] status operator[](any_handle h) const;
    /// The things of a kind with a status, in order of addition. Linear in the things of that kind.
    template <class T>
    [[nodiscard]] std::vector<handle<T>> of_status(status s) const {
        std::vector<handle<T>> result;
        for (const handle<T> h : source().template all<T>())
            if ((*this)[h] == s) result.push_back(h);
        return result;
    }
    /// The actors that take part, in order of addition. Members, not their groups, as in an `outcome`.
    [[nodiscard]] std::vector<handle<actor>> taking_part() const;
    /// The roles that are filled, in order of addition.
    [[nodiscard]] std::vector<handle<role>> filled_roles() const;

    /// What each need of a role comes to now, as in `balance`. Costs the contributions to the role; the first time for
    /// a viewpoint also the proposal. Throws `error` for a handle of another proposal.
    [[nodiscard]] std::vector<need_figures> figures(handle<role> task) const;

    /// What the last step changed, named things and gates alike, in order of addition.
    [[nodiscard]] std::vector<status_change> changes() const;
    /// Calls `hear` after each step, in order of addition, with every contribution and actor that joined or left.
    /// A listener may change the evaluator.
    void listen(listener hear);

    /// The world it stands for: the one it began with, and what was set since. Linear.
    [[nodiscard]] world now() const;
    /// The proposal. Adding to it ends the evaluator's use.
    [[nodiscard]] const proposal& source() const noexcept;
    /// What it was made of.
    [[nodiscard]] const muster::compiled& compiled() const noexcept;

    /// Bytes of its own, for the record: what a copy costs.
    [[nodiscard]] std::size_t memory() const noexcept;

private:
    struct contents;

    std::unique_ptr<contents> contents_;
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/evaluator.hpp>
#endif

#endif
