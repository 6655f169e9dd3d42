#ifndef MUSTER_IO_JSON_IMPL_READ_HPP
#define MUSTER_IO_JSON_IMPL_READ_HPP

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include <muster/core/inline.hpp>
#include <muster/io/json/impl/parse.hpp>
#include <muster/io/json/impl/scenario_reader.hpp>
#include <muster/io/json/read.hpp>

namespace muster {

MUSTER_INLINE proposal read_json(std::string_view text, const json_limits& limits, std::string file_name) {
    const detail::tape tokens = detail::read_tape(text, limits, file_name);
    detail::finding_list findings{tokens, limits, std::move(file_name)};
    return detail::scenario_reader{tokens, limits, findings}.read_scenario();
}

MUSTER_INLINE proposal read_json_file(const std::filesystem::path& path, const json_limits& limits) {
    const auto refuse = [&](errc code, const char* why) {
        boost::throw_exception(scenario_error{{{{path.string(), 0, 0, {}}, code, {}, why, {}, {}}}});
    };
    std::ifstream file{path, std::ios::binary};
    if (!file) refuse(errc::unreadable, "the file cannot be opened");
    std::string text;
    std::array<char, 65536> part{};
    while (file && text.size() <= limits.size) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) refuse(errc::unreadable, "the file cannot be read to its end");
    if (text.size() > limits.size) refuse(errc::limit_exceeded, "the file is larger than the limit");
    return read_json(text, limits, path.string());
}

}  // namespace muster

#endif
