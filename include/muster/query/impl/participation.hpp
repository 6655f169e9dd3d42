#ifndef MUSTER_QUERY_IMPL_PARTICIPATION_HPP
#define MUSTER_QUERY_IMPL_PARTICIPATION_HPP

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/proposal/mentions.hpp>
#include <muster/query/impl/evaluation.hpp>
#include <muster/query/impl/walk.hpp>
#include <muster/query/participation.hpp>

namespace muster {

namespace detail {

/// Answers `participation`.
class attendance {
public:
    attendance(const compiled& c, viewpoint from, const participation_options& options)
        : compiled_{c},
          proposal_{c.current_source()},
          graph_{proposal_.graph()},
          from_{std::move(from)},
          allowed_{options.limits} {
        if (options.of) {
            proposal_.check(options.of);
            if (!proposal_.as<actor>(options.of) && !proposal_.as<role>(options.of))
                refuse(errc::wrong_kind, proposal_.key_of(options.of), "expected an actor or a role");
        }
        for (const handle<contribution> h : proposal_.all<contribution>()) {
            const contribution& made = proposal_[h];
            if (!proposal_[made.by].members.empty()) continue;  // its members answer for it
            if (options.of && any_handle{made.by} != options.of && any_handle{made.fills} != options.of) continue;
            lanes_.push_back(lane{h});
        }
        find_offers();
    }

    [[nodiscard]] participation_answer run() {
        participation_answer answer;
        answer.in = world{from_};
        answer.of = origin{proposal_};
        const std::vector<std::chrono::sys_days> days = days_of_change();
        viewpoint at_the_end = from_;
        if (!days.empty()) at_the_end.known_by = knows();
        walk to{compiled_, at_the_end, false};
        if (days.empty()) look_at(*to.on(from_), date{});  // one day is as another
        else {
            answer.first = day_of(days.front());
            look_at(*to.on(view_on(days.front() - std::chrono::days{1})), date{});
        }
        for (const std::chrono::sys_days day : days) {
            if (allowed_.is_late()) {
                answer.ended = allowed_.why_late();
                break;
            }
            answer.last = day_of(day);
            look_at(*to.on(view_on(day)), answer.last);
        }
        if (from_.true_on != date{} && answer.ended == logic::ended::finished) answer.last = from_.true_on;
        for (lane& l : lanes_) {
            if (l.spans.empty()) continue;
            answer.all.push_back({l.of, std::move(l.spans)});
        }
        return answer;
    }

private:
    struct lane {
        handle<contribution> of{};
        std::vector<vertex> offers{};    // the pledges that offer it, inherited ones too
        std::vector<vertex> refusals{};  // those that refuse it whatever comes
        bool was_there = false;
        std::optional<taking_part> now{};
        std::vector<participation_span> spans{};
    };

    [[nodiscard]] static date day_of(std::chrono::sys_days day) { return date{std::chrono::year_month_day{day}}; }

    // ---- what was said of each contribution

    void find_offers() {
        std::map<handle<contribution>, lane*> lane_of;
        for (lane& l : lanes_) lane_of.emplace(l.of, &l);
        const auto enter = [&](handle<contribution> of, const pledge& said, vertex v) {
            const auto found = lane_of.find(of);
            if (found == lane_of.end()) return;
            if (said.reading == reading::will_if || said.reading == reading::not_unless)
                found->second->offers.push_back(v);
            else if (said.reading == reading::refuses && is_unconditional(said.when))
                found->second->refusals.push_back(v);
        };
        for (const handle<contribution> h : proposal_.all<contribution>())
            contribution_of_.emplace(std::pair{proposal_[h].by, proposal_[h].fills}, h);
        for (const handle<pledge> h : proposal_.all<pledge>())
            for (const handle<role> task : proposal_[h].fills)
                if (const auto made = contribution_of_.find({proposal_[h].by, task}); made != contribution_of_.end())
                    enter(made->second, proposal_[h], vertex_of(h));
        for (const handle<inherited_pledge> h : proposal_.all<inherited_pledge>())
            enter(proposal_[h].of, proposal_[proposal_[h].from], vertex_of(h));
    }
    [[nodiscard]] static bool is_unconditional(const condition& when) {
        return when.terms().size() == 1 && when.terms()[0].kind == condition_kind::all_of;
    }

