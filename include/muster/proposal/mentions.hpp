#ifndef MUSTER_PROPOSAL_MENTIONS_HPP
#define MUSTER_PROPOSAL_MENTIONS_HPP

#include <chrono>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/handle.hpp>
#include <muster/core/indexed.hpp>
#include <muster/core/vertex.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// Since when everything in a proposal can have been known. What somebody says, and what happens, is known once one of
/// its sources is published, or on its own day where none has a date. Each other thing is known once a source that says
/// that it is there is published, or once something known names it. What has no source and is named by nothing, or by
/// reports alone, was always known; but not a contribution or a vote, which is made at first mention. In a part of a
/// proposal, `proposal::mentioned_on` says since when others had mentioned it.
class mentions {
public:
    /// Before every day.
    static constexpr std::chrono::sys_days always = (std::chrono::sys_days::min)();
    /// After every day.
    static constexpr std::chrono::sys_days never = (std::chrono::sys_days::max)();

    /// Linear in the proposal, but for the sorting of days. Keeps nothing of it.
    explicit mentions(const proposal& p);

    /// The day on which a vertex was first mentioned. A gate never is.
    [[nodiscard]] std::chrono::sys_days of(detail::vertex v) const { return first_[v]; }
    /// The day on which what a vertex says was first known. It differs from the first mention only for a precondition,
    /// which may be named before anybody says what it stands for.
    [[nodiscard]] std::chrono::sys_days of_words(detail::vertex v) const { return words_[v]; }

    /// The day on which an event was first known.
    [[nodiscard]] static std::chrono::sys_days of(const proposal& p, const event& e) {
        return of_sources(p, e.citations, e.date);
    }

private:
    [[nodiscard]] static std::chrono::sys_days of_sources(const proposal& p, const handles<citation>& cited, date own);
    void spread(const proposal& p, std::vector<detail::vertex>& todo, std::chrono::sys_days day);

    detail::indexed<detail::vertex, std::chrono::sys_days> first_;
    detail::indexed<detail::vertex, std::chrono::sys_days> words_;
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/mentions.hpp>
#endif

#endif
