#ifndef MUSTER_IO_SVG_LANES_HPP
#define MUSTER_IO_SVG_LANES_HPP

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include <muster/io/escape.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/participation.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/io/svg/bars.hpp>
#include <muster/io/svg/measure.hpp>
#include <muster/io/svg/outline.hpp>
#include <muster/io/svg/sheet.hpp>
#include <muster/query/participation.hpp>

namespace muster::detail {

/// Writes who took part when as SVG: a lane for each contribution, from the first day to the last, with its days as
/// bars. What differs in colour differs in its border or its hatching too.
class lane_writer {
public:
    /// The answer must outlive it. On a page it has neither heading nor style, which the page has.
    explicit lane_writer(const participation_answer& answer, bool is_on_page = false)
        : answer_{answer}, is_on_page_{is_on_page} {
        if (answer_.first == date{}) return;
        // What was so before the first day, and what still is on the last, has some room.
        const auto length = answer_.last.day() - answer_.first.day();
        const auto more = (std::max)(std::chrono::days{1}, length / 20);
        begin_ = answer_.first.day() - more;
        end_ = answer_.last.day() + more;
    }

    [[nodiscard]] std::string text() {
        const proposal p = answer_.source();
        const phrasebook words{p};
        const std::string title = "Who took part when: " + p.name();
        if (!is_on_page_)
            for (const std::string& line : fitted(title, 18.5, width - 2 * margin, 3)) write("title", 22, line);
        y_ += 2;
        tell("caption", 12, participation_view(answer_));
        if (answer_.empty()) tell("caption", 12, "Nobody ever offered anything.");
        if (const std::string note = text::not_whole(answer_.ended).text(); !note.empty()) tell("caption", 12, note);
        if (answer_.empty()) return sheet(title, description_, width, y_ + margin, body_, is_on_page_);
        y_ += 24;
        const double top = y_;
        std::string lanes;
        for (const participation_row& row : answer_) write_lane(lanes, words, row);
        write_scale(top);
        body_ += lanes;
        write_legend();
        return sheet(title, description_, width, y_ + margin, body_, is_on_page_);
    }

private:
    static constexpr double width = 760, margin = 20, names = 190, room = width - 2 * margin - names;
    static constexpr double bar_height = 12, lane_gap = 6, font = 10.5;

    void write(const char* kind, double line_height, std::string_view line) {
        write_text(body_, kind, margin, y_ += line_height, line);
        body_ += '\n';
    }
    void tell(const char* kind, double size, const std::string& sentence) {
        for (const std::string& line : fitted(sentence, size, width - 2 * margin, 6)) write(kind, size + 4, line);
        description_ += (description_.empty() ? "" : " ") + sentence;
    }
    [[nodiscard]] double place_of(std::chrono::sys_days day) const {
        const double share = static_cast<double>((day - begin_).count()) / static_cast<double>((end_ - begin_).count());
        return margin + names + share * room;
    }

    void write_lane(std::string& out, const phrasebook& words, const participation_row& row) {
        const std::string name = words.name(row.of).text();
        const auto lines = fitted(name, font, names - 10, 2);
        const double height = (std::max)(bar_height, static_cast<double>(lines.size()) * 13);
        out += "<g class=\"lane\">";
        for (std::size_t i = 0; i < lines.size(); ++i)
            write_text(out, "detail", margin, y_ + 10 + 13 * static_cast<double>(i), lines[i]);
        description_ += " " + name + ":";
        for (const participation_span& span : row.spans) {
            const double from = place_of(span.from == date{} ? begin_ : span.from.day());
            const double until = place_of(span.until == date{} ? end_ : span.until.day());
            const std::string told = std::string{words_of(span.how)} + " " + days_words(span);
            description_ += " " + told + (&span == &row.spans.back() ? "." : ",");
            out += std::string{"<g class=\"figure "} + class_of(span.how) + "\"><title>" +
                   xml_escaped(name + ": " + told) + "</title>" +
                   bar_shape(from, y_, until - from, bar_height, span.how == taking_part::willing) + "</g>";
        }
        out += "</g>\n";
        y_ += height + lane_gap;
    }
    [[nodiscard]] static const char* class_of(taking_part how) {
        switch (how) {
            case taking_part::willing:
                return "possible is-open";
            case taking_part::would_come:
                return "firm is-met";
            case taking_part::there:
                return "deployed";
            case taking_part::left:
                return "barred is-unmet";
        }
        return "";
    }

    /// The firsts of months, or of years where there are many, with their names at the top.
    void write_scale(double top) {
        using namespace std::chrono;
        constexpr double narrowest = 64;  // between two names
        const double per_day = room / static_cast<double>((end_ - begin_).count());
        int step = 1;  // in months
        for (const int next : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200}) {
            step = next;
            if (30.4 * step * per_day >= narrowest) break;
        }
        const year_month_day first{begin_};
        year_month month{first.year(), January};
        body_ += "<g class=\"scale\">";
        for (; sys_days{month / 1} < end_; month += months{step}) {
            const sys_days day{month / 1};
            if (day < begin_) continue;
            const double x = place_of(day);
            body_ += "<path class=\"hatch\" d=\"M" + pixels(x) + " " + pixels(top - 6) + "V" + pixels(y_) + "\"/>";
            const std::string name = step < 12 ? to_words(date{month}) : std::to_string(int{month.year()});
            if (x + text_width(name, font) < width) write_text(body_, "detail", x + 2, top - 8, name);
        }
        body_ += "</g>\n";
    }

    void write_legend() {
        y_ += 12;
        double x = margin;
        body_ += "<g class=\"legend\">";
        for (const taking_part how :
             {taking_part::willing, taking_part::would_come, taking_part::there, taking_part::left}) {
            body_ += std::string{"<g class=\"figure "} + class_of(how) + "\">" +
                     bar_shape(x, y_, 24, 14, how == taking_part::willing) + "</g>";
            write_text(body_, "", x + 30, y_ + 12, words_of(how));
            x += 30 + text_width(words_of(how), 12) + 18;
        }
        body_ += "</g>\n";
        y_ += 14;
    }

    const participation_answer& answer_;
    bool is_on_page_;
    std::chrono::sys_days begin_{}, end_{};
    double y_ = margin - 4;
    std::string body_{}, description_{};
};

}  // namespace muster::detail

#endif
