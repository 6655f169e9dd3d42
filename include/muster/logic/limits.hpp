#ifndef MUSTER_LOGIC_LIMITS_HPP
#define MUSTER_LOGIC_LIMITS_HPP

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include <boost/config.hpp>
#include <boost/throw_exception.hpp>

namespace muster::logic {

/// What a caller allows a question to cost.
struct limits {
    std::uint64_t nodes = 30'000'000;  ///< of diagrams, and literals of what a search learned, held at any one time
    /// by the clock, from the start of the question
    std::chrono::nanoseconds time = (std::chrono::nanoseconds::max)();
    /// bytes that these nodes may take; the proposal and the answer itself are not counted
    std::uint64_t memory = (std::numeric_limits<std::uint64_t>::max)();
    /// where it becomes true the question ends, as when its time is over; nothing: no way to stop it. Outlives it
    const std::atomic<bool>* stop = nullptr;

    /// about what a node takes while diagrams are built
    static constexpr std::uint64_t bytes_of_node = 50;

    friend bool operator==(const limits&, const limits&) = default;
};

/// How a question ended: with the whole answer, or by which limit. What an answer says is certain either way.
enum class ended : std::uint8_t {
    finished,  ///< the answer is whole
    nodes,     ///< it would have held more diagram nodes than allowed
    time,      ///< the time was over
    memory,    ///< it would have taken more memory than allowed, or than there was
    stopped    ///< the caller stopped it, or it had done as much (evaluations, cases, worlds) as the caller allowed
};

/// A few words for people.
[[nodiscard]] constexpr const char* to_string(ended how) noexcept {
    switch (how) {
        case ended::finished:
            return "finished";
        case ended::nodes:
            return "not finished: limit on nodes reached";
        case ended::time:
            return "not finished: limit on time reached";
        case ended::memory:
            return "not finished: limit on memory reached";
        case ended::stopped:
            return "not finished: stopped";
    }
    return "";
}

/// Thrown by the diagram managers when a limit is met; they stay usable and hold what they held.
class limit_reached : public std::exception {
public:
    /// Precondition: a reason other than `finished`.
    explicit limit_reached(ended reason) noexcept : reason_{reason} {}
    /// Which limit was met.
    [[nodiscard]] ended reason() const noexcept { return reason_; }
    /// The reason in words.
    [[nodiscard]] const char* what() const noexcept override { return to_string(reason_); }

private:
    ended reason_;
};

/// What is left of some limits. Managers take from it and give back; one budget may serve several of them in turn.
class budget {
public:
    /// steps without end
    static constexpr std::uint64_t unbounded = (std::numeric_limits<std::uint64_t>::max)();

    budget() noexcept = default;
    /// The time runs from here.
    explicit budget(const limits& allowed) noexcept
        : nodes_{(std::min)(allowed.nodes, allowed.memory / limits::bytes_of_node)},
          scarce_{nodes_ < allowed.nodes ? ended::memory : ended::nodes},
          stop_{allowed.stop} {
        const auto now = std::chrono::steady_clock::now();
        if (allowed.time < (std::chrono::steady_clock::time_point::max)() - now)
            deadline_ = now + std::chrono::duration_cast<std::chrono::steady_clock::duration>(allowed.time);
    }
    /// Ends with `out_of_nodes` after so many more steps; a way to try something for a while.
    void limit_steps(std::uint64_t steps) noexcept { steps_ = steps; }

    /// How many nodes can still be taken.
    [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }
    /// How many steps are left.
    [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }

    /// What is left, for a part of the question; `share` of the time that is left.
    [[nodiscard]] limits rest(double share = 1) const noexcept {
        limits result{.nodes = nodes_, .stop = stop_};
        if (scarce_ == ended::memory) {
            result.memory = nodes_ * limits::bytes_of_node;
            result.nodes = unbounded;
        }
        if (deadline_ == (std::chrono::steady_clock::time_point::max)()) return result;
        const std::chrono::nanoseconds left = deadline_ - std::chrono::steady_clock::now();
        result.time = std::chrono::nanoseconds{
            static_cast<std::chrono::nanoseconds::rep>((std::max)(0.0, static_cast<double>(left.count()) * share))};
        return result;
    }

