#ifndef MUSTER_IO_JSON_IMPL_MENTION_IN_FILE_HPP
#define MUSTER_IO_JSON_IMPL_MENTION_IN_FILE_HPP

#include <tuple>

#include <muster/core/date.hpp>
#include <muster/core/handle.hpp>
#include <muster/proposal/impl/describe.hpp>

namespace muster::detail {

/// That a thing is there, though nothing else in the file names it; or since when it was mentioned, by something that
/// is not in the file.
struct mention_in_file {
    any_handle thing{};
    date on{};  ///< none: always
};
template <>
struct description<mention_in_file> {
    static constexpr auto alone = &mention_in_file::thing;
    static constexpr std::tuple fields{field{"thing", &mention_in_file::thing}, field{"on", &mention_in_file::on}};
};

}  // namespace muster::detail

#endif
