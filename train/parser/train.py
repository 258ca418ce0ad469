"""Trains the network of package parse from the arrays that `train/parser prepare` writes.

    train.py teacher --data DIR --out DIR --seed N     one large network, with its reading of the raw text
    train.py merge   --data DIR --out DIR TEACHER...   the readings of several put together
    train.py student --data DIR --out DIR [--silver F] the network that ships
    train.py export  --data DIR --out DIR --name NAME  its weights as arrays, for `train/parser pack`

It needs PyTorch 1.13 or later, on a GPU or (slowly) on a CPU.  docs/formats/parser-model.md says what the network computes.
"""
import argparse, json, math, os, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

NO_LABEL = 0xFFFF
HEADS_KEPT = 4  # of the distribution over heads that a teacher passes on


class Data:
    def __init__(self, path, limit=0):
        self.path, self.limit = path, limit
        self.meta = json.load(open(os.path.join(path, "meta.json")))
        self.labels = self.meta["labels"]
        self.sizes = {k: len(self.labels[k]) for k in ("tags", "feats", "rules", "relations")}

    def array(self, name):
        a = self.meta["arrays"][name]
        return np.fromfile(os.path.join(self.path, name + ".bin"), dtype=np.dtype(a["type"])).reshape(a["shape"])

    def set(self, name):
        s = {"name": name, "length": self.array(name + "_length").astype(np.int64), "type": self.array(name + "_type").astype(np.int64)}
        for k in ("head", "rel", "tag", "feats", "rule"):
            if f"{name}_{k}" in self.meta["arrays"]:
                v = self.array(f"{name}_{k}").astype(np.int64)
                v[v == NO_LABEL] = -1
                s[k] = v
        if name == "raw" and self.limit:
            n = int(s["length"][: self.limit].sum())
            s = {k: v if k == "name" else v[: self.limit if k == "length" else n] for k, v in s.items()}
        s["start"] = np.concatenate([[0], np.cumsum(s["length"])])
        return s


def join(*sets):
    out = {"name": "+".join(s["name"] for s in sets)}
    for k in ("length", "type", "head", "rel", "tag", "feats", "rule", "soft_head", "soft_prob"):
        if all(k in s for s in sets):
            out[k] = np.concatenate([s[k] for s in sets])
    out["start"] = np.concatenate([[0], np.cumsum(out["length"])])
    return out


