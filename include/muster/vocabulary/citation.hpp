#ifndef MUSTER_VOCABULARY_CITATION_HPP
#define MUSTER_VOCABULARY_CITATION_HPP

#include <array>
#include <cstdint>
#include <string>

#include <muster/core/date.hpp>
#include <muster/core/enumeration.hpp>
#include <muster/core/handle.hpp>

namespace muster {

/// Whether the speaker is named, or asked not to be.
enum class attribution : std::uint8_t { on_record, unnamed };

[[nodiscard]] constexpr std::array<const char*, 2> enumerator_names(attribution) noexcept {
    return {"on_record", "unnamed"};
}

/// Where something was said, and who said it. A citation has no status: nothing depends on it.
struct citation {
    std::string key{};         ///< unique in its proposal
    std::string publisher{};   ///< the paper, agency or body that published it
    std::string title{};       ///< of the publication
    std::string address{};     ///< where to read it, mostly a URL
    muster::date published{};  ///< none: known from the beginning
    std::string speaker{};     ///< whose words the source reports; empty: the publisher's own
    muster::attribution attribution = muster::attribution::on_record;  ///< whether the speaker is named

    friend bool operator==(const citation&, const citation&) = default;
};

template <>
inline constexpr bool has_status<citation> = false;  ///< A citation stands in a table beside the graph.

}  // namespace muster

#endif
