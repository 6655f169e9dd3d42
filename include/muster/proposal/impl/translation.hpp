#ifndef MUSTER_PROPOSAL_IMPL_TRANSLATION_HPP
#define MUSTER_PROPOSAL_IMPL_TRANSLATION_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/overloaded.hpp>
#include <muster/proposal/impl/describe.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// What the handles of one proposal are in another: those of the things with the same keys. Of what has no key, what it
/// was paired with.
class translation {
public:
    translation(const proposal& from, const proposal& to) : from_{from}, to_{to} {}

    /// Statements without a key that are one.
    void pair(any_handle ours, any_handle theirs) { pairs_.insert_or_assign(ours, theirs); }
    /// Events that are one, by their numbers.
    void pair_events(std::size_t ours, std::size_t theirs) { events_.insert_or_assign(ours, theirs); }
    [[nodiscard]] bool has_event(std::size_t ours) const { return events_.count(ours) != 0; }

    /// What stands for a thing in the other proposal; nothing where nothing does.
    [[nodiscard]] any_handle of(any_handle h) const {
        if (const auto known = pairs_.find(h); known != pairs_.end()) return known->second;
        const node_value& value = value_of(from_.graph(), vertex_of(h));
        const auto by_key = [&](const auto&) {
            const std::string key = from_.key_of(h);
            const std::optional<any_handle> found = key.empty() ? std::nullopt : to_.find(key);
            const bool is_alike = found && value_of(to_.graph(), vertex_of(*found)).index() == value.index();
            return is_alike ? *found : any_handle{};
        };
        return visit(
            overloaded{[](const gate&) { return any_handle{}; }, [&](const full_strength&) { return strength_of(h); },
                       [&](const inherited_pledge& passed) { return of_inherited(passed); },
                       [&](const timer& running) { return of_timer(running); },
                       [&](const among<actor, role, mandate, precondition, contribution, decision, pledge, requirement,
                                       position, vote, force> auto& thing) { return by_key(thing); }},
            value);
    }

    // ---- values: each returns whether all that it names is there; what is not is left as it was

    template <class T>
    [[nodiscard]] bool apply(T&) const {
        return true;  // it names nothing
    }
    template <class T>
    [[nodiscard]] bool apply(handle<T>& h) const {
        if (!h) return true;
        if constexpr (has_status<T>) {
            const any_handle found = of(h);
            if (!found) return false;
            h = {found.index(), found.belongs_to()};
        } else {
            const auto found = to_.find<T>(from_[h].key);
            if (!found) return false;
            h = *found;
        }
        return true;
    }
    [[nodiscard]] bool apply(any_handle& h) const {
        if (!h) return true;
        const any_handle found = of(h);
        if (found) h = found;
        return static_cast<bool>(found);
    }
    template <class T>
    [[nodiscard]] bool apply(handles<T>& several) const {
        std::vector<handle<T>> all(several.begin(), several.end());
        const bool is_whole = apply_to_each(all, [](handle<T>& h) -> handle<T>& { return h; });
        several = std::move(all);
        return is_whole;
    }
    [[nodiscard]] bool apply(scope& several) const {
        scope all;
        bool is_whole = true;
        for (const any_handle h : several) {
            if (const auto task = from_.as<role>(h)) is_whole = include(all, *task) && is_whole;
            else is_whole = include(all, *from_.as<contribution>(h)) && is_whole;
        }
        several = std::move(all);
        return is_whole;
    }
    [[nodiscard]] bool apply(strengths& several) const {
        std::vector<strength> all(several.begin(), several.end());
        const bool is_whole = apply_to_each(all, [](strength& s) -> handle<role>& { return s.in; });
        several = std::move(all);
        return is_whole;
    }
    [[nodiscard]] bool apply(std::vector<membership>& all) const {
        return apply_to_each(all, [](membership& m) -> handle<actor>& { return m.who; });
    }
    [[nodiscard]] bool apply(std::vector<recorded_vote>& all) const {
        return apply_to_each(all, [](recorded_vote& cast) -> handle<actor>& { return cast.by; });
    }
    [[nodiscard]] bool apply(condition& what) const {
        std::vector<condition::term> terms = what.terms();
        bool is_whole = apply_to_each(terms, [](condition::term& t) -> any_handle& { return t.what; });
        for (condition::term& t : terms) {
            if (!t.counted->in) continue;
            counted_in there = *t.counted;
            is_whole = apply(there.in) && is_whole;
            t.counted = std::move(there);
        }
        what = condition::of_terms(std::move(terms));
        return is_whole;
    }
    [[nodiscard]] bool apply(std::optional<condition>& what) const { return !what || apply(*what); }

