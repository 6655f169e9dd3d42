#ifndef MUSTER_PROPOSAL_PROPOSAL_HPP
#define MUSTER_PROPOSAL_PROPOSAL_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/proposal/contents.hpp>

namespace muster {

namespace detail {
class draft;
}

/// The things of one kind, as handles, in order of addition. Valid until the next `add`.
template <class T>
class things {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = handle<T>;
        using difference_type = std::ptrdiff_t;
        using pointer = const handle<T>*;
        using reference = handle<T>;

        iterator() = default;
        iterator(const detail::contents* of, std::size_t at) : of_{of}, at_{at} {}
        [[nodiscard]] handle<T> operator*() const {
            if constexpr (has_status<T>) {
                const std::uint32_t v = of_->by_kind[kind_index<T>()][at_];
                return {v, of_->stamp_of(v)};
            } else {
                const auto n = static_cast<std::uint32_t>(at_);
                return {n, of_->stamp_of_citation(n)};
            }
        }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        const detail::contents* of_ = nullptr;
        std::size_t at_ = 0;
    };

    /// For `proposal::all`.
    explicit things(const detail::contents* of) : of_{of} {}
    [[nodiscard]] iterator begin() const { return {of_, 0}; }
    [[nodiscard]] iterator end() const { return {of_, size()}; }
    /// How many. Constant time.
    [[nodiscard]] std::size_t size() const {
        if constexpr (has_status<T>) return of_->by_kind[kind_index<T>()].size();
        else return of_->citations.size();
    }
    [[nodiscard]] bool empty() const { return size() == 0; }

private:
    const detail::contents* of_;
};

/// A proposal of a multinational force: who would come, and on what condition. It only grows: nothing that was said is
/// removed. Every `add` checks first and throws `muster::error`, or runs out of memory, without having changed
/// anything. A moved-from proposal can only be assigned to or destroyed. A copy shares no state; handles made before
/// the copy work in both. Reading from several threads is safe while none adds.
class proposal {
public:
    /// An empty proposal. The name is for people and need not be unique.
    explicit proposal(std::string name = {});
    /// Linear. Shares no state; handles made before the copy work in both, later ones only where they were made.
    proposal(const proposal& other);
    /// Constant time; the handles belong to the new proposal.
    proposal(proposal&&) noexcept = default;
    /// As the copy; what was here before is gone, and its handles are refused.
    proposal& operator=(const proposal& other);
    /// As the move; what was here before is gone, and its handles are refused.
    proposal& operator=(proposal&&) noexcept = default;
    ~proposal() = default;

    // ---- saying things

    /// Makes room for so many vertices in all. Saves time where many things are to come, and changes nothing else.
    void reserve(std::size_t vertices);

    /// Adds a thing, with what it names, and returns its handle; an event has none. Throws `error` for an empty,
    /// duplicate or invalid key, a handle that is default-made or of another proposal, and what the thing's own fields
    /// cannot say together; then nothing was added. Constant time on average, but for the parts of conditions, the
    /// members of groups and the contributions of roles.
    handle<citation> add(citation said);
    /// Keeps a voting body under its key, for the councils whose `body` names it. Throws `error` for one that cannot
    /// be, see `faults_of`.
    void add(body voting);
    handle<actor> add(actor who);
    handle<role> add(role task);
    handle<mandate> add(mandate basis);
    handle<precondition> add(precondition what);
    handle<pledge> add(pledge said);
    handle<requirement> add(requirement said);
    handle<position> add(position said);
    handle<force> add(force whole);
    void add(event what);
    /// Adds the same event on each of several things, all or none: what `what.on` says does not count.
    void add(event what, const std::vector<any_handle>& on);

    /// Gives a precondition that has no condition yet the one it stands for: for preconditions that name each other, or
    /// things added later. Throws `error` where it has one.
    void define(handle<precondition> what, const condition& when);
    /// As above, for a mandate: what it waits for.
    void define(handle<mandate> what, const condition& when);
    /// Gives a mandate the rule it is adopted by: it is put to the vote, and the rule is reached. Whose rule that is,
    /// and as of which day, is recorded where the mandate does not say it. What the mandate waits for, its being put to
    /// the vote waits for. Throws `error` where it has a rule, or both of them a condition. See `adopt_by_vote`.
    void define(handle<mandate> what, handle<precondition> put_to_vote, const condition& rule,
                const std::string& body = {}, date vote_on = {});

