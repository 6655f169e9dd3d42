#ifndef MUSTER_PROPOSAL_IMPL_TRANSCRIBER_HPP
#define MUSTER_PROPOSAL_IMPL_TRANSCRIBER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <muster/core/overloaded.hpp>
#include <muster/proposal/impl/translation.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// Which of a proposal's things, citations, voting bodies and events are taken, by their numbers.
struct selection {
    explicit selection(const proposal& p, bool all = false)
        : vertices(p.size(), all),
          citations(p.all<citation>().size(), all),
          bodies(p.bodies().size(), all),
          events(p.events().size(), all) {}

    std::vector<bool> vertices, citations, bodies, events;
};

/// Adds to a proposal what another says and it does not, in the order in which the other was told it.
class transcriber {
public:
    transcriber(const proposal& from, proposal& to, translation said) : from_{from}, to_{to}, said_{std::move(said)} {}

    void add(const selection& wanted) {
        std::size_t number = 0;
        for (const handle<citation> h : from_.all<citation>())
            if (wanted.citations[number++] && !to_.find<citation>(from_[h].key)) to_.add(from_[h]);
        for (number = 0; number < from_.bodies().size(); ++number)
            if (const body& one = from_.bodies()[number]; wanted.bodies[number] && to_.find_body(one.key) == nullptr)
                to_.add(one);
        for (const vertex v : vertices_of(from_.graph())) {
            // What an event reports to be there has vertices of its own.
            if (const auto* const counts = std::get_if<gate>(&value_of(from_.graph(), v));
                counts != nullptr && counts->kind == gate_kind::reported)
                add_events(wanted, counts->detail + 1);
            if (wanted.vertices[to_number(v)]) add(v);
        }
        add_events(wanted, from_.events().size());
        for (const handle<precondition> h : to_be_defined_.preconditions) define(h);
        for (const handle<mandate> h : to_be_defined_.mandates) define(h);
        for (const handle<mandate> h : from_.all<mandate>()) define_adoption(h, wanted);
        for (const vertex v : vertices_of(from_.graph())) {
            const any_handle here = from_.handle_of(v);
            if (const auto by_others = from_.mentioned_on(here); by_others && wanted.vertices[to_number(v)])
                to_.mention(translated(here), *by_others);
        }
    }

private:
    template <class T>
    [[nodiscard]] T translated(T value, const std::string& key = {}) const {
        if (!said_.apply(value)) refuse_unnamed(key);
        return value;
    }
    template <described T>
    [[nodiscard]] T translated_members(T thing, const std::string& key) const {
        if (!said_.apply_to_members(thing)) refuse_unnamed(key);
        return thing;
    }
    [[noreturn]] static void refuse_unnamed(const std::string& key) {
        refuse(errc::unknown_handle, key,
               in_quotes(key) + " names a part of a condition, which has no key to find it by in another proposal");
    }

    void add(vertex v) {
        const any_handle here = from_.handle_of(v);
        const auto known = [&] { return static_cast<bool>(said_.of(here)); };
        visit(overloaded{[](const among<gate, full_strength, inherited_pledge, timer> auto&) {
                         },  // made along with what is said
                         [&](const contribution& c) { to_.contribution_of(translated(c.by), translated(c.fills)); },
                         [&](const decision& d) {
                             const handle<contribution> of = translated(d.of);
                             if (!to_.decision_of(of)) to_.decision_on(of);
                         },
                         [&](const vote& cast) { to_.vote_of(translated(cast.by), translated(cast.on), cast.side); },
                         [&](const precondition& what) {
                             if (!known()) add_now_or_later(what, here, to_be_defined_.preconditions);
                         },
                         [&](const mandate& basis) {
                             if (!known()) add_now_or_later(basis, here, to_be_defined_.mandates);
                         },
                         [&](const actor& who) {
                             add_actor(who, {here.index(), here.belongs_to()});
                         },
                         [&](const among<role, force, pledge, requirement, position> auto& thing) {
                             if (known()) return;
                             const any_handle added = to_.add(translated_members(thing, thing.key));
                             if (thing.key.empty()) said_.pair(here, added);
                         }},
              value_of(from_.graph(), v));
    }
    // One that is only mentioned there gets the rest that is said of it here.
    void add_actor(const actor& who, handle<actor> here) {
        const any_handle known = said_.of(here);
        if (from_.is_only_mentioned(here)) to_.mention(who.key, who.name);
        else if (!known || to_.is_only_mentioned(*to_.as<actor>(known))) to_.add(translated_members(who, who.key));
    }
    template <class T>
    void define(handle<T> h) {
        to_.define(translated(h), translated(*from_[h].when, from_[h].key));
    }
    // Preconditions and mandates may wait for each other, and then one of them for things that come later.
    template <class T>
    void add_now_or_later(T what, any_handle here, std::vector<handle<T>>& later) {
        std::optional<condition> when = std::exchange(what.when, std::nullopt);
        if (when && !said_.apply(*when)) {
            when.reset();
            later.push_back({here.index(), here.belongs_to()});
        }
        what = translated_members(std::move(what), what.key);
        what.when = std::move(when);
        to_.add(std::move(what));
    }
    void add_events(const selection& wanted, std::size_t end) {
        for (; next_event_ < end; ++next_event_) {
            if (!wanted.events[next_event_] || said_.has_event(next_event_)) continue;
            const event& one = from_.events()[next_event_];
            to_.add(translated_members(one, from_.key_of(one.on)));
            said_.pair_events(next_event_, to_.events().size() - 1);
        }
    }
    void define_adoption(handle<mandate> h, const selection& wanted) {
        const condition* const rule = from_.rule_of_adoption(h);
        if (rule == nullptr || !wanted.vertices[h.index()]) return;
        const handle<mandate> there = translated(h);
        if (to_.rule_of_adoption(there) != nullptr) return;
        const any_handle put = from_.handle_of(put_to_vote_of(from_.graph(), vertex_of(h)));
        to_.define(there, translated(*from_.as<precondition>(put)), translated(*rule, from_[h].key));
    }

    const proposal& from_;
    proposal& to_;
    translation said_;
    std::size_t next_event_ = 0;
    struct {
        std::vector<handle<precondition>> preconditions{};
        std::vector<handle<mandate>> mandates{};
    } to_be_defined_{};
};

}  // namespace muster::detail

#endif
