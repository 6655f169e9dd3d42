#ifndef MUSTER_CORE_ERROR_HPP
#define MUSTER_CORE_ERROR_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/throw_exception.hpp>

#include <muster/core/enumeration.hpp>

namespace muster {

/// What went wrong, for programs; `error::what()` tells people.
enum class errc : std::uint8_t {
    empty_key,          ///< a thing that needs a key has none
    invalid_key,        ///< a key contains a character that keys must not contain: `/` is reserved for contributions
    duplicate_key,      ///< the key is already taken: all things of a proposal share one set of keys
    unknown_key,        ///< nothing has this key
    unknown_handle,     ///< a handle that names nothing: default-made, or of a thing that is not there
    foreign_handle,     ///< a handle of another proposal
    missing_actor,      ///< a statement without the actor it needs
    missing_role,       ///< a statement without the role or contribution it needs
    missing_mandate,    ///< a position without a mandate
    invalid_threshold,  ///< a threshold above what its parts can reach
    invalid_weight,     ///< a weight of zero, or more than the largest number allowed
    invalid_unit,       ///< a number without the unit or role it belongs to, or twice for one
    invalid_range,      ///< a range whose least is above its most
    invalid_reading,    ///< a reading that this statement cannot have
    invalid_replaces,   ///< `replaces` names a later statement
    invalid_date,       ///< a date that does not exist, or is missing where one is needed
    invalid_duration,   ///< a length of no time, or an order that cannot be, where a condition tells time
    invalid_event,      ///< an event without, or with more than one, status or stage; a stage its thing cannot have
    no_status,          ///< an event on, or a status for, a thing that has no status of its own
    outdated,           ///< a compiled proposal that has grown since
    // of voting bodies
    duplicate_member,     ///< a member twice
    duplicate_vote,       ///< two votes of one member
    not_a_member,         ///< a vote of a non-member
    quota_above_size,     ///< a quota above what all members reach
    unknown_veto_holder,  ///< a veto holder who is not a member
    overlapping_terms,    ///< two terms of one member that share a day
    no_members,           ///< a body without members
    invalid_quota,        ///< a quota that asks for nothing, or a body with none
    too_many_members,     ///< more members at once than seats
    too_large,            ///< more than can be counted
    not_defined,          ///< an index of power that has no meaning here
    invalid_members,      ///< members of an actor that is not a group, a member twice, a group within itself
    // of files
    unreadable,       ///< a file that cannot be read
    invalid_syntax,   ///< a text that is not of the file's format
    wrong_type,       ///< a value of another type than the one that belongs there
    wrong_kind,       ///< a key of a thing of another kind than the one that belongs there
    duplicate_field,  ///< an object that says something twice
    unknown_field,    ///< an object that says something it cannot say
    missing_field,    ///< an object that does not say what it must
    unknown_word,     ///< a word that is not one of those that can stand there
    invalid_number,   ///< a number that is not whole, is negative or too large
    invalid_order,    ///< a thing that stands below one that needs it
    limit_exceeded,   ///< more of something than the caller allows
    not_writable      ///< something that the file's format cannot say
};

[[nodiscard]] constexpr std::array<const char*, 44> enumerator_names(errc) noexcept {
    return {"empty key",         "invalid key",      "duplicate key",  "unknown key",      "unknown handle",
            "foreign handle",    "missing actor",    "missing role",   "missing mandate",  "invalid threshold",
            "invalid weight",    "invalid unit",     "invalid range",  "invalid reading",  "invalid replaces",
            "invalid date",      "invalid duration", "invalid event",  "no status",        "outdated",
            "duplicate member",  "duplicate vote",   "not a member",   "quota above size", "unknown veto holder",
            "overlapping terms", "no members",       "invalid quota",  "too many members", "too large",
            "not defined",       "invalid members",  "unreadable",     "invalid syntax",   "wrong type",
            "wrong kind",        "duplicate field",  "unknown field",  "missing field",    "unknown word",
            "invalid number",    "invalid order",    "limit exceeded", "not writable"};
}

/// A place in a file.
struct location {
    std::string file{};      ///< its name; empty where the text has none
    std::size_t line = 0;    ///< from 1; 0: the file as a whole
    std::size_t column = 0;  ///< from 1, in characters
    std::string pointer{};   ///< JSON pointer (RFC 6901)

    friend bool operator==(const location&, const location&) = default;
};

/// The one exception of the library: a code for programs, the key of the thing it is about, a sentence for people.
class error : public std::runtime_error {
public:
    /// Precondition: the message is a sentence that says what was wrong, what was expected and, where there is one, the
    /// near miss.
    error(errc code, std::string key, const std::string& message)
        : std::runtime_error(message), code_{code}, key_{std::move(key)} {}
    error(errc code, std::string key, const std::string& message, location where)
        : std::runtime_error(message), code_{code}, key_{std::move(key)}, where_{std::move(where)} {}

    /// What went wrong, for programs.
    [[nodiscard]] errc code() const noexcept { return code_; }
    /// The key of the thing that was refused; empty where it has none.
    [[nodiscard]] const std::string& key() const noexcept { return key_; }
    /// The place in the file, for what was read from one.
    [[nodiscard]] const std::optional<location>& where() const noexcept { return where_; }

private:
    errc code_;
    std::string key_;
    std::optional<location> where_{};
};

}  // namespace muster

#endif
