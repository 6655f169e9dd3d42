#ifndef MUSTER_IO_JSON_SRC_HPP
#define MUSTER_IO_JSON_SRC_HPP

/// The definitions of what is declared in `io/json`, for the one source file that compiles them: see `MUSTER_COMPILED`.
#include <muster/io/json/impl/read.hpp>
#include <muster/io/json/impl/write.hpp>

#endif
