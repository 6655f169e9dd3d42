#ifndef MUSTER_IO_IMPL_HTML_HPP
#define MUSTER_IO_IMPL_HTML_HPP

#include <string>

#include <muster/core/inline.hpp>
#include <muster/io/html.hpp>
#include <muster/io/html/page.hpp>

namespace muster {

MUSTER_INLINE std::string to_html(const compiled& c, const page_options& options) {
    return detail::page_writer{c, options.from, options.about}.text();
}

MUSTER_INLINE std::string to_html(const proposal& p, const page_options& options) {
    return to_html(compile(p), options);
}

}  // namespace muster

#endif
