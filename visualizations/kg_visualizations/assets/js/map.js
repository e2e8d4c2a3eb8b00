// Places as dots on the bare land: a border would be a claim. Attacks and occupations point at them.

const MAP_RATIO = 1.62, FORCE = new Set(["ATTACKS", "OCCUPIES"]), SMALLEST_SPAN = 12;
const map = { frame: null, land: "", width: 1000 };

function startMap(root) {
  drawnIn("map", "filter select theme", () => drawMap(root));
}

// Flat and true to length along the middle of what is shown: x east, y south, in degrees of latitude.
function projection() {
  const places = view.map.placed.filter((p) => !p.area);
  const middle = places.length ? (Math.min(...places.map((p) => p.latitude)) + Math.max(...places.map((p) => p.latitude))) / 2 : 30;
  const narrow = Math.cos((Math.max(-60, Math.min(60, middle)) * Math.PI) / 180);
  return { x: (longitude) => longitude * narrow, y: (latitude) => -latitude };
}

const project = projection();

function landPath() {
  if (map.land) return map.land;
  for (const ring of view.map.land.split("\n").filter(Boolean)) {
    const numbers = ring.split(" ").map(Number);
    let x = 0, y = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      map.land += `${i ? "L" : "M"}${project.x(x / 10).toFixed(2)} ${project.y(y / 10).toFixed(2)}`;
    }
    map.land += "Z";
  }
  return map.land;
}

function drawMap(root) {
  const dots = shownPlaces();
  if (!view.map.placed.length) {
    root.replaceChildren(mapHead(), el("div", { class: "empty" }, el("p", { class: "big" }, "No place here has a known position.")), unplacedList());
    return;
  }
  if (!map.frame) map.frame = frameOf(dots.some((d) => d.count) ? dots.filter((d) => d.count) : dots);
  const top = root.scrollTop;
  map.width = Math.max(320, Math.min(1000, root.clientWidth - 48));
  const box = el("div", { class: "map-box" }, mapDrawing(dots), mapButtons(root, dots));
  root.replaceChildren(mapHead(), el("div", { class: "scroll" }, box, legendOfMap(), stateForce(), unplacedList()));
  movable(root, box.firstChild);
  root.scrollTop = top;
}

function mapHead() {
  return el("div", { class: "view-head" }, el("h2", {}, "Map"), el("p", {}, "Places that the articles name; the larger the dot, the more statements. An arrow is an attack or an occupation: it says by whom, not from where. Borders are left out on purpose: each would take a side."));
}

function shownPlaces() {
  return view.map.placed.map((place) => {
    const held = shownStatements(view.entities[place.entity].statements);
    const force = held.filter((n) => FORCE.has(view.statements[n].relation) && view.statements[n].target === place.entity && view.statements[n].edge);
    return { ...place, x: project.x(place.longitude), y: project.y(place.latitude), count: held.length, force };
  }).filter((p) => !state.off.types.has(view.entities[p.entity].type));
}

function frameOf(places) {
  const shown = places.filter((p) => !p.area).length ? places.filter((p) => !p.area) : places;
  const xs = shown.map((p) => p.x), ys = shown.map((p) => p.y);
  const width = Math.max(SMALLEST_SPAN, Math.max(...xs) - Math.min(...xs), (Math.max(...ys) - Math.min(...ys)) * MAP_RATIO);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2, width: width * (width > 150 ? 1.2 : 1.4) };
}

// The drawing is as many units wide as it has pixels, so that dots and names keep their size whatever part of the world it shows.
function mapDrawing(dots) {
  const { x, y, width } = map.frame, scale = map.width / width, height = map.width / MAP_RATIO;
  const at = (p) => ({ x: map.width / 2 + (p.x - x) * scale, y: height / 2 + (p.y - y) * scale });
  const inside = (p) => p.x > -20 && p.x < map.width + 20 && p.y > -20 && p.y < height + 20;
  const placed = dots.map((d) => ({ ...d, at: at(d) })).filter((d) => inside(d.at)).sort((a, b) => b.count - a.count || a.entity - b.entity);
  const land = svg("path", { class: "land", d: landPath(), transform: `translate(${map.width / 2 - x * scale} ${height / 2 - y * scale}) scale(${scale})` });
  const taken = placed.filter((d) => !d.area).map((d) => { const r = dotRadius(d.count); return { left: d.at.x - r, right: d.at.x + r, top: d.at.y - r, bottom: d.at.y + r, entity: d.entity }; });
  const arrows = planArrows(placed, taken), names = mapNames(placed, taken);
  return svg("svg", { class: "map", viewBox: `0 0 ${map.width} ${height.toFixed(0)}`, "aria-label": "Map of the places; the list below names those that could not be placed" },
    svg("rect", { class: "sea", width: map.width, height }), land,
    arrows.map(arrowMark), [...placed].reverse().map((d) => placeMark(d, names.get(d.entity))));
}

