#include <utility>

#include <muster/core/near_miss.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("the edit distance counts letters added and dropped and changed and swapped") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("troops", "troops") == 0);
    CHECK(edit_distance("troops", "troop") == 1);
    CHECK(edit_distance("troop", "troops") == 1);
    CHECK(edit_distance("troops", "trooqs") == 1);
    CHECK(edit_distance("troops", "torops") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest word is proposed and the first of equals") {
    near_miss near{"tropps"};
    near.consider("police");
    near.consider("troops");
    near.consider("tropics");
    CHECK(near.best() == "troops");
    CHECK(near.hint() == "; did you mean \"troops\"?");
}

TEST_CASE("large and small letters are the same to a reader") {
    near_miss near{"aze"};
    near.consider("AZN");
    near.consider("AZE");
    CHECK(near.best() == "AZE");
    near_miss other{"RESOLUTION"};
    other.consider("resolution");
    CHECK(other.best() == "resolution");
}

TEST_CASE("a word that shares no more than half of its letters is not proposed") {
    for (const auto& [typed, word] : {std::pair{"set", "new"}, {"and", "in"}, {"passed", "tabled"}, {"A", "B"}}) {
        near_miss near{typed};
        near.consider(word);
        CHECK(near.best().empty());
    }
}

TEST_CASE("a word that is far off is not proposed") {
    near_miss near{"AZE"};
    near.consider("resolution");
    near.consider("xyz");
    CHECK(near.best().empty());
    CHECK(near.hint().empty());
}
