#ifndef MUSTER_PROPOSAL_IMPL_MERGE_HPP
#define MUSTER_PROPOSAL_IMPL_MERGE_HPP

#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/inline.hpp>
#include <muster/proposal/impl/transcriber.hpp>
#include <muster/proposal/impl/translation.hpp>
#include <muster/proposal/merge.hpp>

namespace muster {

namespace detail {

/// Sets two proposals side by side.
class side_by_side {
public:
    side_by_side(const proposal& p, const proposal& q) : first_{p}, second_{q}, said_{q, p} {
        pair_statements();
        pair_events();
        for (const handle<citation> h : q.all<citation>()) compare(q[h]);
        for (const body& b : q.bodies()) compare(b);
        for (const handle<actor> h : q.all<actor>()) {
            const auto known = p.find<actor>(q[h].key);  // of whom only one says something, both say the same
            if (!q.is_only_mentioned(h) && !(known && p.is_only_mentioned(*known))) compare(q[h]);
        }
        compare_all<role>();
        compare_all<mandate>();
        compare_all<precondition>();
        compare_all<force>();
        compare_all<pledge>();
        compare_all<requirement>();
        compare_all<position>();
        for (const handle<mandate> h : q.all<mandate>()) compare_adoption(h);
    }

    [[nodiscard]] const std::vector<error>& conflicts() const { return conflicts_; }
    /// What of the second is in the first.
    [[nodiscard]] const translation& said() const { return said_; }

private:
    // ---- what has no key is paired with what says the same, each with one

    // In the order of addition, for one may name an earlier one.
    void pair_statements() {
        unkeyed<pledge> pledges{first_};
        unkeyed<requirement> requirements{first_};
        unkeyed<position> positions{first_};
        for (const vertex v : vertices_of(second_.graph()))
            visit(overloaded{[&](const pledge& said) { pair(v, said, pledges); },
                             [&](const requirement& said) { pair(v, said, requirements); },
                             [&](const position& said) { pair(v, said, positions); },
                             [](const among<gate, actor, role, mandate, precondition, contribution, decision,
                                            full_strength, inherited_pledge, vote, force, timer> auto&) {}},
                  value_of(second_.graph(), v));
    }
    /// Statements without a key, by who says them and when.
    template <class T>
    struct unkeyed {
        explicit unkeyed(const proposal& p) {
            for (const handle<T> h : p.all<T>())
                if (p[h].key.empty()) left[index_of(p[h])].push_back(h);
        }
        [[nodiscard]] static std::pair<handle<actor>, std::string> index_of(const T& said) {
            return {said.by, to_string(said.date)};
        }
        std::map<std::pair<handle<actor>, std::string>, std::vector<handle<T>>> left{};
    };
    template <class T>
    void pair(vertex v, T said, unkeyed<T>& all) {
        if (!said.key.empty() || !said_.apply_to_members(said)) return;
        pair_with(
            all.left[all.index_of(said)], [&](handle<T> other) { return first_[other] == said; },
            [&](handle<T> other) { said_.pair(second_.handle_of(v), other); });
    }
    void pair_events() {
        std::map<std::pair<any_handle, std::string>, std::vector<std::size_t>> left;
        for (std::size_t i = 0; i < first_.events().size(); ++i)
            left[{first_.events()[i].on, to_string(first_.events()[i].date)}].push_back(i);
        for (std::size_t i = 0; i < second_.events().size(); ++i) {
            event happened = second_.events()[i];
            if (!said_.apply_to_members(happened)) continue;
            pair_with(
                left[{happened.on, to_string(happened.date)}],
                [&](std::size_t other) { return first_.events()[other] == happened; },
                [&](std::size_t other) { said_.pair_events(i, other); });
        }
    }
    template <class T, class Same, class Pair>
    static void pair_with(std::vector<T>& left, const Same& is_same, const Pair& pair) {
        for (auto other = left.begin(); other != left.end(); ++other) {
            if (!is_same(*other)) continue;
            pair(*other);
            left.erase(other);
            return;
        }
    }

    // ---- what has the same key must say the same

