#ifndef MUSTER_IO_JSON_READ_HPP
#define MUSTER_IO_JSON_READ_HPP

#include <filesystem>
#include <string>
#include <string_view>

#include <muster/io/json/limits.hpp>
#include <muster/io/json/scenario_error.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster {

/// Reads a scenario, of any format that there was. Throws `scenario_error` with everything that is wrong with it;
/// `file_name` is what its locations say. Linear in the text, but for what groups and roles stand for (see
/// `json_limits::expansion`).
[[nodiscard]] proposal read_json(std::string_view text, const json_limits& limits = {}, std::string file_name = {});

/// Reads a scenario from a file; as `read_json`.
[[nodiscard]] proposal read_json_file(const std::filesystem::path& path, const json_limits& limits = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/read.hpp>
#endif

#endif
