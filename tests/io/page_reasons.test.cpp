#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <muster/io/html/reasons.hpp>
#include <muster/io/json.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

proposal scenario(const char* name) {
    const std::filesystem::path here{__FILE__};
    return read_json_file(here.parent_path().parent_path().parent_path() / "examples" / "scenarios" /
                          (std::string{name} + ".json"));
}

std::vector<any_handle> all_with_a_key(const proposal& p) {
    std::vector<any_handle> result;
    for (std::uint32_t v = 0; v < p.size(); ++v)
        if (!p.key_of(p.handle_of(v)).empty()) result.push_back(p.handle_of(v));
    return result;
}

std::string without_tags(const std::string& html) {
    std::string result;
    bool is_tag = false;
    for (const char c : html) {
        if (c == '<') is_tag = true;
        if (!is_tag) result += c;
        if (c == '>') is_tag = false;
    }
    return result;
}

}  // namespace

TEST_CASE("an explanation on a page, made anew only where something changed, is that of the day") {
    for (const char* name : {"gaza-isf", "unamid-2007", "haiti-mss-2023"}) {
        const proposal p = scenario(name);
        const compiled c = compile(p);
        const detail::page_days days{c, {}};
        const std::vector<any_handle> things = all_with_a_key(p);
        const detail::page_reasons whole{c, days, things, things.size()}, short_ones{c, days, things, 0};
        const std::set<any_handle> told{things.begin(), things.end()};
        for (std::size_t d = 0; d < days.all().size(); ++d) {
            const detail::evaluation now{c, days.world_on(d)};
            const detail::explaining reasons{now};
            std::size_t differ = 0;
            for (const any_handle h : things) {
                const explanation all = reasons.of(h);
                detail::explanation_teller teller{p, days.all()[d].from.true_on, all.steps};
                const std::string expected =
                    "<p>" + text::to_html(teller.sentence(0, false)) + "</p>" + text::to_html(teller.items());
                differ += whole.html(h, d) != expected ? 1 : 0;
                const explanation part =
                    reasons.of(h, [&](logic::position at) { return told.count(c.handle_at(at)) != 0; });
                detail::explanation_teller short_teller{p, days.all()[d].from.true_on, part.steps};
                differ +=
                    without_tags(short_ones.html(h, d)) != without_tags(text::to_html(short_teller.sentence(0, false)) +
                                                                        text::to_html(short_teller.items()))
                        ? 1
                        : 0;
            }
            INFO(name << ", day " << d);
            CHECK(differ == 0);
        }
    }
}

TEST_CASE("where there are many things explanations end at those of others, with a way to them") {
    const proposal p = scenario("gaza-isf");
    const compiled c = compile(p);
    const detail::page_days days{c, {}};
    const std::vector<any_handle> things = all_with_a_key(p);
    const detail::page_reasons whole{c, days, things, things.size()}, short_ones{c, days, things, 0};
    const any_handle force = p.at("isf");
    CHECK(short_ones.html(force, days.start()).size() < whole.html(force, days.start()).size());
    CHECK(short_ones.html(force, days.start()).find("<a href=\"#why-") != std::string::npos);
    CHECK(whole.html(force, days.start()).find("<a href=\"#why-") == std::string::npos);
}
