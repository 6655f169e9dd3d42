#ifndef MUSTER_VERSION_HPP
#define MUSTER_VERSION_HPP

/// Major * 10000 + minor * 100 + patch.
#define MUSTER_VERSION 100
#define MUSTER_VERSION_STRING "0.1.0"

#endif
