// The evidence pane: an overview, or all quotations behind what is selected.

const PANE_PAGE = 20, narrow = matchMedia("(max-width: 860px)");
const relationRank = new Map(looks.relations.map((r, i) => [r.key, i]));

function startPane(pane) {
  const draw = () => {
    byId("app").classList.toggle("chosen", state.selection !== null);
    pane.replaceChildren(...paneOf(state.selection));
    pane.scrollTop = 0;
    if (state.selection !== null && narrow.matches && byId("stage").getBoundingClientRect().bottom < 80) byId("stage").scrollIntoView();
  };
  on("select", draw);
  on("filter", () => (state.selection === null ? refreshOverview() : null));
  pane.replaceChildren(...overview());
}

function paneOf(selection) {
  if (selection === null) return overview();
  const close = el("button", { type: "button", class: "quiet close", title: "Close (Esc)", "aria-label": "Close", click: () => select(null) }, "×");
  if (selection.kind === "entity") return [close, ...entityPane(selection.n)];
  if (selection.kind === "path") return [close, ...pathPane(selection)];
  if (selection.kind === "nopath") return [close, ...noPathPane(selection)];
  if (selection.kind === "edge") return [close, ...edgePane(view.edges[selection.n])];
  return [close, ...listPane(selection)];
}

function entityPane(n) {
  const entity = view.entities[n];
  const type = entityType(n);
  const note = `${counted(entity.statements.length, "statement")} · named in ${counted(entity.articles.length, "article")}`;
  return [
    el("header", { class: "pane-head" },
      el("p", { class: "kicker" }, typeSwatch(type), type.key),
      el("h2", {}, entity.name),
      entity.aliases.length ? el("p", { class: "aliases" }, "also ", entity.aliases.join(", ")) : null,
      el("p", { class: "note" }, note),
      entityActions(n)),
    entity.type === "Proposal" ? tally(n) : null,
    ...groups(n, entity.statements),
    ...saidBy(entity.said),
    entity.statements.length + entity.said.length ? null : el("p", { class: "note" }, "It is mentioned, and no statement was found."),
  ].filter(Boolean);
}

function tally(n) {
  const cells = shownCellsOn(n);
  if (!cells.length) return null;
  const held = { for: [], neutral: [], against: [], mixed: [] };
  for (const c of cells) held[sideOf(c)].push(c.row);
  const words = { for: "For", neutral: "Neutral", against: "Against", mixed: "Both ways" };
  const rows = Object.entries(held).filter(([, actors]) => actors.length);
  return el("section", { class: "tally" }, rows.map(([side, actors]) =>
    el("div", {}, el("b", { class: `side ${side}` }, `${SIDE_SIGNS[side]} ${words[side]}`), el("p", {}, byName(actors).map((a) => entityButton(a))))));
}

const byName = (numbers) => [...numbers].sort((a, b) => (view.entities[a].name < view.entities[b].name ? -1 : 1));

const SIDE_SIGNS = { for: "+", against: "−", neutral: "○", mixed: "±" };

function sideOf(cell) {
  const low = Math.min(...cell.stances), high = Math.max(...cell.stances);
  if (low > 0) return "for";
  if (high < 0) return "against";
  return low === 0 && high === 0 ? "neutral" : "mixed";
}

function groups(n, numbers) {
  const found = new Map();
  for (const number of numbers) {
    const s = view.statements[number];
    const key = `${s.edge ? 0 : 1} ${s.source === n ? 0 : 1} ${String(relationRank.get(s.relation)).padStart(2, "0")} ${s.source} ${s.target}`;
    found.set(key, [...(found.get(key) || []), number]);
  }
  const keys = [...found.keys()].sort();
  return paged(keys.map((key) => () => group(found.get(key))));
}

function group(numbers) {
  return el("section", { class: "group" }, claim(view.statements[numbers[0]], "h3"), numbers.map(clipping));
}

function saidBy(numbers) {
  if (!numbers.length) return [];
  return [el("h3", { class: "divider" }, "As the speaker"), ...paged(numbers.map((n) => () => group([n])))];
}

// Long lists come a page at a time.
function paged(makers) {
  const box = el("div", {});
  const more = (from) => {
    box.append(...makers.slice(from, from + PANE_PAGE).map((make) => make()));
    const left = makers.length - from - PANE_PAGE;
    if (left > 0) {
      const next = el("button", { type: "button", class: "more", click: () => { next.remove(); more(from + PANE_PAGE); } }, `Show ${Math.min(left, PANE_PAGE)} more of ${left}`);
      box.append(next);
    }
  };
  more(0);
  return [box];
}

function claim(s, tag) {
  const relation = relationOf.get(s.relation);
  return el(tag, { class: "claim" },
    entityButton(s.source), el("span", { class: "verb", title: relation.meaning }, s.edge ? [signOf(familyOfStatement(s)), relation.label] : `${relation.label} (${statusOf.get(s.status).label})`), entityButton(s.target));
}

function edgePane(edge) {
  const family = familyOf.get(edge.family);
  const origins = new Set(edge.statements.map((n) => view.articles[view.statements[n].article].origin)).size;
  const byRelation = edge.relations.map((key) => edge.statements.filter((n) => view.statements[n].relation === key));
  const several = byRelation.length > 1;
  return [
    el("header", { class: "pane-head" },
      el("p", { class: "kicker" }, lineSwatch(family), family.label),
      several ? el("h2", { class: "heading" }, edgeInWords(edge)) : claim(view.statements[edge.statements[0]], "h2"),
      el("p", { class: "note" }, [counted(edge.statements.length, "quotation"), counted(origins, "independent origin"), several ? "" : relationOf.get(edge.relations[0]).meaning].filter(Boolean).join(" · "))),
    ...(several ? byRelation.map((numbers) => group(numbers)) : paged(edge.statements.map((n) => () => clipping(n)))),
  ];
}

function listPane({ heading, numbers }) {
  const words = heading || (numbers.length === 1 ? "Statement" : counted(numbers.length, "statement"));
  return [
    el("header", { class: "pane-head" }, el("h2", { class: "heading" }, words)),
    ...paged(numbers.map((n) => () => group([n]))),
  ];
}
