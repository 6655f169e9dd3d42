#ifndef MUSTER_CORE_HANDLE_HPP
#define MUSTER_CORE_HANDLE_HPP

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/throw_exception.hpp>

#include <muster/core/vertex.hpp>

namespace muster {

/// Which proposal a handle belongs to. Zero belongs to none.
class stamp {
public:
    constexpr stamp() noexcept = default;

    /// A stamp that no one has had. Throws std::length_error rather than give one out twice.
    [[nodiscard]] static stamp fresh() {
        static std::atomic<std::uint32_t> last{0};
        std::uint32_t seen = last.load(std::memory_order_relaxed);
        do {
            if (seen == 0xFFFFFFFFU) boost::throw_exception(std::length_error("muster: out of proposal stamps"));
        } while (!last.compare_exchange_weak(seen, seen + 1, std::memory_order_relaxed));
        stamp result;
        result.number_ = seen + 1;
        return result;
    }

    friend constexpr auto operator<=>(stamp, stamp) noexcept = default;

private:
    std::uint32_t number_ = 0;
    friend struct std::hash<stamp>;
};

/// A thing of a proposal, of the kind T; eight bytes. Made by `proposal::add` and valid for the proposal's life.
/// A default-made handle names nothing. No number converts to it, and it converts to none.
template <class T>
class handle {
public:
    /// What it names.
    using value_type = T;

    constexpr handle() noexcept = default;
    /// For code that hands out handles: the thing with this index in the table of the stamp's proposal.
    constexpr handle(std::uint32_t index, stamp of) noexcept : index_{index}, stamp_{of} {}

    /// Its place in its proposal's table: the vertex of the graph, or the number of the citation.
    [[nodiscard]] constexpr std::uint32_t index() const noexcept { return index_; }
    /// The stamp of its proposal; of a copy and its original the same for things made before the copy.
    [[nodiscard]] constexpr stamp belongs_to() const noexcept { return stamp_; }
    /// Whether it names anything: false for a default-made one.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return stamp_ != stamp{}; }

    friend constexpr auto operator<=>(handle, handle) noexcept = default;

private:
    std::uint32_t index_ = 0;
    stamp stamp_{};
};

/// Whether a T is a vertex of the graph and so has a status. True for everything but citations.
template <class T>
inline constexpr bool has_status = true;

/// A thing of any kind that has a status.
class any_handle {
public:
    constexpr any_handle() noexcept = default;
    /// For code that hands out handles: the thing with this index in the table of the stamp's proposal.
    constexpr any_handle(std::uint32_t index, stamp of) noexcept : index_{index}, stamp_{of} {}
    /// A handle of a known kind is one of any kind.
    template <class T>
    requires has_status<T>
    constexpr any_handle(handle<T> h) noexcept : index_{h.index()}, stamp_{h.belongs_to()} {}

    /// The vertex of the graph.
    [[nodiscard]] constexpr std::uint32_t index() const noexcept { return index_; }
    /// The stamp of its proposal.
    [[nodiscard]] constexpr stamp belongs_to() const noexcept { return stamp_; }
    /// Whether it names anything: false for a default-made one.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return stamp_ != stamp{}; }

    friend constexpr auto operator<=>(any_handle, any_handle) noexcept = default;

private:
    std::uint32_t index_ = 0;
    stamp stamp_{};
};

namespace detail {

/// The vertex that a handle names.
[[nodiscard]] constexpr vertex vertex_of(any_handle h) noexcept {
    return vertex{h.index()};
}

}  // namespace detail

/// One handle or several, in the order given: `.fills = troops`, `.fills = {troops, police}`.
template <class T>
class handles {
public:
    handles() = default;
    /// One.
    handles(handle<T> one) : all_(1, one) {}
    /// Several, in this order.
    handles(std::initializer_list<handle<T>> several) : all_(several) {}
    handles(std::vector<handle<T>> several) noexcept : all_(std::move(several)) {}

    [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] auto end() const noexcept { return all_.end(); }
    /// How many.
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    /// Precondition: `i` is less than `size()`.
    [[nodiscard]] handle<T> operator[](std::size_t i) const { return all_[i]; }

    friend bool operator==(const handles&, const handles&) = default;

private:
    std::vector<handle<T>> all_{};
};

}  // namespace muster

template <>
struct std::hash<muster::stamp> {
    std::size_t operator()(muster::stamp s) const noexcept { return s.number_; }
};
template <class T>
struct std::hash<muster::handle<T>> {
    std::size_t operator()(muster::handle<T> h) const noexcept {
        return std::hash<std::uint64_t>{}(std::uint64_t{h.index()} << 32 | std::hash<muster::stamp>{}(h.belongs_to()));
    }
};
template <>
struct std::hash<muster::any_handle> {
    std::size_t operator()(muster::any_handle h) const noexcept {
        return std::hash<std::uint64_t>{}(std::uint64_t{h.index()} << 32 | std::hash<muster::stamp>{}(h.belongs_to()));
    }
};

#endif
