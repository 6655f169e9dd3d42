#ifndef MUSTER_IO_JSON_IMPL_REFERENCE_READER_HPP
#define MUSTER_IO_JSON_IMPL_REFERENCE_READER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/key_table.hpp>
#include <muster/io/json/impl/body_reader.hpp>
#include <muster/io/json/impl/condition_forms.hpp>
#include <muster/proposal/impl/key_of_name.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// Reads values that name things: keys, lists of them, conditions. A thing that the file declares but that is not in
/// the proposal yet makes the reading wait; one that was refused makes it fail without another word.
class reference_reader : public body_reader {
public:
    using body_reader::body_reader;

    /// How far a thing of the file has come.
    enum class state : std::uint8_t { waiting, added, refused };

    struct entry {
        std::uint32_t name = 0;  // token
        scenario_table table{};
        state is = state::waiting;
        any_handle made{};  // of a citation, its number
    };

    /// The first key met that is not in the proposal yet, while a thing was read.
    struct wait {
        std::uint32_t token = 0;
        std::uint32_t entry = 0;
    };

    using body_reader::read;

    template <class T>
    bool read(std::uint32_t at, handle<T>& into) {
        const std::string what = std::string{"the key of "} + one_of(table_of<T>);
        return expect(at, token_kind::string, what.c_str()) && find(at, tape_.string(at), into);
    }
    template <class T>
    bool read(std::uint32_t at, handles<T>& into) {
        std::vector<handle<T>> all;
        const bool good = read_one_or_several(at, [&](std::uint32_t part) {
            all.emplace_back();
            return read(part, all.back());
        });
        into = handles<T>{std::move(all)};
        return good;
    }
    /// A range, an object of units and ranges, or an object of keys of roles and either.
    bool read(std::uint32_t at, strengths& into) {
        std::vector<strength> all;
        const auto read_units = [&](std::uint32_t in, handle<role> task) {
            if (tape_[in].kind != token_kind::object) {
                all.push_back({.in = task});
                return read_range(in, all.back());
            }
            bool good = true;
            for (std::uint32_t m = in + 1; m < tape_.after(in); m = tape_.after(m + 1)) {
                all.push_back({.unit = std::string{tape_.string(m)}, .in = task});
                good &= read_range(m + 1, all.back());
            }
            return good;
        };
        const bool has_roles = tape_[at].kind == token_kind::object && tape_.after(at) != at + 1 && is_role(at + 1);
        bool good = true;
        if (!has_roles) good = read_units(at, {});
        for (std::uint32_t m = at + 1; has_roles && m < tape_.after(at); m = tape_.after(m + 1)) {
            handle<role> task;
            good = find(m, tape_.string(m), task) && good;
            good = read_units(m + 1, task) && good;
        }
        into = strengths{std::move(all)};
        return good;
    }
    /// Votes by how they were cast: `{"in_favour": ["USA"], "abstaining": ["CHN", "RUS"]}`.
    bool read(std::uint32_t at, std::vector<recorded_vote>& into) {
        if (!expect(at, token_kind::object, "an object of votes and lists of actors, such as {\"against\": [\"RUS\"]}"))
            return false;
        bool good = true;
        for (std::uint32_t m = at + 1; m < tape_.after(at); m = tape_.after(m + 1)) {
            ballot how{};
            if (!read(m, how)) {
                good = false;
                continue;
            }
            good &= read_one_or_several(m + 1, [&](std::uint32_t part) {
                handle<actor> by;
                if (!expect(part, token_kind::string, "the key of a member") ||
                    !find_voter(part, tape_.string(part), by))
                    return false;
                into.push_back({by, how});
                return true;
            });
        }
        return good;
    }
    /// The vote of a member on a mandate: `CHN/resolution`.
    bool read_voter(std::uint32_t at, event_subject& into) {
        constexpr const char* any_vote = "a member and the mandate that it votes on, such as \"CHN/resolution\"";
        if (!expect(at, token_kind::string, any_vote)) return false;
        const std::string_view word = tape_.string(at);
        const std::size_t slash = word.find('/');
        if (slash == std::string_view::npos || word.find('/', slash + 1) != std::string_view::npos)
            return report(at, errc::invalid_event, excerpt(word) + " is not whose vote on what", any_vote);
        handle<mandate> on;
        bool good = find_voter(at, word.substr(0, slash), into.voter);
        good &= find(at, word.substr(slash + 1), on);
        if (good) into.thing = on;
        return good;
    }
    /// Whether a word is the key of a role, so that it is no unit.
    [[nodiscard]] bool is_role(std::uint32_t at) {
        const std::uint32_t e = find_entry(tape_.string(at));
        return e != key_table::none && entries_[e].table == table_of<role>;
    }
    /// Anything that has a status.
    bool read(std::uint32_t at, any_handle& into) {
        if (!expect(at, token_kind::string, any_key)) return false;
        const std::string_view word = tape_.string(at);
        if (word.find('/') != std::string_view::npos) return mention(at, word, into);
        const std::uint32_t e = find_entry(word);
        if (e == key_table::none) {  // perhaps something that an adoption by vote has added
            if (const auto known = proposal_.find(word)) into = *known;
            return into ? true : report_unknown(at, word, nullptr);
        }
        if (entries_[e].table == table_of<citation> || entries_[e].table == table_of<body>)
            return report(at, errc::wrong_kind,
                          excerpt(word) + " is " + one_of(entries_[e].table) + ", which has no status", any_key);
        return is_there(at, e, into);
    }
    bool read(std::uint32_t at, scope& into) {
        return read_one_or_several(at, [&](std::uint32_t part) {
            any_handle one;
            if (!read(part, one)) return false;
            if (const auto task = proposal_.as<role>(one)) into.include(*task);
            else if (const auto made = proposal_.as<contribution>(one)) into.include(*made);
            else
                return report(part, errc::wrong_kind, excerpt(tape_.string(part)) + " can have no requirement",
                              "the key of a role, or a contribution such as \"AZE/troops\"");
            return afford(part, cost_of_requirement(one));
        });
    }
    bool read(std::uint32_t at, std::vector<membership>& into) {
        const bool good = read_list(at, "a list of members", [&](std::uint32_t part) {
            membership& m = into.emplace_back();
            const bool is_read =
                read_alone_or_object(part, "the key of a member, or an object with its key", m,
                                     [this](std::uint32_t value, auto& member) { return read(value, member); });
            m.until = first_day_after(m.until, format_);
            return is_read;
        });
        return good && afford(at, std::uint64_t{into.size()} * into.size() / 16);
    }
    bool read(std::uint32_t at, condition& into) {
        terms_.clear();
        if (!read_condition(at)) return false;
        into = condition::of_terms({terms_.begin(), terms_.end()});
        return true;
    }
    bool read(std::uint32_t at, std::optional<condition>& into) { return read(at, into.emplace()); }

protected:
    [[nodiscard]] std::string_view key_of(std::uint32_t e) const { return tape_.string(entries_[e].name); }
    [[nodiscard]] std::uint32_t find_entry(std::string_view key) const {
        return index_.find(key, [this](std::uint32_t e) { return key_of(e); });
    }

