#ifndef MUSTER_TESTS_SUPPORT_FAULT_TREE_HPP
#define MUSTER_TESTS_SUPPORT_FAULT_TREE_HPP

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace muster::test {

/// A fault tree as its file says it: gates and leaves by number, leaves first.
struct fault_tree {
    enum class operation : std::uint8_t { all, any, at_least, none, odd, same };
    struct gate {
        std::string name;
        operation op = operation::all;
        std::uint64_t threshold = 0;  ///< of `at_least`
        std::vector<std::uint32_t> parts;
    };
    struct leaf {
        std::string name;
        double probability = 0;
    };
    std::string name;
    std::vector<leaf> leaves;
    std::vector<gate> gates;  ///< gate i has the number leaves.size() + i
    std::uint32_t top = 0;
};

/// Reads {"name", "top", "gates": {gate: {"op", "k", "args"}}, "events": {leaf: probability}}. Throws on anything else.
inline fault_tree read_fault_tree(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const boost::json::value document = boost::json::parse(text);
    const boost::json::object& root = document.as_object();

    fault_tree tree;
    tree.name = root.at("name").as_string().c_str();
    std::unordered_map<std::string_view, std::uint32_t> number;
    for (const auto& [key, probability] : root.at("events").as_object()) {
        number.emplace(std::string_view{key.data(), key.size()}, static_cast<std::uint32_t>(number.size()));
        tree.leaves.push_back({std::string{key.data(), key.size()}, probability.to_number<double>()});
    }
    for (const auto& [key, gate] : root.at("gates").as_object())
        number.emplace(std::string_view{key.data(), key.size()}, static_cast<std::uint32_t>(number.size()));
    const auto number_of = [&](const boost::json::value& name) {
        const std::string_view key{name.as_string().data(), name.as_string().size()};
        const auto found = number.find(key);
        if (found == number.end()) throw std::runtime_error{"no gate or event named " + std::string{key}};
        return found->second;
    };
    for (const auto& [key, description] : root.at("gates").as_object()) {
        const boost::json::object& gate = description.as_object();
        const std::string_view op{gate.at("op").as_string().data(), gate.at("op").as_string().size()};
        fault_tree::gate g;
        g.name.assign(key.data(), key.size());
        using operation = fault_tree::operation;
        if (op == "and") g.op = operation::all;
        else if (op == "or") g.op = operation::any;
        else if (op == "atleast") g.op = operation::at_least;
        else if (op == "not") g.op = operation::none;
        else if (op == "xor") g.op = operation::odd;
        else if (op == "pass") g.op = operation::same;
        else throw std::runtime_error{"unknown operation " + std::string{op}};
        if (g.op == operation::at_least) g.threshold = gate.at("k").to_number<std::uint64_t>();
        for (const boost::json::value& part : gate.at("args").as_array()) g.parts.push_back(number_of(part));
        tree.gates.push_back(std::move(g));
    }
    tree.top = number_of(root.at("top"));
    return tree;
}

}  // namespace muster::test

#endif
