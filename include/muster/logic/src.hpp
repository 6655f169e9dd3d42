#ifndef MUSTER_LOGIC_SRC_HPP
#define MUSTER_LOGIC_SRC_HPP

/// The definitions of what is declared in `logic/`, for the one source file that compiles them: see `MUSTER_COMPILED`.
#include <muster/logic/impl/bdd.hpp>
#include <muster/logic/impl/circuit.hpp>
#include <muster/logic/impl/coalition_polynomial.hpp>
#include <muster/logic/impl/compile.hpp>
#include <muster/logic/impl/completions.hpp>
#include <muster/logic/impl/fixpoint.hpp>
#include <muster/logic/impl/fussell_vesely.hpp>
#include <muster/logic/impl/importance.hpp>
#include <muster/logic/impl/influence.hpp>
#include <muster/logic/impl/minimal_sets.hpp>
#include <muster/logic/impl/modules.hpp>
#include <muster/logic/impl/natural.hpp>
#include <muster/logic/impl/negation.hpp>
#include <muster/logic/impl/network.hpp>
#include <muster/logic/impl/node_table.hpp>
#include <muster/logic/impl/probability.hpp>
#include <muster/logic/impl/propagation.hpp>
#include <muster/logic/impl/set_family.hpp>
#include <muster/logic/impl/set_sequence.hpp>
#include <muster/logic/impl/simplify.hpp>
#include <muster/logic/impl/standoff.hpp>
#include <muster/logic/impl/unfold.hpp>
#include <muster/logic/impl/users.hpp>
#include <muster/logic/impl/variable_order.hpp>
#include <muster/logic/impl/voting_game.hpp>
#include <muster/logic/impl/zdd.hpp>

#endif
