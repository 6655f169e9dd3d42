#ifndef MUSTER_MUSTER_HPP
#define MUSTER_MUSTER_HPP

/// Everything but what is included by name: who would come to a multinational force, and on what condition.
#include <muster/fwd.hpp>
#include <muster/io/text.hpp>
#include <muster/proposal/merge.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/proposal/subset.hpp>
#include <muster/proposal/world_at.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/importance.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/participation.hpp>
#include <muster/query/standoffs.hpp>
#include <muster/query/timeline.hpp>
#include <muster/query/validate.hpp>
#include <muster/query/watch.hpp>
#include <muster/version.hpp>

#endif
