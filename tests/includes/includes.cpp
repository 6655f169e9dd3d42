// Reads the includes of all headers below a directory that stands for include/muster, and fails where a layer includes
// one that is not above it, where headers include each other in a circle, and where an include leads nowhere.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

// What each layer may include beside itself. The headers at the top belong to `everything`, but for two that know
// nothing.
const std::map<std::string, std::set<std::string>> may_include = {
    {"core", {}},
    {"logic", {"core"}},
    {"vocabulary", {"core"}},
    {"proposal", {"core", "vocabulary"}},
    {"council", {"core", "logic", "vocabulary", "proposal"}},
    {"query", {"core", "logic", "vocabulary", "proposal", "council"}},
    {"io", {"core", "logic", "vocabulary", "proposal", "council", "query"}},
    {"everything", {"core", "logic", "vocabulary", "proposal", "council", "query", "io", "nothing"}},
    {"nothing", {}},
};

std::string layer_of(const std::string& header) {
    const auto slash = header.find('/');
    if (slash != std::string::npos) return header.substr(0, slash);
    return header == "fwd.hpp" || header == "version.hpp" ? "nothing" : "everything";
}

// Where the definitions of what a header declares stand: it includes them at its end, and they include it.
std::string definitions_of(const std::string& header) {
    const fs::path path{header};
    return (path.parent_path() / "impl" / path.filename()).generic_string();
}

std::vector<std::string> includes_of(const fs::path& file) {
    std::vector<std::string> result;
    std::ifstream in{file};
    const std::string start = "#include <muster/", quoted = "#include \"";
    for (std::string line; std::getline(in, line);) {
        if (line.rfind(quoted, 0) == 0) result.push_back(line.substr(quoted.size() - 1));
        if (line.rfind(start, 0) != 0) continue;
        result.push_back(line.substr(start.size(), line.find('>') - start.size()));
    }
    return result;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const fs::path root{arguments[1]};
    std::map<std::string, std::vector<std::string>> includes;
    for (const auto& entry : fs::recursive_directory_iterator{root})
        if (entry.path().extension() == ".hpp")
            includes[fs::relative(entry.path(), root).generic_string()] = includes_of(entry.path());

    int findings = includes.empty() ? 1 : 0;
    const auto find = [&](const std::string& what) {
        std::printf("%s\n", what.c_str());
        ++findings;
    };
    for (const auto& [header, included] : includes) {
        const std::string layer = layer_of(header);
        const auto allowed = may_include.find(layer);
        if (allowed == may_include.end()) {
            find(header + " lies in no known layer");
            continue;
        }
        for (const std::string& other : included) {
            const std::string below = layer_of(other);
            if (includes.find(other) == includes.end()) find(header + " includes " + other + ", which is not there");
            else if (below != layer && allowed->second.count(below) == 0 && below != "nothing")
                find(header + " includes " + other + ", which is not of a layer above " + layer);
        }
    }

    // Depth first; a header that is met again while still open closes a circle.
    enum class visit { never, open, done };
    std::map<std::string, visit> visited;
    std::vector<std::string> path;
    const std::function<void(const std::string&)> walk = [&](const std::string& header) {
        visited[header] = visit::open;
        path.push_back(header);
        for (const std::string& other : includes[header]) {
            if (includes.find(other) == includes.end() || other == definitions_of(header)) continue;
            if (visited[other] == visit::never) walk(other);
            else if (visited[other] == visit::open) {
                std::string circle = "a circle:";
                for (auto h = std::find(path.begin(), path.end(), other); h != path.end(); ++h) circle += " " + *h;
                find(circle + " " + other);
            }
        }
        path.pop_back();
        visited[header] = visit::done;
    };
    std::vector<std::string> headers;
    for (const auto& [header, included] : includes) headers.push_back(header);
    for (const std::string& header : headers)
        if (visited[header] == visit::never) walk(header);

    // A header of definitions that stands for no other, for others use it, comes back to itself only if what it needs
    // is declared behind it: included alone, it fails.
    std::set<std::string> has_definitions, is_definitions;
    for (const std::string& header : headers)
        if (includes.find(definitions_of(header)) != includes.end()) {
            has_definitions.insert(header);
            is_definitions.insert(definitions_of(header));
        }
    for (const std::string& header : headers) {
        if (has_definitions.count(header) != 0 || is_definitions.count(header) != 0) continue;
        std::set<std::string> seen;
        std::vector<std::string> todo{header};
        while (!todo.empty() && seen.count(header) == 0) {
            const std::string next = todo.back();
            todo.pop_back();
            for (const std::string& other : includes[next])
                if (includes.find(other) != includes.end() && seen.insert(other).second) todo.push_back(other);
        }
        if (seen.count(header) != 0) find("a circle: " + header + " needs definitions that need it");
    }

    std::printf("%zu headers, %d findings\n", headers.size(), findings);
    return findings == 0 ? 0 : 1;
}
