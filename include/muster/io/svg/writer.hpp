#ifndef MUSTER_IO_SVG_WRITER_HPP
#define MUSTER_IO_SVG_WRITER_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/picture.hpp>
#include <muster/io/svg/layered.hpp>
#include <muster/io/svg/measure.hpp>
#include <muster/io/svg/outline.hpp>
#include <muster/io/svg/sheet.hpp>

namespace muster::detail {

/// When parts of a picture are in force, for the program of the page that shows it: the attribute that says so.
struct page_marks {
    struct mark {
        std::string through{};  ///< the numbers of statements: it is there while one of them is in force
        bool is_gone = false;   ///< on the day that the page opens with it is not
    };
    std::vector<mark> lines{};  ///< through none: always
    std::vector<mark> items{};
};

/// Lays a picture out and writes it as SVG.
class svg_writer {
public:
    /// `in_page`: without heading, legend and style, which the page has, with the numbers that its program looks for
    /// and links to explanations.
    explicit svg_writer(const picture& drawn, const page_marks* in_page = nullptr)
        : picture_{drawn}, marks_{in_page}, in_page_{in_page != nullptr} {}

    [[nodiscard]] std::string text() {
        has_statuses_ = picture_.has_statuses();
        measure();
        join_arrows();
        layout_.run();
        spread_arrows();
        const double drawn_width = layout_.width;
        const double sheet_width = (std::max)(drawn_width, in_page_ ? 0.0 : 600.0) + 2 * margin;
        std::string body;
        double y = margin;
        if (!in_page_) y = heading(body, sheet_width - 2 * margin);
        body += "<g transform=\"translate(" + pixels(margin) + " " + pixels(y) + ")\">\n";
        for (std::size_t i = 0; i < picture_.groups.size(); ++i) write_card(body, i);
        for (std::size_t i = 0; i < picture_.lines.size(); ++i) write_line(body, i);
        for (std::size_t i = 0; i < picture_.items.size(); ++i) write_item(body, i);
        body += "</g>\n";
        y += layout_.height + margin;
        if (!in_page_) y = legend(body, y, sheet_width - 2 * margin) + margin;
        if (!in_page_) return sheet(picture_.title, description(), sheet_width, y, body);
        const std::string width = pixels(sheet_width), height = pixels(y);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"" + width + "\" height=\"" +
               height + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"group\" aria-label=\"" +
               xml_escaped(picture_.title) + "\">\n" + body + "</svg>\n";
    }

private:
    static constexpr double margin = 20, card_width = 214, inset = 6, padding = 9, mark_room = 21;
    static constexpr double text_size = 12.5, text_line = 16, detail_size = 10.5, detail_line = 13.5, note_line = 15;
    static constexpr std::size_t none = picture::none;

    struct measured {
        std::vector<std::string> text{}, detail{};
        std::size_t box = none;
        double top = 0;  // within the box
        double height = 0, width = 0, left = 0;
    };

    [[nodiscard]] bool has_mark(const picture::item& i) const { return i.is.has_value() && i.shape != figure::gate; }
    [[nodiscard]] static double side(figure f) { return f == figure::role ? 8 : 0; }

