#ifndef MUSTER_PROPOSAL_SRC_HPP
#define MUSTER_PROPOSAL_SRC_HPP

/// The definitions of what is declared in `proposal`, see `muster/src.hpp`.
#include <muster/proposal/impl/as_supposed.hpp>
#include <muster/proposal/impl/check_body.hpp>
#include <muster/proposal/impl/contents.hpp>
#include <muster/proposal/impl/draft.hpp>
#include <muster/proposal/impl/in_force.hpp>
#include <muster/proposal/impl/kinds.hpp>
#include <muster/proposal/impl/mentions.hpp>
#include <muster/proposal/impl/merge.hpp>
#include <muster/proposal/impl/proposal.hpp>
#include <muster/proposal/impl/subset.hpp>
#include <muster/proposal/impl/world.hpp>
#include <muster/proposal/impl/world_at.hpp>

#endif
