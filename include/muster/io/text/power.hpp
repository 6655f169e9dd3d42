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
        const std::vector<logic::rational>* values;
    };
    std::vector<kind> kinds;
    for (const power_table::row& row : answer.members) {
        const auto same =
            std::find_if(kinds.begin(), kinds.end(), [&](const kind& k) { return *k.values == row.values; });
        if (same != kinds.end()) same->members.push_back(row.member);
        else kinds.push_back({{row.member}, &row.values});
    }
    std::stable_sort(kinds.begin(), kinds.end(), [](const kind& a, const kind& b) { return *a.values > *b.values; });
    const auto label = [](const kind& k) {
        return k.members.front() +
               (k.members.size() == 1 ? std::string{} : " and " + std::to_string(k.members.size() - 1) + " more");
    };
    const auto number = [](const logic::rational& x) {
        std::array<char, 32> digits{};
        std::snprintf(digits.data(), digits.size(), "%.4g", static_cast<double>(x));
        const std::string exact = x.str();
        constexpr std::size_t longest = 9;
        return digits.data() + (exact.find('/') != std::string::npos && exact.size() <= longest ? " = " + exact : "");
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
    return text;
}

}  // namespace muster

#endif
