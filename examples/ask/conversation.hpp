#ifndef MUSTER_EXAMPLES_ASK_CONVERSATION_HPP
#define MUSTER_EXAMPLES_ASK_CONVERSATION_HPP

#include <unistd.h>

#include <cstddef>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/escape.hpp>
#include <muster/proposal/proposal.hpp>

#include "command_line.hpp"
#include "output.hpp"

// Questions one after the other: what is read once need not be read again, and what is assumed stays assumed.

namespace ask {

/// Why there is no answer.
struct failure {
    std::string message;
    const char* code = "";  ///< for programs
    std::string key{};      ///< of the thing it is about; may be empty
};

/// What became of a question.
struct answered {
    std::string text{};
    std::optional<failure> failed{};
    std::string output{};  ///< the file that it goes to; empty: none
    ask::format format = ask::format::text;
};

/// The words of a line, as a shell would take them: spaces divide, quotation marks hold together. Throws `wrong_use`
/// where one is not closed.
[[nodiscard]] inline std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    bool is_open = false;  // within a word
    char quote = '\0';
    for (const char c : line) {
        if (quote != '\0') {
            if (c == quote) quote = '\0';
            else words.back() += c;
            continue;
        }
        if (c == ' ' || c == '\t' || c == '\r') {
            is_open = false;
            continue;
        }
        if (!std::exchange(is_open, true)) words.emplace_back();
        if (c == '"' || c == '\'') quote = c;
        else words.back() += c;
    }
    if (quote != '\0') throw wrong_use{std::string{"the quotation mark "} + quote + " is not closed"};
    return words;
}

/// Questions from a terminal, or from standard input, one on each line. What is set holds until it is undone.
class conversation {
public:
    conversation(std::string file, const muster::proposal& about, std::vector<setting> settings)
        : file_{std::move(file)}, about_{about} {
        for (setting& s : settings) steps_.push_back({std::move(s)});
    }

    /// Until there are no more, or until `quit`. The exit status: 2 where a line could not be answered and nobody sat
    /// there to see it.
    template <class Answer>
    int hold(const Answer& answer) {
        const bool is_interactive = isatty(STDIN_FILENO) != 0;
        if (is_interactive)
            print(muster::visible(about_.name().empty() ? file_ : about_.name()) +
                  ". Ask a question, such as status; help tells which there are, and quit ends.\n");
        bool has_failed = false;
        std::optional<failure> at_first = settings_are_good(answer, steps_);
        if (at_first) throw wrong_use{at_first->message.substr(0, at_first->message.find_last_not_of('.') + 1)};
        for (std::string line;;) {
            if (is_interactive) print(prompt());
            if (!std::getline(std::cin, line)) {
                if (is_interactive) print("\n");
                break;
            }
            std::vector<std::string> words;
            std::optional<failure> failed;
            try {
                words = words_of(line);
                if (words.empty() || words.front()[0] == '#') continue;
                if (words.front() == "quit" || words.front() == "exit") break;
                failed = obey(words, answer);
            } catch (const wrong_use& wrong) {
                failed = failure{wrong.what};
            }
            if (!failed) continue;
            has_failed = true;
            std::cerr << "ask: " << muster::visible(failed->message) << std::endl;
        }
        return has_failed && !is_interactive ? 2 : 0;
    }

private:
    using steps = std::vector<std::vector<setting>>;  // each what one line set

    template <class Answer>
    [[nodiscard]] std::optional<failure> obey(std::vector<std::string> words, const Answer& answer) {
        const std::string first = words.front();
        if (first == "help") return help(words);
        if (first == "undo") return undo(words);
        if (first == "set" || first.rfind("--", 0) == 0) return set(std::move(words), answer);
        if (first == "why") words.front() = "explain";
        words.insert(words.begin(), file_);
        const answered told = answer(std::move(words), all(steps_));
        if (told.failed) return told.failed;
        if (told.output.empty()) print(told.text + (told.text.empty() || told.text.back() == '\n' ? "" : "\n"));
        else write_file(told.output, told.text);
        return std::nullopt;
    }