const dotRadius = (count) => (count ? Math.min(15, 4 + 2.2 * Math.sqrt(count)) : 3);

// Names beside their dots, the most spoken of first; one that finds no room waits for a closer look.
function mapNames(placed, taken) {
  const names = new Map();
  for (const d of placed) {
    const text = view.entities[d.entity].name, width = ruled(text, 13) + 6, r = dotRadius(d.count) + 4;
    const spots = d.area ? [{ x: d.at.x, y: d.at.y + 5, anchor: "middle" }] : [{ x: d.at.x + r, y: d.at.y + 4.5, anchor: "start" }, { x: d.at.x - r, y: d.at.y + 4.5, anchor: "end" }, { x: d.at.x, y: d.at.y + r + 12, anchor: "middle" }, { x: d.at.x, y: d.at.y - r - 3, anchor: "middle" }];
    for (const spot of spots) {
      const left = spot.anchor === "start" ? spot.x : spot.anchor === "end" ? spot.x - width : spot.x - width / 2;
      const box = { left, right: left + width, top: spot.y - 13, bottom: spot.y + 4 };
      if (box.left < 2 || box.right > map.width - 2 || taken.some((other) => other.entity !== d.entity && meet(box, other))) continue;
      taken.push({ ...box, entity: -1 });
      names.set(d.entity, { ...spot, text });
      break;
    }
  }
  return names;
}

function ruled(text, size) {
  ruler.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

function placeMark(d, name) {
  const entity = view.entities[d.entity], chosen = state.selection !== null && state.selection.kind === "entity" && state.selection.n === d.entity;
  if (d.area && !name) return null;
  const label = `${entity.name}, ${counted(d.count, "statement")}`;
  return svg("g", { class: `place${chosen ? " chosen" : ""}${d.count ? "" : " mentioned"}${d.area ? " area" : ""}`, role: "button", tabindex: 0, "aria-label": label, "data-entity": entity.id, ...pressed(() => select({ kind: "entity", n: d.entity })) },
    svg("title", {}, label), d.area ? null : svg("circle", { cx: d.at.x, cy: d.at.y, r: dotRadius(d.count) }),
    name ? svg("text", { x: name.x, y: name.y, "text-anchor": name.anchor }, name.text) : null);
}

// Who attacks or holds a place: a short arrow each, turned so that its words cover neither dots nor other words.
function planArrows(placed, taken) {
  const turns = [0, 0.45, -0.45, 0.9, -0.9, 1.4, -1.4, 1.9, -1.9, 2.5, -2.5, 3.1];
  return placed.filter((d) => !d.area).flatMap((d) => {
    const bySource = new Map();
    for (const n of d.force) { const s = view.statements[n], key = `${s.relation} ${s.source}`; bySource.set(key, [...(bySource.get(key) || []), n]); }
    const groups = [...bySource.values()], far = dotRadius(d.count) + 48;
    return groups.map((numbers, i) => {
      const first = view.statements[numbers[0]], words = `${view.entities[first.source].name} ${relationOf.get(first.relation).label}${numbers.length > 1 ? ` ×${numbers.length}` : ""}`;
      const width = ruled(words, 12) + 4, start = -Math.PI / 2 + (i - (groups.length - 1) / 2) * 0.9 + (groups.length === 1 ? 0.6 : 0);
      const ways = turns.map((turn) => {
        const angle = start + turn, c = Math.cos(angle), x = d.at.x + far * c, y = d.at.y + far * Math.sin(angle) + 3;
        const anchor = c > 0.2 ? "start" : c < -0.2 ? "end" : "middle", left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        return { angle, x, y, anchor, box: { left, right: left + width, top: y - 11, bottom: y + 4 } };
      });
      const within = ({ box }) => box.left > 2 && box.right < map.width - 2 && box.top > 2 && box.bottom < map.width / MAP_RATIO - 2;
      const way = ways.find((one) => within(one) && !taken.some((other) => meet(one.box, other))) || ways[0];
      taken.push({ ...way.box, entity: -1 });
      return { d, numbers, words, ...way };
    });
  });
}

function arrowMark({ d, numbers, words, angle, x, y, anchor }) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)], r = dotRadius(d.count) + 3, first = view.statements[numbers[0]];
  const point = (along, across) => `${(d.at.x + along * c - across * s).toFixed(1)} ${(d.at.y + along * s + across * c).toFixed(1)}`;
  const label = `${view.entities[first.source].name} ${relationOf.get(first.relation).label} ${view.entities[d.entity].name}, ${counted(numbers.length, "quotation")}`;
  return svg("g", { class: `force ${first.relation === "OCCUPIES" ? "holds" : "strikes"}`, role: "button", tabindex: 0, "aria-label": label, ...pressed(() => select({ kind: "list", numbers, heading: label })) },
    svg("title", {}, label), svg("path", { class: "reach", d: `M${point(r + 46, 0)}L${point(r, 0)}` }), svg("path", { class: "shaft", d: `M${point(r + 40, 0)}L${point(r + 9, 0)}` }), svg("path", { class: "head", d: `M${point(r, 0)}L${point(r + 11, -5.5)}L${point(r + 11, 5.5)}Z` }),
    svg("text", { x, y, "text-anchor": anchor }, words));
}