    /// Takes one. Throws `limit_reached` where there is none left.
    void take_node() {
        if (nodes_ == 0) boost::throw_exception(limit_reached{scarce_});
        --nodes_;
    }
    /// Gives so many back.
    void give_back(std::uint64_t nodes) noexcept { nodes_ += nodes; }
    /// One step of work; reads the clock now and then.
    void step() {
        if (steps_-- == 0) {
            steps_ = 0;  // stays so until set again
            boost::throw_exception(limit_reached{ended::nodes});
        }
        if ((steps_ & 0x3FFU) == 0) check_time();
    }
    /// So many steps of work at once; reads the clock.
    void take_steps(std::uint64_t steps) {
        if (steps > steps_) {
            steps_ = 0;
            boost::throw_exception(limit_reached{ended::nodes});
        }
        steps_ -= steps;
        check_time();
    }
    /// Whether the caller stopped it.
    [[nodiscard]] bool is_stopped() const noexcept {
        return stop_ != nullptr && stop_->load(std::memory_order_relaxed);
    }
    /// Whether the time is over, or the caller stopped it.
    [[nodiscard]] bool is_late() const noexcept {
        if (is_stopped()) return true;
        return deadline_ != (std::chrono::steady_clock::time_point::max)() &&
               std::chrono::steady_clock::now() > deadline_;
    }
    /// Which it is, of a budget that is late.
    [[nodiscard]] ended why_late() const noexcept { return is_stopped() ? ended::stopped : ended::time; }
    /// Throws `limit_reached` where it is late.
    void check_time() const {
        if (is_late()) boost::throw_exception(limit_reached{why_late()});
    }

private:
    std::uint64_t nodes_ = unbounded;
    std::uint64_t steps_ = unbounded;
    ended scarce_ = ended::nodes;  // what it is when there are no more nodes
    const std::atomic<bool>* stop_ = nullptr;
    std::chrono::steady_clock::time_point deadline_ = (std::chrono::steady_clock::time_point::max)();
};

/// A value, or the limit that was met before there was one. Never a guess.
template <class T>
class attempt {
public:
    /// Finished, with this value.
    attempt(T value) : value_{std::move(value)} {}
    /// Not finished. Precondition: a reason other than `finished`.
    attempt(ended reason) noexcept : reason_{reason} {}

    /// Whether there is a value.
    [[nodiscard]] explicit operator bool() const noexcept { return value_.has_value(); }
    /// Finished, or which limit was met.
    [[nodiscard]] ended reason() const noexcept { return reason_; }
    /// Precondition: finished.
    [[nodiscard]] const T& operator*() const& { return *value_; }
    [[nodiscard]] T& operator*() & { return *value_; }
    [[nodiscard]] T&& operator*() && { return *std::move(value_); }
    /// Precondition: finished.
    [[nodiscard]] const T* operator->() const { return &*value_; }
    /// Precondition: finished.
    [[nodiscard]] T* operator->() { return &*value_; }

private:
    std::optional<T> value_;
    ended reason_ = ended::finished;
};

/// Runs `work` and turns a limit that is reached, or a lack of memory, into a value. In a program without exceptions
/// both end it, the limit by its own boost::throw_exception.
template <class Work>
[[nodiscard]] auto attempt_to(Work&& work) -> attempt<decltype(work())> {
#ifdef BOOST_NO_EXCEPTIONS
    return work();
#else
    try {
        return work();
    } catch (const limit_reached& limit) {
        return limit.reason();
    } catch (const std::bad_alloc&) {
        return ended::memory;
    }
#endif
}

}  // namespace muster::logic

#endif
