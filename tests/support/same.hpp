#ifndef MUSTER_TESTS_SUPPORT_SAME_HPP
#define MUSTER_TESTS_SUPPORT_SAME_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <muster/proposal/proposal.hpp>
#include <muster/query/evaluate.hpp>

namespace tests {

/// Compares two proposals thing by thing in order of addition; handles by the keys of what they name. A statement
/// without a key may have one in the other proposal.
class comparison {
public:
    comparison(const muster::proposal& a, const muster::proposal& b) : a_{a}, b_{b} {}

    /// What the first difference is; empty where there is none.
    [[nodiscard]] std::string difference() {
        using namespace muster;
        if (a_.name() != b_.name()) return "name";
        pair_up<pledge>();
        pair_up<requirement>();
        pair_up<position>();
        table<citation>("citation", &citation::publisher, &citation::title, &citation::address, &citation::published,
                        &citation::speaker, &citation::attribution);
        table<actor>("actor", &actor::name, &actor::kind, &actor::members, &actor::body, &actor::citations);
        table<role>("role", &role::name, &role::needs, &role::unsized, &role::citations);
        table<mandate>("mandate", &mandate::name, &mandate::kind, &mandate::symbol, &mandate::sponsors, &mandate::when,
                       &mandate::expires, &mandate::adopted_by, &mandate::body, &mandate::vote_on, &mandate::citations);
        table<precondition>("precondition", &precondition::name, &precondition::by, &precondition::when,
                            &precondition::presumed, &precondition::due, &precondition::citations, &precondition::date,
                            &precondition::basis, &precondition::told_by, &precondition::replaces,
                            &precondition::summary);
        table<pledge>("pledge", &pledge::by, &pledge::fills, &pledge::strength, &pledge::when, &pledge::unless,
                      &pledge::citations, &pledge::date, &pledge::reading, &pledge::basis, &pledge::told_by,
                      &pledge::replaces, &pledge::summary);
        table<requirement>("requirement", &requirement::on, &requirement::by, &requirement::when,
                           &requirement::citations, &requirement::date, &requirement::reading, &requirement::basis,
                           &requirement::told_by, &requirement::replaces, &requirement::summary);
        table<position>("position", &position::by, &position::on, &position::in_favour_when, &position::against_when,
                        &position::absent_when, &position::citations, &position::date, &position::basis,
                        &position::told_by, &position::replaces, &position::summary);
        table<force>("force", &force::name, &force::when, &force::citations);
        if (a_.bodies() != b_.bodies()) return "voting bodies";
        if (a_.events().size() != b_.events().size()) return "number of events";
        for (std::size_t i = 0; i < a_.events().size(); ++i)
            members("event " + std::to_string(i), a_.events()[i], b_.events()[i], &event::date, &event::on,
                    &event::status, &event::stage, &event::tally, &event::roll_call, &event::expires, &event::strength,
                    &event::citations, &event::summary);
        statuses<contribution>();
        statuses<role>();
        statuses<mandate>();
        statuses<force>();
        return found_;
    }

private:
    template <class T>
    void pair_up() {
        auto other = b_.all<T>().begin();
        if (a_.all<T>().size() != b_.all<T>().size()) return;
        for (const auto h : a_.all<T>()) {
            if (a_[h].key.empty() || b_[*other].key.empty()) pairs_.emplace_back(h, *other);
            ++other;
        }
    }
    template <class T, class... Members>
    void table(const std::string& what, Members... fields) {
        if (a_.all<T>().size() != b_.all<T>().size()) return note("number of " + what + "s");
        auto other = b_.all<T>().begin();
        for (const auto h : a_.all<T>()) {
            const T &x = a_[h], &y = b_[*other];
            if (x.key != y.key && !(may_lack_key<T> && (x.key.empty() || y.key.empty()))) note(what + " " + x.key);
            members(what + " " + x.key, x, y, fields...);
            ++other;
        }
    }
    template <class T, class... Members>
    void members(const std::string& what, const T& x, const T& y, Members... fields) {
        std::size_t number = 0;
        (void)((++number,
                same(x.*fields, y.*fields) ? true : (note(what + ", member " + std::to_string(number)), true)) &&
               ...);
    }
    template <class T>
    static constexpr bool may_lack_key = std::is_same_v<T, muster::pledge> || std::is_same_v<T, muster::requirement> ||
                                         std::is_same_v<T, muster::position>;
    void note(const std::string& what) {
        if (found_.empty()) found_ = what;
    }
    template <class T>
    void statuses() {
        const muster::outcome x = evaluate(a_), y = evaluate(b_);
        for (const auto h : a_.all<T>()) {
            const auto other = b_.find<T>(a_[h].key);
            if (!other) note("no " + a_[h].key);
            else if (x[h] != y[*other]) note("status of " + a_[h].key);
        }
    }

