#ifndef MUSTER_IO_PHRASES_POWER_HPP
#define MUSTER_IO_PHRASES_POWER_HPP

#include <muster/council/power.hpp>
#include <muster/io/document.hpp>

namespace muster {

/// A row for each index and a column for each kind of member, members of equal power being of one kind; the most
/// powerful first. Short fractions are given exactly. Members by key.
[[nodiscard]] text::document document_of(const power_table& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/phrases/impl/power.hpp>
#endif

#endif
