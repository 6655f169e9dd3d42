#ifndef MUSTER_IO_SVG_BARS_HPP
#define MUSTER_IO_SVG_BARS_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <muster/io/escape.hpp>
#include <muster/io/phrases/balance.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/svg/measure.hpp>
#include <muster/io/svg/outline.hpp>
#include <muster/io/svg/sheet.hpp>
#include <muster/query/balance.hpp>

namespace muster::detail {

/// A piece of a bar, by its upper left corner; where it is hatched it differs from others in more than its colour.
[[nodiscard]] inline std::string bar_shape(double x, double y, double w, double h, bool is_hatched) {
    std::string drawn = "<rect class=\"shape\" x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" width=\"" + pixels(w) +
                        "\" height=\"" + pixels(h) + "\"/>";
    if (!is_hatched) return drawn;
    drawn += "<path class=\"hatch\" d=\"";
    for (double at = 8; at < w + h; at += 8) {  // from the upper edge or the right one down to the left
        const double right = (std::min)(at, w), left = (std::max)(0.0, at - h);
        drawn += "M" + pixels(x + right) + " " + pixels(y + at - right) + "L" + pixels(x + left) + " " +
                 pixels(y + at - left);
    }
    return drawn + "\"/>";
}

/// Writes the balance of a force as SVG: under each need a bar, its figures and who stands behind them. Every bar has
/// a scale of its own, as wide as the sheet. What differs in colour differs in its border or its hatching too.
class bar_writer {
public:
    /// The answer must outlive it.
    explicit bar_writer(const balance_answer& answer) : answer_{answer} {}

    [[nodiscard]] std::string text() {
        const proposal p = answer_.source();
        const phrasebook words{p};
        const std::string title = "The force in numbers: " + p.name();
        for (const std::string& line : fitted(title, 18.5, room, 3)) write("title", 22, line);
        y_ += 2;
        tell("caption", 12, words.view(answer_.in).text() + ".");
        if (answer_.empty()) tell("caption", 12, "There is no role.");
        if (const std::string note = text::not_whole(answer_.ended).text(); !note.empty()) tell("caption", 12, note);
        for (const role_balance& task : answer_)
            for (const need_balance& one : task.needs) write_need(words, task, one);
        write_legend();
        return sheet(title, description_, width, y_ + margin, body_);
    }

private:
    static constexpr double width = 760, margin = 20, room = width - 2 * margin;
    static constexpr double bar_height = 18, barred_height = 9;

    /// A length on the sheet, and what it stands for.
    struct scale {
        double whole = 1;
        [[nodiscard]] double operator()(std::uint64_t n) const {
            return (std::min)(room, static_cast<double>(n) / whole * room);
        }
    };
    [[nodiscard]] static scale scale_of(const need_figures& f) {
        double whole = (std::max)(static_cast<double>(f.needed), 1.0);
        const double sure = static_cast<double>(f.deployed) + static_cast<double>(f.firm);
        for (const std::uint64_t n : {f.possible, f.barred})  // what has no end goes to the end of the sheet
            if (n == strength::unbounded) whole = (std::max)(whole, 1.1 * (std::max)(sure, whole));
        whole = (std::max)(whole, f.possible == strength::unbounded ? sure : sure + static_cast<double>(f.possible));
        if (f.barred != strength::unbounded) whole = (std::max)(whole, static_cast<double>(f.barred));
        return {whole};
    }

    void write(const char* kind, double line_height, std::string_view line) {
        write_text(body_, kind, margin, y_ += line_height, line);
        body_ += '\n';
    }
    /// A sentence on the sheet and in its description.
    void tell(const char* kind, double size, const std::string& sentence) {
        for (const std::string& line : fitted(sentence, size, room, 6)) write(kind, size + 4, line);
        description_ += (description_.empty() ? "" : " ") + sentence;
    }

    void write_need(const phrasebook& words, const role_balance& task, const need_balance& one) {
        const need_figures& f = one.figures;
        y_ += 10;
        tell("head", 12.5, need_words(words, task, one.wanted).text() + ".");
        y_ += 7;
        const scale to = scale_of(f);
        const double sure = (std::min)(room, to(f.deployed) + to(f.firm));
        body_ += "<g class=\"need\">";
        if (f.missing != 0) write_part("missing", "", sure, to(f.needed) - sure, bar_height, f.missing);
        write_part("deployed", "", 0, to(f.deployed), bar_height, f.deployed);
        write_part("firm", " is-met", to(f.deployed), sure - to(f.deployed), bar_height, f.firm);
        write_part("possible", " is-open", sure, (std::min)(to(f.possible), room - sure), bar_height, f.possible);
        body_ += "<path class=\"needed\" d=\"M" + pixels(margin + to(f.needed)) + " " + pixels(y_ - 4) + "V" +
                 pixels(y_ + bar_height + 4) + "\"/>";
        y_ += bar_height;
        if (f.barred != 0) {
            y_ += 5;
            write_part("barred", " is-unmet", 0, to(f.barred), barred_height, f.barred);
            y_ += barred_height;
        }
        body_ += "</g>\n";
        y_ += 3;
        tell("note", 11, figures_words(one).text());
        for (const text::line& line : who_brings(words, one)) tell("detail", 10.5, line.text());
    }
    void write_part(const char* name, const char* status, double from, double length, double height, std::uint64_t n) {
        if (n == 0) return;
        const std::string number = n == strength::unbounded ? "any number" : text::number(n);
        body_ += std::string{"<g class=\"figure "} + name + status + "\"><title>" + xml_escaped(number) + " " + name +
                 "</title>" + bar_shape(margin + from, y_, length, height, std::string_view{name} == "possible") +
                 "</g>";
    }
    void write_legend() {
        y_ += 18;
        double x = margin;
        body_ += "<g class=\"legend\">";
        const auto entry = [&](const char* name, const std::string& drawn) {
            body_ += drawn;
            write_text(body_, "", x + 30, y_ + 12, name);
            x += 30 + text_width(name, 12) + 18;
        };
        const auto part = [&](const char* name, const char* status) {
            entry(name, std::string{"<g class=\"figure "} + name + status + "\">" +
                            bar_shape(x, y_, 24, 14, std::string_view{name} == "possible") + "</g>");
        };
        part("deployed", "");
        part("firm", " is-met");
        part("possible", " is-open");
        part("barred", " is-unmet");
        part("missing", "");
        entry("needed",
              "<path class=\"needed\" d=\"M" + pixels(x + 12) + " " + pixels(y_ - 2) + "V" + pixels(y_ + 16) + "\"/>");
        body_ += "</g>\n";
        y_ += 14;
    }

    const balance_answer& answer_;
    double y_ = margin - 4;
    std::string body_{}, description_{};
};

}  // namespace muster::detail

#endif
