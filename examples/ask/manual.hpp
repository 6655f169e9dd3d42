#ifndef MUSTER_EXAMPLES_ASK_MANUAL_HPP
#define MUSTER_EXAMPLES_ASK_MANUAL_HPP

#include <string>
#include <string_view>

#include <muster/version.hpp>

#include "command_line.hpp"

// The manual page and the completion of shells, from the lists of questions and options.

namespace ask {

/// A text in roff, to the letter.
[[nodiscard]] inline std::string roff(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\') result += "\\e";
        else if (c == '-') result += "\\-";
        else if (c == '\n') result += "\n.br\n";
        else result += c;
    }
    return !result.empty() && (result[0] == '.' || result[0] == '\'') ? "\\&" + result : result;
}

/// The manual page of ask, for man(1).
[[nodiscard]] inline std::string manual() {
    const auto names_of = [](const option& o) {
        const std::string names = o.names;
        const std::size_t comma = names.find(',');
        const std::string shown =
            comma == std::string::npos ? names : names.substr(0, comma) + ", " + names.substr(comma + 1);
        return "\\fB" + roff(shown) + "\\fR" + (*o.value == '\0' ? "" : " \\fI" + roff(o.value) + "\\fR");
    };
    std::string page =
        ".TH ASK 1 \"\" \"muster " MUSTER_VERSION_STRING
        "\"\n"
        ".SH NAME\n"
        "ask \\- who would come to a multinational force, and on what condition\n"
        ".SH SYNOPSIS\n"
        "\\fBask\\fR \\fIFILE\\fR \\fIQUESTION\\fR [\\fIKEY\\fR ...] [\\fIOPTION\\fR ...]\n.br\n"
        "\\fBask\\fR \\fIFILE\\fR [\\fIOPTION\\fR ...]\n"
        ".SH DESCRIPTION\n"
        "Puts a question to a scenario, a file in JSON; \\- is standard input. Without a question it reads "
        "questions from the terminal, or from standard input, one on each line; "
        "\\fBhelp\\fR tells what else a line may say.\n";
    for (const bool is_asked : {true, false}) {
        page += is_asked ? ".SH QUESTIONS\n" : ".SH OTHER COMMANDS\n";
        for (const question& q : questions)
            if (q.is_asked == is_asked)
                page +=
                    std::string{".TP\n\\fB"} + q.name + "\\fR \\fI" + roff(q.keys) + "\\fR\n" + roff(q.about) + "\n";
    }
    page += ".SH OPTIONS\n";
    for (const option& o : options()) {
        const std::string whose = o.whose();
        page += ".TP\n" + names_of(o) + "\n" + roff(o.about) +
                (whose == "of every question" ? "" : " (" + whose + ")") + "\n";
    }
    return page +
           ".SH QUESTIONS IN JSON\n"
           "\\fBask\\fR \\fIFILE\\fR \\fBserve\\fR reads objects such as\n.PP\n.nf\n"
           "{\"ask\": \"explain\", \"of\": \"AZE\", \"as_of\": \"2025\\-11\\-08\", \"set\": {\"resolution\": "
           "\"met\"}}\n.fi\n.PP\n"
           "\\fBask\\fR is the question, \\fBof\\fR what it is about, \\fBid\\fR comes back with the answer, and every "
           "other "
           "member is an option, with _ for \\-. An answer is what \\fB\\-\\-format json\\fR prints, or an object with "
           "\\fBerror\\fR.\n"
           ".SH ENVIRONMENT\n"
           ".TP\n\\fBCOLUMNS\\fR\nthe width of text\n"
           ".TP\n\\fBNO_COLOR\\fR\nif it is not empty, text has no colours unless \\fB\\-\\-color\\fR tells otherwise\n"
           ".SH EXIT STATUS\n"
           "0 answered; 1 the scenario has findings; 2 wrong use, or an input that cannot be read.\n";
}

/// What options a question takes, with spaces between.
[[nodiscard]] inline std::string options_of(const question& q) {
    std::string result;
    for (const option& o : options()) {
        if (!o.is_of(q.name)) continue;
        const std::string names = o.names;
        result += (result.empty() ? "" : " ") + names.substr(names.find(',') + 1);
    }
    return result + (result.empty() ? "" : " ") + "--help";
}

/// The words that an option takes, with spaces between; empty where it takes others.
[[nodiscard]] inline std::string values_of(const option& o) {
    const std::string names = o.names, value = o.value;
    const auto all = [](const auto& words) {
        std::string result;
        for (const char* word : words) result += (result.empty() ? "" : " ") + std::string{word};
        return result;
    };
    if (names == "--format") return all(enumerator_names(format{}));
    if (names == "--what") return all(enumerator_names(drawing{})) + " " + all(enumerator_names(table{}));
    if (names == "--only") return all(enumerator_names(muster::actor_kind{}));
    if (names == "--open-as" || names == "--color") {
        std::string result = value;
        for (char& c : result)
            if (c == '|') c = ' ';
        return result;
    }
    return {};
}

/// A script for a shell, to be read by it. The same for both, for zsh reads those of bash.
[[nodiscard]] inline std::string completion(const std::string& shell) {
    if (shell != "bash" && shell != "zsh") throw wrong_use{"\"" + shell + "\" is no shell; expected bash or zsh"};
    std::string asked, others, cases, values;
    for (const question& q : questions) {
        std::string& names = q.reads_scenario ? asked : others;
        names += (names.empty() ? "" : " ") + std::string{q.name};
        cases += std::string{"        "} + q.name + ") options=\"" + options_of(q) + "\" ;;\n";
    }
    for (const option& o : options())
        if (const std::string words = values_of(o); !words.empty())
            values += std::string{"        "} + o.names + ") COMPREPLY=($(compgen -W \"" + words +
                      "\" -- \"$word\")); return ;;\n";
    const std::string start = shell == "zsh" ? "#compdef ask\nautoload -U +X bashcompinit && bashcompinit\n"
                                             : "# Completion of ask for bash.\n";
    return start +
           "_ask() {\n"
           "    local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" question=\"\" "
           "options=\"\" i\n"
           "    COMPREPLY=()\n"
           "    case \"$before\" in\n" +
           values +
           "        -o|--output) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
           "    esac\n"
           "    for ((i = 1; i < COMP_CWORD; ++i)); do\n"
           "        case \" " +
           asked + " " + others +
           " \" in\n"
           "            *\" ${COMP_WORDS[i]} \"*) question=\"${COMP_WORDS[i]}\"; break ;;\n"
           "        esac\n"
           "    done\n"
           "    case \"$question\" in\n"
           "        \"\") if ((COMP_CWORD == 1)); then\n"
           "                COMPREPLY=($(compgen -W \"" +
           others +
           " --help --version\" -- \"$word\") $(compgen -f -- \"$word\"))\n"
           "            else\n"
           "                COMPREPLY=($(compgen -W \"" +
           asked +
           "\" -- \"$word\"))\n"
           "            fi\n"
           "            return ;;\n" +
           cases +
           "    esac\n"
           "    case \"$question\" in\n"
           "        completion) COMPREPLY=($(compgen -W \"bash zsh $options\" -- \"$word\")) ;;\n"
           "        merge|new) COMPREPLY=($(compgen -W \"$options\" -- \"$word\") $(compgen -f -- \"$word\")) ;;\n"
           "        *) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _ask ask\n";
}

}  // namespace ask

#endif
