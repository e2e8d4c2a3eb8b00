// What the page shows stands in the fragment of its address, so that a view can be sent on and gone back to.

const addressOf = { writing: false, waiting: null, timer: 0 };

function startAddress() {
  window.addEventListener("popstate", () => readAddress());
  window.addEventListener("hashchange", () => readAddress());
  if (location.hash.length > 1) readAddress();
  on("tab select", () => writeAddress(true));
  on("filter", () => writeAddress(false));
}

const endOf = (n) => view.entities[n].id;
const numberOf = { entity: new Map(view.entities.map((e, n) => [e.id, n])), statement: new Map(view.statements.map((s) => [s.id, s.n])), article: new Map(view.articles.map((a, n) => [a.id, n])) };

function fragment() {
  const parts = new URLSearchParams();
  if (state.tab !== TABS[0].key) parts.set("view", state.tab);
  for (const [facet, off] of Object.entries(state.off)) if (off.size) parts.set(`no-${facet}`, [...off].sort().join(" "));
  const { from, to, undated, articles } = state.time;
  if (from !== null) parts.set("from", isoDay(from));
  if (to !== null) parts.set("to", isoDay(to));
  if (!undated) parts.set("undated", "no");
  if (!articles) parts.set("dates", "events");
  if (state.confidence) parts.set("confidence", String(state.confidence));
  if (state.depth > 1) parts.set("steps", String(state.depth));
  if (state.tab === "articles" && reader.article !== undefined) parts.set("article", view.articles[reader.article].id);
  const chosen = selectionInWords();
  if (chosen) parts.set(...chosen);
  return parts.toString();
}

function selectionInWords() {
  const chosen = state.selection;
  if (chosen === null) return null;
  if (chosen.kind === "entity") return ["entity", endOf(chosen.n)];
  if (chosen.kind === "edge") return ["line", [endOf(view.edges[chosen.n].source), view.edges[chosen.n].family, endOf(view.edges[chosen.n].target)].join(" ")];
  if (chosen.kind === "list") return ["statements", chosen.numbers.slice(0, 40).map((n) => view.statements[n].id).join(" ")];
  return ["way", [endOf(chosen.from), endOf(chosen.to)].join(" ")];
}

// A change of view or selection is a step that the back button undoes; a filter is not, and is written once it rests.
function writeAddress(step) {
  const text = fragment();
  if (addressOf.writing) return;
  clearTimeout(addressOf.timer);
  if (step) {
    if (addressOf.waiting !== null) putAddress("replaceState", addressOf.waiting);
    putAddress("pushState", text);
  } else {
    addressOf.waiting = text;
    addressOf.timer = setTimeout(() => putAddress("replaceState", text), 200);
  }
}

function putAddress(how, text) {
  addressOf.waiting = null;
  if (text === location.hash.slice(1)) return;
  try {
    history[how](null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    addressOf.writing = true; // a page inside another page has no address of its own
  }
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1)), words = (key) => (parts.get(key) || "").split(" ").filter(Boolean);
  const before = addressOf.writing;
  clearTimeout(addressOf.timer);
  addressOf.waiting = null;
  addressOf.writing = true;
  for (const facet of Object.keys(state.off)) state.off[facet] = new Set(words(`no-${facet}`));
  const day = (key, end) => { const span = spanOf(parts.get(key)); return span ? span[end] : null; };
  Object.assign(state.time, { from: day("from", "first"), to: day("to", "last"), undated: parts.get("undated") !== "no", articles: parts.get("dates") !== "events" });
  state.confidence = Math.max(0, Math.min(1, Number(parts.get("confidence")) || 0));
  state.depth = parts.get("steps") === "2" ? 2 : 1;
  const article = numberOf.article.get(parts.get("article"));
  if (article !== undefined) reader.article = article;
  tell("filter");
  select(selectionFrom(parts, words));
  showTab(TABS.some((tab) => tab.key === parts.get("view")) ? parts.get("view") : TABS[0].key);
  addressOf.writing = before;
}

function selectionFrom(parts, words) {
  const entity = numberOf.entity.get(parts.get("entity"));
  if (entity !== undefined) return { kind: "entity", n: entity };
  const [source, family, target] = words("line");
  const line = view.edges.findIndex((e) => endOf(e.source) === source && e.family === family && endOf(e.target) === target);
  if (line >= 0) return { kind: "edge", n: line };
  const numbers = words("statements").map((id) => numberOf.statement.get(id)).filter((n) => n !== undefined);
  if (numbers.length) return { kind: "list", numbers };
  const [from, to] = words("way").map((id) => numberOf.entity.get(id));
  if (from === undefined || to === undefined) return null;
  const edges = pathBetween(from, to);
  return edges ? { kind: "path", from, to, edges } : null;
}