    /// Throws `scenario_error` once the file makes more than the caller allows.
    bool afford(std::uint32_t at, std::uint64_t cost) {
        spent_ += cost;
        if (spent_ <= limits_.expansion) return true;
        (void)report(at, errc::limit_exceeded,
                     "what groups and roles stand for comes to more than " + std::to_string(limits_.expansion) +
                         " vertices and arcs");
        findings_.refuse();
    }
    [[nodiscard]] std::uint64_t members_of_actor(handle<actor> who) const {
        return (std::max)(proposal_[who].members.size(), std::size_t{1});
    }
    /// Of the contributions of an actor to a role: every requirement on the role bears on each of them.
    [[nodiscard]] std::uint64_t cost_of_contribution(handle<actor> by, handle<role> to) const {
        return members_of_actor(by) * (1 + counted_on(to));
    }
    /// The requirements on a role, and the conditions on what comes to it: each concerns every contribution.
    [[nodiscard]] std::uint64_t counted_on(handle<role> to) const {
        return to.index() < on_role_.size() ? on_role_[to.index()] : 0;
    }
    void count_on_role(handle<role> on) {
        if (on_role_.size() <= on.index()) on_role_.resize(on.index() + 1);
        ++on_role_[on.index()];
    }

    proposal proposal_{};
    scenario_format format_ = newest_format;
    std::vector<entry> entries_{};
    key_table index_{};
    wait waits_{};
    /// Votes on mandates that are adopted by vote of those who have none, and where they were first named.
    std::vector<std::pair<std::uint32_t, handle<vote>>> foreign_votes_{};

private:
    static constexpr std::size_t most_words = 300'000;  // that are compared for near misses
    static constexpr const char* any_key = "the key of a thing, or a contribution such as \"AZE/troops\"";

