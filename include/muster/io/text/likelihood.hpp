#ifndef MUSTER_IO_TEXT_LIKELIHOOD_HPP
#define MUSTER_IO_TEXT_LIKELIHOOD_HPP

#include <string>
#include <vector>

#include <muster/io/layout.hpp>
#include <muster/io/text/words.hpp>
#include <muster/query/likelihood.hpp>

namespace muster {

/// The probability, and the assumption it rests on.
[[nodiscard]] inline std::string to_text(const likelihood_answer& l) {
    const proposal p = l.of.get();
    const std::string name = name_of(p, l.what);
    if (l.ended != logic::ended::finished)
        return wrapped(name + ": " + logic::to_string(l.ended) + "; nothing is certain but 0 to 1.", 0, 4) + "\n";
    if (l.given_probability <= 0) return wrapped(name + ": what is taken as known cannot be.", 0, 4) + "\n";
    std::string text =
        name + ": " + detail::percent(l.least) + (l.least == l.most ? "" : " to " + detail::percent(l.most));
    text += l.leaves.empty() ? ", whatever else happens." : ", if these are independent of each other: ";
    std::vector<std::string> leaves;
    for (const auto& [leaf, probability] : l.leaves)
        leaves.push_back(name_of(p, leaf) + " (" + detail::percent(probability) + ")");
    if (!leaves.empty()) text += listed(leaves) + ".";
    return wrapped(text, 0, 4) + "\n";
}

}  // namespace muster

#endif
