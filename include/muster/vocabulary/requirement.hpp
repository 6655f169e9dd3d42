#ifndef MUSTER_VOCABULARY_REQUIREMENT_HPP
#define MUSTER_VOCABULARY_REQUIREMENT_HPP

#include <initializer_list>
#include <string>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/handle.hpp>
#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>
#include <muster/vocabulary/contribution.hpp>
#include <muster/vocabulary/role.hpp>
#include <muster/vocabulary/statement.hpp>

namespace muster {

/// What a requirement bears on: contributions, and roles with all contributions to them, later ones too.
class scope {
public:
    scope() = default;
    /// One contribution.
    scope(handle<contribution> one) : all_(1, one) {}
    /// A role: all its contributions.
    scope(handle<role> one) : all_(1, one) {}
    /// Several, in this order.
    scope(std::initializer_list<scope> several) {
        for (const scope& part : several) include(part);
    }
    /// More of them, at the end.
    void include(const scope& more) { all_.insert(all_.end(), more.all_.begin(), more.all_.end()); }

    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    /// How many contributions and roles it names.
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

    friend bool operator==(const scope&, const scope&) = default;

private:
    std::vector<any_handle> all_{};
};

/// A condition put on a contribution, or on a role, by the contributor or by a third party: a law, a host's consent, a
/// neighbour's refusal. It can only forbid; it never brings anybody.
struct requirement {
    std::string key{};              ///< may be empty
    scope on{};                     ///< the contributions it is put on, or the roles; at least one
    handle<actor> by{};             ///< whose condition it is
    condition when{};               ///< left out: it always holds
    handles<citation> citations{};  ///< who reports it; with none it is always in force
    muster::date date{};            ///< when it was said; none: the earliest publication of its citations
    muster::reading reading = muster::reading::not_unless;  ///< not_unless, refuses or prefers
    muster::basis basis = muster::basis::stated;            ///< said, or concluded by somebody
    handle<actor> told_by{};                                ///< who reports it, where that is not the actor itself
    handles<requirement> replaces{};                        ///< earlier requirements that it takes the place of
    std::string summary{};                                  ///< what was said, in the recorder's words

    friend bool operator==(const requirement&, const requirement&) = default;
};

}  // namespace muster

#endif
