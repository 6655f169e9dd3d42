#ifndef MUSTER_IO_JSON_IMPL_SCENARIO_READER_HPP
#define MUSTER_IO_JSON_IMPL_SCENARIO_READER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <muster/io/json/impl/mention_in_file.hpp>
#include <muster/io/json/impl/voting_reader.hpp>

namespace muster::detail {

/// Makes a proposal of a tape. What names something is read when that is there, whatever the order of the tables.
class scenario_reader : public voting_reader {
public:
    using voting_reader::voting_reader;

    [[nodiscard]] proposal read_scenario() {
        std::array<std::uint32_t, scenario_members::count> members{};
        (void)take_apart(0, "an object with the scenario", scenario_names, members);
        if (tape_[0].kind != token_kind::object) findings_.refuse();
        read_head(members);
        declare(members);
        add_all<citation>();
        add_bodies();
        add_all<actor>();
        check_bodies_of<actor>();
        add_all<role>();
        add_all<mandate>();
        check_bodies_of<mandate>();
        add_all<precondition>();
        adopt_mandates();
        if (!votes_are_known_) findings_.refuse();
        add_in_any_order();
        define_conditions();
        if (const std::uint32_t events = members[scenario_members::events]) add_events(events);
        if (const std::uint32_t mentioned = members[scenario_members::mentioned]) read_mentioned(mentioned);
        check_votes();
        findings_.refuse_if_any();
        return std::move(proposal_);
    }

private:
    using member_tokens = std::array<std::uint32_t, scenario_members::count>;

    struct definition {
        std::uint32_t entry = 0, when = 0;  // when: token
        bool is_of_mandate = false;
    };

    void read_head(const member_tokens& members) {
        constexpr const char* version = "\"muster\": 2, the version of the format";
        const std::uint32_t format = members[scenario_members::muster];
        std::uint64_t number = 0;
        if (format == 0) {
            (void)report(0, errc::missing_field, "the scenario does not say which format it has", version);
        } else if (value_reader::read(format, number)) {
            if (number >= 1 && number <= static_cast<std::uint64_t>(newest_format))
                format_ = static_cast<scenario_format>(number);
            else
                (void)report(format, errc::invalid_number,
                             "version " + std::to_string(number) + " of the format is not known", version);
        }
        std::string name;
        if (const std::uint32_t called = members[scenario_members::proposal]) (void)value_reader::read(called, name);
        proposal_ = proposal{std::move(name)};
    }

