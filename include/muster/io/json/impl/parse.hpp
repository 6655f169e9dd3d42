#ifndef MUSTER_IO_JSON_IMPL_PARSE_HPP
#define MUSTER_IO_JSON_IMPL_PARSE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

#include <muster/io/json/impl/findings.hpp>

namespace muster::detail {

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

/// Reads the text to a tape, or refuses it if it is not JSON.
[[nodiscard]] inline tape read_tape(std::string_view text, const json_limits& limits, const std::string& file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
    tape result{text};
    finding_list findings{result, limits, file};
    constexpr std::size_t largest_size = 0xFFFFFFFFU, largest_depth = 2'000;
    const std::size_t size = (std::min)(limits.size, largest_size);
    if (text.size() > size)
        findings.refuse_text(
            errc::limit_exceeded, 0,
            "the text has " + std::to_string(text.size()) + " bytes, more than the limit of " + std::to_string(size),
            {});
    result.reserve((std::min)(text.size() / 8, limits.count));  // scenarios have a token in ten bytes or so
    boost::json::parse_options options;
    options.max_depth = (std::min)(limits.depth, largest_depth);
    boost::json::basic_parser<tape_handler> parser{options, result, limits};
    boost::json::error_code ec;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && read == text.size()) return result;

    const tape_handler& handler = parser.handler();
    if (handler.exceeded() != nullptr)
        findings.refuse_text(errc::limit_exceeded, read,
                             std::string{"more "} + handler.exceeded() + " than the limit allows", {});
    if (ec == boost::json::error::too_deep)
        findings.refuse_text(errc::limit_exceeded, read,
                             "more than " + std::to_string(options.max_depth) + " objects and lists within each other",
                             {});
    if (ec == boost::json::error::incomplete || read == text.size())
        findings.refuse_text(errc::invalid_syntax, text.size(), "the text breaks off", handler.expected());
    const auto byte = static_cast<unsigned char>(text[read]);
    std::string what = ec ? "this is no JSON" : "the text goes on after its end";
    if (byte >= 0x80U && ec) what = "this is no UTF-8, or stands outside quotes";
    else if (byte < 0x20U) what = "a control character";
    else if (byte == '"' && ec) what = "a text in quotes cannot stand here";
    else if (byte == '/' && ec)
        what =
            "comments are not JSON, but a thing, an event and a condition may have a \"note\"; \"/\" cannot stand here";
    else if (byte < 0x80U && ec) what = "\"" + std::string(1, text[read]) + "\" cannot stand here";
    const bool ends_a_list = byte == ']' || byte == '}';
    const std::size_t before = text.substr(0, read).find_last_not_of(" \t\r\n");
    if (ends_a_list && ec && before != std::string_view::npos && text[before] == ',')
        findings.refuse_text(errc::invalid_syntax, before, "a comma cannot stand before the end of a list", {});
    findings.refuse_text(errc::invalid_syntax, read, std::move(what), ec ? handler.expected() : "");
}

}  // namespace muster::detail

#endif