    /// Of a thing all its members.
    template <described T>
    [[nodiscard]] bool apply_to_members(T& thing) const {
        return std::apply(
            [&](const auto&... f) {
                bool is_whole = true;
                ((is_whole = apply(thing.*f.member) && is_whole), ...);
                return is_whole;
            },
            description<T>::fields);
    }

private:
    template <class All, class Part>
    [[nodiscard]] bool apply_to_each(All& all, const Part& part) const {
        bool is_whole = true;
        for (auto& one : all) is_whole = apply(part(one)) && is_whole;
        return is_whole;
    }
    template <class T>
    [[nodiscard]] bool include(scope& all, handle<T> one) const {
        const bool is_there = apply(one);
        all.include(one);
        return is_there;
    }

    [[nodiscard]] any_handle of_inherited(const inherited_pledge& passed) const {
        inherited_pledge wanted = passed;
        if (!apply(wanted.of) || !apply(wanted.from)) return {};
        for (const link& arc : tails(to_.graph(), vertex_of(wanted.from))) {
            const auto* const found = std::get_if<inherited_pledge>(&value_of(to_.graph(), arc.vertex));
            if (found != nullptr && found->of == wanted.of) return to_.handle_of(arc.vertex);
        }
        return {};
    }
    [[nodiscard]] any_handle of_timer(timer wanted) const {
        for (any_handle& thing : wanted.of)
            if (!apply(thing)) return {};
        for (const handle<timer> h : to_.all<timer>())
            if (to_[h].of == wanted.of && to_[h].after == wanted.after) return h;
        return {};
    }
    // The leaf of an offer or a report goes by what was said, for its number depends on what else was said before; that
    // of a contribution of which no size was named goes by its key.
    [[nodiscard]] any_handle strength_of(any_handle h) const {
        for (const link& arc : tails(from_.graph(), vertex_of(h))) {
            const gate& counts = std::get<gate>(value_of(from_.graph(), arc.vertex));
            if (counts.kind != gate_kind::presence) return counterpart_of(counts);
        }
        const std::optional<any_handle> found = to_.find(from_.key_of(h));
        return found ? *found : any_handle{};
    }
    [[nodiscard]] any_handle counterpart_of(gate counts) const {
        const any_handle made = of(from_.handle_of(counts.owner));
        if (!made) return {};
        counts.owner = made.index();
        if (counts.kind == gate_kind::reported) {
            const auto known = events_.find(counts.detail);
            if (known == events_.end()) return {};
            counts.detail = static_cast<std::uint32_t>(known->second);
        } else {
            const any_handle said = of(from_.handle_of(counts.detail));
            if (!said) return {};
            counts.detail = said.index();
        }
        const graph_type& g = to_.graph();
        for (const link& arc : tails(g, vertex_of(made))) {
            const auto* const found = std::get_if<gate>(&value_of(g, arc.vertex));
            if (found == nullptr || *found != counts) continue;
            for (const link& part : heads(g, arc.vertex))
                if (std::holds_alternative<full_strength>(value_of(g, part.vertex))) return to_.handle_of(part.vertex);
        }
        return {};
    }

    const proposal& from_;
    const proposal& to_;
    std::map<any_handle, any_handle> pairs_{};
    std::map<std::size_t, std::size_t> events_{};
};

}  // namespace muster::detail

#endif
