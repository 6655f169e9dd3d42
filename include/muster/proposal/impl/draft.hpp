#ifndef MUSTER_PROPOSAL_IMPL_DRAFT_HPP
#define MUSTER_PROPOSAL_IMPL_DRAFT_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/proposal/contents.hpp>
#include <muster/vocabulary/condition.hpp>

namespace muster::detail {

/// What one `add` is about to append, planned in full before the proposal is touched, then written all or nothing.
class draft {
public:
    explicit draft(contents& into) : into_{into}, base_{into.size()} {}

    // ---- vertices and arcs

    std::uint32_t add_node(node_value value, rule how = {}) {
        nodes_.push_back({std::move(value), how});
        return base_ + static_cast<std::uint32_t>(nodes_.size()) - 1;
    }
    void add_arc(std::uint32_t tail, std::uint32_t head, arc what = {}) { arcs_.push_back({tail, head, what}); }
    void set_rule(std::uint32_t vertex, rule how) {
        if (vertex >= base_) nodes_[vertex - base_].rule = how;
        else rules_.emplace_back(vertex, how);
    }
    /// Makes what one vertex depends on what another, of which nothing is known, depends on.
    void move_heads(std::uint32_t from, std::uint32_t to) {
        const graph_type& g = into_.graph;
        set_rule(to, rule_of(g, vertex{from}));
        for (const link& arc : heads(g, vertex{from})) add_arc(to, to_number(arc.vertex), arc.how);
        moved_.emplace_back(from, heads(g, vertex{from}).size());
    }
    [[nodiscard]] std::uint32_t first_new() const noexcept { return base_; }

    template <class T>
    [[nodiscard]] const T* get(std::uint32_t vertex) const {
        return vertex >= base_ ? std::get_if<T>(&nodes_[vertex - base_].value) : into_.get<T>(vertex);
    }
    [[nodiscard]] any_handle handle_of(std::uint32_t vertex) const { return {vertex, into_.stamp_of(vertex)}; }
    template <class T>
    [[nodiscard]] handle<T> typed(std::uint32_t vertex) const {
        return {vertex, into_.stamp_of(vertex)};
    }

    // ---- what exists at first mention

    /// The vertex of the contribution of an actor to a role.
    std::uint32_t contribution_of(std::uint32_t by, std::uint32_t to) {
        std::string key{key_of(by)};
        key += '/';
        key += key_of(to);
        if (const std::uint32_t known = find(key); known != key_table::none) return known;
        const std::uint32_t made = add_node(contribution{std::move(key), typed<actor>(by), typed<role>(to)});
        const std::vector<membership> members = get<actor>(by)->members;
        if (!members.empty()) {  // a group: any of its members in the role
            set_rule(made, {rule_kind::any_of, 1});
            add_arc(by, made);
            for (std::size_t i = 0; i < members.size(); ++i)
                add_arc(made, as_member(by, i, contribution_of(members[i].who.index(), to)));
            return made;
        }
        set_rule(by, {rule_kind::any_of, 1});
        add_arc(by, made);
        const needs wanted = get<role>(to)->needs;
        const strengths assumed = get<role>(to)->unsized;
        for (std::uint32_t which = 0; which < wanted.size(); ++which) {
            if (wanted[which].counts_contributors()) add_arc(counter_of(to, which), made);
            else count_unsized(made, which, assumed);
        }
        for_amounts(to, amount_condition::contributors, [&](std::uint32_t a) { count_in(a, by, made, 1); });
        const auto [first, last] = into_.requirements_on_role.equal_range(to);
        for (auto r = first; r != last; ++r) require(made, r->second);
        return made;
    }

    /// The vertex of the contributor's decision on a contribution.
    std::uint32_t decision_on(std::uint32_t contribution) { return open(contribution).decision; }

    /// The vertex of one side of an actor's vote on a mandate.
    std::uint32_t vote_of(std::uint32_t by, std::uint32_t on, vote_side side) {
        std::string key{key_of(by)};
        key += '/';
        key += key_of(on);
        key += '/';
        key += to_string(side);
        if (const std::uint32_t known = find(key); known != key_table::none) return known;
        return add_node(vote{std::move(key), typed<actor>(by), typed<mandate>(on), side});
    }

    /// A vertex that stands for `what` on the days that member number `i` belongs to the group.
    std::uint32_t as_member(std::uint32_t group, std::size_t i, std::uint32_t what) {
        const membership& m = get<actor>(group)->members[i];
        if (m.from == muster::date{} && m.until == muster::date{}) return what;
        const std::uint32_t made =
            add_node(gate{gate_kind::membership, group, static_cast<std::uint32_t>(i)}, {rule_kind::all_of});
        add_arc(made, what);
        return made;
    }

    // ---- what bears on a contribution

