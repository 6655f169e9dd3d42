#ifndef MUSTER_TESTS_ORACLES_RANDOM_BODY_HPP
#define MUSTER_TESTS_ORACLES_RANDOM_BODY_HPP

#include <cstdint>
#include <string>

#include <muster/vocabulary/body.hpp>
#include <oracles/random_numbers.hpp>

namespace tests {

/// A body of `least` to `most` members, called a, b and so on, of small or large weights, with one to three
/// alternatives of one to three quotas of every kind, vetoes, a quorum; or by consensus.
[[nodiscard]] inline muster::body make_random_body(random_numbers& random, std::uint32_t least, std::uint32_t most) {
    using namespace muster;
    body b{.key = "random"};
    const std::uint32_t size = random.between(least, most);
    const bool is_heavy = random.percent(30);
    const auto weight = [&] { return std::int64_t{1} + random.below(is_heavy ? 1'000'000'000U : 4U); };
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::string key(1, static_cast<char>('a' + i));
        b.members.push_back({.key = key, .weight = weight(), .weights = {{"land", weight()}, {"people", weight()}}});
        if (random.percent(30)) b.veto_holders.push_back(key);
    }
    const auto whole = [&](const std::string& by) {
        std::int64_t sum = 0;
        for (const body_member& m : b.members) sum += weight_by(m, by);
        return static_cast<std::uint64_t>(sum);
    };
    b.consensus = random.percent(15);
    if (!b.consensus || random.percent(50))
        for (std::uint32_t a = 0, alternatives = random.between(1, 3); a < alternatives; ++a) {
            b.adopted_when.emplace_back();
            for (std::uint32_t q = 0, quotas = random.between(1, 3); q < quotas; ++q) {
                quota one{.of = quota_base{static_cast<std::uint8_t>(random.below(3))},
                          .by = random.one_of<std::string>({"members", "members", "weight", "land", "people"})};
                if (random.percent(40)) {
                    one.at_least = 1 + random.below(whole(one.by));
                } else {
                    one.at_least = random.between(1, 3);
                    one.in_every = 4;
                    one.strictly_more = random.percent(50);
                }
                b.adopted_when.back().push_back(one);
            }
        }
    b.abstention_is_veto = random.percent(30);
    b.absence_is_veto = random.percent(40);
    if (random.percent(50)) b.quorum = random.between(1, size);
    if (random.percent(15)) b.matter = matter::procedural;
    return b;
}

}  // namespace tests

#endif