    // Enters the keys of all tables, in the order of the file.
    void declare(const member_tokens& members) {
        std::array<std::size_t, table_count> order{};
        std::iota(order.begin(), order.end(), scenario_members::first_table);
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return members[a] < members[b]; });
        for (const std::size_t member : order) {
            const auto table = static_cast<scenario_table>(member - scenario_members::first_table);
            const std::uint32_t at = members[member];
            ranges_[table].first = static_cast<std::uint32_t>(entries_.size());
            if (at != 0 && expect(at, token_kind::object, "an object of things by key"))
                for (std::uint32_t name = at + 1; name < tape_.after(at); name = tape_.after(name + 1))
                    entries_.push_back({name, table, state::waiting, {}});
            ranges_[table].last = static_cast<std::uint32_t>(entries_.size());
        }
        // A statement makes some vertices of its own, and a part of a condition with several parts one.
        constexpr std::size_t most_reserved = 4'000'000;
        const range pledges = ranges_[table_of<pledge>];
        proposal_.reserve((std::min)(entries_.size() + std::size_t{8} * (pledges.last - pledges.first), most_reserved));
        index_.make_room(entries_.size(), [this](std::uint32_t e) { return key_of(e); });
        for (std::uint32_t e = 0; e < entries_.size(); ++e) {
            const std::string_view key = key_of(e);
            key_ = key;
            if (key.empty()) {
                (void)report(entries_[e].name, errc::empty_key, "a key is empty");
            } else if (key.find('/') != std::string_view::npos) {
                (void)report(entries_[e].name, errc::invalid_key,
                             excerpt(key) + ": a key cannot hold a slash, which names contributions");
            } else if (const std::uint32_t first = find_entry(key); first != key_table::none) {
                (void)report(entries_[e].name, errc::duplicate_key,
                             "the key " + excerpt(key) + " is taken already, by " + one_of(entries_[first].table));
            } else {
                index_.insert(e, key);
                continue;
            }
            entries_[e].is = state::refused;
        }
    }

    // ---- adding

    // Reads a thing and adds it; false where it has to wait for another.
    template <class T>
    bool add_one(std::uint32_t e) {
        if (entries_[e].is == state::refused) return true;
        const std::uint32_t at = entries_[e].name + 1;
        const std::size_t before = findings_.size();
        waits_ = {};
        key_ = key_of(e);
        T made;
        made.key = key_of(e);
        const bool good = read_object(
            at, "an object", made, [&](std::uint32_t value, auto& member) { return read_member<T>(e, value, member); });
        if (waits_.token != 0) {
            findings_.forget_after(before);
            return false;
        }
        entries_[e].is = state::refused;
        if (!good || !afford_all(at, made)) return true;
        as_meant(made);
        try {
            const auto added = proposal_.add(std::move(made));
            entries_[e].made = any_handle{added.index(), added.belongs_to()};
            entries_[e].is = state::added;
        } catch (const error& refused) {
            (void)report(place_of(refused.code(), at), refused.code(), refused.what());
        }
        return true;
    }
    // One number over several roles meant the number in each; that is so where all that need a strength need the same
    // unit.
    template <class T>
    void as_meant(T&) const {}
    void as_meant(pledge& made) const {
        if (made.fills.size() < 2 || made.strength.size() != 1 || made.strength[0].in) return;
        std::vector<strength> in_each;
        std::string_view unit;
        for (const handle<role> to : made.fills) {
            const needs& wanted = proposal_[to].needs;
            if (wanted.count_units() == 0) continue;
            if (wanted.size() != 1 || (!in_each.empty() && wanted[0].unit != unit)) return;
            unit = wanted[0].unit;
            in_each.push_back(made.strength[0]);
            in_each.back().in = to;
        }
        if (in_each.size() < 2) return;
        made.strength = strengths{std::move(in_each)};
    }
    // A precondition or a mandate may wait for what comes later, or for itself: its condition is read last.
    template <class T, class Member>
    bool read_member(std::uint32_t e, std::uint32_t at, Member& into) {
        constexpr bool is_of_mandate = std::is_same_v<T, mandate>;
        if constexpr ((std::is_same_v<T, precondition> || is_of_mandate) &&
                      std::is_same_v<Member, std::optional<condition>>) {
            definitions_.push_back({e, at, is_of_mandate});
            return true;
        } else {
            return read(at, into);
        }
    }

    template <class T>
    void add_all() {
        const range all = ranges_[table_of<T>];
        for (std::uint32_t e = all.first; e < all.last; ++e)
            if (!add_one<T>(e)) refuse_order(e);
    }

    // Adds what is ready until nothing more is; then refuses the first that waits, and goes on.
    void add_in_any_order() {
        for (bool is_stuck = false; !is_stuck;) {
            bool has_moved = false;
            for_each_type(things_in_any_order{}, [&]<class T>(std::type_identity<T>) { has_moved |= add_ready<T>(); });
            if (has_moved) continue;
            is_stuck = true;
            for_each_type(things_in_any_order{},
                          [&]<class T>(std::type_identity<T>) { is_stuck = is_stuck && !refuse_first(table_of<T>); });
        }
    }
    // Refuses the first thing of a table that still waits; false where none does.
    bool refuse_first(scenario_table table) {
        range& left = ranges_[table];
        if (left.first == left.last) return false;
        waits_ = std::exchange(blocked_[table], {});
        refuse_order(left.first++);
        return true;
    }
    template <class T>
    bool add_ready() {
        range& left = ranges_[table_of<T>];
        wait& blocked = blocked_[table_of<T>];
        const std::uint32_t before = left.first;
        while (left.first < left.last) {
            if (blocked.token != 0 && entries_[blocked.entry].is == state::waiting) break;
            blocked = {};
            if (!add_one<T>(left.first)) {
                blocked = waits_;
                break;
            }
            ++left.first;
        }
        return left.first != before;
    }

    void define_conditions() {
        for (const definition& d : definitions_) {
            if (entries_[d.entry].is != state::added) continue;
            key_ = key_of(d.entry);
            condition when;
            if (!read(d.when, when)) continue;
            const any_handle made = entries_[d.entry].made;
            try {
                if (d.is_of_mandate) proposal_.define(handle<mandate>{made.index(), made.belongs_to()}, when);
                else proposal_.define(handle<precondition>{made.index(), made.belongs_to()}, when);
            } catch (const error& refused) {
                (void)report(d.when, refused.code(), refused.what());
            }
        }
    }

    void add_events(std::uint32_t at) {
        key_ = {};
        (void)read_list(at, "a list of events", [&](std::uint32_t part) {
            event_in_file made;
            std::vector<any_handle> on;  // one thing, or a list of them
            const bool is_vote = member_of(part, "vote") != part;
            if (!read_object(part, "an object", made, [&](std::uint32_t value, auto& member) {
                    if constexpr (!std::is_same_v<decltype(member), event_subject&>) return read(value, member);
                    else if (is_vote) return read_voter(value, member);
                    else
                        return read_one_or_several(value,
                                                   [&](std::uint32_t one) { return read(one, on.emplace_back()); });
                }))
                return false;
            if (is_vote) {
                made.on = made.subject.thing;
                if (made.vote && !record_vote(part, made)) return false;
                if (made.on) on.push_back(made.on);
            }
            if (on.empty()) return report(part, errc::missing_field, "an event is on something", "a member \"on\"");
            try {
                proposal_.add(event{std::move(made)}, on);
            } catch (const error& refused) {
                (void)report(place_of(refused.code(), part), refused.code(), refused.what());
            }
            return true;
        });
    }
    // The vote of one member is a roll call of one.
    bool record_vote(std::uint32_t at, event_in_file& made) {
        for (const char* other : {"status", "stage", "tally", "roll_call"})
            if (const std::uint32_t there = member_of(at, other); there != at)
                return report(there, errc::invalid_event, std::string{"a vote of one member has no \""} + other + "\"",
                              "\"vote\" alone, or the mandate with its roll call");
        if (!made.on) return true;  // reported as missing
        const std::uint32_t on = member_of(at, "on");
        const handle<mandate> what = *proposal_.as<mandate>(made.on);
        if (is_voted_on(proposal_.graph(), vertex_of(what)) && !check_member(on, made.subject.voter, what))
            return false;
        made.roll_call = {{made.subject.voter, *made.vote}};
        return true;
    }

    // Contributions, decisions and votes that are there although nothing else names them; and since when others, that
    // are not in the file, had mentioned things.
    void read_mentioned(std::uint32_t at) {
        key_ = {};
        (void)read_list(at, "a list of keys such as \"AZE/troops\"", [&](std::uint32_t part) {
            constexpr const char* what = "a key such as \"AZE/troops\", or an object with \"thing\" and \"on\"";
            mention_in_file made;
            const auto read_value = [&](std::uint32_t value, auto& member) { return read(value, member); };
            if (!read_alone_or_object(part, what, made, read_value)) return false;
            if (tape_[part].kind != token_kind::object) return true;
            if (!made.thing) return report(part, errc::missing_field, "a mention has no \"thing\"", what);
            proposal_.mention(made.thing, made.on);
            return true;
        });
    }

    // ---- what a thing comes to

    template <class T>
    bool afford_all(std::uint32_t at, const T& made) {
        std::uint64_t cost = cost_of(made);
        if constexpr (statement_kind<T>) cost += std::uint64_t{made.replaces.size()} * made.citations.size();
        return afford(at, cost);
    }
    [[nodiscard]] std::uint64_t cost_of(const pledge& made) const {
        std::uint64_t cost = 0;
        if (made.by)
            for (const handle<role> to : made.fills) cost += 4 * cost_of_contribution(made.by, to);
        return cost;
    }
    // The limit counted what it is put on when that was read; it will also be put on later contributions to its roles.
    [[nodiscard]] std::uint64_t cost_of(const requirement& made) {
        for (const any_handle on : made.on)
            if (const auto task = proposal_.as<role>(on)) count_on_role(*task);
        return 0;
    }
    [[nodiscard]] static std::uint64_t cost_of(
        const among<citation, actor, role, mandate, precondition, position, force> auto&) {
        return 0;
    }

    // ---- errors

    // For a thing that waits for one that is not there: it stands below, or needs this one itself.
    void refuse_order(std::uint32_t e) {
        entries_[e].is = state::refused;
        key_ = key_of(e);
        const std::string needed = excerpt(key_of(waits_.entry));
        if (waits_.entry == e) {
            (void)report(waits_.token,
                         entries_[e].table == table_of<actor> ? errc::invalid_members : errc::invalid_order,
                         needed + " names itself here");
        } else if (entries_[e].table == table_of<actor>) {
            (void)report(waits_.token, errc::invalid_members,
                         "the member " + needed + " must stand above its group " + excerpt(key_of(e)) +
                             ", and cannot have it as a member in turn");
        } else {
            (void)report(waits_.token, errc::invalid_order,
                         needed + " must stand above what names it here, and cannot name it in turn");
        }
    }

    // Where an error of `add` belongs.
    [[nodiscard]] std::uint32_t place_of(errc code, std::uint32_t object) const {
        const auto first_of = [&](std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names)
                if (const std::uint32_t m = member_of(object, name); m != object) return m;
            return object;
        };
        switch (code) {
            case errc::invalid_range:
                return first_of({"strength", "unsized"});
            case errc::invalid_unit:
                return first_of({"strength", "needs", "unsized"});
            case errc::invalid_reading:
                return first_of({"reading"});
            case errc::invalid_replaces:
                return first_of({"replaces"});
            case errc::invalid_members:
                return first_of({"members"});
            case errc::invalid_event:
                return first_of({"stage", "status", "tally", "expires"});
            case errc::invalid_duration:
                return first_of({"lasts"});
            case errc::no_status:
                return first_of({"status", "on"});
            default:
                return object;
        }
    }

    by_table<wait> blocked_{};
    std::vector<definition> definitions_{};
};

}  // namespace muster::detail

#endif
