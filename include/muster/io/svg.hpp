#ifndef MUSTER_IO_SVG_HPP
#define MUSTER_IO_SVG_HPP

#include <string>

#include <muster/io/picture/of_answers.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/io/svg/writer.hpp>

namespace muster {

/// A picture as an SVG file of its own, laid out here: Graphviz is not needed. It fetches nothing and runs nothing;
/// any text comes out as it is. Deterministic.
[[nodiscard]] inline std::string to_svg(const picture& drawn) {
    return detail::svg_writer{drawn}.text();
}
[[nodiscard]] inline std::string to_svg(const proposal& p, const picture_options& options = {}) {
    return to_svg(picture_of(p, options));
}
[[nodiscard]] inline std::string to_svg(const outcome& o, const picture_options& options = {}) {
    return to_svg(picture_of(o, options));
}
[[nodiscard]] inline std::string to_svg(const explanation& e) {
    return to_svg(picture_of(e));
}
[[nodiscard]] inline std::string to_svg(const standoff& s) {
    return to_svg(picture_of(s));
}
[[nodiscard]] inline std::string to_svg(const dependents_answer& answer) {
    return to_svg(picture_of(answer));
}

}  // namespace muster

#endif