    void offer(std::uint32_t contribution, std::uint32_t statement) {
        const opened parts = open(contribution);
        set_rule(parts.decision, {rule_kind::any_of, 1});
        add_arc(parts.decision, statement);
    }
    void need(std::uint32_t contribution, std::uint32_t statement, bool negated) {
        add_arc(open(contribution).terms, statement, {1, negated});
    }
    void end(std::uint32_t contribution, std::uint32_t ending) {
        open(contribution);
        add_arc(contribution, ending, {1, true});
    }
    void require(std::uint32_t contribution, std::uint32_t statement) {
        const reading how = get<requirement>(statement)->reading;
        if (how != reading::prefers) need(contribution, statement, how == reading::refuses);
    }

    // ---- what a role counts

    /// The vertex that counts what fills need number `which` of a role: the role itself where it is the only one.
    [[nodiscard]] std::uint32_t counter_of(std::uint32_t to, std::uint32_t which) const {
        if (get<role>(to)->needs.size() == 1) return to;
        return to_number((*std::next(heads(into_.graph, vertex{to}).begin(), which)).vertex);
    }
    /// Whether a role counts any of it, in a contribution to it.
    [[nodiscard]] bool is_counted(std::uint32_t contribution, const strengths& offered) const {
        bool any = false;
        for_needs(contribution, offered, [&](std::uint32_t, const strength&) { any = true; });
        return any;
    }
    /// Makes sure that it is known whether a contribution comes unprompted: none of what was said of it so far holds.
    void tell_unprompted(std::uint32_t contribution) {
        if (unprompted_of(contribution) != key_table::none) return;
        const std::uint32_t made = add_node(gate{gate_kind::unprompted, contribution}, {rule_kind::all_of});
        unprompted_.emplace(contribution, made);
        const vertex known{contribution};
        if (contribution >= base_ || !has_terms(into_.graph, known)) return;
        for (const vertex of : {decision_of(into_.graph, known), terms_of(into_.graph, known)})
            for (const link& arc : heads(into_.graph, of))
                if (const std::uint32_t said = to_number(arc.vertex); !arc.how.negated && is_offer(said))
                    tell_said(contribution, said);
    }
    /// Tells the gate of that, if there is one, of a statement.
    void tell_said(std::uint32_t contribution, std::uint32_t statement) {
        const std::uint32_t gate = unprompted_of(contribution);
        if (gate != key_table::none) add_arc(gate, said_by(contribution, statement), {1, true});
    }
    /// Makes a role count what a statement offers in a contribution to it: in each unit that the role needs, while the
    /// contribution comes and the statement is counted.
    void count_offer(std::uint32_t contribution, std::uint32_t statement, const strengths& offered) {
        const std::uint32_t counts = counted(contribution, statement);
        for_needs(contribution, offered, [&](std::uint32_t which, const strength& s) {
            count_towards(gate{gate_kind::offer, contribution, statement, which}, {contribution, counts}, s);
        });
    }
    /// Makes a role count what an event reports to be there of a contribution to it.
    void count_report(std::uint32_t contribution, std::uint32_t event, const strengths& reported) {
        for_needs(contribution, reported, [&](std::uint32_t which, const strength& s) {
            count_towards(gate{gate_kind::reported, contribution, event, which}, {contribution}, s);
        });
    }

    // ---- conditions

    /// Makes `owner` depend on what the condition names; its outermost operator becomes the owner's rule.
    /// `key` is what errors name.
    void depend(std::uint32_t owner, const condition& what, std::string_view key) {
        stack_.clear();
        const std::vector<condition::term>& terms = what.terms();
        for (std::size_t i = 0; i < terms.size(); ++i) apply(owner, terms[i], i + 1 == terms.size(), key);
    }

    /// The same through a part of its own.
    void depend_as_part(std::uint32_t vertex, std::uint32_t owner, const condition& what, std::string_view key) {
        const std::uint32_t part = add_node(gate{gate_kind::condition, owner});
        depend(part, what, key);
        set_rule(vertex, {rule_kind::all_of});
        add_arc(vertex, part);
    }

    [[nodiscard]] std::uint32_t checked(any_handle h, std::string_view key, const char* what) const {
        if (!h) refuse(errc::unknown_handle, key, in_quotes(key) + ": " + what + " is a handle that names nothing");
        if (!into_.knows(h.belongs_to()))
            refuse(errc::foreign_handle, key, in_quotes(key) + ": " + what + " is a handle of another proposal");
        if (!into_.owns(h))
            refuse(errc::unknown_handle, key,
                   in_quotes(key) + ": " + what + " is a handle of a thing that is not here");
        return h.index();
    }
    template <class T>
    [[nodiscard]] std::uint32_t checked(handle<T> h, std::string_view key, const char* what) const {
        const std::uint32_t vertex = checked(any_handle{h}, key, what);
        if (into_.get<T>(vertex) == nullptr)
            refuse(errc::unknown_handle, key,
                   in_quotes(key) + ": " + what + " is a handle of " +
                       with_article(kind_of(into_.graph[vertex].value)) + "; " + with_article(kind_of_type<T>) +
                       " was expected");
        return vertex;
    }
    void check(const handles<citation>& cited, std::string_view key) const {
        for (const handle<citation> c : cited) {
            if (!c) refuse(errc::unknown_handle, key, in_quotes(key) + ": a citation is a handle that names nothing");
            if (!into_.knows(c.belongs_to()))
                refuse(errc::foreign_handle, key, in_quotes(key) + ": a citation is a handle of another proposal");
            if (!into_.owns(c))
                refuse(errc::unknown_handle, key, in_quotes(key) + ": a citation is a handle of one that is not here");
        }
    }

