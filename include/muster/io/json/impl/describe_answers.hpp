#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_ANSWERS_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_ANSWERS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <muster/council/power.hpp>
#include <muster/council/tally.hpp>
#include <muster/io/phrases/findings.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/all_dependents.hpp>
#include <muster/query/balance.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/importance.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/participation.hpp>
#include <muster/query/sample.hpp>
#include <muster/query/standoffs.hpp>
#include <muster/query/timeline.hpp>
#include <muster/query/validate.hpp>
#include <muster/query/votes.hpp>
#include <muster/query/watch.hpp>

// What the objects of answers hold. The names of members equal those in C++.

namespace muster::detail {

// ---- what an answer tells by a number or a key, and JSON in full

/// An event of the proposal, by its number.
struct event_number {
    std::uint32_t number = 0;
};
/// Whoever sits in a voting body.
struct seat_holder {
    std::string_view key{};
};

/// The events of a member that holds their numbers.
template <class Answer>
struct events_of {
    std::vector<std::uint32_t> Answer::*numbers;

    [[nodiscard]] std::vector<event_number> operator()(const Answer& answer) const {
        std::vector<event_number> events;
        for (const std::uint32_t n : answer.*numbers) events.push_back({n});
        return events;
    }
};
template <class Answer>
events_of(std::vector<std::uint32_t> Answer::*) -> events_of<Answer>;

/// Those who sit of a member that holds their keys.
template <class Answer>
struct seats_of {
    std::vector<std::string> Answer::*keys;

    [[nodiscard]] std::vector<seat_holder> operator()(const Answer& answer) const {
        std::vector<seat_holder> seats;
        for (const std::string& key : answer.*keys) seats.push_back({key});
        return seats;
    }
};
template <class Answer>
seats_of(std::vector<std::string> Answer::*) -> seats_of<Answer>;

// ---- what several answers hold

template <>
struct description<assumption> {
    static constexpr std::tuple fields{field{"what", &assumption::what}, field{"is", &assumption::is}};
};

template <>
struct description<hidden_statement> {
    static constexpr std::tuple fields{field{"statement", &hidden_statement::statement},
                                       field{"why", &hidden_statement::why}};
};

template <>
struct description<vote_count> {
    static constexpr std::tuple fields{field{"in_favour", &vote_count::in_favour},
                                       field{"against", &vote_count::against},
                                       field{"abstaining", &vote_count::abstaining}};
};

template <>
struct description<recorded_vote> {
    static constexpr std::tuple fields{field{"by", &recorded_vote::by}, field{"vote", &recorded_vote::vote}};
};

/// An event as answers tell it.
struct told_event : event {
    std::uint32_t number = 0;
    muster::date reported{};

