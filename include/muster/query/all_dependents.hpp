#ifndef MUSTER_QUERY_ALL_DEPENDENTS_HPP
#define MUSTER_QUERY_ALL_DEPENDENTS_HPP

#include <cstddef>
#include <span>
#include <vector>

#include <muster/query/answer.hpp>
#include <muster/query/compile.hpp>
#include <muster/query/dependents.hpp>

namespace muster {

/// A contribution whose participation depends on a thing, and how: what `dependents` says of it without chains and
/// sources.
struct hanging {
    handle<muster::contribution> contribution{};  ///< whose participation depends on the thing
    any_handle on{};                              ///< as in `dependent`
    dependence how = dependence::contingent;      ///< how strictly
    bool exact = false;                           ///< as in `dependent`

    friend bool operator==(const hanging&, const hanging&) = default;
};

namespace detail {
class all_dependents_search;
}

/// The answer of `all_dependents`: for every thing asked about, what depends on it.
class all_dependents_answer : public answer_base {
public:
    /// How many things were asked about, and what depends on number `i`, in the order of `dependents`.
    [[nodiscard]] std::size_t size() const noexcept { return things_.size(); }
    /// The thing of number `i`, in the order asked.
    [[nodiscard]] any_handle thing(std::size_t i) const { return things_[i]; }
    /// What depends on thing number `i`.
    [[nodiscard]] std::span<const hanging> operator[](std::size_t i) const {
        return std::span{found_}.subspan(first_[i], first_[i + 1] - first_[i]);
    }

    friend bool operator==(const all_dependents_answer&, const all_dependents_answer&) = default;

private:
    friend class detail::all_dependents_search;

    std::vector<any_handle> things_{};
    std::vector<std::size_t> first_{};  // where the dependents of each thing begin, and where the last end
    std::vector<hanging> found_{};
};

/// For every thing asked about the contributions that `dependents` finds, 64 or 512 things in a pass over what they
/// change: which depend on it, and whether it is necessary for them. Contingent says here that an arrow leads to the
/// thing; `dependents`, which searches further, may show that the thing is necessary after all, that it never matters,
/// or that the contribution never comes. `exact` is false there. From a viewpoint it takes the statements in force.
/// Throws `error` for a handle of another proposal.
[[nodiscard]] all_dependents_answer all_dependents(const compiled& c, std::span<const any_handle> things,
                                                   const viewpoint& from = {});
/// The same of everything that has a name.
[[nodiscard]] all_dependents_answer all_dependents(const compiled& c, const viewpoint& from = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/all_dependents.hpp>
#endif

#endif