    /// The actor of this key; made at first mention, with the name. A later `add` of an actor of that key says the rest
    /// of it, all but members, and keeps its handle.
    handle<actor> mention(const std::string& key, const std::string& name = {});
    /// Records since when a thing was mentioned, by something that is not here; no day: always. Of several days the
    /// earliest counts. See `mentions`. Throws `error` for a day that does not exist.
    void mention(any_handle what, date on);
    /// Since when a thing was mentioned by something that is not here; nothing where no such thing is recorded.
    [[nodiscard]] std::optional<date> mentioned_on(any_handle what) const {
        check(what);
        const auto known = contents_->mentioned_on.find(what.index());
        return known == contents_->mentioned_on.end() ? std::nullopt : std::optional{known->second};
    }
    /// Whether no more was said of an actor than that.
    [[nodiscard]] bool is_only_mentioned(handle<actor> who) const {
        check(who);
        return contents_->mentioned.count(who.index()) != 0;
    }

    /// The contribution of an actor to a role; made at first mention.
    handle<contribution> contribution_of(handle<actor> by, handle<role> to);
    /// The contributor's decision on a contribution; made at first mention. Throws `error` for a group with known
    /// members, which decide each for itself.
    handle<decision> decision_on(handle<contribution> c);
    /// One side of an actor's vote on a mandate; made at first mention.
    handle<vote> vote_of(handle<actor> by, handle<mandate> on, vote_side side);

    // ---- reading

    /// The name it was made with.
    [[nodiscard]] const std::string& name() const noexcept { return contents_->name; }
    /// The graph, for any algorithm of Boost.Graph: an arc `u -> v` reads "u depends on v". Vertices are the indices of
    /// handles, and only ever grow in number.
    [[nodiscard]] const graph_type& graph() const noexcept { return contents_->graph; }
    /// How many vertices the graph has, gates included.
    [[nodiscard]] std::uint32_t size() const { return contents_->size(); }

    /// The thing itself; the reference lasts until the next `add`. Throws `error` for a handle that is not of this
    /// proposal.
    template <class T>
    [[nodiscard]] const T& operator[](handle<T> h) const {
        check(h);
        if constexpr (has_status<T>) return *contents_->get<T>(h.index());
        else return contents_->citations[h.index()];
    }
    /// In order of addition, which need not be that of their days.
    [[nodiscard]] const std::vector<event>& events() const noexcept { return contents_->events; }
    /// The voting bodies of its own, in order of addition.
    [[nodiscard]] const std::vector<body>& bodies() const noexcept { return contents_->bodies; }
    /// The body of its own that has this key, or null. Lasts until the next `add`.
    [[nodiscard]] const body* find_body(std::string_view key) const;
    /// All things of a kind, in order of addition.
    template <class T>
    [[nodiscard]] things<T> all() const {
        return things<T>{contents_.get()};
    }

    /// The thing of this kind and key, or nothing. Constant time on average.
    template <class T>
    [[nodiscard]] std::optional<handle<T>> find(std::string_view key) const {
        const std::uint32_t number = contents_->find_number(key);
        if (number == key_table::none) return std::nullopt;
        if constexpr (has_status<T>) {
            if (!detail::contents::is_vertex(number) || contents_->get<T>(number) == nullptr) return std::nullopt;
            return handle<T>{number, contents_->stamp_of(number)};
        } else {
            if ((number & detail::contents::citation_bit) == 0) return std::nullopt;
            const std::uint32_t n = number & ~detail::contents::citation_bit;
            return handle<T>{n, contents_->stamp_of_citation(n)};
        }
    }
    /// The thing of any kind with a status that has this key, such as `AZE/troops`, `AZE/troops/decision` or
    /// `AZE/troops/strength` too; or nothing.
    [[nodiscard]] std::optional<any_handle> find(std::string_view key) const;
    /// As `find`, but throws `error`: `errc::unknown_key` with the near miss where nothing has the key,
    /// `errc::wrong_kind` where it is that of a thing of another kind.
    template <class T>
    [[nodiscard]] handle<T> at(std::string_view key) const {
        if (const auto found = find<T>(key)) return *found;
        refuse_key(key, detail::with_article(detail::kind_of_type<T>));
    }
    [[nodiscard]] any_handle at(std::string_view key) const;

