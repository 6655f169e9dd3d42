#ifndef MUSTER_TESTS_SUPPORT_JSON_SCHEMA_HPP
#define MUSTER_TESTS_SUPPORT_JSON_SCHEMA_HPP

#include <cmath>
#include <cstddef>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/json.hpp>

namespace tests {

/// Checks JSON against a schema (JSON Schema 2020-12), of which it knows the keywords that the project's schemas use;
/// any other is an error, so that nothing goes unchecked.
class json_schema {
public:
    using value = boost::json::value;

    explicit json_schema(value schema) : schema_(std::move(schema)) {}

    /// What is wrong with a document first, with where it stands; empty where nothing is.
    [[nodiscard]] std::string fault_of(const value& document) { return check(schema_, document, ""); }
    /// The definitions, and the members of definitions as `definition/member`, that documents have had so far.
    [[nodiscard]] const std::set<std::string>& seen() const noexcept { return seen_; }
    [[nodiscard]] const value& schema() const noexcept { return schema_; }

private:
    static std::string text(boost::json::string_view s) { return {s.data(), s.size()}; }

    static bool is_of_type(const value& document, std::string_view type) {
        if (type == "object") return document.is_object();
        if (type == "array") return document.is_array();
        if (type == "string") return document.is_string();
        if (type == "boolean") return document.is_bool();
        if (type == "null") return document.is_null();
        if (type == "number") return document.is_number();
        if (type == "integer")
            return document.is_int64() || document.is_uint64() ||
                   (document.is_double() && std::trunc(document.get_double()) == document.get_double());
        throw std::invalid_argument{"no type: " + std::string{type}};
    }

    std::string check(const value& schema, const value& document, const std::string& at) {
        if (schema.is_bool()) return schema.get_bool() ? "" : at + ": nothing can stand here";
        for (const auto& keyword : schema.as_object())
            if (std::string fault = check(schema, text(keyword.key()), keyword.value(), document, at); !fault.empty())
                return fault;
        return "";
    }

    std::string check(const value& schema, const std::string& keyword, const value& argument, const value& document,
                      const std::string& at) {
        if (keyword[0] == '$' || keyword == "title" || keyword == "description" || keyword == "then")
            return keyword == "$ref" ? check_reference(text(argument.as_string()), document, at) : "";
        const auto refuse = [&] {
            return at + ": " + keyword + ": " + boost::json::serialize(document).substr(0, 200);
        };
        if (keyword == "type") {
            if (argument.is_string()) return is_of_type(document, text(argument.as_string())) ? "" : refuse();
            for (const value& type : argument.as_array())
                if (is_of_type(document, text(type.as_string()))) return "";
            return refuse();
        }
        if (keyword == "const") return document == argument ? "" : refuse();
        if (keyword == "enum") {
            for (const value& one : argument.as_array())
                if (document == one) return "";
            return refuse();
        }
        if (keyword == "minimum" || keyword == "maximum") {
            if (!document.is_number()) return "";
            const double number = document.to_number<double>(), bound = argument.to_number<double>();
            return (keyword == "minimum" ? number >= bound : number <= bound) ? "" : refuse();
        }
        if (keyword == "minItems" || keyword == "maxItems") {
            if (!document.is_array()) return "";
            const std::size_t size = document.get_array().size(), bound = argument.to_number<std::size_t>();
            return (keyword == "minItems" ? size >= bound : size <= bound) ? "" : refuse();
        }
        if (keyword == "pattern")
            return !document.is_string() || std::regex_search(text(document.get_string()), regex(argument)) ? ""
                                                                                                            : refuse();
        if (keyword == "items") {
            if (!document.is_array()) return "";
            std::size_t i = 0;
            for (const value& part : document.get_array())
                if (std::string fault = check(argument, part, at + "/" + std::to_string(i++)); !fault.empty())
                    return fault;
            return "";
        }
        if (keyword == "required") {
            if (!document.is_object()) return "";
            for (const value& name : argument.as_array())
                if (!document.get_object().contains(name.as_string())) return at + ": lacks " + text(name.as_string());
            return "";
        }
        if (keyword == "properties") {
            if (!document.is_object()) return "";
            for (const auto& member : argument.as_object())
                if (const value* part = document.get_object().if_contains(member.key())) {
                    if (!definition_.empty()) seen_.insert(definition_ + "/" + text(member.key()));
                    if (std::string fault = check(member.value(), *part, at + "/" + text(member.key())); !fault.empty())
                        return fault;
                }
            return "";
        }
        if (keyword == "additionalProperties") {
            if (!document.is_object()) return "";
            const value* known = schema.as_object().if_contains("properties");
            for (const auto& member : document.get_object()) {
                if (known != nullptr && known->as_object().contains(member.key())) continue;
                if (std::string fault = check(argument, member.value(), at + "/" + text(member.key())); !fault.empty())
                    return fault;
            }
            return "";
        }
        if (keyword == "allOf") {
            for (const value& part : argument.as_array())
                if (std::string fault = check(part, document, at); !fault.empty()) return fault;
            return "";
        }
        if (keyword == "anyOf" || keyword == "oneOf") {
            std::size_t holds = 0;
            std::string first;
            for (const value& part : argument.as_array()) {
                const std::string fault = check(part, document, at);
                if (fault.empty()) ++holds;
                else if (first.empty()) first = fault;
            }
            if (holds == 0) return first;
            return keyword == "oneOf" && holds > 1 ? refuse() : "";
        }
        if (keyword == "if") {
            if (!check(argument, document, at).empty()) return "";
            return check(schema.at("then"), document, at);
        }
        throw std::invalid_argument{"no keyword of the schemas: " + keyword};
    }
    std::string check_reference(const std::string& reference, const value& document, const std::string& at) {
        const std::string start = "#/$defs/";
        if (reference.compare(0, start.size(), start) != 0) throw std::invalid_argument{"no reference: " + reference};
        std::string name = reference.substr(start.size());
        seen_.insert(name);
        const value& definition = schema_.at("$defs").at(name);
        name.swap(definition_);
        std::string fault = check(definition, document, at);
        definition_ = name;
        return fault;
    }
    const std::regex& regex(const value& pattern) {
        const std::string key = text(pattern.as_string());
        const auto known = patterns_.find(key);
        if (known != patterns_.end()) return known->second;
        return patterns_.emplace(key, std::regex{key, std::regex::ECMAScript}).first->second;
    }

    value schema_;
    std::string definition_{};  // the one that is checked
    std::set<std::string> seen_{};
    std::map<std::string, std::regex> patterns_{};
};

}  // namespace tests

#endif
