#ifndef MUSTER_IO_PHRASES_IMPL_BALANCE_HPP
#define MUSTER_IO_PHRASES_IMPL_BALANCE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/balance.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/explanation.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

namespace detail {

/// An amount that may have no upper end.
[[nodiscard]] inline std::string up_to(std::uint64_t most) {
    return most == strength::unbounded ? "any number" : "up to " + text::number(most);
}
/// From the least to the most.
[[nodiscard]] inline std::string range_words(const strength& s) {
    if (s.least == s.most) return text::number(s.least);
    if (s.most == strength::unbounded) return s.least == 0 ? "any number" : text::number(s.least) + " or more";
    return text::number(s.least) + " to " + text::number(s.most);
}

/// What a contribution brings, as a cell.
[[nodiscard]] inline std::string brings(const balance_row& row) {
    if (!row.is_sized && row.announced.most == 0) return "size not named";
    return range_words(row.announced) + (row.is_assumed ? ", assumed" : row.is_sized ? "" : ", and more not named");
}

[[nodiscard]] inline text::line row_status(const phrasebook& words, const balance_row& row) {
    if (row.is == status::met && row.is_deployed) return text::span{.text = "is there", .is = row.is};
    return words.status_words(row.of, row.is);
}

MUSTER_INLINE text::line need_words(const phrasebook& words, const role_balance& task, const need& wanted) {
    return words.name(task.of) + ": " + text::amount(wanted.amount, wanted.unit) + " needed";
}

MUSTER_INLINE text::line figures_words(const need_balance& need) {
    const need_figures& f = need.figures;
    std::vector<text::line> parts;
    const auto add = [&](std::string number, const char* what) { parts.push_back(std::move(number) + what); };
    if (f.deployed != 0) add(text::number(f.deployed), " deployed");
    if (f.firm != 0 || f.deployed == 0) add(text::number(f.firm), f.deployed != 0 ? " more firm" : " firm");
    if (f.possible != 0) add(up_to(f.possible), " more possible");
    if (f.barred == strength::unbounded) {
        std::uint64_t least = 0;
        for (const balance_row& row : need.rows)
            if (row.is == status::unmet) least += row.announced.least;
        add(least == 0 ? "any number" : text::number(least) + " or more", " barred");
    } else if (f.barred != 0) {
        add(text::number(f.barred), " barred");
    }
    text::line result = text::listed(parts);
    result += f.missing == 0
                  ? text::line{"; nothing is missing"}
                  : text::line{"; "} + text::span{.text = text::number(f.missing) + " missing", .is = status::unmet};
    result += ".";
    if (f.unsized != 0) result += " " + text::not_counted(f.unsized);
    return result;
}

MUSTER_INLINE std::vector<text::line> who_brings(const phrasebook& words, const need_balance& balanced) {
    struct group {
        const char* name;
        std::vector<text::line> who{};
    };
    group deployed{"Deployed: "}, firm{"Firm: "}, possible{"Possible: "}, barred{"Barred: "}, unsized{"Unknown size: "};
    for (const balance_row& row : balanced.rows) {
        const bool has_number = row.is_sized || row.announced.most != 0;
        if (row.is == status::unmet && !has_number) continue;
        group& one = !has_number               ? unsized
                     : row.is == status::unmet ? barred
                     : row.is == status::open  ? possible
                     : row.is_deployed         ? deployed
                                               : firm;
        text::line who = words.name(words.source()[row.of].by);
        if (has_number && !balanced.wanted.counts_contributors()) who += " (" + brings(row) + ")";
        one.who.push_back(std::move(who));
    }
    constexpr std::size_t most = 6;
    std::vector<text::line> result;
    for (group* one : {&deployed, &firm, &possible, &barred, &unsized}) {
        if (one->who.empty()) continue;
        if (one->who.size() > most + 1) {
            const std::size_t more = one->who.size() - most;
            one->who.resize(most);
            one->who.emplace_back(text::number(more) + " more");
        }
        result.push_back(one->name + text::listed(one->who) + ".");
    }
    return result;
}

}  // namespace detail

MUSTER_INLINE text::document document_of(const balance_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("The force in numbers");
    result.paragraph(words.view(answer.in) + ".");
    if (answer.empty()) result.paragraph("There is no role.");
    for (const role_balance& task : answer) {
        for (const need_balance& need : task.needs) {
            result.item(detail::need_words(words, task, need.wanted) + "; " + detail::figures_words(need));
            std::vector<std::vector<text::line>> rows;
            for (const balance_row& row : need.rows) {
                const text::line ends = detail::grounds(p, row.waits_for, row.of);
                text::line why = row.is == status::met ? text::line{}
                                 : ends.empty()        ? phrasebook::why(row.why)
                                                       : (row.is == status::open ? "open: " : "waits for: ") + ends;
                if (row.is == status::unmet && row.why == cause::refused) why = phrasebook::why(row.why);
                rows.push_back(
                    {words.name(p[row.of].by), detail::brings(row), detail::row_status(words, row), std::move(why)});
            }
            result.table({"who", "brings", "status", "on what"}, std::move(rows));
        }
    }
    if (const text::line note = text::not_whole(answer.ended); !note.empty()) result.paragraph(note);
    return result;
}

}  // namespace muster

#endif
