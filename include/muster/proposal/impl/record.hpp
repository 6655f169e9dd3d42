#ifndef MUSTER_PROPOSAL_IMPL_RECORD_HPP
#define MUSTER_PROPOSAL_IMPL_RECORD_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <muster/core/date.hpp>
#include <muster/proposal/cause.hpp>
#include <muster/proposal/impl/last_day.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/proposal/proposal.hpp>

namespace muster::detail {

/// What a report, or several, say of a thing.
struct verdict {
    bool binds = false;  ///< they say something of it
    status is = status::open;
    cause why = cause::given;
    std::vector<std::uint32_t> reports{};
};

/// What a report says of a fact, a vote or a decision.
[[nodiscard]] inline verdict said_of_fact(const event& e) {
    if (e.status) return {true, *e.status, cause::given, {}};
    return {};
}
/// What a report says of a mandate.
[[nodiscard]] inline verdict said_of_mandate(const event& e) {
    if (e.status) return {true, *e.status, cause::given, {}};
    if (!e.stage) return {};
    switch (*e.stage) {
        case stage::adopted:
        case stage::renewed:
        case stage::extended:
            return {true, status::met, cause::given, {}};
        case stage::not_adopted:
        case stage::vetoed:
            return {true, status::unmet, cause::refused, {}};
        case stage::withdrawn:
            return {true, status::unmet, cause::withdrawn, {}};
        case stage::expired:
            return {true, status::unmet, cause::expired, {}};
        default:
            return {true, status::unmet, cause::pending, {}};
    }
}
/// What a report says of whether a contribution is there.
[[nodiscard]] inline verdict said_of_presence(const event& e) {
    if (e.status) return {true, *e.status, cause::given, {}};
    switch (*e.stage) {
        case stage::deployed:
        case stage::extended:
            return {true, status::met, cause::given, {}};
        case stage::declined:
        case stage::suspended:
        case stage::withdrawn:
            return {true, status::unmet, cause::given, {}};
        default:
            return {};
    }
}

/// The reports that count of one thing, by day, and what they come to; reads on where later ones are added.
class record {
public:
    /// What reports of a contribution come to: `terms` is all that was asked of it at once, and a later stage of the
    /// whole takes their place.
    struct stages_reached {
        verdict whole{}, terms{}, decided{};
    };
    /// Since when a thing has been met without a break.
    struct run {
        date since{};
        std::vector<std::uint32_t> reports{};  ///< that began it
    };

    record(const proposal& p, vertex of)
        : proposal_{&p},
          takes_{kind_of(value_of(p.graph(), of)).takes},
          basis_{std::get_if<mandate>(&value_of(p.graph(), of))} {
        begin();
    }

    /// Adds a report. One of a day that was read already makes all be read anew.
    void add(std::uint32_t report) {
        const auto is_earlier = [this](std::uint32_t a, std::uint32_t b) {
            const auto day_a = event_(a).date.day(), day_b = event_(b).date.day();
            return day_a != day_b ? day_a < day_b : a < b;
        };
        if (read_ != 0 && event_(report).date.day() <= event_(reports_[read_ - 1]).date.day()) begin();
        if (reports_.empty() || is_earlier(reports_.back(), report)) reports_.push_back(report);
        else reports_.insert(std::upper_bound(reports_.begin(), reports_.end(), report, is_earlier), report);
    }
    /// Reads what was added.
    void read() {
        while (read_ < reports_.size()) {
            std::size_t end = read_ + 1;
            while (end < reports_.size() && event_(reports_[end]).date.day() == event_(reports_[read_]).date.day())
                ++end;
            read_day(end);
            read_ = end;
        }
    }

    /// By day, and of one day as they were added to the proposal.
    [[nodiscard]] const std::vector<std::uint32_t>& reports() const noexcept { return reports_; }
    /// The last day of a mandate in force, or of a deployment; none: no end is set.
    [[nodiscard]] date last_day() const noexcept { return last_; }
    /// Of a contribution; `is_over`: what it was deployed for is over.
    [[nodiscard]] stages_reached reached(bool is_over) const {
        stages_reached result = reached_;
        if (is_over) end_time(result);
        return result;
    }
    /// Since when it has been met without a break, by the reports alone; nothing where they do not call it met.
    [[nodiscard]] const std::optional<run>& met() const noexcept { return met_; }