    /// Makes the requirement bear on all contributions to a role: those there are and those to come.
    void require_of_all(std::uint32_t to, std::uint32_t statement) {
        for_contributions_to(to, [&](std::uint32_t made) { require(made, statement); });
        on_roles_.emplace(to, statement);
    }

    /// Writes it all, or throws and leaves the proposal as it was.
    void commit();

private:
    struct drafted_arc {
        std::uint32_t tail, head;
        arc what;
    };
    struct opened {
        std::uint32_t contribution, terms, decision;
    };
    struct operand {
        std::uint32_t vertex;
        bool negated;
        std::uint64_t weight;
    };

    static constexpr std::uint32_t no_need = 0xFFFFFFFFU;
    // Which need of a role a strength counts for: the one in its unit, or, where it names none, the only one in
    // strengths; `no_need` where there is none.
    [[nodiscard]] std::uint32_t need_in(std::uint32_t to, const strength& s) const {
        if (s.in && s.in.index() != to) return no_need;
        const needs& wanted = get<role>(to)->needs;
        std::uint32_t found = no_need;
        for (std::uint32_t i = 0; i < wanted.size(); ++i)
            if (!wanted[i].counts_contributors() && (s.unit.empty() || wanted[i].unit == s.unit)) found = i;
        return found;
    }
    // Calls `action` with each strength that counts for a contribution, and which need of the role it counts for.
    template <class Action>
    void for_needs(std::uint32_t contribution, const strengths& offered, const Action& action) const {
        const std::uint32_t to = get<muster::contribution>(contribution)->fills.index();
        for (const strength& s : offered)
            if (const std::uint32_t which = need_in(to, s); which != no_need) action(which, s);
    }
    // What is counted of an offer or a report: its least for sure, the rest as a leaf says, a `full_strength` of the
    // contribution. Each has a gate, made when first something counts it.
    struct counted_parts {
        gate as{};
        strength offered{};
        std::vector<std::uint32_t> together{};  // counts while all of these are met
        std::uint32_t number = 0;               // among the ranges of its contribution
        bool is_beyond = false;                 // a range that lies beyond what the role needs
        std::uint32_t least = key_table::none, rest = key_table::none;
    };
    std::uint32_t part_of(const counted_parts& counted) {
        const std::uint32_t made = add_node(counted.as, {rule_kind::all_of});
        for (const std::uint32_t v : counted.together) add_arc(made, v);
        return made;
    }
    std::uint32_t least_of(counted_parts& counted) {
        if (counted.least == key_table::none) counted.least = part_of(counted);
        return counted.least;
    }
    std::uint32_t rest_of(counted_parts& counted) {
        if (counted.rest == key_table::none) {
            counted.rest = part_of(counted);
            add_arc(counted.rest, full_strength_of(counted));
        }
        return counted.rest;
    }
    // Calls `action` with each gate and what it counts for where so much is enough; so is an open top by itself.
    template <class Action>
    void for_parts(counted_parts& counted, std::uint64_t enough, const Action& action) {
        const std::uint64_t most = (std::min)(counted.offered.most, enough);
        const std::uint64_t least = (std::min)(counted.offered.least, most);
        if (least != 0) action(least_of(counted), least);
        if (most > least) action(rest_of(counted), most - least);
    }
    // Which range of its contribution an offer or a report has, if it is one: those beyond the need, where only
    // conditions ask how much it is, are counted apart.
    template <class CountOf>
    void tell_range(counted_parts& counted, std::uint32_t to, const CountOf& count_of) const {
        constexpr std::uint32_t beyond = 0x80000000U;
        if (counted.as.kind == gate_kind::presence || counted.offered.most <= counted.offered.least) return;
        counted.is_beyond = counted.offered.least >= get<role>(to)->needs[counted.as.which].amount;
        counted.number = ++count_of({counted.as.owner, counted.as.which | (counted.is_beyond ? beyond : 0)});
    }
    // Makes the role, and the conditions on what comes to it, count the vertices, while all are met, with a strength.
    void count_towards(const gate& as, std::initializer_list<std::uint32_t> together, const strength& offered) {
        const std::uint32_t to = get<contribution>(as.owner)->fills.index();
        counted_parts counted{as, offered, together};
        tell_range(counted, to, [this](const std::pair<std::uint32_t, std::uint32_t>& of) -> std::uint32_t& {
            return ranges_.try_emplace(of, into_.ranges_of(of)).first->second;
        });
        for_parts(counted, get<role>(to)->needs[as.which].amount, [&](std::uint32_t part, std::uint64_t weight) {
            add_arc(counter_of(to, as.which), part, {weight, false});
        });
        for_amounts(to, as.which, [&](std::uint32_t a) { count_in(a, counted); });
        counted_.push_back(std::move(counted));
    }
    // What comes without a number: nobody knows how much it is, unless the role's author assumes something.
    void count_unsized(std::uint32_t contribution, std::uint32_t which, const strengths& assumed) {
        const gate as{gate_kind::presence, contribution, contribution, which};
        strength offered;
        for (const strength& s : assumed)
            if (need_in(get<muster::contribution>(contribution)->fills.index(), s) == which) offered = s;
        count_towards(as, {contribution}, offered);
    }
    // The gate that tells whether what a statement offers counts: its condition holds, or the contribution is there
    // whatever was said, and then has brought what was announced.
    std::uint32_t counted(std::uint32_t contribution, std::uint32_t statement) {
        const std::uint32_t made = add_node(gate{gate_kind::counted, contribution, statement}, {rule_kind::any_of, 1});
        add_arc(made, said_by(contribution, statement));
        add_arc(made, unprompted_of(contribution));
        return made;
    }
    // Whether the condition of a statement holds. One without which the contribution does not come is met while it is
    // not in force, so that it binds nobody; hence a gate.
    std::uint32_t said_by(std::uint32_t contribution, std::uint32_t statement) {
        const pledge* said = get<pledge>(statement);
        if (const auto* passed = get<inherited_pledge>(statement)) said = get<pledge>(passed->from.index());
        if (said->reading != reading::not_unless) return statement;
        const std::uint32_t made = add_node(gate{gate_kind::said, contribution, statement}, {rule_kind::all_of});
        add_arc(made, statement);
        return made;
    }
    [[nodiscard]] std::uint32_t unprompted_of(std::uint32_t contribution) const {
        if (const auto known = into_.unprompted.find(contribution); known != into_.unprompted.end())
            return known->second;
        const auto drafted = unprompted_.find(contribution);
        return drafted == unprompted_.end() ? key_table::none : drafted->second;
    }
    [[nodiscard]] bool is_offer(std::uint32_t vertex) const {
        return get<pledge>(vertex) != nullptr || get<inherited_pledge>(vertex) != nullptr;
    }

