#ifndef MUSTER_IO_DOT_HPP
#define MUSTER_IO_DOT_HPP

#include <string>

#include <muster/io/picture.hpp>
#include <muster/io/picture/of_answers.hpp>
#include <muster/io/picture/of_proposal.hpp>

namespace muster {

/// A picture in the DOT language, for Graphviz: `dot -Tsvg`. Shapes tell kinds, colours, borders and marks tell
/// statuses, clusters tell actors. Any text comes out as it is. Deterministic; linear.
[[nodiscard]] std::string to_dot(const picture& drawn);
[[nodiscard]] std::string to_dot(const proposal& p, const picture_options& options = {});
[[nodiscard]] std::string to_dot(const outcome& o, const picture_options& options = {});
[[nodiscard]] std::string to_dot(const explanation& e);
[[nodiscard]] std::string to_dot(const standoff& s);
[[nodiscard]] std::string to_dot(const dependents_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/dot.hpp>
#endif

#endif
