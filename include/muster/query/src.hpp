#ifndef MUSTER_QUERY_SRC_HPP
#define MUSTER_QUERY_SRC_HPP

/// The definitions of what is declared in `query`, see `muster/src.hpp`.
#include <muster/query/impl/acts.hpp>
#include <muster/query/impl/all_dependents.hpp>
#include <muster/query/impl/balance.hpp>
#include <muster/query/impl/beliefs.hpp>
#include <muster/query/impl/compare.hpp>
#include <muster/query/impl/compile.hpp>
#include <muster/query/impl/counterfactuals.hpp>
#include <muster/query/impl/dependence.hpp>
#include <muster/query/impl/dependents.hpp>
#include <muster/query/impl/enabling_sets.hpp>
#include <muster/query/impl/ensemble.hpp>
#include <muster/query/impl/evaluate.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/evaluator.hpp>
#include <muster/query/impl/explain.hpp>
#include <muster/query/impl/explaining.hpp>
#include <muster/query/impl/importance.hpp>
#include <muster/query/impl/leaf_function.hpp>
#include <muster/query/impl/likelihood.hpp>
#include <muster/query/impl/offers.hpp>
#include <muster/query/impl/participation.hpp>
#include <muster/query/impl/power.hpp>
#include <muster/query/impl/random_leaves.hpp>
#include <muster/query/impl/recorded_votes.hpp>
#include <muster/query/impl/sample.hpp>
#include <muster/query/impl/sized_world.hpp>
#include <muster/query/impl/standoffs.hpp>
#include <muster/query/impl/stated_settings.hpp>
#include <muster/query/impl/timeline.hpp>
#include <muster/query/impl/validate.hpp>
#include <muster/query/impl/votes.hpp>
#include <muster/query/impl/watch.hpp>
#include <muster/query/impl/world_drawing.hpp>

#endif
