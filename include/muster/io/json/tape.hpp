#ifndef MUSTER_IO_JSON_TAPE_HPP
#define MUSTER_IO_JSON_TAPE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

#include <muster/core/error.hpp>

namespace muster {

/// What a scenario file may come to. A file that goes beyond one of these is refused with an error that says so.
struct json_limits {
    std::size_t size = 256U << 20U;            ///< bytes of the text; never more than 2^32 - 1
    std::size_t depth = 256;                   ///< objects and arrays within each other; never more than 2,000
    std::size_t count = 20'000'000;            ///< values and member names
    std::size_t string = 1U << 20U;            ///< bytes of one string
    std::uint64_t number = 1'000'000'000'000;  ///< the largest number
    std::uint64_t expansion = 20'000'000;      ///< vertices and arcs beyond those the file writes down one by one
    std::size_t findings = 100;                ///< after so many the reader gives up

    friend bool operator==(const json_limits&, const json_limits&) = default;
};

namespace detail {

enum class token_kind : std::uint8_t { null, boolean, number, other_number, string, array, object };

/// A value of a JSON text, or the name of a member, which is a string.
struct token {
    token_kind kind = token_kind::null;
    bool was_escaped = false;  ///< of a string: kept beside the text
    std::uint32_t size = 0;   ///< of a string: its bytes; of an array or object: how many tokens it is, itself included
    std::uint64_t value = 0;  ///< of a number; of a string: where it begins

    [[nodiscard]] bool is_container() const noexcept { return kind >= token_kind::array; }
};

/// A JSON text as a flat list of tokens in the order of the text: members as name and value, containers before their
/// parts. Holds no copy of what stands in the text as it is.
class tape {
public:
    static constexpr std::uint32_t still_open = 0xFFFFFFFFU;

    explicit tape(std::string_view text) : text_{text} {}

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(tokens_.size()); }
    [[nodiscard]] const token& operator[](std::uint32_t t) const { return tokens_[t]; }
    /// The token after a value and all its parts.
    [[nodiscard]] std::uint32_t after(std::uint32_t t) const {
        const token& of = tokens_[t];
        if (!of.is_container()) return t + 1;
        return of.size == still_open ? size() : t + of.size;
    }
    /// The text of a string.
    [[nodiscard]] std::string_view string(std::uint32_t t) const {
        const token& of = tokens_[t];
        const std::string_view from = of.was_escaped ? std::string_view{unescaped_} : text_;
        return from.substr(static_cast<std::size_t>(of.value), of.size);
    }

private:
    friend class tape_handler;

    std::string_view text_;
    std::string unescaped_{};
    std::vector<token> tokens_{};
};

/// Writes what Boost.JSON's parser reads to a tape.
class tape_handler {
public:
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

    tape_handler(tape& to, const json_limits& limits) : tape_{to}, limits_{limits} {}

    /// What went beyond its limit; null where nothing did.
    [[nodiscard]] const char* exceeded() const noexcept { return exceeded_; }
    /// What can stand at the place that was reached.
    [[nodiscard]] const char* expected() const noexcept {
        if (is_name_) return "a colon and a value";
        if (open_.empty()) return tape_.size() == 0 ? "an object" : "the end of the text";
        const bool is_object = tape_[open_.back()].kind == token_kind::object;
        if (open_.back() + 1 == tape_.size()) return is_object ? "a name in quotes or }" : "a value or ]";
        return is_object ? "a comma or }" : "a comma or ]";
    }

    using code = boost::json::error_code;

    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_array_begin(code& ec) { return open(token_kind::array, ec); }
    bool on_array_end(std::size_t, code&) { return close(); }
    bool on_object_begin(code& ec) { return open(token_kind::object, ec); }
    bool on_object_end(std::size_t, code&) { return close(); }
    bool on_string_part(boost::json::string_view s, std::size_t n, code& ec) { return part(s, n, ec); }
    bool on_string(boost::json::string_view s, std::size_t n, code& ec) { return whole(s, n, false, ec); }
    bool on_key_part(boost::json::string_view s, std::size_t n, code& ec) { return part(s, n, ec); }
    bool on_key(boost::json::string_view s, std::size_t n, code& ec) { return whole(s, n, true, ec); }
    bool on_number_part(boost::json::string_view, code&) { return true; }
    bool on_int64(std::int64_t i, boost::json::string_view, code& ec) {
        if (i < 0) return add({token_kind::other_number, false, 0, 0}, ec);
        return add({token_kind::number, false, 0, static_cast<std::uint64_t>(i)}, ec);
    }
    bool on_uint64(std::uint64_t u, boost::json::string_view, code& ec) {
        return add({token_kind::number, false, 0, u}, ec);
    }
    bool on_double(double, boost::json::string_view, code& ec) {
        return add({token_kind::other_number, false, 0, 0}, ec);
    }
    bool on_bool(bool b, code& ec) { return add({token_kind::boolean, false, 0, b ? 1U : 0U}, ec); }
    bool on_null(code& ec) { return add({}, ec); }
    bool on_comment_part(boost::json::string_view, code&) { return true; }
    bool on_comment(boost::json::string_view, code&) { return true; }

private:
    bool refuse(const char* what, code& ec) {
        exceeded_ = what;
        ec = boost::json::make_error_code(boost::json::error::array_too_large);
        return false;
    }
    bool add(token t, code& ec) {
        if (tape_.tokens_.size() >= limits_.count) return refuse("values", ec);
        tape_.tokens_.push_back(t);
        is_name_ = false;
        return true;
    }
    bool open(token_kind kind, code& ec) {
        open_.push_back(tape_.size());
        return add({kind, false, tape::still_open, 0}, ec);
    }
    bool close() {
        tape_.tokens_[open_.back()].size = tape_.size() - open_.back();
        open_.pop_back();
        is_name_ = false;
        return true;
    }
    bool part(boost::json::string_view s, std::size_t n, code& ec) {
        if (n > limits_.string) return refuse("bytes of a string", ec);
        if (!in_parts_) begin_ = tape_.unescaped_.size();
        in_parts_ = true;
        tape_.unescaped_.append(s.data(), s.size());
        return true;
    }
    bool whole(boost::json::string_view s, std::size_t n, bool is_name, code& ec) {
        const char* const first = tape_.text_.data();
        const bool is_in_text = std::greater_equal<const char*>{}(s.data(), first) &&
                                std::less<const char*>{}(s.data(), first + tape_.text_.size());
        token made{token_kind::string, false, static_cast<std::uint32_t>(n), 0};
        if (in_parts_ || !is_in_text || n > limits_.string) {
            if (!part(s, n, ec)) return false;
            made.was_escaped = true;
            made.value = begin_;
            in_parts_ = false;
        } else {
            made.value = static_cast<std::uint64_t>(s.data() - first);
        }
        if (!add(made, ec)) return false;
        is_name_ = is_name;
        return true;
    }

    tape& tape_;
    const json_limits& limits_;
    std::vector<std::uint32_t> open_{};
    std::size_t begin_ = 0;
    const char* exceeded_ = nullptr;
    bool in_parts_ = false;
    bool is_name_ = false;
};

}  // namespace detail
}  // namespace muster

#endif
