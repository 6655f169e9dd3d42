#ifndef MUSTER_IO_SVG_HPP
#define MUSTER_IO_SVG_HPP

#include <string>

#include <muster/io/picture.hpp>
#include <muster/io/picture/of_answers.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/participation.hpp>

namespace muster {

/// A picture as an SVG file of its own, laid out here: Graphviz is not needed. It fetches nothing and runs nothing;
/// any text comes out as it is. Deterministic.
[[nodiscard]] std::string to_svg(const picture& drawn);
[[nodiscard]] std::string to_svg(const proposal& p, const picture_options& options = {});
[[nodiscard]] std::string to_svg(const outcome& o, const picture_options& options = {});
[[nodiscard]] std::string to_svg(const explanation& e);
[[nodiscard]] std::string to_svg(const standoff& s);
[[nodiscard]] std::string to_svg(const dependents_answer& answer);

/// The force in numbers as bars, one for each need: what is deployed, firm and possible against what is needed, and
/// below it what was offered but is barred. Numbers and contributors stand beside the bars in words.
[[nodiscard]] std::string to_svg(const balance_answer& answer);

/// Who took part when as lanes over the days, one for each contribution: when it was willing, would have come, was
/// there and had left.
[[nodiscard]] std::string to_svg(const participation_answer& answer);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/svg.hpp>
#endif

#endif
