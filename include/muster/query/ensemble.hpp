#ifndef MUSTER_QUERY_ENSEMBLE_HPP
#define MUSTER_QUERY_ENSEMBLE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <muster/query/beliefs.hpp>
#include <muster/query/compile.hpp>

namespace muster {

namespace detail {
class ensemble_evaluation;
}

/// Called now and then while worlds are drawn, at the end too, with how many of how many are done; false stops there.
using sampling_progress = std::function<bool(std::uint64_t done, std::uint64_t of)>;

/// How often things are met and unmet in many worlds of one proposal.
class ensemble_counts {
public:
    /// How many worlds.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// In how many of them a thing has a status. Throws `error` for a handle of another proposal.
    [[nodiscard]] std::uint64_t count(any_handle h, status s) const {
        of_.get().check(h);
        if (h.index() >= met_.size())
            detail::refuse(errc::unknown_handle, {}, "a thing that was added after this ensemble was evaluated");
        const std::uint64_t met = met_[detail::vertex_of(h)], not_unmet = not_unmet_[detail::vertex_of(h)];
        return s == status::met ? met : s == status::open ? not_unmet - met : size_ - not_unmet;
    }
    /// The same as a share of all worlds; 0 where there are none.
    [[nodiscard]] double share(any_handle h, status s) const {
        const std::uint64_t n = count(h, s);
        return size_ == 0 ? 0 : static_cast<double>(n) / static_cast<double>(size_);
    }

    friend bool operator==(const ensemble_counts&, const ensemble_counts&) = default;

private:
    friend class detail::ensemble_evaluation;

    origin of_{};
    std::uint64_t size_ = 0;
    detail::indexed<detail::vertex, std::uint64_t> met_{}, not_unmet_{};
};

/// The statuses of everything in many worlds of one proposal: a quarter of a byte for each thing and world.
class ensemble {
public:
    /// How many worlds.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The status of a thing in world number `i`. Throws `error` for a handle of another proposal.
    [[nodiscard]] status in(std::size_t i, any_handle h) const {
        of_.get().check(h);
        if (h.index() >= things_)
            detail::refuse(errc::unknown_handle, {}, "a thing that was added after this ensemble was evaluated");
        const std::size_t at = i / 64 * things_ + h.index();
        return static_cast<status>((met_[at] >> i % 64 & 1U) + (not_unmet_[at] >> i % 64 & 1U));
    }

    friend bool operator==(const ensemble&, const ensemble&) = default;

private:
    friend class detail::ensemble_evaluation;

    origin of_{};
    std::size_t size_ = 0, things_ = 0;
    std::vector<std::uint64_t> met_{}, not_unmet_{};  // 64 worlds of every thing, then the next 64
};

/// The statuses of everything in many worlds, packed: as `evaluate` in each, up to 512 of one viewpoint in a pass.
/// Throws `error` for a world that speaks of another proposal.
[[nodiscard]] ensemble evaluate_all(const compiled& c, std::span<const world> worlds);

/// Counts statuses in `count` random worlds: each is `w` with every thing that has a belief met with that
/// probability, independent of the others, else unmet; what else is open stays open. Beliefs mean what they mean for
/// `likelihood`, of which the shares are estimates. A thing's draws depend on the seed and the thing alone, so that
/// asking with other beliefs compares like with like.
[[nodiscard]] ensemble_counts evaluate_sampled(const compiled& c, const world& w, const beliefs& b, std::uint64_t count,
                                               std::uint64_t seed, const sampling_progress& progress = {});

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/query/impl/ensemble.hpp>
#endif

#endif
