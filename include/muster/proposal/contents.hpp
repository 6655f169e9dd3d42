#ifndef MUSTER_PROPOSAL_CONTENTS_HPP
#define MUSTER_PROPOSAL_CONTENTS_HPP

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/error.hpp>
#include <muster/core/handle.hpp>
#include <muster/core/key_table.hpp>
#include <muster/proposal/graph.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/vocabulary/body.hpp>
#include <muster/vocabulary/citation.hpp>
#include <muster/vocabulary/condition.hpp>
#include <muster/vocabulary/event.hpp>

namespace muster::detail {

/// A condition on numbers, and the gates that count for it.
struct amount_condition {
    static constexpr std::uint32_t contributors = 0xFFFFFFFFU;  ///< in place of a need

    condition::term what{};    ///< as it was said
    std::uint32_t to = 0;      ///< the role
    std::uint32_t need = 0;    ///< which of its needs has the unit; `contributors`: these are counted
    std::uint32_t whole = 0;   ///< the condition; of a share: an open top, or all of the next
    std::uint32_t both = 0;    ///< of a share: something comes, the sum is reached, and no other's top is open
    std::uint32_t some = 0;    ///< of a share: something comes
    std::uint32_t sum = 0;     ///< adds up; of a share, with what the others do not send
    std::uint64_t others = 0;  ///< of a share: what all the others offer, times `parts`
};

/// All that a proposal holds.
struct contents {
    std::string name{};
    graph_type graph{};
    std::vector<citation> citations{};
    std::vector<body> bodies{};
    std::vector<event> events{};
    key_table keys{};
    std::array<std::vector<std::uint32_t>, std::variant_size_v<node_value>> by_kind{};  // in order of addition
    std::multimap<std::uint32_t, std::uint32_t> requirements_on_role{};
    // how many offers of a range a contribution has, by contribution and need: see `draft`
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ranges{};
    std::map<std::uint32_t, std::uint32_t> unprompted{};  // gates, by contribution
    std::map<std::uint32_t, condition> adopted_when{};    // the rule of adoption, by mandate
    std::vector<amount_condition> amounts{};
    std::multimap<std::uint32_t, std::uint32_t> amounts_on_role{};  // their numbers
    std::set<std::uint32_t> mentioned{};           // actors of which no more is said yet than their key
    std::map<std::uint32_t, date> mentioned_on{};  // by something that is not here, by vertex
    stamp current{};
    std::vector<std::pair<stamp, std::uint32_t>>
        lineage{};                                   // of copies: older stamps, and how many vertices they cover
    std::vector<std::uint32_t> lineage_citations{};  // and how many citations

    // In numbers of the key table; those of vertices have neither.
    static constexpr std::uint32_t citation_bit = 0x80000000U;
    static constexpr std::uint32_t body_bit = 0x40000000U;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(boost::num_vertices(graph)); }

    [[nodiscard]] stamp stamp_of(std::uint32_t vertex) const {
        for (const auto& [old, count] : lineage)
            if (vertex < count) return old;
        return current;
    }
    [[nodiscard]] stamp stamp_of_citation(std::uint32_t number) const {
        for (std::size_t i = 0; i < lineage.size(); ++i)
            if (number < lineage_citations[i]) return lineage[i].first;
        return current;
    }
    [[nodiscard]] bool owns(any_handle h) const { return h.index() < size() && stamp_of(h.index()) == h.belongs_to(); }
    [[nodiscard]] bool owns(handle<citation> h) const {
        return h.index() < citations.size() && stamp_of_citation(h.index()) == h.belongs_to();
    }
    [[nodiscard]] bool knows(stamp s) const {
        for (const auto& [old, count] : lineage)
            if (old == s) return true;
        return s == current;
    }

    template <class T>
    [[nodiscard]] const T* get(std::uint32_t vertex) const {
        return std::get_if<T>(&graph[vertex].value);
    }

    // The key of a vertex that has one of its own; empty for the others.
    [[nodiscard]] std::string_view key_of(std::uint32_t vertex) const { return own_key_of(graph[vertex].value); }
    [[nodiscard]] std::string_view key_of_number(std::uint32_t number) const;
    [[nodiscard]] static constexpr bool is_vertex(std::uint32_t number) { return number < body_bit; }
    // What a number of the key table stands for.
    [[nodiscard]] const kind& kind_of_number(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t find_number(std::string_view key) const;

    // The day a statement counts as said: its own date, else the earliest publication of its citations; may be none.
    [[nodiscard]] date day_said(date own, const handles<citation>& cited) const;
    [[nodiscard]] std::uint32_t ranges_of(std::pair<std::uint32_t, std::uint32_t> of) const;
};

[[noreturn]] void refuse(errc code, std::string_view key, const std::string& why);

[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace muster::detail

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/contents.hpp>
#endif

#endif