    void measure() {
        items_.resize(picture_.items.size());
        cards_.assign(picture_.groups.size(), none);
        heads_.resize(picture_.groups.size());
        for (std::size_t n = 0; n < items_.size(); ++n) {
            const picture::item& i = picture_.items[n];
            measured& m = items_[n];
            if (i.shape == figure::gate) {
                m.text.assign(1, i.text);
                m.width = text_width(i.text, detail_size) + 16;
                m.height = 22;
                m.box = add_box(m.width, m.height);
                continue;
            }
            const bool in_card = i.group != none;
            m.width = in_card ? card_width - 2 * inset : card_width;
            m.left = in_card ? inset : 0;
            const double room = m.width - 2 * padding - 2 * side(i.shape) - (has_mark(i) ? mark_room : 0) -
                                (i.shape == figure::mandate ? 6 : 0);
            m.text = fitted(i.text, text_size, room, i.shape == figure::statement ? 9 : 5);
            m.detail = fitted(i.detail, detail_size, room, 4);
            m.height = 2 * padding - 3 + text_line * static_cast<double>(m.text.size()) +
                       detail_line * static_cast<double>(m.detail.size()) + (i.is ? note_line : 0) +
                       (i.shape == figure::statement ? 7 : 0);
            if (!in_card) {
                m.box = add_box(m.width, m.height);
                continue;
            }
            std::size_t& card = cards_[i.group];
            if (card == none) {
                heads_[i.group] = fitted(picture_.groups[i.group].name, text_size * 1.13, card_width - 2 * padding, 3);
                card = add_box(card_width, 9 + text_line * static_cast<double>(heads_[i.group].size()) + inset - 4);
            }
            m.box = card;
            m.top = layout_.boxes[card].height;
            layout_.boxes[card].height += m.height + inset;
        }
    }
    std::size_t add_box(double w, double h) {
        layout_.boxes.push_back({w, h, 0, 0, 0});
        return layout_.boxes.size() - 1;
    }
    void join_arrows() {
        for (const picture::line& l : picture_.lines) {
            const measured &tail = items_[l.tail], &head = items_[l.head];
            layered::arrow a;
            a.tail = tail.box;
            a.head = head.box;
            a.tail_at = tail.top + tail.height / 2;
            a.head_at = head.top + head.height / 2;
            layout_.arrows.push_back(a);
        }
    }

    [[nodiscard]] double x_of(const measured& m) const { return layout_.boxes[m.box].x + m.left; }
    [[nodiscard]] double y_of(const measured& m) const { return layout_.boxes[m.box].y + m.top; }

    void write_card(std::string& out, std::size_t group) const {
        if (cards_[group] == none) return;
        const layered::box& b = layout_.boxes[cards_[group]];
        out += "<rect class=\"card\" x=\"" + pixels(b.x) + "\" y=\"" + pixels(b.y) + "\" width=\"" + pixels(b.width) +
               "\" height=\"" + pixels(b.height) + "\" rx=\"10\"/>";
        double y = b.y + 6;
        for (const std::string& line : heads_[group]) write_text(out, "head", b.x + padding + 1, y += text_line, line);
        out += "\n";
    }

    [[nodiscard]] static std::string force(const page_marks::mark& mark) {
        return mark.through.empty() ? "" : " data-said=\"" + mark.through + "\"";
    }
    void write_item(std::string& out, std::size_t n) const {
        const picture::item& i = picture_.items[n];
        const measured& m = items_[n];
        const double x = x_of(m), y = y_of(m);
        const bool is_link = in_page_ && i.shape != figure::gate && i.shape != figure::statement && i.what;
        std::string kind = std::string{"item "} + to_string(i.shape);
        if (i.is) kind += std::string{" is-"} + to_string(*i.is);
        if (i.is_focus) kind += " focus";
        const page_marks::mark mark = in_page_ ? marks_->items[n] : page_marks::mark{};
        if (mark.is_gone) kind += " gone";
        const std::string spoken = i.full + (i.note.empty() ? "" : ", " + i.note);
        const std::string number = std::to_string(i.what.index());
        if (is_link) out += "<a href=\"#why-" + number + "\">";
        out += "<g class=\"" + kind + "\"";
        if (in_page_ && i.what)
            out += " data-thing=\"" + number + "\" data-item=\"" + std::to_string(n) + "\" data-name=\"" +
                   xml_escaped(i.full) + "\"";
        out += force(mark) + "><title>" + xml_escaped(spoken) + "</title>" + outline(i.shape, x, y, m.width, m.height);
        if (i.shape == figure::gate) {
            write_text(out, "", x + m.width / 2, y + 15, m.text.front());
        } else {
            double left = x + padding + side(i.shape);
            if (has_mark(i)) {
                out += status_marks(left + 7, y + padding + 6.5);
                left += mark_room;
            }
            double at = y + padding - 5;
            for (const std::string& line : m.text) write_text(out, "", left, at += text_line, line);
            at += 1;
            for (const std::string& line : m.detail) write_text(out, "detail", left, at += detail_line, line);
            if (i.is) write_text(out, "note", left, at += note_line, i.note);
        }
        out += is_link ? "</g></a>\n" : "</g>\n";
    }

