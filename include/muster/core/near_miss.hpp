#ifndef MUSTER_CORE_NEAR_MISS_HPP
#define MUSTER_CORE_NEAR_MISS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// How many letters must be added, dropped, changed or swapped with a neighbour to turn a into b (Damerau 1964, each
/// place edited once). Quadratic.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = (std::min)({last[j] + 1, now[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = (std::min)(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

namespace detail {

/// A word with its letters A to Z as small ones.
[[nodiscard]] inline std::string in_small_letters(std::string_view word) {
    std::string result{word};
    for (char& letter : result)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return result;
}

}  // namespace detail

/// Finds the word nearest to one that was mistyped, be its letters large or small; the first of equals.
class near_miss {
public:
    /// Looks for words fewer than `typed.size() / 3 + 2` edits away that share more than half of their letters with it,
    /// or have one more or one less.
    explicit near_miss(std::string_view typed)
        : typed_{detail::in_small_letters(typed)}, distance_{typed.size() / 3 + 2} {}

    /// Keeps the word if it is closer than all before it. Takes as long as the product of the two lengths.
    void consider(std::string_view word) {
        const std::size_t gap = word.size() > typed_.size() ? word.size() - typed_.size() : typed_.size() - word.size();
        if (gap >= distance_) return;
        const std::size_t distance = edit_distance(typed_, detail::in_small_letters(word));
        if (distance >= distance_) return;
        const bool is_one_letter_off = distance == 1 && gap == 1;
        if (!is_one_letter_off && 2 * distance >= (std::max)(word.size(), typed_.size())) return;
        distance_ = distance;
        best_ = word;
    }
    /// The nearest word considered, if one is near enough to be meant.
    [[nodiscard]] const std::string& best() const noexcept { return best_; }
    /// `; did you mean "word"?`, or nothing.
    [[nodiscard]] std::string hint() const { return best_.empty() ? "" : "; did you mean \"" + best_ + "\"?"; }

private:
    std::string typed_;
    std::size_t distance_;
    std::string best_{};
};

}  // namespace muster

#endif
