#ifndef MUSTER_IO_JSON_REFERENCES_HPP
#define MUSTER_IO_JSON_REFERENCES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/core/key_table.hpp>
#include <muster/io/json/read_body.hpp>
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
        const bool good = for_one_or_several(at, [&](std::uint32_t part) {
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
    /// Whether a word is the key of a role, so that it is no unit.
    [[nodiscard]] bool is_role(std::uint32_t at) {
        const std::uint32_t e = find_entry(tape_.string(at));
        return e != key_table::none && entries_[e].table == scenario_table::roles;
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
        if (entries_[e].table == scenario_table::citations || entries_[e].table == scenario_table::bodies)
            return report(at, errc::wrong_kind,
                          excerpt(word) + " is " + one_of(entries_[e].table) + ", which has no status", any_key);
        return is_there(at, e, into);
    }
    bool read(std::uint32_t at, scope& into) {
        return for_one_or_several(at, [&](std::uint32_t part) {
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
        if (!expect(at, token_kind::array, "a list of members")) return false;
        bool good = true;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) {
            membership& m = into.emplace_back();
            good &= tape_[part].kind != token_kind::object
                        ? read(part, m.who)
                        : read_object<membership>(
                              part, "", [&](std::uint32_t value, const auto& f) { return read(value, m.*f.member); });
        }
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
        return members_of_actor(by) * (1 + requirements_on(to));
    }
    [[nodiscard]] std::uint64_t requirements_on(handle<role> to) const {
        return to.index() < on_role_.size() ? on_role_[to.index()] : 0;
    }
    void count_requirement(handle<role> on) {
        if (on_role_.size() <= on.index()) on_role_.resize(on.index() + 1);
        ++on_role_[on.index()];
    }

    proposal proposal_{};
    std::vector<entry> entries_{};
    key_table index_{};
    wait waits_{};
    /// Votes on mandates that are adopted by vote of those who have none, and where they were first named.
    std::vector<std::pair<std::uint32_t, handle<vote>>> foreign_votes_{};

private:
    static constexpr const char* any_key = "the key of a thing, or a contribution such as \"AZE/troops\"";
    static constexpr const char* any_condition =
        "a condition: a key, or an object with \"all_of\", \"any_of\", \"at_least\" or \"not\"";

    template <class Read>
    bool for_one_or_several(std::uint32_t at, const Read& read_one) {
        if (tape_[at].kind != token_kind::array) return read_one(at);
        bool good = true;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) good &= read_one(part);
        return good;
    }

    [[nodiscard]] std::uint64_t cost_of_requirement(any_handle on) const {
        if (proposal_.as<role>(on)) return boost::out_degree(on.index(), proposal_.graph());
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
    bool is_there(std::uint32_t at, std::uint32_t e, any_handle& made) {
        made = entries_[e].made;
        if (entries_[e].is == state::waiting && waits_.token == 0) waits_ = {at, e};
        return entries_[e].is == state::added;
    }
    bool report_unknown(std::uint32_t at, std::string_view word, const scenario_table* table) {
        near_miss near{word};
        constexpr std::size_t most_words = 300'000;
        for (std::uint32_t e = 0; word.size() <= 64 && e < entries_.size() && words_compared_ < most_words; ++e) {
            if (table != nullptr && entries_[e].table != *table) continue;
            if (key_of(e).size() > 128) continue;
            near.consider(key_of(e));
            ++words_compared_;
        }
        return report(at, errc::unknown_key, "nothing has the key " + excerpt(word),
                      table != nullptr ? std::string{"the key of "} + one_of(*table) : std::string{any_key},
                      near.best());
    }

    /// What exists at first mention: `ACTOR/ROLE`, `ACTOR/ROLE/decision`, `ACTOR/MANDATE/for`, `/against`, `/absent`.
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
        const bool is_vote = of != key_table::none && entries_[of].table == scenario_table::mandates;
        handle<actor> by;
        bool good = find(at, word.substr(0, first), by);
        if (is_vote) {
            handle<mandate> on;
            good &= find(at, middle, on);
            const std::optional<vote_side> side = parse_enumerator<vote_side>(last);
            if (!side)
                return report(at, errc::unknown_key, excerpt(word) + " names no side of a vote",
                              "a key that ends in \"/for\", \"/against\" or \"/absent\"");
            if (!good) return false;
            const handle<vote> made = proposal_.vote_of(by, on, *side);
            if (proposal_.graph()[on.index()].rule.kind != rule_kind::given) foreign_votes_.emplace_back(at, made);
            into = made;
            return true;
        }
        handle<role> to;
        good &= find(at, middle, to);
        if (second != word.size() && last != "decision")
            return report(at, errc::unknown_key, excerpt(word) + " names nothing",
                          "an actor and a role, such as \"AZE/troops\" or \"AZE/troops/decision\"");
        if (!good || !afford(at, cost_of_contribution(by, to))) return false;
        if (!last.empty() && !proposal_[by].members.empty())
            return report(at, errc::invalid_members, excerpt(word) + ": a group with known members leaves it to them",
                          "the decision of a member");
        const handle<contribution> made = proposal_.contribution_of(by, to);
        if (last.empty()) into = made;
        else into = proposal_.decision_on(made);
        return true;
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
        condition_form form;
        if (!read_object<condition_form>(at, any_condition, [&](std::uint32_t value, const auto& f) {
                return value_reader::read(value, form.*f.member);
            }))
            return false;
        const int kinds = (form.all_of ? 1 : 0) + (form.any_of ? 1 : 0) + (form.at_least ? 1 : 0) + (form.not_ ? 1 : 0);
        if (kinds == 0) return report(at, errc::missing_field, "this object is no condition", any_condition);
        const bool counts = static_cast<bool>(form.at_least);
        if (kinds > 1 || (!counts && (form.of || form.weights || form.members_of || form.in)))
            return report(at, errc::unknown_field, "members that do not go together in a condition",
                          "one of \"all_of\", \"any_of\", \"at_least\" and \"not\"");
        if (form.all_of) return read_parts(form.all_of.token, {.kind = condition_kind::all_of});
        if (form.any_of) return read_parts(form.any_of.token, {.kind = condition_kind::any_of});
        if (form.not_) {
            if (!read_condition(form.not_.token)) return false;
            terms_.push_back({.kind = condition_kind::not_, .parts = 1});
            return true;
        }
        if (static_cast<bool>(form.of) == static_cast<bool>(form.members_of) || (form.of && form.in) ||
            (form.members_of && form.weights))
            return report(at, form.of ? errc::unknown_field : errc::missing_field,
                          "\"at_least\" counts one of two things",
                          "\"of\" with a list of conditions, perhaps with \"weights\", or \"members_of\" with the key "
                          "of a group, perhaps with \"in\" and a role");
        std::uint64_t threshold = 0;
        const bool good = value_reader::read(form.at_least.token, threshold, 1);
        return (form.of ? read_count(form, threshold) : read_members(form, threshold)) && good;
    }
    bool read_parts(std::uint32_t at, condition::term root) {
        if (!expect(at, token_kind::array, "a list of conditions")) return false;
        bool good = true;
        for (std::uint32_t part = at + 1; part < tape_.after(at); part = tape_.after(part)) {
            good &= read_condition(part);
            ++root.parts;
        }
        if (good) terms_.push_back(root);
        return good;
    }
    bool read_count(const condition_form& form, std::uint64_t threshold) {
        const std::uint32_t of = form.of.token, weights = form.weights.token;
        if (!expect(of, token_kind::array, "a list of conditions")) return false;
        if (weights != 0 && !expect(weights, token_kind::array, "a list of numbers")) return false;
        condition::term root{.kind = condition_kind::at_least, .threshold = threshold};
        bool good = true;
        std::uint64_t total = 0;
        std::uint32_t w = weights + 1;
        for (std::uint32_t part = of + 1; part < tape_.after(of); part = tape_.after(part)) {
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
        if (good && threshold > total)
            return report(
                form.at_least.token, errc::invalid_threshold,
                std::to_string(threshold) + " is more than all parts come to, which is " + std::to_string(total));
        if (good) terms_.push_back(root);
        return good;
    }
    bool read_members(const condition_form& form, std::uint64_t threshold) {
        handle<actor> group;
        condition::term root{.kind = condition_kind::members, .threshold = threshold};
        bool good = read(form.members_of.token, group);
        if (form.in) good &= read(form.in.token, root.in);
        if (!good) return false;
        root.what = group;
        const std::size_t known = proposal_[group].members.size();
        if (threshold > known)
            return report(form.at_least.token, errc::invalid_threshold,
                          "of " + excerpt(tape_.string(form.members_of.token)) + " " + std::to_string(known) +
                              " members are known, and at least " + std::to_string(threshold) + " are asked for");
        terms_.push_back(root);
        return afford(form.members_of.token,
                      known + (root.in ? cost_of_contribution(group, root.in) : std::uint64_t{0}));
    }

    std::vector<condition::term> terms_{};
    std::vector<std::uint32_t> on_role_{};  // how many requirements, by vertex
    std::uint64_t spent_ = 0;
    std::size_t words_compared_ = 0;
};

}  // namespace muster::detail

#endif
