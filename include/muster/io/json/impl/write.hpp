#ifndef MUSTER_IO_JSON_IMPL_WRITE_HPP
#define MUSTER_IO_JSON_IMPL_WRITE_HPP

#include <string>

#include <muster/core/inline.hpp>
#include <muster/io/json/impl/scenario_writer.hpp>
#include <muster/io/json/write.hpp>

namespace muster {

MUSTER_INLINE std::string write_json(const proposal& p) {
    return detail::scenario_writer{p}.text();
}

}  // namespace muster

#endif
