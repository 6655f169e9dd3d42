#ifndef MUSTER_IO_DOCUMENT_HPP
#define MUSTER_IO_DOCUMENT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>
#include <muster/vocabulary/citation.hpp>

// What an answer says, before anybody decides how it is shown: the phrases in io/phrases write documents, and the
// renderers (io/text.hpp, io/markdown.hpp, io/html) show them. No renderer composes a sentence.

namespace muster::text {

/// How much weight a piece of text has.
enum class emphasis : std::uint8_t { plain, strong, soft };

/// A piece of text, and what it is about.
struct span {
    std::string text{};                 ///< as it is read; may hold any characters
    any_handle thing{};                 ///< the thing that it names; none: no single one
    std::optional<status> is{};         ///< the status that it tells; none: it tells none
    handles<citation> citations{};      ///< the sources that it names
    emphasis weight = emphasis::plain;  ///< how it is shown

    friend bool operator==(const span&, const span&) = default;
};

/// A run of spans: a sentence, the cell of a table, a label.
class line {
public:
    line() = default;
    /// A line of plain text.
    line(std::string text) { *this += std::move(text); }
    /// A line of plain text.
    line(const char* text) : line(std::string{text}) {}
    /// A line of one span.
    line(span one) { *this += std::move(one); }

    /// Adds plain text at the end.
    line& operator+=(std::string text) {
        if (text.empty()) return *this;
        const bool goes_on = !spans_.empty() && spans_.back() == span{.text = spans_.back().text};
        if (goes_on) spans_.back().text += text;
        else spans_.push_back({.text = std::move(text)});
        return *this;
    }
    /// Adds plain text at the end.
    line& operator+=(const char* text) { return *this += std::string{text}; }
    /// Adds a span at the end.
    line& operator+=(span more) {
        if (!more.text.empty()) spans_.push_back(std::move(more));
        return *this;
    }
    /// Adds another line at the end.
    line& operator+=(const line& more) {
        for (const span& s : more.spans_) {
            if (s == span{.text = s.text}) *this += s.text;
            else *this += s;
        }
        return *this;
    }
    /// One after the other.
    template <class More>
    [[nodiscard]] friend line operator+(line a, More&& b) {
        return std::move(a += std::forward<More>(b));
    }

    /// The spans, from left to right.
    [[nodiscard]] const std::vector<span>& spans() const noexcept { return spans_; }
    [[nodiscard]] bool empty() const noexcept { return spans_.empty(); }
    /// Its text alone.
    [[nodiscard]] std::string text() const {
        std::string result;
        for (const span& s : spans_) result += s.text;
        return result;
    }

    friend bool operator==(const line&, const line&) = default;

private:
    std::vector<span> spans_{};
};

/// Lines listed in a sentence: `a`, `a and b`, `a, b and c`.
[[nodiscard]] inline line listed(const std::vector<line>& parts, const char* last = " and ",
                                 const char* between = ", ") {
    line result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) result += i + 1 == parts.size() ? last : between;
        result += parts[i];
    }
    return result;
}

/// What kind of block it is.
enum class block_kind : std::uint8_t { heading, paragraph, item, table };

/// A heading, a paragraph, an item of a list or a table.
struct block {
    block_kind kind = block_kind::paragraph;  ///< which of these
    std::size_t depth = 0;                    ///< of a heading: 0 is the answer's own; of an item: 0 is the outermost
    line words{};                             ///< of all but tables
    std::vector<line> heads{};                ///< of a table
    std::vector<std::vector<line>> rows{};    ///< of a table: as many cells as heads

    friend bool operator==(const block&, const block&) = default;
};

/// An answer as people read it: blocks from top to bottom.
class document {
public:
    /// Adds a heading.
    void heading(line words, std::size_t depth = 0) {
        blocks_.push_back({block_kind::heading, depth, std::move(words), {}, {}});
    }
    /// Adds a paragraph.
    void paragraph(line words) { blocks_.push_back({block_kind::paragraph, 0, std::move(words), {}, {}}); }
    /// Adds an item of a list.
    void item(line words, std::size_t depth = 0) {
        blocks_.push_back({block_kind::item, depth, std::move(words), {}, {}});
    }
    /// Adds a table, unless it has no rows. Precondition: each row has as many cells as there are heads.
    void table(std::vector<line> heads, std::vector<std::vector<line>> rows) {
        if (!rows.empty()) blocks_.push_back({block_kind::table, 0, {}, std::move(heads), std::move(rows)});
    }
    /// Adds all blocks of another document; `deeper` moves its items further in.
    void append(const document& more, std::size_t deeper = 0) {
        for (block b : more.blocks_) {
            if (b.kind == block_kind::item) b.depth += deeper;
            blocks_.push_back(std::move(b));
        }
    }

    /// The blocks, from top to bottom.
    [[nodiscard]] const std::vector<block>& blocks() const noexcept { return blocks_; }
    [[nodiscard]] bool empty() const noexcept { return blocks_.empty(); }

    friend bool operator==(const document&, const document&) = default;

private:
    std::vector<block> blocks_{};
};

}  // namespace muster::text

#endif
