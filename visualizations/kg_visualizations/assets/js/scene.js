// The scene: what is drawn, where, and what of it is shown, lit or faded by filters and selection.

const SMALLEST_DOT = 3.6;

function makeScene() {
  const nodes = drawing.nodes.map((n) => sceneNode(n.id, n));
  const edges = drawing.edges.map((e) => sceneEdge(e.id, e.bend));
  const scene = { nodes, edges: quietFirst(edges), byId: new Map(nodes.map((n) => [n.id, n])), scale: 1, compact: false, focused: false, pointed: false, margin: 70, colours: {}, font: "", version: 0, plan: { key: "", signs: [], names: [] }, shaped: "" };
  return scene;
}

const quietFirst = (edges) => [...edges].sort((a, b) => (b.family === "structure") - (a.family === "structure") || a.id - b.id);

function sceneNode(id, { x, y, size, label }) {
  const entity = view.entities[id], type = typeOf.get(entity.type);
  return { id, x, y, size, label, kind: entity.type, shape: type.shape, card: type.shape === "box", type: type.css, tally: [], whole: tallyOf(cellsOn.get(id) || []),
    weight: entity.statements.length, radius: size, width: 90, height: 44, font: 13, visible: true, lit: 1, bounds: null };
}

function sceneEdge(id, bend = 0) {
  const edge = view.edges[id], family = familyOf.get(edge.family);
  return { id, from: edge.source, to: edge.target, edge, bend, verb: edge.relations.map((r) => relationOf.get(r).label).join(", "), family: edge.family, sign: family.sign,
    arrow: !edge.relations.every((r) => relationOf.get(r).symmetric), alleged: edge.alleged, count: edge.statements.length, width: family.width, visible: true, lit: 1, line: null, point: null };
}

const cellsOn = new Map();
for (const cell of view.matrix.cells) {
  if (cellsOn.has(cell.column)) cellsOn.get(cell.column).push(cell);
  else cellsOn.set(cell.column, [cell]);
}

// The positions on a proposal that the filters leave.
function shownCellsOn(n) {
  const cells = cellsOn.get(n) || [];
  if (!filtered()) return cells;
  return cells.map((cell) => {
    const kept = cell.statements.map((s, i) => i).filter((i) => failing[cell.statements[i]] === 0);
    return { ...cell, statements: kept.map((i) => cell.statements[i]), stances: kept.map((i) => cell.stances[i]) };
  }).filter((cell) => cell.statements.length);
}

// Of what is shown; the room on a card is that of the whole, so that cards keep their size.
function tallyOf(cells) {
  const part = (side, name) => {
    const count = cells.filter((c) => sideOf(c) === side).length;
    return count ? [[`${SIDE_SIGNS[side]}${count}`, name]] : [];
  };
  return [...part("for", "position-for"), ...part("mixed", "muted"), ...part("neutral", "position-neutral"), ...part("against", "position-against")];
}

function readColours(scene) {
  const names = ["paper", "panel", "ink", "muted", "rule", "strong-rule", "accent", ...looks.types.map((t) => t.css), ...familyOf.keys(), "position-for", "position-against", "position-neutral"];
  const style = getComputedStyle(document.documentElement);
  for (const name of names) scene.colours[name] = style.getPropertyValue("--" + name).trim();
  scene.font = getComputedStyle(document.body).fontFamily;
}

// Filters and selection decide what is shown and what is lit (2 selected, 1 lit, 0 faded).
function readScene(scene) {
  scene.version += 1;
  if (!scene.font) readColours(scene);
  for (const n of scene.nodes) {
    n.visible = !state.off.types.has(n.kind);
    if (n.card) n.tally = tallyOf(shownCellsOn(n.id));
  }
  for (const e of scene.edges) readEdge(e, scene);
  const focus = focusOf(scene);
  scene.focused = focus !== null;
  const joined = new Set(scene.edges.filter((e) => e.visible).flatMap((e) => [e.from, e.to]));
  for (const n of scene.nodes) n.lit = !n.visible ? 0 : focus ? (focus.chosen.has(n.id) ? 2 : focus.near.has(n.id) ? 1 : 0) : joined.has(n.id) ? 1 : 0;
  for (const e of scene.edges) e.lit = e.visible && (!focus || focus.edges.has(e.id)) ? 1 : 0;
}

// A line is as wide as its claims have independent origins: copies of one text are one.
function readEdge(e, scene) {
  const shown = shownStatements(e.edge.statements);
  e.count = shown.length;
  e.visible = shown.length > 0;
  e.colour = scene.colours[e.family];
  const origins = shown.length > 1 ? new Set(shown.map((n) => view.articles[view.statements[n].article].origin)).size : 1;
  e.width = familyOf.get(e.family).width + Math.min(4.5, 1.3 * (origins - 1));
}

