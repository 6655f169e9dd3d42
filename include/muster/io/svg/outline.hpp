#ifndef MUSTER_IO_SVG_OUTLINE_HPP
#define MUSTER_IO_SVG_OUTLINE_HPP

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

#include <muster/io/picture.hpp>

namespace muster::detail {

/// A length to a tenth of a pixel, the same in every locale.
[[nodiscard]] inline std::string pixels(double length) {
    const long long tenths = std::llround(length * 10);
    const long long whole = (tenths < 0 ? -tenths : tenths) / 10, rest = (tenths < 0 ? -tenths : tenths) % 10;
    return (tenths < 0 ? "-" : "") + std::to_string(whole) + (rest == 0 ? "" : "." + std::to_string(rest));
}

/// The marks of the three statuses, around (x, y); style rules show the one that is meant.
[[nodiscard]] inline std::string status_marks(double x, double y) {
    const auto at = [&](double dx, double dy) { return pixels(x + dx) + " " + pixels(y + dy); };
    const std::string centre = "cx=\"" + pixels(x) + "\" cy=\"" + pixels(y) + "\" r=\"7\"";
    return "<g class=\"mark mark-met\"><circle class=\"disc\" " + centre + "/><path class=\"sign\" d=\"M" +
           at(-3.2, 0.2) + "L" + at(-0.9, 2.8) + "L" + at(3.5, -2.6) +
           "\"/></g><g class=\"mark mark-open\"><circle class=\"disc\" " + centre + "/><path class=\"sign\" d=\"M" +
           at(-2.2, -1.7) + "Q" + at(-2, -4.1) + " " + at(0.2, -4) + "Q" + at(2.5, -3.8) + " " + at(2.2, -1.6) + "Q" +
           at(1.9, -0.5) + " " + at(0, 0.8) + "M" + at(0, 3.6) + "L" + at(0, 3.7) +
           "\"/></g><g class=\"mark mark-unmet\"><rect class=\"disc\" x=\"" + pixels(x - 6.5) + "\" y=\"" +
           pixels(y - 6.5) + "\" width=\"13\" height=\"13\" rx=\"2\"/><path class=\"sign\" d=\"M" + at(-3, -3) + "L" +
           at(3, 3) + "M" + at(3, -3) + "L" + at(-3, 3) + "\"/></g>";
}

/// The outline of a figure.
[[nodiscard]] inline std::string outline(figure f, double x, double y, double w, double h) {
    const auto rounded = [&](double r) {
        return "<rect class=\"shape\" x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" width=\"" + pixels(w) +
               "\" height=\"" + pixels(h) + "\" rx=\"" + pixels(r) + "\"/>";
    };
    const auto path = [&](std::initializer_list<std::pair<double, double>> corners, const std::string& more = "") {
        std::string d;
        for (const auto& [px, py] : corners) d += (d.empty() ? "M" : "L") + pixels(x + px) + " " + pixels(y + py);
        return "<path class=\"shape\" d=\"" + d + "Z" + more + "\"/>";
    };
    const double cut = (std::min)(10.0, h / 3);
    switch (f) {
        case figure::force:
            return path(
                {{cut, 0}, {w - cut, 0}, {w, cut}, {w, h - cut}, {w - cut, h}, {cut, h}, {0, h - cut}, {0, cut}});
        case figure::role:
            return path({{cut, 0}, {w - cut, 0}, {w, h / 2}, {w - cut, h}, {cut, h}, {0, h / 2}});
        case figure::mandate:
            return path({{0, 0}, {w - 13, 0}, {w, 13}, {w, h}, {0, h}},
                        "M" + pixels(x + w - 13) + " " + pixels(y) + "L" + pixels(x + w - 13) + " " + pixels(y + 13) +
                            "L" + pixels(x + w) + " " + pixels(y + 13));
        case figure::statement:
            return path({{0, 0}, {w, 0}, {w, h - 7}, {26, h - 7}, {18, h}, {18, h - 7}, {0, h - 7}});
        case figure::vote:
        case figure::gate:
            return rounded((std::min)(h / 2, 15.0));
        case figure::contribution:
        case figure::actor:
            return rounded(7);
        case figure::precondition:
            return rounded(1);
    }
    return "";
}

}  // namespace muster::detail

#endif
