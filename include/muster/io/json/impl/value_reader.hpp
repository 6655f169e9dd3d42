#ifndef MUSTER_IO_JSON_IMPL_VALUE_READER_HPP
#define MUSTER_IO_JSON_IMPL_VALUE_READER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/near_miss.hpp>
#include <muster/io/json/impl/event_in_file.hpp>
#include <muster/io/json/impl/findings.hpp>
#include <muster/io/json/impl/tables.hpp>

namespace muster::detail {

/// Such as `"met", "unmet" or "open"`.
[[nodiscard]] inline std::string words_or(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        text += "\"" + std::string{words[i]} + "\"";
    }
    return text;
}

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
        constexpr const char* what =
            "a day such as \"2025-11-08\", a month such as \"2025-11\" or a year such as \"2025\"";
        if (!expect(at, token_kind::string, what)) return false;
        const std::optional<date> parsed = parse_date(tape_.string(at));
        if (!parsed) {
            return report(at, errc::invalid_date, excerpt(tape_.string(at)) + " is no date of the calendar", what);
        }
        into = *parsed;
        return true;
    }
    bool read(std::uint32_t at, duration& into) {
        constexpr const char* what =
            "a length of time such as \"P60D\", \"P6M\" or \"P1Y6M\", of at most 255 years, 255 months and 65,535 days";
        if (!expect(at, token_kind::string, what)) return false;
        const std::optional<duration> parsed = parse_duration(tape_.string(at));
        if (!parsed || !*parsed)
            return report(at, errc::invalid_duration, excerpt(tape_.string(at)) + " is no length of time", what);
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
        constexpr auto names = enumerator_names(E{});
        return report_word(at, {names.begin(), names.end()});
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
    bool read(std::uint32_t at, std::map<std::string, std::int64_t>& into) {
        if (!expect(at, token_kind::object, "an object of names and numbers, such as {\"votes\": 29}")) return false;
        bool good = true;
        for (std::uint32_t m = at + 1; m < tape_.after(at); m = tape_.after(m + 1)) {
            const auto [named, is_new] = into.try_emplace(std::string{tape_.string(m)});
            good &= is_new ? read(m + 1, named->second) : report_twice(m);
        }
        return good;
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

    /// Takes an object apart: `values` gets the tokens of the values of the members of these names, and 0, which is the
    /// whole text, where there is none. Members of other names, and second ones of a name, are reported.
    bool take_apart(std::uint32_t at, const char* what, std::span<const std::string_view> names,
                    std::span<std::uint32_t> values) {
        if (!expect(at, token_kind::object, what)) return false;
        bool good = true;
        std::size_t next = 0;  // mostly the members come in the order of the names
        for (std::uint32_t name = at + 1; name < tape_.after(at); name = tape_.after(name + 1)) {
            const std::string_view word = tape_.string(name);
            std::size_t place = next, looked_at = 0;
            for (; looked_at < names.size() && names[place] != word; ++looked_at)
                place = place + 1 == names.size() ? 0 : place + 1;
            if (looked_at == names.size() && word == "note") {  // for those who read the file
                good = expect(name + 1, token_kind::string, "a note") && good;
            } else if (looked_at == names.size()) {
                good = report_unknown_member(name, names);
            } else if (values[place] != 0) {
                good = report_twice(name);
            } else {
                values[place] = name + 1;
                next = place + 1 == names.size() ? 0 : place + 1;
            }
        }
        return good;
    }
    /// Reads an object as T is described: calls `read_value(token, member)` for the members that are there.
    template <class T, class ReadValue>
    bool read_object(std::uint32_t at, const char* what, T& into, const ReadValue& read_value) {
        std::array<std::uint32_t, field_names<T>.size()> values{};
        bool good = take_apart(at, what, field_names<T>, values);
        const std::uint32_t* value = values.data();
        const auto read_field = [&](const auto& f) {
            if (const std::uint32_t token = *value++; token != 0) good &= read_value(token, into.*f.member);
        };
        std::apply([&](const auto&... f) { (read_field(f), ...); }, description<T>::fields);
        return good;
    }
    /// Reads the key that may stand alone for the object, or the object.
    template <class T, class ReadValue>
    bool read_alone_or_object(std::uint32_t at, const char* what, T& into, const ReadValue& read_value) {
        if (tape_[at].kind == token_kind::string) return read_value(at, into.*description<T>::alone);
        return read_object(at, what, into, read_value);
    }
    /// Calls `read_part(token)` for each part of a list.
    template <class ReadPart>
    bool read_list(std::uint32_t at, const char* what, const ReadPart& read_part) {
        if (!expect(at, token_kind::array, what)) return false;
        bool good = true;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) good &= read_part(part);
        return good;
    }
    /// As `read_list`; one part may stand alone for a list of it.
    template <class ReadPart>
    bool read_one_or_several(std::uint32_t at, const ReadPart& read_part) {
        return tape_[at].kind == token_kind::array ? read_list(at, "", read_part) : read_part(at);
    }

protected:
    /// A word for which a near miss is worth looking for; an empty one in place of a very long one.
    [[nodiscard]] std::string_view short_enough(std::uint32_t at) const {
        const std::string_view word = tape_.string(at);
        return word.size() > 64 ? std::string_view{} : word;
    }
    bool report_twice(std::uint32_t name) {
        return report(name, errc::duplicate_field, excerpt(tape_.string(name)) + " stands twice in this object");
    }
    bool report_unknown_member(std::uint32_t name, std::span<const std::string_view> names) {
        near_miss near{short_enough(name)};
        std::string expected;
        for (const std::string_view known : names) {
            near.consider(known);
            expected += expected.empty() ? "one of " : ", ";
            expected += known;
        }
        return report(name, errc::unknown_field, excerpt(tape_.string(name)) + " is not a member of this object",
                      std::move(expected), near.best());
    }
    bool report_word(std::uint32_t at, const std::vector<std::string_view>& names) {
        const std::string words = words_or(names);
        if (!expect(at, token_kind::string, words.c_str())) return false;
        near_miss near{short_enough(at)};
        for (const std::string_view name : names) near.consider(name);
        return report(at, errc::unknown_word, excerpt(tape_.string(at)) + " is not a word that can stand here", words,
                      near.best());
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
};

}  // namespace muster::detail

#endif
