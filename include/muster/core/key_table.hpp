#ifndef MUSTER_CORE_KEY_TABLE_HPP
#define MUSTER_CORE_KEY_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace muster {

/// Finds things by key without holding the keys: open addressing over 32-bit numbers of things whose keys the caller
/// can tell. Constant time on average, at most eight bytes for each key at half load.
class key_table {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;  ///< what `find` returns where there is nothing

    /// The number with this key, or `none`. `key_of(number)` is the key of a number in the table.
    template <class KeyOf>
    [[nodiscard]] std::uint32_t find(std::string_view key, const KeyOf& key_of) const {
        if (slots_.empty()) return none;
        for (std::size_t slot = home(key);; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot] == none || key_of(slots_[slot]) == key) return slots_[slot];
        }
    }

    /// Makes room for `count` more, so that inserting them cannot throw. On failure nothing has changed.
    template <class KeyOf>
    void make_room(std::size_t count, const KeyOf& key_of) {
        std::size_t wanted = slots_.empty() ? 16 : slots_.size();
        while (wanted < (used_ + count) * 2) wanted *= 2;
        if (wanted == slots_.size()) return;
        std::vector<std::uint32_t> old(wanted, none);
        old.swap(slots_);
        for (const std::uint32_t number : old)
            if (number != none) place(number, key_of(number));
    }

    /// Adds a number under a key that is not in the table. Precondition: room was made.
    void insert(std::uint32_t number, std::string_view key) noexcept {
        place(number, key);
        ++used_;
    }

private:
    [[nodiscard]] std::size_t home(std::string_view key) const noexcept {
        return std::hash<std::string_view>{}(key) & (slots_.size() - 1);
    }
    void place(std::uint32_t number, std::string_view key) noexcept {
        std::size_t slot = home(key);
        while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = number;
    }

    std::vector<std::uint32_t> slots_{};  // a power of two of them
    std::size_t used_ = 0;
};

}  // namespace muster

#endif
