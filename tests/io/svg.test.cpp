#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/svg.hpp>
#include <muster/io/svg/layered.hpp>
#include <muster/io/svg/measure.hpp>
#include <muster/io/svg/writer.hpp>
#include <muster/muster.hpp>
#include <support/catch.hpp>
#include <support/occurrences.hpp>

using namespace muster;
using detail::fitted;
using detail::layered;
using detail::text_width;

namespace {

std::uint32_t next_number(std::uint32_t& state) {
    return state = state * 1664525U + 1013904223U;
}

layered random_graph(std::uint32_t seed, std::size_t boxes, std::size_t arrows, bool has_loops) {
    layered graph;
    std::uint32_t state = seed;
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(next_number(state) >> 8) % n; };
    for (std::size_t i = 0; i < boxes; ++i)
        graph.boxes.push_back({40 + static_cast<double>(below(180)), 20 + static_cast<double>(below(90)), 0, 0, 0});
    for (std::size_t i = 0; i < arrows; ++i) {
        std::size_t tail = below(boxes), head = below(boxes);
        if (!has_loops && tail == head) continue;
        if (!has_loops && tail > head) std::swap(tail, head);
        layered::arrow a;
        a.tail = tail;
        a.head = head;
        a.tail_at = graph.boxes[tail].height / 2;
        a.head_at = graph.boxes[head].height / 2;
        graph.arrows.push_back(a);
    }
    return graph;
}

}  // namespace

TEST_CASE("boxes do not overlap, arrows run from box to box through the gaps between them") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const bool has_loops = seed % 2 == 0;
        layered graph = random_graph(seed, 5 + seed, 2 * seed + 4, has_loops);
        graph.run();
        INFO("seed " << seed);
        const auto& boxes = graph.boxes;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            CHECK(boxes[i].x >= 0);
            CHECK(boxes[i].y >= -1e-6);
            CHECK(boxes[i].x + boxes[i].width <= graph.width + 1e-6);
            CHECK(boxes[i].y + boxes[i].height <= graph.height + 1e-6);
            for (std::size_t k = 0; k < i; ++k) {
                const bool apart =
                    boxes[i].x + boxes[i].width <= boxes[k].x || boxes[k].x + boxes[k].width <= boxes[i].x ||
                    boxes[i].y + boxes[i].height <= boxes[k].y || boxes[k].y + boxes[k].height <= boxes[i].y;
                CHECK(apart);
            }
        }
        for (const layered::arrow& a : graph.arrows) {
            if (a.tail == a.head) continue;
            if (!has_loops) CHECK_FALSE(a.is_back);
            const layered::box& left = boxes[a.is_back ? a.head : a.tail];
            const layered::box& right = boxes[a.is_back ? a.tail : a.head];
            CHECK(left.layer < right.layer);
            REQUIRE(a.way.size() >= 4);
            CHECK(a.way.size() % 2 == 0);
            CHECK(a.way.front().x == Approx(left.x + left.width));
            CHECK(a.way.back().x == Approx(right.x));
            CHECK(a.way.front().y >= left.y);
            CHECK(a.way.front().y <= left.y + left.height);
            CHECK(a.way.back().y >= right.y);
            CHECK(a.way.back().y <= right.y + right.height);
            // Within a column it runs level; there it keeps clear of every box.
            for (std::size_t i = 2; i + 2 < a.way.size(); i += 2) {
                CHECK(a.way[i].y == a.way[i + 1].y);
                for (const layered::box& b : boxes) {
                    const bool meets = a.way[i].x < b.x + b.width && b.x < a.way[i + 1].x && a.way[i].y > b.y &&
                                       a.way[i].y < b.y + b.height;
                    CHECK_FALSE(meets);
                }
            }
        }
    }
}

TEST_CASE("arrows that need not cross do not") {
    layered graph;  // two rows, the second drawn upside down
    for (int i = 0; i < 8; ++i) graph.boxes.push_back({50, 30, 0, 0, 0});
    for (std::size_t i = 0; i < 4; ++i) {
        layered::arrow a;
        a.tail = i;
        a.head = 7 - i;
        a.tail_at = a.head_at = 15;
        graph.arrows.push_back(a);
    }
    graph.run();
    for (std::size_t i = 0; i < 4; ++i) CHECK(graph.boxes[i].y == Approx(graph.boxes[7 - i].y));
}

TEST_CASE("a long chain and a large loop are laid out without recursion") {
    for (const bool is_loop : {false, true}) {
        layered graph;
        constexpr std::size_t length = 50'000;
        for (std::size_t i = 0; i < length; ++i) graph.boxes.push_back({50, 30, 0, 0, 0});
        for (std::size_t i = 0; i + 1 < length; ++i) {
            layered::arrow a;
            a.tail = i;
            a.head = i + 1;
            graph.arrows.push_back(a);
        }
        if (is_loop) {
            layered::arrow a;
            a.tail = length - 1;
            graph.arrows.push_back(a);
        }
        graph.run();
        CHECK(graph.boxes.back().layer == length - 1);
        CHECK(graph.arrows.back().is_back == is_loop);
    }
}

