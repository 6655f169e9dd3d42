#ifndef MUSTER_IO_JSON_VALUES_HPP
#define MUSTER_IO_JSON_VALUES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/near_miss.hpp>
#include <muster/io/json/fields.hpp>
#include <muster/io/json/findings.hpp>

namespace muster::detail {

/// Reads values that name nothing. Each function tells whether the value was what it has to be, and else has reported
/// it, once.
class value_reader {
public:
    value_reader(const tape& in, const json_limits& limits, finding_list& findings)
        : tape_{in}, limits_{limits}, findings_{findings} {}

    bool report(std::uint32_t at, errc code, std::string message, std::string expected = {},
                std::string near_miss = {}) {
        findings_.add({at, code, std::string{key_}, std::move(message), std::move(expected), std::move(near_miss)});
        return false;
    }
    bool expect(std::uint32_t at, token_kind kind, const char* what) {
        return tape_[at].kind == kind || report(at, errc::wrong_type, found(at), what);
    }
    /// What stands there, for a message.
    [[nodiscard]] std::string found(std::uint32_t at) const {
        constexpr const char* names[] = {"null",   "a truth value", "a number", "a number",
                                         "a text", "a list",        "an object"};
        if (tape_[at].kind == token_kind::string) return excerpt(tape_.string(at)) + " cannot stand here";
        return std::string{names[static_cast<std::size_t>(tape_[at].kind)]} + " cannot stand here";
    }

    bool read(std::uint32_t at, token_ref& into) {
        into.token = at;
        return true;
    }
    bool read(std::uint32_t at, std::string& into) {
        if (!expect(at, token_kind::string, "a text in quotes")) return false;
        into = tape_.string(at);
        return true;
    }
    bool read(std::uint32_t at, bool& into) {
        if (!expect(at, token_kind::boolean, "true or false")) return false;
        into = tape_[at].value != 0;
        return true;
    }
    bool read(std::uint32_t at, date& into) {
        constexpr const char* what = "a day such as \"2025-11-08\" or a month such as \"2025-11\"";
        if (!expect(at, token_kind::string, what)) return false;
        const std::optional<date> parsed = parse_date(tape_.string(at));
        if (!parsed) {
            return report(at, errc::invalid_date, excerpt(tape_.string(at)) + " is no date of the calendar", what);
        }
        into = *parsed;
        return true;
    }
    template <named_enumeration E>
    bool read(std::uint32_t at, E& into) {
        if (tape_[at].kind == token_kind::string) {
            if (const std::optional<E> parsed = parse_enumerator<E>(tape_.string(at))) {
                into = *parsed;
                return true;
            }
        }
        std::string words;
        near_miss near{tape_[at].kind == token_kind::string ? short_enough(at) : std::string_view{}};
        constexpr auto names = enumerator_names(E{});
        for (std::size_t i = 0; i < names.size(); ++i) {
            words += i == 0 ? "\"" : i + 1 == names.size() ? " or \"" : ", \"";
            words += names[i];
            words += '"';
            near.consider(names[i]);
        }
        if (!expect(at, token_kind::string, words.c_str())) return false;
        return report(at, errc::unknown_word, excerpt(tape_.string(at)) + " is not a word that can stand here", words,
                      near.best());
    }
    bool read(std::uint32_t at, std::uint64_t& into, std::uint64_t least = 0,
              std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)()) {
        most = (std::min)(most, limits_.number);
        const token& t = tape_[at];
        if (t.kind == token_kind::number && t.value >= least && t.value <= most) {
            into = t.value;
            return true;
        }
        const std::string what = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
        if (t.kind == token_kind::number)
            return report(at, errc::invalid_number, std::to_string(t.value) + " is out of range", what);
        return report(at, t.kind == token_kind::other_number ? errc::invalid_number : errc::wrong_type, found(at),
                      what);
    }
    bool read(std::uint32_t at, std::int64_t& into) {
        std::uint64_t number = 0;
        constexpr auto most = static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)());
        if (!read(at, number, 0, most)) return false;
        into = static_cast<std::int64_t>(number);
        return true;
    }
    /// A number, or a list of the least and the most; null for a top that is open.
    bool read_range(std::uint32_t at, strength& into) {
        if (tape_[at].kind == token_kind::number) {
            if (!read(at, into.least)) return false;
            into.most = into.least;
            return true;
        }
        constexpr const char* what = "a number, or a list of the least and the most";
        const std::optional<std::array<std::uint32_t, 2>> parts = list_of<2>(at, what);
        if (!parts) return false;
        const auto [least, most] = *parts;
        bool good = read(least, into.least);
        if (tape_[most].kind != token_kind::null) good &= read(most, into.most);
        return good;
    }
    bool read(std::uint32_t at, std::optional<vote_count>& into) {
        const std::optional<std::array<std::uint32_t, 3>> parts =
            list_of<3>(at, "a list of the votes in favour, the votes against and the abstentions");
        if (!parts) return false;
        std::array<std::uint64_t, 3> votes{};
        bool good = true;
        for (std::size_t i = 0; i < 3; ++i)
            good &= read((*parts)[i], votes[i], 0, (std::numeric_limits<std::uint32_t>::max)());
        if (good)
            into = vote_count{static_cast<std::uint32_t>(votes[0]), static_cast<std::uint32_t>(votes[1]),
                              static_cast<std::uint32_t>(votes[2])};
        return good;
    }
    bool read(std::uint32_t at, needs& into) {
        constexpr const char* what = "an object of units and their amounts, such as {\"personnel\": 20000}";
        if (!expect(at, token_kind::object, what)) return false;
        if (tape_.after(at) == at + 1) return report(at, errc::wrong_type, "a role needs something", what);
        std::vector<need> all;
        bool good = true;
        for (std::uint32_t m = at + 1; m < tape_.after(at); m = tape_.after(m + 1)) {
            need one;
            one.unit = tape_.string(m);
            good &= read(m + 1, one.amount, 1);
            all.push_back(std::move(one));
        }
        into = needs{std::move(all)};
        return good;
    }
    template <class Value>
    bool read(std::uint32_t at, std::optional<Value>& into) {
        Value value{};
        if (!read(at, value)) return false;
        into = value;
        return true;
    }

    /// Takes an object apart: calls `action(token, field)` for the members that fields of T name, in the order of the
    /// fields. Members of other names, and second ones of a name, are reported.
    template <class T, class Action>
    bool read_object(std::uint32_t at, const char* what, const Action& action) {
        if (!expect(at, token_kind::object, what)) return false;
        const std::size_t base = members_.size();
        for (std::uint32_t m = at + 1; m < tape_.after(at); m = tape_.after(m + 1)) members_.push_back(m);
        const std::size_t end = members_.size();
        std::size_t next = base;  // mostly the members come in the order of the fields
        std::size_t left = end - base;
        bool good = true;
        for_each_field<T>([&](const auto& f) {
            for (std::size_t i = 0; left != 0 && i < end - base; ++i) {
                std::size_t m = next + i;
                if (m >= end) m -= end - base;
                if (members_[m] == 0 || tape_.string(members_[m]) != f.name) continue;
                const std::uint32_t name = std::exchange(members_[m], 0);
                next = m + 1 == end ? base : m + 1;
                --left;
                good &= static_cast<bool>(action(name + 1, f));
                return;
            }
        });
        for (std::size_t i = base; left != 0 && i < end; ++i)
            if (members_[i] != 0) good = report_member<T>(members_[i]);
        members_.resize(base);
        return good;
    }

