#ifndef MUSTER_IO_IMPL_RENDER_HPP
#define MUSTER_IO_IMPL_RENDER_HPP

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/escape.hpp>
#include <muster/io/layout.hpp>
#include <muster/io/render.hpp>

namespace muster::text {

namespace detail {

/// Lays lines out for a terminal.
class terminal_writer {
public:
    explicit terminal_writer(const terminal_options& options) : options_{options} {}

    [[nodiscard]] std::string run(const document& d) {
        for (std::size_t i = 0; i < d.blocks().size(); ++i) {
            const block& b = d.blocks()[i];
            if (i != 0 && stands_apart(d.blocks()[i - 1], b)) out_ += '\n';
            switch (b.kind) {
                case block_kind::heading:
                    write(b.words, 0, 2);
                    break;
                case block_kind::paragraph:
                    write(b.words, 0, 0);
                    break;
                case block_kind::item: {
                    const std::size_t indent = 2 + 2 * (std::min)(b.depth, deepest);
                    out_.append(indent - 2, ' ');
                    out_ += "- ";
                    write(b.words, indent, indent, true);
                    break;
                }
                case block_kind::table:
                    write_table(b);
                    break;
            }
        }
        return std::move(out_);
    }

private:
    static constexpr std::size_t deepest = 14;
    static constexpr std::size_t gap = 2;     // between columns
    static constexpr std::size_t narrow = 8;  // no column is made narrower than this

    // A piece of a word, with the span that colours it.
    struct piece {
        std::string text;
        std::optional<status> is;
        emphasis weight;
    };
    struct word {
        std::vector<piece> pieces{};
        std::size_t columns = 0;
        bool goes_on = false;  // follows the word before without a space: a line may break there
    };
    using row_of_words = std::vector<word>;

    [[nodiscard]] static bool stands_apart(const block& above, const block& below) {
        if (below.kind == block_kind::item) return above.kind == block_kind::table;
        if (below.kind == block_kind::paragraph) return above.kind != block_kind::paragraph;
        return true;
    }

    // Where a line may break: at spaces, before and after the wide characters of scripts that have none, and anywhere
    // in what is longer than a whole line.
    [[nodiscard]] static std::vector<word> words_of(const line& l, std::size_t longest) {
        std::vector<word> words;
        bool is_new = true;
        std::uint32_t last = 0;  // that has a column
        for (const span& s : l.spans()) {
            bool is_same_piece = false;
            for_characters(s.text, [&](std::uint32_t point, std::string_view bytes) {
                if (point == ' ' || point == '\n' || point == '\t') {
                    is_new = true;
                    return;
                }
                const std::size_t width = columns_of(point);
                const bool breaks =
                    !is_new && width != 0 &&
                    (muster::detail::may_break_between(last, point) || words.back().columns + width > longest);
                if (is_new || breaks) {
                    words.emplace_back();
                    words.back().goes_on = breaks;
                    is_same_piece = false;
                }
                if (!is_same_piece) words.back().pieces.push_back({{}, s.is, s.weight});
                words.back().pieces.back().text += bytes;
                words.back().columns += width;
                is_same_piece = true;
                is_new = false;
                if (width != 0) last = point;
            });
        }
        return words;
    }
    [[nodiscard]] static std::size_t space_before(const row_of_words& row, const word& next) {
        return row.empty() || next.goes_on ? 0 : 1;
    }
    // The lines that the words fill: the first has less room by `used`.
    [[nodiscard]] static std::vector<row_of_words> filled(const line& l, std::size_t width, std::size_t used = 0) {
        std::vector<row_of_words> rows(1);
        for (word& w : words_of(l, width)) {
            if (!rows.back().empty() && used + space_before(rows.back(), w) + w.columns > width) {
                rows.emplace_back();
                used = 0;
            }
            used += w.columns + space_before(rows.back(), w);
            rows.back().push_back(std::move(w));
        }
        return rows;
    }
    std::size_t put(const row_of_words& row) {
        std::size_t used = 0;
        const piece* last = nullptr;
        for (std::size_t i = 0; i < row.size(); ++i) {
            for (std::size_t k = 0; k < row[i].pieces.size(); ++k) {
                const piece& p = row[i].pieces[k];
                const bool is_first = i != 0 && k == 0 && !row[i].goes_on;
                const bool goes_on = last != nullptr && last->is == p.is && last->weight == p.weight;
                if (!goes_on) colour_off(last);
                if (is_first) out_ += ' ';
                if (!goes_on) colour_on(p);
                out_ += p.text;
                last = &p;
            }
            used += row[i].columns + (i == 0 || row[i].goes_on ? 0 : 1);
        }
        colour_off(last);
        return used;
    }
    void colour_on(const piece& p) {
        if (!options_.colour) return;
        if (p.is) out_ += *p.is == status::met ? "\033[32m" : *p.is == status::open ? "\033[33m" : "\033[31m";
        else if (p.weight == emphasis::strong) out_ += "\033[1m";
        else if (p.weight == emphasis::soft) out_ += "\033[2m";
    }
    void colour_off(const piece* p) {
        if (options_.colour && p != nullptr && (p->is || p->weight != emphasis::plain)) out_ += "\033[0m";
    }

