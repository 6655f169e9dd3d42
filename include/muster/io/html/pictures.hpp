#ifndef MUSTER_IO_HTML_PICTURES_HPP
#define MUSTER_IO_HTML_PICTURES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/html/days.hpp>
#include <muster/io/html/words.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/io/svg/writer.hpp>

namespace muster::detail {

/// The pictures of a page: what is near the thing that the page is about, where the whole is too large to read, and
/// the whole.
class page_pictures {
public:
    page_pictures(const compiled& c, const proposal& p, const page_days& days, std::optional<any_handle> about)
        : words_{p}, days_{days}, about_{about} {
        constexpr std::size_t readable = 45;
        const outcome o = evaluate(c, days.world_on(days.start()));
        whole_ = picture_of(o, {.about = {}, .statements = false, .ever_said = true});
        if (about && whole_.items.size() > readable)
            near_ = picture_of(o, {.about = about, .statements = false, .ever_said = true});
        boxes_ = whole_.items.size();
        for (picture* drawn : {&near_, &whole_})
            if (drawn->items.size() > most_drawn) *drawn = {};
        for (const picture* drawn : {&near_, &whole_})
            for (const picture::item& i : drawn->items) {
                if (!i.what || !drawn_.insert(i.what.index()).second) continue;
                if (i.shape != figure::gate) named_.push_back(i.what);
            }
    }

    /// The vertices that are drawn, and of these the things that have names.
    [[nodiscard]] const std::set<std::uint32_t>& drawn() const noexcept { return drawn_; }
    [[nodiscard]] const std::vector<any_handle>& named() const noexcept { return named_; }

    [[nodiscard]] std::string html() const {
        std::string out =
            "<p class=\"soft\">An arrow leads from what depends to what it depends on; a dashed one that ends in a "
            "bar, to what must not hold. Follow a box to its explanation.</p>\n";
        if (!near_.items.empty())
            write_figure(out, near_, "What depends on " + words_.name(*about_) + ", and what that depends on");
        if (!near_.items.empty() && !whole_.items.empty()) {
            out += "<details class=\"whole\"><summary>The whole proposal</summary>\n";
            write_figure(out, whole_, "All that was said");
            out += "</details>\n";
        } else if (!whole_.items.empty() || boxes_ == 0) {
            write_figure(out, whole_, "All that was said");
        }
        if (boxes_ > most_drawn)
            out += "<p class=\"soft\">The whole proposal has " + text::number(boxes_) +
                   " boxes, too many for a picture on this page.</p>\n";
        return out;
    }

private:
    static constexpr std::size_t most_drawn = 500;  // boxes of a picture

    void write_figure(std::string& out, picture drawn, const std::string& caption) const {
        page_marks marks;
        std::vector<std::vector<std::vector<any_handle>>> ties(drawn.items.size());  // what the lines of an item need
        for (const picture::line& l : drawn.lines) {
            marks.lines.push_back(mark({l.through}));
            ties[l.head].push_back(l.through);
            if (drawn.items[l.tail].shape != figure::gate) ties[l.tail].push_back(l.through);
        }
        for (const auto& several : ties) marks.items.push_back(several.empty() ? page_marks::mark{} : mark(several));
        drawn.title = "Picture: what depends on what";
        out += "<figure><figcaption><span>" + caption + "</span>";
        for (const status s : {status::met, status::open, status::unmet})
            out += std::string{"<span class=\"status is-"} + to_string(s) + "\">" + to_string(s) + "</span>";
        out +=
            "<span class=\"zoom needs-program\" hidden><input type=\"search\" class=\"find\" placeholder=\"Find\" "
            "aria-label=\"Find in the picture\" autocomplete=\"off\">";
        for (const auto& [act, sign, label] :
             {std::array{"out", "&#8722;", "Smaller"}, std::array{"in", "+", "Larger"},
              std::array{"fit", "Fit", "Fit to the width"}, std::array{"whole", "1:1", "1:1, full size"}})
            out += std::string{"<button type=\"button\" data-zoom=\""} + act + "\" aria-label=\"" + label + "\">" +
                   sign + "</button>";
        out +=
            "</span></figcaption>\n<div class=\"pan\" tabindex=\"0\" role=\"region\" aria-label=\"The picture; arrow "
            "keys move it, plus and minus zoom\">\n" +
            svg_writer{drawn, &marks}.text() + "</div></figure>\n";
    }

    // A part of the picture is there while one of its lines is: as long as one of the statements behind it is in force.
    [[nodiscard]] page_marks::mark mark(const std::vector<std::vector<any_handle>>& lines) const {
        std::vector<any_handle> together;
        for (const std::vector<any_handle>& through : lines) {
            if (through.empty()) return {};
            together.insert(together.end(), through.begin(), through.end());
        }
        return {page_days::listed(together), !days_.in_force(days_.start(), together)};
    }

    page_words words_;
    const page_days& days_;
    std::optional<any_handle> about_;
    picture near_{}, whole_{};
    std::size_t boxes_ = 0;  // of the whole proposal
    std::set<std::uint32_t> drawn_{};
    std::vector<any_handle> named_{};
};

}  // namespace muster::detail

#endif
