#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <support/catch.hpp>

// Every block of code, JSON or output in the documentation is a file that is built, read or compared, or a piece of
// one. The line before it says of which:
//
//     <!-- file: PATH -->        the block is the file, to the letter
//     <!-- start of: PATH -->    the block is the first lines of the file
//     <!-- part of: PATH -->     the block stands in the file, but for spaces, line breaks and commas at its ends
//
// Blocks of commands are checked by `ask` lines: each is the first line of a file of arguments in examples/expected.

namespace {

using std::filesystem::path;
using list = std::vector<std::string>;

const path root{MUSTER_SOURCE_DIR};

std::optional<std::string> contents_of(const path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

std::string without_spaces(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }), text.end());
    while (!text.empty() && text.back() == ',') text.pop_back();
    return text;
}

bool starts_with(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

std::string language_of(const path& file) {
    if (file.extension() == ".cpp" || file.extension() == ".hpp") return "cpp";
    if (file.extension() == ".json") return "json";
    if (file.extension() == ".py") return "python";
    if (file.filename() == "CMakeLists.txt") return "cmake";
    return "text";
}

// The arguments that `ask` is tested with, run in examples/.
std::set<std::string> tested_arguments() {
    std::set<std::string> result;
    for (const auto& entry : std::filesystem::directory_iterator{root / "examples" / "expected"}) {
        if (entry.path().extension() != ".args") continue;
        std::istringstream lines{contents_of(entry.path()).value()};
        std::string line;
        std::getline(lines, line);
        result.insert(line);
    }
    return result;
}

struct page_check {
    list faults{};
    std::size_t blocks = 0;    // that a file holds
    std::size_t commands = 0;  // that a test runs
};

void check_command(std::string line, page_check& result) {
    static const std::string ask = "./examples/run ask examples/";
    static const std::set<std::string> tested = tested_arguments();
    if (!starts_with(line, ask)) return;
    line.erase((std::min)(line.find("   #"), line.size()));
    // Pictures are drawn and compared by pictures.py.
    if (line.find(" draw") != std::string::npos || line.find(" --format svg") != std::string::npos) return;
    ++result.commands;
    if (tested.count(line.substr(ask.size())) == 0) result.faults.push_back("no test runs: " + line);
}

void check_block(const std::string& kind, const std::string& name, const std::string& block, page_check& result) {
    ++result.blocks;
    const std::optional<std::string> file = contents_of(root / name);
    if (!file) result.faults.push_back(name + " cannot be read");
    else if (kind == "file" && block != *file) result.faults.push_back("the block is not " + name);
    else if (kind == "start of" && (block.empty() || !starts_with(*file, block)))
        result.faults.push_back(name + " does not start with the block");
    else if (kind == "part of" &&
             (without_spaces(block).empty() || without_spaces(*file).find(without_spaces(block)) == std::string::npos))
        result.faults.push_back("the block is no part of " + name + ":\n" + block);
}

page_check check(const std::string& page) {
    page_check result;
    std::istringstream lines{page};
    std::string kind, name;  // of the marker on the line before
    for (std::string line; std::getline(lines, line);) {
        const std::string fence = "```";
        if (starts_with(line, fence)) {
            const std::string language = line.substr(fence.size());
            std::string block;
            bool closed = false;
            while (std::getline(lines, line) && !(closed = line == fence)) {
                if (language == "sh") check_command(line, result);
                block += line + "\n";
            }
            if (!closed) result.faults.push_back("a block without an end");
            if (!name.empty() && language != language_of(name))
                result.faults.push_back("the block of " + name + " is not marked as " + language_of(name));
            if (!name.empty()) check_block(kind, name, block, result);
            else if (language != "sh" && language != "cmake")
                result.faults.push_back("nothing says of which file this is:\n" + block);
            name.clear();
            continue;
        }
        if (!name.empty()) result.faults.push_back("no block after \"" + name + "\"");
        name.clear();
        for (const char* k : {"file", "start of", "part of"}) {
            const std::string begins = std::string{"<!-- "} + k + ": ", ends = " -->";
            if (!starts_with(line, begins)) continue;
            kind = k;
            const std::size_t end = line.find(ends);
            if (end == std::string::npos) result.faults.push_back("a marker without an end: " + line);
            else name = line.substr(begins.size(), end - begins.size());
        }
    }
    if (!name.empty()) result.faults.push_back("no block after \"" + name + "\"");
    return result;
}

std::vector<path> pages() {
    std::vector<path> result{root / "README.md"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root / "docs"})
        if (entry.path().extension() == ".md") result.push_back(entry.path());
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

TEST_CASE("every block of the documentation is of a file that is built, read or compared") {
    std::size_t blocks = 0, commands = 0;
    for (const path& page : pages()) {
        const std::optional<std::string> text = contents_of(page);
        if (!text && page.filename() == "README.md") continue;
        INFO(page.string());
        REQUIRE(text);
        const page_check found = check(*text);
        CHECK(found.faults == list{});
        blocks += found.blocks;
        commands += found.commands;
    }
    CHECK(blocks >= 60);
    CHECK(commands >= 5);
}

TEST_CASE("each program made for a page is shown on it with what it prints") {
    struct made_for {
        const char* prefix;
        const char* page;
        std::size_t count;
    };
    for (const made_for& m : {made_for{"meaning_", "meaning.md", 4}, made_for{"how_to_", "how-to.md", 5},
                              made_for{"untrusted_", "SECURITY.md", 1}}) {
        const std::optional<std::string> text = contents_of(root / "docs" / m.page);
        REQUIRE(text);
        std::size_t shown = 0;
        for (const auto& entry : std::filesystem::directory_iterator{root / "examples"}) {
            const std::string name = entry.path().stem().string();
            if (!starts_with(name, m.prefix)) continue;
            ++shown;
            CHECK(text->find("<!-- file: examples/" + name + ".cpp -->") != std::string::npos);
            CHECK(text->find("<!-- file: examples/expected/" + name + ".txt -->") != std::string::npos);
        }
        CHECK(shown == m.count);
    }
}

// The whole program and the whole file are on the page, in order: what the reader has typed at the end is what runs.
TEST_CASE("the pieces of the tutorial make its program and its scenario") {
    const std::string page = contents_of(root / "docs" / "tutorial.md").value();
    for (const std::string name : {"examples/tutorial.cpp", "examples/scenarios/tutorial.json"}) {
        const std::string marker = "<!-- part of: " + name + " -->\n";
        std::string pieces;
        for (std::size_t at = page.find(marker); at != std::string::npos; at = page.find(marker, at)) {
            at = page.find('\n', at + marker.size()) + 1;
            pieces += without_spaces(page.substr(at, page.find("\n```", at) - at)) + ",";
        }
        std::string file = contents_of(root / name).value();
        if (language_of(name) == "cpp") file.erase(0, file.find("#include"));
        const auto bare = [](std::string text) {
            text = without_spaces(text);
            text.erase(std::remove(text.begin(), text.end(), ','), text.end());
            return text;
        };
        CHECK(bare(pieces) == bare(file));
    }
}

TEST_CASE("a block that differs, a file that is missing and a block that is missing are found") {
    const std::string name = "examples/meaning_either_way.cpp";
    const std::string file = contents_of(root / name).value();
    const auto marker = [&](const std::string& kind) { return "<!-- " + kind + ": " + name + " -->\n"; };
    const std::string whole = marker("file"), start = marker("start of"), part = marker("part of");
    CHECK(check("text\n" + whole + "```cpp\n" + file + "```\n").faults.empty());
    CHECK(check("text\n" + whole + "```cpp\n" + file + "```\n").blocks == 1);
    CHECK(check(whole + "```cpp\n" + file + "// more\n```\n").faults.size() == 1);
    CHECK(check(whole + "```text\n" + file + "```\n").faults.size() == 1);
    CHECK(check(whole + "\n```cpp\n" + file + "```\n").faults.size() == 2);
    CHECK(check("```cpp\n" + file + "```\n").faults.size() == 1);
    CHECK(check("```sh\nls\n```\n").faults.empty());
    CHECK(check("<!-- file: examples/none.cpp -->\n```cpp\n```\n").faults.size() == 1);
    CHECK(check("<!-- file: examples/none.cpp\n").faults.size() == 1);
    CHECK(check(whole).faults.size() == 1);
    CHECK(check(whole + "```cpp\n" + file).faults.size() == 1);

    CHECK(check(start + "```cpp\n" + file.substr(0, file.find('\n') + 1) + "```\n").faults.empty());
    CHECK(check(start + "```cpp\nint main() {\n```\n").faults.size() == 1);
    CHECK(check(part + "```cpp\nint   main()\n{\n```\n").faults.empty());
    CHECK(check(part + "```cpp\nint mane()\n```\n").faults.size() == 1);
    CHECK(check(part + "```cpp\n```\n").faults.size() == 1);

    const std::string ask = "./examples/run ask examples/scenarios/gaza-isf.json dependents ";
    CHECK(check("```sh\n" + ask + "resolution --as-of 2025-11-08\n```\n").commands == 1);
    CHECK(check("```sh\n" + ask + "resolution --as-of 2025-11-08\n```\n").faults.empty());
    CHECK(check("```sh\n" + ask + "nobody-tested-this\n```\n").faults.size() == 1);
    CHECK(check("```sh\n" + ask + "resolution --format svg\n```\n").commands == 0);
}
