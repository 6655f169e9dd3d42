#ifndef MUSTER_COUNCIL_SRC_HPP
#define MUSTER_COUNCIL_SRC_HPP

/// The definitions of what is declared in `council`, see `muster/src.hpp`.
#include <muster/council/bodies/impl/africa.hpp>
#include <muster/council/bodies/impl/arab_league.hpp>
#include <muster/council/bodies/impl/europe.hpp>
#include <muster/council/bodies/impl/european_union.hpp>
#include <muster/council/bodies/impl/united_nations.hpp>
#include <muster/council/impl/adoption.hpp>
#include <muster/council/impl/bodies.hpp>
#include <muster/council/impl/body.hpp>
#include <muster/council/impl/game.hpp>
#include <muster/council/impl/power.hpp>
#include <muster/council/impl/tally.hpp>

#endif