TEST_CASE("text is broken into lines that fit, long words too, and what is left over is marked") {
    const std::string text =
        "military action has completely stopped and Donaudampfschifffahrtsgesellschaftskapitaen came";
    for (const double width : {60.0, 110.0, 300.0}) {
        const std::vector<std::string> lines = fitted(text, 12, width, 99);
        std::string joined, plain;
        for (const std::string& line : lines) {
            CHECK(text_width(line, 12) <= width);
            joined += line;
        }
        for (const char c : text)
            if (c != ' ') plain += c;
        joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
        CHECK(joined == plain);
    }
    const std::vector<std::string> cut = fitted(text, 12, 110, 2);
    REQUIRE(cut.size() == 2);
    CHECK(cut[1].substr(cut[1].size() - 3) == "\xE2\x80\xA6");
    CHECK(text_width(cut[1], 12) <= 110);
    CHECK(fitted("\xE7\xA9\xBA\xE7\xA9\xBA\xE7\xA9\xBA\xE7\xA9\xBA", 10, 22, 9).size() ==
          2);  // wide letters, no spaces
    CHECK(fitted("", 12, 100, 3).empty());
    CHECK(fitted(" \n ", 12, 100, 3).empty());
}

TEST_CASE("a picture in SVG says everything in words too, and lets no text become a tag") {
    proposal p{"</title><script>alert(1)</script>"};
    const auto a = p.add(actor{.key = "A", .name = "<b>\"bold\"</b> & co"});
    const auto troops = p.add(role{.key = "troops"});
    const auto m = p.add(mandate{.key = "m", .name = "]]><!--"});
    p.add(pledge{.by = a, .fills = troops, .when = not_(m)});
    const std::string svg = to_svg(evaluate(p, world{}.with(m, status::unmet)));
    CHECK(tests::count(svg, "<script") == 0);
    CHECK(tests::count(svg, "<b>") == 0);
    CHECK(tests::count(svg, "<title>") == 4);  // of the picture and its three items
    CHECK(tests::count(svg, "http") == 1);     // the name of the format; nothing to fetch
    CHECK(
        tests::count(
            svg,
            "&lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; co (troops): would come; depends on not this: ]]&gt;&lt;!--.") ==
        1);
    CHECK(tests::count(svg, "class=\"line not\"") == 2);  // the arrow and the legend
    CHECK(tests::count(svg, "is-met") > 0);
    CHECK(to_svg(evaluate(p, world{}.with(m, status::unmet))) == svg);
    CHECK(tests::count(to_svg(picture{}), "<svg ") == 1);
}

namespace {

/// The lengths of the parts of a bar chart that have a class, in order.
std::vector<double> lengths(const std::string& svg, const std::string& part) {
    std::vector<double> result;
    const std::string begin = "<g class=\"figure " + part, width = "width=\"";
    const std::string drawn = svg.substr(0, svg.find("<g class=\"legend\""));
    for (std::size_t at = drawn.find(begin); at != std::string::npos; at = drawn.find(begin, at + 1))
        result.push_back(std::stod(drawn.substr(drawn.find(width, at) + width.size())));
    return result;
}

}  // namespace

