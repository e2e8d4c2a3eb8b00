// The network: vis-network draws shapes and lines where Python placed them; nothing moves by itself.

function startGraph(root) {
  if (!drawing.nodes.length) {
    root.append(emptyGraph());
    return { fit() {}, shown() {} };
  }
  const holder = el("div", { class: "canvas", role: "img", "aria-label": "Network of entities. The statements table holds the same as text." });
  root.append(holder);
  const scene = makeScene();
  const nodes = new vis.DataSet(scene.nodes.map((n) => nodeOptions(n, scene)));
  const edges = new vis.DataSet(scene.edges.map(edgeOptions));
  const network = new vis.Network(holder, { nodes, edges }, networkOptions(scene));
  const paint = () => {
    readScene(scene);
    nodes.update(scene.nodes.map((n) => nodePaint(n, scene)));
    edges.update(scene.edges.map((e) => edgePaint(e, scene)));
  };
  network.on("beforeDrawing", (ctx) => sizeCards(ctx, network, scene));
  network.on("afterDrawing", (ctx) => {
    measure(network, scene, ctx);
    drawOverlay(ctx, scene);
    const { x, y } = network.getViewPosition();
    holder.dataset.camera = [scene.scale, x, y].map((n) => n.toFixed(4)).join(" ");
  });
  listenTo(network, scene, holder);
  on("filter select theme", paint);
  on("select", () => bringIntoView(network, scene, holder));
  paint();
  const fit = (animated) => fitAll(network, scene, holder, animated);
  root.append(zoomButtons(network, fit), ...whatIsLeftOut());
  requestAnimationFrame(() => fit(false));
  return { fit, shown: () => network.redraw() };
}

function emptyGraph() {
  const n = view.statements.length;
  const words = n ? "No statement is an edge." : "There is nothing to draw yet.";
  const more = n ? `${counted(n, "statement")} that the text negates, denies or only plans stand in the table.` : "No statement was found in the articles.";
  return el("div", { class: "empty" }, el("p", { class: "big" }, words), el("p", {}, more),
    n ? el("button", { type: "button", class: "plainlink", click: () => showTab("statements") }, "Open the table") : null);
}

function makeScene() {
  const nodes = drawing.nodes.map((n) => ({
    id: n.id, x: n.x, y: n.y, size: n.size, shape: n.shape, label: n.label, kind: n.kind,
    card: n.shape === "box", type: typeOf.get(n.kind).css, tally: tallyOf(n.id),
    weight: view.entities[n.id].statements.length, width: 90, height: 44, font: 13, visible: true, lit: 1, bounds: null,
  }));
  const quietFirst = [...drawing.edges].sort((a, b) => isStructure(b) - isStructure(a) || a.id - b.id);
  const edges = quietFirst.map((e) => {
    const edge = view.edges[e.id], relation = relationOf.get(edge.relation);
    return { id: e.id, from: e.from, to: e.to, raw: e, edge, verb: relation.label, family: e.family, sign: familyOf.get(e.family).sign,
      alleged: edge.alleged, count: edge.statements.length, visible: true, lit: 1, point: null };
  });
  return { nodes, edges, byId: new Map(nodes.map((n) => [n.id, n])), scale: 1, compact: false, focused: false, colours: {}, font: "", version: 0, plan: { key: "", signs: [], names: [] } };
}

const isStructure = (e) => Number(relationOf.get(view.edges[e.id].relation).family === "structure");

function tallyOf(n) {
  const cells = view.matrix.cells.filter((c) => c.column === n);
  const part = (side, name) => {
    const count = cells.filter((c) => sideOf(c) === side).length;
    return count ? [[`${SIDE_SIGNS[side]}${count}`, name]] : [];
  };
  return [...part("for", "position-for"), ...part("mixed", "muted"), ...part("neutral", "position-neutral"), ...part("against", "position-against")];
}

// Filters and selection decide what is visible and what is lit (2 selected, 1 lit, 0 faded).
function readScene(scene) {
  scene.version += 1;
  const names = ["paper", "panel", "ink", "muted", "rule", "strong-rule", "accent", ...looks.types.map((t) => t.css), ...Object.keys(Object.fromEntries(familyOf)), "position-for", "position-against", "position-neutral"];
  for (const name of names) scene.colours[name] = colour(name);
  scene.font = getComputedStyle(document.body).fontFamily;
  for (const n of scene.nodes) n.visible = !state.off.types.has(n.kind);
  for (const e of scene.edges) {
    e.count = shownStatements(e.edge.statements).length;
    e.visible = e.count > 0;
    e.colour = scene.colours[e.family];
  }
  const focus = focusOf(scene);
  scene.focused = focus !== null;
  const joined = new Set(scene.edges.filter((e) => e.visible).flatMap((e) => [e.from, e.to]));
  for (const n of scene.nodes) n.lit = focus ? (focus.chosen.has(n.id) ? 2 : focus.near.has(n.id) ? 1 : 0) : joined.has(n.id) ? 1 : 0;
  for (const e of scene.edges) e.lit = focus ? (focus.edges.has(e.id) ? 1 : 0) : 1;
}

