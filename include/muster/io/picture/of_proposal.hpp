#ifndef MUSTER_IO_PICTURE_OF_PROPOSAL_HPP
#define MUSTER_IO_PICTURE_OF_PROPOSAL_HPP

#include <optional>

#include <muster/io/picture.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

/// What of a proposal is drawn.
struct picture_options {
    /// Only what this depends on and what depends on it; the detail of an item says on how much else it depends.
    std::optional<any_handle> about{};
    bool statements = false;  ///< statements as items of their own, not folded into the arrows
    bool ever_said = false;   ///< also statements that are not in force
};

/// A proposal as a picture: what is said, without statuses. Linear.
[[nodiscard]] picture picture_of(const proposal& p, const picture_options& options = {});
/// A proposal as a picture, with the statuses of an outcome. Linear.
[[nodiscard]] picture picture_of(const outcome& o, const picture_options& options = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/picture/impl/of_proposal.hpp>
#endif

#endif