    [[nodiscard]] std::optional<std::vector<recorded_vote>> voters() const {
        return roll_call.empty() ? std::nullopt : std::optional{roll_call};
    }
};
template <>
struct description<told_event> {
    static constexpr std::tuple fields{field{"number", &told_event::number},
                                       field{"date", &event::date},
                                       field{"reported", &told_event::reported},
                                       field{"on", &event::on},
                                       field{"status", &event::status},
                                       field{"stage", &event::stage},
                                       field{"tally", &event::tally},
                                       field{"roll_call", &told_event::voters},
                                       field{"expires", &event::expires},
                                       field{"lasts", &event::lasts},
                                       field{"citations", &event::citations},
                                       field{"summary", &event::summary}};
};

// ---- evaluate

template <>
struct description<disagreement> {
    static constexpr std::tuple fields{field{"what", &disagreement::what}, field{"reported", &disagreement::reported},
                                       field{"derived", &disagreement::derived}};
};

/// A thing, its status and why it has it.
struct told_status {
    any_handle what{};
    status is = status::open;
    cause why = cause::derived;
};
template <>
struct description<told_status> {
    static constexpr std::tuple fields{field{"what", &told_status::what}, field{"is", &told_status::is},
                                       field{"why", &told_status::why}};
};

template <>
struct description<outcome> {
    [[nodiscard]] static std::vector<told_status> things(const outcome& o) {
        const proposal p = o.source();
        std::vector<told_status> result;
        for (const vertex v : vertices_of(p.graph()))
            if (const any_handle h = p.handle_of(v); !p.key_of(h).empty() && o.is_mentioned(h))
                result.push_back({h, o[h], o.why(h)});
        return result;
    }
    static constexpr std::tuple fields{field{"things", &things}, field{"disagreements", &outcome::disagreements},
                                       field{"hidden", &outcome::hidden}, field{"ended", &outcome::ended}};
};

template <>
struct description<exact_status> {
    static constexpr std::tuple fields{field{"what", &exact_status::what}, field{"is", &exact_status::is},
                                       field{"ended", &exact_status::ended}};
};

// ---- dependents

template <>
struct description<dependent> {
    static constexpr std::tuple fields{field{"who", &dependent::who},
                                       field{"contribution", &dependent::contribution},
                                       field{"on", &dependent::on},
                                       field{"how", &dependent::how},
                                       field{"also_barred", &dependent::also_barred},
                                       field{"exact", &dependent::exact},
                                       field{"direct", &dependent::direct},
                                       field{"inferred", &dependent::inferred},
                                       field{"chain", &dependent::chain},
                                       field{"citations", &dependent::citations},
                                       field{"enough_now", &dependent::enough_now}};
};

template <>
struct description<dependents_answer> {
    static constexpr std::tuple fields{field{"thing", &dependents_answer::thing}, field{"all", &dependents_answer::all},
                                       field{"taken_away", &dependents_answer::taken_away},
                                       field{"ended", &dependents_answer::ended}};
};

template <>
struct description<hanging> {
    static constexpr std::tuple fields{field{"contribution", &hanging::contribution}, field{"on", &hanging::on},
                                       field{"how", &hanging::how}, field{"exact", &hanging::exact}};
};

/// One thing of `all_dependents`, and what depends on it.
struct told_hanging {
    any_handle thing{};
    std::span<const hanging> all{};
};
template <>
struct description<told_hanging> {
    static constexpr std::tuple fields{field{"thing", &told_hanging::thing}, field{"all", &told_hanging::all}};
};
template <>
struct description<all_dependents_answer> {
    [[nodiscard]] static std::vector<told_hanging> all(const all_dependents_answer& answer) {
        std::vector<told_hanging> result;
        for (std::size_t i = 0; i < answer.size(); ++i) result.push_back({answer.thing(i), answer[i]});
        return result;
    }
    static constexpr std::tuple fields{field{"all", &all}, field{"ended", &all_dependents_answer::ended}};
};

// ---- explain

template <>
struct description<explanation_step::reason> {
    static constexpr std::tuple fields{field{"step", &explanation_step::reason::step},
                                       field{"negated", &explanation_step::reason::negated}};
};

template <>
struct description<explanation_step> {
    [[nodiscard]] static std::optional<std::uint64_t> threshold(const explanation_step& s) {
        return s.threshold == 0 ? std::optional<std::uint64_t>{} : std::optional{s.threshold};
    }
    static constexpr std::tuple fields{field{"what", &explanation_step::what},
                                       field{"is", &explanation_step::is},
                                       field{"why", &explanation_step::why},
                                       field{"because", &explanation_step::because},
                                       field{"reports", events_of{&explanation_step::reports}},
                                       field{"citations", &explanation_step::citations},
                                       field{"said_on", &explanation_step::said_on},
                                       field{"threshold", &threshold},
                                       field{"figures", &explanation_step::figures}};
};

template <>
struct description<explanation_case> {
    static constexpr std::tuple fields{field{"assuming", &explanation_case::assuming},
                                       field{"steps", &explanation_case::steps}};
};

template <>
struct description<explanation> {
    static constexpr std::tuple fields{field{"steps", &explanation::steps}, field{"cases", &explanation::cases},
                                       field{"ended", &explanation::ended}};
};

// ---- compare, timeline, counterfactuals

template <>
struct description<change> {
    static constexpr std::tuple fields{field{"what", &change::what}, field{"before", &change::before},
                                       field{"after", &change::after}, field{"through", &change::through}};
};

/// What differs, without the two worlds.
struct told_changes : comparison {};
template <>
struct description<told_changes> {
    static constexpr std::tuple fields{field{"contributions", &comparison::contributions},
                                       field{"actors", &comparison::actors},
                                       field{"roles", &comparison::roles},
                                       field{"mandates", &comparison::mandates},
                                       field{"forces", &comparison::forces},
                                       field{"hidden_after", &comparison::hidden_after},
                                       field{"hidden_before", &comparison::hidden_before}};
};
template <>
struct description<comparison> {
    static constexpr auto fields =
        std::tuple_cat(std::tuple{field{"before", &comparison::before}}, description<told_changes>::fields,
                       std::tuple{field{"ended", &comparison::ended}});
};

template <>
struct description<timeline_entry> {
    [[nodiscard]] static told_changes changes(const timeline_entry& t) { return {t.changes}; }
    static constexpr std::tuple fields{field{"on", &timeline_entry::on}, field{"events", &timeline_entry::events},
                                       field{"statements", &timeline_entry::statements},
                                       field{"ended", &timeline_entry::ended}, field{"changes", &changes}};
};
template <>
struct description<timeline_answer> {
    static constexpr std::tuple fields{field{"order", &timeline_answer::order}, field{"all", &timeline_answer::all},
                                       field{"ended", &timeline_answer::ended}};
};

template <>
struct description<status_change> {
    static constexpr std::tuple fields{field{"what", &status_change::what}, field{"before", &status_change::before},
                                       field{"after", &status_change::after}};
};

template <>
struct description<counterfactual> {
    static constexpr std::tuple fields{field{"supposed", &counterfactual::supposed},
                                       field{"changes", &counterfactual::changes}};
};

template <>
struct description<counterfactuals_answer> {
    [[nodiscard]] static std::vector<counterfactual> all(const counterfactuals_answer& answer) {
        return {answer.begin(), answer.end()};
    }
    static constexpr std::tuple fields{field{"all", &all}, field{"ended", &counterfactuals_answer::ended}};
};

// ---- sets and stand-offs

template <>
struct description<standoff::link> {
    static constexpr std::tuple fields{field{"waits", &standoff::link::waits},
                                       field{"through", &standoff::link::through}, field{"on", &standoff::link::on}};
};

template <>
struct description<standoff> {
    static constexpr std::tuple fields{field{"actors", &standoff::actors},
                                       field{"members", &standoff::members},
                                       field{"links", &standoff::links},
                                       field{"citations", &standoff::citations},
                                       field{"provided", &standoff::provided},
                                       field{"unlocks", &standoff::unlocks},
                                       field{"first_moves", &standoff::first_moves},
                                       field{"all_first_moves", &standoff::all_first_moves}};
};

template <>
struct description<standoffs_answer> {
    static constexpr std::tuple fields{field{"all", &standoffs_answer::all}, field{"ended", &standoffs_answer::ended}};
};

template <>
struct description<extra_strength> {
    [[nodiscard]] static std::uint64_t amount(const extra_strength& e) { return e.more.amount; }
    [[nodiscard]] static const std::string& unit(const extra_strength& e) { return e.more.unit; }
    static constexpr std::tuple fields{field{"of", &extra_strength::of}, field{"amount", &amount},
                                       field{"unit", &unit}};
};

template <>
struct description<change_set> {
    static constexpr std::tuple fields{field{"changes", &change_set::changes},
                                       field{"probability", &change_set::probability},
                                       field{"extra", &change_set::extra}};
};

template <>
struct description<change_sets> {
    static constexpr std::tuple fields{field{"goal", &change_sets::goal},
                                       field{"all", &change_sets::all},
                                       field{"count", &change_sets::count},
                                       field{"known_up_to", &change_sets::known_up_to},
                                       field{"moving_together", &change_sets::moving_together},
                                       field{"moving_together_ended", &change_sets::moving_together_ended},
                                       field{"standoffs", &change_sets::standoffs},
                                       field{"ended", &change_sets::ended},
                                       field{"unsized", &change_sets::unsized}};
};

// ---- balance

/// An amount; an upper end that is open is null.
[[nodiscard]] inline std::optional<std::uint64_t> bounded(std::uint64_t most) {
    return most == strength::unbounded ? std::nullopt : std::optional{most};
}

template <>
struct description<need_figures> {
    [[nodiscard]] static std::optional<std::uint64_t> possible(const need_figures& f) { return bounded(f.possible); }
    [[nodiscard]] static std::optional<std::uint64_t> barred(const need_figures& f) { return bounded(f.barred); }
    static constexpr std::tuple fields{field{"needed", &need_figures::needed},
                                       field{"deployed", &need_figures::deployed},
                                       field{"firm", &need_figures::firm},
                                       field{"possible", &possible},
                                       field{"barred", &barred},
                                       field{"missing", &need_figures::missing},
                                       field{"unsized", &need_figures::unsized}};
};

template <>
struct description<balance_row> {
    [[nodiscard]] static std::optional<std::uint64_t> most(const balance_row& row) { return bounded(row.most); }
    [[nodiscard]] static std::vector<std::optional<std::uint64_t>> announced(const balance_row& row) {
        return {row.announced.least, bounded(row.announced.most)};
    }
    static constexpr std::tuple fields{field{"of", &balance_row::of},
                                       field{"is", &balance_row::is},
                                       field{"why", &balance_row::why},
                                       field{"is_deployed", &balance_row::is_deployed},
                                       field{"is_sized", &balance_row::is_sized},
                                       field{"is_assumed", &balance_row::is_assumed},
                                       field{"least", &balance_row::least},
                                       field{"most", &most},
                                       field{"announced", &announced},
                                       field{"said_in", &balance_row::said_in},
                                       field{"waits_for", &balance_row::waits_for}};
};

template <>
struct description<need_balance> {
    [[nodiscard]] static const std::string& unit(const need_balance& n) { return n.wanted.unit; }
    static constexpr std::tuple fields{field{"unit", &unit}, field{"figures", &need_balance::figures},
                                       field{"rows", &need_balance::rows}};
};

template <>
struct description<role_balance> {
    static constexpr std::tuple fields{field{"of", &role_balance::of}, field{"is", &role_balance::is},
                                       field{"needs", &role_balance::needs}};
};

template <>
struct description<balance_answer> {
    static constexpr std::tuple fields{field{"all", &balance_answer::all}, field{"ended", &balance_answer::ended}};
};

// ---- watch

template <>
struct description<held_up> {
    static constexpr std::tuple fields{field{"of", &held_up::of}, field{"how", &held_up::how},
                                       field{"exact", &held_up::exact}, field{"enough_now", &held_up::enough_now}};
};

template <>
struct description<held_strength> {
    [[nodiscard]] static std::vector<std::optional<std::uint64_t>> announced(const held_strength& s) {
        return {s.announced.least, bounded(s.announced.most)};
    }
    static constexpr std::tuple fields{field{"unit", &held_strength::unit}, field{"announced", &announced},
                                       field{"unsized", &held_strength::unsized}};
};

template <>
struct description<watched> {
    static constexpr std::tuple fields{field{"what", &watched::what},         field{"is", &watched::is},
                                       field{"why", &watched::why},           field{"by", &watched::by},
                                       field{"holds_up", &watched::holds_up}, field{"strengths", &watched::strengths}};
};

template <>
struct description<due> {
    static constexpr std::tuple fields{field{"on", &due::on}, field{"what", &due::what}, field{"kind", &due::kind},
                                       field{"touches", &due::touches}};
};

template <>
struct description<watch_answer> {
    static constexpr std::tuple fields{field{"all", &watch_answer::all}, field{"falls_due", &watch_answer::falls_due},
                                       field{"ended", &watch_answer::ended}};
};

// ---- participation

template <>
struct description<participation_span> {
    static constexpr std::tuple fields{field{"how", &participation_span::how}, field{"from", &participation_span::from},
                                       field{"until", &participation_span::until}};
};

template <>
struct description<participation_row> {
    [[nodiscard]] static bool ever_took_part(const participation_row& row) { return row.ever_took_part(); }
    [[nodiscard]] static bool takes_part_at_the_end(const participation_row& row) {
        return row.takes_part_at_the_end();
    }
    static constexpr std::tuple fields{field{"of", &participation_row::of}, field{"spans", &participation_row::spans},
                                       field{"ever_took_part", &ever_took_part},
                                       field{"takes_part_at_the_end", &takes_part_at_the_end}};
};

template <>
struct description<participation_answer> {
    static constexpr std::tuple fields{
        field{"all", &participation_answer::all}, field{"first", &participation_answer::first},
        field{"last", &participation_answer::last}, field{"ended", &participation_answer::ended}};
};

// ---- likelihood, importance

/// A leaf and how likely it is.
struct told_leaf {
    any_handle leaf{};
    double probability = 0;
};
template <>
struct description<told_leaf> {
    static constexpr std::tuple fields{field{"leaf", &told_leaf::leaf}, field{"probability", &told_leaf::probability}};
};

template <>
struct description<likelihood_answer> {
    [[nodiscard]] static std::vector<told_leaf> leaves(const likelihood_answer& answer) {
        std::vector<told_leaf> result;
        for (const auto& [leaf, p] : answer.leaves) result.push_back({leaf, p});
        return result;
    }
    [[nodiscard]] static std::optional<double> error(const likelihood_answer& a) {
        return a.how == certainty::estimate ? std::optional{a.error} : std::nullopt;
    }
    [[nodiscard]] static std::optional<std::uint64_t> worlds(const likelihood_answer& a) {
        return a.how == certainty::estimate ? std::optional{a.worlds} : std::nullopt;
    }
    static constexpr std::tuple fields{field{"what", &likelihood_answer::what},
                                       field{"how", &likelihood_answer::how},
                                       field{"least", &likelihood_answer::least},
                                       field{"most", &likelihood_answer::most},
                                       field{"error", &error},
                                       field{"worlds", &worlds},
                                       field{"leaves", &leaves},
                                       field{"given", &likelihood_answer::given},
                                       field{"given_probability", &likelihood_answer::given_probability},
                                       field{"ended", &likelihood_answer::ended},
                                       field{"unsized", &likelihood_answer::unsized}};
};

/// How many worlds have an amount.
struct told_bar {
    std::uint64_t amount = 0, worlds = 0;
};
template <>
struct description<told_bar> {
    [[nodiscard]] static std::optional<std::uint64_t> amount(const told_bar& bar) { return bounded(bar.amount); }
    static constexpr std::tuple fields{field{"amount", &amount}, field{"worlds", &told_bar::worlds}};
};
template <>
struct description<amount_counts> {
    [[nodiscard]] static double mean(const amount_counts& counts) { return counts.mean(); }
    [[nodiscard]] static std::vector<told_bar> bars(const amount_counts& counts) {
        std::vector<told_bar> result;
        for (const auto& [amount, worlds] : counts.bars()) result.push_back({amount, worlds});
        return result;
    }
    static constexpr std::tuple fields{field{"mean", &mean}, field{"bars", &bars}};
};
template <>
struct description<sampled_strength> {
    [[nodiscard]] static const std::string& unit(const sampled_strength& s) { return s.wanted.unit; }
    [[nodiscard]] static std::uint64_t needed(const sampled_strength& s) { return s.wanted.amount; }
    static constexpr std::tuple fields{field{"of", &sampled_strength::of}, field{"unit", &unit},
                                       field{"needed", &needed}, field{"least", &sampled_strength::least},
                                       field{"most", &sampled_strength::most}};
};

template <>
struct description<sampled_likelihood> {
    static constexpr std::tuple fields{field{"what", &sampled_likelihood::what},
                                       field{"least", &sampled_likelihood::least},
                                       field{"most", &sampled_likelihood::most},
                                       field{"least_error", &sampled_likelihood::least_error},
                                       field{"most_error", &sampled_likelihood::most_error},
                                       field{"strengths", &sampled_likelihood::strengths},
                                       field{"from", &sampled_likelihood::from},
                                       field{"worlds", &sampled_likelihood::worlds},
                                       field{"seed", &sampled_likelihood::seed},
                                       field{"met", &sampled_likelihood::met},
                                       field{"unmet", &sampled_likelihood::unmet},
                                       field{"ended", &sampled_likelihood::ended},
                                       field{"unsized", &sampled_likelihood::unsized}};
};

template <>
struct description<leaf_importance> {
    static constexpr std::tuple fields{field{"leaf", &leaf_importance::leaf},
                                       field{"probability", &leaf_importance::probability},
                                       field{"birnbaum", &leaf_importance::birnbaum},
                                       field{"criticality", &leaf_importance::criticality},
                                       field{"fussell_vesely", &leaf_importance::fussell_vesely},
                                       field{"risk_achievement_worth", &leaf_importance::risk_achievement_worth},
                                       field{"risk_reduction_worth", &leaf_importance::risk_reduction_worth}};
};

template <>
struct description<actor_importance> {
    static constexpr std::tuple fields{field{"who", &actor_importance::who},
                                       field{"when_it_comes", &actor_importance::when_it_comes},
                                       field{"when_it_stays_out", &actor_importance::when_it_stays_out},
                                       field{"birnbaum", &actor_importance::birnbaum}};
};

template <>
struct description<importance_answer> {
    [[nodiscard]] static std::optional<double> error(const importance_answer& a) {
        return a.how == certainty::estimate ? std::optional{a.error} : std::nullopt;
    }
    [[nodiscard]] static std::optional<std::uint64_t> worlds(const importance_answer& a) {
        return a.how == certainty::estimate ? std::optional{a.worlds} : std::nullopt;
    }
    static constexpr std::tuple fields{field{"what", &importance_answer::what},
                                       field{"how", &importance_answer::how},
                                       field{"error", &error},
                                       field{"worlds", &worlds},
                                       field{"probability", &importance_answer::probability},
                                       field{"leaves", &importance_answer::leaves},
                                       field{"actors", &importance_answer::actors},
                                       field{"ended", &importance_answer::ended},
                                       field{"unsized", &importance_answer::unsized}};
};

// ---- validate

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

// ---- votes

template <>
struct description<quota_count> {
    static constexpr std::tuple fields{field{"alternative", &quota_count::alternative},
                                       field{"in_favour", &quota_count::in_favour},
                                       field{"missing", &quota_count::missing}};
};

template <>
struct description<tally_result> {
    static constexpr std::tuple fields{field{"outcome", &tally_result::outcome},
                                       field{"reason", &tally_result::reason},
                                       field{"in_favour", &tally_result::in_favour},
                                       field{"against", &tally_result::against},
                                       field{"abstaining", &tally_result::abstaining},
                                       field{"absent", &tally_result::absent},
                                       field{"not_participating", &tally_result::not_participating},
                                       field{"quotas", &tally_result::quotas},
                                       field{"short_by", &tally_result::short_by},
                                       field{"vetoed_by", seats_of{&tally_result::vetoed_by}},
                                       field{"opposed_veto_holders", seats_of{&tally_result::opposed_veto_holders}},
                                       field{"bound_parties", seats_of{&tally_result::bound_parties}},
                                       field{"outstanding", seats_of{&tally_result::outstanding}},
                                       field{"can_block", seats_of{&tally_result::can_block}},
                                       field{"still_needed", &tally_result::still_needed}};
};

template <>
struct description<tally_answer> {
    static constexpr auto fields =
        std::tuple_cat(description<tally_result>::fields, std::tuple{field{"contradicts", &tally_answer::contradicts}});
};

/// The power of one member, by every index of a table.
struct told_power {
    seat_holder member{};
    const std::vector<power_index>& indices;
    const std::vector<power_value>& values;
};
template <>
struct description<power_value> {
    /// Such as "421/2145"; none where the value is estimated.
    [[nodiscard]] static std::optional<std::string> exact(const power_value& v) {
        return v.exact ? std::optional{v.exact->str()} : std::nullopt;
    }
    [[nodiscard]] static std::optional<double> error(const power_value& v) {
        return v.exact ? std::nullopt : std::optional{v.error};
    }
    static constexpr std::tuple fields{field{"value", &power_value::value}, field{"exact", &exact},
                                       field{"error", &error}};
};
template <>
struct description<told_power> {
    /// An object with a member for each index.
    [[nodiscard]] static std::vector<std::pair<const char*, power_value>> values(const told_power& row) {
        std::vector<std::pair<const char*, power_value>> result;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            result.emplace_back(to_string(row.indices[i]), row.values[i]);
        return result;
    }
    static constexpr std::tuple fields{field{"member", &told_power::member}, field{"values", &values}};
};

template <>
struct description<power_table> {
    [[nodiscard]] static std::vector<told_power> members(const power_table& t) {
        std::vector<told_power> result;
        for (const power_table::row& r : t.members) result.push_back({{r.member}, t.indices, r.values});
        return result;
    }
    static constexpr std::tuple fields{field{"of", &power_table::of}, field{"members", &members},
                                       field{"ended", &power_table::ended}};
};

}  // namespace muster::detail

#endif