    [[nodiscard]] std::string_view key_of(std::uint32_t vertex) const {
        if (vertex < base_) return into_.key_of(vertex);
        return own_key_of(nodes_[vertex - base_].value);
    }
    [[nodiscard]] std::uint32_t find(std::string_view key) {
        const std::uint32_t known = into_.find_number(key);
        if (known != key_table::none) return known;
        constexpr std::size_t few = 16;
        if (nodes_.size() <= few) {
            for (std::uint32_t v = base_; v < base_ + nodes_.size(); ++v)
                if (key_of(v) == key) return v;
            return key_table::none;
        }
        const auto key_of_drafted = [this](std::uint32_t v) { return key_of(v); };
        drafted_.make_room(nodes_.size() - entered_, key_of_drafted);
        for (; entered_ < nodes_.size(); ++entered_) {
            const auto v = base_ + static_cast<std::uint32_t>(entered_);
            if (const std::string_view own = key_of(v); !own.empty()) drafted_.insert(v, own);
        }
        return drafted_.find(key, key_of_drafted);
    }

    // The leaf of what a contribution counts for at the most, by units where the role needs several. The first offer
    // has that of the contribution as it is while nothing was offered: of the two never more than one counts.
    std::uint32_t full_strength_of(const counted_parts& of) {
        const gate& counted = of.as;
        const auto made = typed<contribution>(counted.owner);
        const needs& wanted = get<role>(get<contribution>(counted.owner)->fills.index())->needs;
        std::string key{key_of(counted.owner)};
        key += "/strength";
        if (wanted.count_units() > 1) key += "/" + wanted[counted.which].unit;
        if (of.is_beyond) key += "/beyond";
        if (of.number > 1) key += "/" + std::to_string(of.number);
        if (const std::uint32_t known = find(key); known != key_table::none) return known;
        return add_node(full_strength{std::move(key), made, counted.which});
    }

    // The terms and the decision of a contribution, made when first something is said of it.
    opened open(std::uint32_t contribution) {
        if (const vertex v{contribution}; contribution < base_ && has_terms(into_.graph, v))
            return {contribution, to_number(terms_of(into_.graph, v)), to_number(decision_of(into_.graph, v))};
        const auto place = std::lower_bound(opened_.begin(), opened_.end(), contribution,
                                            [](const opened& o, std::uint32_t c) { return o.contribution < c; });
        if (place != opened_.end() && place->contribution == contribution) return *place;
        const std::uint32_t terms = add_node(gate{gate_kind::terms, contribution}, {rule_kind::all_of});
        const std::uint32_t decided = add_node(decision{typed<muster::contribution>(contribution)});
        set_rule(contribution, {rule_kind::all_of});
        add_arc(contribution, terms);
        add_arc(terms, decided);
        return *opened_.insert(place, {contribution, terms, decided});
    }

