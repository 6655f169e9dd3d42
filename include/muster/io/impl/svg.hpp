#ifndef MUSTER_IO_IMPL_SVG_HPP
#define MUSTER_IO_IMPL_SVG_HPP

#include <string>

#include <muster/core/inline.hpp>
#include <muster/io/svg.hpp>
#include <muster/io/svg/bars.hpp>
#include <muster/io/svg/lanes.hpp>
#include <muster/io/svg/writer.hpp>

namespace muster {

MUSTER_INLINE std::string to_svg(const picture& drawn) {
    return detail::svg_writer{drawn}.text();
}

MUSTER_INLINE std::string to_svg(const proposal& p, const picture_options& options) {
    return to_svg(picture_of(p, options));
}

MUSTER_INLINE std::string to_svg(const outcome& o, const picture_options& options) {
    return to_svg(picture_of(o, options));
}

MUSTER_INLINE std::string to_svg(const explanation& e) {
    return to_svg(picture_of(e));
}

MUSTER_INLINE std::string to_svg(const standoff& s) {
    return to_svg(picture_of(s));
}

MUSTER_INLINE std::string to_svg(const dependents_answer& answer) {
    return to_svg(picture_of(answer));
}

MUSTER_INLINE std::string to_svg(const balance_answer& answer) {
    return detail::bar_writer{answer}.text();
}

MUSTER_INLINE std::string to_svg(const participation_answer& answer) {
    return detail::lane_writer{answer}.text();
}

}  // namespace muster

#endif
