#ifndef MUSTER_EXAMPLES_ASK_SKELETON_HPP
#define MUSTER_EXAMPLES_ASK_SKELETON_HPP

#include <string_view>

// What a scenario of one's own may begin as.

namespace ask {

/// A scenario that answers at once, with notes on what to put in the place of what it says.
[[nodiscard]] inline std::string_view skeleton() {
    return R"json({
  "muster": 2,
  "proposal": "A force of my own",
  "note": "Change what is here, and ask as you go: ask FILE validate, ask FILE status, ask FILE explain AAA. A thing, an event and a condition may have a note; it is skipped. docs/scenarios.md has all that a file can say.",

  "citations": {
    "paper": {
      "note": "Who published what, and who said it there. attribution is on_record, or unnamed where the source is.",
      "publisher": "A newspaper", "published": "2026-01-15", "speaker": "a minister", "attribution": "on_record"
    }
  },

  "actors": {
    "AAA": {"note": "The key is what everything else names it by; the name is what answers print.", "name": "Aland"},
    "BBB": {"name": "Bland"},
    "host": {"name": "the host state"}
  },

  "mandates": {
    "resolution": {"note": "What the force rests on in law.", "name": "the resolution"}
  },

  "preconditions": {
    "ceasefire": {"note": "A fact, named as a clause. Nothing is known of it until an event tells.", "name": "there is a ceasefire"},
    "AAA-parliament": {"note": "by: whose act it is.", "name": "Aland's parliament has approved", "by": "AAA"}
  },

  "roles": {
    "troops": {"note": "Without needs, one contributor fills it.", "name": "troops", "needs": {"personnel": 1000}}
  },

  "pledges": {
    "AAA-offer": {
      "note": "They come once this holds (reading will_if, which may be left out). Write down each statement once, as it was said.",
      "by": "AAA", "fills": "troops", "strength": [400, 800],
      "when": {"all_of": ["resolution", "AAA-parliament"]}, "citations": "paper"
    },
    "BBB-terms": {
      "note": "They do not come before this holds, and then have still to decide.",
      "by": "BBB", "fills": "troops", "strength": 500, "reading": "not_unless", "when": "ceasefire", "citations": "paper"
    }
  },

  "requirements": {
    "host-consent": {
      "note": "What somebody asks of the contributions of others.",
      "by": "host", "on": "troops", "when": "resolution", "citations": "paper"
    }
  },

  "forces": {
    "force": {"note": "When the whole is there.", "name": "the force", "when": {"all_of": ["resolution", "troops"]}}
  },

  "events": [
    {"note": "What happened, each report with its day and its source. Add to the list, and remove nothing.",
     "date": "2026-01-10", "on": "resolution", "stage": "tabled", "citations": "paper"},
    {"date": "2026-01-15", "on": "ceasefire", "status": "unmet", "citations": "paper"}
  ]
}
)json";
}

}  // namespace ask

#endif
