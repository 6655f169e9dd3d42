#ifndef ASK_OPTIONS_HPP
#define ASK_OPTIONS_HPP

#include <string>
#include <vector>

#include "request.hpp"

namespace ask {

/// An option as the help shows it, and where its value goes.
struct option {
    const char* names;  ///< such as `--as-of`, or several with commas between
    const char* value;  ///< what it takes, such as `DATE`; empty: nothing
    const char* tells;  ///< in a few words
    void (*take)(request& r, const std::string& value);
    bool may_repeat = false;
};

/// Options that go together: a question takes all of them or none.
struct option_group {
    const char* title;
    std::vector<option> options;
};

extern const option_group viewing;    ///< what is known on which day, from which sources
extern const option_group assuming;   ///< statuses that the caller sets
extern const option_group narrowing;  ///< whose participation is told
extern const option_group listing;    ///< how many sets of changes are listed
extern const option_group believing;  ///< probabilities
extern const option_group sampling;   ///< random worlds instead of a computation
extern const option_group deciding;   ///< what open things count as in a game
extern const option_group writing;    ///< how the answer is written, and where; every question takes them

}  // namespace ask

#endif
