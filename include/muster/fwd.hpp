#ifndef MUSTER_FWD_HPP
#define MUSTER_FWD_HPP

/// The names of the vocabulary, for headers that only pass handles around.
namespace muster {

class error;
class date;
class stamp;
class any_handle;
class condition;
class proposal;
class world;

template <class T>
class handle;
template <class T>
class handles;

struct citation;
struct actor;
struct body;
struct role;
struct mandate;
struct precondition;
struct contribution;
struct decision;
struct full_strength;
struct pledge;
struct inherited_pledge;
struct requirement;
struct position;
struct vote;
struct timer;
struct force;
struct gate;
struct event;
struct node;
struct arc;

}  // namespace muster

#endif