    // Arrows that meet one item side by side keep the order in which they come.
    void spread_arrows() {
        std::vector<std::vector<std::pair<double, std::size_t>>> into(2 *
                                                                      items_.size());  // from the left, from the right
        for (std::size_t n = 0; n < picture_.lines.size(); ++n) {
            const layered::arrow& a = layout_.arrows[n];
            if (a.tail == a.head) continue;
            into[2 * picture_.lines[n].head + (a.is_back ? 1 : 0)].emplace_back(
                a.is_back ? a.way[2].y : a.way[a.way.size() - 3].y, n);
        }
        shift_.assign(picture_.lines.size(), 0);
        for (std::size_t i = 0; i < into.size(); ++i) {
            if (into[i].size() < 2) continue;
            std::sort(into[i].begin(), into[i].end());
            const auto gaps = static_cast<double>(into[i].size() - 1);
            const double room = items_[i / 2].height - (picture_.items[i / 2].shape == figure::gate ? 18 : 16);
            const double step = (std::min)(6.0, (std::max)(0.0, room) / gaps);
            for (std::size_t k = 0; k < into[i].size(); ++k)
                shift_[into[i][k].second] = (static_cast<double>(k) - gaps / 2) * step;
        }
    }

    void write_line(std::string& out, std::size_t n) const {
        const picture::line& l = picture_.lines[n];
        const layered::arrow& a = layout_.arrows[n];
        const auto at = [](double x, double y) { return pixels(x) + " " + pixels(y); };
        constexpr double tip = 8;
        std::string d;
        layered::point end;
        double towards = 1;  // where the arrow points, along x
        if (a.tail == a.head) {
            const layered::box& b = layout_.boxes[a.tail];
            const double x = b.x + b.width, from = b.y + a.tail_at, to = b.y + a.head_at;
            d = "M" + at(x - inset, from) + "C" + at(x + 34, from) + " " + at(x + 34, to) + " " +
                at(x - inset + tip, to);
            end = {x - inset, to};
            towards = -1;
        } else {
            std::vector<layered::point> way = a.way;
            if (a.is_back) {
                way[0].y += shift_[n];
                way[1].y += shift_[n];
                end = way.front();
                towards = -1;
                way[0].x += tip;
                way[1].x = (std::max)(way[0].x, way[1].x);
            } else {
                const std::size_t last = way.size() - 1;
                way[last].y += shift_[n];
                way[last - 1].y += shift_[n];
                end = way.back();
                way[last].x -= tip;
                way[last - 1].x = (std::min)(way[last].x, way[last - 1].x);
            }
            d = "M" + at(way[0].x, way[0].y);
            for (std::size_t i = 1; i < way.size(); ++i) {
                const layered::point &p = way[i - 1], &q = way[i];
                if (i % 2 == 1) {
                    if (q.x > p.x) d += "L" + at(q.x, q.y);
                } else {
                    const double bend = (q.x - p.x) * 0.5;
                    d += "C" + at(p.x + bend, p.y) + " " + at(q.x - bend, q.y) + " " + at(q.x, q.y);
                }
            }
        }
        std::string own = "<g class=\"arc\">";
        if (in_page_)
            own = std::string{"<g class=\"arc"} + (marks_->lines[n].is_gone ? " gone" : "") + "\" data-tail=\"" +
                  std::to_string(l.tail) + "\" data-head=\"" + std::to_string(l.head) + "\"" + force(marks_->lines[n]) +
                  ">";
        out += own + "<path class=\"line" + (l.negated ? " not" : "") + "\" d=\"" + d + "\"/>";
        const double back = end.x - towards * tip;
        if (l.negated)
            out += "<path class=\"line bar\" d=\"M" + at(back + towards * 2, end.y - 6) + "L" +
                   at(back + towards * 2, end.y + 6) + "\"/>";
        else
            out += "<path class=\"arrow\" d=\"M" + at(end.x, end.y) + "L" + at(back - towards, end.y - 4) + "L" +
                   at(back - towards, end.y + 4) + "Z\"/>";
        out += "</g>\n";
    }

