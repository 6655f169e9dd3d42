#ifndef MUSTER_IO_PHRASES_LEAD_HPP
#define MUSTER_IO_PHRASES_LEAD_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::detail {

/// A sentence with room in it: `{0} would not`. The page's program fills the same ones.
struct pattern {
    const char* name;   ///< by which it is found
    const char* words;  ///< `{0}`, `{1}` are what is filled in
};

/// The sentences of the panel that answers on top of a page, of its figures and of its filters.
inline constexpr std::array<pattern, 28> lead_patterns{{
    {"come", "Would come"},
    {"may", "May come"},
    {"waits", "Who waits for what"},
    {"missing", "What is missing"},
    {"watch", "What to watch"},
    {"nobody", "nobody"},
    {"counted", "{0}: {1}"},
    {"and_not", "{0}; {1} would not"},
    {"for", "{0} for {1}"},
    {"own", "its own decision"},
    {"not", "not this: {0}"},
    {"nobody_waits", "nobody who made an offer waits for anything"},
    {"short", "{0}: {1} of {2}"},
    {"nothing_missing", "nothing"},
    {"no_needs", "no role names a need"},
    {"one_waits", "{0} (1 waits for it)"},
    {"several_wait", "{0} ({1} wait for it)"},
    {"nothing_to_watch", "nothing that anybody waits for"},
    {"more", "{0} more"},
    {"unbounded", "any number"},
    {"between", "{0} to {1}"},
    {"or_more", "{0} or more"},
    {"size", "{0} ({1})"},
    {"assumed", "{0}, assumed"},
    {"not_all_named", "{0}, and more not named"},
    {"if", "If {0}: "},
    {"is", "{0} is {1}"},
    {"shown", "{0} of {1} are shown."},
}};

/// The figures of a need as the page lists them, by the names that their bars have.
inline constexpr std::array<pattern, 7> figure_names{{
    {"needed", "Needed"},
    {"deployed", "Deployed"},
    {"firm", "Firm"},
    {"possible", "Possible"},
    {"barred", "Barred"},
    {"missing", "Missing"},
    {"unsized", "Of unknown size"},
}};

/// A pattern of the panel, filled. Precondition: there is one of this name.
[[nodiscard]] inline std::string lead_words(std::string_view name, const std::vector<std::string>& with = {}) {
    std::string_view words;
    for (const pattern& p : lead_patterns)
        if (p.name == name) words = p.words;
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != '{') {
            result += words[i];
            continue;
        }
        result += with[static_cast<std::size_t>(words[i + 1] - '0')];
        i += 2;
    }
    return result;
}

/// Some of a list, as a sentence lists them: past `most` it says how many more.
[[nodiscard]] inline std::string lead_list(std::vector<std::string> all, std::size_t most, const char* between = ", ",
                                           const char* last = " and ") {
    if (all.size() > most + 1) {
        const std::size_t more = all.size() - most;
        all.resize(most);
        all.push_back(lead_words("more", {std::to_string(more)}));
    }
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i)
        result += (i == 0 ? "" : i + 1 == all.size() ? last : between) + all[i];
    return result;
}

}  // namespace muster::detail

#endif
