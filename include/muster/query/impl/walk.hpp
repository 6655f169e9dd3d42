#ifndef MUSTER_QUERY_IMPL_WALK_HPP
#define MUSTER_QUERY_IMPL_WALK_HPP

#include <memory>
#include <utility>

#include <muster/proposal/impl/chronicle.hpp>
#include <muster/proposal/impl/history.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/impl/evaluation.hpp>

namespace muster::detail {

/// Evaluates the worlds of several days, one after the other: what does not hang on the day is found once. A day costs
/// what the proposal holds, and not how often things were reported.
class walk {
public:
    /// See `history`.
    walk(const compiled& c, const viewpoint& from, bool learns)
        : compiled_{c},
          proposal_{c.current_source()},
          events_{std::make_shared<const chronicle>(proposal_, learns || !knows_all(from))},
          history_{proposal_, from, learns} {}

    walk(const walk&) = delete;
    walk& operator=(const walk&) = delete;

    /// The evaluation of a day, which must not outlive the walk. Precondition: no day after it was asked for before.
    [[nodiscard]] std::unique_ptr<const evaluation> on(const viewpoint& from) {
        in_force said{proposal_, from, events_};
        world now = history_.on(from, said);
        return std::make_unique<const evaluation>(compiled_, std::move(now), std::move(said));
    }

private:
    const compiled& compiled_;
    const proposal proposal_;
    const std::shared_ptr<const chronicle> events_;
    history history_;
};

}  // namespace muster::detail

#endif
