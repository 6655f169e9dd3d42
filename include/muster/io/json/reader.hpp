#ifndef MUSTER_IO_JSON_READER_HPP
#define MUSTER_IO_JSON_READER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <muster/io/json/read_votes.hpp>

namespace muster::detail {

/// Makes a proposal of a tape. What names something is read when that is there, whatever the order of the tables.
class scenario_reader : public voting_reader {
public:
    using voting_reader::voting_reader;

    [[nodiscard]] proposal read_scenario() {
        scenario_form form;
        (void)read_object<scenario_form>(0, "an object with the scenario", [&](std::uint32_t at, const auto& f) {
            return value_reader::read(at, form.*f.member);
        });
        if (tape_[0].kind != token_kind::object) findings_.refuse();
        read_head(form);
        declare(form);
        add_all<citation>();
        add_bodies();
        add_all<actor>();
        check_bodies_of_actors();
        add_all<role>();
        add_all<mandate>();
        add_all<precondition>();
        adopt_mandates();
        if (!votes_are_known_) findings_.refuse();
        add_statements();
        define_preconditions();
        if (form.events) add_events(form.events.token);
        if (form.mentioned) read_mentioned(form.mentioned.token);
        check_votes();
        findings_.refuse_if_any();
        return std::move(proposal_);
    }

private:
    struct definition {
        std::uint32_t entry = 0, when = 0;  // when: token
    };

    void read_head(const scenario_form& form) {
        constexpr const char* version = "\"muster\": 1, the version of the format";
        std::uint64_t number = 0;
        if (!form.muster)
            (void)report(0, errc::missing_field, "the scenario does not say which format it has", version);
        else if (value_reader::read(form.muster.token, number) && number != 1)
            (void)report(form.muster.token, errc::invalid_number,
                         "version " + std::to_string(number) + " of the format is not known", version);
        std::string name;
        if (form.proposal) (void)value_reader::read(form.proposal.token, name);
        proposal_ = proposal{std::move(name)};
    }

    // Enters the keys of all tables.
    void declare(const scenario_form& form) {
        const std::array<std::uint32_t, table_count> tables{
            form.citations.token, form.bodies.token,        form.actors.token,  form.roles.token,
            form.mandates.token,  form.preconditions.token, form.pledges.token, form.requirements.token,
            form.positions.token, form.forces.token};
        std::array<std::uint8_t, table_count> order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        std::sort(order.begin(), order.end(), [&](std::uint8_t a, std::uint8_t b) { return tables[a] < tables[b]; });
        for (const std::uint8_t i : order) {
            ranges_[i] = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(entries_.size())};
            const std::uint32_t at = tables[i];
            if (at == 0 || !expect(at, token_kind::object, "an object of things by key")) continue;
            const auto table = static_cast<scenario_table>(i);
            for (std::uint32_t name = at + 1; name < tape_.after(at); name = tape_.after(name + 1))
                entries_.push_back({name, table, state::waiting, {}});
            ranges_[i].last = static_cast<std::uint32_t>(entries_.size());
        }
        // A statement makes some vertices of its own, and a part of a condition with several parts one.
        constexpr std::size_t most_reserved = 4'000'000;
        const range pledges = ranges_[static_cast<std::size_t>(scenario_table::pledges)];
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
        const bool good = read_object<T>(
            at, "an object", [&](std::uint32_t value, const auto& f) { return read_field(e, value, made.*f.member); });
        if (waits_.token != 0) {
            findings_.forget_after(before);
            return false;
        }
        entries_[e].is = state::refused;
        if (!good || !afford_all(at, made)) return true;
        try {
            const auto added = proposal_.add(std::move(made));
            entries_[e].made = any_handle{added.index(), added.belongs_to()};
            entries_[e].is = state::added;
        } catch (const error& refused) {
            (void)report(place_of(refused.code(), at), refused.code(), refused.what());
        }
        return true;
    }
    template <class Value>
    bool read_field(std::uint32_t, std::uint32_t at, Value& into) {
        return read(at, into);
    }
    // Of the fields of this type only a precondition's condition is read later.
    bool read_field(std::uint32_t e, std::uint32_t at, std::optional<condition>& into) {
        if (entries_[e].table != scenario_table::preconditions) return read(at, into);
        definitions_.push_back({e, at});
        return true;
    }

