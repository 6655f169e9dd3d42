#ifndef MUSTER_CORE_BOXED_HPP
#define MUSTER_CORE_BOXED_HPP

#include <utility>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

namespace muster::detail {

/// A value that cannot change, held elsewhere and shared by copies: as large as a pointer. For what few of many objects
/// have; those that have the default value hold nothing.
template <class T>
class boxed {
public:
    boxed() noexcept = default;
    boxed(T value) {
        if (!(value == T{})) held_ = boost::intrusive_ptr<const holder>{new holder{std::move(value)}};
    }

    [[nodiscard]] const T& operator*() const {
        static const T none{};
        return held_ ? held_->value : none;
    }
    [[nodiscard]] const T* operator->() const { return &**this; }
    friend bool operator==(const boxed& a, const boxed& b) { return a.held_ == b.held_ || *a == *b; }

private:
    // Counted for many threads: conditions are shared by copies of a proposal.
    struct holder : boost::intrusive_ref_counter<holder, boost::thread_safe_counter> {
        explicit holder(T v) : value{std::move(v)} {}
        T value;
    };
    boost::intrusive_ptr<const holder> held_{};
};

}  // namespace muster::detail

#endif