    void write(const line& l, std::size_t first, std::size_t rest, bool is_indented = false) {
        const std::size_t room = options_.width > rest + narrow ? options_.width - rest : narrow;
        bool is_first = true;
        for (const row_of_words& row : filled(l, room)) {
            if (!is_first || !is_indented) out_.append(is_first ? first : rest, ' ');
            put(row);
            out_ += '\n';
            is_first = false;
        }
    }

    // Columns are as wide as what is in them; where that is too much, the widest become narrower, one after the other.
    [[nodiscard]] std::vector<std::size_t> widths_of(const block& table, std::size_t indent) const {
        std::vector<std::size_t> widths(table.heads.size(), 0);
        std::vector<std::size_t> least(table.heads.size(), narrow);  // the longest word, up to a point
        const auto measure = [&](const std::vector<line>& cells) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                std::size_t whole = 0;
                for (const word& w : words_of(cells[i], options_.width)) {
                    whole += w.columns + (whole == 0 || w.goes_on ? 0 : 1);
                    least[i] = (std::max)(least[i], (std::min)(w.columns, std::size_t{16}));
                }
                widths[i] = (std::max)(widths[i], whole);
            }
        };
        measure(table.heads);
        for (const auto& row : table.rows) measure(row);
        const std::size_t gaps = gap * (widths.size() - 1) + indent;
        std::size_t total = gaps;
        for (const std::size_t w : widths) total += w;
        while (total > options_.width) {
            std::size_t widest = widths.size();
            for (std::size_t i = 0; i < widths.size(); ++i)
                if (widths[i] > least[i] && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
            if (widest == widths.size()) break;
            --widths[widest];
            --total;
        }
        return widths;
    }
    void write_table(const block& table) {
        constexpr std::size_t indent = 2;
        const std::vector<std::size_t> widths = widths_of(table, indent);
        write_row(table.heads, widths, indent);
        std::size_t total = gap * (widths.size() - 1);
        for (const std::size_t w : widths) total += w;
        out_.append(indent, ' ');
        out_.append(total, '-');
        out_ += '\n';
        for (const auto& row : table.rows) write_row(row, widths, indent);
    }
    void write_row(const std::vector<line>& cells, const std::vector<std::size_t>& widths, std::size_t indent) {
        std::vector<std::vector<row_of_words>> filled_cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            filled_cells.push_back(filled(cells[i], widths[i]));
            height = (std::max)(height, filled_cells.back().size());
        }
        for (std::size_t k = 0; k < height; ++k) {
            std::size_t due = indent;  // columns to be filled with spaces before the next cell
            for (std::size_t i = 0; i < cells.size(); ++i) {
                std::size_t used = 0;
                if (k < filled_cells[i].size() && !filled_cells[i][k].empty()) {
                    out_.append(due, ' ');
                    due = 0;
                    used = put(filled_cells[i][k]);
                }
                due += (widths[i] > used ? widths[i] - used : 0) + gap;
            }
            out_ += '\n';
        }
    }

    const terminal_options& options_;
    std::string out_{};
};

/// Writes Markdown.
class markdown_writer {
public:
    explicit markdown_writer(const proposal& of) : proposal_{of} {}