    // ---- a day

    [[nodiscard]] viewpoint view_on(std::chrono::sys_days day) const {
        viewpoint on = from_;
        on.true_on = day_of(day);
        on.known_by = knows();
        return on;
    }
    [[nodiscard]] date knows() const {
        if (from_.known_by != date{}) return from_.known_by;
        return from_.true_on != date{} ? from_.true_on : date{std::chrono::year{9999}};  // all that was published
    }
    void look_at(const evaluation& e, date from) {
        for (lane& l : lanes_) {
            const std::optional<taking_part> how = how_far(e, l);
            l.was_there = l.was_there || how == taking_part::there;
            if (how == l.now) continue;
            if (l.now) l.spans.back().until = from;
            if (how) l.spans.push_back({*how, from, {}});
            l.now = how;
        }
    }
    [[nodiscard]] std::optional<taking_part> how_far(const evaluation& e, const lane& l) const {
        if (e.of(l.of) == status::met)
            return is_deployed(e, vertex_of(l.of)) ? taking_part::there : taking_part::would_come;
        if (l.was_there) return taking_part::left;
        return is_willing(e, l) ? std::optional{taking_part::willing} : std::nullopt;
    }
    // A report of a deployment stands.
    [[nodiscard]] bool is_deployed(const evaluation& e, vertex made) const {
        const auto reports_it = [&](vertex v) {
            const world::setting* s = e.supposed().find(proposal_.handle_of(v));
            return s != nullptr && s->is == status::met &&
                   std::any_of(s->reports.begin(), s->reports.end(), [&](std::uint32_t r) {
                       const std::optional<stage> reached = proposal_.events()[r].stage;
                       return reached == stage::deployed || reached == stage::extended;
                   });
        };
        return reports_it(made) || (has_terms(graph_, made) && reports_it(terms_of(graph_, made)));
    }
    [[nodiscard]] bool is_willing(const evaluation& e, const lane& l) const {
        const auto shows = [&](vertex v) { return e.in_force().shows(v); };
        if (std::none_of(l.offers.begin(), l.offers.end(), shows)) return false;
        if (std::any_of(l.refusals.begin(), l.refusals.end(), shows)) return false;
        const vertex made = vertex_of(l.of);
        const auto is_set_unmet = [&](vertex v) {
            const world::setting* s = e.supposed().find(proposal_.handle_of(v));
            return s != nullptr && s->is == status::unmet;
        };
        if (is_set_unmet(made)) return false;  // taken back, or suspended
        if (!has_terms(graph_, made)) return true;
        if (is_set_unmet(decision_of(graph_, made))) return false;  // declined
        for (const link& arc : heads(graph_, made))                 // ended by its `unless`
            if (arc.how.negated && e.of(arc.vertex) == status::met) return false;
        return true;
    }

    // ---- the days on which something can change

    [[nodiscard]] std::vector<std::chrono::sys_days> days_of_change() const {
        std::vector<std::chrono::sys_days> days = turning_days(proposal_, mentions{proposal_}, knows().day());
        if (from_.true_on != date{})
            days.erase(std::upper_bound(days.begin(), days.end(), from_.true_on.day()), days.end());
        return days;
    }

    const compiled& compiled_;
    const proposal proposal_;
    const graph_type& graph_;
    const viewpoint from_;
    const logic::budget allowed_;
    std::vector<lane> lanes_{};
    std::map<std::pair<handle<actor>, handle<role>>, handle<contribution>> contribution_of_{};
};

}  // namespace detail

MUSTER_INLINE participation_answer participation(const compiled& c, viewpoint from,
                                                 const participation_options& options) {
    return detail::attendance{c, std::move(from), options}.run();
}

MUSTER_INLINE participation_answer participation(const proposal& p, viewpoint from,
                                                 const participation_options& options) {
    return participation(compile(p), std::move(from), options);
}

}  // namespace muster

#endif
