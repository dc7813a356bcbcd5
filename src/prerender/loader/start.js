// Start: fetches the application and lets it hydrate the page, once the page is idle or the visitor reaches for
// something.
// Needs html, root, loader and data from page.js, pressAgain from replay.js, fetchNodes, needsRepair and repair from repair.js, fallBack
// from fallback.js.

// Compiles a file of the application while it downloads, or afterwards if the host does not serve it as WebAssembly.
const compile = (file) => {
  const url = new URL(file, loader.src);
  return WebAssembly.compileStreaming(fetch(url)).catch(async () => WebAssembly.compile(await (await fetch(url)).arrayBuffer()));
};

// The deferred styles are already loaded, but only for print. Changing `media` on that link would make Chromium lay out
// the whole page again, so this adds a copy.
const useStyle = () => new Promise((done) => {
  const link = document.querySelector("link[media=print]").cloneNode();
  link.media = "all";
  link.onload = link.onerror = done;
  document.head.append(link);
});

// Yields, so that the visitor's events are handled between two steps.
const turn = () => new Promise((next) => setTimeout(next));

let hasStarted;
const start = async () => {
  if (hasStarted) return;
  hasStarted = true;
  try {
    const style = useStyle();
    const script = import(bundle.SCRIPT);
    const linker = import(bundle.LINKER);
    const module = compile(bundle.MODULE);
    // Fetches the chunks of this kind of page in parallel with the main module. What fails here fails again when it is needed.
    const [kind] = Object.keys(JSON.parse(data).content);
    const chunks = {};
    for (const file of bundle.CHUNKS[kind] || []) {
      const chunk = chunks[new URL(file, loader.src)] = compile(file);
      chunk.catch(() => {});
    }
    const [application, { link }, code] = await Promise.all([script, linker, module, style]);
    link(compile, chunks);
    // Where the application finds the styles of what a visitor asks for.
    html.dataset.onDemand = new URL(bundle.ON_DEMAND, loader.src);
    await application.default({ module_or_path: code });
    await turn();
    const takeOver = await application.prepare(data);
    await turn();
    // Pauses only if a repair is needed: during any pause, something else could change the page.
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

// Starts at once when the visitor reaches for something; otherwise after the first paint, when the browser is idle. If
// the visitor saves data or has a 2G connection, starts only when they reach for something.
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
