#include <muster/logic/natural.hpp>

#include <support/catch.hpp>

#include <cmath>
#include <cstdint>
#include <random>
#include <sstream>

#include <boost/multiprecision/cpp_int.hpp>

using boost::multiprecision::cpp_int;
using muster::logic::natural;

TEST_CASE("natural numbers add, multiply, compare and print as those of Boost.Multiprecision do") {
    std::mt19937_64 random{11};
    natural a = 0, b = 1;
    cpp_int of_a = 0, of_b = 1;
    for (int step = 0; step < 20000; ++step) {
        // About the edges of 32 and 64 bits as often as far beyond them.
        const std::uint64_t word = random() >> (random() % 64);
        switch (random() % 6) {
            case 0:
                a = word, of_a = word;
                break;
            case 1:
                a *= word, of_a *= word;
                break;
            case 2:
                a += b, of_a += of_b;
                break;
            case 3:
                a = a * b, of_a = of_a * of_b;
                break;
            case 4:
                b = a, of_b = of_a;
                break;
            default:
                a = a + word, of_a = of_a + word;
        }
        if ((of_a >> 900) != 0) a = word, of_a = word;
        REQUIRE(a.str() == of_a.str());
        REQUIRE((a == b) == (of_a == of_b));
        REQUIRE((a < b) == (of_a < of_b));
        REQUIRE((a > b) == (of_a > of_b));
        const double rounded = static_cast<double>(of_a);
        REQUIRE(std::abs(static_cast<double>(a) - rounded) <= rounded * 1e-14);
    }
}

TEST_CASE("a natural number added to or multiplied by itself is doubled or squared") {
    natural doubled = 1, squared = 3;
    for (int i = 0; i < 200; ++i) doubled += doubled;
    for (int i = 0; i < 7; ++i) squared *= squared;
    CHECK(doubled.str() == (cpp_int{1} << 200).str());
    CHECK(squared.str() == cpp_int{boost::multiprecision::pow(cpp_int{3}, 128)}.str());
    CHECK(squared * 0 == 0);
    natural beyond = doubled;
    for (int i = 0; i < 5; ++i) beyond *= beyond;
    CHECK(static_cast<double>(beyond) > 1e308);
    std::ostringstream out;
    out << squared << ' ' << doubled * 0;
    CHECK(out.str() == squared.str() + " 0");
}
