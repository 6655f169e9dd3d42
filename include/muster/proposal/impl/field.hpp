#ifndef MUSTER_PROPOSAL_IMPL_FIELD_HPP
#define MUSTER_PROPOSAL_IMPL_FIELD_HPP

#include <string_view>

namespace muster::detail {

/// A member of an aggregate and its name, which is that in JSON too. Of an answer it may be a function of it as well.
template <class Access>
struct field {
    std::string_view name;
    Access member;
};
template <class Access>
field(const char*, Access) -> field<Access>;

/// What a T says: its `fields`, in the order in which they are written.
template <class T>
struct description;

template <class T>
concept described = requires {
    description<T>::fields;
};

}  // namespace muster::detail

#endif
