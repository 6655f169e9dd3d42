#include <muster/vocabulary/word.hpp>
