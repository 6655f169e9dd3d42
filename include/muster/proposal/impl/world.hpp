#ifndef MUSTER_PROPOSAL_IMPL_WORLD_HPP
#define MUSTER_PROPOSAL_IMPL_WORLD_HPP

#include <algorithm>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/world.hpp>

namespace muster {

namespace detail {

// The first setting in a list in ascending order that is not of an earlier thing.
template <class Settings>
[[nodiscard]] auto place_of(Settings& settings, any_handle on) {
    if (settings.empty() || settings.back().on < on) return settings.end();
    return std::lower_bound(settings.begin(), settings.end(), on,
                            [](const world::setting& s, any_handle h) { return s.on < h; });
}

}  // namespace detail

MUSTER_INLINE world world::with(any_handle on, status is) const& {
    return world{*this}.with(on, is);
}

MUSTER_INLINE world world::with(any_handle on, status is) && {
    set({on, is, cause::overridden, {}});
    return std::move(*this);
}

MUSTER_INLINE world world::without(any_handle on) const {
    world result{*this};
    std::erase_if(result.settings_, [&](const setting& s) { return s.on == on; });
    return result;
}

MUSTER_INLINE void world::set(setting what) {
    const auto at = detail::place_of(settings_, what.on);
    if (at != settings_.end() && at->on == what.on) *at = std::move(what);
    else settings_.insert(at, std::move(what));
}

MUSTER_INLINE const world::setting* world::find(any_handle on) const {
    const auto at = detail::place_of(settings_, on);
    return at != settings_.end() && at->on == on ? &*at : nullptr;
}

}  // namespace muster

#endif
