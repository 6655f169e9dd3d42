#ifndef MUSTER_IO_LAYOUT_HPP
#define MUSTER_IO_LAYOUT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

/// How many columns a text in UTF-8 takes: its code points, for scripts of one column a letter.
[[nodiscard]] inline std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The text in lines of at most `width` columns, where its words allow; the first line is indented by `first`, the
/// others by `rest`. Spaces and line breaks of the text separate words. Ends without a line break.
[[nodiscard]] inline std::string wrapped(std::string_view text, std::size_t first = 0, std::size_t rest = 0,
                                         std::size_t width = 100) {
    std::string result(first, ' ');
    std::size_t used = first;
    bool is_line_empty = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = (std::min)(text.find_first_of(" \n", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (!is_line_empty && used + 1 + columns(word) > width) {
            result += '\n';
            result.append(rest, ' ');
            used = rest;
            is_line_empty = true;
        }
        if (!is_line_empty) {
            result += ' ';
            ++used;
        }
        result += word;
        used += columns(word);
        is_line_empty = false;
        at = end;
    }
    return result;
}

/// Rows of cells, printed in columns that line up; the last column wraps.
class table {
public:
    /// A table without rows.
    explicit table(std::vector<std::string> heads) : width_(heads.size(), 0) { add(std::move(heads)); }

    /// A row below. Precondition: as many cells as heads.
    void add(std::vector<std::string> row) {
        row.resize(width_.size());
        for (std::size_t i = 0; i < row.size(); ++i) width_[i] = (std::max)(width_[i], columns(row[i]));
        rows_.push_back(std::move(row));
    }
    /// Whether there is a row below the heads.
    [[nodiscard]] bool has_rows() const noexcept { return rows_.size() > 1; }

    /// The table, each line indented, ending in a line break.
    [[nodiscard]] std::string text(std::size_t indent = 0, std::size_t width = 100) const {
        std::string result;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            std::size_t used = indent;
            std::string line(indent, ' ');
            for (std::size_t i = 0; i + 1 < width_.size(); ++i) {
                line += rows_[r][i];
                line.append(width_[i] - columns(rows_[r][i]) + 2, ' ');
                used += width_[i] + 2;
            }
            line += wrapped(rows_[r].back(), 0, used, (std::max)(width, used + 24));
            while (!line.empty() && line.back() == ' ') line.pop_back();
            result += line;
            result += '\n';
            if (r == 0) {
                std::size_t total = indent;
                for (std::size_t i = 0; i + 1 < width_.size(); ++i) total += width_[i] + 2;
                total = (std::min)(total + width_.back(), (std::max)(width, total + 24));
                result.append(indent, ' ');
                result.append(total - indent, '-');
                result += '\n';
            }
        }
        return result;
    }

private:
    std::vector<std::vector<std::string>> rows_{};
    std::vector<std::size_t> width_;
};

}  // namespace muster

#endif
