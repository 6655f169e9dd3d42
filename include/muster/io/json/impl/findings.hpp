#ifndef MUSTER_IO_JSON_IMPL_FINDINGS_HPP
#define MUSTER_IO_JSON_IMPL_FINDINGS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/io/json/impl/locate.hpp>
#include <muster/io/json/limits.hpp>
#include <muster/io/json/scenario_error.hpp>

namespace muster::detail {

/// A text as a message quotes it: not at any length.
[[nodiscard]] inline std::string excerpt(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return "\"" + std::string{text} + "\"";
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return "\"" + std::string{text.substr(0, end)} + "...\"";
}

/// Gathers what is wrong with a file while it is read, by token; tells the places at the end.
class finding_list {
public:
    struct entry {
        std::uint32_t token = 0;
        errc code = errc::invalid_syntax;
        std::string key{};
        std::string message{};
        std::string expected{};
        std::string near_miss{};
    };

    finding_list(const tape& in, const json_limits& limits, std::string file)
        : tape_{in}, most_{(std::max)(limits.findings, std::size_t{1})}, file_{std::move(file)} {}

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// Takes back what came after the first `count`.
    void forget_after(std::size_t count) { entries_.resize(count); }
    /// Throws `scenario_error` once there are as many as the caller wants.
    void add(entry what) {
        if (!what.expected.empty()) what.message += "; expected " + what.expected;
        if (!what.near_miss.empty()) what.message += "; did you mean " + excerpt(what.near_miss) + "?";
        entries_.push_back(std::move(what));
        if (entries_.size() >= most_) refuse();
    }
    /// Throws `scenario_error` where anything is wrong.
    void refuse_if_any() {
        if (!entries_.empty()) refuse();
    }
    /// Throws `scenario_error` for a text that is not JSON from this place on.
    [[noreturn]] void refuse_text(errc code, std::size_t offset, std::string message, std::string expected) {
        line_counter lines{tape_.text()};
        lines.advance(offset);
        if (!expected.empty()) message += "; expected " + expected;
        location where{file_, lines.line(), lines.column(),
                       tape_.size() == 0 ? std::string{} : pointer_to(tape_, tape_.size() - 1)};
        boost::throw_exception(
            scenario_error{{{std::move(where), code, {}, std::move(message), std::move(expected), {}}}});
    }
    /// Throws all there are as `scenario_error`. Precondition: there is one.
    [[noreturn]] void refuse() {
        std::stable_sort(entries_.begin(), entries_.end(),
                         [](const entry& a, const entry& b) { return a.token < b.token; });
        token_finder finder{tape_.text()};
        line_counter lines{tape_.text()};
        std::vector<scenario_finding> findings;
        for (entry& e : entries_) {
            lines.advance(finder.offset_of(e.token));
            findings.push_back({{file_, lines.line(), lines.column(), pointer_to(tape_, e.token)},
                                e.code,
                                std::move(e.key),
                                std::move(e.message),
                                std::move(e.expected),
                                std::move(e.near_miss)});
        }
        boost::throw_exception(scenario_error{std::move(findings)});
    }

private:
    const tape& tape_;
    std::size_t most_;
    std::string file_;
    std::vector<entry> entries_{};
};

}  // namespace muster::detail

#endif
