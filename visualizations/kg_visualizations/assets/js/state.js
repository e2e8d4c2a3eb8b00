// What the page knows, what is filtered out, what is selected; views listen and redraw themselves.

const data = (name) => JSON.parse(document.getElementById("data-" + name).textContent);
const view = data("view");
const drawing = data("network");
const looks = data("looks");

const typeOf = new Map(looks.types.map((t) => [t.key, t]));
const relationOf = new Map(looks.relations.map((r) => [r.key, r]));
const familyOf = new Map(looks.families.map((f) => [f.css, f]));
const statusOf = new Map(view.statuses.map((s) => [s.key, s]));
const entityType = (n) => typeOf.get(view.entities[n].type);
// To demand a proposal is to be for it: towards a proposal a relation may have another sign.
function familyOfStatement(s) {
  const relation = relationOf.get(s.relation);
  return familyOf.get(view.entities[s.target].type === "Proposal" ? relation.onProposal : relation.family);
}

const state = {
  off: { types: new Set(), relations: new Set(), statuses: new Set() },
  selection: null,
  tab: "graph",
};
const listeners = { filter: [], select: [], tab: [], theme: [] };

function on(events, listener) {
  for (const event of events.split(" ")) listeners[event].push(listener);
}

function tell(event) {
  for (const listener of listeners[event]) listener();
}

function select(selection) {
  state.selection = selection;
  tell("select");
}

function showTab(tab) {
  state.tab = tab;
  tell("tab");
}

// Whether a statement passes the filters; `except` names one that is left out, for the counts beside its rows.
function passes(s, except) {
  const { types, relations, statuses } = state.off;
  return (
    (except === "relations" || !relations.has(s.relation)) &&
    (except === "statuses" || !statuses.has(s.status)) &&
    (except === "types" || !(types.has(view.entities[s.source].type) || types.has(view.entities[s.target].type)))
  );
}

const articleOrder = view.articles.map((_, n) => n).sort((a, b) => {
  const [x, y] = [a, b].map((n) => `${view.articles[n].date || "9999"} ${view.articles[n].title || ""}`);
  return x < y ? -1 : x > y ? 1 : a - b;
});
const shownStatements = (numbers) => numbers.filter((n) => passes(view.statements[n]));
const filtered = () => Object.values(state.off).some((set) => set.size > 0);

function resetFilters() {
  for (const set of Object.values(state.off)) set.clear();
  tell("filter");
}