    [[nodiscard]] std::uint64_t cost_of_requirement(any_handle on) const {
        if (proposal_.as<role>(on)) return heads(proposal_.graph(), vertex_of(on)).size();
        return members_of_actor(proposal_[*proposal_.as<contribution>(on)].by);
    }

    // ---- keys

    template <class T>
    bool find(std::uint32_t at, std::string_view word, handle<T>& into) {
        const std::uint32_t e = find_entry(word);
        constexpr scenario_table table = table_of<T>;
        if (e == key_table::none) return report_unknown(at, word, &table);
        if (entries_[e].table != table)
            return report(at, errc::wrong_kind, excerpt(word) + " is " + one_of(entries_[e].table),
                          std::string{"the key of "} + one_of(table));
        any_handle made;
        if (!is_there(at, e, made)) return false;
        into = handle<T>{made.index(), made.belongs_to()};
        return true;
    }
    // A member of a body is an actor, whether or not the file says more of it.
    bool find_voter(std::uint32_t at, std::string_view word, handle<actor>& into) {
        if (const auto known = proposal_.find<actor>(word)) {
            into = *known;
            return true;
        }
        if (find_entry(word) != key_table::none) return find(at, word, into);
        near_miss near{word.substr(0, 64)};
        for (const handle<actor> who : proposal_.all<actor>()) {
            if (words_compared_ >= most_words) break;
            if (proposal_[who].key.size() <= 128) near.consider(proposal_[who].key);
            ++words_compared_;
        }
        return report(at, errc::unknown_key, "nothing has the key " + excerpt(word), "the key of a member",
                      near.best());
    }
    bool is_there(std::uint32_t at, std::uint32_t e, any_handle& made) {
        made = entries_[e].made;
        if (entries_[e].is == state::waiting && waits_.token == 0) waits_ = {at, e};
        return entries_[e].is == state::added;
    }
    bool report_unknown(std::uint32_t at, std::string_view word, const scenario_table* table) {
        const std::string expected =
            table != nullptr ? std::string{"the key of "} + one_of(*table) : std::string{any_key};
        if (word.size() <= 64 && words_compared_ < most_words) {
            words_compared_ += proposal_.size();
            const std::string named = key_of_name(proposal_.graph(), word);
            const std::uint32_t e = named.empty() ? key_table::none : find_entry(named);
            if (e != key_table::none && (table == nullptr || entries_[e].table == *table))
                return report(at, errc::unknown_key, excerpt(word) + " is a name, not a key", expected, named);
        }
        near_miss near{word};
        for (std::uint32_t e = 0; word.size() <= 64 && e < entries_.size() && words_compared_ < most_words; ++e) {
            if (table != nullptr && entries_[e].table != *table) continue;
            if (key_of(e).size() > 128) continue;
            near.consider(key_of(e));
            ++words_compared_;
        }
        return report(at, errc::unknown_key, "nothing has the key " + excerpt(word), expected, near.best());
    }

