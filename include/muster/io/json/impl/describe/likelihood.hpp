#ifndef MUSTER_IO_JSON_IMPL_DESCRIBE_LIKELIHOOD_HPP
#define MUSTER_IO_JSON_IMPL_DESCRIBE_LIKELIHOOD_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <muster/io/json/impl/describe/common.hpp>
#include <muster/proposal/impl/field.hpp>
#include <muster/query/importance.hpp>
#include <muster/query/likelihood.hpp>
#include <muster/query/sample.hpp>

// What likelihoods, exact and sampled, and importance hold.

namespace muster::detail {

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

}  // namespace muster::detail

#endif