    // ---- values

    template <class T>
    [[nodiscard]] bool same(const T& x, const T& y) const {
        return x == y;
    }
    [[nodiscard]] bool same(muster::any_handle x, muster::any_handle y) const {
        if (static_cast<bool>(x) != static_cast<bool>(y)) return false;
        if (!x || a_.key_of(x) == b_.key_of(y)) return true;
        for (const auto& [one, other] : pairs_)
            if (one == x && other == y) return true;
        return false;
    }
    template <class T>
    [[nodiscard]] bool same(muster::handle<T> x, muster::handle<T> y) const {
        if constexpr (muster::has_status<T>) return same(muster::any_handle{x}, muster::any_handle{y});
        else return static_cast<bool>(x) == static_cast<bool>(y) && (!x || a_[x].key == b_[y].key);
    }
    template <class Several>
    [[nodiscard]] bool same_several(const Several& x, const Several& y) const {
        auto other = y.begin();
        if (x.size() != y.size()) return false;
        for (const auto& one : x)
            if (!same(one, *other++)) return false;
        return true;
    }
    template <class T>
    [[nodiscard]] bool same(const muster::handles<T>& x, const muster::handles<T>& y) const {
        return same_several(x, y);
    }
    [[nodiscard]] bool same(const muster::scope& x, const muster::scope& y) const { return same_several(x, y); }
    [[nodiscard]] bool same(const std::vector<muster::recorded_vote>& x,
                            const std::vector<muster::recorded_vote>& y) const {
        return same_several(x, y);
    }
    [[nodiscard]] bool same(const muster::recorded_vote& x, const muster::recorded_vote& y) const {
        return same(x.by, y.by) && x.vote == y.vote;
    }
    [[nodiscard]] bool same(const muster::strengths& x, const muster::strengths& y) const { return same_several(x, y); }
    [[nodiscard]] bool same(const muster::strength& x, const muster::strength& y) const {
        return x.least == y.least && x.most == y.most && x.unit == y.unit && same(x.in, y.in);
    }
    [[nodiscard]] bool same(const std::vector<muster::membership>& x, const std::vector<muster::membership>& y) const {
        return same_several(x, y);
    }
    [[nodiscard]] bool same(const muster::membership& x, const muster::membership& y) const {
        return same(x.who, y.who) && x.from == y.from && x.until == y.until;
    }
    [[nodiscard]] bool same(const muster::condition& x, const muster::condition& y) const {
        if (x.terms().size() != y.terms().size()) return false;
        for (std::size_t i = 0; i < x.terms().size(); ++i) {
            const muster::condition::term &s = x.terms()[i], &t = y.terms()[i];
            if (s.kind != t.kind || s.parts != t.parts || s.threshold != t.threshold || s.weight != t.weight ||
                !same(s.what, t.what) || !same(s.counted->in, t.counted->in) || s.counted->unit != t.counted->unit ||
                s.of != t.of || s.is_besides != t.is_besides)
                return false;
        }
        return true;
    }
    [[nodiscard]] bool same(const std::optional<muster::condition>& x,
                            const std::optional<muster::condition>& y) const {
        return x.has_value() == y.has_value() && (!x || same(*x, *y));
    }

    const muster::proposal& a_;
    const muster::proposal& b_;
    std::vector<std::pair<muster::any_handle, muster::any_handle>> pairs_{};
    std::string found_{};
};

[[nodiscard]] inline std::string difference(const muster::proposal& a, const muster::proposal& b) {
    return comparison{a, b}.difference();
}

}  // namespace tests

#endif
