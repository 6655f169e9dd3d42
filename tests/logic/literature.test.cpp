#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <muster/logic/fixpoint.hpp>
#include <support/catch.hpp>

// Cases worked by hand, after the literature on the well-founded semantics:
//
// [VGRS] A. Van Gelder, K. Ross, J. Schlipf, The well-founded semantics for general logic programs, Journal of the ACM
//        38(3), 1991, 620-650.
// [VG]   A. Van Gelder, The alternating fixpoint of logic programs with negation, Journal of Computer and System
//        Sciences 47, 1993, 185-221.
// [PP]   H. Przymusinska, T. Przymusinski, Semantic issues in deductive databases and logic programs, in Formal
//        Techniques in Artificial Intelligence, North-Holland, 1990, 321-367.
// [P]    T. Przymusinski, The well-founded semantics coincides with the three-valued stable semantics, Fundamenta
//        Informaticae 13, 1990, 445-463.
// [GL]   M. Gelfond, V. Lifschitz, The stable model semantics for logic programming, Logic Programming: Proceedings of
//        the Fifth International Conference and Symposium, 1988, 1070-1080.
//
// The programs are written here in propositional form and the values were derived by hand.

namespace {

using namespace muster::logic;
using muster::status;

// A normal program by names. `add("p", {"q", "-r"})` says: p if q and not r. An atom without rules never holds.
class named_program {
public:
    named_program& add(const std::string& head, const std::vector<std::string>& body = {}) {
        std::vector<literal<vertex>> parts;
        for (const std::string& part : body) {
            const bool negated = part.front() == '-';
            parts.push_back(literal{atom(negated ? part.substr(1) : part), negated});
        }
        bodies_.emplace_back(atom(head), std::move(parts));
        return *this;
    }

    [[nodiscard]] std::map<std::string, status> model(loops mode = loops::wait) const {
        const auto atoms = static_cast<std::uint32_t>(names_.size());
        rule_table rules;
        for (const vertex a : indices<vertex>(atoms)) {
            rules.add_rule(1);
            for (std::uint32_t b = 0; b < bodies_.size(); ++b)
                if (bodies_[b].first == a) rules.add_part(literal{vertex{atoms + b}});
        }
        for (const auto& [head, parts] : bodies_) {
            rules.add_rule(parts.size());
            for (const literal<vertex> part : parts) rules.add_part(part);
        }
        const circuit c{rules};
        indexed<position, status> statuses(c.size());
        evaluate(c, {}, statuses, mode);
        std::map<std::string, status> result;
        for (const auto& [name, a] : names_) result[name] = statuses[c.position_of(a)];
        return result;
    }

private:
    vertex atom(const std::string& name) { return names_.emplace(name, to_index<vertex>(names_.size())).first->second; }

    std::map<std::string, vertex> names_{};
    std::vector<std::pair<vertex, std::vector<literal<vertex>>>> bodies_{};
};

using statuses = std::map<std::string, status>;
constexpr status met = status::met, unmet = status::unmet, open = status::open;

// The game of moving a piece along arcs until nobody can: who cannot move has lost. A position wins if one of its moves
// leads to a position that does not.
statuses win_move(const std::vector<std::pair<std::string, std::string>>& moves) {
    named_program p;
    for (const auto& [from, to] : moves) p.add(from, {"-" + to});
    return p.model();
}

}  // namespace

TEST_CASE("win-move on a path: positions win and lose in turn [VGRS, VG]") {
    CHECK(win_move({{"a", "b"}, {"b", "c"}, {"c", "d"}}) ==
          statuses{{"a", met}, {"b", unmet}, {"c", met}, {"d", unmet}});
    CHECK(win_move({{"a", "b"}, {"b", "c"}}) == statuses{{"a", unmet}, {"b", met}, {"c", unmet}});
}

TEST_CASE("win-move on a cycle without a way out: nobody wins and nobody loses [VGRS, VG]") {
    CHECK(win_move({{"a", "b"}, {"b", "a"}}) == statuses{{"a", open}, {"b", open}});
    CHECK(win_move({{"a", "b"}, {"b", "c"}, {"c", "a"}}) == statuses{{"a", open}, {"b", open}, {"c", open}});
    CHECK(win_move({{"a", "a"}}) == statuses{{"a", open}});
}

TEST_CASE("win-move on a cycle with a way out to a lost position is decided all round [VGRS, VG]") {
    // b can move to c, which is lost: b wins, and a, who can only move to b, loses.
    CHECK(win_move({{"a", "b"}, {"b", "a"}, {"b", "c"}}) == statuses{{"a", unmet}, {"b", met}, {"c", unmet}});
}

TEST_CASE("win-move on a cycle with a way out to a won position stays a draw [VGRS, VG]") {
    // Moving out to c would hand the win over, so b stays in the cycle.
    CHECK(win_move({{"a", "b"}, {"b", "a"}, {"b", "c"}, {"c", "d"}}) ==
          statuses{{"a", open}, {"b", open}, {"c", met}, {"d", unmet}});
}

TEST_CASE("an unfounded set is unmet although its rules point round in a circle [VGRS]") {
    // Nothing outside of d, q, r, s gives reason for any of them; then e holds. a and b hang on each other's failing.
    named_program p;
    p.add("a", {"c", "-b"}).add("b", {"-a"}).add("c").add("e", {"-d"});
    p.add("d", {"q", "-r"}).add("d", {"r", "-s"}).add("q", {"d"}).add("r", {"q"});
    p.add("x", {"s"});
    CHECK(p.model() == statuses{{"a", open},
                                {"b", open},
                                {"c", met},
                                {"d", unmet},
                                {"e", met},
                                {"q", unmet},
                                {"r", unmet},
                                {"s", unmet},
                                {"x", unmet}});
}

