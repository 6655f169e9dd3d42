#ifndef MUSTER_IO_HTML_LANES_HPP
#define MUSTER_IO_HTML_LANES_HPP

#include <cstddef>
#include <string>

#include <muster/io/html/days.hpp>
#include <muster/io/svg/lanes.hpp>
#include <muster/query/participation.hpp>

namespace muster::detail {

/// Who took part when on a page: the lanes of participation, where they can still be read.
class page_lanes {
public:
    /// All must outlive it.
    page_lanes(const compiled& c, const proposal& p, const page_days& days) : compiled_{c}, proposal_{p}, days_{days} {}

    /// Empty where nobody ever offered anything.
    [[nodiscard]] std::string html() const {
        if (proposal_.all<contribution>().size() * days_.all().size() > most_looked_at)
            return "<p class=\"soft\">There are too many contributions and days for lanes on this page.</p>\n";
        viewpoint whole = days_.all().front().from;
        whole.true_on = date{};
        const participation_answer answer = participation(compiled_, whole);
        if (answer.empty()) return {};
        const std::string drawn = lane_writer{answer, true}.text();
        if (answer.size() <= most_open)
            return "<div class=\"lanes\" tabindex=\"0\" role=\"region\" aria-label=\"Lanes of participation\">" +
                   drawn + "</div>\n";
        return "<details class=\"whole\"><summary>" + text::counted(answer.size(), "lane", "lanes") +
               "</summary><div class=\"lanes\" tabindex=\"0\" role=\"region\" aria-label=\"Lanes of participation\">" +
               drawn + "</div></details>\n";
    }

private:
    static constexpr std::size_t most_open = 120;           // lanes that stand unfolded
    static constexpr std::size_t most_looked_at = 100'000;  // contributions on days

    const compiled& compiled_;
    const proposal& proposal_;
    const page_days& days_;
};

}  // namespace muster::detail

#endif
