#ifndef MUSTER_VOCABULARY_TIMER_HPP
#define MUSTER_VOCABULARY_TIMER_HPP

#include <string>
#include <vector>

#include <muster/core/duration.hpp>
#include <muster/core/handle.hpp>

namespace muster {

/// What a condition says of time, as a leaf: of one thing, that a duration has passed since it was last met without a
/// break; of several, that they were met one after the other. Made by the conditions `lasted`, `within` and
/// `in_order`, and shared by all that say the same. `world_at` sets it from what was reported; in a supposition it
/// starts on the day of the world. Its key is such as `ceasefire/P60D`, or `ceasefire/framework/in_order`.
struct timer {
    std::string key{};             ///< the keys of the things, and the duration or `in_order`
    std::vector<any_handle> of{};  ///< the thing; or the things, the first first
    duration after{};              ///< of one thing: how long; of several: nothing

    friend bool operator==(const timer&, const timer&) = default;
};

}  // namespace muster

#endif
