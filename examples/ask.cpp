// Who would come, and on what condition? Any question of the library, put to a scenario file.

#include <exception>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

#include <muster/io/escape.hpp>

#include "ask/command_line.hpp"
#include "ask/output.hpp"
#include "ask/questions.hpp"

int main(int argc, char** argv) {
    try {
        const auto asked = ask::parse(std::vector<std::string>(argv + 1, argv + argc));
        if (const std::string* const help = std::get_if<std::string>(&asked)) {
            ask::write(*help, "");
            return 0;
        }
        const ask::request& r = std::get<ask::request>(asked);
        const ask::reply answer = ask::answer_to(r);
        ask::write(answer.text, r.output);
        return answer.exit_status;
    } catch (const ask::wrong_use& wrong) {
        std::cerr << "ask: " << muster::visible(wrong.what()) << "\nSee ask --help.\n";
    } catch (const std::exception& e) {
        std::cerr << "ask: " << muster::visible(e.what()) << '\n';
    }
    return 2;
}
