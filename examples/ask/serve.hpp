#ifndef MUSTER_EXAMPLES_ASK_SERVE_HPP
#define MUSTER_EXAMPLES_ASK_SERVE_HPP

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "command_line.hpp"
#include "conversation.hpp"
#include "output.hpp"

// Questions and answers in JSON, one on each line: for programs in any language.

namespace ask {

/// A question in JSON as it is written on the command line: `ask` is the question, `of` what it is about, and every
/// other member an option, with `_` for `-`. An option that may be repeated takes a list, and one of KEY=VALUE an
/// object. Throws `wrong_use`.
class question_in_json {
public:
    question_in_json(const std::string& file, const boost::json::value& read) {
        if (!read.is_object()) throw wrong_use{"expected an object, such as {\"ask\": \"status\"}"};
        const boost::json::object& members = read.as_object();
        const boost::json::value* const named = members.if_contains("ask");
        if (named == nullptr || !named->is_string())
            throw wrong_use{"expected the name of a question, such as {\"ask\": \"status\"}"};
        const std::string name{named->as_string()};
        if (find_question(name) == nullptr) {
            muster::near_miss near{name};
            for (const question& q : questions)
                if (q.is_asked) near.consider(q.name);
            throw wrong_use{"there is no question \"" + name + "\"" + near.hint()};
        }
        arguments_ = {file, name};
        if (members.if_contains("format") == nullptr && name != "draw" && name != "export")
            arguments_.emplace_back("--format=json");
        for (const auto& [member, value] : members)
            if (member != "ask" && member != "of" && member != "id") add(option_of(member), value);
        if (const boost::json::value* const keys = members.if_contains("of")) {
            arguments_.emplace_back("--");
            for (const std::string& key : texts_of(*keys, "of")) arguments_.push_back(key);
        }
    }
    [[nodiscard]] std::vector<std::string> arguments() && { return std::move(arguments_); }

private:
    [[nodiscard]] static std::string option_of(std::string_view member) {
        std::string name{member};
        std::replace(name.begin(), name.end(), '_', '-');
        muster::near_miss near{member};
        for (const option& o : options()) {
            if (o.names == "--" + name) return o.names;
            std::string told = o.names;
            if (told.find(',') != std::string::npos) continue;  // where the answer goes is no matter of a question
            told.erase(0, 2);
            std::replace(told.begin(), told.end(), '-', '_');
            near.consider(told);
        }
        for (const char* other : {"ask", "of", "id"}) near.consider(other);
        throw wrong_use{"there is no member \"" + std::string{member} + "\"" + near.hint()};
    }
    void add(const std::string& option, const boost::json::value& value) {
        if (value.is_bool()) {
            if (value.as_bool()) arguments_.push_back(option);
            return;
        }
        for (const std::string& text : texts_of(value, option)) arguments_.push_back(option + "=" + text);
    }
    /// One text, or several: of an object KEY=VALUE.
    [[nodiscard]] static std::vector<std::string> texts_of(const boost::json::value& value, const std::string& of) {
        std::vector<std::string> all;
        if (value.is_array()) {
            for (const boost::json::value& one : value.as_array()) all.push_back(text_of(one, of));
        } else if (value.is_object()) {
            for (const auto& [key, one] : value.as_object()) all.push_back(std::string{key} + "=" + text_of(one, of));
        } else {
            all.push_back(text_of(value, of));
        }
        return all;
    }
    [[nodiscard]] static std::string text_of(const boost::json::value& value, const std::string& of) {
        if (value.is_string()) return std::string{value.as_string()};
        if (value.is_number()) return boost::json::serialize(value);
        throw wrong_use{of + ": expected a text or a number"};
    }

    std::vector<std::string> arguments_{};
};

/// The answer to one line, itself one line without its end.
template <class Answer>
[[nodiscard]] std::string answer_to(const std::string& line, const std::string& file, const Answer& answer) {
    boost::json::value id;  // given back, so that answers can be told apart
    answered told;
    try {
        boost::system::error_code wrong;
        const boost::json::value read = boost::json::parse(line, wrong);
        if (wrong) throw wrong_use{"this line is not JSON: " + wrong.message()};
        if (read.is_object())
            if (const boost::json::value* const given = read.as_object().if_contains("id")) id = *given;
        told = answer(question_in_json{file, read}.arguments());
        if (!told.output.empty()) throw wrong_use{"answers go to standard output"};
    } catch (const wrong_use& wrong) {
        told.failed = failure{wrong.what + (wrong.what.back() == '?' ? "" : "."), "wrong use"};
    }
    boost::json::object out;
    if (told.failed) {
        boost::json::object error{{"code", told.failed->code}, {"message", told.failed->message}};
        if (!told.failed->key.empty()) error["key"] = told.failed->key;
        out["error"] = std::move(error);
    } else if (told.format != format::json) {
        out["format"] = muster::to_string(told.format);
        out["text"] = told.text;
    } else if (id.is_null()) {
        return told.text.substr(0, told.text.find_last_not_of('\n') + 1);
    } else if (boost::json::value whole = boost::json::parse(told.text); whole.is_object()) {
        out = std::move(whole.as_object());
    } else {
        out["answers"] = std::move(whole);
    }
    if (!id.is_null()) out["id"] = std::move(id);
    return boost::json::serialize(out);
}

/// Until there are no more lines. Nothing that is asked ends it; what is wrong is an answer too.
template <class Answer>
void serve(const std::string& file, const Answer& answer) {
    for (std::string line; std::getline(std::cin, line);)
        if (line.find_first_not_of(" \t\r") != std::string::npos) print(answer_to(line, file, answer) + "\n");
}

}  // namespace ask

#endif