    void apply(std::uint32_t owner, const condition::term& term, bool is_root, std::string_view key) {
        const std::size_t first = stack_.size() - term.parts;
        switch (term.kind) {
            case condition_kind::thing:
                stack_.push_back({checked(term.what, key, "what its condition names"), false, term.weight});
                if (is_root) join(owner, {rule_kind::all_of}, 0);
                return;
            case condition_kind::not_:
                stack_.back().negated = !stack_.back().negated;
                stack_.back().weight = term.weight;
                if (is_root) join(owner, {rule_kind::all_of}, 0);
                return;
            case condition_kind::members:
                expand_members(term, key);
                break;
            case condition_kind::at_least:
                check_threshold(term, first, key);
                break;
            case condition_kind::amount:
            case condition_kind::share:
                stack_.push_back({count_amount(owner, term, key), false, term.weight});
                if (is_root) join(owner, {rule_kind::all_of}, 0);
                return;
            case condition_kind::lasted:
            case condition_kind::within:
                stack_.push_back({checked(term.what, key, "what its condition names"), false, 1});
                stack_.push_back({timer_of(first, term, key), term.kind == condition_kind::within, 1});
                break;
            case condition_kind::in_order:
                stack_.push_back({timer_of(first, term, key), false, 1});
                break;
            case condition_kind::all_of:
            case condition_kind::any_of:
                break;
        }
        const bool is_one = stack_.size() == first + 1;  // of one part: the part itself
        const rule how = term.kind == condition_kind::any_of ? rule{rule_kind::any_of, 1}
                         : term.kind == condition_kind::all_of || is_one || tells_time(term.kind)
                             ? rule{rule_kind::all_of}
                             : rule{rule_kind::at_least, term.threshold};
        if (is_root) {
            join(owner, how, first);
            return;
        }
        if (is_one) {
            stack_.back().weight = term.weight;
            return;
        }
        const std::uint32_t made = add_node(gate{gate_kind::condition, owner});
        join(made, how, first);
        stack_.push_back({made, false, term.weight});
    }

    void join(std::uint32_t vertex, rule how, std::size_t first) {
        set_rule(vertex, how);
        const bool weighs = how.kind == rule_kind::at_least;
        for (std::size_t i = first; i < stack_.size(); ++i) {
            const std::uint64_t weight = weighs ? stack_[i].weight : 1;
            add_arc(vertex, stack_[i].vertex, {weight, stack_[i].negated});
        }
        stack_.resize(first);
    }

    void check_threshold(const condition::term& term, std::size_t first, std::string_view key) const {
        constexpr std::uint64_t largest = 1'000'000'000'000;
        std::uint64_t total = 0;
        for (std::size_t i = first; i < stack_.size(); ++i) {
            if (stack_[i].weight == 0 || stack_[i].weight > largest)
                refuse(errc::invalid_weight, key,
                       in_quotes(key) + ": a weight is " + std::to_string(stack_[i].weight) + "; expected 1 to 10^12");
            total += stack_[i].weight;
        }
        if (term.threshold > total || term.threshold == 0 || term.threshold > largest)
            refuse(errc::invalid_threshold, key,
                   in_quotes(key) + ": at_least(" + std::to_string(term.threshold) + ") of parts that add up to " +
                       std::to_string(total) + "; expected 1 to that sum, and no more than 10^12");
    }

    [[nodiscard]] static bool tells_time(condition_kind kind) {
        return kind == condition_kind::lasted || kind == condition_kind::within || kind == condition_kind::in_order;
    }
    // The timer of what stands on the stack from `first`: one for all conditions that say the same.
    std::uint32_t timer_of(std::size_t first, const condition::term& term, std::string_view key) {
        const bool is_order = term.kind == condition_kind::in_order;
        if (is_order ? stack_.size() < first + 2 : !term.time())
            refuse(errc::invalid_duration, key,
                   in_quotes(key) + (is_order ? ": an order of less than two things" : ": it is to last no time"));
        timer made{.key = {}, .of = {}, .after = term.time()};
        for (std::size_t i = first; i < stack_.size(); ++i) {
            const auto [v, negated, weight] = stack_[i];
            if (negated || v >= base_ || !kind_of(into_.graph[v].value).takes_status)
                refuse(errc::no_status, key,
                       in_quotes(key) + ": a timer is of things that reports can call met, and of nothing else");
            const any_handle thing = handle_of(v);
            if (std::find(made.of.begin(), made.of.end(), thing) != made.of.end())
                refuse(errc::invalid_duration, key,
                       in_quotes(key) + ": " + in_quotes(key_of(v)) + " is to come after itself");
            made.of.push_back(thing);
            made.key += std::string{key_of(v)} + "/";
        }
        made.key += is_order ? "in_order" : to_string(term.time());
        std::uint32_t known = find(made.key);
        for (; known != key_table::none; known = find(made.key)) {
            const timer* same = get<timer>(known);
            if (same != nullptr && same->of == made.of) return known;
            made.key += "/2";  // two keys that read alike when they are put together
        }
        return add_node(std::move(made));
    }