TEST_CASE("a balance in SVG has one bar for each need, whose parts add up to it") {
    proposal p{"force <of> \"two\" & more"};
    const auto a = p.add(actor{.key = "A", .name = "</title><script>"});
    const auto b = p.add(actor{.key = "B", .name = "Bea"});
    const auto c = p.add(actor{.key = "C", .name = "Cid"});
    const auto d = p.add(actor{.key = "D", .name = "Dan"});
    const auto e = p.add(actor{.key = "E", .name = "Eve"});
    const auto troops = p.add(role{.key = "troops", .needs = {1000, "personnel"}});
    p.add(role{.key = "police"});
    const auto money = p.add(precondition{.key = "money"});
    p.add(pledge{.by = a, .fills = troops, .strength = strength{100, 100}});
    p.add(pledge{.by = b, .fills = troops, .strength = strength{200, 200}, .when = money});
    p.add(pledge{.by = c, .fills = troops, .strength = strength{300, 300}});
    p.add(pledge{.by = d, .fills = troops, .strength = strength{400, 400}, .when = not_(money)});
    p.add(pledge{.by = e, .fills = troops});
    const world w = world{}.with(p.at<contribution>("C/troops"), status::unmet);

    const std::string svg = to_svg(balance(p, w));
    CHECK(tests::count(svg, "<g class=\"need\">") == 2);
    // The sheet is 720 wide between its margins.
    CHECK(lengths(svg, "firm") == std::vector<double>{72});
    CHECK(lengths(svg, "possible") == std::vector<double>{432});
    CHECK(lengths(svg, "barred") == std::vector<double>{216});
    CHECK(lengths(svg, "missing") == std::vector<double>{648, 720});  // of troops, of police
    CHECK(lengths(svg, "deployed").empty());
    CHECK(tests::count(svg, "<title>900 missing</title>") == 1);
    CHECK(tests::count(svg, "Possible: Bea (200) and Dan (400).") == 2);  // on the sheet and in its description
    CHECK(tests::count(svg, "Barred: Cid (300).") == 2);
    CHECK(tests::count(svg, "Unknown size: Eve.") == 2);

    CHECK(tests::count(svg, "<script") == 0);
    CHECK(tests::count(svg, "&lt;/title&gt;&lt;script&gt; (100)") == 2);
    CHECK(tests::count(svg, "force &lt;of&gt; &quot;two&quot; &amp; more") == 2);
    CHECK(tests::count(svg, "<g") == tests::count(svg, "</g>"));
    CHECK(tests::count(svg, "http") == 1);

    const std::string settled = to_svg(balance(p, w.with(money, status::met)));
    CHECK(lengths(settled, "firm") == std::vector<double>{216});
    CHECK(lengths(settled, "barred") == std::vector<double>{504});  // Cid and Dan
}

TEST_CASE("bars of what has no end, of nothing and of more than is needed stay on the sheet") {
    proposal p{"force"};
    CHECK(tests::count(to_svg(balance(p)), "There is no role.") == 2);
    const auto a = p.add(actor{.key = "A"});
    const auto troops = p.add(role{.key = "troops", .needs = {10, "personnel"}});
    const auto money = p.add(precondition{.key = "money"});
    p.add(pledge{.by = a, .fills = troops, .strength = strength{5, strength::unbounded}, .when = money});
    for (const status is : {status::met, status::open, status::unmet}) {
        const std::string svg = to_svg(balance(p, world{}.with(money, is)));
        for (const char* part : {"firm", "possible", "barred", "missing"})
            for (const double length : lengths(svg, part)) {
                CHECK(length > 0);
                CHECK(length <= 720);
            }
    }
    const std::string without_end = to_svg(balance(p));
    CHECK(lengths(without_end, "possible") == std::vector<double>{720});
    CHECK(tests::count(without_end, "<title>any number possible</title>") == 1);
}

TEST_CASE("lanes in SVG have a bar for each span, as long as its days, within the sheet") {
    using namespace std::chrono_literals;
    proposal p{"force <of> two"};
    CHECK(tests::count(to_svg(participation(p)), "Nobody ever offered anything.") == 2);
    const auto a = p.add(actor{.key = "A", .name = "</title><script>"}), b = p.add(actor{.key = "B", .name = "Bea"});
    const auto troops = p.add(role{.key = "troops"});
    const auto basis = p.add(mandate{.key = "m"});
    p.add(pledge{.by = a, .fills = troops, .when = basis, .date = 2030y / 1 / 1});
    p.add(pledge{.by = b, .fills = troops, .when = basis, .date = 2030y / 1 / 1});
    const auto made = p.contribution_of(a, troops);
    p.add(event{.date = 2030y / 1 / 11, .on = basis, .stage = stage::adopted});
    p.add(event{.date = 2030y / 1 / 21, .on = made, .stage = stage::deployed});
    p.add(event{.date = 2030y / 2 / 10, .on = made, .stage = stage::withdrawn});
    const std::string svg = to_svg(participation(p));
    // 40 days and two more on either side have 530 between them: 12.05 a day.
    const double day = 530.0 / 44;
    REQUIRE(lengths(svg, "possible").size() == 2);
    CHECK(std::abs(lengths(svg, "possible")[0] - 10 * day) < 0.2);
    REQUIRE(lengths(svg, "deployed").size() == 1);
    CHECK(std::abs(lengths(svg, "deployed")[0] - 20 * day) < 0.2);
    REQUIRE(lengths(svg, "barred").size() == 1);
    CHECK(std::abs(lengths(svg, "barred")[0] - 2 * day) < 0.2);
    REQUIRE(lengths(svg, "firm").size() == 2);
    CHECK(std::abs(lengths(svg, "firm")[1] - 32 * day) < 0.2);
    CHECK(tests::count(svg, "<g class=\"lane\">") == 2);
    CHECK(tests::count(svg, "February 2030</text>") == 1);
    CHECK(tests::count(svg, "<script") == 0);
    CHECK(tests::count(svg, "<g") == tests::count(svg, "</g>"));
}