    /// What exists at first mention: `ACTOR/ROLE`, `ACTOR/ROLE/decision`, `/strength`, `ACTOR/MANDATE/for`, `/against`,
    /// `/absent`. A second strength, `/strength/2`, exists once the offer was added that it belongs to.
    bool mention(std::uint32_t at, std::string_view word, any_handle& into) {
        if (const auto known = proposal_.find(word)) {
            into = *known;
            return true;
        }
        const std::size_t first = word.find('/');
        const std::size_t second = (std::min)(word.find('/', first + 1), word.size());
        const std::string_view middle = word.substr(first + 1, second - first - 1);
        const std::string_view last = second == word.size() ? std::string_view{} : word.substr(second + 1);
        const std::uint32_t of = find_entry(middle);
        const bool is_vote = of != key_table::none && entries_[of].table == table_of<mandate>;
        handle<actor> by;
        bool good = find(at, word.substr(0, first), by);
        if (is_vote) {
            handle<mandate> on;
            good &= find(at, middle, on);
            const std::optional<vote_side> side = parse_enumerator<vote_side>(last);
            if (!side)
                return report(
                    at, errc::unknown_key, excerpt(word) + " names no side of a vote",
                    "a key that ends in \"/for\", \"/against\" or \"/absent\", or, of an event, \"vote\" beside it");
            if (!good) return false;
            const handle<vote> made = proposal_.vote_of(by, on, *side);
            if (is_voted_on(proposal_.graph(), vertex_of(on))) foreign_votes_.emplace_back(at, made);
            into = made;
            return true;
        }
        handle<role> to;
        good &= find(at, middle, to);
        const bool is_strength = last.substr(0, last.find('/')) == "strength";
        if (second != word.size() && last != "decision" && !is_strength)
            return report(at, errc::unknown_key, excerpt(word) + " names nothing",
                          "an actor and a role, such as \"AZE/troops\" or \"AZE/troops/decision\"");
        if (!good || !afford(at, cost_of_contribution(by, to))) return false;
        if (last == "decision" && !proposal_[by].members.empty())
            return report(at, errc::invalid_members, excerpt(word) + ": a group with known members leaves it to them",
                          "the decision of a member");
        const handle<contribution> made = proposal_.contribution_of(by, to);
        if (last == "decision") {
            into = proposal_.decision_on(made);
        } else if (!is_strength) {
            into = made;
        } else if (const auto known = proposal_.find(word)) {
            into = *known;
        } else {
            return wait_for_offer(at, word, by);
        }
        return true;
    }
    // For the strength of an offer that is not there yet: it may be that of a pledge which is still to be added.
    bool wait_for_offer(std::uint32_t at, std::string_view word, handle<actor> by) {
        (void)afford(at, entries_.size() / 16);
        for (std::uint32_t e = 0; e < entries_.size(); ++e) {
            const std::uint32_t offer = entries_[e].name + 1;
            if (entries_[e].is != state::waiting || entries_[e].table != table_of<pledge> ||
                tape_[offer].kind != token_kind::object)
                continue;
            const std::uint32_t who = member_of(offer, "by");
            if (tape_[who].kind != token_kind::string || tape_.string(who) != proposal_[by].key) continue;
            if (waits_.token == 0) waits_ = {at, e};
            return false;
        }
        return report(at, errc::unknown_key, excerpt(word) + " names no offer of an unsettled strength",
                      "a contribution that was offered with a range, such as \"AZE/troops/strength\"");
    }

    // ---- conditions

    // Appends the terms of a condition, in postfix. As deep as the file, which has a limit.
    bool read_condition(std::uint32_t at) {
        if (tape_[at].kind == token_kind::string) {
            condition::term thing{.kind = condition_kind::thing};
            if (!read(at, thing.what)) return false;
            terms_.push_back(thing);
            return true;
        }
        const auto& names = names_in_conditions;
        form_tokens tokens{};
        if (!take_apart(at, any_condition().c_str(), {names.all.data(), names.count}, {tokens.data(), names.count}))
            return false;
        std::uint32_t there = 0, heads = 0;
        for (std::size_t i = 0; i < names.count; ++i)
            if (tokens[i] != 0) there |= std::uint32_t{1} << i;
        for (const sought_form& form : sought_forms) {
            if ((form.needs & ~there) == 0 && (there & ~form.takes) == 0) return read_form(form, tokens);
            heads |= form.head() & there;
        }
        if (heads == 0) return report(at, errc::missing_field, "this object is no condition", any_condition());
        return report_form(at, there, heads);
    }
    using form_tokens = std::array<std::uint32_t, names_in_conditions.all.size()>;