    /// The handle of a vertex of the graph.
    [[nodiscard]] any_handle handle_of(std::uint32_t vertex) const { return {vertex, contents_->stamp_of(vertex)}; }
    [[nodiscard]] any_handle handle_of(detail::vertex v) const { return handle_of(detail::to_number(v)); }
    /// The handle as one of a T, or nothing where it is of another kind.
    template <class T>
    [[nodiscard]] std::optional<handle<T>> as(any_handle h) const {
        check(h);
        if (contents_->get<T>(h.index()) == nullptr) return std::nullopt;
        return handle<T>{h.index(), h.belongs_to()};
    }
    /// Whether the vertex has no name of its own: a part of a condition, or something that the model adds.
    [[nodiscard]] bool is_gate(std::uint32_t vertex) const { return contents_->get<gate>(vertex) != nullptr; }
    [[nodiscard]] bool is_gate(detail::vertex v) const { return is_gate(detail::to_number(v)); }
    /// The contributor's decision on a contribution; nothing while nothing was said of the contribution.
    [[nodiscard]] std::optional<handle<decision>> decision_of(handle<contribution> c) const;
    /// The rule that a mandate was given by `define`, over the votes on it; null where it has none. Lasts until the
    /// next `add`.
    [[nodiscard]] const condition* rule_of_adoption(handle<mandate> what) const;
    /// The conditions on numbers, in order of addition, each a term of a condition; `gate::detail` of their gates
    /// counts them. Lasts until the next `add`.
    [[nodiscard]] const condition::term& condition_on_numbers(std::uint32_t number) const {
        return contents_->amounts[number].what;
    }
    /// The key, such as `AZE/troops/decision`; empty for what has none.
    [[nodiscard]] std::string key_of(any_handle h) const;

    /// Throws `error` unless the handle names a thing of this proposal.
    void check(any_handle h) const;
    template <class T>
    void check(handle<T> h) const {
        if constexpr (has_status<T>) {
            check(any_handle{h});
            if (contents_->get<T>(h.index()) == nullptr)
                refuse_kind(h.index(), detail::with_article(detail::kind_of_type<T>));
        } else {
            if (!contents_->owns(h)) refuse_handle(h.belongs_to());
        }
    }

    /// The day a statement counts as said: its own date, else the earliest publication of its citations; may be none,
    /// as it is for what is not a statement.
    [[nodiscard]] date said_on(any_handle statement) const;
    /// The same of a statement that is not, or not yet, in the proposal.
    template <detail::statement_kind Statement>
    [[nodiscard]] date said_on(const Statement& said) const {
        return contents_->day_said(said.date, said.citations);
    }

private:
    friend class origin;

    void check_event(const event& what) const;
    explicit proposal(std::shared_ptr<detail::contents> shared) noexcept
        : contents_{std::move(shared)}, is_shared_{true} {}

    [[noreturn]] void refuse_handle(stamp s) const;
    [[noreturn]] void refuse_kind(std::uint32_t vertex, const std::string& expected) const;
    [[noreturn]] void refuse_key(std::string_view key, const std::string& expected) const;
    void check_new_key(std::string_view key, bool may_be_empty) const;
    static void check_date(date d, std::string_view key, const char* what);
    template <class Statement>
    void check_statement(const detail::draft& d, const Statement& said) const;  // for `add`
    handle<actor> take_over(handle<actor> mentioned, actor who);
    static void check_lasts(duration time, date expires, const std::string& key);
    void check_needs(const role& task) const;
    void check_strengths(const strengths& offered, std::string_view key) const;
    void check_strengths(const pledge& said) const;
    void check_units(const strengths& offered, const needs& wanted, std::string_view key) const;
    void attach(detail::draft& d, std::uint32_t statement, handle<actor> by, handle<role> to, const pledge& said);
    void begin();

    std::shared_ptr<detail::contents> contents_;
    bool is_copy_ = false;    // draws its own stamp before it first adds
    bool is_shared_ = false;  // what an answer remembers: parts from its original before it first adds
};

/// What an answer remembers of the proposal it was asked of: keeps it readable, and is never a difference between
/// answers.
class origin {
public:
    origin() = default;
    /// Shares the proposal's contents, which may grow. Constant time.
    explicit origin(const proposal& p) : contents_{p.contents_} {}
    /// The proposal, with what was added to it since. A copy of it is a proposal of its own once it is added to.
    [[nodiscard]] const proposal get() const { return proposal{contents_}; }
    friend bool operator==(const origin&, const origin&) noexcept { return true; }

private:
    std::shared_ptr<detail::contents> contents_{};
};

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/proposal/impl/proposal.hpp>
#endif

#endif
