// What a vertex and an arc cost: the figures of docs/speed.md, kept.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include <muster/query/evaluator.hpp>
#include <support/catch.hpp>

namespace {

std::size_t in_use = 0;  // bytes asked for and not given back
constexpr std::size_t before = alignof(std::max_align_t);

void* allocate(std::size_t size) noexcept {
    void* const memory = std::malloc(size + before);
    if (memory == nullptr) return nullptr;
    *static_cast<std::size_t*>(memory) = size;
    in_use += size;
    return static_cast<char*>(memory) + before;
}
void release(void* memory) noexcept {
    if (memory == nullptr) return;
    char* const begin = static_cast<char*>(memory) - before;
    in_use -= *reinterpret_cast<std::size_t*>(begin);
    std::free(begin);
}

}  // namespace

void* operator new(std::size_t size) {
    if (void* const memory = allocate(size)) return memory;
    throw std::bad_alloc{};
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size);
}
void operator delete(void* memory) noexcept {
    release(memory);
}
void operator delete[](void* memory) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    release(memory);
}

using namespace muster;

namespace {

constexpr std::uint32_t vertices = 40'000;

// Preconditions, each but the first ten over `parts` of those before it.
proposal proposal_of(std::size_t parts) {
    proposal p{"bytes"};
    std::vector<handle<precondition>> all;
    for (std::uint32_t v = 0; v < vertices; ++v) {
        precondition what{.key = "p" + std::to_string(v)};
        if (v >= 10) {
            std::vector<condition> heads;
            for (std::size_t i = 0; i < parts; ++i) heads.emplace_back(all[(v * 7919U + i * 104'729U) % v]);
            what.when = all_of(std::move(heads));
        }
        all.push_back(p.add(std::move(what)));
    }
    return p;
}

// Bytes of what `make` makes.
template <class Make>
double bytes_of(const Make& make) {
    const std::size_t start = in_use;
    const auto made = make();
    return static_cast<double>(in_use - start);
}

struct costs {
    double vertex = 0, arc = 0;
};
// From two proposals with as many vertices, one with two arcs a vertex and one with six.
template <class Make>
costs costs_of(const Make& make) {
    constexpr double n = vertices, arcs_few = 2.0 * (n - 10), arcs_many = 6.0 * (n - 10);
    const proposal few = proposal_of(2), many = proposal_of(6);
    const double a = bytes_of([&] { return make(few); }), b = bytes_of([&] { return make(many); });
    const double arc = (b - a) / (arcs_many - arcs_few);
    return {(a - arc * arcs_few) / n, arc};
}

}  // namespace

TEST_CASE("a compiled proposal takes 16 bytes a vertex and 4 an arc") {
    const costs c = costs_of([](const proposal& p) { return compiled{p}; });
    CAPTURE(c.vertex, c.arc);
    CHECK(c.vertex < 16.5);
    CHECK(c.arc < 4.1);
    CHECK(c.vertex > 8);
}

TEST_CASE("the way up that changes and what-ifs take takes 5 bytes a vertex and 4 an arc") {
    const costs c = costs_of([](const proposal& p) { return logic::users{compile(p).circuit()}; });
    CAPTURE(c.vertex, c.arc);
    CHECK(c.vertex < 5);
    CHECK(c.arc < 4.1);
}

TEST_CASE("a copy of an evaluator takes 20 bytes a vertex and nothing an arc") {
    for (const std::size_t parts : {2U, 6U}) {
        const evaluator first{proposal_of(parts)};
        const double bytes = bytes_of([&] { return std::make_unique<evaluator>(first); });
        CAPTURE(parts, bytes / vertices);
        CHECK(bytes < 20.0 * vertices);
        CHECK(bytes > 8.0 * vertices);
    }
}

TEST_CASE("a proposal takes 600 bytes a vertex and 140 an arc with the words of its conditions") {
    const costs c = costs_of([](const proposal& p) {
        auto copy = std::make_unique<proposal>(p);
        copy->add(precondition{.key = "one more"});  // a copy shares all until it grows
        return copy;
    });
    CAPTURE(c.vertex, c.arc);
    CHECK(c.vertex < 600);
    CHECK(c.arc < 140);
    CHECK(c.arc > 40);

    // A vertex with its two lists, an arc in the list of all and at each end; strings and conditions come on top.
    if (sizeof(void*) != 8) return;  // stated for the platform it was measured on
    CHECK(sizeof(graph_type::stored_vertex) <= 312);
    CHECK(sizeof(graph_type::StoredEdge) <= 16);
    CHECK(sizeof(graph_type::EdgeContainer::value_type) <= 32);
    CHECK(sizeof(arc) == 16);
}
