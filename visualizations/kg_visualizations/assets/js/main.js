// Start: tabs, theme and keys around the views.

const ALL_TABS = [
  { key: "graph", label: "Graph" },
  { key: "positions", label: "Positions" },
  { key: "timeline", label: "Timeline" },
  { key: "map", label: "Map" },
  { key: "agreement", label: "Agreement" },
  { key: "statements", label: "Statements" },
  { key: "articles", label: "Articles" },
];
const TABS = view.only ? ALL_TABS.filter((tab) => tab.key === view.only) : ALL_TABS;
const byId = (id) => document.getElementById(id);

function startTabs(root) {
  const buttons = TABS.map((tab, i) => el("button", {
    type: "button", role: "tab", id: `tab-${tab.key}`, "aria-controls": `view-${tab.key}`, click: () => showTab(tab.key),
    keydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = TABS[(i + step + TABS.length) % TABS.length];
      showTab(next.key);
      byId(`tab-${next.key}`).focus();
    },
  }, tab.label));
  const draw = () => {
    TABS.forEach((tab, i) => {
      buttons[i].setAttribute("aria-selected", String(state.tab === tab.key));
      buttons[i].tabIndex = state.tab === tab.key ? 0 : -1;
    });
    for (const tab of ALL_TABS) byId(`view-${tab.key}`).hidden = state.tab !== tab.key;
  };
  root.append(...buttons);
  on("tab", draw);
  draw();
}

function startTheme(button) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const draw = () => {
    button.textContent = dark() ? "☀" : "☾";
    button.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours");
    button.title = dark() ? "Light colours" : "Dark colours";
  };
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; draw(); tell("theme"); });
  system.addEventListener("change", () => { draw(); tell("theme"); });
  draw();
}

function startKeys(search, graph) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=range]):not([type=checkbox]), textarea, select")) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "Escape") select(null);
    else if (event.key === "f") graph.fit(true);
    else if (/^[1-9]$/.test(event.key)) { const tab = TABS[Number(event.key) - 1]; if (tab) showTab(tab.key); };
  });
}

byId("app").hidden = false;
state.tab = TABS[0].key;
judge();
startTabs(document.querySelector(".tabs"));
startLegend(byId("legend"));
startPane(byId("pane"));
const searchBox = startSearch(byId("search"));
const graph = startGraph(byId("view-graph"));
startMatrix(byId("view-positions"));
startTimeline(byId("view-timeline"));
startMap(byId("view-map"));
startAgreement(byId("view-agreement"));
startTable(byId("view-statements"));
startArticles(byId("view-articles"));
startTheme(byId("theme"));
startKeys(searchBox, graph);
on("tab", () => (state.tab === "graph" ? graph.shown() : null));
startPictures(byId("pictures"));
startAddress();
