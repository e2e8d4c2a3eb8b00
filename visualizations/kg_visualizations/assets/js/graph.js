// The network: nodes stand where Python placed them and move only when dragged; vis-network pans, zooms and drags.

function startGraph(root) {
  if (!drawing.nodes.length) {
    root.append(emptyGraph());
    return { fit() {}, shown() {}, expand() {}, undrawn: () => [], picture: null };
  }
  const holder = el("div", { class: "canvas", role: "application", tabindex: 0, "aria-label": "Network of entities; the arrow keys go from one to the next. The statements table holds the same as text." });
  root.append(holder);
  const scene = makeScene();
  const handle = ({ x, y, id }) => ({ drawNode() {}, nodeDimensions: { width: scene.byId.get(id).width, height: scene.byId.get(id).height } });
  const nodeOptions = (n) => ({ id: n.id, x: n.x, y: n.y, size: n.size, shape: "custom", ctxRenderer: handle });
  const nodes = new vis.DataSet(scene.nodes.map(nodeOptions));
  const network = new vis.Network(holder, { nodes, edges: new vis.DataSet([]) }, NETWORK_OPTIONS);
  const draw = (ctx) => { drawLines(ctx, scene); drawNodes(ctx, scene); drawOverlay(ctx, scene); };
  const soonDrawn = () => network.body.emitter.emit("_requestRedraw");
  const paint = () => {
    readScene(scene);
    holder.dataset.lit = scene.focused ? JSON.stringify(scene.nodes.filter((n) => n.lit).map((n) => n.id)) : "";
    soonDrawn();
  };
  network.on("beforeDrawing", (ctx) => sizeNodes(ctx, network, scene));
  network.on("afterDrawing", (ctx) => {
    draw(ctx);
    const { x, y } = network.getViewPosition();
    holder.dataset.camera = [scene.scale, x, y].map((n) => n.toFixed(4)).join(" ");
  });
  listenTo(network, scene, holder);
  holder.addEventListener("keydown", (event) => walk(event, scene));
  on("theme", () => { scene.font = ""; });
  drawnIn("graph", "filter select theme", paint);
  on("select", () => bringIntoView(network, scene, holder));
  const fit = (animated) => fitAll(network, scene, holder, animated);
  const grow = (n) => { nodes.add(expand(scene, n).map(nodeOptions)); paint(); bringIntoView(network, scene, holder); };
  root.append(zoomButtons(network, fit), graphTools(), ...whatIsLeftOut());
  fit(false);
  return { fit, shown: soonDrawn, expand: grow, undrawn: (n) => (scene.byId.has(n) ? [] : [n]).concat(undrawnAround(scene, n)), picture: { scene, holder, network, draw } };
}

function emptyGraph() {
  const n = view.statements.length;
  const words = n ? "No statement can be drawn." : "There is nothing to draw yet.";
  const more = n ? `${counted(n, "statement")} that the text negates, denies or only plans stand in the table.` : "No statement was found in the articles.";
  return el("div", { class: "empty" }, el("p", { class: "big" }, words), el("p", {}, more),
    n && hasTab("statements") ? el("button", { type: "button", class: "plainlink", click: () => showTab("statements") }, "Open the table") : null);
}

const READABLE = 0.72;

const NETWORK_OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: false, selectable: true, selectConnectedEdges: false, zoomSpeed: 0.6 },
  nodes: { chosen: false, labelHighlightBold: false },
};

function listenTo(network, scene, holder) {
  const tip = el("div", { class: "tip", hidden: true });
  holder.after(tip);
  const within = (p, box) => p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
  const hit = (at) => {
    const node = nodeAt(scene, at);
    if (node) return { kind: "entity", n: node.id };
    const badge = scene.plan.signs.find((b) => within(at, b));
    if (badge) return { kind: "edge", n: badge.edge };
    const name = scene.plan.names.find((b) => within(at, b.box));
    if (name) return { kind: "entity", n: name.node };
    const line = lineAt(scene, at);
    return line ? { kind: "edge", n: line.id } : null;
  };
  network.on("click", ({ pointer, event }) => {
    tip.hidden = true;
    const found = hit(pointer.canvas), first = state.selection;
    if (event.srcEvent.shiftKey && found && found.kind === "entity" && first && first.kind === "entity") selectPath(first.n, found.n);
    else { scene.pointed = true; select(found); scene.pointed = false; }
  });
  network.on("dragStart", () => { tip.hidden = true; });
  network.on("dragging", ({ nodes }) => {
    if (!nodes.length) return;
    const places = network.getPositions(nodes);
    for (const n of nodes) Object.assign(scene.byId.get(n), places[n]);
    scene.version += 1;
  });
  holder.addEventListener("mousemove", (event) => {
    const frame = holder.getBoundingClientRect();
    const DOM = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    const found = event.buttons ? null : hit(network.DOMtoCanvas(DOM));
    holder.classList.toggle("over", found !== null);
    showTip(tip, found, DOM, frame);
  });
  holder.addEventListener("mouseleave", () => { tip.hidden = true; });
}

