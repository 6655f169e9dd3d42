#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <support/catch.hpp>

// A block in the documentation that shows a file is the file, to the letter. A line `<!-- file: PATH -->` says which.

namespace {

using std::filesystem::path;

const path root{MUSTER_SOURCE_DIR};

std::optional<std::string> contents_of(const path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct page_check {
    std::vector<std::string> faults{};
    std::size_t blocks = 0;
};

page_check check(const std::string& page) {
    page_check result;
    std::istringstream lines{page};
    const std::string begins = "<!-- file: ", ends = " -->";
    for (std::string line; std::getline(lines, line);) {
        if (line.compare(0, begins.size(), begins) != 0) continue;
        const std::size_t end = line.find(ends);
        const std::string name = end == std::string::npos ? "" : line.substr(begins.size(), end - begins.size());
        ++result.blocks;
        const std::optional<std::string> file = contents_of(root / name);
        const path extension = path{name}.extension();
        const std::string fence = extension == ".cpp" ? "```cpp" : extension == ".json" ? "```json" : "```text";
        if (!file) {
            result.faults.push_back(name + " cannot be read");
        } else if (!std::getline(lines, line) || line != fence) {
            result.faults.push_back("the line after \"" + name + "\" is not " + fence);
        } else {
            std::string block;
            while (std::getline(lines, line) && line != "```") block += line + "\n";
            if (block != *file) result.faults.push_back("the block is not " + name);
        }
    }
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

TEST_CASE("every block of the documentation that shows a file is that file") {
    std::size_t blocks = 0;
    for (const path& page : pages()) {
        const std::optional<std::string> text = contents_of(page);
        if (!text && page.filename() == "README.md") continue;
        INFO(page.string());
        REQUIRE(text);
        const page_check found = check(*text);
        CHECK(found.faults == std::vector<std::string>{});
        blocks += found.blocks;
    }
    CHECK(blocks >= 8);
}

TEST_CASE("each program that the page on meaning shows is there with what it prints") {
    const std::optional<std::string> text = contents_of(root / "docs" / "meaning.md");
    REQUIRE(text);
    std::size_t shown = 0;
    for (const auto& entry : std::filesystem::directory_iterator{root / "examples"}) {
        const std::string name = entry.path().stem().string();
        if (name.compare(0, 8, "meaning_") != 0) continue;
        ++shown;
        CHECK(text->find("<!-- file: examples/" + name + ".cpp -->") != std::string::npos);
        CHECK(text->find("<!-- file: examples/expected/" + name + ".txt -->") != std::string::npos);
    }
    CHECK(shown == 4);
}

TEST_CASE("a block that differs, a file that is missing and a block that is missing are found") {
    const std::string name = "examples/meaning_either_way.cpp";
    const std::string marker = "<!-- file: " + name + " -->\n";
    const std::string file = contents_of(root / name).value();
    CHECK(check("text\n" + marker + "```cpp\n" + file + "```\n").faults.empty());
    CHECK(check("text\n" + marker + "```cpp\n" + file + "```\n").blocks == 1);
    CHECK(check(marker + "```cpp\n" + file + "// more\n```\n").faults.size() == 1);
    CHECK(check(marker + "```text\n" + file + "```\n").faults.size() == 1);
    CHECK(check(marker + "\n```cpp\n" + file + "```\n").faults.size() == 1);
    CHECK(check("<!-- file: examples/none.cpp -->\n```cpp\n```\n").faults.size() == 1);
    CHECK(check("<!-- file: examples/none.cpp\n").faults.size() == 1);
}