// What is selected, what is around it within the chosen number of steps, and the lines between.
function focusOf(scene) {
  const chosen = state.selection;
  if (chosen === null) return null;
  const visible = scene.edges.filter((e) => e.visible);
  if (chosen.kind === "entity") return scene.byId.has(chosen.n) ? around(chosen.n, visible) : null;
  const wanted = chosen.kind === "list" ? new Set(chosen.numbers) : null;
  const held = chosen.kind === "path" ? new Set(chosen.edges) : new Set(chosen.kind === "edge" ? [chosen.n] : []);
  const edges = visible.filter((e) => held.has(e.id) || (wanted !== null && e.edge.statements.some((n) => wanted.has(n))));
  if (!edges.length) return null;
  const ends = new Set(edges.flatMap((e) => [e.from, e.to]));
  return { chosen: ends, near: ends, edges: new Set(edges.map((e) => e.id)) };
}

function around(n, visible) {
  const near = new Set([n]);
  for (let step = 0; step < state.depth; step++) {
    const before = new Set(near);
    for (const e of visible) {
      if (before.has(e.from)) near.add(e.to);
      if (before.has(e.to)) near.add(e.from);
    }
  }
  const edges = visible.filter((e) => (state.depth > 1 ? near.has(e.from) && near.has(e.to) : e.from === n || e.to === n));
  return { chosen: new Set([n]), near, edges: new Set(edges.map((e) => e.id)) };
}

// The shortest way from one entity to another over the shown statements, as numbers of edges; null if there is none.
function pathBetween(from, to) {
  const ways = new Map();
  view.edges.forEach((e, n) => {
    if (!shownStatements(e.statements).length) return;
    for (const [a, b] of [[e.source, e.target], [e.target, e.source]]) ways.set(a, [...(ways.get(a) || []), { n, to: b }]);
  });
  const came = new Map([[from, null]]);
  for (const queue = [from]; queue.length && !came.has(to); ) {
    const at = queue.shift();
    for (const way of ways.get(at) || []) if (!came.has(way.to)) { came.set(way.to, { n: way.n, from: at }); queue.push(way.to); }
  }
  if (!came.has(to)) return null;
  const edges = [];
  for (let at = to; came.get(at); at = came.get(at).from) edges.unshift(came.get(at).n);
  return edges;
}

// Entities that the drawing left out are set around the one that they belong to.
function undrawnAround(scene, n) {
  const near = new Set(view.edges.flatMap((e) => (e.source === n ? [e.target] : e.target === n ? [e.source] : [])));
  return [...near].filter((other) => !scene.byId.has(other)).sort((a, b) => view.entities[b].statements.length - view.entities[a].statements.length || a - b);
}

function expand(scene, n) {
  const added = (scene.byId.has(n) ? [] : [n]).concat(undrawnAround(scene, n).slice(0, 60));
  const centre = scene.byId.get(n) || { x: 0, y: 0 };
  const made = added.map((id) => sceneNode(id, { ...freePlace(scene, centre), size: 10, label: wrapped(view.entities[id].name) })).map((node) => { scene.nodes.push(node); scene.byId.set(node.id, node); Object.assign(node, freePlace(scene, centre, node)); return node; });
  const drawn = new Set(scene.edges.map((e) => e.id));
  const edges = view.edges.map((e, id) => ({ e, id })).filter(({ e, id }) => !drawn.has(id) && scene.byId.has(e.source) && scene.byId.has(e.target)).map(({ id }) => sceneEdge(id));
  scene.edges = quietFirst(scene.edges.concat(edges));
  return made;
}

function freePlace(scene, { x, y }, self) {
  for (let step = 4; step < 20000; step++) {
    const turn = step * 2.399963, reach = 26 * Math.sqrt(step);
    const spot = { x: Math.round(x + reach * Math.cos(turn) * 1.25), y: Math.round(y + reach * Math.sin(turn)) };
    if (!scene.nodes.some((n) => n !== self && Math.abs(n.x - spot.x) < 120 && Math.abs(n.y - spot.y) < 62)) return spot;
  }
  return { x, y };
}

function wrapped(name) {
  const rows = [""];
  for (const word of name.split(/\s+/)) {
    if ((rows[rows.length - 1] + " " + word).length > 21 && rows[rows.length - 1]) rows.push(word);
    else rows[rows.length - 1] = (rows[rows.length - 1] + " " + word).trim();
  }
  return rows.length > 3 ? rows.slice(0, 3).join("\n") + " …" : rows.join("\n");
}
