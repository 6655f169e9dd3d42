#ifndef MUSTER_IO_JSON_SCENARIO_ERROR_HPP
#define MUSTER_IO_JSON_SCENARIO_ERROR_HPP

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/error.hpp>

namespace muster {

/// One thing that is wrong with a scenario file.
struct scenario_finding {
    location where{};                  ///< the value in the file that is wrong
    errc code = errc::invalid_syntax;  ///< what is wrong, for programs
    std::string key{};                 ///< of the thing it is about; empty where it has none
    std::string message{};             ///< a sentence for people
    std::string expected{};            ///< what can stand there, where that can be told
    std::string near_miss{};           ///< the word that was probably meant

    friend bool operator==(const scenario_finding&, const scenario_finding&) = default;
};

/// As compilers print: `file:line:column: message (at /pledges/AZE-says/by)`.
[[nodiscard]] inline std::string to_text(const scenario_finding& f) {
    std::string text = f.where.file;
    if (f.where.line != 0) {
        if (!text.empty()) text += ':';
        text += std::to_string(f.where.line) + ":" + std::to_string(f.where.column);
    }
    if (!text.empty()) text += ": ";
    text += f.message;
    if (!f.where.pointer.empty()) text += " (at " + f.where.pointer + ")";
    return text;
}

/// A scenario file that cannot be read, with everything that is wrong with it, in the order of the file. As an `error`
/// it is about the first finding; `what()` prints them all, one on each line.
class scenario_error : public error {
public:
    /// Precondition: there is at least one finding.
    explicit scenario_error(std::vector<scenario_finding> findings)
        : error(findings.front().code, findings.front().key, text_of(findings), findings.front().where),
          findings_{std::move(findings)} {}

    /// All that is wrong with the file, in its order; at least one.
    [[nodiscard]] const std::vector<scenario_finding>& findings() const noexcept { return findings_; }

private:
    [[nodiscard]] static std::string text_of(const std::vector<scenario_finding>& findings) {
        std::string text;
        for (const scenario_finding& f : findings) {
            if (!text.empty()) text += '\n';
            text += to_text(f);
        }
        return text;
    }

    std::vector<scenario_finding> findings_;
};

}  // namespace muster

#endif
