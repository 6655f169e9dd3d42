#ifndef MUSTER_IO_JSON_IMPL_BODY_READER_HPP
#define MUSTER_IO_JSON_IMPL_BODY_READER_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <muster/io/json/impl/value_reader.hpp>
#include <muster/proposal/check_body.hpp>

namespace muster::detail {

/// Reads voting bodies, and tells where in the file their faults lie.
class body_reader : public value_reader {
public:
    using value_reader::read;
    using value_reader::value_reader;

    /// The value of a member `key` of a table. What cannot be a body is reported, and false.
    bool read_body(std::uint32_t at, std::string_view key, body& into) {
        places_ = {};
        into.key = key;
        return read_object(at, "an object", into,
                           [this](std::uint32_t value, auto& member) { return read_part(value, member); });
    }
    /// Reports the faults of a body that was just read; false where there are any.
    bool check_body(std::uint32_t at, const body& made) {
        const std::vector<body_fault> faults = faults_of(made);
        for (const body_fault& f : faults) (void)report(place_of(at, f), f.code, f.message, {}, f.near_miss);
        return faults.empty();
    }

protected:
    /// The value of a member of an object; else the object.
    [[nodiscard]] std::uint32_t member_of(std::uint32_t object, std::string_view name) const {
        for (std::uint32_t m = object + 1; m < tape_.after(object); m = tape_.after(m + 1))
            if (tape_.string(m) == name) return m + 1;
        return object;
    }

private:
    // The tokens of the parts of a body, in order.
    struct places {
        std::vector<std::uint32_t> members{}, veto_holders{}, quotas{};
    };

    template <class Value>
    bool read_part(std::uint32_t at, Value& into) {
        return read(at, into);
    }
    bool read_part(std::uint32_t at, std::vector<body_member>& into) {
        return read_list(at, "a list of members", [&](std::uint32_t part) {
            places_.members.push_back(part);
            return read_alone_or_object(part, "the key of a member, or an object with its key", into.emplace_back(),
                                        [this](std::uint32_t value, auto& member) { return read(value, member); });
        });
    }
    bool read_part(std::uint32_t at, std::vector<std::string>& into) {
        return read_list(at, "a list of keys", [&](std::uint32_t part) {
            places_.veto_holders.push_back(part);
            return read(part, into.emplace_back());
        });
    }
    bool read_part(std::uint32_t at, std::vector<std::vector<quota>>& into) {
        const std::uint32_t alternatives = only_member(at, "any_of");
        if (alternatives == 0) return read_alternative(at, into.emplace_back());
        return read_list(alternatives, "a list of quotas",
                         [&](std::uint32_t part) { return read_alternative(part, into.emplace_back()); });
    }
    bool read_alternative(std::uint32_t at, std::vector<quota>& into) {
        const std::uint32_t all = only_member(at, "all_of");
        if (all == 0) return read_quota(at, into.emplace_back());
        return read_list(all, "a list of quotas",
                         [&](std::uint32_t part) { return read_quota(part, into.emplace_back()); });
    }
    bool read_quota(std::uint32_t at, quota& into) {
        places_.quotas.push_back(at);
        return read_object(
            at, "a quota such as {\"at_least\": 9}, or an object of \"all_of\" or \"any_of\" and a list of them", into,
            [this](std::uint32_t value, auto& member) { return read(value, member); });
    }

    // The value of an object's one member, where it has this name; else 0.
    [[nodiscard]] std::uint32_t only_member(std::uint32_t at, std::string_view name) const {
        const bool is_one = tape_[at].kind == token_kind::object && tape_.after(at) > at + 1 &&
                            tape_.string(at + 1) == name && tape_.after(at + 2) == tape_.after(at);
        return is_one ? at + 2 : 0;
    }

    [[nodiscard]] std::uint32_t place_of(std::uint32_t at, const body_fault& f) const {
        const auto one_of = [&](const std::vector<std::uint32_t>& tokens) {
            return f.index < tokens.size() ? tokens[f.index] : member_of(at, to_string(f.part));
        };
        switch (f.part) {
            case body_part::members:
                return f.key == key_ ? member_of(at, "members") : one_of(places_.members);
            case body_part::veto_holders:
                return one_of(places_.veto_holders);
            case body_part::adopted_when:
                return one_of(places_.quotas);
            case body_part::whole:
                return at;
            default:
                return member_of(at, to_string(f.part));
        }
    }

    places places_{};
};

}  // namespace muster::detail

#endif
