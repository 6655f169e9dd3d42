#ifndef ASK_OUTPUT_HPP
#define ASK_OUTPUT_HPP

#include <cstddef>
#include <stdexcept>
#include <string>

#include "request.hpp"

namespace ask {

/// An answer that could not be written.
struct cannot_write : std::runtime_error {
    using runtime_error::runtime_error;
};

/// How many columns there are: as COLUMNS says, else as the terminal on standard output does, else 80.
[[nodiscard]] std::size_t width_of_output();
/// Whether statuses are coloured where the answer goes.
[[nodiscard]] bool is_coloured(const request& r);

/// Throws `wrong_use` where the answer would replace the scenario, by whatever name or link.
void refuse_to_replace_input(const request& r);

/// Writes all of a text into a file, or to standard output where the name is empty. A file is written beside and then
/// renamed, so that it is there as it was, or whole. Throws `cannot_write`.
void write(const std::string& text, const std::string& file);

}  // namespace ask

#endif
