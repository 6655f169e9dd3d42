#ifndef MUSTER_IO_PHRASES_IMPL_ENDED_HPP
#define MUSTER_IO_PHRASES_IMPL_ENDED_HPP

#include <string>

#include <muster/core/inline.hpp>
#include <muster/io/phrases/ended.hpp>
#include <muster/io/phrases/phrasebook.hpp>

namespace muster {

MUSTER_INLINE text::line text::not_whole(logic::ended how) {
    switch (how) {
        case logic::ended::finished:
            return {};
        case logic::ended::nodes:
            return "It is not whole: it grew larger than was allowed.";
        case logic::ended::time:
            return "It is not whole: the time that was allowed is over.";
        case logic::ended::memory:
            return "It is not whole: it would have taken more memory than was allowed, or than there was.";
        case logic::ended::stopped:
            return "It is not whole: it was stopped.";
    }
    return {};
}

}  // namespace muster

#endif