    template <class T>
    void compare_all() {
        for (const handle<T> h : second_.all<T>())
            if (!second_[h].key.empty()) compare(second_[h]);
    }
    template <class T>
    void compare(const T& theirs) {
        if (const T* const ours = find<T>(theirs.key)) {
            std::apply([&](const auto&... f) { static_cast<void>((... && is_same(*ours, theirs, f))); },
                       description<T>::fields);
        } else if (const kind* const other = kind_of_key(theirs.key)) {
            differ(theirs.key, " is " + with_article(*other) + " in the first proposal and " +
                                   with_article(kind_of_type<T>) + " in the second");
        }
    }
    template <class T, class Field>
    [[nodiscard]] bool is_same(const T& ours, const T& theirs, const Field& f) {
        const auto &one = ours.*f.member, &other = theirs.*f.member;
        auto translated = other;
        if (said_.apply(translated) && one == translated) return true;
        std::string why = " is " + with_article(kind_of_type<T>) + " in both proposals, but its " + std::string{f.name};
        if constexpr (requires { told(first_, one); })
            why += " is " + told(first_, one) + " in the first and " + told(second_, other) + " in the second";
        else why += " is not the same";
        differ(theirs.key, why);
        return false;
    }
    void compare_adoption(handle<mandate> h) {
        const std::optional<handle<mandate>> known = first_.find<mandate>(second_[h].key);
        if (!known) return;
        const condition *const one = first_.rule_of_adoption(*known), *const other = second_.rule_of_adoption(h);
        bool is_same = (one == nullptr) == (other == nullptr);
        if (is_same && one != nullptr) {
            condition rule = *other;
            const auto put = [](const proposal& p, handle<mandate> what) {
                return p.handle_of(put_to_vote_of(p.graph(), vertex_of(what)));
            };
            is_same = said_.apply(rule) && rule == *one && said_.of(put(second_, h)) == put(first_, *known);
        }
        if (!is_same)
            differ(second_[h].key,
                   " is a mandate in both proposals, but the rule by which it is adopted is not the same");
    }
    void differ(const std::string& key, const std::string& why) {
        conflicts_.emplace_back(errc::duplicate_key, key, in_quotes(key) + why);
    }

    template <class T>
    [[nodiscard]] const T* find(const std::string& key) const {
        if constexpr (std::is_same_v<T, body>) {
            return first_.find_body(key);
        } else {
            const std::optional<handle<T>> found = first_.find<T>(key);
            return found ? &first_[*found] : nullptr;
        }
    }
    [[nodiscard]] const kind* kind_of_key(const std::string& key) const {
        if (const std::optional<any_handle> found = first_.find(key))
            return &kind_of(value_of(first_.graph(), vertex_of(*found)));
        if (first_.find<citation>(key)) return &kind_of_type<citation>;
        return first_.find_body(key) != nullptr ? &kind_of_type<body> : nullptr;
    }

    // ---- values that a sentence has room for

    [[nodiscard]] static std::string told(const proposal&, const std::string& text) { return in_quotes(text); }
    [[nodiscard]] static std::string told(const proposal&, date d) { return d == date{} ? "left out" : to_string(d); }
    template <named_enumeration E>
    [[nodiscard]] static std::string told(const proposal&, E e) {
        return in_quotes(to_string(e));
    }
    template <class T>
    [[nodiscard]] static std::string told(const proposal& p, handle<T> h) {
        return h ? in_quotes(p[h].key) : "left out";
    }

    const proposal& first_;
    const proposal& second_;
    translation said_;
    std::vector<error> conflicts_{};
};

}  // namespace detail

MUSTER_INLINE std::vector<error> conflicts(const proposal& p, const proposal& q) {
    return detail::side_by_side{p, q}.conflicts();
}

MUSTER_INLINE proposal merge(const proposal& p, const proposal& q) {
    proposal whole{p};
    const detail::side_by_side both{whole, q};
    if (!both.conflicts().empty()) boost::throw_exception(error(both.conflicts().front()));
    detail::transcriber{q, whole, both.said()}.add(detail::selection{q, true});
    return whole;
}

}  // namespace muster

#endif