def batches(s, words, rng=None, only=None):
    """Indices of sentences of like length, about `words` words a batch."""
    order = np.arange(len(s["length"])) if only is None else only
    key = s["length"][order].astype(float)
    if rng is not None:
        key = key + rng.uniform(0, 3, len(order))
    order = order[np.argsort(-key, kind="stable")]
    out, i = [], 0
    while i < len(order):
        n = max(1, words // max(1, int(s["length"][order[i]])))
        some = order[i : i + n]
        out.append(some[np.argsort(-s["length"][some], kind="stable")])
        i += n
    if rng is not None:
        rng.shuffle(out)
    return out


def pad(s, idx, key, fill=0):
    L = s["length"][idx]
    pos = s["start"][idx][:, None] + np.arange(L.max())[None, :]
    ok = np.arange(L.max())[None, :] < L[:, None]
    v = s[key][np.where(ok, pos, 0)]
    v[~ok] = fill
    return v


class Net(nn.Module):
    def __init__(self, data, hidden, layers, chars=0, affix=92, mlp=128, dropout=0.33, word_dropout=0.25):
        super().__init__()
        self.cfg = dict(hidden=hidden, layers=layers, chars=chars, affix=affix, mlp=mlp)
        z = data.sizes
        vec = data.array("vectors").astype(np.float32) / 127
        self.register_buffer("vectors", torch.tensor(vec))
        self.delta = nn.Embedding(*vec.shape)
        nn.init.zeros_(self.delta.weight)
        self.affixes = nn.Embedding(8192, affix)
        nn.init.normal_(self.affixes.weight, std=0.05)
        self.register_buffer("row", torch.tensor(data.array("type_row").astype(np.int64)))
        self.register_buffer("affix", torch.tensor(data.array("type_affix").astype(np.int64)))
        self.register_buffer("drop", torch.tensor(word_dropout / (word_dropout + data.array("counts").astype(np.float32))))
        width = vec.shape[1] + affix
        if chars:
            self.register_buffer("char", torch.tensor(data.array("type_chars").astype(np.int64)))
            self.char_emb = nn.Embedding(128, 48)
            self.conv = nn.ModuleList([nn.Conv1d(48, chars // 2, k, padding=k // 2) for k in (3, 5)])
            width += chars // 2 * 2
        self.lstm = nn.ModuleList([nn.LSTM(width if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True) for i in range(layers)])
        for l in self.lstm:
            for n, p in l.named_parameters():
                if "weight_hh" in n:
                    for g in p.chunk(4):
                        nn.init.orthogonal_(g)
                elif "bias_ih" in n:
                    nn.init.zeros_(p)
                    p.data[hidden : 2 * hidden] = 1
                elif "bias_hh" in n:
                    nn.init.zeros_(p)
                    p.requires_grad = False
        e = 2 * hidden
        self.tag_in = nn.Linear(e, mlp)
        self.tag_out = nn.Linear(mlp, z["tags"] + z["feats"] + z["rules"])
        self.dep = nn.Linear(e, mlp)
        self.query = nn.Linear(mlp, mlp)
        self.key = nn.Linear(e, mlp)
        self.root_key = nn.Parameter(torch.zeros(mlp))
        self.rel_dep = nn.Linear(e, mlp)
        self.rel_head = nn.Linear(e, mlp, bias=False)
        self.rel_root = nn.Parameter(torch.zeros(mlp))
        self.rel_out = nn.Linear(mlp, z["relations"])
        self.split = [z["tags"], z["feats"], z["rules"]]
        self.p = dropout

    def locked(self, x, p):
        if not self.training or p == 0:
            return x
        m = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - p) / (1 - p)
        return x * m

    def encode(self, types, lengths):
        row = self.row[types]
        if self.training:
            row = torch.where(torch.rand(row.shape, device=row.device) < self.drop[row], torch.zeros_like(row), row)
        word = F.hardtanh(self.vectors[row] + self.delta(row))
        affix = F.hardtanh(self.affixes(self.affix[types]).sum(2))
        parts = [word, affix]
        if self.cfg["chars"]:
            u, back = torch.unique(types, return_inverse=True)
            c = self.char_emb(self.char[u]).transpose(1, 2)
            c = torch.cat([F.relu(k(c)).max(2)[0] for k in self.conv], 1)
            parts.append(c[back])
        x = torch.cat(parts, 2)
        x = self.locked(x, self.p * 0.6)
        for i, l in enumerate(self.lstm):
            y, _ = l(pack_padded_sequence(x, lengths, batch_first=True))
            x, _ = pad_packed_sequence(y, batch_first=True, total_length=types.shape[1])
            x = self.locked(x, self.p)
        return x

    def forward(self, types, lengths):
        """Scores of tags, of heads [B, T, 1+T], and what relations need."""
        e = self.encode(types, lengths)
        tags = self.tag_out(self.locked(F.relu(self.tag_in(e)), self.p)).split(self.split, 2)
        q = self.query(self.locked(F.relu(self.dep(e)), self.p))
        k = self.locked(F.relu(self.key(e)), self.p)
        root = self.root_key.expand(k.shape[0], 1, -1)
        arcs = torch.bmm(q, torch.cat([root, k], 1).transpose(1, 2))
        T = types.shape[1]
        ok = torch.arange(T, device=types.device)[None, :] < lengths.to(types.device)[:, None]
        mask = torch.cat([ok.new_ones(ok.shape[0], 1), ok], 1)[:, None, :] & ~F.pad(torch.eye(T, dtype=torch.bool, device=types.device), (1, 0))[None]
        arcs = arcs.masked_fill(~mask, -1e4)
        rd = self.rel_dep(e)
        rh = torch.cat([self.rel_root.expand(e.shape[0], 1, -1), self.rel_head(e)], 1)
        return tags, arcs, (rd, rh), ok

    def relations(self, rel, heads):
        rd, rh = rel
        g = torch.gather(rh, 1, heads.clamp(min=0)[:, :, None].expand(-1, -1, rh.shape[2]))
        return self.rel_out(self.locked(F.relu(rd + g), self.p))


def loss_of(net, s, idx, dev, plain=None, rng=None, lower=0.0):
    t = pad(s, idx, "type")
    if lower and plain is not None:
        pick = rng.uniform(size=len(idx)) < lower
        t[pick] = plain[t[pick]]
    lengths = torch.from_numpy(s["length"][idx])
    get = lambda k, f=-1: torch.from_numpy(pad(s, idx, k, f)).to(dev, non_blocking=True)
    types = torch.from_numpy(t).to(dev, non_blocking=True)
    tags, arcs, rel, ok = net(types, lengths)
    heads = get("head")
    n = ok.sum()
    ce = lambda x, y: F.cross_entropy(x.reshape(-1, x.shape[-1]).float(), y.reshape(-1), ignore_index=-1, reduction="sum") / n
    if "soft_head" in s:
        logp = F.log_softmax(arcs.float(), 2)
        sh, sp = get("soft_head", 0), torch.from_numpy(pad(s, idx, "soft_prob", 0)).to(dev).float()
        arc_loss = -(logp.gather(2, sh.clamp(max=arcs.shape[2] - 1)) * sp).sum() / n
    else:
        arc_loss = ce(arcs, heads)
    r = net.relations(rel, heads)
    total = arc_loss + ce(r, get("rel"))
    for scores, k, weight in zip(tags, ("tag", "feats", "rule"), (1, 0.5, 0.3)):
        total = total + weight * ce(scores, get(k))
    return total


def tree(heads):
    """Whether heads (1-based, 0 the root) make a tree with one root."""
    n = len(heads)
    if (heads == 0).sum() != 1:
        return False
    state = [0] * (n + 1)
    state[0] = 2
    for i in range(1, n + 1):
        path, k = [], i
        while state[k] == 0:
            state[k] = 1
            path.append(k)
            k = heads[k - 1]
        if state[k] == 1:
            return False
        for j in path:
            state[j] = 2
    return True


def mst(scores):
    """Chu-Liu/Edmonds with one root over scores[dependent, head] (0 the root)."""
    n = scores.shape[0]
    greedy = scores.argmax(1)
    if tree(greedy):
        return greedy
    best, best_score = greedy, -1e18
    for r in np.argsort(-scores[:, 0])[:3]:
        s = scores.copy()
        s[:, 0] = -1e6
        s[r, :] = -1e6
        s[r, 0] = scores[r, 0]
        h = edmonds(s)
        total = s[np.arange(n), h].sum()
        if total > best_score:
            best, best_score = h, total
    return best


def edmonds(scores):
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:, :] = scores
    heads = _contract(full)
    return heads[1:]


def _contract(s):
    n = s.shape[0]
    h = s.argmax(1)
    h[0] = -1
    seen = [-1] * n
    cycle = None
    for i in range(1, n):
        k = i
        while k > 0 and seen[k] < 0:
            seen[k] = i
            k = h[k]
        if k > 0 and seen[k] == i:
            cycle = [k]
            j = h[k]
            while j != k:
                cycle.append(j)
                j = h[j]
            break
    if cycle is None:
        return h
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    m = len(rest)
    t = np.full((m + 1, m + 1), -1e9)
    t[:m, :m] = s[np.ix_(rest, rest)]
    c = np.array(cycle)
    own = s[c, h[c]]
    gain = s[c][:, rest] - own[:, None]
    enter = gain.argmax(0)
    t[m, :m] = gain.max(0) + own.sum()
    out = s[np.ix_(rest, c)]
    leave = out.argmax(1)
    t[:m, m] = out.max(1)
    t[m, m] = -1e9
    np.fill_diagonal(t, -1e9)
    sub = _contract(t)
    h2 = h.copy()
    for a, i in enumerate(rest):
        if i == 0:
            continue
        h2[i] = c[leave[a]] if sub[a] == m else rest[sub[a]]
    a = sub[m]
    k = c[enter[a]]
    h2[k] = rest[a]
    return h2


@torch.no_grad()
def predict(net, s, dev, words=20000, whole=False):
    """Yields for each batch: indices, and arrays [B, T, …] of probabilities."""
    net.eval()
    for idx in batches(s, words):
        types = torch.from_numpy(pad(s, idx, "type")).to(dev)
        lengths = torch.from_numpy(s["length"][idx])
        tags, arcs, rel, ok = net(types, lengths)
        p = F.softmax(arcs.float(), 2)
        r = F.softmax(net.relations(rel, p.argmax(2)).float(), 2)
        yield idx, p, r, [F.softmax(t.float(), 2) for t in tags], rel
    net.train()


def universal(labels):
    names = sorted({r.split(":")[0] for r in labels["relations"]})
    return np.array([names.index(r.split(":")[0]) for r in labels["relations"]])


def evaluate(net, s, data, dev):
    uni = universal(data.labels)
    upos = sorted({t["UPOS"] for t in data.labels["tags"]})
    up = np.array([upos.index(t["UPOS"]) for t in data.labels["tags"]])
    hit = dict(upos=0, xpos=0, feats=0, rule=0, uas=0, las=0)
    n = 0
    net.eval()
    for idx, p, r, tags, rel in predict(net, s, dev):
        net.eval()
        logp = torch.log(p + 1e-9).cpu().numpy()
        heads = np.zeros(p.shape[:2], np.int64)
        for b, i in enumerate(idx):
            L = s["length"][i]
            heads[b, :L] = mst(logp[b, :L, : L + 1])
        with torch.no_grad():
            rels = net.relations(rel, torch.from_numpy(heads).to(dev)).argmax(2).cpu().numpy()
        t = [x.argmax(2).cpu().numpy() for x in tags]
        for b, i in enumerate(idx):
            a, z = s["start"][i], s["start"][i + 1]
            L = z - a
            g = s["tag"][a:z]
            known = g >= 0
            hit["upos"] += (up[t[0][b, :L]] == np.where(known, up[g], -1)).sum()
            hit["xpos"] += (t[0][b, :L] == g).sum()
            hit["feats"] += (t[1][b, :L] == s["feats"][a:z]).sum()
            hit["rule"] += (t[2][b, :L] == s["rule"][a:z]).sum()
            ok = heads[b, :L] == s["head"][a:z]
            hit["uas"] += ok.sum()
            gr = s["rel"][a:z]
            hit["las"] += (ok & (uni[rels[b, :L]] == np.where(gr >= 0, uni[gr], -1))).sum()
            n += L
    net.train()
    return {k: round(100 * float(v) / n, 2) for k, v in hit.items()}


def fit(net, sources, data, dev, steps, lr, words, seed, log, lower=0.12, every=0):
    """sources: [(set, share of the batches)]."""
    rng = np.random.default_rng(seed)
    plain = data.array("type_plain").astype(np.int64)
    params = [p for p in net.parameters() if p.requires_grad]
    opt = torch.optim.AdamW(params, lr=lr, betas=(0.9, 0.95), weight_decay=0)
    queues = [[] for _ in sources]
    warm = max(1, steps // 20)
    start, total = time.time(), 0.0
    for step in range(steps):
        f = min(1, (step + 1) / warm) * 0.5 * (1 + math.cos(math.pi * step / steps))
        for g in opt.param_groups:
            g["lr"] = lr * f
        k = rng.choice(len(sources), p=[w for _, w in sources])
        if not queues[k]:
            queues[k] = batches(sources[k][0], words, rng)
        idx = queues[k].pop()
        loss = loss_of(net, sources[k][0], idx, dev, plain, rng, lower)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(params, 5.0)
        opt.step()
        if step % 20 == 0:
            total = float(loss.detach())
        if every and (step + 1) % every == 0:
            log(f"step {step+1} loss {total:.3f} {time.time()-start:.0f}s " + " ".join(f"{n} {evaluate(net, data.set(n), data, dev)}" for n in ("ewt_dev", "gum_dev")))
    log(f"done {steps} steps in {time.time()-start:.1f}s, loss {total:.3f}")


def flat(s, idx, x):
    """Rows of x [B, T, …] without the padding, in the order of idx."""
    L = s["length"][idx]
    ok = torch.arange(x.shape[1])[None, :] < torch.from_numpy(L)[:, None]
    return x[ok.to(x.device)]


def reading(net, s, dev):
    """What a teacher passes on: a row for each word of s, in the order of s."""
    n = int(s["length"].sum())
    out = {"head": np.zeros((n, HEADS_KEPT), np.uint8), "head_p": np.zeros((n, HEADS_KEPT), np.float16), "rel": np.zeros((n, 3), np.uint8), "rel_p": np.zeros((n, 3), np.float16)}
    for k in ("tag", "feats", "rule"):
        out[k], out[k + "_p"] = np.zeros((n, 3), np.uint16), np.zeros((n, 3), np.float16)
    for idx, p, r, tags, _ in predict(net, s, dev):
        where = np.concatenate([np.arange(s["start"][i], s["start"][i + 1]) for i in idx])
        for k, x, m in (("head", p, HEADS_KEPT), ("rel", r, 3), ("tag", tags[0], 3), ("feats", tags[1], 3), ("rule", tags[2], 3)):
            v, i = torch.topk(x, min(m, x.shape[2]), 2)
            if v.shape[2] < m:
                v, i = F.pad(v, (0, m - v.shape[2])), F.pad(i, (0, m - i.shape[2]))
            out[k][where] = flat(s, idx, i).cpu().numpy()
            out[k + "_p"][where] = flat(s, idx, v).cpu().numpy()
    return out


def vote(ids, probs):
    """Puts candidate lists of several teachers [K][N, m] together: the sum for each candidate, best first."""
    ids, probs = np.concatenate(ids, 1).astype(np.int64), np.concatenate(probs, 1).astype(np.float32)
    same = np.zeros_like(probs)
    for j in range(ids.shape[1]):
        same += np.where(ids == ids[:, j : j + 1], probs[:, j : j + 1], 0)
    first = np.ones_like(ids, bool)
    for j in range(1, ids.shape[1]):
        first[:, j] = ~(ids[:, :j] == ids[:, j : j + 1]).any(1)
    same = np.where(first, same, -1)
    order = np.argsort(-same, 1, kind="stable")
    return np.take_along_axis(ids, order, 1), np.take_along_axis(same, order, 1)


def merge(readings):
    k = len(readings)
    h, p = vote([r["head"] for r in readings], [r["head_p"] for r in readings])
    h, p = h[:, :HEADS_KEPT], np.maximum(p[:, :HEADS_KEPT], 0)
    out = {"head": h.astype(np.uint8), "prob": np.round(255 * p / np.maximum(1e-6, p.sum(1, keepdims=True))).astype(np.uint8)}
    # A teacher that chose another head has no say in the relation.
    rp = [np.where(r["head"][:, :1] == h[:, :1], r["rel_p"], 1e-3) for r in readings]
    out["rel"] = vote([r["rel"] for r in readings], rp)[0][:, 0].astype(np.uint8)
    for name in ("tag", "feats", "rule"):
        out[name] = vote([r[name] for r in readings], [r[name + "_p"] for r in readings])[0][:, 0].astype(np.uint16)
    return out


def score(merged, s, data):
    """Scores of merged readings of a treebank, greedy heads."""
    uni = universal(data.labels)
    upos = np.array([hash(t["UPOS"]) for t in data.labels["tags"]])
    ok = merged["head"][:, 0] == s["head"]
    return {
        "upos": round(100 * float((upos[merged["tag"].astype(int)] == np.where(s["tag"] >= 0, upos[s["tag"]], -1)).mean()), 2),
        "uas": round(100 * float(ok.mean()), 2),
        "las": round(100 * float((ok & (uni[merged["rel"].astype(int)] == np.where(s["rel"] >= 0, uni[s["rel"]], -1))).mean()), 2),
        "feats": round(100 * float((merged["feats"] == s["feats"]).mean()), 2),
        "rule": round(100 * float((merged["rule"] == s["rule"]).mean()), 2),
    }


def silver(data, path):
    s = data.set("raw")
    z = np.load(path)
    s["head"], s["rel"] = z["head"][:, 0].astype(np.int64), z["rel"].astype(np.int64)
    for k in ("tag", "feats", "rule"):
        s[k] = z[k].astype(np.int64)
    s["soft_head"], s["soft_prob"] = z["head"].astype(np.int64), z["prob"].astype(np.float32) / 255
    return s


def load(data, out, name):
    """A student from its two files; the sizes follow from the weights."""
    state = {k: v.astype(np.float32) for part in ("words", "net") for k, v in np.load(os.path.join(out, f"{name}-{part}.npz")).items()}
    hidden = state["lstm.0.weight_hh_l0"].shape[1]
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("lstm."))
    net = Net(data, hidden, layers, mlp=len(state["root_key"]))
    net.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
    return net.eval()


@torch.no_grad()
def export(data, out, name):
    """Writes the weights as float32 arrays, how large the activations are that have no natural bounds, and what the network reads in the
    set "replay", for the test that compares the program's reading with this one."""
    net = load(data, out, name)
    arrays, meta = {}, {"hidden": net.cfg["hidden"], "layers": net.cfg["layers"], "mlp": net.cfg["mlp"]}
    for k, v in net.state_dict().items():
        if k not in ("row", "affix", "drop", "char", "vectors", "delta.weight"):
            arrays[k] = v.numpy().astype(np.float32)
    arrays["words"] = F.hardtanh(net.vectors + net.delta.weight).numpy().astype(np.float32)
    seen = {k: [] for k in ("tag_in", "dep", "query", "key", "rel")}
    s = data.set("ewt_train")
    for idx in batches(s, 2000)[::12]:
        types, lengths = torch.from_numpy(pad(s, idx, "type")), torch.from_numpy(s["length"][idx])
        e = net.encode(types, lengths)
        ok = torch.arange(types.shape[1])[None, :] < lengths[:, None]
        dep, key = F.relu(net.dep(e)), F.relu(net.key(e))
        heads = torch.from_numpy(pad(s, idx, "head"))
        rh = torch.cat([net.rel_root.expand(e.shape[0], 1, -1), net.rel_head(e)], 1)
        rel = F.relu(net.rel_dep(e) + rh.gather(1, heads[:, :, None].expand(-1, -1, rh.shape[2])))
        for k, v in (("tag_in", F.relu(net.tag_in(e))), ("dep", dep), ("query", net.query(dep)), ("key", key), ("rel", rel)):
            seen[k].append(v[ok].abs().flatten())
    limits = {}
    for k, v in seen.items():
        v = np.sort(torch.cat(v).numpy())
        limits[k] = float(v[int(len(v) * 0.9999)])
    meta["limits"] = limits
    meta["replay"] = []
    r = data.set("replay")
    for i in range(len(r["length"])):
        idx = np.array([i])
        tags, arcs, rel, _ = net(torch.from_numpy(pad(r, idx, "type")), torch.from_numpy(r["length"][idx]))
        heads = mst(F.log_softmax(arcs, 2)[0].numpy())
        rels = net.relations(rel, torch.from_numpy(heads)[None]).argmax(2)[0]
        meta["replay"].append({"heads": heads.tolist(), "relations": [data.labels["relations"][x] for x in rels],
                               "tags": ["/".join(data.labels["tags"][x].values()) for x in tags[0].argmax(2)[0].tolist()]})
    meta["arrays"] = {}
    for k, v in arrays.items():
        meta["arrays"][k] = {"type": "float32", "shape": list(v.shape)}
        v.tofile(os.path.join(out, k + ".bin"))
    json.dump(meta, open(os.path.join(out, "weights.json"), "w"))
    print(limits)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("what", choices=["teacher", "merge", "student", "export"])
    a.add_argument("teachers", nargs="*")
    a.add_argument("--data", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--name", default="net")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--steps", type=int, default=5000)
    a.add_argument("--words", type=int, default=3000)
    a.add_argument("--lr", type=float, default=2e-3)
    a.add_argument("--hidden", type=int, default=400)
    a.add_argument("--layers", type=int, default=3)
    a.add_argument("--chars", type=int, default=0)
    a.add_argument("--mlp", type=int, default=128)
    a.add_argument("--dropout", type=float, default=0.33)
    a.add_argument("--every", type=int, default=0)
    a.add_argument("--silver", default="")
    a.add_argument("--gold-share", type=float, default=0.3)
    a.add_argument("--raw", type=int, default=0, help="sentences of raw text; 0 for all")
    o = a.parse_intermixed_args()
    torch.manual_seed(o.seed)
    np.random.seed(o.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    data = Data(o.data, o.raw)
    os.makedirs(o.out, exist_ok=True)
    log = lambda m: print(f"[{o.name}] {m}", flush=True)
    if o.what == "merge":
        for name in ("ewt_dev", "gum_dev", "raw"):
            m = merge([dict(np.load(os.path.join(t, name + ".npz"))) for t in o.teachers])
            if name != "raw":
                log(f"{name} {score(m, data.set(name), data)}")
            else:
                np.savez_compressed(os.path.join(o.out, "silver.npz"), **m)
        return
    if o.what == "export":
        export(data, o.out, o.name)
        return
    net = Net(data, o.hidden, o.layers, chars=o.chars, mlp=o.mlp, dropout=o.dropout).to(dev)
    gold = join(data.set("ewt_train"), data.set("gum_train"))
    sources = [(gold, 1.0)]
    if o.silver:
        sources = [(gold, o.gold_share), (silver(data, o.silver), 1 - o.gold_share)]
    fit(net, sources, data, dev, o.steps, o.lr, o.words, o.seed, log, every=o.every)
    for n in ("ewt_dev", "gum_dev"):
        log(f"{n} {evaluate(net, data.set(n), data, dev)}")
    if o.what == "teacher":
        start = time.time()
        for n in ("ewt_dev", "gum_dev", "raw"):
            np.savez(os.path.join(o.out, n + ".npz"), **reading(net, data.set(n), dev))
        log(f"read in {time.time()-start:.1f}s")
    else:
        state = {k: v.detach().cpu().numpy().astype(np.float16) for k, v in net.state_dict().items() if k not in ("row", "affix", "drop", "char", "vectors")}
        words = {"delta.weight": state.pop("delta.weight")}
        np.savez(os.path.join(o.out, o.name + "-words.npz"), **words)
        np.savez(os.path.join(o.out, o.name + "-net.npz"), **state)


if __name__ == "__main__":
    main()
