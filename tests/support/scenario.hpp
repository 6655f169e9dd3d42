#ifndef MUSTER_TESTS_SUPPORT_SCENARIO_HPP
#define MUSTER_TESTS_SUPPORT_SCENARIO_HPP

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <muster/io/json.hpp>
#include <muster/muster.hpp>

// What tests on scenario files ask again and again, by key. MUSTER_SOURCE_DIR is set where the tests are built.

namespace tests {

using keys = std::set<std::string>;

/// Reads a scenario by its path below the top of the project.
[[nodiscard]] inline muster::proposal read_scenario(const std::string& path) {
    return muster::read_json_file(std::string{MUSTER_SOURCE_DIR} + "/" + path);
}
/// The Gaza scenario, read once.
[[nodiscard]] inline const muster::proposal& gaza() {
    static const muster::proposal p = read_scenario("examples/scenarios/gaza-isf.json");
    return p;
}

/// A scenario looked at from one day, as known by then.
class seen {
public:
    seen(const muster::proposal& p, muster::date day) : seen{p, muster::viewpoint{.true_on = day}} {}
    seen(const muster::proposal& p, const muster::viewpoint& from) : seen{p, muster::world_at(p, from)} {}
    seen(const muster::proposal& p, muster::world w)
        : proposal_{&p}, world_{std::move(w)}, outcome_{muster::evaluate(p, world_)} {}

    [[nodiscard]] muster::status operator[](std::string_view key) const { return outcome_[proposal_->at(key)]; }
    [[nodiscard]] muster::cause why(std::string_view key) const { return outcome_.why(proposal_->at(key)); }
    [[nodiscard]] seen with(std::string_view key, muster::status is) const {
        return {*proposal_, world_.with(proposal_->at(key), is)};
    }
    [[nodiscard]] const muster::world& world() const { return world_; }

    /// The contributors to a role that would come.
    [[nodiscard]] keys coming_to(std::string_view role) const {
        keys result;
        for (const auto c : outcome_.of_status<muster::contribution>(muster::status::met)) {
            const muster::contribution& made = (*proposal_)[c];
            if ((*proposal_)[made.fills].key == role && (*proposal_)[made.by].members.empty())
                result.insert((*proposal_)[made.by].key);
        }
        return result;
    }
    /// Why a statement is not in force; nothing where it is.
    [[nodiscard]] std::optional<muster::hidden_because> hidden(std::string_view key) const {
        for (const muster::hidden_statement& h : outcome_.hidden())
            if (h.statement == proposal_->at(key)) return h.why;
        return std::nullopt;
    }
    /// The contributions that hinge on a thing, with the manner of dependence, such as `AZE/troops necessary`.
    [[nodiscard]] keys dependents(std::string_view key, const muster::dependents_options& options = {}) const {
        keys result;
        for (const muster::dependent& d : muster::dependents(*proposal_, world_, proposal_->at(key), options))
            result.insert((*proposal_)[d.contribution].key + " " + to_string(d.how));
        return result;
    }

private:
    const muster::proposal* proposal_;
    muster::world world_;
    muster::outcome outcome_;
};

/// The last stage that a contribution had reached by a day, as known by then.
[[nodiscard]] inline std::optional<muster::stage> stage_by(const muster::proposal& p, std::string_view key,
                                                           muster::date day) {
    const muster::viewpoint from{.true_on = day};
    const muster::in_force said{p, from};
    const muster::event* last = nullptr;
    for (const muster::event& e : p.events())
        if (e.stage && e.on == p.at(key) && said.happened(e) && (last == nullptr || last->date.day() <= e.date.day()))
            last = &e;
    return last == nullptr ? std::nullopt : last->stage;
}

/// The contributors to a role that had reached a stage by a day and no later one.
[[nodiscard]] inline keys at_stage(const muster::proposal& p, std::string_view role, muster::stage s,
                                   muster::date day) {
    keys result;
    for (const auto c : p.all<muster::contribution>())
        if (p[p[c].fills].key == role && stage_by(p, p[c].key, day) == s) result.insert(p[p[c].by].key);
    return result;
}

}  // namespace tests

#endif
