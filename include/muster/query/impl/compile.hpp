#ifndef MUSTER_QUERY_IMPL_COMPILE_HPP
#define MUSTER_QUERY_IMPL_COMPILE_HPP

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/logic/circuit.hpp>
#include <muster/logic/fixpoint.hpp>
#include <muster/logic/users.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/query/compile.hpp>

namespace muster {

namespace detail {

[[nodiscard]] inline logic::rule_table rules_of(const proposal& p) {
    const graph_type& g = p.graph();
    logic::rule_table rules;
    rules.reserve(boost::num_vertices(g), boost::num_edges(g));
    for (const vertex v : vertices_of(g)) {
        const rule how = rule_of(g, v);
        const auto parts = heads(g, v);
        const std::uint64_t degree = parts.size();
        rules.add_rule(how.kind == rule_kind::given    ? logic::rule_table::leaf
                       : how.kind == rule_kind::all_of ? degree
                       : how.kind == rule_kind::any_of ? 1
                                                       : how.threshold);
        for (const link& arc : parts) {
            const logic::literal part{arc.vertex, arc.how.negated};
            if (how.kind == rule_kind::at_least) rules.add_part(part, arc.how.weight);
            else rules.add_part(part);
        }
    }
    return rules;
}

}  // namespace detail

struct compiled::contents {
    explicit contents(const proposal& p) : of{p}, circuit{detail::rules_of(p)} {}
    contents(const contents&) = delete;
    contents& operator=(const contents&) = delete;
    ~contents() { delete users.load(); }

    origin of;
    logic::circuit circuit;
    mutable std::atomic<const logic::users*> users{nullptr};  // built on demand
};

MUSTER_INLINE compiled::compiled(const proposal& p) : shared_{std::make_shared<const contents>(p)} {}

MUSTER_INLINE const logic::circuit& compiled::circuit() const noexcept {
    return shared_->circuit;
}

MUSTER_INLINE const logic::users& compiled::users() const {
    const logic::users* built = shared_->users.load(std::memory_order_acquire);
    if (built != nullptr) return *built;
    auto fresh = std::make_unique<const logic::users>(circuit());
    if (shared_->users.compare_exchange_strong(built, fresh.get(), std::memory_order_acq_rel)) return *fresh.release();
    return *built;
}

MUSTER_INLINE const proposal compiled::source() const {
    return shared_->of.get();
}

MUSTER_INLINE const proposal compiled::current_source() const {
    const proposal p = source();
    if (p.size() != circuit().size())
        detail::refuse(errc::outdated, {},
                       "the proposal has grown since it was compiled; compile it again, and ask again");
    return p;
}

MUSTER_INLINE logic::position compiled::position_of(any_handle h) const {
    return circuit().position_of(detail::vertex_of(h));
}

MUSTER_INLINE any_handle compiled::handle_at(logic::position p) const {
    return source().handle_of(circuit().vertex_of(p));
}

MUSTER_INLINE detail::indexed<logic::position, logic::setting> compiled::settings(const proposal& p, const world& w,
                                                                                  const in_force& said) const {
    detail::indexed<logic::position, logic::setting> result = settings(said);
    for (const world::setting& s : w.settings()) {
        p.check(s.on);
        result[position_of(s.on)] = logic::setting_of(s.is);
        if (s.why != cause::overridden || s.is != status::unmet || !p.as<actor>(s.on)) continue;
        for_contributions(p, s.on, [&](detail::vertex v) { result[circuit().position_of(v)] = logic::setting::unmet; });
    }
    return result;
}

MUSTER_INLINE detail::indexed<logic::position, logic::setting> compiled::settings(const in_force& said) const {
    detail::indexed<logic::position, logic::setting> result(circuit().size(), logic::setting::none);
    for (const auto& [v, is] : said.settings()) result[circuit().position_of(v)] = logic::setting_of(is);
    return result;
}

MUSTER_INLINE compiled compile(const proposal& p) {
    return compiled{p};
}

}  // namespace muster

#endif