    /// `set KEY=STATUS ...` is short for `--set KEY=STATUS ...`, and so is `set` before any other option; alone it
    /// tells what is set.
    template <class Answer>
    [[nodiscard]] std::optional<failure> set(std::vector<std::string> words, const Answer& answer) {
        std::vector<std::string> arguments{file_};
        if (words.front() == "set") words.erase(words.begin());
        if (words.empty()) {
            print(steps_.empty() ? "Nothing is set.\n" : set_so_far() + "\n");
            return std::nullopt;
        }
        for (std::string& word : words) {
            const bool is_value = arguments.back().rfind("--", 0) == 0;  // of the option before it
            if (!is_value && word.find('=') != std::string::npos && word[0] != '-') arguments.emplace_back("--set");
            arguments.push_back(std::move(word));
        }
        std::string told;
        const std::optional<request> asked = command_line{}.parse(std::move(arguments), told);
        if (!asked || !asked->question.empty() || asked->settings.empty())
            throw wrong_use{"expected set KEY=STATUS, or options that hold for all questions to come"};
        steps more = steps_;
        more.push_back(asked->settings);
        if (auto failed = settings_are_good(answer, more)) return failed;
        steps_ = std::move(more);
        return std::nullopt;
    }
    /// What is wrong with what is set, as any question would tell.
    template <class Answer>
    [[nodiscard]] std::optional<failure> settings_are_good(const Answer& answer, const steps& all_steps) const {
        if (all_steps.empty()) return std::nullopt;
        return answer({file_, "status", "--format=text"}, all(all_steps)).failed;
    }
    [[nodiscard]] std::optional<failure> undo(const std::vector<std::string>& words) {
        if (words.size() > 1) throw wrong_use{"undo takes back what was set last, and takes no key"};
        if (steps_.empty()) throw wrong_use{"there is nothing to undo"};
        steps_.pop_back();
        return std::nullopt;
    }
    [[nodiscard]] std::optional<failure> help(const std::vector<std::string>& words) const {
        if (words.size() > 1) {
            std::string told;
            if (words.size() > 2 || find_question(words[1]) == nullptr)
                throw wrong_use{"expected help, or help and a question"};
            (void)command_line{}.parse({words[1], "--help"}, told);
            print(told);
            return std::nullopt;
        }
        std::string told = "Questions, with the options that they have on the command line:\n";
        for (const question& q : questions)
            if (q.is_asked) told += "  " + std::string{q.name} + (*q.keys == '\0' ? "" : " ") + q.keys + "\n";
        print(told +
              "Besides:\n"
              "  why KEY             as explain\n"
              "  set KEY=STATUS ...  assumes it in all questions to come; set alone tells what is set\n"
              "  --as-of DATE ...    as any other option, for all questions to come\n"
              "  undo                takes back what was set last\n"
              "  help QUESTION       what a question tells, and its options\n"
              "  quit                ends\n");
        return std::nullopt;
    }

    [[nodiscard]] static std::vector<setting> all(const steps& several) {
        std::vector<setting> result;
        for (const std::vector<setting>& step : several) result.insert(result.end(), step.begin(), step.end());
        return result;
    }
    [[nodiscard]] std::string set_so_far() const {
        std::string result;
        for (const setting& s : all(steps_)) {
            result += result.empty() ? "" : " ";
            result += s.name == "--set" ? s.value : s.value == "true" ? s.name : s.name + " " + s.value;
        }
        return muster::visible(result);
    }
    [[nodiscard]] std::string prompt() const { return steps_.empty() ? "ask> " : "ask " + set_so_far() + "> "; }

    std::string file_;
    const muster::proposal& about_;
    steps steps_{};
};

}  // namespace ask

#endif
