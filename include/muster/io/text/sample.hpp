#ifndef MUSTER_IO_TEXT_SAMPLE_HPP
#define MUSTER_IO_TEXT_SAMPLE_HPP

#include <algorithm>
#include <string>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/sample.hpp>

namespace muster {

/// The estimate with its standard error, and the assumption it rests on.
[[nodiscard]] inline std::string to_text(const sampled_likelihood& s) {
    const proposal p = s.of.get();
    if (s.worlds == 0) return wrapped(name_of(p, s.what) + ": no world was drawn.", 0, 4) + "\n";
    std::string text = name_of(p, s.what) + ": about " + detail::percent(s.least);
    if (s.least != s.most) text += " to " + detail::percent(s.most);
    text += " (standard error " + detail::percent((std::max)(s.least_error, s.most_error)) + "; " +
            std::to_string(s.worlds) + " worlds, seed " + std::to_string(s.seed) +
            "), if what is believed of is independent of each other.";
    return wrapped(text, 0, 4) + "\n";
}

}  // namespace muster

#endif