protected:
    /// A word for which a near miss is worth looking for; an empty one in place of a very long one.
    [[nodiscard]] std::string_view short_enough(std::uint32_t at) const {
        const std::string_view word = tape_.string(at);
        return word.size() > 64 ? std::string_view{} : word;
    }
    template <class T>
    bool report_member(std::uint32_t name) {
        near_miss near{short_enough(name)};
        std::string names;
        bool is_known = false;
        for_each_field<T>([&](const auto& f) {
            is_known = is_known || f.name == tape_.string(name);
            near.consider(f.name);
            if (!names.empty()) names += ", ";
            names += f.name;
        });
        if (is_known)
            return report(name, errc::duplicate_field, excerpt(tape_.string(name)) + " stands twice in this object");
        return report(name, errc::unknown_field, excerpt(tape_.string(name)) + " is not a member of this object",
                      "one of " + names, near.best());
    }
    template <std::size_t N>
    [[nodiscard]] std::optional<std::array<std::uint32_t, N>> list_of(std::uint32_t at, const char* what) {
        std::array<std::uint32_t, N> parts{};
        std::size_t count = 0;
        if (tape_[at].kind == token_kind::array)
            for (std::uint32_t p = at + 1; p < tape_.after(at); p = tape_.after(p), ++count)
                if (count < N) parts[count] = p;
        if (tape_[at].kind == token_kind::array && count == N) return parts;
        (void)report(at, errc::wrong_type, found(at), what);
        return std::nullopt;
    }

    const tape& tape_;
    const json_limits& limits_;
    finding_list& findings_;
    std::string_view key_{};  // of the thing that is read

private:
    std::vector<std::uint32_t> members_{};
};

}  // namespace muster::detail

#endif
