#ifndef MUSTER_IO_JSON_IMPL_VALUE_WRITER_HPP
#define MUSTER_IO_JSON_IMPL_VALUE_WRITER_HPP

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <muster/io/json/impl/condition_forms.hpp>
#include <muster/io/json/impl/event_in_file.hpp>
#include <muster/io/json/impl/tables.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// How many bytes the UTF-8 sequence at the front of a text has; 0 where it is none (RFC 3629).
[[nodiscard]] inline std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80U) return 1;
    if (first < 0xC2U || first > 0xF4U || !follows(1)) return 0;
    if (first < 0xE0U) return 2;
    const bool is_overlong = (first == 0xE0U && second < 0xA0U) || (first == 0xF0U && second < 0x90U);
    const bool is_none = (first == 0xEDU && second > 0x9FU) || (first == 0xF4U && second > 0x8FU);
    if (is_overlong || is_none || !follows(2)) return 0;
    if (first < 0xF0U) return 3;
    return follows(3) ? 4 : 0;
}

/// Writes values to a text. Statements that have no key get one, for a file names them all.
class value_writer {
public:
    explicit value_writer(const proposal& p) : proposal_{p}, mentioned_(p.size(), false) {
        for_each_type(scenario_tables{}, [this]<class T>(std::type_identity<T>) {
            if constexpr (statement_kind<T>) name_statements<T>();
        });
    }

protected:
    // A file names its statements; those that have no key get one that nothing else has.
    template <class T>
    void name_statements() {
        const std::string suffix = std::string{"-"} + kind_of_type<T>.word + "-";
        std::map<std::uint32_t, std::uint64_t> last;  // by actor
        for (const handle<T> h : proposal_.all<T>()) {
            if (!proposal_[h].key.empty()) continue;
            const handle<actor> by = proposal_[h].by;
            std::string key;
            do key = proposal_[by].key + suffix + std::to_string(++last[by.index()]);
            while (proposal_.find(key) || proposal_.find<citation>(key));
            generated_.emplace(h.index(), std::move(key));
        }
    }
    [[nodiscard]] std::string key_of(any_handle h) {
        mentioned_[h.index()] = true;
        std::string key = proposal_.key_of(h);
        if (!key.empty()) return key;
        if (const auto made = generated_.find(h.index()); made != generated_.end()) return made->second;
        refuse(errc::not_writable, key_, in_quotes(key_) + " names a thing that has no key, so no file can name it");
    }

    [[nodiscard]] const std::string& key_of(handle<citation> h) const { return proposal_[h].key; }

    // What naming an actor in a role makes: of a group, its members' contributions as well.
    void mention(handle<actor> by, handle<role> in) {
        const std::string end = "/" + proposal_[in].key;
        const auto mark = [&](handle<actor> who) {
            if (const auto made = proposal_.find<contribution>(proposal_[who].key + end))
                mentioned_[made->index()] = true;
        };
        mark(by);
        for (const membership& m : proposal_[by].members) mark(m.who);
    }

    // ---- values

