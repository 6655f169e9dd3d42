#ifndef MUSTER_IO_PHRASES_PHRASEBOOK_HPP
#define MUSTER_IO_PHRASES_PHRASEBOOK_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <muster/io/document.hpp>
#include <muster/logic/natural.hpp>
#include <muster/proposal/assumption.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/world.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster {

/// The words for the things of a proposal, which all answers share. The names of facts are labels, since people name
/// facts by clauses ("there is a ceasefire"), nouns ("a ceasefire") and negatives ("the three months are not over"):
/// they stand after "this holds:", never as the subject of a verb. The names of all other things are nouns.
class phrasebook {
public:
    /// The proposal must outlive it.
    explicit phrasebook(const proposal& p) : proposal_{p} {}

    // ---- names

    /// What people call a thing: its name, else its key; for what has neither, what it is. Throws `error` for a handle
    /// of another proposal.
    [[nodiscard]] text::line name(any_handle h) const;
    /// A name as the object of a verb: of a fact `this: there is a ceasefire`.
    [[nodiscard]] text::line as_object(any_handle h) const;
    /// Several, as a sentence lists them; past `most` it says how many more.
    [[nodiscard]] text::line names(const std::vector<any_handle>& several, std::size_t most = 1000) const;
    /// The role of a contribution, without the actor.
    [[nodiscard]] text::line role_of(handle<contribution> h) const;
    /// What somebody said, in the recorder's words or by its condition: `Azerbaijan will not come unless this holds:
    /// ...`.
    [[nodiscard]] text::line statement(any_handle h) const;
    /// A condition: `a ceasefire, and at least 2 of these: ...`.
    [[nodiscard]] text::line condition(const muster::condition& what) const;

    // ---- statuses

    /// The status of a thing in a few words: `would come`, `is not in force`; of a fact `met`.
    [[nodiscard]] text::line status_words(any_handle h, status is) const;
    /// Thing and status: `Jordan (police) would come`, `there is a ceasefire: not met`.
    [[nodiscard]] text::line statement_of_status(any_handle h, status is) const;
    /// The same as what is supposed, wanted or waited for: `Jordan comes (police)`, `this holds: there is a ceasefire`.
    [[nodiscard]] text::line clause(any_handle h, status is) const;
    /// What would have to be so, things of a kind together: `these hold: ...; China and France vote for it`.
    [[nodiscard]] text::line changes(const std::vector<assumption>& all) const;
    /// Why a thing has its status, as a clause; empty where the status says it all.
    [[nodiscard]] static std::string why(cause c);
    /// Why a statement is not in force, as a clause.
    [[nodiscard]] static std::string why(hidden_because c);

    // ---- sources and days

    /// Who says so: the speaker and whether on the record, the publisher, the day.
    [[nodiscard]] text::line source(handle<citation> h) const;
    /// Several, in brackets with a space before; nothing where there are none.
    [[nodiscard]] text::line sources(const std::vector<handle<citation>>& several) const;
    [[nodiscard]] text::line sources(const handles<citation>& several) const {
        return sources(std::vector<handle<citation>>(several.begin(), several.end()));
    }
    /// The view in words: the day, known by when, on whose word, what is assumed, what later reports are left
    /// out.
    [[nodiscard]] text::line view(const world& in) const;
    /// The day alone: `On 8 November 2025`, or `By all that was ever said`.
    [[nodiscard]] static std::string day(const viewpoint& from);

    /// The proposal.
    [[nodiscard]] const proposal& source() const noexcept { return proposal_; }

private:
    const proposal& proposal_;
};

/// What people call a thing, as plain text. Throws `error` for a handle of another proposal.
[[nodiscard]] std::string name_of(const proposal& p, any_handle h);
/// A source as a sentence names it, as plain text.
[[nodiscard]] std::string name_of(const proposal& p, handle<citation> h);

namespace text {

/// A number as people read it: `20,000`.
[[nodiscard]] std::string number(std::uint64_t n);

/// An amount in its unit: `20,000 personnel`.
[[nodiscard]] std::string amount(std::uint64_t n, std::string_view unit);

/// What a role needs: `300 personnel and 10 helicopters`.
[[nodiscard]] std::string amounts(const needs& all);
[[nodiscard]] std::string number(const logic::natural& n);
/// A probability in per cent, to four digits.
[[nodiscard]] std::string percent(double p);
/// What is not counted because nobody named its size; empty where there is nothing.
[[nodiscard]] std::string not_counted(std::uint64_t unsized);
/// A count and what is counted: `1 report`, `3 reports`.
[[nodiscard]] std::string counted(std::uint64_t n, const char* one, const char* several);

}  // namespace text

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/phrasebook.hpp>
#endif

#endif
