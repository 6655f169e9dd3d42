// How does another program get an answer?
//
// As JSON. The envelope says what was asked, from which viewpoint, and how much that leaves out; the answer stands in
// it by the names of the C++ interface.

#include <chrono>
#include <iostream>

#include <boost/json.hpp>

#include <muster/io/json/envelope.hpp>
#include <muster/muster.hpp>

int main() {
    using namespace muster;
    using namespace std::chrono_literals;

    proposal p{"A made-up force"};
    const auto paper = p.add(citation{.key = "paper", .publisher = "The Paper", .published = 2030y / 3 / 1});
    const auto north = p.add(actor{.key = "north", .name = "Northland"});
    const auto troops = p.add(role{.key = "troops", .name = "troops"});
    const auto basis = p.add(mandate{.key = "mandate", .name = "the mandate"});
    p.add(pledge{.key = "north-says", .by = north, .fills = troops, .when = basis, .citations = paper});
    p.add(event{.date = 2030y / 4 / 1, .on = basis, .stage = stage::adopted, .citations = paper});

    const dependents_answer answer = dependents(p, world_at(p, 2030y / 3 / 15), basis);
    const boost::json::object told = envelope({.question = "dependents", .thing = basis}, answer);

    for (const char* member : {"question", "day", "left_out", "ended"})
        std::cout << member << ": " << told.at(member) << '\n';
    for (const boost::json::value& one : told.at("answer").at("all").as_array())
        std::cout << one.at("contribution").at("key") << ": " << one.at("how") << ", on the word of "
                  << one.at("citations").at(0).at("name") << '\n';
}
