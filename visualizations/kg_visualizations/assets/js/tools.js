// How far around a selection the graph looks, whether what is filtered fades or goes, and the way between two.

function graphTools() {
  const box = el("div", { class: "tools" });
  const draw = () => {
    const depth = [1, 2].map((n) => el("button", { type: "button", "aria-pressed": String(state.depth === n), "aria-label": `${counted(n, "step")} around a selection`, click: () => { state.depth = n; tell("select"); } }, counted(n, "step")));
    const hide = el("label", { class: "check" }, el("input", { type: "checkbox", checked: state.hide, change: (event) => { state.hide = event.target.checked; tell("select"); } }), "hide what is filtered out");
    box.replaceChildren(el("span", { class: "note" }, "Around a selection"), el("div", { class: "segmented", role: "group", "aria-label": "Steps around a selection" }, depth), hide);
  };
  on("select", () => (box.contains(document.activeElement) ? null : draw()));
  on("select", () => {
    for (const [i, button] of [...box.querySelectorAll(".segmented button")].entries()) button.setAttribute("aria-pressed", String(state.depth === i + 1));
  });
  draw();
  return box;
}

function selectPath(from, to) {
  const edges = from === to ? null : pathBetween(from, to);
  state.pathFrom = null;
  select(edges ? { kind: "path", from, to, edges } : { kind: "nopath", from, to });
}

// Waits for the other end of a path: the next entity that is chosen, anywhere on the page.
function askForPath(n) {
  state.pathFrom = n;
  tell("select");
}

function pathPane({ from, to, edges }) {
  const words = `From ${view.entities[from].name} to ${view.entities[to].name}`;
  return [
    el("header", { class: "pane-head" }, el("h2", { class: "heading" }, words), el("p", { class: "note" }, `The shortest way over what is shown: ${counted(edges.length, "step")}. Being on it says nothing about the two ends.`)),
    ...edges.map((n) => group(shownStatements(view.edges[n].statements))),
  ];
}

function noPathPane({ from, to }) {
  return [el("header", { class: "pane-head" }, el("h2", { class: "heading" }, `No way from ${view.entities[from].name} to ${view.entities[to].name}`), el("p", { class: "note" }, "No chain of shown statements joins the two."))];
}

// Below an entity's name: what the drawing leaves out around it, and the way to another.
function entityActions(n) {
  const left = graph.undrawn(n);
  const joined = view.edges.some((e) => e.source === n || e.target === n);
  if (!joined) return null;
  const waiting = state.pathFrom === n;
  return el("p", { class: "actions" },
    left.length && hasTab("graph") ? el("button", { type: "button", class: "plainlink", click: () => { showTab("graph"); graph.expand(n); tell("select"); } }, left[0] === n ? "Draw it with its neighbours" : `Draw ${counted(left.length, "more neighbour")}`) : null,
    waiting ? el("span", { role: "status" }, "Now choose the other end, by a click or by search. ", el("button", { type: "button", class: "plainlink", click: () => { state.pathFrom = null; tell("select"); } }, "Never mind"))
      : el("button", { type: "button", class: "plainlink", click: () => askForPath(n) }, "Shortest way to another …"));
}
