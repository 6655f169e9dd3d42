#ifndef MUSTER_IO_JSON_WRITE_HPP
#define MUSTER_IO_JSON_WRITE_HPP

#include <string>

#include <muster/proposal/proposal.hpp>

namespace muster {

/// The scenario as a file of the newest format. Statements without a key get one. Reading it gives an equal proposal,
/// which is written the same to the byte; a mandate is adopted by vote in it where its `adopted_by` names a council
/// whose `body` is one of the file or of `bodies::find`. Throws `error` with `errc::not_writable` for a rule of
/// adoption that reading would not give back, texts that are not UTF-8, years of other than four digits, and conditions
/// that name a thing without a key.
[[nodiscard]] std::string write_json(const proposal& p);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/json/impl/write.hpp>
#endif

#endif