function legendOfMap() {
  const arrow = (kind) => svg("svg", { viewBox: "0 0 34 12", class: "key wide", "aria-hidden": "true" }, svg("g", { class: `force ${kind}` }, svg("path", { class: "shaft", d: "M2 6h21" }), svg("path", { class: "head", d: "M33 6L22 0.5v11Z" })));
  const dot = (r, kind) => svg("svg", { viewBox: "0 0 16 16", class: "key", "aria-hidden": "true" }, svg("g", { class: `place ${kind}` }, svg("circle", { cx: 8, cy: 8, r })));
  return el("p", { class: "keys note" }, el("span", {}, dot(6, ""), "has statements"), el("span", {}, dot(3, "mentioned"), "only mentioned, or filtered out"), el("span", {}, arrow("strikes"), "attacks"), el("span", {}, arrow("holds"), "occupies"), el("span", { class: "credit" }, "Land: Natural Earth"));
}

// Force against what has no dot: a state is no point, and some places have no known position.
function stateForce() {
  const dots = new Set(view.map.placed.filter((p) => !p.area).map((p) => p.entity)), placesOrStates = new Set(["State", "Region"]);
  const numbers = view.statements.filter((s) => failing[s.n] === 0 && s.edge && FORCE.has(s.relation) && placesOrStates.has(view.entities[s.target].type) && !dots.has(s.target)).map((s) => s.n);
  if (!numbers.length) return null;
  const groups = new Map();
  for (const n of numbers) { const s = view.statements[n], key = `${s.source} ${s.relation} ${s.target}`; groups.set(key, [...(groups.get(key) || []), n]); }
  return el("section", { class: "map-list" }, el("h3", {}, "Attacks and occupations that have no dot here: of whole states, or of places without a known position"),
    el("ul", {}, [...groups.values()].map((held) => el("li", {}, el("button", { type: "button", class: "plainlink", click: () => select({ kind: "list", numbers: held }) },
      `${view.entities[view.statements[held[0]].source].name} ${relationOf.get(view.statements[held[0]].relation).label} ${view.entities[view.statements[held[0]].target].name}${held.length > 1 ? ` ×${held.length}` : ""}`)))));
}

function unplacedList() {
  if (!view.map.unplaced.length) return null;
  return el("section", { class: "map-list unplaced" }, el("h3", {}, `${counted(view.map.unplaced.length, "place")} without a known position`), el("p", { class: "entities" }, view.map.unplaced.map((n) => entityButton(n))));
}

function mapButtons(root, dots) {
  const zoom = (factor) => () => { map.frame = { ...map.frame, width: Math.max(2, Math.min(400, map.frame.width * factor)) }; drawMap(root); };
  const button = (text, label, click) => el("button", { type: "button", title: label, "aria-label": label, click }, text);
  return el("div", { class: "zoom" }, button("+", "Zoom in", zoom(1 / 1.5)), button("−", "Zoom out", zoom(1.5)), button("⤢", "Fit to the places", () => { map.frame = frameOf(dots); drawMap(root); }));
}

function movable(root, drawn) {
  let start = null;
  drawn.addEventListener("pointerdown", (event) => { if (!event.target.closest("[role=button]") && event.button === 0) start = { x: event.clientX, y: event.clientY, frame: map.frame }; });
  drawn.addEventListener("pointermove", (event) => {
    if (!start) return;
    const per = start.frame.width / drawn.getBoundingClientRect().width;
    map.frame = { ...start.frame, x: start.frame.x - (event.clientX - start.x) * per, y: start.frame.y - (event.clientY - start.y) * per };
    const fresh = mapDrawing(shownPlaces());
    drawn.replaceChildren(...fresh.childNodes);
  });
  for (const end of ["pointerup", "pointerleave"]) drawn.addEventListener(end, () => { start = null; });
  drawn.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.frame = { ...map.frame, width: Math.max(2, Math.min(400, map.frame.width * (event.deltaY > 0 ? 1.15 : 1 / 1.15))) };
    drawn.replaceChildren(...mapDrawing(shownPlaces()).childNodes);
  }, { passive: false });
}