    void write(std::string_view text) {
        constexpr const char* digits = "0123456789abcdef";
        out_ += '"';
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = utf8_length(text.substr(at));
            if (length == 0) refuse(errc::not_writable, key_, in_quotes(key_) + " holds a text that is not UTF-8");
            const auto byte = static_cast<unsigned char>(text[at]);
            if (byte == '"' || byte == '\\') {
                out_ += '\\';
                out_ += text[at];
            } else if (byte == '\n') {
                out_ += "\\n";
            } else if (byte == '\t') {
                out_ += "\\t";
            } else if (byte < 0x20U) {
                out_ += "\\u00";
                out_ += digits[byte >> 4U];
                out_ += digits[byte & 15U];
            } else {
                out_ += text.substr(at, length);
            }
            at += length;
        }
        out_ += '"';
    }
    void write(const std::string& text) { write(std::string_view{text}); }
    void write(std::uint64_t number) { out_ += std::to_string(number); }
    void write(std::int64_t number) { out_ += std::to_string(number); }
    template <std::same_as<bool> Truth>
    void write(Truth holds) {
        out_ += holds ? "true" : "false";
    }
    void write(date d) {
        if (int{d.year()} < 0 || int{d.year()} > 9999)
            refuse(errc::not_writable, key_, in_quotes(key_) + " has a date that has no four-digit year");
        write(to_string(d));
    }
    void write(duration d) { write(to_string(d)); }
    template <named_enumeration E>
    void write(E e) {
        write(std::string_view{to_string(e)});
    }
    template <class T>
    void write(handle<T> h) {
        write(key_of(h));
    }
    void write(any_handle h) { write(key_of(h)); }
    template <class T>
    void write(const handles<T>& several) {
        write_one_or_several(several);
    }
    void write(const scope& several) { write_one_or_several(several); }
    template <class Several>
    void write_one_or_several(const Several& several) {
        if (several.size() == 1) return write(*several.begin());
        write_list(several, [this](const auto& one) { this->write(one); });
    }
    template <class Part>
    void write(const std::vector<Part>& parts) {
        write_list(parts, [this](const Part& part) {
            if constexpr (requires { description<Part>::alone; }) write_alone_or_object(part);
            else write(part);
        });
    }
    void write(const std::map<std::string, std::int64_t>& numbers) {
        const char* between = "{";
        for (const auto& [name, number] : numbers) {
            out_ += std::exchange(between, ", ");
            write(name);
            out_ += ": ";
            write(number);
        }
        out_ += numbers.empty() ? "{}" : "}";
    }
    void write(const std::vector<std::vector<quota>>& alternatives) {
        if (alternatives.size() == 1) return write(alternatives.front());
        out_ += "{\"any_of\": ";
        write_list(alternatives, [&](const std::vector<quota>& all) { write(all); });
        out_ += '}';
    }
    void write(const std::vector<quota>& all) {
        if (all.size() == 1) return write_object(all.front());
        out_ += "{\"all_of\": ";
        write_list(all, [this](const quota& q) { write_object(q); });
        out_ += '}';
    }
    template <class Parts, class Write>
    void write_list(const Parts& parts, const Write& write_part) {
        out_ += '[';
        const char* between = "";
        for (const auto& part : parts) {
            out_ += std::exchange(between, ", ");
            write_part(part);
        }
        out_ += ']';
    }
    void write(const needs& several) {
        out_ += '{';
        const char* between = "";
        for (const need& one : several) {
            out_ += std::exchange(between, ", ");
            write(one.unit);
            out_ += ": ";
            write(one.amount);
        }
        out_ += '}';
    }
    void write_range(const strength& s) {
        if (s.least == s.most) return write(s.least);
        out_ += '[';
        write(s.least);
        out_ += ", ";
        if (s.most == strength::unbounded) out_ += "null";
        else write(s.most);
        out_ += ']';
    }
    void write(const strengths& several) {
        if (several.size() == 1 && several[0].unit.empty() && !several[0].in) return write_range(several[0]);
        out_ += '{';
        for (std::size_t i = 0; i < several.size(); ++i) {
            const strength& s = several[i];
            const bool is_first = i == 0 || several[i - 1].in != s.in;
            const bool is_last = i + 1 == several.size() || several[i + 1].in != s.in;
            if (i != 0) out_ += ", ";
            const bool has_units = s.in && !s.unit.empty();
            if (s.in && is_first) {
                write(s.in);
                out_ += has_units ? ": {" : ": ";
            }
            if (!s.unit.empty()) {
                write(s.unit);
                out_ += ": ";
            }
            write_range(s);
            if (has_units && is_last) out_ += '}';
        }
        out_ += '}';
    }
    void write(const std::vector<recorded_vote>& votes) {
        out_ += '{';
        const char* between = "";
        for (std::size_t i = 0; i < votes.size();) {
            const ballot how = votes[i].vote;
            out_ += std::exchange(between, ", ");
            write(std::string{to_string(how)});
            out_ += ": [";
            for (const char* next = ""; i < votes.size() && votes[i].vote == how; ++i) {
                out_ += std::exchange(next, ", ");
                write(votes[i].by);
            }
            out_ += ']';
        }
        out_ += '}';
    }
    void write(const event_subject& on) {
        if (on.voter) write(proposal_[on.voter].key + "/" + key_of(on.thing));
        else write(on.thing);
    }
    void write(const vote_count& tally) {
        write_list(std::array<std::uint64_t, 3>{tally.in_favour, tally.against, tally.abstaining},
                   [this](std::uint64_t votes) { write(votes); });
    }
    template <class T>
    void write(const std::optional<T>& value) {
        write(*value);
    }

    // A term after its parts becomes an object around them, without recursion: the parts of a term end where the next
    // begins, the last just before the term.
    void write(const condition& what) {
        const std::vector<condition::term>& terms = what.terms();
        std::vector<std::uint32_t> sizes(terms.size(), 1);               // of a term with all its parts
        const auto for_parts = [&](std::size_t t, const auto& action) {  // from the last to the first
            std::size_t part = t;
            for (std::uint32_t i = 0, before = 1; i < terms[t].parts; ++i) {
                part -= before;
                action(part);
                before = sizes[part];
            }
        };
        for (std::size_t t = 0; t < terms.size(); ++t) for_parts(t, [&](std::size_t part) { sizes[t] += sizes[part]; });

        enum class step : std::uint8_t { open, close, comma };
        std::vector<std::pair<std::size_t, step>> todo{{terms.size() - 1, step::open}};
        while (!todo.empty()) {
            const std::size_t t = todo.back().first;
            const step how = todo.back().second;
            todo.pop_back();
            const condition::term& term = terms[t];
            if (how == step::comma) {
                out_ += ", ";
            } else if (how == step::close) {
                close(term, [&](const auto& action) { for_parts(t, [&](std::size_t part) { action(terms[part]); }); });
            } else {
                open(term);
                if (term.kind == condition_kind::thing) continue;
                todo.emplace_back(t, step::close);
                std::size_t count = 0;
                for_parts(t, [&](std::size_t part) {
                    if (count++ != 0) todo.emplace_back(part, step::comma);
                    todo.emplace_back(part, step::open);
                });
            }
        }
    }
    [[nodiscard]] static bool is_left_out(condition_part part, const condition::term& term) {
        switch (part) {
            case condition_part::nothing:
                return true;
            case condition_part::role:
                return !term.counted->in;
            case condition_part::unit:
                return term.counted->unit.empty();
            case condition_part::from:
                return !term.what || term.is_besides;
            case condition_part::besides:
                return !term.is_besides;
            case condition_part::parts:
            case condition_part::part:
            case condition_part::threshold:
            case condition_part::weights:
            case condition_part::group:
            case condition_part::counted:
            case condition_part::share:
            case condition_part::thing:
            case condition_part::time:
                return false;
        }
        return false;
    }
    // What stands before the parts of a term; of a term without parts, all but the end.
    void open(const condition::term& term) {
        if (term.kind == condition_kind::thing) return write(term.what);
        out_ += '{';
        const char* between = "";
        for (const condition_member& member : form_of(term.kind)) {
            if (is_left_out(member.holds, term)) continue;
            out_ += std::exchange(between, ", ");
            write(member.name);
            out_ += ": ";
            switch (member.holds) {
                case condition_part::nothing:
                case condition_part::weights:  // after the parts
                    break;
                case condition_part::parts:
                    out_ += '[';
                    return;
                case condition_part::part:
                    return;
                case condition_part::threshold:
                    write(term.threshold);
                    break;
                case condition_part::group:
                    write(term.what);
                    break;
                case condition_part::thing:
                    write(term.what);
                    break;
                case condition_part::time:
                    write(term.time());
                    break;
                case condition_part::role:
                    write(term.counted->in);
                    for (const membership& m : proposal_[*proposal_.as<actor>(term.what)].members)
                        mention(m.who, term.counted->in);
                    break;
                case condition_part::counted:
                    write(term.counted->in);
                    break;
                case condition_part::unit:
                    write(term.counted->unit);
                    break;
                case condition_part::from:
                case condition_part::besides:
                    write(term.what);
                    break;
                case condition_part::share:
                    write(std::vector<std::uint64_t>{term.threshold, term.of});
                    break;
            }
        }
    }
    // What stands after them.
    template <class ForParts>
    void close(const condition::term& term, const ForParts& for_parts) {
        for (const condition_member& member : form_of(term.kind)) {
            if (member.holds == condition_part::parts) out_ += ']';
            if (member.holds == condition_part::weights) write_weights(member.name, for_parts);
        }
        out_ += '}';
    }
    template <class ForParts>
    void write_weights(std::string_view name, const ForParts& for_parts) {
        std::vector<std::uint64_t> weights;  // from the last to the first
        for_parts([&](const condition::term& part) { weights.push_back(part.weight); });
        if (std::all_of(weights.begin(), weights.end(), [](std::uint64_t w) { return w == 1; })) return;
        std::reverse(weights.begin(), weights.end());
        out_ += ", ";
        write(name);
        out_ += ": ";
        write(weights);
    }

    // ---- objects

    // The members that differ from what they are when left out, each with where it begins in the text.
    template <class T>
    [[nodiscard]] std::vector<std::size_t> write_members(const T& value) {
        [[maybe_unused]] static const T left_out{};
        std::vector<std::size_t> begins;
        const auto write_field = [&](const auto& f) {
            if (value.*f.member == left_out.*f.member) return;
            begins.push_back(out_.size());
            write(f.name);
            out_ += ": ";
            write(value.*f.member);
        };
        std::apply([&](const auto&... f) { (write_field(f), ...); }, description<T>::fields);
        return begins;
    }
    // Puts a separator before all members but the first.
    void separate(const std::vector<std::size_t>& begins, std::string_view separator) {
        if (begins.size() < 2) return;
        const std::string members = out_.substr(begins[1]);
        out_.resize(begins[1]);
        for (std::size_t i = 1; i < begins.size(); ++i) {
            const std::size_t first = begins[i] - begins[1];
            const std::size_t last = i + 1 < begins.size() ? begins[i + 1] - begins[1] : members.size();
            out_ += separator;
            out_.append(members, first, last - first);
        }
    }
    template <class T>
    void write_object(const T& value) {
        out_ += '{';
        separate(write_members(value), ", ");
        out_ += '}';
    }
    /// The key alone where nothing else is said.
    template <class T>
    void write_alone_or_object(const T& value) {
        T alone{};
        alone.*description<T>::alone = value.*description<T>::alone;
        if (value == alone) write(value.*description<T>::alone);
        else write_object(value);
    }

    const proposal& proposal_;
    std::map<std::uint32_t, std::string> generated_{};  // keys of statements, by vertex
    std::vector<bool> mentioned_;                       // by vertex
    std::string key_{};                                 // of what is written
    std::string out_{};
};

}  // namespace muster::detail

#endif
