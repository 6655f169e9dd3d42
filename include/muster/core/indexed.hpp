#ifndef MUSTER_CORE_INDEXED_HPP
#define MUSTER_CORE_INDEXED_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

/// Indices that have types. Things of one sort are numbered from zero on by an enumeration without enumerators:
/// an index is made of a number only on purpose, and that of one sort where that of another belongs does not compile.
/// None of this costs anything at run time.
namespace muster::detail {

/// A sort of index.
template <class T>
concept index_type = std::is_enum_v<T> && std::is_same_v<std::underlying_type_t<T>, std::uint32_t>;

/// The number of an index, for arithmetic.
template <index_type Index>
[[nodiscard]] constexpr std::uint32_t to_number(Index i) noexcept {
    return static_cast<std::uint32_t>(i);
}
/// The index of a number. Precondition: below 2^32.
template <index_type Index>
[[nodiscard]] constexpr Index to_index(std::size_t number) noexcept {
    return static_cast<Index>(number);
}

/// What stands for no index: nothing has it.
template <index_type Index>
inline constexpr Index none = Index{0xFFFFFFFFU};

/// The indices from one up to before another, in ascending order.
template <index_type Index>
struct index_range {
    Index first{};  ///< its first
    Index last{};   ///< the one behind its last

    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Index;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Index;

        constexpr iterator() noexcept = default;
        constexpr explicit iterator(std::uint32_t at) noexcept : at_{at} {}
        [[nodiscard]] constexpr Index operator*() const noexcept { return Index{at_}; }
        constexpr iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        constexpr iterator operator++(int) noexcept { return iterator{at_++}; }
        friend constexpr bool operator==(iterator, iterator) noexcept = default;

    private:
        std::uint32_t at_ = 0;
    };

    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{to_number(first)}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return iterator{to_number(last)}; }
    /// How many.
    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return to_number(last) - to_number(first); }
    [[nodiscard]] constexpr bool empty() const noexcept { return first == last; }
    /// Whether it has this one.
    [[nodiscard]] constexpr bool contains(Index i) const noexcept { return first <= i && i < last; }
    /// The index at a place, counted from its first.
    [[nodiscard]] constexpr Index operator[](std::uint32_t place) const noexcept {
        return Index{to_number(first) + place};
    }
    /// The place of an index, counted from its first. Precondition: it has it.
    [[nodiscard]] constexpr std::uint32_t place_of(Index i) const noexcept { return to_number(i) - to_number(first); }

    friend constexpr bool operator==(const index_range&, const index_range&) noexcept = default;
};

/// The indices of so many things.
template <index_type Index>
[[nodiscard]] constexpr index_range<Index> indices(std::size_t count) noexcept {
    return {Index{0}, to_index<Index>(count)};
}

/// A view of one value for each index of a sort.
template <index_type Index, class T>
class indexed_span {
public:
    constexpr indexed_span() noexcept = default;
    /// The value of index 0 comes first.
    constexpr explicit indexed_span(std::span<T> values) noexcept : values_{values} {}
    /// What may change may be looked at.
    template <class U>
    requires(!std::is_const_v<U> &&
             std::is_same_v<const U, T>) constexpr indexed_span(indexed_span<Index, U> values) noexcept
        : values_{values.begin(), values.end()} {}

    /// Precondition: below `size()`.
    [[nodiscard]] constexpr T& operator[](Index i) const { return values_[to_number(i)]; }
    /// The values of a range of indices.
    [[nodiscard]] constexpr std::span<T> operator[](index_range<Index> range) const {
        return values_.subspan(to_number(range.first), range.size());
    }
    /// The values of the indices before this one.
    [[nodiscard]] constexpr indexed_span before(Index last) const {
        return indexed_span{values_.first(to_number(last))};
    }
    /// How many.
    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(values_.size()); }
    [[nodiscard]] constexpr bool empty() const noexcept { return values_.empty(); }
    /// The value of index 0.
    [[nodiscard]] constexpr T* data() const noexcept { return values_.data(); }
    [[nodiscard]] constexpr T* begin() const noexcept { return values_.data(); }
    [[nodiscard]] constexpr T* end() const noexcept { return values_.data() + values_.size(); }
    /// The indices, in ascending order.
    [[nodiscard]] constexpr index_range<Index> indices() const noexcept {
        return detail::indices<Index>(values_.size());
    }

private:
    std::span<T> values_{};
};

/// A vector with one value for each index of a sort.
template <index_type Index, class T>
class indexed {
public:
    indexed() = default;
    /// So many, each this value.
    explicit indexed(std::size_t size, const T& value = T{}) : values_(size, value) {}
    /// The value of index 0 comes first.
    explicit indexed(std::vector<T> values) noexcept : values_{std::move(values)} {}
    /// Copies.
    explicit indexed(indexed_span<Index, const T> values) : values_(values.begin(), values.end()) {}

    operator indexed_span<Index, T>() noexcept { return indexed_span<Index, T>{std::span<T>{values_}}; }
    operator indexed_span<Index, const T>() const noexcept {
        return indexed_span<Index, const T>{std::span<const T>{values_}};
    }

    /// Precondition: below `size()`.
    [[nodiscard]] T& operator[](Index i) { return values_[to_number(i)]; }
    [[nodiscard]] const T& operator[](Index i) const { return values_[to_number(i)]; }
    /// The values of a range of indices.
    [[nodiscard]] std::span<T> operator[](index_range<Index> range) {
        return std::span{values_}.subspan(to_number(range.first), range.size());
    }
    [[nodiscard]] std::span<const T> operator[](index_range<Index> range) const {
        return std::span{values_}.subspan(to_number(range.first), range.size());
    }

    /// How many.
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(values_.size()); }
    [[nodiscard]] bool empty() const noexcept { return values_.empty(); }
    /// For how many it has room.
    [[nodiscard]] std::size_t capacity() const noexcept { return values_.capacity(); }
    /// The indices, in ascending order.
    [[nodiscard]] index_range<Index> indices() const noexcept { return detail::indices<Index>(values_.size()); }
    /// The values, that of index 0 first.
    [[nodiscard]] const std::vector<T>& values() const noexcept { return values_; }
    [[nodiscard]] T* data() noexcept { return values_.data(); }
    [[nodiscard]] const T* data() const noexcept { return values_.data(); }
    [[nodiscard]] auto begin() noexcept { return values_.begin(); }
    [[nodiscard]] auto begin() const noexcept { return values_.begin(); }
    [[nodiscard]] auto end() noexcept { return values_.end(); }
    [[nodiscard]] auto end() const noexcept { return values_.end(); }
    /// The value of the last index. Precondition: not empty.
    [[nodiscard]] T& back() { return values_.back(); }
    [[nodiscard]] const T& back() const { return values_.back(); }

    /// Adds a value and returns its index.
    Index push_back(T value) {
        values_.push_back(std::move(value));
        return to_index<Index>(values_.size() - 1);
    }
    /// So many, each this value.
    void assign(std::size_t size, const T& value) { values_.assign(size, value); }
    /// So many; new ones are this value.
    void resize(std::size_t size, const T& value = T{}) { values_.resize(size, value); }
    void reserve(std::size_t size) { values_.reserve(size); }
    void clear() noexcept { values_.clear(); }
    void swap(indexed& other) noexcept { values_.swap(other.values_); }

    friend bool operator==(const indexed&, const indexed&) = default;

private:
    std::vector<T> values_{};
};

}  // namespace muster::detail

#endif