    [[nodiscard]] std::string run(const document& d) {
        const block* above = nullptr;
        for (const block& b : d.blocks()) {
            const bool goes_on = above != nullptr && above->kind == block_kind::item && b.kind == block_kind::item;
            if (above != nullptr && !goes_on) out_ += '\n';
            switch (b.kind) {
                case block_kind::heading:
                    out_ += std::string((std::min)(b.depth, std::size_t{3}) + 2, '#') + " ";
                    write(b.words);
                    out_ += '\n';
                    break;
                case block_kind::paragraph:
                    write(b.words);
                    out_ += '\n';
                    break;
                case block_kind::item:
                    out_.append(2 * b.depth, ' ');
                    out_ += "- ";
                    write(b.words);
                    out_ += '\n';
                    break;
                case block_kind::table:
                    write_row(b.heads);
                    for (std::size_t i = 0; i < b.heads.size(); ++i) out_ += i == 0 ? "| ---" : " | ---";
                    out_ += " |\n";
                    for (const auto& row : b.rows) write_row(row);
                    break;
            }
            above = &b;
        }
        return std::move(out_);
    }

private:
    void write_row(const std::vector<line>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out_ += i == 0 ? "| " : " | ";
            write(cells[i]);
        }
        out_ += " |\n";
    }
    // Markdown has no way to write the others.
    [[nodiscard]] static bool is_linked(const std::string& address) {
        return is_web_address(address) && address.find_first_of(" <>()\n\r\t\"\\") == std::string::npos;
    }
    void write(const line& words) {
        for (const span& s : words.spans()) {
            const std::string address = s.citations.empty() ? "" : proposal_[s.citations[0]].address;
            const bool is_link = is_linked(address);
            const bool is_strong = s.weight == emphasis::strong;
            out_ += is_link ? "[" : is_strong ? "**" : "";
            for_characters(s.text, [&](std::uint32_t point, std::string_view bytes) {
                constexpr std::string_view special = "\\`*_{}[]<>#|~&$";
                if (point == '\n') out_ += ' ';
                else {
                    if (point < 0x80 && special.find(static_cast<char>(point)) != std::string_view::npos) out_ += '\\';
                    out_ += bytes;
                }
            });
            if (is_link) out_ += "](" + visible(address) + ")";
            else if (is_strong) out_ += "**";
            for (std::size_t i = 1; i < s.citations.size(); ++i)
                if (const std::string& more = proposal_[s.citations[i]].address; is_linked(more))
                    out_ += " [" + std::to_string(i + 1) + "](" + visible(more) + ")";
        }
    }

    const proposal& proposal_;
    std::string out_{};
};

}  // namespace detail

MUSTER_INLINE std::string to_terminal(const document& d, const terminal_options& options) {
    return detail::terminal_writer{options}.run(d);
}

MUSTER_INLINE std::string to_markdown(const document& d, const proposal& of) {
    return detail::markdown_writer{of}.run(d);
}

MUSTER_INLINE std::string to_html(const line& words) {
    std::string html;
    for (const span& s : words.spans()) {
        std::string open, close;
        if (!s.citations.empty()) {
            open += "<a href=\"#source-" + std::to_string(s.citations[0].index()) + "\">";
            close = "</a>" + close;
        }
        if (s.is || s.thing) {
            open += "<span";
            if (s.is) open += std::string{" class=\"is-"} + to_string(*s.is) + "\"";
            if (s.thing) open += " data-thing=\"" + std::to_string(s.thing.index()) + "\"";
            open += ">";
            close = "</span>" + close;
        }
        if (s.weight != emphasis::plain) {
            open += s.weight == emphasis::strong ? "<strong>" : "<span class=\"soft\">";
            close = (s.weight == emphasis::strong ? "</strong>" : "</span>") + close;
        }
        html += open + xml_escaped(s.text) + close;
        for (std::size_t i = 1; i < s.citations.size(); ++i)
            html += "<sup><a href=\"#source-" + std::to_string(s.citations[i].index()) + "\">" + std::to_string(i + 1) +
                    "</a></sup>";
    }
    return html;
}

MUSTER_INLINE std::string to_html(const document& d) {
    std::string html;
    std::size_t depth = 0;  // of open lists
    const auto close_lists = [&](std::size_t down_to) {
        for (; depth > down_to; --depth) html += "</li></ul>";
    };
    const auto row = [&](const std::vector<line>& cells, const char* tag) {
        html += "<tr>";
        for (const line& cell : cells) html += std::string{"<"} + tag + ">" + to_html(cell) + "</" + tag + ">";
        html += "</tr>";
    };
    for (const block& b : d.blocks()) {
        if (b.kind != block_kind::item) close_lists(0);
        switch (b.kind) {
            case block_kind::heading: {
                const std::string tag = "h" + std::to_string((std::min)(b.depth, std::size_t{2}) + 2);
                html += "<" + tag + ">" + to_html(b.words) + "</" + tag + ">\n";
                break;
            }
            case block_kind::paragraph:
                html += "<p>" + to_html(b.words) + "</p>\n";
                break;
            case block_kind::item:
                if (depth > b.depth) {
                    close_lists(b.depth + 1);
                    html += "</li><li>";
                } else {
                    for (; depth <= b.depth; ++depth) html += "<ul><li>";
                }
                html += to_html(b.words);
                break;
            case block_kind::table:
                html += "<table><thead>";
                row(b.heads, "th");
                html += "</thead><tbody>";
                for (const auto& cells : b.rows) row(cells, "td");
                html += "</tbody></table>\n";
                break;
        }
    }
    close_lists(0);
    return html;
}

}  // namespace muster::text

#endif