// The arrow keys go from one entity to the next, the most spoken of first.
function walk(event, scene) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const order = scene.nodes.filter((n) => n.visible).sort((a, b) => b.weight - a.weight || a.id - b.id).map((n) => n.id);
  const at = state.selection !== null && state.selection.kind === "entity" ? order.indexOf(state.selection.n) : -1;
  if (order.length) select({ kind: "entity", n: order[at < 0 && step < 0 ? order.length - 1 : (at + step + order.length) % order.length] });
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
  return `${edgeInWords(edge)} · ${counted(edge.statements.length, "quotation")}${edge.alleged ? " · alleged" : ""}`;
}

const edgeInWords = (edge) => `${view.entities[edge.source].name} ${edge.relations.map((r) => relationOf.get(r).label).join(", ")} ${view.entities[edge.target].name}`;

function whatIsLeftOut() {
  const joined = new Set(view.edges.flatMap((e) => [e.source, e.target])).size;
  const words = `The ${drawing.nodes.length} best connected of ${grouped(joined)} entities are drawn; tables and search hold all, and select one to draw what is around it.`;
  return joined > drawing.nodes.length ? [el("p", { class: "cut" }, words)] : [];
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function fitAll(network, scene, holder, animated) {
  const visible = scene.nodes.filter((n) => n.visible);
  const shown = visible.length ? visible : scene.nodes;
  const reach = (n) => (n.card ? [75, 30] : [n.size, n.size]);
  const left = Math.min(...shown.map((n) => n.x - reach(n)[0])), right = Math.max(...shown.map((n) => n.x + reach(n)[0]));
  const top = Math.min(...shown.map((n) => n.y - reach(n)[1])), bottom = Math.max(...shown.map((n) => n.y + reach(n)[1]));
  const small = holder.clientWidth < 600, [width, height] = small ? [holder.clientWidth - 90, holder.clientHeight - 120] : [holder.clientWidth - 150, holder.clientHeight - 122];
  scene.margin = small ? 40 : 70;
  const scale = Math.max(0.02, Math.min(1.2, width / (right - left), height / (bottom - top)));
  const animation = animated && !calm() ? { duration: 250, easingFunction: "easeInOutQuad" } : false;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale }, scale, animation });
}

// What is chosen elsewhere than in the drawing is shown from near enough to read the verbs on its lines.
function bringIntoView(network, scene, holder) {
  const lit = scene.nodes.filter((n) => n.lit > 0), chosen = scene.nodes.filter((n) => n.lit > 1), pointed = scene.pointed;
  scene.pointed = false;
  if (state.tab !== "graph" || !chosen.length || !scene.focused) return;
  const free = seenPart(holder), near = lit.length <= 40 ? lit : chosen;
  const left = Math.min(...near.map((n) => n.x)) - 90, right = Math.max(...near.map((n) => n.x)) + 90, top = Math.min(...near.map((n) => n.y)) - 50, bottom = Math.max(...near.map((n) => n.y)) + 60;
  const at = network.canvasToDOM({ x: chosen[0].x, y: chosen[0].y });
  const outside = at.x < 20 || at.y < 20 || at.x > free.width - 20 || at.y > free.height - 20;
  if (pointed ? !outside : !outside && scene.scale > READABLE) return;
  const scale = pointed ? scene.scale : Math.max(scene.scale, Math.min(1, free.width / (right - left), free.height / (bottom - top)));
  const middle = pointed ? chosen[0] : { x: (left + right) / 2, y: (top + bottom) / 2 };
  network.moveTo({ position: { x: middle.x, y: middle.y + (holder.clientHeight - free.height) / 2 / scale }, scale, animation: calm() ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
}

// How much of the drawing the evidence does not cover.
function seenPart(holder) {
  const covered = narrow.matches ? Math.max(0, holder.getBoundingClientRect().bottom - byId("pane").getBoundingClientRect().top) : 0;
  return { width: holder.clientWidth, height: Math.max(120, holder.clientHeight - covered) };
}

function zoomButtons(network, fit) {
  const zoom = (factor) => () => network.moveTo({ scale: network.getScale() * factor, animation: calm() ? false : { duration: 150, easingFunction: "easeInOutQuad" } });
  const button = (text, label, click) => el("button", { type: "button", title: label, "aria-label": label, click }, text);
  return el("div", { class: "zoom" }, button("+", "Zoom in", zoom(1.3)), button("−", "Zoom out", zoom(1 / 1.3)), button("⤢", "Fit to the window", () => fit(true)));
}