    void expand_members(const condition::term& term, std::string_view key) {
        const handle<actor> as_actor{term.what.index(), term.what.belongs_to()};
        const std::uint32_t group = checked(as_actor, key, "the group whose members it counts");
        const std::vector<membership> members = get<actor>(group)->members;
        if (term.threshold == 0 || term.threshold > members.size())
            refuse(errc::invalid_threshold, key,
                   in_quotes(key) + ": at_least(" + std::to_string(term.threshold) + ") of the members of " +
                       in_quotes(key_of(group)) + ", of whom " + std::to_string(members.size()) + " are known");
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::uint32_t who = members[i].who.index();
            const std::uint32_t what =
                term.counted->in
                    ? contribution_of(who, checked(term.counted->in, key, "the role whose contributors it counts"))
                    : who;
            stack_.push_back({as_member(group, i, what), false, 1});
        }
    }

    // ---- conditions on numbers

    // The vertex that holds once the number is reached.
    std::uint32_t count_amount(std::uint32_t owner, const condition::term& said, std::string_view key) {
        const auto number = static_cast<std::uint32_t>(into_.amounts.size() + amounts_.size());
        amount_condition made{said};
        made.to = checked(said.counted->in, key, "the role whose strength it counts");
        made.need = checked_unit(said, made.to, key);
        check_amount(said, key);
        const auto add = [&](std::uint32_t which, rule how) {
            return add_node(gate{gate_kind::amount, owner, number, which}, how);
        };
        if (said.kind == condition_kind::amount) {
            made.whole = made.sum = add(0, {rule_kind::at_least, said.threshold});
        } else {
            made.whole = add(0, {rule_kind::any_of, 1});
            made.both = add(1, {rule_kind::all_of});
            made.some = add(2, {rule_kind::at_least, 1});
            made.sum = add(3, {rule_kind::at_least, 1});
            add_arc(made.whole, made.both);
            add_arc(made.both, made.some);
            add_arc(made.both, made.sum);
        }
        const std::uint32_t whole = made.whole;
        amounts_.push_back(std::move(made));
        count_all(number);
        return whole;
    }
    [[nodiscard]] std::uint32_t checked_unit(const condition::term& said, std::uint32_t to,
                                             std::string_view key) const {
        if (said.counted->unit == "contributors") return amount_condition::contributors;
        const needs& wanted = get<role>(to)->needs;
        const std::uint32_t found = need_in(to, strength{.unit = said.counted->unit});
        if (found == no_need)
            refuse(errc::invalid_unit, key,
                   in_quotes(key) + ": its condition counts " +
                       (said.counted->unit.empty() ? "a strength" : in_quotes(said.counted->unit)) + " in " +
                       in_quotes(key_of(to)) +
                       ", which needs none; expected a unit that it needs, or \"contributors\"");
        if (said.counted->unit.empty() && wanted.count_units() > 1)
            refuse(errc::invalid_unit, key,
                   in_quotes(key) + ": its condition counts a strength without a unit in " + in_quotes(key_of(to)) +
                       ", which needs " + std::to_string(wanted.count_units()));
        return found;
    }
    void check_amount(const condition::term& said, std::string_view key) const {
        constexpr std::uint64_t finest = 1'000;
        if (said.what)
            (void)checked(handle<actor>{said.what.index(), said.what.belongs_to()}, key, "whose strength it counts");
        if (said.kind == condition_kind::amount) {
            if (said.threshold == 0 || said.threshold > strength::largest)
                refuse(errc::invalid_threshold, key,
                       in_quotes(key) + ": its condition asks for " + std::to_string(said.threshold) +
                           "; expected 1 to 10^12");
            return;
        }
        if (said.threshold == 0 || said.threshold > finest || said.of == 0 || said.of > finest)
            refuse(errc::invalid_threshold, key,
                   in_quotes(key) + ": a share of " + std::to_string(said.threshold) + " in " +
                       std::to_string(said.of) + "; expected numbers of 1 to 1000");
        if (!said.what)
            refuse(errc::missing_actor, key,
                   in_quotes(key) + ": a share of what the others send needs to say whose it is: `from` or `besides`");
    }
    [[nodiscard]] const amount_condition& amount(std::uint32_t number) const {
        return number < into_.amounts.size() ? into_.amounts[number] : amounts_[number - into_.amounts.size()];
    }
    // Calls `action` with the number of each condition that counts something of a role.
    template <class Action>
    void for_amounts(std::uint32_t to, std::uint32_t need, const Action& action) {
        const auto [first, last] = into_.amounts_on_role.equal_range(to);
        for (auto a = first; a != last; ++a)
            if (into_.amounts[a->second].need == need) action(a->second);
        for (std::size_t i = 0; i < amounts_.size(); ++i)
            if (amounts_[i].to == to && amounts_[i].need == need)
                action(static_cast<std::uint32_t>(into_.amounts.size() + i));
    }
    // Makes a condition count what is offered already.
    void count_all(std::uint32_t number) {
        const amount_condition a = amount(number);
        if (a.need == amount_condition::contributors) {
            for_contributions_to(
                a.to, [&](std::uint32_t made) { count_in(number, get<contribution>(made)->by.index(), made, 1); });
            return;
        }
        for (counted_parts& known : known_parts(a.to, a.need)) count_in(number, known);
        for (counted_parts& drafted : counted_)
            if (drafted.as.which == a.need && get<contribution>(drafted.as.owner)->fills.index() == a.to)
                count_in(number, drafted);
    }
    // What a need of a role counts so far, before this draft.
    [[nodiscard]] std::vector<counted_parts> known_parts(std::uint32_t to, std::uint32_t need) const {
        std::vector<counted_parts> all;
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ranges;
        for (const link& arc : heads(into_.graph, vertex{counter_of(to, need)})) {
            const auto part = to_number(arc.vertex);
            const gate& as = *into_.get<gate>(part);
            if (all.empty() || all.back().as != as) {
                counted_parts made{as, offered_by(as, to)};
                tell_range(made, to, [&](const std::pair<std::uint32_t, std::uint32_t>& of) -> std::uint32_t& {
                    return ranges[of];
                });
                all.push_back(std::move(made));
            }
            counted_parts& known = all.back();
            bool is_rest = false;
            known.together.clear();
            for (const link& one : heads(into_.graph, arc.vertex)) {
                const auto head = to_number(one.vertex);
                if (into_.get<full_strength>(head) != nullptr) is_rest = true;
                else known.together.push_back(head);
            }
            (is_rest ? known.rest : known.least) = part;
        }
        return all;
    }
    // The number that a gate counts.
    [[nodiscard]] strength offered_by(const gate& as, std::uint32_t to) const {
        const strengths* all = &get<role>(to)->unsized;
        if (as.kind == gate_kind::offer) all = &get<pledge>(as.detail)->strength;
        if (as.kind == gate_kind::reported) all = &into_.events[as.detail].strength;
        for (const strength& s : *all)
            if (need_in(to, s) == as.which) return s;
        return {};
    }
    void count_in(std::uint32_t number, counted_parts& counted) {
        const amount_condition& a = amount(number);
        const std::uint32_t by = get<contribution>(counted.as.owner)->by.index();
        const std::uint64_t enough = a.what.kind == condition_kind::amount ? a.what.threshold : strength::unbounded;
        for_parts(counted, enough, [&](std::uint32_t part, std::uint64_t weight) {
            const bool is_open = enough == strength::unbounded && counted.offered.most == strength::unbounded;
            count_in(number, by, part, is_open && part == counted.rest ? strength::unbounded : weight);
        });
    }
    // Makes a condition count a vertex of a contributor for so much.
    void count_in(std::uint32_t number, std::uint32_t by, std::uint32_t part, std::uint64_t weight) {
        const amount_condition a = amount(number);
        const auto [theirs, others] = sides(a, by, part);
        if (a.what.kind == condition_kind::amount) {
            for (const std::uint32_t v : theirs) add_arc(a.sum, v, {weight, false});
            return;
        }
        for (const std::uint32_t v : theirs) {
            if (weight == strength::unbounded) {
                add_arc(a.whole, v);
            } else {
                add_arc(a.some, v);
                add_arc(a.sum, v, {weight * a.what.of, false});
            }
        }
        for (const std::uint32_t v : others) {
            if (weight == strength::unbounded) {
                add_arc(a.both, v, {1, true});
                continue;
            }
            const std::uint64_t counts = weight * a.what.threshold;
            std::uint64_t& all = others_.try_emplace(number, a.others).first->second;
            all += counts;
            if (all > strength::largest)
                refuse(errc::invalid_weight, key_of(a.to),
                       in_quotes(key_of(a.to)) + ": a condition compares a share with numbers that add up to " +
                           std::to_string(all) + "; expected no more than 10^12");
            add_arc(a.sum, v, {counts, true});
            set_rule(a.sum, {rule_kind::at_least, all});
        }
    }
    // Through which vertices a part of a contributor counts for a condition, and for the others of a share: on the days
    // of its membership in a group on one side, on all other days on the other.
    [[nodiscard]] std::array<std::vector<std::uint32_t>, 2> sides(const amount_condition& a, std::uint32_t by,
                                                                  std::uint32_t part) {
        if (!a.what.what) return {{{part}, {}}};
        const std::uint32_t whose = a.what.what.index();
        std::vector<std::size_t> terms;  // of membership
        bool is_always = whose == by;
        const std::vector<membership> members = get<actor>(whose)->members;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (members[i].who.index() != by) continue;
            terms.push_back(i);
            is_always = is_always || (members[i].from == muster::date{} && members[i].until == muster::date{});
        }
        std::vector<std::uint32_t> in, out;
        if (is_always) {
            in = {part};
        } else if (terms.empty()) {
            out = {part};
        } else {
            const gate as{gate_kind::amount, get<gate>(a.whole)->owner, get<gate>(a.whole)->detail, 4};
            const std::uint32_t there = add_node(as, {rule_kind::all_of});
            add_arc(there, part);
            for (const std::size_t i : terms) in.push_back(as_member(whose, i, there));
            out = {add_node(as, {rule_kind::all_of})};
            add_arc(out[0], there);
            for (const std::uint32_t v : in) add_arc(out[0], v, {1, true});
        }
        if (a.what.is_besides) std::swap(in, out);
        return {std::move(in), std::move(out)};
    }
    // Calls `action` with each contribution to a role, but for those of groups.
    template <class Action>
    void for_contributions_to(std::uint32_t to, const Action& action) {
        const std::size_t drafted = nodes_.size();
        if (to < base_) {
            std::uint32_t last = to;  // what comes without a number may be counted in two parts
            for (const link& arc : heads(into_.graph, vertex{counter_of(to, 0)})) {
                std::uint32_t v = to_number(arc.vertex);
                if (const gate* g = into_.get<gate>(v); g != nullptr && g->kind == gate_kind::presence) v = g->owner;
                if (v != last && into_.get<contribution>(v) != nullptr) action(v);
                last = v;
            }
        }
        for (std::uint32_t v = base_; v < base_ + drafted; ++v)
            if (const contribution* made = get<contribution>(v);
                made != nullptr && made->fills.index() == to && get<actor>(made->by.index())->members.empty())
                action(v);
    }

    contents& into_;
    std::uint32_t base_;
    std::vector<node> nodes_{};
    std::vector<drafted_arc> arcs_{};
    std::vector<std::pair<std::uint32_t, rule>> rules_{};
    std::vector<std::pair<std::uint32_t, std::size_t>> moved_{};  // vertices whose first arcs go
    std::vector<opened> opened_{};                                // in ascending order of contributions
    key_table drafted_{};  // the keys of the first `entered_` nodes, once there are many
    std::size_t entered_ = 0;
    std::vector<operand> stack_{};
    std::multimap<std::uint32_t, std::uint32_t> on_roles_{};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ranges_{};  // as in the contents
    std::map<std::uint32_t, std::uint32_t> unprompted_{};                        // as in the contents
    std::vector<amount_condition> amounts_{};                                    // after those in the contents
    std::map<std::uint32_t, std::uint64_t> others_{};                            // of conditions, by number
    std::vector<counted_parts> counted_{};
};

