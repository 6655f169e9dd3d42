#ifndef MUSTER_IO_SVG_SHEET_HPP
#define MUSTER_IO_SVG_SHEET_HPP

#include <string>
#include <string_view>

#include <muster/io/escape.hpp>
#include <muster/io/svg/outline.hpp>
#include <muster/io/svg/style.hpp>

namespace muster::detail {

/// A line of text whose style rules are those of `kind`.
inline void write_text(std::string& out, const char* kind, double x, double y, std::string_view text) {
    out += "<text";
    if (*kind != '\0') out += std::string{" class=\""} + kind + "\"";
    out += " x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\">" + xml_escaped(text) + "</text>";
}

/// A drawing as a file of its own, or on a page that has the style; with its title and its description for those who
/// listen to it.
[[nodiscard]] inline std::string sheet(std::string_view title, std::string_view description, double width,
                                       double height, std::string_view drawn, bool is_on_page = false) {
    const std::string size = pixels(width) + "\" height=\"" + pixels(height);
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"" + size +
                       "\" viewBox=\"0 0 " + pixels(width) + " " + pixels(height) + "\" role=\"img\">\n<title>" +
                       xml_escaped(title) + "</title>\n<desc>" + xml_escaped(description) + "</desc>\n";
    if (!is_on_page)
        text += "<style>\n" + picture_style() + "@media (prefers-color-scheme: dark) {\n" + picture_style_dark() +
                "}\n</style>\n";
    text += "<rect class=\"sheet\" width=\"" + size + "\"/>\n";
    text += drawn;
    return text + "</svg>\n";
}

}  // namespace muster::detail

#endif
