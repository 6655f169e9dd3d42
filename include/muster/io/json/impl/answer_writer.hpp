#ifndef MUSTER_IO_JSON_IMPL_ANSWER_WRITER_HPP
#define MUSTER_IO_JSON_IMPL_ANSWER_WRITER_HPP

#include <cmath>
#include <concepts>
#include <functional>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <muster/io/json/impl/describe_answers.hpp>
#include <muster/io/phrases/phrasebook.hpp>
#include <muster/proposal/kinds.hpp>

namespace muster::detail {

/// The word for how a question ended.
[[nodiscard]] constexpr const char* ended_word(logic::ended how) noexcept {
    switch (how) {
        case logic::ended::finished:
            return "finished";
        case logic::ended::nodes:
            return "nodes";
        case logic::ended::time:
            return "time";
        case logic::ended::memory:
            return "memory";
        case logic::ended::stopped:
            return "stopped";
    }
    return "";
}

/// Makes JSON of values, as they are described.
class answer_writer {
public:
    using value = boost::json::value;

    /// The proposal that the answer is about must outlive it; null: seats are told by their keys alone.
    explicit answer_writer(const proposal* of) : of_{of} {}

    [[nodiscard]] value of(bool holds) const { return value(holds); }
    template <std::integral Number>
    [[nodiscard]] value of(Number number) const {
        return value(number);
    }
    /// What is not a number, or infinite, is null.
    [[nodiscard]] value of(double number) const { return std::isfinite(number) ? value(number) : value(nullptr); }
    [[nodiscard]] value of(const std::string& text) const { return text_value(text); }
    [[nodiscard]] value of(date d) const { return text_value(to_string(d)); }
    [[nodiscard]] value of(duration d) const { return text_value(to_string(d)); }
    template <named_enumeration E>
    [[nodiscard]] value of(E e) const {
        return text_value(to_string(e));
    }
    [[nodiscard]] value of(logic::ended how) const { return text_value(ended_word(how)); }
    [[nodiscard]] value of(const change_sets::big_integer& count) const { return text_value(count.str()); }

    [[nodiscard]] value of(any_handle h) const {
        return thing(of_->key_of(h), name_of(*of_, h), kind_of(of_->graph()[h.index()].value));
    }
    [[nodiscard]] value of(handle<citation> h) const {
        return thing((*of_)[h].key, name_of(*of_, h), kind_of_type<citation>);
    }
    template <class T>
    [[nodiscard]] value of(handle<T> h) const {
        return of(any_handle{h});
    }
    [[nodiscard]] value of(const seat_holder& who) const {
        const auto known = of_ != nullptr ? of_->find<actor>(who.key) : std::optional<handle<actor>>{};
        return known ? of(*known) : thing(std::string{who.key}, std::string{who.key}, kind_of_type<actor>);
    }
    [[nodiscard]] value of(const world& w) const { return view_of(w); }
    [[nodiscard]] value of(const timeline_event& e) const {
        told_event told{of_->events()[e.number], e.number, e.reported};
        told.citations = e.citations;
        return of(told);
    }
    [[nodiscard]] value of(event_number e) const { return of(told_event{of_->events()[e.number], e.number, {}}); }

    template <class T>
    [[nodiscard]] value of(const std::optional<T>& known) const {
        return known ? of(*known) : value(nullptr);  // as a part of a list; as a member it is left out
    }
    template <class T>
    [[nodiscard]] value of(const std::vector<std::pair<const char*, T>>& members) const {
        boost::json::object result;
        for (const auto& [name, member] : members) result[name] = of(member);
        return result;
    }
    template <std::ranges::range Several>
    requires(!described<Several>) [[nodiscard]] value of(const Several& several) const {
        boost::json::array result;
        for (const auto& one : several) result.push_back(of(one));
        return result;
    }
    template <described T>
    [[nodiscard]] value of(const T& described_value) const {
        boost::json::object result;
        const auto tell = [&](const auto& f) {
            const auto& member = std::invoke(f.member, described_value);
            if (says_something(member)) result[f.name] = this->of(member);
        };
        std::apply([&](const auto&... f) { (tell(f), ...); }, description<T>::fields);
        return result;
    }

    /// The viewpoint of a world, and what the caller assumed in it.
    [[nodiscard]] boost::json::object view_of(const world& w) const {
        const viewpoint& from = w.from();
        const auto day = [&](date d) {
            return d == date{} ? value(nullptr) : d == viewpoint::latest ? value("latest") : of(d);
        };
        std::vector<assumption> assumptions;
        for (const world::setting& s : w.settings())
            if (s.why == cause::overridden) assumptions.push_back({s.on, s.is});
        return {{"day", day(from.true_on)},
                {"known_by", day(from.known_by == date{} ? from.true_on : from.known_by)},
                {"on_record_only", from.on_record_only},
                {"without", of(from.without)},
                {"assumptions", of(assumptions)}};
    }

private:
    [[nodiscard]] static value text_value(std::string_view text) {
        return boost::json::string{text.data(), text.size()};
    }
    [[nodiscard]] static value thing(const std::string& key, const std::string& name, const kind& of_kind) {
        boost::json::object result;
        if (!key.empty()) result["key"] = text_value(key);
        result["name"] = text_value(name);
        result["kind"] = of_kind.word;
        return result;
    }

    // What says nothing is left out.
    template <class T>
    [[nodiscard]] static bool says_something(const T&) {
        return true;
    }
    template <class T>
    [[nodiscard]] static bool says_something(const std::optional<T>& known) {
        return known.has_value();
    }
    template <class T>
    [[nodiscard]] static bool says_something(handle<T> h) {
        return static_cast<bool>(h);
    }
    [[nodiscard]] static bool says_something(any_handle h) { return static_cast<bool>(h); }
    [[nodiscard]] static bool says_something(date d) { return d != date{}; }
    [[nodiscard]] static bool says_something(duration d) { return static_cast<bool>(d); }
    [[nodiscard]] static bool says_something(const std::string& text) { return !text.empty(); }

    const proposal* of_;
};

}  // namespace muster::detail

#endif