function focusOf(scene) {
  const chosen = state.selection;
  if (chosen === null) return null;
  const visible = scene.edges.filter((e) => e.visible);
  let edges, picked;
  if (chosen.kind === "entity") {
    if (!scene.byId.has(chosen.n)) return null;
    edges = visible.filter((e) => e.from === chosen.n || e.to === chosen.n);
    picked = [chosen.n];
  } else {
    const wanted = new Set(chosen.kind === "edge" ? view.edges[chosen.n].statements : chosen.numbers);
    edges = visible.filter((e) => (chosen.kind === "edge" ? e.id === chosen.n : e.edge.statements.some((n) => wanted.has(n))));
    picked = edges.flatMap((e) => [e.from, e.to]);
    if (!edges.length) return null;
  }
  return { chosen: new Set(picked), near: new Set(edges.flatMap((e) => [e.from, e.to])), edges: new Set(edges.map((e) => e.id)) };
}

function nodeOptions(n, scene) {
  const card = ({ ctx, x, y }) => ({ drawNode: () => drawCard(ctx, { x, y }, n, scene), nodeDimensions: { width: n.width, height: n.height } });
  return { id: n.id, x: n.x, y: n.y, size: n.size, ...(n.card ? { shape: "custom", ctxRenderer: card } : { shape: n.shape }) };
}

function edgeOptions({ raw }) {
  return { id: raw.id, from: raw.from, to: raw.to, arrows: raw.arrows, dashes: raw.dashes, smooth: raw.smooth, width: raw.width };
}

function nodePaint(n, scene) {
  if (n.card) return { id: n.id, hidden: !n.visible };
  const background = scene.colours[n.type], border = scene.colours[n.lit > 1 ? "accent" : "paper"];
  return { id: n.id, hidden: !n.visible, opacity: n.lit ? 1 : 0.16, borderWidth: n.lit > 1 ? 3 : 2,
    color: { background, border, highlight: { background, border }, hover: { background, border } } };
}

function edgePaint(e, scene) {
  const family = familyOf.get(e.family);
  const opacity = (e.lit ? (e.alleged ? 0.62 : 0.9) : 0.07) * (e.family === "structure" && !scene.focused ? 0.85 : 1);
  return { id: e.id, hidden: !e.visible, width: family.width + Math.min(3, 0.7 * (e.count - 1)) + (scene.focused && e.lit ? 0.6 : 0),
    color: { color: e.colour, highlight: e.colour, hover: e.colour, opacity } };
}

function networkOptions(scene) {
  const large = scene.nodes.length > 250;
  return {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: !large, hideEdgesOnDrag: large, hideEdgesOnZoom: large, selectConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { chosen: false, labelHighlightBold: false },
    edges: { chosen: false, selectionWidth: 0, arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.5 } } },
  };
}

// Where vis-network has put things, in its coordinates.
function measure(network, scene, ctx) {
  const places = network.getPositions();
  for (const n of scene.nodes) {
    if (!n.visible || !places[n.id]) continue;
    const { x, y } = places[n.id];
    const [across, down] = n.card ? [n.width / 2, n.height / 2] : [n.size, n.size];
    n.bounds = { left: x - across, right: x + across, top: y - down, bottom: y + down };
  }
  for (const e of scene.edges) e.point = pointsOn(network.body.edges[e.id], ctx);
}

// A function from 0..1 to the part of a line that is not under its nodes; null if there is none.
function pointsOn(line, ctx) {
  if (!line || !line.connected || line.from === line.to) return null;
  const { from, to } = line;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const arrow = line.edgeType.toPoint !== line.edgeType.to;
  const start = from.shape.distanceToBorder(ctx, angle) / length, end = arrow ? 1 : 1 - to.shape.distanceToBorder(ctx, angle + Math.PI) / length;
  return start < end ? (share) => line.edgeType.getPoint(start + (end - start) * share) : null;
}

