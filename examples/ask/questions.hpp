#ifndef ASK_QUESTIONS_HPP
#define ASK_QUESTIONS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "options.hpp"
#include "request.hpp"

namespace ask {

/// What is printed, and how the program ends.
struct reply {
    std::string text{};
    int exit_status = 0;
};

class session;

/// One of the questions that can be put to a file.
struct question {
    const char* name;
    const char* keys;  ///< as the help shows them
    const char* tells;
    std::vector<const option_group*> takes;  ///< besides `writing`
    std::vector<ask::format> formats;        ///< the first where nothing tells which
    reply (*answer)(const session&);
    std::size_t least_keys = 0, most_keys = 0;
};

/// All there are, in the order of the help.
[[nodiscard]] const std::vector<question>& questions();

/// Reads the scenario and answers. Throws `wrong_use`, and what the library throws.
[[nodiscard]] reply answer_to(const request& r);

}  // namespace ask

#endif
