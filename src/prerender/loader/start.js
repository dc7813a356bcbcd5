// Start: fetches the application and lets it take the page over, when the page is idle or reached for.
// Needs config and root from page.js, pressAgain from replay.js, fetchNodes, needsRepair and repair from repair.js, fallBack
// from fallback.js.

// The page's data, from the file beside it. Once the page was rendered again it may not fit: then the page stays as it is.
const fetchData = async (cache) => (await fetch(config.page, { cache, integrity: config.integrity })).text();
const pageData = () => fetchData("default").catch(() => fetchData("reload"));

// The styles that the page does not carry are loaded already, for printing only. Another `media` for the same link would have
// Chromium lay out the whole page again.
const useStyle = () => new Promise((done) => {
  const link = document.querySelector("link[media=print]").cloneNode();
  link.media = "all";
  link.onload = link.onerror = done;
  document.head.append(link);
});

// What the visitor does between two steps comes first.
const turn = () => new Promise((next) => setTimeout(next));

let hasStarted;
const start = async () => {
  if (hasStarted) return;
  hasStarted = true;
  try {
    const style = useStyle();
    const script = import(config.script);
    // Where the host does not say that the file is WebAssembly, it cannot be compiled while it arrives.
    const module = WebAssembly.compileStreaming(fetch(config.wasm))
      .catch(async () => WebAssembly.compile(await (await fetch(config.wasm)).arrayBuffer()));
    const [application, code, data] = await Promise.all([script, module, pageData(), style]);
    await application.default({ module_or_path: code });
    await turn();
    const takeOver = application.prepare(data);
    await turn();
    // Without a pause where nothing was changed: in it, something could be.
    const nodes = needsRepair() && await fetchNodes();
    const redo = nodes && repair(nodes);
    takeOver();
    if (redo) redo();
    pressAgain();
  } catch (error) {
    console.error(text.NOT_STARTED, error);
    fallBack();
  }
};

// At once for a visitor who reaches for something; else after the first paint, when nothing else is to be done; for a visitor
// who saves data or has little, only when reached for.
for (const kind of ["pointerover", "pointerdown", "focusin", "keydown", "input"]) {
  root.addEventListener(kind, start, { once: true, passive: true });
}
const { saveData, effectiveType } = navigator.connection || {};
if (!saveData && !/2g/.test(effectiveType)) {
  const idle = window.requestIdleCallback || ((call) => setTimeout(call, 200));
  const whenIdle = () => requestAnimationFrame(() => idle(start, { timeout: 3000 }));
  if (document.readyState == "complete") whenIdle();
  else addEventListener("load", whenIdle);
}
