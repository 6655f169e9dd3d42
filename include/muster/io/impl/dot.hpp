#ifndef MUSTER_IO_IMPL_DOT_HPP
#define MUSTER_IO_IMPL_DOT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/dot.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/layout.hpp>

namespace muster {

namespace detail {

/// Writes a picture in the DOT language of Graphviz.
class dot_writer {
public:
    explicit dot_writer(const picture& drawn) : picture_{drawn} {}

    [[nodiscard]] std::string text() {
        out_ =
            "digraph muster {\n"
            "  graph [rankdir=LR, ranksep=0.7, nodesep=0.22, fontname=\"Helvetica\", fontsize=15, labelloc=t, "
            "labeljust=l, bgcolor=\"white\", pad=0.2, label=" +
            dot_quoted(heading()) +
            "];\n"
            "  node [fontname=\"Helvetica\", fontsize=11, color=\"#5a6068\", fillcolor=\"white\", "
            "style=\"filled\", margin=\"0.14,0.07\"];\n"
            "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#5a6068\", arrowsize=0.7];\n";
        std::vector<std::vector<std::size_t>> of_group(picture_.groups.size());
        for (std::size_t i = 0; i < picture_.items.size(); ++i) {
            if (picture_.items[i].group == picture::none) write_item(i, "  ");
            else of_group[picture_.items[i].group].push_back(i);
        }
        for (std::size_t g = 0; g < of_group.size(); ++g) {
            if (of_group[g].empty()) continue;
            out_ += "  subgraph cluster_" + std::to_string(g) +
                    " {\n    graph [style=\"rounded\", color=\"#9aa0a6\", margin=8, fontsize=12, label=" +
                    dot_quoted(wrapped(picture_.groups[g].name, 0, 0, width)) + "];\n";
            for (const std::size_t i : of_group[g]) write_item(i, "    ");
            out_ += "  }\n";
        }
        for (const picture::line& l : picture_.lines)
            out_ += "  n" + std::to_string(l.tail) + " -> n" + std::to_string(l.head) +
                    (l.negated ? " [style=dashed, arrowhead=tee, label=\" not \"]" : "") + ";\n";
        write_legend();
        return out_ + "}\n";
    }

private:
    static constexpr std::size_t width = 28;

    [[nodiscard]] std::string heading() const {
        std::string text = wrapped(picture_.title, 0, 0, 90);
        for (const std::string& sentence : picture_.caption) text += "\n" + wrapped(sentence, 0, 0, 110);
        return text;
    }
    [[nodiscard]] static const char* shape(figure f) {
        switch (f) {
            case figure::force:
                return "shape=octagon, margin=\"0,0\"";
            case figure::role:
                return "shape=hexagon, margin=\"0,0\"";
            case figure::contribution:
            case figure::actor:
                return "shape=box";
            case figure::mandate:
                return "shape=note";
            case figure::precondition:
                return "shape=box";
            case figure::statement:
                return "shape=tab";
            case figure::vote:
                return "shape=oval";
            case figure::gate:
                return "shape=circle, fontsize=9, margin=\"0.02,0.02\", height=0.3, width=0.3";
        }
        return "";
    }
    // Fill and mark differ in colour and in grey, the border in its line.
    [[nodiscard]] static std::string paint(std::optional<status> is, bool is_rounded, bool is_focus) {
        const std::string rounded = is_rounded ? ",rounded" : "";
        const std::string width_of = is_focus ? "3" : "1";
        if (!is) return "style=\"filled" + rounded + "\", penwidth=" + width_of;
        switch (*is) {
            case status::met:
                return "style=\"filled" + rounded +
                       "\", color=\"#0b5394\", fillcolor=\"#c9e0f4\", penwidth=" + (is_focus ? "3.4" : "2.2");
            case status::open:
                return "style=\"filled,dashed" + rounded +
                       "\", color=\"#5a6068\", fillcolor=\"#ffffff\", penwidth=" + width_of;
            case status::unmet:
                return "style=\"filled" + rounded +
                       "\", color=\"#a8430a\", fillcolor=\"#fdeadc\", penwidth=" + width_of;
        }
        return "";
    }
    [[nodiscard]] static const char* mark(status is) {
        return is == status::met ? "\xE2\x9C\x93 " : is == status::open ? "? " : "\xE2\x9C\x95 ";
    }

    void write_item(std::size_t number, std::string_view indent) {
        const picture::item& i = picture_.items[number];
        std::string label = wrapped(i.text, 0, 0, width);
        if (i.shape != figure::gate) {
            if (!i.detail.empty()) label += "\n" + wrapped(i.detail, 0, 0, width + 4);
            if (i.is) label += "\n" + (mark(*i.is) + i.note);
        }
        const bool is_rounded = i.shape == figure::contribution || i.shape == figure::actor;
        out_ += indent;
        out_ += "n" + std::to_string(number) + " [" + shape(i.shape) + ", " + paint(i.is, is_rounded, i.is_focus) +
                ", label=" + dot_quoted(label) + ", tooltip=" + dot_quoted(i.full) + "];\n";
    }

    void write_legend() {
        std::vector<figure> shapes;
        for (const picture::item& i : picture_.items)
            if (std::find(shapes.begin(), shapes.end(), i.shape) == shapes.end()) shapes.push_back(i.shape);
        std::sort(shapes.begin(), shapes.end());
        out_ +=
            "  subgraph cluster_legend {\n    graph [style=\"rounded\", color=\"#d0d4d8\", fontsize=11, "
            "label=\"Legend: an arrow leads from what depends to what it depends on\"];\n"
            "    node [fontsize=9];\n";
        std::string previous;
        const auto add = [&](const std::string& name, const std::string& look, const std::string& label) {
            out_ += "    " + name + " [" + look + ", label=" + dot_quoted(label) + "];\n";
            if (!previous.empty()) out_ += "    " + previous + " -> " + name + " [style=invis];\n";
            previous = name;
        };
        for (const figure f : shapes) {
            const bool is_rounded = f == figure::contribution || f == figure::actor;
            add(std::string{"kind_"} + to_string(f), shape(f) + (", " + paint({}, is_rounded, false)), to_string(f));
        }
        previous.clear();
        if (picture_.has_statuses())
            for (const status s : {status::met, status::open, status::unmet})
                add(std::string{"status_"} + to_string(s), "shape=box, " + paint(s, false, false),
                    std::string{mark(s)} + to_string(s));
        for (const picture::line& l : picture_.lines)
            if (l.negated) {
                out_ +=
                    "    not_tail [shape=point]; not_head [shape=plaintext, fillcolor=\"none\", "
                    "label=\"depends on its not holding\"];\n"
                    "    not_tail -> not_head [style=dashed, arrowhead=tee, label=\" not \"];\n";
                break;
            }
        out_ += "  }\n";
    }

    const picture& picture_;
    std::string out_{};
};

}  // namespace detail

MUSTER_INLINE std::string to_dot(const picture& drawn) {
    return detail::dot_writer{drawn}.text();
}

MUSTER_INLINE std::string to_dot(const proposal& p, const picture_options& options) {
    return to_dot(picture_of(p, options));
}

MUSTER_INLINE std::string to_dot(const outcome& o, const picture_options& options) {
    return to_dot(picture_of(o, options));
}

MUSTER_INLINE std::string to_dot(const explanation& e) {
    return to_dot(picture_of(e));
}

MUSTER_INLINE std::string to_dot(const standoff& s) {
    return to_dot(picture_of(s));
}

MUSTER_INLINE std::string to_dot(const dependents_answer& answer) {
    return to_dot(picture_of(answer));
}

}  // namespace muster

#endif