function listenTo(network, scene, holder) {
  const tip = el("div", { class: "tip", hidden: true });
  holder.after(tip);
  const within = (p, box) => p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
  const hit = (pointer) => {
    const node = network.getNodeAt(pointer.DOM);
    if (node !== undefined) return { kind: "entity", n: node };
    const badge = scene.plan.signs.find((b) => within(pointer.canvas, b));
    if (badge) return { kind: "edge", n: badge.edge };
    const name = scene.plan.names.find((b) => within(pointer.canvas, b.box));
    if (name) return { kind: "entity", n: name.node };
    const edge = network.getEdgeAt(pointer.DOM);
    return edge === undefined ? null : { kind: "edge", n: edge };
  };
  network.on("click", ({ pointer }) => {
    tip.hidden = true;
    select(hit(pointer));
  });
  network.on("dragStart", () => { tip.hidden = true; });
  network.on("dragging", ({ nodes }) => { if (nodes.length) scene.version += 1; });
  holder.addEventListener("mousemove", (event) => {
    const frame = holder.getBoundingClientRect();
    const DOM = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    const found = event.buttons ? null : hit({ DOM, canvas: network.DOMtoCanvas(DOM) });
    holder.classList.toggle("over", found !== null);
    showTip(tip, found, DOM, frame);
  });
  holder.addEventListener("mouseleave", () => { tip.hidden = true; });
}

function showTip(tip, found, at, frame) {
  tip.hidden = found === null;
  if (!found) return;
  tip.textContent = tipText(found);
  tip.style.setProperty("left", `${Math.max(8, Math.min(at.x + 14, frame.width - tip.offsetWidth - 8))}px`);
  tip.style.setProperty("top", `${at.y + 22 + tip.offsetHeight > frame.height ? at.y - tip.offsetHeight - 12 : at.y + 18}px`);
}

function tipText({ kind, n }) {
  if (kind === "entity") return `${view.entities[n].name} · ${view.entities[n].type.toLowerCase()} · ${counted(view.entities[n].statements.length, "statement")}`;
  const edge = view.edges[n];
  const claimed = `${view.entities[edge.source].name} ${relationOf.get(edge.relation).label} ${view.entities[edge.target].name}`;
  return `${claimed} · ${counted(edge.statements.length, "quotation")}${edge.alleged ? " · alleged" : ""}`;
}

function whatIsLeftOut() {
  const joined = new Set(view.edges.flatMap((e) => [e.source, e.target])).size;
  const words = `The ${drawing.nodes.length} best connected of ${grouped(joined)} entities are drawn; tables and search hold all.`;
  return joined > drawing.nodes.length ? [el("p", { class: "cut" }, words)] : [];
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function fitAll(network, scene, holder, animated) {
  const visible = scene.nodes.filter((n) => n.visible);
  const shown = visible.length ? visible : scene.nodes;
  const places = network.getPositions(shown.map((n) => n.id));
  const reach = (n) => (n.card ? [75, 30] : [n.size, n.size]);
  const left = Math.min(...shown.map((n) => places[n.id].x - reach(n)[0])), right = Math.max(...shown.map((n) => places[n.id].x + reach(n)[0]));
  const top = Math.min(...shown.map((n) => places[n.id].y - reach(n)[1])), bottom = Math.max(...shown.map((n) => places[n.id].y + reach(n)[1]));
  const [width, height] = [holder.clientWidth - 168, holder.clientHeight - 84];
  const scale = Math.max(0.05, Math.min(1.2, width / (right - left), height / (bottom - top)));
  const animation = animated && !calm() ? { duration: 250, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation });
}

function bringIntoView(network, scene, holder) {
  const chosen = scene.nodes.filter((n) => n.lit > 1);
  if (state.tab !== "graph" || !chosen.length || !scene.focused) return;
  const at = network.canvasToDOM(network.getPosition(chosen[0].id));
  const outside = at.x < 20 || at.y < 20 || at.x > holder.clientWidth - 20 || at.y > holder.clientHeight - 20;
  if (outside) network.moveTo({ position: network.getPosition(chosen[0].id), animation: calm() ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
}

function zoomButtons(network, fit) {
  const zoom = (factor) => () => network.moveTo({ scale: network.getScale() * factor, animation: calm() ? false : { duration: 150, easingFunction: "easeInOutQuad" } });
  const button = (text, label, click) => el("button", { type: "button", title: label, "aria-label": label, click }, text);
  return el("div", { class: "zoom" }, button("+", "Zoom in", zoom(1.3)), button("−", "Zoom out", zoom(1 / 1.3)), button("⤢", "Fit to the window", () => fit(true)));
}
