// How does a program read scenario files that anybody can send?

#include <iostream>
#include <string>

#include <muster/io/json.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    const json_limits strict{
        .size = 1'000'000, .depth = 32, .count = 100'000, .string = 10'000, .expansion = 20'000, .findings = 20};

    const std::string deep(100, '[');
    const std::string wrong = R"({"muster": 2, "proposal": "A made-up force",
  "actors": {"north": {"name": "Northland"}},
  "roles": {"troops": {"name": "troops"}},
  "pledges": {"offer": {"by": "norht", "fills": "troops"}}})";
    const std::string good = R"({"muster": 2, "proposal": "A made-up force",
  "actors": {"north": {"name": "Northland"}},
  "roles": {"troops": {"name": "troops"}},
  "pledges": {"offer": {"by": "north", "fills": "troops"}}})";

    for (const std::string& text : {deep, wrong, good}) {
        try {
            const proposal p = read_json(text, strict, "sent.json");
            const exact_status troops = evaluate_exactly(p, {}, p.at("troops"), {.evaluations = 1'000});
            std::cout << p.name() << ": troops are " << troops.is
                      << (troops.ended == logic::ended::finished ? "" : " as far as we looked") << '\n';
        } catch (const scenario_error& e) {
            std::cout << e.what() << '\n';
        }
    }
}
