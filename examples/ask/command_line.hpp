#ifndef ASK_COMMAND_LINE_HPP
#define ASK_COMMAND_LINE_HPP

#include <string>
#include <variant>
#include <vector>

#include "request.hpp"

namespace ask {

/// What a command line asks for: something of a scenario, or a text about the program. Throws `wrong_use`.
[[nodiscard]] std::variant<request, std::string> parse(const std::vector<std::string>& arguments);

}  // namespace ask

#endif