    bool read_form(const sought_form& form, const form_tokens& tokens) {
        condition::term root{.kind = form.kind};
        counted_in counted;
        bool good = true;
        std::uint32_t weights = 0, threshold = 0, group = 0, counts = 0;
        std::uint64_t most = 0;  // what the threshold can reach
        for (std::size_t m = 0; m < form.members.size(); ++m)
            if (form.members[m].holds == condition_part::weights) weights = tokens[form.places[m]];
        for (std::size_t m = 0; m < form.members.size(); ++m) {
            const std::uint32_t at = form.members[m].holds == condition_part::nothing ? 0 : tokens[form.places[m]];
            if (at == 0) continue;
            switch (form.members[m].holds) {
                case condition_part::nothing:
                case condition_part::weights:  // read with the parts
                    break;
                case condition_part::parts:
                    good &= read_parts(at, weights, root, most);
                    break;
                case condition_part::part:
                    good &= read_condition(at);
                    root.parts = 1;
                    break;
                case condition_part::threshold:
                    good &= value_reader::read(threshold = at, root.threshold, 1);
                    break;
                case condition_part::group:
                    good &= read_group(group = at, root, most);
                    break;
                case condition_part::role:
                    good &= read(at, counted.in);
                    break;
                case condition_part::counted:
                    counts = at;
                    good &= read(at, counted.in);
                    break;
                case condition_part::unit:
                    good &= value_reader::read(at, counted.unit);
                    break;
                case condition_part::from:
                case condition_part::besides:
                    good &= read_side(at, form.members[m].holds, root);
                    break;
                case condition_part::share:
                    good &= read_share(at, root);
                    break;
                case condition_part::thing:
                    good &= read(at, root.what);
                    break;
                case condition_part::time:
                    if (duration time; good &= value_reader::read(at, time)) root.time(time);
                    break;
            }
        }
        if (!good) return false;
        root.counted = std::move(counted);
        if (counts != 0) return read_amount(counts, root);
        if (threshold != 0 && root.threshold > most)
            return report(threshold, errc::invalid_threshold,
                          group == 0 ? std::to_string(root.threshold) + " is more than all parts come to, which is " +
                                           std::to_string(most)
                                     : "of " + excerpt(tape_.string(group)) + " " + std::to_string(most) +
                                           " members are known, and at least " + std::to_string(root.threshold) +
                                           " are asked for");
        terms_.push_back(root);
        return group == 0 || afford(group, most + cost_in_role(root));
    }
    bool read_parts(std::uint32_t at, std::uint32_t weights, condition::term& root, std::uint64_t& total) {
        if (!expect(at, token_kind::array, "a list of conditions")) return false;
        if (weights != 0 && !expect(weights, token_kind::array, "a list of numbers")) return false;
        bool good = true;
        std::uint32_t w = weights + 1;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) {
            std::uint64_t weight = 1;
            if (weights != 0) {
                if (w >= tape_.after(weights))
                    return report(weights, errc::missing_field, "fewer weights than conditions", "one weight for each");
                good &= value_reader::read(w, weight, 1, 1'000'000'000'000);
                w = tape_.after(w);
            }
            total += weight;
            ++root.parts;
            good &= read_condition(part);
            if (good) terms_.back().weight = weight;
        }
        if (weights != 0 && w < tape_.after(weights))
            return report(w, errc::unknown_field, "more weights than conditions", "one weight for each");
        return good;
    }
    bool read_amount(std::uint32_t at, const condition::term& root) {
        if (root.kind == condition_kind::share && !root.what)
            return report(at, errc::missing_field, "a share of what the others send needs to say whose it is",
                          "\"from\" or \"besides\"");
        terms_.push_back(root);
        count_on_role(root.counted->in);
        return afford(at, cost_of_counting(root.counted->in));
    }
    // All that is offered to the role already is counted anew.
    [[nodiscard]] std::uint64_t cost_of_counting(handle<role> to) const {
        std::uint64_t cost = 1;
        for (const link& arc : heads(proposal_.graph(), vertex_of(to)))
            cost += 1 + heads(proposal_.graph(), arc.vertex).size();
        return cost;
    }
    bool read_side(std::uint32_t at, condition_part part, condition::term& root) {
        if (root.what) return report(at, errc::unknown_field, "\"besides\" together with \"from\"", "one of them");
        handle<actor> who;
        if (!read(at, who)) return false;
        root.what = who;
        root.is_besides = part == condition_part::besides;
        return true;
    }
    bool read_share(std::uint32_t at, condition::term& root) {
        const std::optional<std::array<std::uint32_t, 2>> numbers =
            list_of<2>(at, "a list of two numbers, such as [1, 2] for a half");
        if (!numbers) return false;
        bool good = value_reader::read((*numbers)[0], root.threshold, 1, 1'000);
        std::uint64_t of = root.of;
        good &= value_reader::read((*numbers)[1], of, 1, 1'000);
        root.of = static_cast<std::uint16_t>(of);
        return good;
    }
    bool read_group(std::uint32_t at, condition::term& root, std::uint64_t& known) {
        handle<actor> group;
        if (!read(at, group)) return false;
        root.what = group;
        known = proposal_[group].members.size();
        return true;
    }
    [[nodiscard]] std::uint64_t cost_in_role(const condition::term& members) const {
        return members.counted->in ? cost_of_contribution(*proposal_.as<actor>(members.what), members.counted->in) : 0;
    }

    /// Of an object whose members do not go together: what those that tell its kind go with.
    bool report_form(std::uint32_t at, std::uint32_t there, std::uint32_t heads) {
        const bool has_one_head = (heads & (heads - 1)) == 0;
        bool lacks = true;  // nothing is too much for any form that begins so
        std::string expected;
        for (const sought_form& form : sought_forms) {
            if (!has_one_head || form.head() != heads) continue;
            lacks = lacks && ((there & ~form.takes) == 0);
            expected += expected.empty() ? "" : ", or ";
            expected += in_words(form);
        }
        if (has_one_head && lacks)
            return report(at, errc::missing_field, "this condition lacks a member", std::move(expected));
        return report(at, errc::unknown_field, "members that do not go together in a condition",
                      has_one_head ? expected : all_heads());
    }
    /// Such as `"at_least" with "of", perhaps with "weights"`.
    [[nodiscard]] static std::string in_words(const sought_form& form) {
        std::string words = in_quotes(form.members[0].name);
        const char* between = " with ";
        for (std::size_t m = 1; m < form.members.size(); ++m) {
            const condition_member& member = form.members[m];
            if (member.holds == condition_part::nothing) continue;
            words += is_optional(member.holds) ? ", perhaps with " : std::exchange(between, " and ");
            words += in_quotes(member.name);
        }
        return words == in_quotes(form.members[0].name) ? words + " alone" : words;
    }
    [[nodiscard]] static std::string all_heads() {
        std::vector<std::string_view> heads;
        for (const sought_form& form : sought_forms)
            if (std::find(heads.begin(), heads.end(), form.members[0].name) == heads.end())
                heads.push_back(form.members[0].name);
        return words_or(heads);
    }
    [[nodiscard]] static const std::string& any_condition() {
        static const std::string words = "a condition: a key, or an object with " + all_heads();
        return words;
    }

    std::vector<condition::term> terms_{};
    std::vector<std::uint32_t> on_role_{};  // how many requirements and conditions on numbers, by vertex
    std::uint64_t spent_ = 0;
    std::size_t words_compared_ = 0;
};

}  // namespace muster::detail

#endif
