#ifndef MUSTER_IO_PHRASES_IMPL_POWER_HPP
#define MUSTER_IO_PHRASES_IMPL_POWER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/phrases/power.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const power_table& answer) {
    struct kind {
        std::vector<text::line> members;
        const std::vector<power_value>* values;
    };
    std::vector<kind> kinds;
    for (const power_table::row& row : answer.members) {
        const auto same =
            std::find_if(kinds.begin(), kinds.end(), [&](const kind& k) { return *k.values == row.values; });
        if (same != kinds.end()) same->members.push_back(row.member);
        else kinds.push_back({{row.member}, &row.values});
    }
    std::stable_sort(kinds.begin(), kinds.end(), [](const kind& a, const kind& b) {
        return std::lexicographical_compare(
            b.values->begin(), b.values->end(), a.values->begin(), a.values->end(),
            [](const power_value& x, const power_value& y) { return x.value < y.value; });
    });
    const auto label = [](const kind& k) {
        return k.members.front().text() +
               (k.members.size() == 1 ? std::string{} : " and " + text::number(k.members.size() - 1) + " more");
    };
    const auto rounded = [](double x, int digits) {
        std::array<char, 32> written{};
        std::snprintf(written.data(), written.size(), "%.*g", digits, x);
        return std::string{written.data()};
    };
    const auto number = [&](const power_value& x) {
        if (!x.exact) return rounded(x.value, 4) + " +/- " + rounded(x.error, 1);
        const std::string exact = x.exact->str();
        constexpr std::size_t longest = 9;
        return rounded(x.value, 4) +
               (exact.find('/') != std::string::npos && exact.size() <= longest ? " = " + exact : "");
    };
    text::document result;
    result.heading("Power in this: " + answer.of);
    if (kinds.empty()) result.paragraph("Nobody has a part in it.");
    constexpr std::size_t at_once = 3;
    for (std::size_t first = 0; first < kinds.size(); first += at_once) {
        const std::size_t last = (std::min)(first + at_once, kinds.size());
        std::vector<text::line> heads{"index"};
        for (std::size_t k = first; k < last; ++k) heads.push_back(label(kinds[k]));
        std::vector<std::vector<text::line>> rows;
        for (std::size_t i = 0; i < answer.indices.size(); ++i) {
            std::vector<text::line> row{to_string(answer.indices[i])};
            for (std::size_t k = first; k < last; ++k) row.push_back(number((*kinds[k].values)[i]));
            rows.push_back(std::move(row));
        }
        result.table(std::move(heads), std::move(rows));
    }
    for (const kind& k : kinds)
        if (k.members.size() > 1) result.paragraph(text::line{label(k) + ": "} + text::listed(k.members));
    if (answer.ended != logic::ended::finished)
        result.paragraph(text::not_whole(answer.ended) +
                         " Values with +/- are estimated from random votes, with their standard error.");
    return result;
}

}  // namespace muster

#endif
