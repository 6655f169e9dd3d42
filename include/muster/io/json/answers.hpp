#ifndef MUSTER_IO_JSON_ANSWERS_HPP
#define MUSTER_IO_JSON_ANSWERS_HPP

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <muster/io/names.hpp>
#include <muster/io/text/finding.hpp>
#include <muster/query/compare.hpp>
#include <muster/query/dependents.hpp>
#include <muster/query/enabling_sets.hpp>
#include <muster/query/evaluate.hpp>
#include <muster/query/explain.hpp>
#include <muster/query/importance.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/sample.hpp>
#include <muster/query/standoffs.hpp>
#include <muster/query/timeline.hpp>
#include <muster/query/validate.hpp>

// Answers as JSON, for other programs: things by key and name, the enumerators' own words.

namespace muster {

namespace detail {

[[nodiscard]] inline boost::json::value thing_json(const proposal& p, any_handle h) {
    boost::json::object result;
    if (const std::string key = p.key_of(h); !key.empty()) result["key"] = key;
    result["name"] = name_of(p, h);
    return result;
}
[[nodiscard]] inline boost::json::array things_json(const proposal& p, const std::vector<any_handle>& things) {
    boost::json::array result;
    for (const any_handle h : things) result.push_back(thing_json(p, h));
    return result;
}
[[nodiscard]] inline boost::json::array citations_json(const proposal& p, const std::vector<handle<citation>>& cited) {
    boost::json::array result;
    for (const handle<citation> c : cited) result.push_back(boost::json::string(p[c].key));
    return result;
}
[[nodiscard]] inline boost::json::array hidden_json(const proposal& p, const std::vector<hidden_statement>& hidden) {
    boost::json::array result;
    for (const hidden_statement& h : hidden) {
        boost::json::value one = thing_json(p, h.statement);
        one.as_object()["because"] = to_string(h.why);
        result.push_back(one);
    }
    return result;
}

}  // namespace detail

/// Every named thing with its status and cause.
[[nodiscard]] inline boost::json::value to_json(const outcome& o) {
    const proposal p = o.source();
    boost::json::array things;
    for (std::uint32_t v = 0; v < p.size(); ++v) {
        const any_handle h = p.handle_of(v);
        const std::string key = p.key_of(h);
        if (key.empty()) continue;
        things.push_back(
            {{"key", key}, {"name", name_of(p, h)}, {"status", to_string(o[h])}, {"cause", to_string(o.why(h))}});
    }
    boost::json::array disagreements;
    for (const disagreement& d : o.disagreements()) {
        boost::json::value one = detail::thing_json(p, d.what);
        one.as_object()["reported"] = to_string(d.reported);
        one.as_object()["derived"] = to_string(d.derived);
        disagreements.push_back(one);
    }
    return {{"things", things}, {"disagreements", disagreements}, {"hidden", detail::hidden_json(p, o.hidden())}};
}

/// An object with the members of the answer, by the same names; things as their keys.
[[nodiscard]] inline boost::json::value to_json(const dependent& d) {
    const proposal p = d.of.get();
    boost::json::object result{{"actor", p[d.who].key},
                               {"contribution", p[d.contribution].key},
                               {"dependence", to_string(d.how)},
                               {"also_barred", d.also_barred},
                               {"exact", d.exact},
                               {"direct", d.direct},
                               {"inferred", d.inferred},
                               {"chain", detail::things_json(p, d.chain)},
                               {"citations", detail::citations_json(p, d.citations)}};
    if (d.enough_now) result["enough_now"] = *d.enough_now;
    return result;
}
/// An object: the dependents, and those by the sources left out.
[[nodiscard]] inline boost::json::value to_json(const dependents_answer& answer) {
    boost::json::array found, taken_away;
    for (const dependent& d : answer) found.push_back(to_json(d));
    for (const dependent& d : answer.taken_away) taken_away.push_back(to_json(d));
    return {{"dependents", found}, {"taken_away", taken_away}};
}

/// A list of steps; their parts are numbers of steps in it.
[[nodiscard]] inline boost::json::value to_json(const proposal& p, const std::vector<explanation_step>& steps) {
    boost::json::array result;
    for (const explanation_step& s : steps) {
        boost::json::value one = detail::thing_json(p, s.what);
        boost::json::object& step = one.as_object();
        step["status"] = to_string(s.is);
        step["cause"] = to_string(s.why);
        boost::json::array because;
        for (const explanation_step::reason& r : s.because)
            because.push_back({{"step", r.step}, {"negated", r.negated}});
        step["because"] = because;
        step["citations"] = detail::citations_json(p, s.citations);
        if (s.said_on != date{}) step["said_on"] = to_string(s.said_on);
        if (s.threshold != 0) step["threshold"] = s.threshold;
        boost::json::array reports;
        for (const std::uint32_t r : s.reports) reports.push_back(r);
        step["reports"] = reports;
        result.push_back(one);
    }
    return result;
}
/// The steps, the first about the thing asked for; `because` counts them from zero.
[[nodiscard]] inline boost::json::value to_json(const explanation& e) {
    const proposal p = e.source();
    boost::json::array cases;
    for (const explanation_case& c : e.cases) {
        boost::json::array assuming;
        for (const assumption& a : c.assuming) {
            boost::json::value one = detail::thing_json(p, a.what);
            one.as_object()["status"] = to_string(a.is);
            assuming.push_back(one);
        }
        cases.push_back({{"assuming", assuming}, {"steps", to_json(p, c.steps)}});
    }
    return {{"steps", to_json(p, e.steps)}, {"cases", cases}};
}

/// An object with what changed, and how the rest comes about.
[[nodiscard]] inline boost::json::value to_json(const comparison& c) {
    const proposal p = c.of.get();
    const auto list = [&](const std::vector<change>& changes) {
        boost::json::array result;
        for (const change& x : changes) {
            boost::json::value one = detail::thing_json(p, x.what);
            one.as_object()["before"] = to_string(x.before);
            one.as_object()["after"] = to_string(x.after);
            one.as_object()["through"] = detail::things_json(p, x.through);
            result.push_back(one);
        }
        return result;
    };
    return {{"contributions", list(c.contributions)},
            {"actors", list(c.actors)},
            {"roles", list(c.roles)},
            {"mandates", list(c.mandates)},
            {"forces", list(c.forces)},
            {"hidden_after", detail::hidden_json(p, c.hidden_after)},
            {"hidden_before", detail::hidden_json(p, c.hidden_before)}};
}

/// An object with the members of the answer, by the same names; things as their keys.
[[nodiscard]] inline boost::json::value to_json(const standoff& s) {
    const proposal p = s.of.get();
    boost::json::array actors, links, moves;
    for (const handle<actor> a : s.actors) actors.push_back(boost::json::string(p[a].key));
    for (const standoff::link& l : s.links) {
        boost::json::object link{{"waits", detail::thing_json(p, l.waits)}, {"on", detail::thing_json(p, l.on)}};
        if (l.through) link["through"] = detail::thing_json(p, l.through);
        links.push_back(link);
    }
    for (const auto& move : s.first_moves) moves.push_back(detail::things_json(p, move));
    return {{"actors", actors},
            {"members", detail::things_json(p, s.members)},
            {"links", links},
            {"provided", detail::things_json(p, s.provided)},
            {"unlocks", detail::things_json(p, s.unlocks)},
            {"first_moves", moves},
            {"all_first_moves", s.all_first_moves},
            {"citations", detail::citations_json(p, s.citations)}};
}

/// An object of a day, what happened on it and what it changed.
[[nodiscard]] inline boost::json::value to_json(const timeline_entry& t) {
    const proposal p = t.changes.of.get();
    boost::json::array events;
    for (const std::uint32_t i : t.events) {
        const event& e = p.events()[i];
        boost::json::value one = detail::thing_json(p, e.on);
        if (e.stage) one.as_object()["stage"] = to_string(*e.stage);
        if (e.status) one.as_object()["status"] = to_string(*e.status);
        if (!e.summary.empty()) one.as_object()["summary"] = e.summary;
        events.push_back(one);
    }
    return {{"date", to_string(t.on)},
            {"events", events},
            {"statements", detail::things_json(p, t.statements)},
            {"ended", detail::hidden_json(p, t.ended)},
            {"changes", to_json(t.changes)}};
}

/// An object; where a limit was met it says so, and has bounds in place of a value.
[[nodiscard]] inline boost::json::value to_json(const likelihood_answer& l) {
    const proposal p = l.of.get();
    boost::json::array leaves;
    for (const auto& [leaf, probability] : l.leaves) {
        boost::json::value one = detail::thing_json(p, leaf);
        one.as_object()["probability"] = probability;
        leaves.push_back(one);
    }
    return {{"finished", l.ended == logic::ended::finished},
            {"least", l.least},
            {"most", l.most},
            {"assumption", "the leaves are independent"},
            {"leaves", leaves},
            {"given_probability", l.given_probability}};
}

/// An object with the bounds, their standard errors, the number of worlds and the seed.
[[nodiscard]] inline boost::json::value to_json(const sampled_likelihood& s) {
    return {{"worlds", s.worlds},
            {"seed", s.seed},
            {"least", s.least},
            {"most", s.most},
            {"least_error", s.least_error},
            {"most_error", s.most_error},
            {"assumption", "the leaves are independent"}};
}

/// What is not a number, or infinite, is null.
[[nodiscard]] inline boost::json::value to_json(const importance_answer& answer) {
    const proposal p = answer.of.get();
    const auto number = [](double x) { return std::isfinite(x) ? boost::json::value(x) : boost::json::value(nullptr); };
    boost::json::array leaves, actors;
    for (const leaf_importance& row : answer.leaves) {
        boost::json::value one = detail::thing_json(p, row.leaf);
        boost::json::object& o = one.as_object();
        o["probability"] = row.probability;
        o["birnbaum"] = number(row.birnbaum);
        o["criticality"] = number(row.criticality);
        o["fussell_vesely"] = row.fussell_vesely ? number(*row.fussell_vesely) : boost::json::value(nullptr);
        o["risk_achievement_worth"] = number(row.risk_achievement_worth);
        o["risk_reduction_worth"] = number(row.risk_reduction_worth);
        leaves.push_back(one);
    }
    for (const actor_importance& row : answer.actors)
        actors.push_back({{"actor", p[row.who].key},
                          {"when_it_comes", row.when_it_comes},
                          {"when_it_stays_out", row.when_it_stays_out},
                          {"birnbaum", row.birnbaum()}});
    return {{"finished", answer.ended == logic::ended::finished},
            {"probability", answer.probability},
            {"leaves", leaves},
            {"actors", actors}};
}

/// An object with the sets, each a list of changes, and whether they are all.
[[nodiscard]] inline boost::json::value to_json(const change_sets& answer) {
    const proposal p = answer.source();
    const auto list = [&](const auto& sets) {
        boost::json::array result;
        for (const change_set& set : sets) {
            boost::json::array changes;
            for (const assumption& x : set.changes) {
                boost::json::value one = detail::thing_json(p, x.what);
                one.as_object()["status"] = to_string(x.is);
                changes.push_back(one);
            }
            boost::json::object one{{"changes", changes}};
            if (set.probability) one["probability"] = *set.probability;
            result.push_back(one);
        }
        return result;
    };
    boost::json::array waiting;
    for (const standoff& s : answer.standoffs) waiting.push_back(to_json(s));
    boost::json::object result{{"sets", list(answer)},
                               {"finished", answer.ended == logic::ended::finished},
                               {"moving_together", list(answer.moving_together)},
                               {"standoffs", waiting}};
    if (answer.count) result["count"] = answer.count->str();
    if (answer.known_up_to) result["known_up_to"] = *answer.known_up_to;
    return result;
}

/// An object with the members of the finding, by the same names.
[[nodiscard]] inline boost::json::value to_json(const finding& f) {
    const proposal p = f.of.get();
    boost::json::object result{{"severity", to_string(f.severity)},
                               {"flaw", to_string(f.flaw)},
                               {"on", detail::thing_json(p, f.on)},
                               {"text", to_text(f)}};
    if (f.other) result["other"] = detail::thing_json(p, f.other);
    if (f.event) result["event"] = *f.event;
    return result;
}

}  // namespace muster

#endif
