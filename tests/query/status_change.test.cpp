#include <muster/query/status_change.hpp>

#include <vector>

#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>
#include <support/small_force.hpp>

using namespace muster;

TEST_CASE("a change tells who joined and who left") {
    const tests::small_force f;
    for (const status before : {status::open, status::met, status::unmet})
        for (const status after : {status::open, status::met, status::unmet}) {
            if (before == after) continue;
            evaluator now{f.p, world{}.with(f.ceasefire, before)};
            now.set(f.ceasefire, after);
            std::size_t seen = 0;
            for (const status_change& change : now.changes()) {
                if (change.what != any_handle{f.b}) continue;
                ++seen;
                CHECK(change == status_change{f.b, before, after});
                CHECK(change.joined() == (after == status::met));
                CHECK(change.left() == (before == status::met));
            }
            CHECK(seen == 1);
        }
}
