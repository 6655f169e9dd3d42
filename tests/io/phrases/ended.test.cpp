#include <muster/io/phrases/ended.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("an answer that is whole says nothing of it, and each limit has a sentence of its own") {
    CHECK(text::not_whole(logic::ended::finished).empty());
    const logic::ended limits[] = {logic::ended::nodes, logic::ended::time, logic::ended::memory,
                                   logic::ended::stopped};
    for (const logic::ended one : limits) {
        CHECK(text::not_whole(one).text().back() == '.');
        for (const logic::ended other : limits)
            CHECK((text::not_whole(one) == text::not_whole(other)) == (one == other));
    }
}
