// Small drawings that say in the legend and in the text what a shape, a line or a sign means.

const SHAPES = {
  dot: () => svg("circle", { cx: 8, cy: 8, r: 5.5 }),
  square: () => svg("rect", { x: 3, y: 3, width: 10, height: 10 }),
  diamond: () => svg("path", { d: "M8 1.8 14.2 8 8 14.2 1.8 8Z" }),
  triangle: () => svg("path", { d: "M8 2.2 14.4 13.4H1.6Z" }),
  hexagon: () => svg("path", { d: "M4.8 2.6h6.4L14.4 8l-3.2 5.4H4.8L1.6 8Z" }),
  box: () => svg("rect", { x: 1, y: 3.5, width: 14, height: 9, rx: 2, class: "card" }),
};

function typeSwatch(type) {
  return svg("svg", { class: `swatch type-${type.css}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, SHAPES[type.shape]());
}

function lineSwatch(family) {
  const line = svg("path", { d: "M1 8h29", "stroke-width": family.width, "stroke-dasharray": family.dashes.join(" ") || null });
  const head = svg("path", { d: "M29 4.2 36 8l-7 3.8Z", class: "head" });
  return svg("svg", { class: `line family-${family.css}`, viewBox: "0 0 37 16", "aria-hidden": "true" }, line, head);
}

function signOf(family) {
  return family.sign ? el("span", { class: `sign family-${family.css}`, "aria-hidden": "true" }, family.sign) : null;
}

function entityButton(n, className) {
  const entity = view.entities[n];
  return el(
    "button",
    { type: "button", class: className || "entity", click: () => select({ kind: "entity", n }), title: `${entity.type}: ${entity.name}` },
    typeSwatch(entityType(n)),
    el("span", {}, entity.name),
  );
}

function statusTag(s) {
  const status = statusOf.get(s.status);
  const text = s.edge ? status.label : `${status.label}, not drawn`;
  return el("span", { class: s.edge ? `status is-${s.status}` : "status no-edge", title: status.meaning }, text);
}
