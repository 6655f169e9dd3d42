"""A large made-up scenario, for measuring: large_world.py OUT --states 193 --facts 500 --events 2000 --loops none|regional|random --seed 7

States in regions of twelve, six roles counted in contributors, conditions over a resolution, shared facts, each state's own facts and, with loops,
other states; statements within 60 days, events over 1000 days, the resolution adopted on day 900. The same arguments give the same file."""
import argparse, datetime, json, random
a = argparse.ArgumentParser(description=__doc__.splitlines()[0])
a.add_argument("out"); a.add_argument("--states", type=int, default=193); a.add_argument("--facts", type=int, default=500)
a.add_argument("--events", type=int, default=2000); a.add_argument("--loops", choices=["none", "regional", "random"], default="none"); a.add_argument("--seed", type=int, default=7)
o = a.parse_args()
out, N, E, loops, S = o.out, o.facts, o.events, o.loops, o.states
R = random.Random(o.seed)
day=lambda k:(datetime.date(2025,1,1)+datetime.timedelta(days=k)).isoformat()
d={"muster":1,"proposal":"Large force","citations":{},"actors":{},"roles":{},"mandates":{},"preconditions":{},"pledges":{},"requirements":{},"positions":{},"forces":{},"events":[]}
NC=max(50,E//4)
for i in range(NC):
    d["citations"][f"c{i}"]={"publisher":f"Agency {i%37}","title":f"Report number {i} on the force","address":f"https://example.org/{i}","published":day(R.randrange(40)),"speaker":f"the minister {i%101}","attribution":"on_record" if R.random()<.7 else "unnamed"}
c=lambda:[f"c{R.randrange(NC)}"]
st=[f"S{i:03}" for i in range(S)]
for i,s in enumerate(st): d["actors"][s]={"name":f"State {i}"}
region=lambda i:min(i//12,max(0,S//12-1))
for r in range((S+11)//12): d["actors"][f"region{r}"]={"name":f"Region {r}","kind":"group","members":[s for i,s in enumerate(st) if region(i)==r]}
roles=["troops","police","engineers","command","funding","airlift"]
needs={"troops":8,"police":4,"engineers":3,"command":1,"funding":5,"airlift":2}
for r in roles: d["roles"][r]={"name":f"{r} of the force","needs":{"contributors":needs[r]}}
d["mandates"]={"resolution":{"name":"Security Council resolution"},"host":{"name":"consent of the host","kind":"host_state_consent"},"regional":{"name":"regional decision","kind":"regional_decision"}}
shared=[f"fact{i}" for i in range(min(N,50))]
for i,f in enumerate(shared): d["preconditions"][f]={"name":f"shared fact {i} holds"}
# a few shared ones stand for others
for i in range(10,len(shared)):
    if R.random()<.25:
        parts=R.sample(shared[:i],3)
        d["preconditions"][shared[i]]["when"]=R.choice([{"all_of":parts},{"any_of":parts},{"at_least":2,"of":parts}]); d["preconditions"][shared[i]]["citations"]=c()
leaf=[f for f in shared if "when" not in d["preconditions"][f]]
own={s:[] for s in st}
left=N-len(shared)
k=0
while left>0:
    s=st[k%S]; n=len(own[s]); own[s].append(f"{s}-p{n}"); k+=1; left-=1
for s in st:
    o=own[s]
    for j,f in enumerate(o):
        kids=[o[q] for q in range(4*j+1,min(4*j+5,len(o)))]
        p={"name":f"{s}'s own condition {j} is met","by":s}
        if kids:
            extra=[R.choice(shared)] if R.random()<.3 else []
            parts=kids+extra
            p["when"]=R.choice([{"all_of":parts},{"any_of":parts},{"at_least":max(1,len(parts)//2),"of":parts}])
            p["citations"]=c()
        else: leaf.append(f)
        d["preconditions"][f]=p
for i,s in enumerate(st):
    for r in R.sample(roles,R.choice([1,1,2,3])):
        parts=["resolution"] if R.random()<.7 else [R.choice([{"any_of":["resolution","regional"]},{"all_of":["resolution","host"]}])]
        if R.random()<.6: parts.append(R.choice(shared))
        if R.random()<.3: parts.append({"any_of":R.sample(shared,2)})
        if R.random()<.15: parts.append({"not":R.choice(shared)})
        if own[s]: parts.append(own[s][0])
        if R.random()<.4 and loops!="none":
            pool=[t for j,t in enumerate(st) if t!=s and (region(j)==region(i) if loops=="regional" else True)]
            t=R.sample(pool,min(5,len(pool)))
            if R.random()<.5: t=[x+"/"+r if any(True for _ in [0]) else x for x in t]
            d.setdefault("_fix",[])
            parts.append({"at_least":2,"of":t})
        when={"all_of":parts}
        d["pledges"][f"{s}-{r}"]={"by":s,"fills":r,"when":when,"date":day(R.randrange(60)),"citations":c()}
        if R.random()<.4: d["pledges"][f"{s}-{r}-terms"]={"by":s,"fills":r,"when":{"any_of":R.sample(shared,2)},"reading":"not_unless","date":day(R.randrange(60)),"citations":c()}
        if R.random()<.05: d["pledges"][f"{s}-{r}-no"]={"by":s,"fills":r,"when":R.choice(shared),"reading":"refuses","date":day(R.randrange(60)),"citations":c()}
        d["pledges"][f"{s}-{r}"]["strength"]=None; del d["pledges"][f"{s}-{r}"]["strength"]
d.pop("_fix",None)
have={f"{p['by']}/{p['fills']}" for p in d["pledges"].values()}
def fix(x):
    if isinstance(x,str) and "/" in x and x not in have: return x.split("/")[0]
    if isinstance(x,list):
        o=[]
        for y in map(fix,x):
            if y not in o: o.append(y)
        return o
    if isinstance(x,dict): return {k:fix(v) for k,v in x.items()}
    return x
for p in d["pledges"].values(): p["when"]=fix(p["when"])
for i in range(20):
    t=R.choice(sorted(have)); d["requirements"][f"req{i}"]={"on":t,"by":R.choice(st),"when":R.choice(shared),"citations":c()}
d["forces"]["isf"]={"name":"the Force","when":{"all_of":["resolution","troops","command",{"any_of":["police","engineers"]}]}}
cs=sorted(have)
for i in range(E):
    k=R.randrange(1000); x=R.random()
    e={"date":day(k),"citations":c(),"summary":f"Report {i} of that day."}
    if x<.75 : e.update(on=R.choice(leaf),status=R.choice(["met","met","unmet","open"]))
    elif x<.97: e.update(on=R.choice(cs),stage=R.choice(["considered","pledged","approved","declined"]) if R.random()<.3 else "considered")
    else: e.update(on="resolution",stage=R.choice(["drafted","circulated","tabled"]))
    d["events"].append(e)
d["events"].append({"date":day(900),"on":"resolution","stage":"adopted","tally":[13,0,2],"citations":["c0"]})
d["events"].sort(key=lambda e:e["date"])
for t in list(d):
    if d[t]=={}: del d[t]
json.dump(d,open(out,"w"),indent=1)
print(out, "pledges", len(d["pledges"]), "leaves", len(leaf))
