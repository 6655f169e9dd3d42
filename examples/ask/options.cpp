#include "options.hpp"

#include <cstdlib>
#include <string>

#include <muster/core/date.hpp>

namespace ask {

namespace {

muster::date date_of(const std::string& text) {
    if (const auto d = muster::parse_date(text)) return *d;
    throw wrong_use{"\"" + text + "\" is no date; expected one like 2025-11-08 or 2025-11"};
}

std::size_t count_of(const std::string& text, const char* what) {
    if (text.empty() || text.size() > 12 || text.find_first_not_of("0123456789") != std::string::npos)
        throw wrong_use{"\"" + text + "\" is no " + what};
    return static_cast<std::size_t>(std::stoull(text));
}

}  // namespace

double probability_of(const std::string& text) {
    char* end = nullptr;
    const double p = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(p >= 0 && p <= 1))
        throw wrong_use{"\"" + text + "\" is no probability; expected a number from 0 to 1"};
    return p;
}

const option_group viewing{
    "The world asked about",
    {
        {"--as-of", "DATE", "what was true on a day (2025-11-08, or 2025-11); left out: all that was ever said",
         [](request& r, const std::string& v) { r.from.true_on = date_of(v); }},
        {"--known-by", "DATE", "as known by a day; left out: the same day",
         [](request& r, const std::string& v) { r.from.known_by = date_of(v); }},
        {"--on-record-only", "", "leave out sources that do not name their speaker",
         [](request& r, const std::string&) { r.from.on_record_only = true; }},
        {"--without-citation", "KEY", "leave out a source; may be given several times",
         [](request& r, const std::string& v) { r.without.push_back(v); }, true},
    }};

const option_group assuming{
    "The world asked about",
    {
        {"--set", "KEY=STATUS", "assume that something is met, unmet or open; may be given several times",
         [](request& r, const std::string& v) { r.assumed.push_back(v); }, true},
    }};

const option_group listing{
    "This question",
    {
        {"--max", "N", "how many sets are listed; left out: 20",
         [](request& r, const std::string& v) { r.most_sets = count_of(v, "number of sets"); }},
        {"--largest", "N", "leave out sets of more changes",
         [](request& r, const std::string& v) { r.largest_set = count_of(v, "number of changes"); }},
    }};

const option_group believing{"This question",
                             {
                                 {"--p", "KEY=P", "the probability that a thing is met; may be given several times",
                                  [](request& r, const std::string& v) { r.probable.push_back(v); }, true},
                                 {"--p-otherwise", "P", "that of all other open leaves",
                                  [](request& r, const std::string& v) { r.otherwise = probability_of(v); }},
                             }};

const option_group sampling{"This question",
                            {
                                {"--samples", "N", "estimate it from so many random worlds",
                                 [](request& r, const std::string& v) { r.samples = count_of(v, "number of worlds"); }},
                                {"--seed", "S", "the same seed draws the same worlds; left out: 1",
                                 [](request& r, const std::string& v) { r.seed = count_of(v, "seed"); }},
                            }};

const option_group narrowing{
    "This question",
    {
        {"--only", "KIND", "actors of one kind: state, group, ...",
         [](request& r, const std::string& v) { r.only = enumerator_of<muster::actor_kind>(v, "kind of actor"); }},
    }};

const option_group deciding{
    "This question",
    {
        {"--open-as", "STATUS",
         "of contributors: what is open besides their decisions counts as met or unmet; left out: unmet",
         [](request& r, const std::string& v) { r.open_as = enumerator_of<muster::status>(v, "status"); }},
    }};

const option_group writing{
    "The answer",
    {
        {"--format", "FORMAT",
         "text, md (Markdown) or json; of some questions a picture, dot or svg; of draw a page, html",
         [](request& r, const std::string& v) { r.asked_format = enumerator_of<format>(v, "format of answers"); }},
        {"-o,--output", "FILE", "writes there, not to the terminal; without --format its ending tells the format",
         [](request& r, const std::string& v) { r.output = v; }},
        {"--color", "WHEN", "always, never or auto: on a terminal, unless NO_COLOR is set",
         [](request& r, const std::string& v) { r.coloured = enumerator_of<colour>(v, "time for colours"); }},
    }};

}  // namespace ask
