#ifndef MUSTER_PROPOSAL_IMPL_CONTENTS_HPP
#define MUSTER_PROPOSAL_IMPL_CONTENTS_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <boost/throw_exception.hpp>

#include <muster/core/inline.hpp>
#include <muster/proposal/contents.hpp>

namespace muster::detail {

MUSTER_INLINE std::string_view contents::key_of_number(std::uint32_t number) const {
    if ((number & citation_bit) != 0) return citations[number & ~citation_bit].key;
    if ((number & body_bit) != 0) return bodies[number & ~body_bit].key;
    return key_of(number);
}

MUSTER_INLINE const kind& contents::kind_of_number(std::uint32_t number) const {
    if ((number & citation_bit) != 0) return kind_of_type<citation>;
    return is_vertex(number) ? kind_of(graph[number].value) : kind_of_type<body>;
}

MUSTER_INLINE std::uint32_t contents::find_number(std::string_view key) const {
    return keys.find(key, [this](std::uint32_t n) { return key_of_number(n); });
}

MUSTER_INLINE date contents::day_said(date own, const handles<citation>& cited) const {
    if (own != date{}) return own;
    date earliest{};
    for (const handle<citation> c : cited)
        if (const date d = citations[c.index()].published; d != date{})
            if (earliest == date{} || d.day() < earliest.day()) earliest = d;
    return earliest;
}

MUSTER_INLINE std::uint32_t contents::ranges_of(std::pair<std::uint32_t, std::uint32_t> of) const {
    const auto known = ranges.find(of);
    return known == ranges.end() ? 0 : known->second;
}

MUSTER_INLINE void refuse(errc code, std::string_view key, const std::string& why) {
    boost::throw_exception(error(code, std::string{key}, why));
}

MUSTER_INLINE std::string in_quotes(std::string_view text) {
    return "\"" + std::string{text} + "\"";
}

}  // namespace muster::detail

#endif
