#ifndef MUSTER_PROPOSAL_PROPOSAL_HPP
#define MUSTER_PROPOSAL_PROPOSAL_HPP

/// A proposal of a multinational force: the class, and how it grows.
#include <muster/proposal/add.hpp>
#include <muster/proposal/declaration.hpp>

#endif
