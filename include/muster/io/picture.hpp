#ifndef MUSTER_IO_PICTURE_HPP
#define MUSTER_IO_PICTURE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>
#include <muster/core/status.hpp>

namespace muster {

/// What an item of a picture stands for. Each kind has a shape of its own.
enum class figure : std::uint8_t { force, role, contribution, actor, mandate, precondition, statement, vote, gate };

[[nodiscard]] constexpr std::array<const char*, 9> enumerator_names(figure) noexcept {
    return {"force", "role", "contribution", "actor", "mandate", "precondition", "statement", "vote", "gate"};
}

/// What is to be drawn, before anybody says where and how: the value that `to_dot` and `to_svg` draw. Made by
/// `picture_of` from a proposal or an answer, or by hand.
struct picture {
    /// no item
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// A box, with what is written in it.
    struct item {
        any_handle what{};                    ///< the thing; none for what is only drawn
        figure shape = figure::precondition;  ///< what kind of thing it is
        std::string text{};                   ///< its name; within a group without the group's
        std::string detail{};                 ///< what else is worth saying in a few words
        std::optional<status> is{};           ///< none: without a world
        std::string note{};                   ///< the status in words
        std::string full{};                   ///< the whole name, for those who point at it or listen to it
        std::size_t group = none;             ///< its place in `groups`
        bool is_focus = false;                ///< what the picture is about

        friend bool operator==(const item&, const item&) = default;
    };
    /// An arrow: the tail depends on the head.
    struct line {
        std::size_t tail = 0;               ///< places in `items`
        std::size_t head = 0;               ///< the item that the line leads to
        bool negated = false;               ///< the tail depends on the head not being met
        std::vector<any_handle> through{};  ///< the statements that it stands for

        friend bool operator==(const line&, const line&) = default;
    };
    /// The things of one actor.
    struct group {
        any_handle of{};     ///< the actor whose items they are
        std::string name{};  ///< as printed on the frame

        friend bool operator==(const group&, const group&) = default;
    };

    std::string title{};                 ///< above the picture
    std::vector<std::string> caption{};  ///< sentences, each on a line of its own
    std::vector<item> items{};           ///< in order of addition
    std::vector<line> lines{};           ///< in order of their tails
    std::vector<group> groups{};         ///< frames around items

    /// Whether any item has a status, and so the legend explains them.
    [[nodiscard]] bool has_statuses() const {
        for (const item& i : items)
            if (i.is) return true;
        return false;
    }
    friend bool operator==(const picture&, const picture&) = default;
};

}  // namespace muster

#endif
