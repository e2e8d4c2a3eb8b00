// Who took the same side as whom: ties of agreement and of disagreement, with the number of proposals behind each.

const MIN_SHARED = 2, TIE_KINDS = { both: "Both", agree: "Agreement", differ: "Disagreement" };
const agreement = { kind: "both" };
const positionsOf = new Map(view.matrix.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));

function startAgreement(root) {
  drawnIn("agreement", "filter select", () => root.replaceChildren(...agreementParts(root)));
}

// What two actors share of what the filters show; a tie stands on two proposals at least.
function shownTies() {
  return view.agreement.ties.map((tie) => {
    const shared = tie.shared.map((s) => ({ ...s, statements: [tie.one, tie.other].map((actor) => sidesOn(actor, s.proposal)) })).filter((s) => s.statements.every((held) => held.length));
    const agree = shared.filter((s) => s.congruence > 0), differ = shared.filter((s) => s.conflict > 0);
    return { ...tie, shared, agree, differ, n: shared.length };
  }).filter((tie) => tie.n >= MIN_SHARED);
}

function metOnce() {
  const pairs = new Map();
  for (const [i, a] of view.matrix.cells.entries())
    for (const b of view.matrix.cells.slice(i + 1))
      if (a.column === b.column && sidesOn(a.row, a.column).length && sidesOn(b.row, b.column).length) pairs.set(`${a.row} ${b.row}`, 1);
  return `${counted(pairs.size, "pair")} of actors took sides on one proposal, which is too little to speak of agreement.`;
}

function sidesOn(actor, proposal) {
  const cell = positionsOf.get(`${actor} ${proposal}`);
  return cell ? cell.statements.filter((n, i) => cell.stances[i] !== 0 && failing[n] === 0) : [];
}

function agreementParts(root) {
  const ties = shownTies();
  const shown = ties.filter((tie) => (agreement.kind === "agree" ? tie.agree.length : agreement.kind === "differ" ? tie.differ.length : true));
  const choices = Object.entries(TIE_KINDS).map(([kind, label]) => el("button", { type: "button", "aria-pressed": String(agreement.kind === kind),
    click: () => { agreement.kind = kind; root.replaceChildren(...agreementParts(root)); } }, label));
  const head = el("div", { class: "view-head" }, el("h2", {}, "Agreement"),
    el("p", {}, `Who took the same side on proposals, and who opposite sides. Two actors are joined only where both took sides on at least ${MIN_SHARED} proposals; n is how many. It is what the articles report of these proposals, and does not mean that anybody is allied.`),
    el("div", { class: "segmented", role: "group", "aria-label": "Which ties" }, choices));
  if (!ties.length) return [head, el("div", { class: "empty" }, el("p", { class: "big" }, "No two actors met on two proposals."), el("p", {}, metOnce()))];
  return [head, el("div", { class: "scroll" }, el("div", { class: "drawn-ties" }, tieDrawing(shown)), leftTies(shown), tieTable(shown))];
}

function leftTies(ties) {
  const placed = new Set(view.agreement.places.map(([n]) => n)), left = ties.filter((tie) => !placed.has(tie.one) || !placed.has(tie.other)).length;
  return left ? el("p", { class: "note" }, `Drawn are the ties on most proposals; ${counted(left, "more tie")} stand in the table alone.`) : null;
}

function tieDrawing(ties) {
  const placed = new Set(view.agreement.places.map(([n]) => n));
  ties = ties.filter((tie) => placed.has(tie.one) && placed.has(tie.other));
  if (!ties.length) return null;
  const used = new Set(ties.flatMap((tie) => [tie.one, tie.other]));
  const at = new Map(view.agreement.places.filter(([n]) => used.has(n)).map(([n, x, y]) => [n, { x, y }]));
  const xs = [...at.values()].map((p) => p.x), ys = [...at.values()].map((p) => p.y);
  const [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 40], [width, height] = [Math.max(...xs) + 90 - left, Math.max(...ys) + 50 - top];
  const taken = [...at].flatMap(([n, p]) => { const half = view.entities[n].name.length * 3.6; return [{ left: p.x - 15, right: p.x + 15, top: p.y - 15, bottom: p.y + 15 }, { left: p.x - half, right: p.x + half, top: p.y + 13, bottom: p.y + 30 }]; });
  const lines = ties.flatMap((tie) => tieLines(tie, at.get(tie.one), at.get(tie.other), taken));
  return svg("svg", { class: "network", viewBox: `${left} ${top} ${width} ${height}`, width: Math.max(Math.min(width * 1.15, 1100), width * 0.82), "aria-label": "Ties of agreement and disagreement; the table below holds the same" },
    lines.map((line) => line.path), [...at].map(([n, p]) => tieActor(n, p)), lines.map((line) => line.pill));
}