TEST_CASE("an even loop through negation is undecided, though answer sets choose a side [GL, VGRS]") {
    named_program p;
    p.add("p", {"-q"}).add("q", {"-p"});
    CHECK(p.model() == statuses{{"p", open}, {"q", open}});
}

TEST_CASE("an odd loop through negation is undecided, where there is no answer set at all [GL, VGRS]") {
    named_program one, three;
    one.add("p", {"-p"});
    CHECK(one.model() == statuses{{"p", open}});
    three.add("p", {"-q"}).add("q", {"-r"}).add("r", {"-p"});
    CHECK(three.model() == statuses{{"p", open}, {"q", open}, {"r", open}});
}

TEST_CASE("an odd loop is broken by a fact, and by a rule that fails [VGRS]") {
    named_program by_fact, by_failure;
    by_fact.add("p", {"-p"}).add("p");
    CHECK(by_fact.model() == statuses{{"p", met}});
    by_failure.add("p", {"-p", "q"});
    CHECK(by_failure.model() == statuses{{"p", unmet}, {"q", unmet}});
}

TEST_CASE("a positive loop is unmet, and what hangs on its failing is met [VGRS]") {
    named_program p;
    p.add("p", {"q"}).add("q", {"p"}).add("r", {"-p"});
    CHECK(p.model() == statuses{{"p", unmet}, {"q", unmet}, {"r", met}});
    // Moving together turns it round.
    CHECK(p.model(loops::move_together) == statuses{{"p", met}, {"q", met}, {"r", unmet}});
}

TEST_CASE("a positive loop beside a negative one: each is decided by its own kind [VGRS, PP]") {
    named_program apart, joined;
    apart.add("p", {"q"}).add("q", {"p"}).add("r", {"-s"}).add("s", {"-r"});
    CHECK(apart.model() == statuses{{"p", unmet}, {"q", unmet}, {"r", open}, {"s", open}});
    // With a way in from the negative loop the positive one is no longer unfounded.
    joined.add("p", {"q"}).add("q", {"p"}).add("q", {"r"}).add("r", {"-s"}).add("s", {"-r"});
    CHECK(joined.model() == statuses{{"p", open}, {"q", open}, {"r", open}, {"s", open}});
}

TEST_CASE("one positive loop through a negation that fails inside the same component [VGRS]") {
    // p and q wait for each other, so r holds, so s fails.
    named_program p;
    p.add("p", {"q", "-r"}).add("q", {"p"}).add("r", {"-p"}).add("s", {"-r"});
    CHECK(p.model() == statuses{{"p", unmet}, {"q", unmet}, {"r", met}, {"s", unmet}});
}

TEST_CASE("there is no reasoning by cases: what follows from either side of an even loop stays undecided [PP]") {
    named_program p;
    p.add("a", {"-b"}).add("b", {"-a"}).add("c", {"a"}).add("c", {"b"});
    CHECK(p.model() == statuses{{"a", open}, {"b", open}, {"c", open}});
}

TEST_CASE("an undecided loop does not infect what does not hang on it [P, PP]") {
    // Work if not tired, sleep if not at work, tired if not asleep; angry at work if not paid; paid.
    named_program p;
    p.add("work", {"-tired"}).add("sleep", {"-work"}).add("tired", {"-sleep"});
    p.add("angry", {"work", "-paid"}).add("paid");
    CHECK(p.model() == statuses{{"work", open}, {"sleep", open}, {"tired", open}, {"angry", unmet}, {"paid", met}});
}

TEST_CASE("not being reachable is decided on graphs with cycles [VG]") {
    // Reachability by arcs a-b, b-a, c-a; a thing is apart from another if it does not reach it.
    named_program p;
    const std::vector<std::string> places{"a", "b", "c"};
    const std::vector<std::pair<std::string, std::string>> arcs{{"a", "b"}, {"b", "a"}, {"c", "a"}};
    for (const auto& [x, y] : arcs) {
        p.add(x + ">" + y);
        for (const std::string& z : places) p.add(x + ">" + z, {y + ">" + z});
    }
    for (const std::string& x : places)
        for (const std::string& y : places) p.add(x + "|" + y, {"-" + x + ">" + y});
    const statuses found = p.model();
    for (const char* reached : {"a>a", "a>b", "b>a", "b>b", "c>a", "c>b"}) CHECK(found.at(reached) == met);
    for (const char* apart : {"a|c", "b|c", "c|c"}) CHECK(found.at(apart) == met);
    for (const char* together : {"a|b", "b|a", "c|a", "c|b"}) CHECK(found.at(together) == unmet);
}

TEST_CASE("the alternating fixpoint closes in from both sides, a round at a time [VG]") {
    // A long game: each position is decided only after the one it moves to, so it takes rounds. A cycle at the end
    // makes the whole path one component when it leads back.
    std::vector<std::pair<std::string, std::string>> moves;
    constexpr int length = 60;
    for (int i = 0; i < length; ++i) moves.emplace_back(std::to_string(i), std::to_string(i + 1));
    // From every won position one may also go back to the first, which is lost.
    statuses straight = win_move(moves);
    for (int i = 0; i <= length; ++i) CHECK(straight.at(std::to_string(i)) == ((length - i) % 2 == 1 ? met : unmet));
    for (int i = 1; i < length; ++i)
        if ((length - i) % 2 == 1) moves.emplace_back(std::to_string(i), "0");
    const statuses looped = win_move(moves);
    CHECK(looped == straight);
}
