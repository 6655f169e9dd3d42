#ifndef MUSTER_TESTS_SUPPORT_EVERY_CONSTRUCT_HPP
#define MUSTER_TESTS_SUPPORT_EVERY_CONSTRUCT_HPP

namespace tests {

/// A scenario that uses everything a scenario file can say.
inline constexpr const char* every_construct = R"json({
  "muster": 2,
  "proposal": "Every \"construct\" \u2014 Türkiye \ud83d\udd4a, a\\b\n\t\u0001",
  "events": [
    {"date": "2025-11-17", "on": "resolution", "stage": "adopted", "tally": [13, 0, 2], "expires": "2027-12-31",
     "citations": ["un-news"], "summary": "adopted 13-0-2"},
    {"date": "2025-11-08", "on": "fighting-stopped", "status": "unmet", "citations": "reuters"},
    {"date": "2025-12", "on": "AZE/troops", "stage": "declined"},
    {"date": "2025-12-02", "on": "AZE/troops/decision", "status": "open"},
    {"date": "2025-11-10", "on": "RUS/resolution/against", "status": "unmet"},
    {"date": "2025-11-17", "on": "CHN/resolution", "vote": "abstaining"},
    {"date": "2025-11-20", "on": "regional", "roll_call": {"in_favour": ["AZE", "EGY"], "absent": "PAK"}},
    {"date": "2025-12-03", "on": "first-offer", "stage": "withdrawn"},
    {"date": "2025-12-04", "on": "IDN/troops/strength", "status": "open"}
  ],
  "mentioned": ["ISR/troops", "ISR/police/decision", "IDN/troops/strength", "RUS/consent/for", "USA/consent/absent"],
  "forces": {
    "isf": {"name": "the force", "when": {"all_of": ["resolution", "troops", "IDN-offer"]}, "citations": "reuters"}
  },
  "positions": {
    "PAK-vote": {"by": "PAK", "on": "resolution", "in_favour_when": "terms", "against_when": {"any_of": []},
                 "absent_when": "blockade",
                 "date": "2025-11-01", "basis": "inferred", "told_by": "IDN", "summary": "as it seems"},
    "PAK-vote-2": {"by": "PAK", "on": "resolution", "in_favour_when": {"all_of": []}, "replaces": "PAK-vote",
                   "date": "2025-11-02", "citations": ["reuters", "un-news"]}
  },
  "requirements": {
    "ISR-accepts-IDN": {"on": "IDN/troops", "by": "ISR", "when": {"not": "disarming-role"}},
    "everybody": {"on": ["troops", "police", "PAK/police"], "by": "ISR", "told_by": "IDN", "reading": "refuses",
                  "when": {"any_of": ["PAK-vote", "RUS/resolution/against"]}, "date": "2025-10", "basis": "stated",
                  "citations": "reuters", "summary": "none of these"},
    "everybody-2": {"on": "troops", "by": "ISR", "when": {"all_of": []}, "reading": "prefers",
                    "replaces": ["everybody", "ISR-accepts-IDN"], "date": "2025-11-09"}
  },
  "pledges": {
    "AZE-says": {"by": "AZE", "fills": ["troops"], "reading": "not_unless",
                 "when": {"all_of": ["fighting-stopped", "AZE-parliament"]}, "citations": ["reuters"]},
    "first-offer": {"by": "IDN", "fills": ["troops", "police"], "strength": [100, null]},
    "IDN-offer": {"by": "IDN", "fills": ["troops"], "strength": [1200, 8000], "when": "terms", "unless": "blockade",
                  "date": "2025-11-03", "replaces": ["first-offer"], "basis": "inferred", "told_by": "PAK",
                  "summary": "up to 8,000", "citations": ["un-news", "reuters"]},
    "trio-says": {"by": "trio", "fills": "police", "when": "AZE/troops/decision"},
    "after-vote": {"by": "PAK", "fills": "police", "when": {"all_of": ["PAK-vote-2", "ISR-accepts-IDN", "IDN"]}}
  },
  "preconditions": {
    "fighting-stopped": {"name": "military action has completely stopped", "presumed": "open", "due": "2026-06"},
    "AZE-parliament": {"name": "Azerbaijan's parliament has approved", "by": "AZE", "presumed": "unmet"},
    "disarming-role": {"presumed": "met"},
    "terms": {"when": {"all_of": ["resolution", {"not": "disarming-role"}]}, "date": "2025-11-04", "told_by": "PAK",
              "citations": "reuters", "basis": "inferred", "summary": "what the terms are"},
    "terms-2": {"when": {"at_least": 2, "of": ["terms", "IDN/troops", {"any_of": ["AZE", "trio/police"]}],
                         "weights": [2, 1, 1]}, "replaces": ["terms"], "date": "2025-11-05"},
    "two-of-three": {"when": {"at_least": 2, "of": ["terms", "quiet", "blockade"]}},
    "group-comes": {"when": {"at_least": 2, "members_of": "trio", "in": "police"}},
    "group-anywhere": {"when": {"at_least": 1, "members_of": "trio"}},
    "enough-police": {"when": {"at_least": 2, "unit": "contributors", "in": "police", "besides": "trio"}},
    "fair-share": {"when": {"share_of_others": [1, 2], "in": "police", "unit": "contributors", "from": "trio"}},
    "quiet": {"when": {"not": {"not": "blockade"}}},
    "blockade": {"when": {"any_of": ["quiet", {"all_of": []}, {"all_of": ["isf"]}]}}
  },
  "mandates": {
    "resolution": {"name": "Security Council resolution", "symbol": "S/RES/2803 (2025)", "expires": "2027-12-31",
                   "adopted_by": "UNSC", "kind": "council_resolution", "sponsors": ["USA", "PAK"],
                   "citations": ["un-news"]},
    "consent": {"kind": "host_state_consent", "when": {"any_of": ["blockade", {"not": "AZE"}]}},
    "regional": {"kind": "regional_decision", "adopted_by": "assembly", "vote_on": "2025-11-20"}
  },
  "roles": {
    "troops": {"name": "troops in Gaza", "needs": {"personnel": 20000}, "citations": "reuters"},
    "police": {"needs": {"contributors": 2}}
  },
  "actors": {
    "AZE": {"name": "Azerbaijan", "citations": ["reuters"]}, "IDN": {"name": "Indonesia", "kind": "state"},
    "ISR": {}, "PAK": {}, "RUS": {}, "USA": {},
    "trio": {"name": "Three states", "kind": "group",
             "members": ["AZE", {"who": "IDN", "from": "2025-01-01", "until": "2026-01"}, {"who": "PAK"}]},
    "UNSC": {"name": "UN Security Council", "kind": "council", "body": "security-council-2025"},
    "assembly": {"kind": "council", "body": "regional-assembly"}
  },
  "bodies": {
    "regional-assembly": {
      "name": "an assembly of its own", "seats": 6,
      "members": ["AZE", "IDN", {"key": "PAK", "weight": 3}, {"key": "RUS", "from": "2024-01", "until": "2026-01-01"},
                  {"key": "RUS", "from": "2026-01-01", "weight": 2}, {"key": "EGY"}],
      "adopted_when": {"any_of": [
        {"all_of": [{"at_least": 2}, {"at_least": 1, "in_every": 2, "strictly_more": true, "of": "votes_cast",
                                      "by": "weight"}]},
        {"at_least": 2, "in_every": 3, "of": "all_members", "by": "members", "strictly_more": false}]},
      "veto_holders": ["AZE", "EGY"], "matter": "substantive", "abstention_is_veto": true, "absence_is_veto": false,
      "quorum": 2, "party_to_dispute": "abstains", "from": "2020-01", "until": "2030-12-31"
    },
    "board": {"members": ["IDN", "PAK", "USA"], "adopted_when": {"at_least": 2}, "matter": "procedural"},
    "alliance": {"members": [{"key": "IDN", "name": "Netherlands East Indies", "until": "1949-12-27"}, "PAK"],
                 "consensus": true},
    "union": {"members": [{"key": "IDN", "weights": {"votes": 29, "population": 280000000}},
                          {"key": "PAK", "weights": {"votes": 27, "population": 240000000}}],
              "adopted_when": {"all_of": [{"at_least": 30, "by": "votes"},
                                          {"at_least": 62, "in_every": 100, "by": "population"}]}}
  },
  "citations": {
    "reuters": {"publisher": "Reuters, in Dawn", "published": "2025-11-08", "title": "A title",
                "speaker": "Azerbaijani foreign ministry source", "attribution": "unnamed",
                "address": "https:\/\/example.org\/a"},
    "un-news": {"publisher": "UN News", "published": "2025-11", "attribution": "on_record"}
  }
}
)json";

}  // namespace tests

#endif