    template <class T>
    void add_all() {
        const range all = ranges_[static_cast<std::size_t>(table_of<T>)];
        for (std::uint32_t e = all.first; e < all.last; ++e)
            if (!add_one<T>(e)) refuse_order(e);
    }

    // Statements and forces may name each other across tables; within a table only what stands above.
    void add_statements() {
        for (;;) {
            const std::array<bool, 4> moved{add_ready<force>(), add_ready<pledge>(), add_ready<requirement>(),
                                            add_ready<position>()};
            if (std::find(moved.begin(), moved.end(), true) != moved.end()) continue;
            bool is_stuck = false;
            for (const scenario_table t : {scenario_table::forces, scenario_table::pledges,
                                           scenario_table::requirements, scenario_table::positions}) {
                const std::size_t i = static_cast<std::size_t>(t);
                if (ranges_[i].first == ranges_[i].last) continue;
                waits_ = blocked_[i];
                blocked_[i] = {};
                refuse_order(ranges_[i].first++);
                is_stuck = true;
                break;
            }
            if (!is_stuck) return;
        }
    }
    template <class T>
    bool add_ready() {
        constexpr std::size_t i = static_cast<std::size_t>(table_of<T>);
        range& left = ranges_[i];
        const std::uint32_t before = left.first;
        while (left.first < left.last) {
            if (blocked_[i].token != 0 && entries_[blocked_[i].entry].is == state::waiting) break;
            blocked_[i] = {};
            if (!add_one<T>(left.first)) {
                blocked_[i] = waits_;
                break;
            }
            ++left.first;
        }
        return left.first != before;
    }

    void define_preconditions() {
        for (const definition& d : definitions_) {
            if (entries_[d.entry].is != state::added) continue;
            key_ = key_of(d.entry);
            condition when;
            if (!read(d.when, when)) continue;
            const any_handle made = entries_[d.entry].made;
            try {
                proposal_.define(handle<precondition>{made.index(), made.belongs_to()}, when);
            } catch (const error& refused) {
                (void)report(d.when, refused.code(), refused.what());
            }
        }
    }

    void add_events(std::uint32_t at) {
        key_ = {};
        if (!expect(at, token_kind::array, "a list of events")) return;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) {
            event made;
            const bool good = read_object<event>(
                part, "an object", [&](std::uint32_t value, const auto& f) { return read(value, made.*f.member); });
            if (!good) continue;
            try {
                if (!made.on) {
                    (void)report(part, errc::missing_field, "an event is on something", "a member \"on\"");
                    continue;
                }
                proposal_.add(std::move(made));
            } catch (const error& refused) {
                (void)report(place_of(refused.code(), part), refused.code(), refused.what());
            }
        }
    }

    // Contributions, decisions and votes that are there although nothing else names them.
    void read_mentioned(std::uint32_t at) {
        key_ = {};
        if (!expect(at, token_kind::array, "a list of keys such as \"AZE/troops\"")) return;
        any_handle made;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) (void)read(part, made);
    }

    // ---- what a thing comes to

    template <class T>
    bool afford_all(std::uint32_t at, const T& made) {
        std::uint64_t cost = 0;
        if constexpr (requires { made.replaces; }) cost += std::uint64_t{made.replaces.size()} * made.citations.size();
        if constexpr (std::is_same_v<T, pledge>) {
            if (made.by)
                for (const handle<role> to : made.fills) cost += 4 * cost_of_contribution(made.by, to);
        }
        if constexpr (std::is_same_v<T, requirement>) {
            for (const any_handle on : made.on)
                if (const auto task = proposal_.as<role>(on)) count_requirement(*task);
        }
        return afford(at, cost);
    }

    // ---- errors

    // For a thing that waits for one that is not there: it stands below, or needs this one itself.
    void refuse_order(std::uint32_t e) {
        entries_[e].is = state::refused;
        key_ = key_of(e);
        const std::string needed = excerpt(key_of(waits_.entry));
        if (waits_.entry == e) {
            (void)report(waits_.token,
                         entries_[e].table == scenario_table::actors ? errc::invalid_members : errc::invalid_order,
                         needed + " names itself here");
        } else if (entries_[e].table == scenario_table::actors) {
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
            case errc::no_status:
                return first_of({"status", "on"});
            default:
                return object;
        }
    }

    std::array<wait, table_count> blocked_{};
    std::vector<definition> definitions_{};
};

}  // namespace muster::detail

#endif