/// Room for one more, growing by doubling; throws before anything has changed.
template <class Vector>
void make_room(Vector& v, std::size_t count = 1) {
    if (v.capacity() - v.size() < count) v.reserve((std::max)(v.size() + count, v.capacity() * 2));
}

inline void draft::commit() {
    graph_type& g = into_.graph;
    const std::size_t keyed = nodes_.size();
    make_room(g.m_vertices, nodes_.size());
    make_room(into_.amounts, amounts_.size());
    std::multimap<std::uint32_t, std::uint32_t> numbered;
    for (std::size_t i = 0; i < amounts_.size(); ++i)
        numbered.emplace(amounts_[i].to, static_cast<std::uint32_t>(into_.amounts.size() + i));
    into_.keys.make_room(keyed, [this](std::uint32_t n) { return into_.key_of_number(n); });
    std::array<std::size_t, std::variant_size_v<node_value>> counts{};
    for (const node& made : nodes_) ++counts[made.value.index()];
    for (std::size_t k = 0; k < counts.size(); ++k) make_room(into_.by_kind[k], counts[k]);

    // Boost.Graph's own add_edge leaves an arc half-written when memory runs out between its three lists; so both
    // incidence lists get room first, and what was written is taken back in reverse.
    struct taking_back {
        graph_type& g;
        const std::vector<drafted_arc>& arcs;
        std::size_t vertices_before;
        std::size_t written = 0;
        ~taking_back() {
            if (written == arcs.size()) return;
            while (written-- > 0) {
                g.out_edge_list(arcs[written].tail).pop_back();
                boost::in_edge_list(g, arcs[written].head).pop_back();
                g.m_edges.pop_back();
            }
            g.m_vertices.resize(vertices_before);
        }
    };
    for (std::size_t i = 0; i < nodes_.size(); ++i) boost::add_vertex(g);
    for (taking_back unless_all{g, arcs_, base_}; unless_all.written < arcs_.size(); ++unless_all.written) {
        const drafted_arc& a = arcs_[unless_all.written];
        make_room(g.out_edge_list(a.tail));
        make_room(boost::in_edge_list(g, a.head));
        boost::add_edge(a.tail, a.head, a.what, g);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) g[base_ + i] = std::move(nodes_[i]);
    for (const auto& [vertex, how] : rules_) g[vertex].rule = how;
    for (const auto& [tail, count] : moved_)
        for (std::size_t i = 0; i < count; ++i) boost::remove_edge(*boost::out_edges(tail, g).first, g);
    into_.requirements_on_role.merge(on_roles_);
    for (const auto& [contribution, count] : ranges_)
        if (const auto known = into_.ranges.find(contribution); known != into_.ranges.end()) known->second = count;
    into_.ranges.merge(ranges_);
    into_.unprompted.merge(unprompted_);
    into_.amounts_on_role.merge(numbered);
    for (amount_condition& a : amounts_) into_.amounts.push_back(std::move(a));
    for (const auto& [number, all] : others_) into_.amounts[number].others = all;
    for (std::uint32_t v = base_; v < base_ + nodes_.size(); ++v) {
        into_.by_kind[g[v].value.index()].push_back(v);
        if (const std::string_view key = into_.key_of(v); !key.empty()) into_.keys.insert(v, key);
    }
}

}  // namespace muster::detail

#endif
