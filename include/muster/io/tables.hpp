#ifndef MUSTER_IO_TABLES_HPP
#define MUSTER_IO_TABLES_HPP

#include <string>

#include <muster/io/document.hpp>
#include <muster/proposal/proposal.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/timeline.hpp>

namespace muster {

/// What was said and answered as tables, for spreadsheets and data frames: a heading for each column, a row for each
/// thing. Days stand as 2025-11-08, several keys in a cell with semicolons between, and what is unknown or has no upper
/// end is left empty. What nobody had mentioned by the day by which the world knows is in no table.
namespace tables {

/// A row for each contribution and each need of its role: who, in what, status and cause, how much.
[[nodiscard]] text::block contributions(const balance_answer& answer);
/// A row for each statement, in force or not: whose, about what, on what condition, when it was said and on whose word.
[[nodiscard]] text::block conditions(const outcome& answer);
/// A row for each citation.
[[nodiscard]] text::block sources(const outcome& answer);
/// A row for each need of each role: what is needed, deployed, firm, possible, barred and missing.
[[nodiscard]] text::block balance(const balance_answer& answer);
/// A row for each event, each statement that came or went, and each change that followed, in the order of the days.
[[nodiscard]] text::block timeline(const timeline_answer& answer);

}  // namespace tables

/// A table as comma-separated values (RFC 4180), the headings first, in UTF-8. A cell that a spreadsheet would take for
/// a formula has an apostrophe before it. Precondition: the block is a table.
[[nodiscard]] std::string to_csv(const text::block& table);

}  // namespace muster

#ifndef MUSTER_COMPILED
#include <muster/io/impl/tables.hpp>
#endif

#endif
