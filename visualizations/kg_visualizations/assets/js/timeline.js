// One lane an actor, positions, words and deeds in time; what is undated has a place of its own.

const LANES = 40, MARK = 17, AXIS = 30, LANE_ROWS = 4;
let namesWidth = 186, bucketWidth = 74;
const timeline = { limit: LANES, first: 0, last: 1 };

function startTimeline(root) {
  drawnIn("timeline", "filter select", () => drawTimeline(root));
  window.addEventListener("resize", () => (state.tab === "timeline" ? drawTimeline(root) : null));
  on("filter", () => { timeline.limit = LANES; });
}

function drawTimeline(root) {
  const lanes = lanesOf(view.statements.filter((s) => passes(s) && familyOfStatement(s).css !== "structure"));
  const focused = document.activeElement && root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const top = root.scrollTop;
  root.replaceChildren(...(lanes.length ? timelineParts(root, lanes) : [emptyTimeline()]));
  root.scrollTop = top;
  if (focused) root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function emptyTimeline() {
  return el("div", { class: "empty" }, el("p", { class: "big" }, "Nothing was said or done here."), el("p", {}, filtered() ? "The filters leave no position, word or deed." : "No statement is a position, a word or a deed."));
}

// Actors with what they say and do, the busiest first; both ends of a mutual relation have it.
function lanesOf(statements) {
  const lanes = new Map();
  for (const s of statements) {
    const actors = relationOf.get(s.relation).symmetric ? [s.source, s.target] : [s.source];
    for (const actor of actors) lanes.set(actor, [...(lanes.get(actor) || []), s]);
  }
  return [...lanes].map(([actor, held]) => ({ actor, held })).sort((a, b) => b.held.length - a.held.length || a.actor - b.actor);
}

function timelineParts(root, lanes) {
  const shown = lanes.slice(0, timeline.limit);
  [namesWidth, bucketWidth] = root.clientWidth < 600 ? [112, 58] : [186, 74];
  const scale = timeScale(Math.max(namesWidth + (root.clientWidth < 600 ? 230 : 340), root.clientWidth - (root.clientWidth < 641 ? 32 : 48)), lanes.flatMap((lane) => lane.held));
  const left = lanes.length - shown.length;
  return [
    el("div", { class: "view-head" }, el("h2", {}, "Timeline"),
      el("p", {}, "Who took which position and did what, when. A full mark stands at the date of the event. Of a hollow one only the article is dated: the event was then or before. Drag over the axis to choose a range.")),
    timelineKey(),
    el("div", { class: "scroll timeline" }, axisOf(scale), ...shown.map((lane) => laneOf(lane, scale)),
      left > 0 ? el("button", { type: "button", class: "more", click: () => { timeline.limit += 100; drawTimeline(root); } }, `Show ${Math.min(100, left)} more of ${left} actors`) : null),
  ];
}

function timelineKey() {
  const item = (mark, words) => el("span", {}, svg("svg", { viewBox: "0 0 16 16", class: "key", "aria-hidden": "true" }, mark), words);
  const at = { x: 8, y: 8 };
  return el("p", { class: "keys note" }, item(shapeOf("Positions", at, "mark"), "position"), item(shapeOf("Words", at, "mark"), "words"), item(shapeOf("Deeds", at, "mark"), "deed"),
    item(shapeOf("Positions", at, "mark hollow"), "dated by its article"), item(shapeOf("Positions", at, "mark hollow no-edge"), "negated, denied or not yet so"));
}

// The axis: a column for what is earlier, the core of the dates, a column for what is later, and the undated.
function timeScale(width, statements) {
  const spans = statements.map(whenOf).filter(Boolean);
  const [from, to] = state.time.from !== null && state.time.to !== null ? [state.time.from, state.time.to] : spans.length ? coreOf(spans) : [0, DAY];
  const early = spans.some((s) => s.last < from), late = spans.some((s) => s.first > to), undated = spans.length < statements.length;
  const left = namesWidth + (early ? bucketWidth : 0), right = width - 12 - (late ? bucketWidth : 0) - (undated ? bucketWidth : 0);
  const x = (moment) => left + ((moment - from) / (to - from)) * (right - left);
  const place = (s) => {
    const when = whenOf(s);
    if (!when) return { x: width - 12 - bucketWidth + 8 + MARK / 2, bucket: "undated" };
    if (when.last < from) return { x: namesWidth + 8 + MARK / 2, bucket: "early" };
    if (when.first > to) return { x: right + 8 + MARK / 2, bucket: "late" };
    const first = Math.max(from, when.first), last = Math.min(to, when.last);
    return { x: x((first + last) / 2), from: x(first), to: x(last), bucket: null };
  };
  return { width, left, right, from, to, early, late, undated, x, place };
}

function axisOf(scale) {
  const { width, left, right, from, to } = scale;
  const label = (x, text, anchor) => svg("text", { x, y: 18, class: "tick", "text-anchor": anchor || "middle" }, text);
  const marks = ticks(from, to, Math.max(2, Math.floor((right - left) / 86))).flatMap(({ at, label: text }) =>
    [svg("path", { d: `M${scale.x(at)} 24v6`, class: "rule" }), label(Math.max(left + 16, scale.x(at)), text)]);
  const buckets = [scale.early ? label(namesWidth + 8, "earlier", "start") : null, scale.late ? label(right + 8, "later", "start") : null, scale.undated ? label(width - 12 - bucketWidth + 8, "undated", "start") : null];
  const root = svg("svg", { class: "axis", viewBox: `0 0 ${width} ${AXIS}`, width, height: AXIS }, svg("rect", { width, height: AXIS, class: "ground" }), marks, buckets,
    svg("path", { d: `M${left} ${AXIS - 0.5}H${right}`, class: "rule" }), svg("rect", { class: "brush", y: 0, height: AXIS, x: 0, width: 0 }));
  brushed(root, (a, b) => {
    const moment = (share) => from + ((share * width - left) / (right - left)) * (to - from);
    setRange(Math.max(from, moment(a)), Math.min(to, moment(b)));
  });
  return root;
}

function laneOf({ actor, held }, scale) {
  const marks = stacked(held, scale);
  const rows = Math.max(1, ...marks.map((m) => m.row + 1));
  const height = rows * MARK + 13, middle = (row) => height - 7 - MARK / 2 - row * MARK;
  const spans = marks.filter((m) => !m.rest && m.place.bucket === null && m.place.to - m.place.from > MARK)
    .map((m) => svg("path", { d: `M${m.place.from} ${middle(m.row)}H${m.place.to}`, class: `span family-${familyOfStatement(m.s).css}` }));
  const type = entityType(actor), name = view.entities[actor].name;
  const title = svg("g", { class: "lane-name", role: "button", tabindex: 0, "aria-label": name, "data-key": `lane-${actor}`, ...pressed(() => select({ kind: "entity", n: actor })) },
    svg("rect", { x: 0, y: 1, width: namesWidth - 6, height: height - 2, class: "ground" }), svg("title", {}, `${type.key}: ${name}`),
    svg("g", { class: `type-${type.css}`, transform: `translate(0 ${height / 2 - 6}) scale(0.75)` }, SHAPES[type.shape]()),
    svg("text", { x: 17, y: height / 2 + 4.5 }, fitted(name, namesWidth - 26)));
  const columns = [scale.early ? scale.left : 0, scale.late || scale.undated ? scale.right : 0, scale.undated ? scale.width - 12 - bucketWidth : 0].filter(Boolean);
  return svg("svg", { class: "lane", viewBox: `0 0 ${scale.width} ${height}`, width: scale.width, height },
    svg("path", { d: `M0 ${height - 0.5}H${scale.width - 12}`, class: "rule" }), columns.map((x) => svg("path", { d: `M${x} 0V${height}`, class: "rule" })),
    title, spans, marks.map((m) => (m.rest ? restOf(m, middle(m.row), actor) : markOf(m.s, { x: m.place.x, y: middle(m.row) }))));
}

// Marks that would lie on each other are stacked; what does not fit is counted in one last mark.
function stacked(held, scale) {
  const columns = new Map(), marks = [];
  const ordered = held.map((s) => ({ s, place: scale.place(s) })).sort((a, b) => a.place.x - b.place.x || a.s.n - b.s.n);
  let start = -Infinity, key = "";
  for (const mark of ordered) {
    const bucket = mark.place.bucket || "";
    if (mark.place.x - start > MARK * 0.8 || bucket !== key) { start = mark.place.x; key = bucket; columns.set(start + key, []); }
    columns.get(start + key).push({ ...mark, place: { ...mark.place, x: start } });
  }
  for (const column of columns.values()) {
    const wide = column[0].place.bucket ? Math.floor((bucketWidth - 8) / MARK) : 1, room = LANE_ROWS * wide;
    const kept = column.length > room ? column.slice(0, room - 1) : column;
    kept.forEach((m, i) => marks.push({ ...m, row: Math.floor(i / wide), place: { ...m.place, x: m.place.x + (i % wide) * MARK } }));
    if (kept.length < column.length) marks.push({ rest: column.slice(room - 1).map((m) => m.s.n), row: LANE_ROWS - 1, place: { ...column[0].place, x: column[0].place.x + (wide - 1) * MARK } });
  }
  return marks;
}

const SHAPE_OF_KIND = {
  Positions: ({ x, y }) => ({ tag: "rect", x: x - 6.5, y: y - 6.5, width: 13, height: 13, rx: 2.5 }),
  Words: ({ x, y }) => ({ tag: "circle", cx: x, cy: y, r: 6.8 }),
  Deeds: ({ x, y }) => ({ tag: "path", d: `M${x} ${y - 8.2}l8.2 8.2l-8.2 8.2l-8.2 -8.2z` }),
};

function shapeOf(kind, at, className) {
  const { tag, ...attributes } = SHAPE_OF_KIND[kind](at);
  return svg(tag, { ...attributes, class: className });
}

function markOf(s, at) {
  const family = familyOfStatement(s), chosen = isChosen(s.n);
  const hollow = s.event ? "" : " hollow";
  const label = `${view.entities[s.source].name} ${relationOf.get(s.relation).label} ${view.entities[s.target].name}, ${whenInWords(s)}${s.edge ? "" : `, ${s.status}, not drawn`}`;
  return svg("g", { class: `moment family-${family.css}${chosen ? " chosen" : ""}`, role: "button", tabindex: 0, "aria-label": label, "data-statement": s.id, "data-key": `moment-${s.n}-${Math.round(at.x)}`, ...pressed(() => select({ kind: "list", numbers: [s.n] })) },
    svg("title", {}, label), shapeOf(family.kind, at, `mark${hollow}${s.edge ? "" : " no-edge"}`),
    family.sign ? svg("text", { x: at.x, y: at.y + 4.2, class: "glyph", "text-anchor": "middle", "aria-hidden": "true" }, family.sign) : null);
}

function restOf(mark, y, actor) {
  const heading = `${view.entities[actor].name}: ${mark.rest.length} more`;
  return svg("g", { class: "moment rest", role: "button", tabindex: 0, "aria-label": heading, ...pressed(() => select({ kind: "list", numbers: mark.rest, heading })) },
    svg("title", {}, heading), svg("rect", { x: mark.place.x - 8, y: y - 7.5, width: 16 + 6 * (mark.rest.length > 9), height: 15, rx: 7, class: "mark hollow" }),
    svg("text", { x: mark.place.x + 3 * (mark.rest.length > 9), y: y + 3.8, class: "more-count", "text-anchor": "middle" }, `+${mark.rest.length}`));
}

function whenInWords(s) {
  if (s.event) return s.dateLabel;
  return s.published ? `by ${view.articles[s.article].dateLabel}` : "undated";
}

const isChosen = (n) => state.selection !== null && state.selection.kind === "list" && state.selection.numbers.includes(n);

// What a drawn button does on a click and on Enter or Space.
function pressed(act) {
  return { click: act, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } } };
}

const ruler = document.createElement("canvas").getContext("2d");

function fitted(text, width) {
  ruler.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  if (ruler.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && ruler.measureText(text.slice(0, end) + "…").width > width) end -= 1;
  return text.slice(0, end).trimEnd() + "…";
}
