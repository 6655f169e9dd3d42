#ifndef MUSTER_IO_SRC_HPP
#define MUSTER_IO_SRC_HPP

/// The definitions of what is declared in `io`, without those for JSON, see `muster/src.hpp`.
#include <muster/io/impl/dot.hpp>
#include <muster/io/impl/html.hpp>
#include <muster/io/impl/left_out.hpp>
#include <muster/io/impl/render.hpp>
#include <muster/io/impl/svg.hpp>
#include <muster/io/impl/tables.hpp>
#include <muster/io/phrases/impl/all_dependents.hpp>
#include <muster/io/phrases/impl/balance.hpp>
#include <muster/io/phrases/impl/change_sets.hpp>
#include <muster/io/phrases/impl/comparison.hpp>
#include <muster/io/phrases/impl/counterfactuals.hpp>
#include <muster/io/phrases/impl/dependents.hpp>
#include <muster/io/phrases/impl/ended.hpp>
#include <muster/io/phrases/impl/exact_status.hpp>
#include <muster/io/phrases/impl/explanation.hpp>
#include <muster/io/phrases/impl/findings.hpp>
#include <muster/io/phrases/impl/gathered_changes.hpp>
#include <muster/io/phrases/impl/importance.hpp>
#include <muster/io/phrases/impl/likelihood.hpp>
#include <muster/io/phrases/impl/outcome.hpp>
#include <muster/io/phrases/impl/participation.hpp>
#include <muster/io/phrases/impl/phrasebook.hpp>
#include <muster/io/phrases/impl/power.hpp>
#include <muster/io/phrases/impl/standoffs.hpp>
#include <muster/io/phrases/impl/tally.hpp>
#include <muster/io/phrases/impl/timeline.hpp>
#include <muster/io/phrases/impl/watch.hpp>
#include <muster/io/picture/impl/of_answers.hpp>
#include <muster/io/picture/impl/of_proposal.hpp>

#endif
