#include <muster/muster.hpp>

std::size_t size_elsewhere(const muster::proposal& p);

std::size_t size_elsewhere(const muster::proposal& p) {
    return muster::evaluate(p).taking_part().size();
}
