#ifndef MUSTER_CORE_INLINE_HPP
#define MUSTER_CORE_INLINE_HPP

/// Stands before a function that is defined in a header of definitions: `inline` where each unit that includes it
/// compiles it, nothing where `MUSTER_COMPILED` says that one source file of the program does.
#ifdef MUSTER_COMPILED
#define MUSTER_INLINE
#else
#define MUSTER_INLINE inline
#endif

#endif
