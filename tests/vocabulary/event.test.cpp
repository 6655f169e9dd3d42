#include <muster/vocabulary/event.hpp>

#include <muster/vocabulary/actor.hpp>
#include <muster/vocabulary/force.hpp>
#include <muster/vocabulary/mandate.hpp>
#include <muster/vocabulary/pledge.hpp>
#include <muster/vocabulary/position.hpp>
#include <muster/vocabulary/precondition.hpp>
#include <muster/vocabulary/requirement.hpp>
#include <support/catch.hpp>

using namespace muster;

namespace {

template <class E>
void check_names() {
    const auto names = enumerator_names(E{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(parse_enumerator<E>(names[i]) == static_cast<E>(i));
        CHECK(to_string(static_cast<E>(i)) == std::string{names[i]});
    }
}

}  // namespace

TEST_CASE("every enumerator of the vocabulary is read back from its name") {
    check_names<stage>();
    check_names<actor_kind>();
    check_names<mandate_kind>();
    check_names<attribution>();
    check_names<reading>();
    check_names<basis>();
    check_names<vote_side>();
    CHECK(to_string(stage::withdrawn) == std::string{"withdrawn"});
    CHECK(to_string(actor_kind::armed_group) == std::string{"armed_group"});
    CHECK(to_string(vote_side::in_favour) == std::string{"for"});
    CHECK(to_string(reading::prefers) == std::string{"prefers"});
}

TEST_CASE("stages are of mandates or of contributions, and being extended and withdrawn is of both") {
    CHECK(is_mandate_stage(stage::drafted));
    CHECK(is_mandate_stage(stage::expired));
    CHECK_FALSE(is_mandate_stage(stage::considered));
    CHECK_FALSE(is_mandate_stage(stage::suspended));
    CHECK(is_contribution_stage(stage::considered));
    CHECK(is_contribution_stage(stage::suspended));
    CHECK_FALSE(is_contribution_stage(stage::renewed));
    CHECK(is_mandate_stage(stage::extended));
    CHECK(is_contribution_stage(stage::extended));
    CHECK(is_mandate_stage(stage::withdrawn));
    CHECK(is_contribution_stage(stage::withdrawn));
}

TEST_CASE("a scope takes contributions and roles in any mixture and keeps their order") {
    const stamp any = stamp::fresh();
    const handle<role> task{1, any};
    const handle<contribution> made{2, any};
    CHECK(scope{}.empty());
    CHECK(scope{task}.size() == 1);
    const scope both = {made, task};
    CHECK(std::vector<any_handle>(both.begin(), both.end()) == std::vector<any_handle>{made, task});
}

TEST_CASE("things left alone have the defaults that the words promise") {
    CHECK(pledge{}.reading == reading::will_if);
    CHECK(pledge{}.when == all_of());
    CHECK(pledge{}.basis == basis::stated);
    CHECK(requirement{}.reading == reading::not_unless);
    CHECK(role{}.needs[0].amount == 1);
    CHECK(role{}.needs[0].counts_contributors());
    CHECK(actor{}.kind == actor_kind::state);
    CHECK(citation{}.attribution == attribution::on_record);
    CHECK(strength{}.most == strength::unbounded);
    CHECK_FALSE(position{}.in_favour_when);
    CHECK_FALSE(precondition{}.when);
}
