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
view.statements.forEach((s, n) => { s.n = n; });
// To demand a proposal is to be for it: towards a proposal a relation may have another sign.
function familyOfStatement(s) {
  const relation = relationOf.get(s.relation);
  return familyOf.get(view.entities[s.target].type === "Proposal" ? relation.onProposal : relation.family);
}

const state = {
  off: { types: new Set(), relations: new Set(), statuses: new Set() },
  time: { from: null, to: null, undated: true, articles: true },
  confidence: 0,
  selection: null,
  depth: 1,
  hide: false,
  pathFrom: null,
  tab: "graph",
};
const listeners = { filter: [], select: [], tab: [], theme: [] };

function on(events, listener) {
  for (const event of events.split(" ")) listeners[event].push(listener);
}

function tell(event) {
  if (event === "filter") judge();
  for (const listener of listeners[event]) listener();
}

// Draws a view when it is looked at: at once where it is open, else when its tab opens.
function drawnIn(tab, events, draw) {
  let stale = true;
  const attempt = () => {
    if (state.tab !== tab || !stale) return;
    stale = false;
    draw();
  };
  on(events, () => { stale = true; attempt(); });
  on("tab", attempt);
  attempt();
}

function select(selection) {
  const from = state.pathFrom;
  if (from !== null && selection !== null && selection.kind === "entity" && selection.n !== from) return selectPath(from, selection.n);
  if (selection === null) state.pathFrom = null;
  state.selection = selection;
  tell("select");
}

// A page of one view has no way to another.
const hasTab = (tab) => TABS.some((one) => one.key === tab);

function showTab(tab) {
  if (!hasTab(tab)) return;
  state.tab = tab;
  tell("tab");
}

// One bit for each filter that a statement fails, so that each is asked once a change.
const FILTERS = { types: 1, relations: 2, statuses: 4, time: 8, confidence: 16 };
const failing = new Uint8Array(view.statements.length);

function judge() {
  const { types, relations, statuses } = state.off, { from, to, undated } = state.time;
  const off = view.entities.map((e) => types.has(e.type)), anyTime = from === null && to === null && undated;
  for (const s of view.statements) {
    failing[s.n] = (off[s.source] || off[s.target] ? FILTERS.types : 0) | (relations.has(s.relation) ? FILTERS.relations : 0) | (statuses.has(s.status) ? FILTERS.statuses : 0)
      | (anyTime || inRange(s) ? 0 : FILTERS.time) | (s.confidence < state.confidence ? FILTERS.confidence : 0);
  }
}

// Whether a statement passes the filters; `except` names one that is left out, for the counts beside its rows.
function passes(s, except) {
  return (failing[s.n] & ~(except ? FILTERS[except] : 0)) === 0;
}

const articleOrder = view.articles.map((_, n) => n).sort((a, b) => {
  const [x, y] = [a, b].map((n) => `${view.articles[n].date || "9999"} ${view.articles[n].title || ""}`);
  return x < y ? -1 : x > y ? 1 : a - b;
});
const shownStatements = (numbers) => numbers.filter((n) => failing[n] === 0);

function filtered() {
  const { from, to, undated } = state.time;
  return Object.values(state.off).some((set) => set.size > 0) || from !== null || to !== null || !undated || state.confidence > 0;
}

function resetFilters() {
  for (const set of Object.values(state.off)) set.clear();
  Object.assign(state.time, { from: null, to: null, undated: true });
  state.confidence = 0;
  tell("filter");
}
