#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_ANSWERS_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_ANSWERS_HPP

#include <muster/io/json/impl/describe/balance.hpp>
#include <muster/io/json/impl/describe/compare.hpp>
#include <muster/io/json/impl/describe/dependents.hpp>
#include <muster/io/json/impl/describe/evaluate.hpp>
#include <muster/io/json/impl/describe/explain.hpp>
#include <muster/io/json/impl/describe/likelihood.hpp>
#include <muster/io/json/impl/describe/participation.hpp>
#include <muster/io/json/impl/describe/sets.hpp>
#include <muster/io/json/impl/describe/validate.hpp>
#include <muster/io/json/impl/describe/votes.hpp>
#include <muster/io/json/impl/describe/watch.hpp>

// What the objects of answers hold, a header for each question. The names of members equal those in C++.

#endif
