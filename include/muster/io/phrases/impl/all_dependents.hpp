#ifndef MUSTER_IO_PHRASES_IMPL_ALL_DEPENDENTS_HPP
#define MUSTER_IO_PHRASES_IMPL_ALL_DEPENDENTS_HPP

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/all_dependents.hpp>
#include <muster/io/phrases/dependents.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::document document_of(const all_dependents_answer& answer) {
    const proposal p = answer.source();
    const phrasebook words{p};
    text::document result;
    result.heading("Whose participation depends on what");
    result.paragraph(words.view(answer.in) + ".");
    std::size_t without = 0;
    for (std::size_t i = 0; i < answer.size(); ++i) {
        if (answer[i].empty()) {
            ++without;
            continue;
        }
        std::map<std::string, std::vector<any_handle>> who;  // by how strictly
        for (const hanging& h : answer[i]) {
            dependent one;
            one.how = h.how;
            one.exact = h.exact;
            who[how_strictly(one)].push_back(h.contribution);
        }
        result.item(words.as_object(answer.thing(i)));
        for (const auto& [how, several] : who) result.item(text::line{how + ": "} + words.names(several), 1);
    }
    if (answer.size() == without) result.paragraph("Nobody's participation depends on anything asked about.");
    else if (without != 0)
        result.paragraph("Nobody's depends on " + text::counted(without, "other thing.", "other things."));
    return result;
}

}  // namespace muster

#endif
