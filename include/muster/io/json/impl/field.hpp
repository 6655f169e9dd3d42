#ifndef MUSTER_IO_JSON_IMPL_FIELD_HPP
#define MUSTER_IO_JSON_IMPL_FIELD_HPP

#include <string_view>

namespace muster::detail {

/// A member of an object in JSON, and what it stands for: a member of the aggregate. Of an answer it may be a function
/// of it as well.
template <class Access>
struct field {
    std::string_view name;
    Access member;
};
template <class Access>
field(const char*, Access) -> field<Access>;

/// How JSON says a T: `fields`, in the order in which they are written.
template <class T>
struct description;

template <class T>
concept described = requires {
    description<T>::fields;
};

}  // namespace muster::detail

#endif