    double heading(std::string& out, double width) const {
        double y = margin - 4;
        for (const std::string& line : fitted(picture_.title, 18.5, width, 3)) {
            y += 22;
            write_text(out, "title", margin, y, line);
        }
        y += 2;
        for (const std::string& sentence : picture_.caption)
            for (const std::string& line : fitted(sentence, 12, width, 4)) {
                y += 17;
                write_text(out, "caption", margin, y, line);
            }
        out += "\n";
        return y + 18;
    }

    double legend(std::string& out, double y, double width) const {
        double x = 0;
        out += "<g class=\"legend\">";
        const auto entry = [&](double room, const std::string& words, const auto& draw) {
            const double needed = room + 6 + text_width(words, 12) + 18;
            if (x > 0 && x + needed > width) {
                x = 0;
                y += 24;
            }
            out += draw(margin + x, y);
            write_text(out, "", margin + x + room + 6, y + 13, words);
            x += needed;
        };
        if (has_statuses_)
            for (const status s : {status::met, status::open, status::unmet})
                entry(24, to_string(s), [&](double px, double py) {
                    return std::string{"<g class=\"is-"} + to_string(s) + "\">" +
                           outline(figure::contribution, px, py - 1, 24, 20) + status_marks(px + 12, py + 9) + "</g>";
                });
        std::vector<figure> shapes;
        for (const picture::item& i : picture_.items)
            if (std::find(shapes.begin(), shapes.end(), i.shape) == shapes.end()) shapes.push_back(i.shape);
        std::sort(shapes.begin(), shapes.end());
        for (const figure f : shapes)
            entry(32, f == figure::gate ? "parts of a condition" : to_string(f), [&](double px, double py) {
                return std::string{"<g class=\""} + to_string(f) + "\">" + outline(f, px, py, 32, 18) + "</g>";
            });
        const auto stroke = [&](double px, double py, bool negated) {
            const std::string to = pixels(px + 24) + " " + pixels(py + 9);
            const std::string line = "<path class=\"line" + std::string{negated ? " not" : ""} + "\" d=\"M" +
                                     pixels(px) + " " + pixels(py + 9) + "L" + to + "\"/>";
            if (negated)
                return line + "<path class=\"line bar\" d=\"M" + pixels(px + 26) + " " + pixels(py + 3) + "V" +
                       pixels(py + 15) + "\"/>";
            return line + "<path class=\"arrow\" d=\"M" + pixels(px + 32) + " " + pixels(py + 9) + "L" +
                   pixels(px + 23) + " " + pixels(py + 5) + "V" + pixels(py + 13) + "Z\"/>";
        };
        bool plain = false, negated = false;
        for (const picture::line& l : picture_.lines) (l.negated ? negated : plain) = true;
        if (plain) entry(32, "depends on", [&](double px, double py) { return stroke(px, py, false); });
        if (negated)
            entry(32, "depends on its not holding", [&](double px, double py) { return stroke(px, py, true); });
        out += "</g>\n";
        return y + 22;
    }

    [[nodiscard]] std::string description() const {
        std::vector<std::vector<text::line>> on(picture_.items.size());
        for (const picture::line& l : picture_.lines)
            on[l.tail].push_back((l.negated ? "not this: " : "") + picture_.items[l.head].full);
        std::string words;
        for (const std::string& sentence : picture_.caption) words += sentence + ". ";
        for (std::size_t i = 0; i < on.size(); ++i) {
            const picture::item& it = picture_.items[i];
            if (on[i].empty() && it.note.empty()) continue;
            words += it.full + (it.note.empty() ? "" : ": " + it.note) +
                     (on[i].empty() ? ""
                                    : (it.note.empty() ? "" : ";") + std::string{" depends on "} +
                                          text::listed(on[i], "; and ", "; ").text()) +
                     ". ";
        }
        if (!words.empty()) words.pop_back();
        return words;
    }

    const picture& picture_;
    const page_marks* marks_;
    bool in_page_;
    bool has_statuses_ = false;
    layered layout_{};
    std::vector<measured> items_{};
    std::vector<std::size_t> cards_{};  // the box of each group
    std::vector<std::vector<std::string>> heads_{};
    std::vector<double> shift_{};  // of each line, where it meets its head
};

}  // namespace muster::detail

#endif