    /// What the reports of the last day that says anything come to: if they disagree, the thing is open.
    [[nodiscard]] verdict last_word() const { return last_word(reports_); }

private:
    [[nodiscard]] const event& event_(std::uint32_t i) const { return proposal_->events()[i]; }
    void begin() {
        read_ = 0;
        reached_ = {};
        met_.reset();
        last_ = basis_ != nullptr ? basis_->expires : date{};
    }

    [[nodiscard]] verdict last_word(std::span<const std::uint32_t> reports) const {
        const auto read = takes_ == stages::of_contributions ? said_of_presence
                          : takes_ == stages::of_mandates    ? said_of_mandate
                                                             : said_of_fact;
        verdict result;
        for (auto r = reports.rbegin(); r != reports.rend(); ++r) {
            verdict v = read(event_(*r));
            if (!v.binds) continue;
            if (!result.binds) {
                result = v;
            } else {
                if (event_(result.reports.front()).date.day() != event_(*r).date.day()) break;
                if (v.why == cause::pending) continue;  // an earlier step of the same day
                if (result.why == cause::pending) {
                    result = v;
                } else if (v.is != result.is) {
                    result.is = status::open;
                    result.why = cause::contradiction;
                }
            }
            result.reports.push_back(*r);
        }
        std::reverse(result.reports.begin(), result.reports.end());
        return result;
    }

    void read_day(std::size_t end) {
        const std::span<const std::uint32_t> today{reports_.data() + read_, end - read_};
        const std::chrono::sys_days day = event_(today.front()).date.day();
        if (takes_ != stages::none && last_ != date{} && last_.day() + std::chrono::days{1} < day) met_.reset();
        if (takes_ == stages::of_contributions) read_contribution(today);
        else if (takes_ == stages::of_mandates)
            for (const std::uint32_t r : today) last_ = last_day_after(event_(r), basis_, last_);
        const verdict now = last_word(today);
        if (!now.binds) return;
        if (now.is != status::met) met_.reset();
        else if (!met_) met_ = run{event_(today.back()).date, now.reports};
    }

    // Who is deployed for a time goes when it is over.
    static void end_time(stages_reached& of) {
        of.whole = {true, status::unmet, cause::expired, std::move(of.terms.reports)};
        of.terms = of.decided = {};
    }
    // Approved and declined speak of the decision, deployed of all terms at once, suspended and withdrawn of the
    // contribution, until a later stage.
    void read_contribution(std::span<const std::uint32_t> today) {
        auto& [whole, terms, decided] = reached_;
        if (last_ != date{} && last_.day() < event_(today.front()).date.day()) {
            end_time(reached_);
            last_ = {};
        }
        verdict day;
        for (const std::uint32_t report : today) {
            const event& e = event_(report);
            last_ = last_day_after(e, nullptr, last_);
            verdict now{true, status::open, cause::given, {report}};
            if (e.status) {
                now.is = *e.status;
                whole = now;
                terms = decided = {};
            } else {
                switch (*e.stage) {
                    case stage::approved:
                        now.is = status::met;
                        decided = now;
                        whole = {};
                        break;
                    case stage::declined:
                        now.is = status::unmet;
                        now.why = cause::refused;
                        decided = now;
                        whole = terms = {};
                        break;
                    case stage::deployed:
                    case stage::extended:
                        now.is = status::met;
                        terms = now;
                        whole = {};
                        break;
                    case stage::suspended:
                        now.is = status::unmet;
                        now.why = cause::suspended;
                        whole = now;
                        break;
                    case stage::withdrawn:
                        now.is = status::unmet;
                        now.why = cause::withdrawn;
                        whole = now;
                        terms = decided = {};
                        break;
                    default:
                        now.binds = false;
                        whole = {};
                        break;
                }
            }
            if (!now.binds) continue;
            if (day.binds && day.is != now.is) {
                day.is = status::open;
                day.why = cause::contradiction;
                day.reports.push_back(report);
            } else {
                if (day.binds) now.reports.insert(now.reports.begin(), day.reports.begin(), day.reports.end());
                day = now;
            }
        }
        if (day.why == cause::contradiction) whole = day;
    }

    const proposal* proposal_;
    stages takes_;
    const mandate* basis_;
    std::vector<std::uint32_t> reports_{};
    std::size_t read_ = 0;  // how many of them were read
    stages_reached reached_{};
    std::optional<run> met_{};
    date last_{};
};

}  // namespace muster::detail

#endif
