#ifndef MUSTER_CORE_ERROR_HPP
#define MUSTER_CORE_ERROR_HPP

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/throw_exception.hpp>

namespace muster {

/// What went wrong, for programs; `error::what()` tells people.
enum class errc : std::uint8_t {
    empty_key,            ///< a thing that needs a key has none
    invalid_weight,       ///< a weight below zero, or one that rewards the less favourable vote
    invalid_date,         ///< a date that does not exist, is missing where one is needed, or lies outside
    invalid_quota,        ///< a quota that asks for nothing, for less than nothing, or for more than the whole
    duplicate_member,     ///< a member of a body twice
    duplicate_vote,       ///< two votes of one member
    not_a_member,         ///< a vote by, or a duty of, somebody who is no member of the body that day
    quota_above_size,     ///< a quota, or a quorum, that all members together cannot reach
    unknown_veto_holder,  ///< a veto holder who is no member
    overlapping_terms,    ///< two terms of one member that share a day
    no_members,           ///< a body without members, a game without players
    too_many_members,     ///< more members on one day than the body has seats
    too_large             ///< numbers beyond what exact counting can hold
};

/// The one exception of the library: a code for programs, the key of the thing it is about, a sentence for people.
class error : public std::runtime_error {
public:
    error(errc code, std::string key, const std::string& message)
        : std::runtime_error(message), code_{code}, key_{std::move(key)} {}

    [[nodiscard]] errc code() const noexcept { return code_; }
    /// The key of the thing that was refused; empty where it has none.
    [[nodiscard]] const std::string& key() const noexcept { return key_; }

private:
    errc code_;
    std::string key_;
};

}  // namespace muster

#endif
