#ifndef MUSTER_IO_TEXT_POWER_HPP
#define MUSTER_IO_TEXT_POWER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include <muster/council/power.hpp>
#include <muster/io/layout.hpp>
#include <muster/io/names.hpp>

namespace muster {

/// A row for each index and a column for each kind of member, members of equal power being of one kind; the most
/// powerful first. Short fractions are given exactly.
[[nodiscard]] inline std::string to_text(const power_table& answer) {
    struct kind {
        std::vector<std::string> members;
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
        return k.members.front() +
               (k.members.size() == 1 ? std::string{} : " and " + std::to_string(k.members.size() - 1) + " more");
    };
    const auto rounded = [](double x, const char* digits) {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), digits, x);
        return std::string{text.data()};
    };
    const auto number = [&](const power_value& x) {
        if (!x.exact) return rounded(x.value, "%.4g") + " +/- " + rounded(x.error, "%.1g");
        const std::string exact = x.exact->str();
        constexpr std::size_t longest = 9;
        return rounded(x.value, "%.4g") +
               (exact.find('/') != std::string::npos && exact.size() <= longest ? " = " + exact : "");
    };
    std::string text = wrapped("Power in \"" + answer.of + "\":", 0, 4) + "\n";
    if (kinds.empty()) return text + "  nobody has a part in it\n";
    constexpr std::size_t at_once = 3;
    for (std::size_t first = 0; first < kinds.size(); first += at_once) {
        const std::size_t last = (std::min)(first + at_once, kinds.size());
        std::vector<std::string> heads{"index"};
        for (std::size_t k = first; k < last; ++k) heads.push_back(label(kinds[k]));
        table rows{std::move(heads)};
        for (std::size_t i = 0; i < answer.indices.size(); ++i) {
            std::vector<std::string> row{to_string(answer.indices[i])};
            for (std::size_t k = first; k < last; ++k) row.push_back(number((*kinds[k].values)[i]));
            rows.add(std::move(row));
        }
        text += "\n" + rows.text(2);
    }
    bool is_first = true;
    for (const kind& k : kinds) {
        if (k.members.size() == 1) continue;
        text += (is_first ? "\n" : "") + wrapped(label(k) + ": " + listed(k.members), 2, 4) + "\n";
        is_first = false;
    }
    if (answer.ended != logic::ended::finished)
        text += "\n" +
                wrapped(std::string{"Counting "} + logic::to_string(answer.ended) +
                            ". Values with +/- are estimated from random votes, with their standard error.",
                        0, 4) +
                "\n";
    return text;
}

}  // namespace muster

#endif