// Agreement is a full teal line, disagreement a dashed orange one; both beside each other where there are both.
function tieLines(tie, a, b, taken) {
  const kinds = [["agree", "+"], ["differ", "−"]].filter(([kind]) => tie[kind].length && (agreement.kind === "both" || agreement.kind === kind));
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1, across = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  return kinds.map(([kind, sign], i) => {
    const off = (i - (kinds.length - 1) / 2) * 22;
    const bend = { x: (a.x + b.x) / 2 + across.x * off * 2, y: (a.y + b.y) / 2 + across.y * off * 2 };
    const share = 0.5 + (i - (kinds.length - 1) / 2) * 0.24;
    const text = `${sign}${tie[kind].length} n=${tie.n}`, half = text.length * 3.3 + 7;
    const spots = [share, 0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72].map((t) => ({ x: bowed(t, a.x, bend.x, b.x), y: bowed(t, a.y, bend.y, b.y) }));
    const boxOfPill = ({ x, y }) => ({ left: x - half - 2, right: x + half + 2, top: y - 11, bottom: y + 11 });
    const middle = spots.find((spot) => !taken.some((other) => meet(boxOfPill(spot), other))) || spots[0];
    taken.push(boxOfPill(middle));
    const chosen = isTie(tie) ? " chosen" : "";
    const open = pressed(() => openTie(tie));
    return {
      path: svg("path", { d: `M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}`, class: `tie-line ${kind}${chosen}`, "stroke-width": 1.5 + 1.3 * tie[kind].length, click: open.click }),
      pill: svg("g", { class: `tie ${kind}${chosen}`, role: "button", tabindex: 0, "aria-label": `${text}: ${tieInWords(tie)}`, ...open }, svg("title", {}, tieInWords(tie)),
        svg("rect", { x: middle.x - half, y: middle.y - 9, width: 2 * half, height: 18, rx: 9 }), svg("text", { x: middle.x, y: middle.y + 4, "text-anchor": "middle" }, text)),
    };
  });
}

const bowed = (t, from, by, to) => (1 - t) ** 2 * from + 2 * t * (1 - t) * by + t ** 2 * to;

function tieActor(n, { x, y }) {
  const type = entityType(n), name = view.entities[n].name;
  return svg("g", { class: "place", role: "button", tabindex: 0, "aria-label": name, ...pressed(() => select({ kind: "entity", n })) },
    svg("circle", { cx: x, cy: y, r: 15, class: "halo" }), svg("g", { class: `type-${type.css}`, transform: `translate(${x - 12} ${y - 12}) scale(1.5)` }, SHAPES[type.shape]()),
    svg("text", { x, y: y + 25, "text-anchor": "middle" }, fitted(name, 190)));
}

function tieInWords(tie) {
  const [a, b] = [tie.one, tie.other].map((n) => view.entities[n].name);
  const words = [tie.agree.length ? `agree on ${tie.agree.length}` : "", tie.differ.length ? `differ on ${tie.differ.length}` : ""].filter(Boolean).join(" and ");
  return `${a} and ${b} ${words} of ${tie.n} shared proposals`;
}

const tieStatements = (tie) => tie.shared.flatMap((s) => s.statements.flat());
const isTie = (tie) => state.selection !== null && state.selection.kind === "list" && state.selection.numbers.join() === tieStatements(tie).join();
const openTie = (tie) => select({ kind: "list", numbers: tieStatements(tie), heading: tieInWords(tie) });

function tieTable(ties) {
  const order = [...ties].sort((a, b) => b.n - a.n || b.agree.length - a.agree.length || a.one - b.one || a.other - b.other);
  const list = (shared) => shared.map((s) => view.entities[s.proposal].name).join("; ") || "–";
  const rows = order.map((tie) => el("tr", { class: isTie(tie) ? "chosen" : null, click: (event) => (event.target.closest(".entity") ? null : openTie(tie)) },
    el("td", {}, entityButton(tie.one)), el("td", {}, entityButton(tie.other)),
    el("td", { class: "number", "data-label": "n" }, el("button", { type: "button", class: "plain", "aria-label": `${tie.n}: ${tieInWords(tie)}` }, String(tie.n))),
    el("td", { "data-label": "agree on" }, tie.agree.length ? el("span", { class: "side for" }, `+${tie.agree.length} `) : null, list(tie.agree)),
    el("td", { "data-label": "differ on" }, tie.differ.length ? el("span", { class: "side against" }, `−${tie.differ.length} `) : null, list(tie.differ))));
  const head = ["One", "Other", "n", "Agree on", "Differ on"].map((text) => el("th", { scope: "col" }, text));
  return el("table", { class: "statements ties" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows));
}
