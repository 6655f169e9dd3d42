#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_VALIDATE_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_VALIDATE_HPP

#include <optional>
#include <string>
#include <tuple>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/io/phrases/findings.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/validate.hpp>

// What findings hold.

namespace muster::detail {

template <>
struct description<finding> {
    [[nodiscard]] static std::optional<event_number> reported(const finding& f) {
        return f.event ? std::optional{event_number{*f.event}} : std::optional<event_number>{};
    }
    [[nodiscard]] static std::string text(const finding& f) { return document_of(f).blocks().front().words.text(); }
    static constexpr std::tuple fields{
        field{"severity", &finding::severity}, field{"flaw", &finding::flaw}, field{"on", &finding::on},
        field{"other", &finding::other},       field{"event", &reported},     field{"text", &text}};
};

template <>
struct description<findings> {
    static constexpr std::tuple fields{field{"all", &findings::all}, field{"ended", &findings::ended}};
};

}  // namespace muster::detail

#endif
