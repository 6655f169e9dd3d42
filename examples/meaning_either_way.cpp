// Can an answer be certain while its inputs are unknown?
//
// One state comes if the mandate is under Chapter VII of the Charter, another if it is not. The role needs one of them.

#include <iostream>
#include <muster/muster.hpp>

int main() {
    using namespace muster;

    proposal p{"Either way"};
    const auto police = p.add(role{.key = "police", .name = "police"});
    const auto chapter = p.add(precondition{.key = "chapter-vii", .name = "a mandate under Chapter VII"});
    const auto bold = p.add(actor{.key = "bold", .name = "the bold state"});
    const auto cautious = p.add(actor{.key = "cautious", .name = "the cautious state"});
    p.add(pledge{.by = bold, .fills = police, .when = chapter});
    p.add(pledge{.by = cautious, .fills = police, .when = not_(chapter)});

    std::cout << "The fast answer: the role is " << evaluate(p)[police] << ".\n";
    std::cout << "The exact answer: the role is " << evaluate_exactly(p, {}, police).is << ".\n\n";
    std::cout << explain(p, {}, police);
}
